import { describe, expect, it } from 'vitest';
import { displayWidth } from '../terminal/display-width.js';
import { schemaCheck } from '../testing/json-schema.js';
import { sayTo } from '../testing/say-to.js';
import { shopApp } from '../testing/shop-app.js';

const FILES = {
  'src/routes/+layout.svelte': "<script>\n  import Nav from '$lib/Nav.svelte';\n</script>\n<Nav /><slot />\n",
  'src/lib/Nav.svelte': '<a href="/cart">Cart</a>\n',
  'src/routes/+error.svelte': '<p>Sorry</p>\n',
  'src/routes/cart/+page.ts': "import { total } from '$lib/total';\nexport const load = () => ({ total });\n",
  'src/lib/total.ts': 'export const total = 3;\n',
  'src/routes/admin/+layout.svelte': '<slot />\n',
  'src/routes/admin/+layout.ts': 'export const ssr = false;\nexport const load = () => ({});\n',
  'src/routes/admin/orders/[[year=year]]/+page.svelte': '<p>Orders</p>\n',
  'src/routes/admin/orders/[[year=year]]/+page.server.ts': "import { dev } from '$app/environment';\nimport { crud } from 'crud-actions';\nexport const csr = dev;\nexport const load = () => ({});\nexport const actions = crud('orders');\n",
  'src/routes/admin/print/+page@.svelte': '<p>Print</p>\n',
  'src/routes/admin/print/+page.ts': "export const csr = false;\nexport const prerender = 'auto';\n",
  'src/routes/admin/drafts/notes.ts': 'export const notes = [];\n',
  'src/routes/api/stock/+server.ts': 'export const prerender = true;\nexport const POST = () => new Response();\nexport const GET = () => Response.json([]);\n',
};

const app = () => shopApp(FILES);

describe('sk-audit routes', () => {
  it('shows a tree with everything that Kit makes of the files', async () => {
    const { code, out, err } = await sayTo(app(), ['routes'], 80);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(`\n${out}`).toBe(`
SvelteKit 2.70.4 (from a range) · 5 pages, 1 endpoint

/                           ssr yes  csr yes  prerender no    3 files
│  +layout.svelte           browser  layout
│  +error.svelte            browser  error page
│  +page.svelte             browser  page in /
├─ admin
│  │  +layout.svelte        browser  layout
│  │  +layout.ts            browser  load
│  ├─ orders/[[year=year]]  ssr no   csr ?    prerender no    5 files
│  │     +page.svelte       browser  page in / › admin
│  │     +page.server.ts             load, ?
│  └─ print                 ssr yes  csr no   prerender auto  0 files
│        +page@.svelte      bundled  page@ in /
│        +page.ts           bundled  -
├─ api/stock                         endpoint GET, POST, prerender yes
├─ cart                     ssr yes  csr yes  prerender no    5 files
│     +page.svelte          browser  page in /
│     +page.ts              browser  load
│     +page.server.ts                actions default
└─ stock                    ssr yes  csr yes  prerender no    2 files
      +page.server.ts                load

browser: the file is part of what browsers load.
bundled: it is built for browsers, but \`csr\` is off wherever it would be loaded.
files: what a browser loads for the page, layouts and all imports included.
?: it is computed, or it cannot be followed or parsed.
`);
  });

  it.each([80, 66, 60, 52])('fits a terminal of %i columns', async (columns) => {
    const long = { 'src/routes/(marketing)/[organisation=slug]/campaigns/+page.svelte': '<p>Campaign</p>\n', 'src/routes/(marketing)/+layout@.svelte': '<slot />\n' };
    const { out } = await sayTo(shopApp({ ...FILES, ...long }), ['routes'], columns);
    expect(out.split('\n').filter((line) => displayWidth(line) > columns)).toEqual([]);
  });

  it('puts a name that is too long on a line of its own', async () => {
    const deep = { 'src/routes/(shop)/[organisation=slug]/campaigns/+page.svelte': '<p>Campaign</p>\n' };
    expect(`\n${(await sayTo(shopApp(deep), ['routes', 'src/routes/(shop)'], 66)).out}`).toBe(`
SvelteKit 2.70.4 (from a range) · 1 page, 0 endpoints

/
└─ (shop)/[organisation=slug]/campaigns
                       ssr yes  csr yes  prerender no    1 file
      +page.svelte     browser  page without layouts

browser: the file is part of what browsers load.
files: what a browser loads for the page, layouts and all imports
included.
`);
  });

  it('marks an endpoint that reaches the browser', async () => {
    const leak = { 'src/routes/stock/+page.svelte': "<script>\n  import { rate } from '../api/stock/+server';\n</script>\n{rate}\n" };
    expect((await sayTo(shopApp(leak), ['routes', 'src/routes/api'], 80)).out).toContain('└─ api/stock  browser  endpoint GET\n');
  });

  it('shows only what lies below the given path, and says when there is nothing', async () => {
    const dir = app();
    expect((await sayTo(dir, ['routes', 'src/routes/cart'])).out.split('\n').slice(0, 6)).toEqual([
      'SvelteKit 2.70.4 (from a range) · 1 page, 0 endpoints',
      '',
      '/',
      '└─ cart                ssr yes  csr yes  prerender no    5 files',
      '      +page.svelte     browser  page in /',
      '      +page.ts         browser  load',
    ]);
    expect(await sayTo(dir, ['routes', 'src/lib'])).toEqual({ code: 0, out: 'SvelteKit 2.70.4 (from a range) · no routes\n', err: '' });
  });

  it('names the apps and says what is odd about them', async () => {
    const config = "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }), files: { lib: process.env.LIB } } };\n";
    const { out } = await sayTo(`${shopApp({ 'svelte.config.js': config })}/..`, ['routes', shopApp({ 'svelte.config.js': config })], 80);
    expect(out).toMatch(/^sk-audit-cli-\w+ · SvelteKit 2\.70\.4/);
    expect(out).toContain('note: svelte.config.js computes "files.lib", which is therefore unknown.\n');
    expect(out).toContain('note: With the fallback of adapter-static, pages that are not prerendered are\n      rendered in the browser only, whatever `ssr` says.\n');
    const prerendered = (await sayTo(shopApp({ 'svelte.config.js': config, 'src/routes/+layout.ts': 'export const prerender = true;\n' }), ['routes'])).out;
    expect(prerendered).not.toContain('adapter-static');
  });

  it.skipIf(process.platform === 'win32')('cannot be made to send escape sequences', async () => {
    const { out } = await sayTo(shopApp({ 'src/routes/\u001b[2Jcart/+page.svelte': '<p>Cart</p>\n' }), ['routes'], 80);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('├─ ␛[2Jcart');
  });
});

