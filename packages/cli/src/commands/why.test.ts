import { describe, expect, it } from 'vitest';
import { schemaCheck } from '../testing/json-schema.js';
import { sayTo } from '../testing/say-to.js';
import { shopApp } from '../testing/shop-app.js';

const FILES = {
  'src/routes/+page.svelte': "<script>\n  import { total } from '$lib/cart';\n  import { reviews } from '$lib/reviews.remote';\n</script>\n{total()}\n",
  'src/routes/admin/+page.svelte': "<script>\n  import Chart from '$lib/Chart.svelte';\n</script>\n<Chart />\n",
  'src/routes/admin/+page.ts': 'export const ssr = false;\nexport const load = () => ({});\n',
  'src/lib/Chart.svelte': '<canvas></canvas>\n',
  'src/lib/cart.ts': "import { price } from './server/prices';\nimport type { Part } from './types';\nexport const total = (part?: Part) => price(part);\n",
  'src/lib/server/prices.ts': 'export const price = (part: unknown) => 3;\n',
  'src/lib/types.ts': 'export type Part = { name: string };\n',
  'src/lib/reviews.remote.ts': "import { query } from '$app/server';\nexport const reviews = query(async () => []);\n",
  'src/lib/actions.ts': 'export const pay = async () => ({});\n',
  'src/routes/pay/+page.server.ts': "import { pay } from '$lib/actions';\nimport { withUser } from 'auth-kit';\nexport const load = withUser(async (event) => event);\nexport const actions = { pay };\n",
  'src/lib/cart.test.ts': "import { total } from './cart';\n",
  'src/lib/unused.ts': 'export const unused = 1;\n',
  'src/lib/broken.ts': 'export const = ;\n',
  'static/robots.txt': 'User-agent: *\n',
};

const app = () => shopApp(FILES);
const why = async (file: string) => `\n${(await sayTo(app(), ['why', file], 80)).out}`;

