/** The app of the probes, built. */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { installKit, removeFolder, writeFiles } from '../app-folder.js';
import { buildKey } from '../builds/build-cache.js';
import { runBuild } from '../builds/run-build.js';
import type { KitName } from '../kits.js';
import { probeApp } from './probe-app.js';
import type { Probe } from './probe.js';

/** Outside of the packages, whose files are all judged as our own. */
const cache = fileURLToPath(new URL('../../../../.cache/probes/', import.meta.url));

const day = 24 * 60 * 60 * 1000;

/** The folder of the built app; what was built of the same files before is taken again. Throws with Vite's words when it does not build. */
export async function buildProbeApp(probes: readonly Probe[], kit: KitName): Promise<string> {
  const files = probeApp(probes, kit);
  const dir = `${cache}${kit}-${buildKey(files, kit).slice(0, 16)}`;
  if (existsSync(dir)) return dir;
  mkdirSync(cache, { recursive: true });
  removeOld();
  const unfinished = `${dir}.${process.pid}`;
  try {
    writeFiles(unfinished, files);
    installKit(unfinished, kit);
    const { outcome, output } = await runBuild(unfinished, kit);
    if (outcome !== 'clean') throw new Error(`The probes do not build with ${kit} (${outcome}):\n${output}`);
    // Somebody else may have been faster.
    if (!existsSync(dir)) renameSync(unfinished, dir);
    return dir;
  } finally {
    removeFolder(unfinished);
  }
}

/** Every change of a probe makes a new app. */
function removeOld(): void {
  for (const name of readdirSync(cache)) if (Date.now() - statSync(cache + name).mtimeMs > day) removeFolder(cache + name);
}