describe('sk-audit routes --json', () => {
  it('gives every route, sorted, in the documented shape', async () => {
    const { code, out } = await sayTo(app(), ['routes', '--json', 'src/routes/admin/print', 'src/routes/admin/+layout.ts', 'src/routes/api']);
    const data = JSON.parse(out) as object;
    const file = { resetTo: null, load: false, actions: [], methods: [], open: false };
    expect(schemaCheck('routes')(data)).toEqual([]);
    expect({ code, data }).toEqual({
      code: 0,
      data: {
        schemaVersion: 1,
        tool: { name: 'sk-audit', version: '1.2.3' },
        apps: [{
          root: '.', kit: '2.70.4', kitFrom: 'range', notes: [],
          routes: [
            {
              id: '/admin', dir: 'src/routes/admin', page: null, endpoint: null,
              files: [
                { ...file, path: 'src/routes/admin/+layout.svelte', role: 'layout.svelte', browser: 'loaded' },
                { ...file, path: 'src/routes/admin/+layout.ts', role: 'layout.universal', load: true, browser: 'loaded' },
              ],
            },
            {
              id: '/admin/print', dir: 'src/routes/admin/print', endpoint: null,
              files: [
                { ...file, path: 'src/routes/admin/print/+page@.svelte', role: 'page.svelte', resetTo: '', browser: 'bundled' },
                { ...file, path: 'src/routes/admin/print/+page.ts', role: 'page.universal', browser: 'bundled' },
              ],
              page: { layouts: [{ id: '/', resetTo: null }], ssr: true, csr: false, prerender: 'auto', shippedFiles: 0 },
            },
            {
              id: '/api/stock', dir: 'src/routes/api/stock', page: null, endpoint: { prerender: true },
              files: [{ ...file, path: 'src/routes/api/stock/+server.ts', role: 'endpoint', methods: ['GET', 'POST'], browser: 'no' }],
            },
          ],
        }],
      },
    });
  });

  it('says unknown where that is the answer', async () => {
    const { out } = await sayTo(app(), ['routes', '--json', 'src/routes/admin/orders']);
    const [route] = (JSON.parse(out) as { apps: { routes: object[] }[] }).apps[0]?.routes ?? [];
    expect(route).toMatchObject({
      files: [{ open: false }, { role: 'page.server', load: true, actions: [], open: true, browser: 'no' }],
      page: { layouts: [{ id: '/' }, { id: '/admin' }], ssr: false, csr: 'unknown', prerender: false, shippedFiles: 5 },
    });
  });

  it('names paths as seen from the working directory', async () => {
    const { out } = await sayTo(`${app()}/src/lib`, ['routes', '--json', '../routes/cart']);
    expect(JSON.parse(out)).toMatchObject({ apps: [{ root: '../..', routes: [{ id: '/cart', dir: '../routes/cart', files: [{ path: '../routes/cart/+page.svelte' }, {}, {}] }] }] });
  });
});