describe('sk-audit why', () => {
  it('shows how a module gets to both sides', async () => {
    expect(await sayTo(app(), ['why', 'src/lib/cart.ts'], 80)).toMatchObject({ code: 0, err: '' });
    expect(await why('src/lib/cart.ts')).toBe(`
src/lib/cart.ts
a module · SvelteKit 2.70.4 (from a range)

server       yes: the page /, which is rendered on the server, leads to it
    src/routes/+page.svelte
    └─ src/lib/cart.ts
browser      yes: the page /, which Kit builds for browsers, leads to it
    src/routes/+page.svelte
    └─ src/lib/cart.ts
server-only  no
Kit calls    nothing in it
imported by  1 file
    src/routes/+page.svelte
counts as    live code
`);
  });

  it('shows the chain that Kit refuses', async () => {
    expect(await why('src/lib/server/prices.ts')).toBe(`
src/lib/server/prices.ts
a module · SvelteKit 2.70.4 (from a range)

server       yes: the page /, which is rendered on the server, leads to it
    src/routes/+page.svelte
    └─ src/lib/cart.ts
       └─ src/lib/server/prices.ts
browser      no: what Kit builds for browsers imports it, and Kit fails the
             build, because it lies in src/lib/server
    src/routes/+page.svelte
    └─ src/lib/cart.ts
       └─ src/lib/server/prices.ts
server-only  yes, by Kit's rule: it lies in src/lib/server
Kit calls    nothing in it
imported by  1 file
    src/lib/cart.ts
counts as    live code
`);
  });

  it('knows that browsers get stubs of remote functions', async () => {
    expect(await why('src/lib/reviews.remote.ts')).toBe(`
src/lib/reviews.remote.ts
a module of remote functions · SvelteKit 2.70.4 (from a range)

server       yes: it is a module of remote functions
browser      no: browsers get stubs that call its functions on the server
    src/routes/+page.svelte
    └─ src/lib/reviews.remote.ts
server-only  no
Kit calls    remote function reviews
imported by  1 file
    src/routes/+page.svelte
counts as    live code
`);
  });

  it('names the functions that Kit calls, wherever they stand', async () => {
    expect(await why('src/routes/pay/+page.server.ts')).toBe(`
src/routes/pay/+page.server.ts
the server module of the page /pay · SvelteKit 2.70.4 (from a range)

server       yes: it is the server module of the page /pay
browser      no: nothing that Kit builds for browsers imports it
server-only  yes, by Kit's rule: its name has ".server."
Kit calls    action pay (in src/lib/actions.ts), load (wrapped)
imported by  nobody
counts as    live code
`);
    expect(await why('src/lib/actions.ts')).toContain('\nKit calls    action pay (for src/routes/pay/+page.server.ts)\n');
  });

  it('says why a file stays off the server', async () => {
    expect(await why('src/lib/Chart.svelte')).toContain('\nserver       no: `ssr` is off for /admin\n');
    expect(await why('src/routes/admin/+page.svelte')).toContain('\nserver       no: `ssr` is off for /admin\nbrowser      yes: it is the page /admin, which Kit builds for browsers\n');
  });

  it('tells dead, unused and type-only code apart', async () => {
    expect(await why('src/lib/cart.test.ts')).toContain('\nimported by  nobody\ncounts as    dead code by its path, which is that of a test, story, mock, script\n             or configuration: nothing is reported in it\n');
    expect(await why('src/lib/unused.ts')).toContain('\ncounts as    unused code: no page, endpoint or hook leads to it, as far as\n             imports can be followed\n');
    expect(await why('src/lib/types.ts')).toContain('\nbrowser      no: only types are imported from it\n');
    expect(await why('src/lib/types.ts')).toContain('\nimported by  1 file\n    src/lib/cart.ts (types only)\ncounts as    types: nothing of it runs\n');
  });

  it('says that a broken file is not understood', async () => {
    expect(await why('src/lib/broken.ts')).toContain('\nparsed       no: Unexpected token; so what it imports and declares is unknown\n');
    expect(await why('src/lib/broken.ts')).toContain('\nKit calls    unknown\n');
  });

  it('answers for every app that uses a shared file, and names the others', async () => {
    const manifest = (name: string) => JSON.stringify({ name, dependencies: { '@sveltejs/kit': '2.70.4', '@shop/money': 'workspace:*' } });
    const root = shopApp({
      ...Object.fromEntries(['svelte.config.js', 'src/routes/+page.svelte', 'src/routes/cart/+page.svelte', 'src/routes/cart/+page.server.ts', 'src/routes/stock/+page.server.ts', 'src/routes/api/stock/+server.ts'].map((path) => [path, undefined])),
      'package.json': '{ "name": "root", "workspaces": ["apps/*", "packages/*"] }',
      'packages/money/package.json': '{ "name": "@shop/money", "exports": "./index.ts" }',
      'packages/money/index.ts': 'export const euro = 1;\n',
      ...Object.fromEntries(['desk', 'shop', 'till'].flatMap((app) => [[`apps/${app}/package.json`, manifest(app)], [`apps/${app}/svelte.config.js`, 'export default {};\n'], [`apps/${app}/src/routes/+page.ts`, app === 'shop' ? "import { euro } from '@shop/money';\n" : '']])),
    });
    expect(`\n${(await sayTo(root, ['why', 'packages/money/index.ts'], 80)).out}`).toBe(`
packages/money/index.ts
a module · apps/shop · SvelteKit 2.70.4 (from a range)

server       yes: the universal module of the page /, which is rendered on the
             server, leads to it
    apps/shop/src/routes/+page.ts
    └─ packages/money/index.ts
browser      yes: the universal module of the page /, which Kit builds for
             browsers, leads to it
    apps/shop/src/routes/+page.ts
    └─ packages/money/index.ts
server-only  no
Kit calls    nothing in it
imported by  1 file
    apps/shop/src/routes/+page.ts
counts as    live code

It can also be imported in apps/desk, apps/till, where no import that can be
followed leads to it.
`);
    expect(JSON.parse((await sayTo(root, ['why', '--json', 'packages/money/index.ts'])).out)).toMatchObject({ apps: [{ root: 'apps/desk', reached: false }, { root: 'apps/shop', reached: true }, { root: 'apps/till', reached: false }] });
  });

  it('counts importers after the tenth', async () => {
    const importers = Array.from({ length: 12 }, (_, index) => [`src/routes/shelf-${index + 10}/+page.ts`, "import { total } from '$lib/cart';\nexport const load = () => total();\n"]);
    const { out } = await sayTo(shopApp({ ...FILES, ...Object.fromEntries(importers) }), ['why', 'src/lib/cart.ts']);
    expect(out).toContain('\nimported by  13 files\n    src/routes/+page.svelte\n    src/routes/shelf-10/+page.ts\n');
    expect(out).toContain('\n    src/routes/shelf-18/+page.ts\n    … and 3 more\n');
  });

  it('takes the place that a report names', async () => {
    const dir = app();
    expect(await sayTo(dir, ['why', 'src/lib/cart.ts:1:23'])).toEqual(await sayTo(dir, ['why', 'src/lib/cart.ts']));
  });

  it.each<[string, string]>([
    ['src/lib/crat.ts', 'There is no file "src/lib/crat.ts".'],
    ['src/lib', '"src/lib" is a folder: name one file in it.'],
    ['static/robots.txt', '"static/robots.txt" is no source file of the app: sk-audit reads components and modules of JavaScript or TypeScript, up to 1.5 MB.'],
  ])('ends in 2 for %s', async (file, sentence) => {
    expect(await sayTo(app(), ['why', file])).toEqual({ code: 2, out: '', err: `sk-audit: ${sentence}\n` });
  });

  it('ends in 2 for a file that is in no app', async () => {
    const dir = shopApp({ 'package.json': undefined, 'svelte.config.js': undefined, 'tools/release.ts': 'export {};\n' });
    expect(await sayTo(dir, ['why', 'tools/release.ts'])).toEqual({
      code: 2, out: '', err: 'sk-audit: There is no SvelteKit app around "tools/release.ts": an app depends on @sveltejs/kit and has a svelte.config.js, a vite.config.js or src/routes.\n',
    });
  });
});

