import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

type Files = { readonly [path: string]: string };

const PAGE = 'src/routes/+page.svelte';
const page = (script: string): Files => ({ [PAGE]: `<script>${script}</script>` });
const chain = (files: Files, path: string, kit?: string) => exampleProject({ title: '', files, ...(kit ? { kit } : {}) }).view.clientChain(path);

describe('clientChain', () => {
  it('begins at whatever Kit builds for browsers', () => {
    const entries = ['src/routes/+page.ts', 'src/routes/+layout.ts', 'src/routes/+layout.svelte', 'src/routes/+error.svelte', 'src/hooks.ts', 'src/hooks.client.ts', 'src/params/size.ts', 'src/service-worker.ts'];
    for (const entry of entries) expect(chain({ [entry]: '' }, entry)).toEqual([entry]);
  });

  it('does not begin on the server', () => {
    const entries = ['src/routes/+page.server.ts', 'src/routes/+server.ts', 'src/hooks.server.ts', 'src/routes/cart.remote.ts', 'src/lib/cart.ts', 'src/lib/Cart.svelte', 'src/routes/page.stories.svelte'];
    for (const entry of entries) expect(chain({ [entry]: '' }, entry)).toBeUndefined();
  });

  it('goes over every import that is executed', () => {
    const imports = ["import '$lib/a';", "export * from '$lib/a';", "import('$lib/a');", "import.meta.glob('../lib/*.ts');", "import('$lib/a?worker');", "new Worker(new URL('../lib/a.ts', import.meta.url));"];
    for (const text of imports) expect(chain({ 'src/routes/+page.ts': text, 'src/lib/a.ts': "import './b';", 'src/lib/b.ts': '' }, 'src/lib/b.ts')?.[0]).toBe('src/routes/+page.ts');
  });

  it('ends where a file is only a text or an address', () => {
    const imports = ["import a from '$lib/a.ts?raw';", "import a from '$lib/a.ts?url';", "new URL('../lib/a.ts', import.meta.url);", "import.meta.glob('../lib/a*.ts', { query: '?raw' });", "import.meta.glob('../lib/a*.ts', { query: { raw: true } });", "import.meta.glob('../lib/a*.ts', { as: 'raw' });"];
    for (const text of imports) expect(chain({ 'src/routes/+page.ts': text, 'src/lib/a.ts': "import './b';", 'src/lib/b.ts': '' }, 'src/lib/b.ts')).toBeUndefined();
  });

  it('goes over require since Kit 3', () => {
    const files = { 'src/routes/+page.ts': "require('../lib/a');", 'src/lib/a.ts': '' };
    expect([chain(files, 'src/lib/a.ts'), chain(files, 'src/lib/a.ts', '3.2.0')]).toEqual([undefined, ['src/routes/+page.ts', 'src/lib/a.ts']]);
  });

  it('leaves out what the bundler drops, since Kit 2', () => {
    const files = { 'src/routes/+page.ts': "if (import.meta.env.SSR) import('$lib/a');", 'src/lib/a.ts': '' };
    expect([chain(files, 'src/lib/a.ts'), chain(files, 'src/lib/a.ts', '1.30.4')]).toEqual([undefined, ['src/routes/+page.ts', 'src/lib/a.ts']]);
  });

  it('ends at remote functions and server-only files', () => {
    const files = { ...page("import './cart.remote'; import '$lib/server/db';"), 'src/routes/cart.remote.ts': "import '$lib/a';", 'src/lib/server/db.ts': "import '$lib/a';", 'src/lib/a.ts': '' };
    expect(chain(files, 'src/lib/a.ts')).toBeUndefined();
  });

  it('begins at a page, if any leads there, even if a hook is nearer', () => {
    const files = { ...page("import '$lib/a';"), 'src/hooks.client.ts': "import '$lib/b';", 'src/lib/a.ts': "import './b';", 'src/lib/b.ts': '' };
    expect(chain(files, 'src/lib/b.ts')).toEqual([PAGE, 'src/lib/a.ts', 'src/lib/b.ts']);
  });

  describe('with csr = false', () => {
    const root = { [PAGE]: '', 'src/routes/+layout.ts': 'export const csr = false;', 'src/service-worker.ts': '', 'src/hooks.client.ts': '' };

    it('has nothing but the service worker, when the root layout says so', () => {
      expect([PAGE, 'src/hooks.client.ts', 'src/service-worker.ts'].map((path) => chain(root, path) !== undefined)).toEqual([false, false, true]);
    });

    it.each<[string, Files, string | undefined]>([
      ['a page takes it back', { ...root, 'src/routes/shop/+page.ts': 'export const csr = true;' }, undefined],
      ['a page says what is not literal', { ...root, 'src/routes/shop/+page.server.ts': 'export const csr = choose();' }, undefined],
      ['only the page says so', { [PAGE]: '', 'src/routes/+page.ts': 'export const csr = false;' }, undefined],
      ['only another layout says so', { [PAGE]: '', 'src/routes/routes/+layout.ts': 'export const csr = false;' }, undefined],
      ['Kit did not look at it yet', root, '2.64.0'],
    ])('has the pages when %s', (_, files, kit) => {
      expect(chain(files, PAGE, kit)).toEqual([PAGE]);
    });

    it('has none where Kit may be new enough', () => {
      expect(chain(root, PAGE, '^2.5.0')).toBeUndefined();
    });
  });
});

describe('placesOf', () => {
  const places = (files: Files) => exampleProject({ title: '', files: { 'src/lib/Cart.svelte': '', ...files } }).view.placesOf('src/lib/Cart.svelte').map(({ path }) => path);

  it('finds the component under each of its names', () => {
    expect(places({ [PAGE]: "<script>import Basket from '$lib/Cart.svelte';</script><Basket />{#if 1}<Basket />{/if}" })).toEqual([PAGE, PAGE]);
    expect(places({ [PAGE]: "<script>import * as shop from '$lib';</script><shop.Cart />", 'src/lib/index.ts': "export { default as Cart } from './Cart.svelte';" })).toEqual([PAGE]);
    expect(places({ [PAGE]: "<script>import Cart from '$lib/Cart.svelte'; const Part = Cart;</script><Part />" })).toEqual([PAGE]);
  });

  it('leaves out other components, other uses and stories', () => {
    expect(places({ [PAGE]: "<script>import Cart from '$lib/Shelf.svelte'; import '$lib/Cart.svelte';</script><Cart />", 'src/lib/Shelf.svelte': '', 'src/lib/Cart.stories.svelte': "<script>import Cart from './Cart.svelte';</script><Cart />" })).toEqual([]);
  });
});
