/** `sk-audit move` on real folders, from the words of the command line to the files. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../run.js';
import type { Ask } from '../terminal/ask.js';
import { shopApp, skAudit } from '../testing/shop-app.js';

type Files = { readonly [path: string]: string };

/** A database that a load, a test, a declaration and a component's types use. */
const DATABASE: Files = {
  'src/lib/db.ts': "import { url } from './url';\nexport type Row = { id: string };\nexport const db = { url };\n",
  'src/lib/url.ts': "export const url = 'postgres://';\n",
  'src/lib/db.test.ts': "import { vi } from 'vitest';\nvi.mock('./db');\n",
  'src/app.d.ts': "declare global { namespace App { interface Locals { row: import('$lib/db').Row } } }\nexport {};\n",
  'src/routes/rows/+page.server.ts': "import { db } from '$lib/db';\nexport const load = () => ({ url: db.url });\n",
  'src/routes/rows/+page.svelte': "<script lang=\"ts\">\n  import type { Row } from '$lib/db.js';\n  let { data }: { data: { url: string } } = $props();\n</script>\n<p>{data.url}</p>\n",
  'README.md': 'The database is in `src/lib/db.ts`.\n',
};
const MOVED = ['src/lib/db.ts', 'src/lib/server/'];

function git(dir: string, ...words: readonly string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  return execFileSync('git', [...identity, ...words], { cwd: dir, encoding: 'utf8', env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }, stdio: 'pipe' });
}

/** An app with the database, in a repository in which all is committed. */
function committed(files: Files = {}): string {
  const dir = shopApp({ ...DATABASE, ...files });
  git(dir, 'init', '--quiet');
  return commit(dir);
}

function commit(dir: string): string {
  git(dir, 'add', '-A');
  git(dir, 'commit', '--quiet', '-m', 'All of it');
  return dir;
}

const read = (dir: string, path: string) => readFileSync(join(dir, path), 'utf8');
const changed = (dir: string) => git(dir, 'status', '--porcelain', '--untracked-files=all').trimEnd().split('\n').filter((line) => line !== '').map((line) => line.slice(3)).sort();

/** Runs `move` in the folder; without answers there is nobody to ask. */
async function move(dir: string, words: readonly string[], ask?: Ask) {
  const said = { out: '', err: '' };
  const terminal = { stdout: { write: (text: string) => (said.out += text) }, stderr: { write: (text: string) => (said.err += text) }, env: {}, cwd: dir };
  const code = await run(['move', ...words], '1.2.3', { ...terminal, ...(ask && { ask: async () => ask }) });
  return { code, ...said };
}

const answering = (answer: boolean | undefined): Ask => ({ yesOrNo: async () => answer, oneOf: async () => undefined });

