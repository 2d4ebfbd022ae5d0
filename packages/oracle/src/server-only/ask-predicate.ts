/** What the guards of Kit say about paths. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installKit, removeFolder, tempFolder, writeFiles } from '../app-folder.js';
import { kitModule, nodeFor, packagesOf, type KitName } from '../kits.js';
import { scrubbedEnv } from '../scrubbed-env.js';
import type { PathCase } from './module-paths.js';

/** One answer for each path; all have the same `root` and `lib`. */
export type AskPredicate = (cases: readonly PathCase[]) => readonly boolean[];

/** The predicate of a Kit, from where it stands: exported in 1, 2.5 and 3, within a hook in 2.70. */
export async function askPredicateOf(kit: KitName): Promise<AskPredicate> {
  if (kit === 'kit-2-70') return askTheHook;
  if (kit === 'kit-3') {
    const { is_server_only_path } = await kitModule<{ is_server_only_path: (id: string, dirs: object) => boolean }>(kit, 'src/exports/vite/utils.js');
    return (cases) => cases.map((one) => is_server_only_path(`/repo/${one.path}`, dirsOf(one)));
  }
  const { is_illegal } = await kitModule<{ is_illegal: (id: string, dirs: object) => boolean }>(kit, 'src/exports/vite/graph_analysis/index.js');
  return (cases) => cases.map((one) => is_illegal(`/repo/${one.path}`, dirsOf(one)));
}

/** Absolute folders under the names of either major. */
function dirsOf({ root, lib }: PathCase): object {
  const cwd = join('/repo', root);
  const inApp = (path: string): string => join(cwd, path);
  return { cwd, root: cwd, node_modules: inApp('node_modules'), server: inApp(`${lib}/server`), routes: inApp('src/routes'), assets: inApp('static') };
}

const askTheHook: AskPredicate = (cases) => {
  const [first] = cases;
  if (!first) return [];
  const project = tempFolder();
  try {
    const app = join(project, first.root);
    writeFiles(app, {
      'svelte.config.js': `export default { kit: { files: { lib: '${first.lib}' } } };\n`,
      'package.json': '{ "type": "module" }\n',
      'src/app.html': '<head>%sveltekit.head%</head><body>%sveltekit.body%</body>\n',
      'src/routes/+page.svelte': '<p>Open</p>\n',
    });
    installKit(app, 'kit-2-70');
    return askGuard(app, cases.map(({ path }) => join(project, path)));
  } finally {
    removeFolder(project);
  }
};

/** Which ids does the guard of Kit 2.70 refuse in the app's folder? */
export function askGuard(app: string, ids: readonly string[]): readonly boolean[] {
  const script = fileURLToPath(new URL('../../bin/ask-guard.mjs', import.meta.url));
  const child = spawnSync(nodeFor('kit-2-70'), [script, `${packagesOf('kit-2-70')}@sveltejs/kit`], {
    cwd: app, env: scrubbedEnv(), input: JSON.stringify(ids), encoding: 'utf8', maxBuffer: 1 << 28,
  });
  if (child.status !== 0) throw new Error(`Kit's guard could not be asked: ${child.stderr}`);
  return JSON.parse(child.stdout.slice(child.stdout.lastIndexOf('\n'))) as boolean[];
}
