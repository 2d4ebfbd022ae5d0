/** The part of the long run for which Kit's repository is needed. */
import { removeFolder, tempFolder } from '../app-folder.js';
import { versionOf } from '../kits.js';
import { checkKitApps, describeKitApp } from './check-kit-apps.js';
import { kitApps } from './kit-apps.js';

/** Checks the apps of the checkout or git directory, one line each; gives the number of differences. */
export async function runKitApps(source: string, print: (text: string) => void): Promise<number> {
  const dir = tempFolder();
  try {
    const { version, kit, apps } = kitApps(source, dir);
    print(`\n${apps.length} apps of Kit ${version}, with Kit ${versionOf(kit)}`);
    const checked = await checkKitApps(apps);
    for (const one of checked) print(describeKitApp(one));
    return checked.reduce((sum, { differences }) => sum + differences.length, 0);
  } finally {
    removeFolder(dir);
  }
}