describe('move', () => {
  it('shows the plan, moves the module and rewrites every importer', async () => {
    const dir = committed();
    expect(await move(dir, [...MOVED, '--yes'])).toEqual({
      code: 0,
      err: '',
      out: `src/lib/db.ts → src/lib/server/db.ts
  1  ./url → ../url

src/app.d.ts
  1  $lib/db → $lib/server/db

src/lib/db.test.ts
  2  ./db → ./server/db

src/routes/rows/+page.server.ts
  1  $lib/db → $lib/server/db

src/routes/rows/+page.svelte
  2  $lib/db.js → $lib/server/db.js

Also named here, and left as it is
  README.md:1

Moved src/lib/db.ts to src/lib/server/db.ts, and rewrote 5 specifiers in 5 files.
`,
    });
    expect(read(dir, 'src/lib/server/db.ts')).toBe(DATABASE['src/lib/db.ts']?.replace('./url', '../url'));
    expect(read(dir, 'src/routes/rows/+page.svelte')).toBe(DATABASE['src/routes/rows/+page.svelte']?.replace('lib/db', 'lib/server/db'));
    expect(changed(dir)).toEqual(['src/app.d.ts', 'src/lib/db.test.ts', 'src/lib/db.ts', 'src/lib/server/db.ts', 'src/routes/rows/+page.server.ts', 'src/routes/rows/+page.svelte']);
  });

  it('moves it back, and every byte is as it was', async () => {
    const dir = committed({ 'src/lib/db.ts': `\uFEFF${DATABASE['src/lib/db.ts']?.replaceAll('\n', '\r\n')}` });
    chmodSync(join(dir, 'src/lib/db.ts'), 0o775);
    commit(dir);
    expect((await move(dir, [...MOVED, '--yes'])).code).toBe(0);
    expect([statSync(join(dir, 'src/lib/server/db.ts')).mode & 0o777, read(dir, 'src/lib/server/db.ts').charCodeAt(0)]).toEqual([0o775, 0xfeff]);
    commit(dir);
    expect((await move(dir, ['src/lib/server/db.ts', 'src/lib/db.ts', '--yes'])).code).toBe(0);
    commit(dir);
    expect(git(dir, 'diff', '--stat', 'HEAD~2')).toBe('');
  });

  it('asks when somebody is there, and does nothing when the answer is no or none', async () => {
    const dir = committed();
    for (const answer of [false, undefined]) expect((await move(dir, MOVED, answering(answer))).out.endsWith('\nNothing was changed.\n')).toBe(true);
    expect(changed(dir)).toEqual([]);
    expect((await move(dir, MOVED, answering(true))).out).toContain('Moved src/lib/db.ts');
    expect(existsSync(join(dir, 'src/lib/db.ts'))).toBe(false);
  });

  it('does nothing when nobody is there to be asked', async () => {
    const dir = committed();
    expect(await move(dir, MOVED)).toMatchObject({ code: 2, err: 'sk-audit: Nothing was changed, because there is nobody to ask: --yes moves it.\n' });
    expect(changed(dir)).toEqual([]);
  });

  it('only shows the plan with --dry-run, and with --diff as a patch that git takes', async () => {
    const dir = committed();
    writeFileSync(join(dir, 'src/lib/url.ts'), "export const url = 'mysql://';\n"); // what is not committed does not matter here
    expect((await move(dir, [...MOVED, '--dry-run'])).out.endsWith('\nNothing was changed: this was a dry run. It would be 5 specifiers in 5 files.\n')).toBe(true);
    const { out, code } = await move(dir, [...MOVED, '--diff']);
    expect({ code, changed: changed(dir) }).toEqual({ code: 0, changed: ['src/lib/url.ts'] });
    writeFileSync(join(dir, 'move.patch'), out);
    git(dir, 'apply', 'move.patch');
    expect(read(dir, 'src/lib/server/db.ts')).toContain("'../url'");
    expect(read(dir, 'src/lib/db.test.ts')).toContain("'./server/db'");
    expect(existsSync(join(dir, 'src/lib/db.ts'))).toBe(false);
  });

  it('makes a patch for the top of the repository, wherever in it somebody stands', async () => {
    const dir = committed();
    const { out } = await move(join(dir, 'src/lib'), ['db.ts', 'server/', '--diff']);
    writeFileSync(join(dir, 'move.patch'), out);
    git(dir, 'apply', 'move.patch');
    expect(changed(dir)).toEqual(['move.patch', 'src/app.d.ts', 'src/lib/db.test.ts', 'src/lib/db.ts', 'src/lib/server/db.ts', 'src/routes/rows/+page.server.ts', 'src/routes/rows/+page.svelte']);
  });

  it('takes paths as seen from where it is called, and the new name when one is given', async () => {
    const dir = committed();
    const { out, code } = await move(join(dir, 'src/lib'), ['db.ts:2:1', '../lib/server/pool.ts', '--yes']);
    expect([code, out.split('\n')[0]]).toEqual([0, 'db.ts → server/pool.ts']);
    expect(read(dir, 'src/routes/rows/+page.server.ts')).toContain("'$lib/server/pool'");
  });

  it('rewrites the other apps of a repository that use the module, and their packages', async () => {
    const app = (name: string, more: Files): Files => Object.fromEntries(Object.entries({ 'package.json': `{ "name": "${name}", "devDependencies": { "@sveltejs/kit": "2.70.4" } }`, 'svelte.config.js': 'export default {};\n', ...more }).map(([path, text]) => [`apps/${name}/${path}`, text]));
    const dir = committed({
      'package.json': '{ "private": true }', 'svelte.config.js': 'export {};\n', 'pnpm-workspace.yaml': 'packages: [apps/*]\n',
      ...app('shop', { 'src/lib/db.ts': 'export const db = 1;\n', 'src/routes/+page.server.ts': "import '$lib/db';\n" }),
      ...app('admin', { 'src/lib/db.ts': 'export const db = 2;\n', 'src/routes/+page.server.ts': "import '../../../shop/src/lib/db';\nimport '$lib/db';\n" }),
      'Dockerfile': 'COPY apps/shop/src/lib/db.ts .\nCOPY src/lib/db.ts .\n',
    });
    const { out, code } = await move(join(dir, 'apps/shop'), [...MOVED, '--yes']);
    expect(code).toBe(0);
    expect(read(dir, 'apps/admin/src/routes/+page.server.ts')).toBe("import '../../../shop/src/lib/server/db';\nimport '$lib/db';\n");
    expect(out).toContain('left as it is\n  ../../Dockerfile:1\n');
  });
});

