/** A real app on the disk and the real command, for tests of what a shell sees. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const BIN = fileURLToPath(new URL('../../bin/sk-audit.js', import.meta.url));

/** An error (`fail` thrown in an action), and a warning (the app fetches from itself). */
const FILES = {
  'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "2.70.4", "svelte": "5.57.3" } }',
  'svelte.config.js': 'export default { kit: {} };\n',
  'src/app.html': '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
  'src/routes/+page.svelte': '<h1>Shop</h1>\n',
  'src/routes/cart/+page.svelte': '<form method="POST"><button>Buy</button></form>\n',
  'src/routes/cart/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async () => {
    throw fail(400, { message: 'Your cart is empty' });
  },
};
`,
  'src/routes/stock/+page.server.ts': `export const load = async ({ fetch }) => ({ stock: await (await fetch('/api/stock')).json() });\n`,
  'src/routes/api/stock/+server.ts': `export const GET = () => Response.json([]);\n`,
};

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A new folder that holds the app, with other or further files; `undefined` leaves one out. Its absolute path, links resolved; it is gone after the tests. */
export function shopApp(files: { readonly [path: string]: string | undefined } = {}): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-cli-')));
  made.push(dir);
  for (const [path, text] of Object.entries({ ...FILES, ...files })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  return dir;
}

export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the built command in a folder, in a bare environment. */
export function skAudit(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  return outcome(spawnSync(process.execPath, [BIN, ...words], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'], ...env }, maxBuffer: 1 << 28 }));
}

/** Runs a line of a POSIX shell, in which `sk-audit` is the built command. */
export function shell(cwd: string, line: string): Outcome {
  const script = `sk-audit() { '${process.execPath}' '${BIN}' "$@"; }\n${line}`;
  return outcome(spawnSync('bash', ['--norc', '-c', script], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] }, maxBuffer: 1 << 28 }));
}

function outcome({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): Outcome {
  return { code: status, out: stdout, err: stderr };
}
