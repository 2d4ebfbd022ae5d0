/** Every machine-readable report of one audit, for tests that hold them against schemas. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { runCommand } from '../run-command.js';
import { REPOSITORY } from '../workspace.js';

export const CLI = join(REPOSITORY, 'packages/cli/bin/sk-audit.js');

/** Names and texts that mean something in JSON, in XML and in URIs. */
const FILES = {
  'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "2.70.4", "svelte": "5.57.3" } }',
  'svelte.config.js': 'export default { kit: {} };\n',
  'src/app.html': '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
  "src/routes/(shop)/[[lang]]/r&d it's 100%/+page.svelte": "<script>\n\timport { total } from '$lib/cart & co';\n</script>\n\n{total()}\n",
  "src/routes/(shop)/[[lang]]/r&d it's 100%/+page.server.ts": "import { fail } from '@sveltejs/kit';\nexport const actions = {\n  default: async () => {\n    throw fail(400);\n  },\n};\n",
  'src/lib/cart & co.ts': "import { db } from './server/db';\nexport const total = () => db.total();\n",
  'src/lib/server/db.ts': 'export const db = connect();\n',
  'src/lib/broken.ts': 'export const = ;\n',
  'src/routes/stock/+page.server.ts': "// sk-audit-disable-next-line no-internal-fetch-in-server-load -- <the> \"stock\" & co\nexport const load = async ({ fetch }) => ({ stock: await (await fetch('/api/stock')).json() });\n",
  'src/routes/api/stock/+server.ts': 'export const GET = () => Response.json([]);\n',
};

export type Audited = {
  /** The app, in the folder `apps/shop` of a repository. */
  readonly dir: string;
  readonly report: Report;
  /** The text that a format writes. */
  readonly text: (format: string) => string;
  readonly remove: () => void;
};

/** Audits a small app with odd names in each of the formats. */
export function auditedApp(formats: readonly string[]): Audited {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-formats-')));
  const dir = join(top, 'apps/shop');
  mkdirSync(join(top, '.git'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  const outputs = formats.flatMap((format) => ['-o', `${format}=../../out/${format}`]);
  const { stdout } = runCommand(process.execPath, [CLI, '-f', 'json', '--no-cache', '--all-rules', '--sarif-include-suppressed', ...outputs], dir);
  return {
    dir,
    report: JSON.parse(stdout) as Report,
    text: (format) => readFileSync(join(top, 'out', format), 'utf8'),
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}
