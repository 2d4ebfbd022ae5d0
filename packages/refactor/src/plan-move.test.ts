import { describe, expect, it } from 'vitest';
import { moved, type Circumstances, type Files } from './testing/moved.js';

const DB = 'export type Row = { id: string };\nexport const db = {};\n';

/** What a line of one file says after `src/lib/db.ts` has gone to `src/lib/server/db.ts`. */
function rewritten(path: string, line: string, more: Files = {}, circumstances?: Circumstances): string | undefined {
  return moved({ 'src/lib/db.ts': DB, [path]: line, ...more }, 'src/lib/db.ts', 'src/lib/server/db.ts', circumstances).texts[path];
}

describe('an importer', () => {
  it.each<[what: string, path: string, before: string, after: string]>([
    ['an import through $lib', 'src/routes/+page.server.ts', "import { db } from '$lib/db';", "import { db } from '$lib/server/db';"],
    ['the same with the extension', 'src/routes/+page.server.ts', "import { db } from '$lib/db.ts';", "import { db } from '$lib/server/db.ts';"],
    ['the extension of the compiled file', 'src/routes/+page.server.ts', "import { db } from '$lib/db.js';", "import { db } from '$lib/server/db.js';"],
    ['a relative import', 'src/routes/cart/+server.ts', "import { db } from '../../lib/db';", "import { db } from '../../lib/server/db';"],
    ['a neighbour', 'src/lib/cart.ts', "import { db } from './db';", "import { db } from './server/db';"],
    ['one that becomes a neighbour', 'src/lib/server/cart.ts', "import { db } from '../db.js';", "import { db } from './db.js';"],
    ['a path from the root', 'src/routes/+page.server.ts', "import { db } from '/src/lib/db';", "import { db } from '/src/lib/server/db';"],
    ['a path that a base URL allows', 'src/routes/+page.server.ts', "import type { Row } from 'src/lib/db';", "import type { Row } from 'src/lib/server/db';"],
    ['double quotes', 'src/routes/+page.server.ts', 'import { db } from "$lib/db";', 'import { db } from "$lib/server/db";'],
    ['a query', 'src/routes/+page.server.ts', "import text from '$lib/db?raw';", "import text from '$lib/server/db?raw';"],
    ['a side effect', 'src/hooks.server.ts', "import '$lib/db';", "import '$lib/server/db';"],
    ['types', 'src/lib/cart.ts', "import type { Row } from './db';\nexport type { Row } from './db';", "import type { Row } from './server/db';\nexport type { Row } from './server/db';"],
    ['re-exports', 'src/lib/index.ts', "export * from './db';\nexport { db as store } from './db';\nexport * as all from './db';", "export * from './server/db';\nexport { db as store } from './server/db';\nexport * as all from './server/db';"],
    ['a dynamic import', 'src/routes/+page.server.ts', "const { db } = await import('$lib/db');", "const { db } = await import('$lib/server/db');"],
    ['a dynamic import in backticks', 'src/routes/+page.server.ts', 'const { db } = await import(`$lib/db`);', 'const { db } = await import(`$lib/server/db`);'],
    ['the type of a module', 'src/app.d.ts', "type Locals = { row: import('$lib/db').Row; db: typeof import('./lib/db') };", "type Locals = { row: import('$lib/server/db').Row; db: typeof import('./lib/server/db') };"],
    ['an augmented module', 'src/db-more.d.ts', "declare module '$lib/db' { interface Row {} }", "declare module '$lib/server/db' { interface Row {} }"],
    ['a reference path', 'src/more.d.ts', '/// <reference path="./lib/db.ts" />\nexport {};', '/// <reference path="./lib/server/db.ts" />\nexport {};'],
    ['types in comments', 'src/lib/cart.js', "/** @type {import('./db').Row} */\nexport let row;\n/** @import { Row } from './db.js' */", "/** @type {import('./server/db').Row} */\nexport let row;\n/** @import { Row } from './server/db.js' */"],
    ['a test with its mocks', 'src/lib/db.test.ts', "vi.mock('./db', async () => ({ ...(await vi.importActual('./db')) }));\nvi.mock(import('./db'));", "vi.mock('./server/db', async () => ({ ...(await vi.importActual('./server/db')) }));\nvi.mock(import('./server/db'));"],
    ['a mock on a line of its own', 'src/lib/db.test.ts', "vi\n  .mock('./db');", "vi\n  .mock('./server/db');"],
    ['mocks of jest', 'tests/db.test.js', "jest.mock('../src/lib/db.ts');\nconst db = jest.requireActual('../src/lib/db.ts');", "jest.mock('../src/lib/server/db.ts');\nconst db = jest.requireActual('../src/lib/server/db.ts');"],
    ['a story', 'src/lib/Cart.stories.ts', "import { db } from './db';", "import { db } from './server/db';"],
    ['require', 'scripts/seed.cjs', "const { db } = require('../src/lib/db');\nrequire.resolve('../src/lib/db');", "const { db } = require('../src/lib/server/db');\nrequire.resolve('../src/lib/server/db');"],
    ['an import of TypeScript', 'src/lib/cart.ts', "import db = require('./db');", "import db = require('./server/db');"],
    ['a URL', 'src/lib/cart.ts', "const a = new URL('./db.ts', import.meta.url);\nconst b = new Worker(new URL('db.ts', import.meta.url));\nimport.meta.resolve('./db.ts');", "const a = new URL('./server/db.ts', import.meta.url);\nconst b = new Worker(new URL('server/db.ts', import.meta.url));\nimport.meta.resolve('./server/db.ts');"],
    ['carriage returns', 'src/lib/cart.ts', "import { db } from './db';\r\nexport { db };\r\n", "import { db } from './server/db';\r\nexport { db };\r\n"],
  ])('keeps its way and its style: %s', (_, path, before, after) => {
    expect(rewritten(path, before)).toBe(after);
  });

  it('may be a component: both scripts, markup and style', () => {
    const before = `<script module lang="ts">
  export type { Row } from '$lib/db';
</script>
<script lang="ts">
  import type { Row } from "$lib/db.js";
  let { row }: { row: import('../lib/db').Row } = $props();
</script>
{#await import('$lib/db') then { db }}{db}{/await}
<button onclick={async () => (await import(("$lib/db.ts"))).db}>Load</button>
<style>
  p { color: red; }
</style>
`;
    expect(rewritten('src/routes/+page.svelte', before)).toBe(before.replaceAll('lib/db', 'lib/server/db'));
  });

  it('of JavaScript may have types in its comments, in a component too', () => {
    expect(rewritten('src/lib/Row.svelte', "<script>\n  /** @type {import('./db').Row} */\n  export let row;\n</script>")).toBe("<script>\n  /** @type {import('./server/db').Row} */\n  export let row;\n</script>");
  });

  it('may be a component whose markup and generics have types of it', () => {
    const before = `<script lang="ts" generics="Item extends import('$lib/db').Row">
  let { rows }: { rows: Item[] } = $props();
</script>
{#snippet line(row: import("../lib/db").Row)}{(row as import( '$lib/db.js' ).Row).id}{/snippet}
<button onclick={(event: import('./db').Row) => event}>{#await import('$lib/db') then { db }}{db}{/await}</button>
`;
    expect(rewritten('src/routes/+page.svelte', before)).toBe(before.replaceAll('lib/db', 'lib/server/db'));
  });

  it.each<[what: string, line: string]>([
    ['another module of the name', "import { db } from './other/db';"],
    ['a longer name', "import { db } from '$lib/db-tools';\nimport { pool } from '$lib/db.server';"],
    ['a package', "import { db } from 'db';"],
    ['strings and calls that are no imports', "const name = './db';\nopen('$lib/db');\nvi.fn('$lib/db');\nshop.mock('./db');"],
    ['a URL elsewhere', "new URL('./db.ts', location.href);"],
  ])('is left alone when it means something else: %s', (_, line) => {
    expect(rewritten('src/lib/cart.ts', line, { 'src/lib/other/db.ts': '', 'src/lib/db-tools.ts': '', 'src/lib/db.server.ts': '' })).toBeUndefined();
  });

  it('keeps an alias as long as that holds the new place, and takes another way where it does not', () => {
    const config = { aliases: [{ find: '@', replacement: 'src', match: 'prefix' as const }, { find: '$db', replacement: 'src/lib/db.ts', match: 'exact' as const }, { find: '$data', replacement: 'src/lib/data', match: 'star' as const }] };
    const data = (line: string, to: string) => moved({ 'src/lib/data/rows.ts': '', 'src/hooks.server.ts': line }, 'src/lib/data/rows.ts', to, { config }).texts['src/hooks.server.ts'];
    expect(rewritten('src/hooks.server.ts', "import '@/lib/db';", {}, { config })).toBe("import '@/lib/server/db';");
    expect(rewritten('src/hooks.server.ts', "import '$db';", {}, { config })).toBe("import '$lib/server/db.ts';");
    expect(data("import '$data/rows';", 'src/lib/data/server/rows.ts')).toBe("import '$data/server/rows';");
    expect(data("import '$data/rows';", 'src/lib/server/rows.ts')).toBe("import '$lib/server/rows';");
  });

  it('keeps subpath imports, with whatever ending their keys have', () => {
    const config = (packageImports: { readonly [key: string]: readonly string[] }) => ({ kit: '3.2.0', config: { packageImports } });
    expect(rewritten('src/hooks.server.ts', "import '#lib/db.ts';", {}, config({ '#lib/*': ['./src/lib/*'] }))).toBe("import '#lib/server/db.ts';");
    expect(rewritten('src/hooks.server.ts', "import '#lib/db';", {}, config({ '#lib/*': ['./src/lib/*.ts'] }))).toBe("import '#lib/server/db';");
    expect(rewritten('src/hooks.server.ts', "import '#lib/db.js';", {}, config({ '#lib/*.js': ['./src/lib/*.ts'] }))).toBe("import '#lib/server/db.js';");
    expect(rewritten('src/hooks.server.ts', "import '#db';", {}, config({ '#db': ['./src/lib/db.ts'] }))).toBe("import './lib/server/db.ts';");
    expect(rewritten('src/app.d.ts', "type Row = import('#db').Row;", {}, config({ '#*': ['./src/lib/*'] }))).toBe("type Row = import('#server/db').Row;");
    expect(rewritten('src/app.d.ts', "type Row = import('#my-db').Row;", {}, config({ '#my-*': ['./src/lib/*'] }))).toBe("type Row = import('#my-server/db').Row;");
  });

  it('of an index keeps naming the folder, a dot or the file', () => {
    const files = {
      'src/lib/data/index.ts': '', 'src/lib/data/rows.ts': "import '.';\nimport './index';\nimport './index.js';\nimport './';", 'src/lib/data/deep/row.ts': "import '..';",
      'src/hooks.server.ts': "import '$lib/data';\nimport '$lib/data/index.js';",
    };
    const { texts } = moved(files, 'src/lib/data/index.ts', 'src/lib/server/data/index.ts');
    expect(texts['src/lib/data/rows.ts']).toBe("import '../server/data';\nimport '../server/data/index';\nimport '../server/data/index.js';\nimport '../server/data';");
    expect(texts['src/lib/data/deep/row.ts']).toBe("import '../../server/data';");
    expect(texts['src/hooks.server.ts']).toBe("import '$lib/server/data';\nimport '$lib/server/data/index.js';");
  });

  it('names a file that becomes an index by its folder, and an index that becomes a file by the file', () => {
    expect(moved({ 'src/lib/db.ts': '', 'src/a.ts': "import '$lib/db';" }, 'src/lib/db.ts', 'src/lib/server/db/index.ts').texts['src/a.ts']).toBe("import '$lib/server/db';");
    expect(moved({ 'src/lib/db/index.ts': '', 'src/a.ts': "import '$lib/db';" }, 'src/lib/db/index.ts', 'src/lib/server/db.ts').texts['src/a.ts']).toBe("import '$lib/server/db';");
  });

  it('beside a folder of its name has its name, and no dot that TypeScript takes for the folder', () => {
    const files = { 'src/lib/db/index.ts': '', 'src/lib/db/rows.ts': "import '.';\nimport './';", 'src/lib/db/deep/row.ts': "import '..';" };
    const { texts } = moved(files, 'src/lib/db/index.ts', 'src/lib/db.ts');
    expect([texts['src/lib/db/rows.ts'], texts['src/lib/db/deep/row.ts']]).toEqual(["import '../db';\nimport '../db';", "import '../../db';"]);
  });

  it('says more where the usual words would lead to another file', () => {
    const files = { 'src/lib/db.ts': '', 'src/lib/server/db.js': '', 'src/a.ts': "import '$lib/db';" };
    expect(moved(files, 'src/lib/db.ts', 'src/lib/server/db.ts').texts['src/a.ts']).toBe("import '$lib/server/db.ts';");
  });

  it('may be a component that moves', () => {
    const files = { 'src/lib/Cart.svelte': "<script>\n  import { total } from './total';\n</script>\n<style>\n  @import './cart.css';\n</style>", 'src/lib/total.ts': '', 'src/lib/cart.css': '', 'src/routes/+page.svelte': "<script>\n  import Cart from '$lib/Cart.svelte';\n</script>\n<Cart />" };
    expect(moved(files, 'src/lib/Cart.svelte', 'src/lib/shop/Basket.svelte').texts).toEqual({
      'src/lib/shop/Basket.svelte': "<script>\n  import { total } from '../total';\n</script>\n<style>\n  @import '../cart.css';\n</style>",
      'src/routes/+page.svelte': "<script>\n  import Cart from '$lib/shop/Basket.svelte';\n</script>\n<Cart />",
    });
  });

  it('may be a module with runes', () => {
    const files = { 'src/lib/cart.svelte.ts': '', 'src/a.ts': "import '$lib/cart.svelte';\nimport '$lib/cart.svelte.js';\nimport '$lib/cart.svelte.ts';" };
    expect(moved(files, 'src/lib/cart.svelte.ts', 'src/lib/state/cart.svelte.ts').texts['src/a.ts']).toBe("import '$lib/state/cart.svelte';\nimport '$lib/state/cart.svelte.js';\nimport '$lib/state/cart.svelte.ts';");
  });

  it('outside of the app counts when it names the module by its path', () => {
    const files = { 'apps/shop/src/lib/db.ts': '', 'packages/jobs/run.ts': "import '../../apps/shop/src/lib/db';\nimport '$lib/db';" };
    expect(moved(files, 'apps/shop/src/lib/db.ts', 'apps/shop/src/lib/server/db.ts', { root: 'apps/shop' }).texts['packages/jobs/run.ts']).toBe("import '../../apps/shop/src/lib/server/db';\nimport '$lib/db';");
  });

  it('behind a link is the file that the link leads to', () => {
    const files = { 'src/lib/db.ts': '', 'src/a.ts': "import './lib/db';", 'src/linked/a.ts': "import './lib/db';" };
    const { texts, stuck } = moved(files, 'src/lib/db.ts', 'src/lib/server/db.ts', { links: new Map([['src/linked/a.ts', 'src/a.ts']]) });
    expect({ changed: Object.keys(texts), stuck }).toEqual({ changed: ['src/lib/server/db.ts', 'src/a.ts'], stuck: [] });
  });

  it('may be known by nothing but the type of a module: by a dot, or by an alias that holds no name of it', () => {
    const config = { aliases: [{ find: '$store', replacement: 'src/lib/data/index.ts', match: 'exact' as const }], packageImports: { '#store': ['./src/lib/data/index.ts'] } };
    const files = { 'src/lib/data/index.ts': '', 'src/lib/data/here.d.ts': "type A = import('.').Row;", 'src/alias.d.ts': "type B = import('$store').Row;", 'src/key.d.ts': "type C = import('#store').Row;" };
    expect(moved(files, 'src/lib/data/index.ts', 'src/lib/server/index.ts', { config }).texts).toEqual({
      'src/lib/server/index.ts': '', 'src/lib/data/here.d.ts': "type A = import('../server').Row;", 'src/alias.d.ts': "type B = import('$lib/server/index.ts').Row;", 'src/key.d.ts': "type C = import('$lib/server/index.ts').Row;",
    });
  });

  it('of JSX may name the compiled file', () => {
    expect(moved({ 'src/lib/mail.tsx': '', 'src/a.ts': "import './lib/mail.js';\nimport './lib/mail.jsx';" }, 'src/lib/mail.tsx', 'src/lib/server/mail.tsx').texts['src/a.ts']).toBe("import './lib/server/mail.js';\nimport './lib/server/mail.jsx';");
  });

  it('keeps in its markup what is more than a literal', () => {
    expect(rewritten('src/routes/+page.svelte', '<script lang="ts"></script>\n{#await import(\'$lib/db\' as string)}…{/await}')).toBeUndefined();
  });
});