describe('sk-audit why --json', () => {
  it('has the documented shape', async () => {
    const { code, out } = await sayTo(app(), ['why', '--json', 'src/lib/server/prices.ts']);
    const data = JSON.parse(out) as object;
    const chain = ['src/routes/+page.svelte', 'src/lib/cart.ts', 'src/lib/server/prices.ts'];
    expect(schemaCheck('why')(data)).toEqual([]);
    expect({ code, data }).toEqual({
      code: 0,
      data: {
        schemaVersion: 1,
        tool: { name: 'sk-audit', version: '1.2.3' },
        path: 'src/lib/server/prices.ts',
        apps: [{
          root: '.', kit: '2.70.4', kitFrom: 'range', role: 'module', route: null, unparsed: null,
          server: { runs: true, why: expect.any(String), chain },
          browser: { runs: false, as: 'refused', why: expect.any(String), chain },
          serverOnly: { kit: true, why: 'it lies in src/lib/server' },
          entries: [],
          importers: [{ path: 'src/lib/cart.ts', typesOnly: false }],
          dead: false,
          reached: true,
        }],
      },
    });
  });

  it('names paths as seen from the working directory', async () => {
    const { out } = await sayTo(`${app()}/src/lib`, ['why', '--json', '../routes/pay/+page.server.ts']);
    expect(JSON.parse(out)).toMatchObject({
      path: '../routes/pay/+page.server.ts',
      apps: [{
        root: '../..', role: 'page.server', route: '/pay',
        entries: [
          { role: 'action', name: 'pay', wrapped: false, declaredIn: '../routes/pay/+page.server.ts', path: 'actions.ts' },
          { role: 'load', name: 'load', wrapped: true, declaredIn: '../routes/pay/+page.server.ts', path: '../routes/pay/+page.server.ts' },
        ],
      }],
    });
  });

  it('is valid for every kind of file', async () => {
    const dir = app();
    const files = Object.keys(FILES).filter((path) => !path.startsWith('static/'));
    for (const file of files) expect(schemaCheck('why')(JSON.parse((await sayTo(dir, ['why', '--json', file])).out))).toEqual([]);
  });
});
