import { fileAccount, roleInWords } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

type Files = { [path: string]: string };
const view = (files: Files, kit?: string) => exampleProject({ title: '', files, ...(kit ? { kit } : {}) }).view;
const server = (files: Files, path: string) => fileAccount(view(files), path).server;
const browser = (files: Files, path: string) => fileAccount(view(files), path).browser;

describe('the server side', () => {
  const PAGE = { 'src/routes/+page.svelte': "<script>import { total } from '$lib/cart';</script>", 'src/lib/cart.ts': 'export const total = 1;' };

  it('names what is rendered, and the shortest chain', () => {
    expect(server(PAGE, 'src/lib/cart.ts')).toEqual({ runs: true, why: 'the page /, which is rendered on the server, leads to it', chain: ['src/routes/+page.svelte', 'src/lib/cart.ts'] });
    expect(server(PAGE, 'src/routes/+page.svelte')).toEqual({ runs: true, why: 'it is the page /, which is rendered on the server', chain: ['src/routes/+page.svelte'] });
  });

  it('prefers what surely runs to what is nearer and may run', () => {
    const files = { ...PAGE, 'src/routes/+page.ts': 'export const ssr = globalThis.ssr;', 'src/hooks.server.ts': "import './lib/log';", 'src/lib/log.ts': "import './cart';" };
    expect(server(files, 'src/lib/cart.ts')).toEqual({ runs: true, why: 'the module of the server hooks leads to it', chain: ['src/hooks.server.ts', 'src/lib/log.ts', 'src/lib/cart.ts'] });
  });

  it('is unknown where ssr is computed, and says for which page', () => {
    const files = { ...PAGE, 'src/routes/+page.ts': 'export const ssr = globalThis.ssr;', 'src/routes/+layout.svelte': '' };
    expect(server(files, 'src/lib/cart.ts')).toEqual({
      runs: 'unknown', why: 'the page /, and whether the server renders it hangs on `ssr`, which cannot be read as a literal, leads to it', chain: ['src/routes/+page.svelte', 'src/lib/cart.ts'],
    });
  });

  it('is unknown for error pages', () => {
    expect(server({ 'src/routes/+page.svelte': '', 'src/routes/+error.svelte': '' }, 'src/routes/+error.svelte')).toMatchObject({ runs: 'unknown', why: 'it is the error page of /, which is rendered when something fails' });
  });

  it.each<[string, Files, string, string]>([
    ['its pages are not rendered', { ...PAGE, 'src/routes/+page.ts': 'export const ssr = false;' }, 'src/lib/cart.ts', '`ssr` is off for /'],
    ['its own page is not rendered', { ...PAGE, 'src/routes/+page.ts': 'export const ssr = false;' }, 'src/routes/+page.svelte', '`ssr` is off for /'],
    ['none of many pages is', { 'src/routes/+layout.svelte': '', 'src/routes/+layout.ts': 'export const ssr = false;', 'src/routes/a/+page.svelte': '', 'src/routes/b/+page.svelte': '' }, 'src/routes/+layout.svelte', '`ssr` is off for /a and 1 more'],
    ['the router is in the hash', { ...PAGE, 'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };" }, 'src/lib/cart.ts', 'the hash router renders nothing on the server, also not for /'],
    ['nobody imports it', { ...PAGE, 'src/lib/unused.ts': '' }, 'src/lib/unused.ts', 'nothing that runs on the server imports it'],
    ['only types are imported', { 'src/routes/+page.ts': "import type { Part } from '$lib/types';", 'src/lib/types.ts': 'export type Part = string;' }, 'src/lib/types.ts', 'only types are imported from it'],
    ['its layout has no page', { 'src/routes/+layout.svelte': '' }, 'src/routes/+layout.svelte', 'it belongs to no page'],
    ['it is for browsers', { 'src/hooks.client.ts': '' }, 'src/hooks.client.ts', 'nothing that runs on the server imports it'],
  ])('is no because %s', (_, files, path, why) => {
    expect(server(files, path)).toEqual({ runs: false, why });
  });
});

describe('the browser side', () => {
  it('says that a page is built although its csr is off', () => {
    expect(browser({ 'src/routes/+page.svelte': '', 'src/routes/other/+page.svelte': '', 'src/routes/+page.ts': 'export const csr = false;' }, 'src/routes/+page.svelte')).toEqual({
      runs: true, as: 'code', why: 'it is the page /, which Kit builds for browsers although `csr` is off', chain: ['src/routes/+page.svelte'],
    });
  });

  it('takes the shortest chain of those that Kit refuses', () => {
    const files = {
      'src/routes/+page.svelte': "<script>import '$lib/far'; import '$lib/near';</script>", 'src/lib/far.ts': "import './farther';", 'src/lib/farther.ts': "import './server/db';",
      'src/lib/near.ts': "import './server/db';", 'src/lib/server/db.ts': '', 'src/routes/+page.server.ts': "import '$lib/server/db';",
    };
    expect(browser(files, 'src/lib/server/db.ts')).toEqual({
      runs: false, as: 'refused', why: 'what Kit builds for browsers imports it, and Kit fails the build, because it lies in src/lib/server',
      chain: ['src/routes/+page.svelte', 'src/lib/near.ts', 'src/lib/server/db.ts'],
    });
  });

  it.each<[string, Files, string, 'leak' | 'refused']>([
    ['the service worker before 3', { 'src/service-worker.ts': "import './lib/server/db';" }, '2.70.4', 'leak'],
    ['the service worker since 3', { 'src/service-worker.ts': "import './lib/server/db';" }, '3.2.0', 'refused'],
    ['client hooks before 2.29', { 'src/hooks.client.ts': "import './lib/server/db';" }, '2.28.0', 'leak'],
    ['client hooks since 2.29', { 'src/hooks.client.ts': "import './lib/server/db';" }, '2.29.0', 'refused'],
    ['a worker', { 'src/routes/+page.ts': "const worker = () => new Worker(new URL('../lib/server/db.ts', import.meta.url));" }, '3.2.0', 'leak'],
    ['a page beside a service worker', { 'src/routes/+page.ts': "import '$lib/log';", 'src/lib/log.ts': "import './server/db';", 'src/service-worker.ts': "import '$lib/server/db';" }, '2.70.4', 'refused'],
  ])('knows whether Kit guards %s', (_, files, kit, as) => {
    expect(fileAccount(view({ ...files, 'src/lib/server/db.ts': '' }, kit), 'src/lib/server/db.ts').browser).toMatchObject({ runs: as === 'leak', as });
  });

  it('ships what Kit lets through', () => {
    const { browser: side, serverOnly } = fileAccount(view({ 'src/routes/+page.svelte': "<script>import './api/+server';</script>", 'src/routes/api/+server.ts': '' }), 'src/routes/api/+server.ts');
    expect([side.as, serverOnly]).toEqual(['code', { kit: false, why: 'it is an endpoint (+server)' }]);
  });

  it.each<[string, Files, string, string]>([
    ['only server code imports it', { 'src/routes/+page.server.ts': "import '$lib/log';", 'src/lib/log.ts': '' }, 'src/lib/log.ts', 'only code that is not built for browsers imports it'],
    ['a server-only file stands between', { 'src/routes/+page.svelte': "<script>import '$lib/server/db';</script>", 'src/lib/server/db.ts': "import '../pool';", 'src/lib/pool.ts': '' }, 'src/lib/pool.ts', 'only code that is not built for browsers imports it'],
    ['the bundler drops the branch', { 'src/routes/+page.ts': "if (import.meta.env.SSR) await import('$lib/log');", 'src/lib/log.ts': '' }, 'src/lib/log.ts', 'what is built for browsers imports it under `import.meta.env.SSR` only, and the bundler drops that'],
    ['that holds for a server-only file, too', { 'src/routes/+page.ts': "if (import.meta.env.SSR) await import('$lib/server/log');", 'src/lib/server/log.ts': '' }, 'src/lib/server/log.ts', 'what is built for browsers imports it under `import.meta.env.SSR` only, and the bundler drops that'],
    ['its text is shown, and not run', { 'src/routes/+page.ts': "import text from '$lib/cart?raw';", 'src/lib/cart.ts': '' }, 'src/lib/cart.ts', 'what is built for browsers takes its text or its address, or uses `require`, and does not run it'],
    ['only a test imports it', { 'src/lib/fake.ts': '', 'src/lib/cart.test.ts': "import './fake';" }, 'src/lib/fake.ts', 'nothing that Kit builds for browsers imports it'],
  ])('is none because %s', (_, files, path, why) => {
    expect(browser(files, path)).toEqual({ runs: false, as: 'none', why });
  });
});

describe('the rest of the account', () => {
  it('names a file as Kit takes it', () => {
    const files = { 'src/routes/(shop)/cart/+page.server.ts': '', 'src/routes/(shop)/+layout.svelte': '', 'src/routes/+error.svelte': '', 'src/params/slug.ts': '', 'src/hooks.client.ts': '', 'src/lib/Nav.svelte': '' };
    const project = view(files);
    expect(Object.keys(files).map((path) => roleInWords(project, path))).toEqual([
      'the server module of the page /(shop)/cart', 'the layout /(shop)', 'the error page of /', 'a param matcher', 'the module of the client hooks', 'a component',
    ]);
  });

  it('lists each importer once, and whether anything but types is imported', () => {
    const project = view({
      'src/lib/cart.ts': 'export const total = 1;\nexport type Cart = {};', 'src/routes/b/+page.ts': "import type { Cart } from '$lib/cart';\nimport { total } from '$lib/cart';",
      'src/routes/a/+page.ts': "import type { Cart } from '$lib/cart';", 'src/lib/cart.test.ts': "import { total } from './cart';",
    });
    expect(fileAccount(project, 'src/lib/cart.ts').importers).toEqual([{ path: 'src/routes/a/+page.ts', typesOnly: true }, { path: 'src/routes/b/+page.ts', typesOnly: false }]);
  });

  it('says what counts as dead and as reached', () => {
    const project = view({ 'src/lib/cart.test.ts': '', 'src/lib/unused.ts': '', 'src/routes/+page.ts': "import '$lib/mocks/data';", 'src/lib/mocks/data.ts': '' });
    const flags = (path: string) => { const { dead, reached } = fileAccount(project, path); return { dead, reached }; };
    expect(flags('src/lib/cart.test.ts')).toEqual({ dead: true, reached: false });
    expect(flags('src/lib/unused.ts')).toEqual({ dead: false, reached: false });
    expect(flags('src/lib/mocks/data.ts')).toEqual({ dead: true, reached: true });
    expect(flags('src/routes/+page.ts')).toEqual({ dead: false, reached: true });
  });
});
