/** Hooks as people have them: pre-commit and lefthook on real repositories, which run the command that a project has installed. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Ended, runCommand } from '../run-command.js';
import { REPOSITORY } from '../workspace.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-hooks-')));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const CART = 'src/routes/(shop)/cart/+page.server.ts';
const GIFT = 'src/routes/(shop)/gift/[card]/+page.server.ts';
/** `fail` is thrown: an old finding in the cart, and a new one where somebody adds it. */
const MISTAKE = "import { fail } from '@sveltejs/kit';\nexport const actions = {\n  default: async () => {\n    throw fail(400);\n  },\n};\n";
const FILES = {
  'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "2.70.4", "svelte": "5.57.3" } }',
  'svelte.config.js': 'export default { kit: {} };\n',
  '.gitignore': 'node_modules\n',
  'src/app.html': '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
  'src/routes/(shop)/cart/+page.svelte': '<h1>Cart</h1>\n',
  [CART]: MISTAKE,
};

const ENV = {
  HOME: home, PRE_COMMIT_HOME: join(home, 'pre-commit'), NO_COLOR: '1', CI: undefined, AI_AGENT: undefined, CLAUDECODE: undefined,
  GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
};

function run(dir: string, command: string, ...args: readonly string[]): Ended {
  return runCommand(command, args, dir, ENV);
}

function put(dir: string, files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** Stages everything and commits it; says what the hooks said. */
function commit(dir: string): { readonly code: number | null; readonly said: string } {
  run(dir, 'git', 'add', '-A');
  const { code, stdout, stderr } = run(dir, 'git', 'commit', '-m', 'Change the shop');
  return { code, said: `${stdout}${stderr}` };
}

/** Links a package as `npm install <folder>` does. */
function link(dir: string, name: string, folder: string, bin: string): void {
  mkdirSync(join(dir, 'node_modules/.bin'), { recursive: true });
  symlinkSync(folder, join(dir, 'node_modules', name));
  symlinkSync(join(folder, bin), join(dir, 'node_modules/.bin', name));
}

/** A committed shop with one old finding, which has the command installed. */
function shop(name: string, files: { readonly [path: string]: string } = {}): string {
  const dir = join(home, name);
  put(dir, { ...FILES, ...files });
  link(dir, 'sk-audit', join(REPOSITORY, 'packages/cli'), 'bin/sk-audit.js');
  run(dir, 'git', 'init', '--quiet', '-b', 'main');
  expect(commit(dir)).toMatchObject({ code: 0 });
  return dir;
}

/** `init`, which finds the hook manager that is set up. */
function init(dir: string): void {
  const { code, stdout, stderr } = run(dir, 'npx', '--no-install', 'sk-audit', 'init', '--yes');
  expect(code, stdout + stderr).toBe(0);
}

/** The commits that matter; the hook is in place. */
function expectNewFindingsStopped(dir: string): void {
  put(dir, { 'README.md': '# Shop\n' });
  const prose = commit(dir);
  expect(prose.code, prose.said).toBe(0);

  put(dir, { [GIFT]: MISTAKE });
  const stopped = commit(dir);
  expect(stopped.code, stopped.said).toBe(1);
  expect(stopped.said).toContain(`${GIFT}\n  4:11  error  \`fail()\` is thrown, which ends in status 500.  return-fail\n`);
  expect(stopped.said).toMatch(/^✖ 1 new finding \(1 error\) in 1 staged file · 1 fixable with --fix · 1 older · /m);
  expect(stopped.said).not.toContain(CART);

  put(dir, { [GIFT]: MISTAKE.replace('throw', 'return') });
  const mended = commit(dir);
  expect(mended.code, mended.said).toBe(0);

  put(dir, { [CART]: `// What is in the cart is paid here.\n${MISTAKE}` });
  const old = commit(dir);
  expect(old.code, old.said).toBe(0);
  expect(run(dir, 'git', 'status', '--short').stdout).toBe('');
}

describe('pre-commit', () => {
  beforeAll(() => {
    if (run(home, 'sh', '-c', 'command -v pre-commit').code !== 0) throw new Error('This test needs pre-commit: install it (apt-get install pre-commit).');
  });

  it('stops what a commit adds, with the hook of our repository', () => {
    const hooks = join(home, 'sk-audit');
    mkdirSync(hooks);
    copyFileSync(join(REPOSITORY, '.pre-commit-hooks.yaml'), join(hooks, '.pre-commit-hooks.yaml'));
    run(hooks, 'git', 'init', '--quiet', '-b', 'main');
    expect(commit(hooks).code).toBe(0);
    const rev = run(hooks, 'git', 'rev-parse', 'HEAD').stdout.trim();
    const dir = shop('hook-of-ours', { '.pre-commit-config.yaml': stringify({ repos: [{ repo: hooks, rev, hooks: [{ id: 'sk-audit' }] }] }) });
    expect(run(dir, 'pre-commit', 'install')).toMatchObject({ code: 0 });
    expectNewFindingsStopped(dir);
  }, 120_000);

  it('stops what a commit adds, with the hook that init adds to others', () => {
    const config = '# Ours.\nrepos:\n- repo: meta\n  hooks:\n  - id: check-hooks-apply\n\ndefault_language_version:\n  python: python3\n';
    const dir = shop('local-hook', { '.pre-commit-config.yaml': config });
    expect(run(dir, 'pre-commit', 'install')).toMatchObject({ code: 0 });
    init(dir);
    const { repos } = parse(readFileSync(join(dir, '.pre-commit-config.yaml'), 'utf8')) as { repos: readonly { repo: string }[] };
    expect(repos.map(({ repo }) => repo)).toEqual(['meta', 'local']);
    expectNewFindingsStopped(dir);
  }, 120_000);
});

describe('lefthook', () => {
  it('stops what a commit adds, beside other jobs', () => {
    const dir = shop('lefthook', { 'lefthook.yml': 'pre-commit:\n  parallel: true\n  jobs:\n    - name: words\n      run: echo checked\n' });
    link(dir, 'lefthook', dirname(createRequire(import.meta.url).resolve('lefthook/package.json')), 'bin/index.js');
    init(dir);
    const installed = run(dir, 'npx', '--no-install', 'lefthook', 'install');
    expect(installed.code, installed.stderr).toBe(0);
    expectNewFindingsStopped(dir);
  }, 120_000);
});