describe('the moved module', () => {
  const own = (text: string, to = 'src/lib/server/db.ts', more: Files = {}) => moved({ 'src/lib/db.ts': text, 'src/lib/url.ts': '', ...more }, 'src/lib/db.ts', to).texts[to];

  it('says what is relative from its new place, whether it is there or not', () => {
    expect(own("import { url } from './url';\nimport type { Cart } from '../app';\nimport gone from './generated/gone.js';\nimport { shop } from '$lib/shop';\nimport pg from 'pg';\nconst file = new URL('rows.json', import.meta.url);\nconst folder = new URL('../', import.meta.url);")).toBe(
      "import { url } from '../url';\nimport type { Cart } from '../../app';\nimport gone from '../generated/gone.js';\nimport { shop } from '$lib/shop';\nimport pg from 'pg';\nconst file = new URL('../rows.json', import.meta.url);\nconst folder = new URL('../../', import.meta.url);",
    );
  });

  it('keeps the ending of what it imports', () => {
    expect(own("import './url.js';\nimport './url.ts?raw';\nimport './server/rows';", undefined, { 'src/lib/server/rows.ts': '' })).toBe("import '../url.js';\nimport '../url.ts?raw';\nimport './rows';");
  });

  it('names a module beside the folder to which it goes, and keeps its dots for folders', () => {
    expect(own("import './server';\nimport './server/rows';", undefined, { 'src/lib/server.ts': '', 'src/lib/server/rows.ts': '' })).toBe("import '../server';\nimport './rows';");
    expect(own("import '.';\nimport '..';", undefined, { 'src/lib/index.ts': '', 'src/index.ts': '' })).toBe("import '..';\nimport '../..';");
  });

  it('may import itself', () => {
    expect(own("export const again = () => import('./db');\nexport type Self = typeof import('$lib/db');")).toBe("export const again = () => import('./db');\nexport type Self = typeof import('$lib/server/db');");
    expect(own("export const again = () => import('./db');", 'src/lib/server/pool.ts')).toBe("export const again = () => import('./pool');");
  });

  it('stays as it is when only its name changes', () => {
    expect(own("import './url';\nimport '../lib/url';", 'src/lib/db.server.ts')).toBe("import './url';\nimport '../lib/url';");
  });

  it('has patterns that are given back, because their keys change', () => {
    const { texts, patterns } = moved({ 'src/lib/posts.ts': "import.meta.glob(['./posts/*.md', '!./posts/_*.md', '/src/*.md', '**/*.txt']);\nimport(`./themes/${name}.ts`);" }, 'src/lib/posts.ts', 'src/lib/server/posts.ts');
    expect(texts['src/lib/server/posts.ts']).toBe("import.meta.glob(['../posts/*.md', '!../posts/_*.md', '/src/*.md', '**/*.txt']);\nimport(`../themes/${name}.ts`);");
    expect(patterns).toEqual(['./posts/*.md', '!./posts/_*.md', './themes/${name}.ts']);
  });

  it('may have patterns in its markup', () => {
    const { texts } = moved({ 'src/lib/Posts.svelte': "{#each Object.keys(import.meta.glob('./posts/*.md')) as name}{name}{/each}" }, 'src/lib/Posts.svelte', 'src/lib/shop/Posts.svelte');
    expect(texts['src/lib/shop/Posts.svelte']).toContain("import.meta.glob('../posts/*.md')");
  });
});

