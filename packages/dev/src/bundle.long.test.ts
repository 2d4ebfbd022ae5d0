/** The packed tarballs, installed by npm as a user would: it needs the network, or npm's cache. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, PUBLISHED } from './bundle.js';
import { runCommand } from './run-command.js';
import { REPOSITORY } from './workspace.js';

/** npm is a script on Windows, and takes what pnpm and npx set for their own children for its own settings. */
function npm(args: readonly string[], cwd: string) {
  const inherited = Object.keys(process.env).filter((name) => /^npm_(config_(?!registry|cache)|package_|lifecycle_)/i.test(name));
  const env = Object.fromEntries(inherited.map((name) => [name, undefined]));
  return process.platform === 'win32' ? runCommand('cmd', ['/c', 'npm', ...args], cwd, env) : runCommand('npm', args, cwd, env);
}

function install(what: readonly string[], cwd: string): void {
  const { code, stderr } = npm(['install', ...what, '--prefer-offline', '--no-audit', '--no-fund'], cwd);
  expect(code, stderr).toBe(0);
}

function write(dir: string, files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** What a new app holds, and two mistakes. */
const FRESH_APP = {
  'package.json': JSON.stringify({ name: 'shop', private: true, type: 'module', devDependencies: { '@sveltejs/adapter-auto': '^7.0.1', '@sveltejs/kit': '^2.63.0', '@sveltejs/vite-plugin-svelte': '^7.1.2', eslint: '^10.0.0', svelte: '^5.56.1', typescript: '~6.0.3', vite: '^8.0.16' } }),
  'vite.config.ts': "import adapter from '@sveltejs/adapter-auto';\nimport { sveltekit } from '@sveltejs/kit/vite';\nimport { defineConfig } from 'vite';\n\nexport default defineConfig({ plugins: [sveltekit({ adapter: adapter() })] });\n",
  'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" }\n',
  'eslint.config.js': "import skAudit from 'eslint-plugin-sk-audit';\n\nexport default [...skAudit.configs.recommended];\n",
  'src/app.html': '<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body><div>%sveltekit.body%</div></body>\n</html>\n',
  'src/routes/+page.svelte': '<script lang="ts">\n  import { total } from \'$lib/cart\';\n  const words: string[] = [];\n</script>\n<h1>{total} {words.length}</h1>\n',
  'src/routes/+page.server.ts': "import { fail } from '@sveltejs/kit';\nexport const actions = {\n  default: async () => {\n    fail(400);\n  },\n};\n",
  'src/lib/cart.ts': "import { price } from './server/price';\nexport const total: number = price;\n",
  'src/lib/server/price.ts': 'export const price = 1;\n',
};

describe('the packed tarballs', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-pack-')));
  const tarballs = new Map<string, string>();
  beforeAll(async () => {
    for (const { name } of PUBLISHED) {
      await bundle(join(home, name), name);
      const packed = npm(['pack', '--json', '--pack-destination', home], join(home, name));
      expect(packed.code, packed.stderr).toBe(0);
      const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
      tarballs.set(name, join(home, filename));
    }
  }, 120_000);
  afterAll(() => rmSync(home, { recursive: true }));

  it('of the command installs into an empty folder and audits an app there', () => {
    const empty = join(home, 'empty');
    mkdirSync(empty);
    install([tarballs.get('sk-audit') ?? ''], empty);
    const bin = join(empty, 'node_modules/sk-audit/bin/sk-audit.js');
    expect(runCommand(process.execPath, [bin, '--version'], empty).stdout.trim()).toBe('0.0.0');

    cpSync(join(REPOSITORY, 'fixtures/demo-app'), join(empty, 'shop'), { recursive: true });
    const audit = runCommand(process.execPath, [bin, 'shop', '--format', 'concise', '--no-cache'], empty);
    expect(audit.stderr).toBe('');
    expect(audit.stdout).toContain('shop/src/');
    expect(audit.code).toBe(1);
  }, 180_000);

  it('of both see the same in a fresh app', () => {
    const app = join(home, 'fresh');
    write(app, FRESH_APP);
    install([...tarballs.values()], app);
    const audit = runCommand(process.execPath, [join(app, 'node_modules/sk-audit/bin/sk-audit.js'), '--format', 'json'], app);
    const lint = (...options: readonly string[]) => runCommand(process.execPath, [join(app, 'node_modules/eslint/bin/eslint.js'), '.', '-f', 'json', ...options], app);
    const eslint = lint();
    expect(lint('--concurrency', '2').stdout).toBe(eslint.stdout);
    const { findings } = JSON.parse(audit.stdout) as { readonly findings: readonly { path: string; start: { line: number; column: number }; rule: string }[] };
    const results = JSON.parse(eslint.stdout) as readonly { filePath: string; messages: readonly { line: number; column: number; ruleId: string }[] }[];
    const ours = findings.map(({ path, start, rule }) => `${path}:${start.line}:${start.column} sk-audit/${rule}`);
    const theirs = results.flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId }) => `${filePath.slice(app.length + 1)}:${line}:${column} ${ruleId}`));
    expect(theirs.sort()).toEqual(ours.sort());
    expect(ours).toEqual(expect.arrayContaining(['src/lib/cart.ts:1:23 sk-audit/no-server-import-in-client', 'src/routes/+page.server.ts:4:5 sk-audit/return-fail']));
  }, 300_000);
});