describe('move refuses', () => {
  const refusal = async (dir: string, ...words: readonly string[]) => {
    const { code, err, out } = await move(dir, [...words, '--yes']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err.trimEnd().replace(/^sk-audit: /, '');
  };

  let untouched: string | undefined;
  const withLink = (): string => {
    const dir = committed({ '.gitignore': 'generated\n', 'src/hooks.server.ts': 'export {};\n' });
    symlinkSync('db.ts', join(dir, 'src/lib/link.ts'));
    symlinkSync('nothing.ts', join(dir, 'src/lib/nowhere.ts'));
    symlinkSync('../lib', join(dir, 'src/lib/linked'));
    writeFileSync(join(dir, 'src/lib/prices.ts'), Buffer.from("export const currency = '£';\n", 'latin1'));
    return commit(dir);
  };

  it.each<[string, readonly [string, string], string]>([
    ['what is not there', ['src/lib/pool.ts', 'src/lib/server/'], 'There is no file "src/lib/pool.ts".'],
    ['a folder', ['src/lib', 'src/server/'], '"src/lib" is a folder: name one file in it.'],
    ['what is no code', ['README.md', 'src/lib/'], '"README.md" is no source file of the app: sk-audit reads components and modules of JavaScript or TypeScript, up to 1.5 MB.'],
    ['a place that is taken', ['src/lib/db.ts', 'src/lib/url.ts'], 'There is a file "src/lib/url.ts" already.'],
    ['a place outside of the app', ['src/lib/db.ts', '../db.ts'], '"../db.ts" lies outside of the app: a module can be moved within its app only.'],
    ['another kind of file', ['src/lib/db.ts', 'src/lib/db.svelte.ts'], '"src/lib/db.svelte.ts" has to end in ".ts" as the file does, or in a slash when it is a folder.'],
    ['a place that git ignores', ['src/lib/db.ts', 'generated/db.ts'], '"generated/db.ts" would be no source file of the app: git ignores it, or it is build output or a static file.'],
    ['build output', ['src/lib/db.ts', 'build/'], '"build/db.ts" would be no source file of the app: git ignores it, or it is build output or a static file.'],
    ['a route file', ['src/routes/rows/+page.server.ts', 'src/lib/'], '"src/routes/rows/+page.server.ts" is the server module of the page /rows: its name and its place make it that, so it cannot be moved.'],
    ['a hook', ['src/hooks.server.ts', 'src/lib/'], '"src/hooks.server.ts" is the module of the server hooks: its name and its place make it that, so it cannot be moved.'],
    ['configuration', ['svelte.config.js', 'src/lib/'], '"svelte.config.js" is configuration that a tool looks for under this name, so it cannot be moved.'],
    ['a name that Kit knows', ['src/lib/db.ts', 'src/routes/+server.ts'], '"src/routes/+server.ts" is a name that means something to SvelteKit: choose another one.'],
    ['a link', ['src/lib/link.ts', 'src/lib/server/'], '"src/lib/link.ts" is a symbolic link: move the file to which it leads.'],
    ['what is not UTF-8', ['src/lib/prices.ts', 'src/lib/server/'], '"src/lib/prices.ts" is not UTF-8: save it as that first.'],
    ['a file behind a link', ['src/lib/linked/db.ts', 'src/lib/server/'], '"src/lib/linked/db.ts" lies behind the symbolic link "src/lib/linked": name it where it really is.'],
    ['a place behind a link', ['src/lib/db.ts', 'src/lib/linked/server/'], '"src/lib/linked/server/db.ts" cannot be made: "src/lib/linked" is a symbolic link or a file.'],
    ['a place in a file', ['src/lib/db.ts', 'src/lib/url.ts/'], '"src/lib/url.ts/db.ts" cannot be made: "src/lib/url.ts" is a symbolic link or a file.'],
    ['a link to nothing', ['src/lib/db.ts', 'src/lib/nowhere.ts'], '"src/lib/nowhere.ts" cannot be made: "src/lib/nowhere.ts" is a symbolic link or a file.'],
    ['a name that no specifier can say', ['src/lib/db.ts', "src/lib/it's/"], '"src/lib/it\'s/db.ts" has a character that means something in an import (\'): choose another name.'],
  ])('%s, forced or not', async (_, words, sentence) => {
    const dir = (untouched ??= withLink());
    expect(await refusal(dir, ...words, '--force')).toBe(sentence);
    expect(changed(dir)).toEqual([]);
  });

  it('files with changes that are not committed, or outside of a repository, unless it is forced', async () => {
    const dir = committed();
    writeFileSync(join(dir, 'src/app.d.ts'), `${DATABASE['src/app.d.ts']}// more\n`);
    writeFileSync(join(dir, 'src/hooks.server.ts'), 'export {};\n'); // is not touched
    const why = 'src/app.d.ts has changes that are not committed';
    expect(await refusal(dir, ...MOVED)).toBe(`${why}: commit them first. --force moves it all the same.`);
    git(dir, 'add', '-A');
    expect(await refusal(dir, ...MOVED)).toContain(why);
    const { code, out } = await move(dir, [...MOVED, '--yes', '--force']);
    expect({ code, says: out.includes(`${why}: commit them first.\n`) }).toEqual({ code: 0, says: true });
    expect(read(dir, 'src/app.d.ts').endsWith('// more\n')).toBe(true);

    const outside = shopApp(DATABASE);
    expect(await refusal(outside, ...MOVED)).toBe('src/lib/db.ts and 4 more files have changes that are not committed: commit them first. --force moves it all the same.');
    git(outside, 'init', '--quiet');
    expect(await refusal(outside, ...MOVED)).toContain('and 4 more files have changes');
    expect((await move(outside, [...MOVED, '--yes', '--force'])).code).toBe(0);
  });

  it('to take server-only code to the browser, and names the chain', async () => {
    const dir = committed({ 'src/lib/names.ts': "import { db } from './db';\nexport const name = db.url;\n", 'src/routes/names/+page.svelte': "<script>\n  import { name } from '$lib/names';\n</script>\n{name}\n" });
    expect(await refusal(dir, ...MOVED)).toMatch(/^src\/lib\/names\.ts:1 stands in the way: src\/lib\/server\/db\.ts is server-only \(.*\), but this import takes it to the browser.* --force moves it all the same\.$/);
    expect(changed(dir)).toEqual([]);
  });

  it('to take the place of another file for those who import that', async () => {
    const dir = committed({ 'src/lib/pool/index.ts': 'export {};\n', 'src/hooks.server.ts': "import '$lib/pool';\n" });
    expect(await refusal(dir, 'src/lib/db.ts', 'src/lib/pool.ts')).toBe('src/hooks.server.ts:1 has "$lib/pool", which would no longer lead to src/lib/pool/index.ts, but lead to src/lib/pool.ts. --force moves it all the same.');
  });

  it('to hide a module from a pattern, and a module with patterns of its own', async () => {
    const dir = committed({ 'src/lib/all.ts': "export const all = import.meta.glob('./*.ts');\n", 'src/lib/posts/list.ts': "export const posts = import.meta.glob('./*.md');\n" });
    expect(await refusal(dir, ...MOVED)).toBe('src/lib/all.ts:1 has "./*.ts", which would no longer lead to src/lib/server/db.ts. --force moves it all the same.');
    expect(await refusal(dir, 'src/lib/posts/list.ts', 'src/lib/server/')).toBe('src/lib/posts/list.ts:1 is a pattern that is relative to the file: the keys of what it finds would change. --force moves it all the same.');
  });

  it('to leave a mock behind', async () => {
    expect(await refusal(committed({ 'src/lib/__mocks__/db.ts': 'export const db = {};\n' }), ...MOVED)).toBe('src/lib/__mocks__/db.ts is its mock because it lies beside it: move that as well. --force moves it all the same.');
  });

  it.each([['pool.js', 'pool.d.ts'], ['pool.mjs', 'pool.d.mts'], ['Pool.svelte', 'Pool.svelte.d.ts']])('to leave the types of %s behind', async (name, declaration) => {
    const dir = committed({ [`src/lib/${name}`]: '', [`src/lib/${declaration}`]: 'export {};\n' });
    expect(await refusal(dir, `src/lib/${name}`, 'src/lib/server/')).toBe(`src/lib/${declaration} declares its types because it lies beside it: move that as well. --force moves it all the same.`);
  });

  it('a module that others import by the name of its package', async () => {
    const dir = committed({
      'package.json': '{ "private": true }', 'svelte.config.js': 'export {};\n', 'pnpm-workspace.yaml': 'packages: [apps/*]\n',
      'apps/shop/package.json': '{ "name": "shop", "devDependencies": { "@sveltejs/kit": "2.70.4" }, "exports": { "./db": "./dist/db.js" } }', 'apps/shop/svelte.config.js': 'export default {};\n', 'apps/shop/src/lib/db.ts': 'export const db = 1;\n', 'apps/shop/src/app.html': '',
      'apps/admin/package.json': '{ "name": "admin", "devDependencies": { "@sveltejs/kit": "2.70.4" }, "dependencies": { "shop": "workspace:*" } }', 'apps/admin/svelte.config.js': 'export default {};\n', 'apps/admin/src/routes/+page.server.ts': "import 'shop/db';\n",
    });
    expect(await refusal(join(dir, 'apps/shop'), ...MOVED)).toBe('../admin/src/routes/+page.server.ts:1 imports it as "shop/db", which nothing says of its new place. --force moves it all the same.');
    const { out } = await move(join(dir, 'apps/shop'), [...MOVED, '--yes', '--force']);
    expect(out).toContain('left as it is\n  package.json:1\n');
  });

  it('a file of a package that is no app', async () => {
    const dir = committed({ 'apps/shop/package.json': '{ "devDependencies": { "@sveltejs/kit": "2.70.4" } }', 'apps/shop/svelte.config.js': 'export default {};\n', 'apps/shop/src/routes/+page.server.ts': "import '../../../../common/db';\n", 'common/db.ts': 'export {};\n', 'svelte.config.js': '', 'package.json': '{ "private": true }' });
    expect(await refusal(dir, 'common/db.ts', 'common/server/')).toBe('"common/db.ts" lies outside of the apps that use it: only files in the folder of an app can be moved.');
  });
});

describe('ts-morph', () => {
  it('is loaded by this command and by no other', () => {
    const dir = committed({ 'tell.cjs': "process.on('exit', () => process.stderr.write(String(Object.keys(require.cache).some((file) => file.includes('ts-morph')))));\n" });
    const loads = (...words: readonly string[]) => skAudit(dir, words, { NODE_OPTIONS: `--require ${join(dir, 'tell.cjs')}` }).err;
    expect([loads('move', ...MOVED, '--dry-run'), loads('--no-cache', '--exit-zero'), loads('why', 'src/lib/db.ts'), loads('--help')]).toEqual(['true', 'false', 'false', 'false']);
  });
});