describe('what only names the module', () => {
  it('is told of and left alone: comments, strings, aliases that nobody can read', () => {
    const { named, texts } = moved({ 'src/lib/db.ts': '', 'src/a.ts': "// see lib/db.ts\nimport '$lib/db';\nimport '@/lib/db';\nimport './other/lib/db';\nconst path = 'src/lib/db';\nconst words = 'lib/db-tools lib/db.test.ts mylib/db';", 'src/other/lib/db.ts': '' }, 'src/lib/db.ts', 'src/lib/server/db.ts');
    expect(named).toEqual(['src/a.ts "lib/db.ts"', 'src/a.ts "lib/db"', 'src/a.ts "lib/db"']);
    expect(texts['src/a.ts']).toContain("// see lib/db.ts\nimport '$lib/server/db';\nimport '@/lib/db';");
  });
});

describe('the way back', () => {
  it('gives every byte again', () => {
    const files: Files = {
      'src/lib/db.ts': "import { url } from './url';\nexport const db = url;\n", 'src/lib/url.ts': "export const url = '';\n",
      'src/lib/cart.ts': "import { db } from './db.js';\r\n", 'src/lib/db.test.ts': "vi.mock('./db');\n", 'src/app.d.ts': "type Row = import('$lib/db').Row;\n",
      'src/routes/+page.svelte': "<script>\n  import '../lib/db.ts';\n</script>\n{#await import('$lib/db')}…{/await}\n",
    };
    const there = { ...files, ...moved(files, 'src/lib/db.ts', 'src/lib/server/data/pool.ts').texts };
    const { 'src/lib/db.ts': _, ...without } = there;
    const back = { ...without, ...moved(without, 'src/lib/server/data/pool.ts', 'src/lib/db.ts').texts };
    const { 'src/lib/server/data/pool.ts': __, ...again } = back;
    expect(Object.keys(there)).toHaveLength(Object.keys(files).length + 1);
    expect(again).toEqual(files);
  });
});
