import { routeOutlines } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const outlines = (files: { [path: string]: string }, kit?: string) => routeOutlines(exampleProject({ title: '', files, ...(kit ? { kit } : {}) }).view);
const PAGE = 'src/routes/+page.server.ts';

describe('which routes there are', () => {
  it('lists folders with route files, by id, and no others', () => {
    const found = outlines({ 'src/routes/shop/+page.svelte': '', 'src/routes/(legal)/terms/+page.svelte': '', 'src/routes/api/stock/+server.ts': '', 'src/routes/shop/Cart.svelte': '', 'src/routes/drafts/note.ts': '' });
    expect(found.map(({ node }) => node.id)).toEqual(['/(legal)/terms', '/api/stock', '/shop']);
  });

  it('gives the layouts of a page with every reset', () => {
    const found = outlines({
      'src/routes/+layout.svelte': '', 'src/routes/(app)/+layout.ts': '', 'src/routes/(app)/team/+layout@.svelte': '', 'src/routes/(app)/team/+page.svelte': '',
      'src/routes/(app)/team/print/+page@(app).svelte': '',
    });
    const layouts = (id: string) => found.find(({ node }) => node.id === id)?.page?.layouts;
    expect(layouts('/(app)/team')).toEqual([{ id: '/' }, { id: '/(app)/team', resetTo: '' }]);
    expect(layouts('/(app)/team/print')).toEqual([{ id: '/' }, { id: '/(app)' }]);
    expect(layouts('/(app)')).toBeUndefined();
  });
});

describe('what a file declares', () => {
  const declared = (path: string, text: string, more: { [path: string]: string } = {}) => {
    const file = outlines({ ...more, [path]: text }).flatMap(({ files }) => files).find((one) => one.path === path);
    return file && [file.load && 'load', ...file.actions, ...file.methods, file.open && '?'].filter(Boolean).join(' ');
  };

  it('finds load and actions through names, imports and wrappers', () => {
    expect(declared(PAGE, 'export const load = () => {};\nexport const actions = { save: async () => {}, remove };')).toBe('load save remove');
    expect(declared(PAGE, "export { actions, load } from '$lib/pages';", { 'src/lib/pages.ts': 'export const load = () => {};\nexport const actions = { pay: () => {} };' })).toBe('load pay');
    expect(declared(PAGE, "import { actions } from '$lib/pages';\nexport { actions };", { 'src/lib/pages.ts': 'const actions = { pay: () => {} };\nexport { actions };' })).toBe('pay');
    expect(declared(PAGE, 'export const actions = { pay: () => {} } satisfies Actions;')).toBe('pay');
    expect(declared(PAGE, 'export type load = string;\nexport type actions = {};')).toBe('');
  });

  it('says where there may be more', () => {
    expect(declared(PAGE, "import { crud } from 'crud';\nexport const actions = crud();")).toBe('?');
    expect(declared(PAGE, "import { more } from 'crud';\nexport const actions = { pay: () => {}, ...more };")).toBe('pay ?');
    expect(declared(PAGE, "import { guard } from 'guard';\nexport const actions = guard({ pay: async () => {} });")).toBe('pay ?');
    expect(declared(PAGE, "export * from 'pages';")).toBe('?');
    expect(declared(PAGE, 'export const = ;')).toBe('?');
  });

  it('lists the methods of an endpoint, whatever their values are', () => {
    expect(declared('src/routes/api/+server.ts', "import { handler } from 'api-kit';\nexport const POST = handler();\nexport { handler as GET };\nexport const fallback = () => {};\nexport const rate = 1;")).toBe('GET POST fallback');
    expect(declared('src/routes/api/+server.ts', "export * from '$lib/api';")).toBe('?');
  });

  it('knows that a layout has no actions, and a component no load', () => {
    expect(declared('src/routes/+layout.server.ts', 'export const load = () => {};\nexport const actions = { pay: () => {} };')).toBe('load');
    expect(declared('src/routes/+page.svelte', '<script module>export const load = () => {};</script>')).toBe('');
  });
});

describe('what reaches the browser', () => {
  const browser = (files: { [path: string]: string }) => Object.fromEntries(outlines(files).flatMap(({ files: own }) => own.map((file) => [file.path.replace('src/routes/', ''), file.browser])));
  const shipped = (files: { [path: string]: string }) => Object.fromEntries(outlines(files).flatMap(({ node, page }) => (page ? [[node.id, page.shipped]] : [])));

  it('is components and universal modules', () => {
    expect(browser({ 'src/routes/+layout.svelte': '', 'src/routes/+error.svelte': '', 'src/routes/+page.svelte': '', 'src/routes/+page.ts': '', 'src/routes/+page.server.ts': '', 'src/routes/api/+server.ts': '' })).toEqual({
      '+layout.svelte': 'loaded', '+error.svelte': 'loaded', '+page.svelte': 'loaded', '+page.ts': 'loaded', '+page.server.ts': 'no', 'api/+server.ts': 'no',
    });
  });

  it('is an endpoint that a component imports', () => {
    expect(browser({ 'src/routes/+page.svelte': "<script>import { rate } from './api/+server';</script>", 'src/routes/api/+server.ts': 'export const rate = 1;' })).toMatchObject({ 'api/+server.ts': 'loaded' });
  });

  it('is bundled, but loaded by no page, where csr is off everywhere it belongs', () => {
    expect(browser({ 'src/routes/+layout.svelte': '', 'src/routes/+page.svelte': '', 'src/routes/print/+layout.svelte': '', 'src/routes/print/+page.svelte': '', 'src/routes/print/+page.ts': 'export const csr = false;' })).toEqual({
      '+layout.svelte': 'loaded', '+page.svelte': 'loaded', 'print/+layout.svelte': 'bundled', 'print/+page.svelte': 'bundled', 'print/+page.ts': 'bundled',
    });
  });

  it('counts the files of a page and its layouts with all that they import', () => {
    expect(shipped({
      'src/routes/+layout.svelte': "<script>import '../app.css';</script>",
      'src/app.css': '',
      'src/routes/+page.svelte': '',
      'src/routes/cart/+page.svelte': "<script>\n import { total } from '$lib/cart';\n import type { Part } from '$lib/types';\n const chart = import('$lib/Chart.svelte');\n</script>",
      'src/routes/cart/+page.server.ts': "import { db } from '$lib/server/db';\nexport const load = () => db;",
      'src/lib/cart.ts': "import { reviews } from './reviews.remote';\nexport const total = 1;",
      'src/lib/reviews.remote.ts': "import { db } from './server/db';\nexport const reviews = db;",
      'src/lib/server/db.ts': 'export const db = 1;',
      'src/lib/types.ts': 'export type Part = string;',
      'src/lib/Chart.svelte': '',
    })).toEqual({ '/': 3, '/cart': 5 });
  });

  it('counts nothing where csr is off, and everything where that is unknown', () => {
    const page = { 'src/routes/+page.svelte': "<script>import { total } from '$lib/cart';</script>", 'src/lib/cart.ts': 'export const total = 1;' };
    expect(shipped({ ...page, 'src/routes/+page.server.ts': 'export const csr = false;' })).toEqual({ '/': 0 });
    expect(shipped({ ...page, 'src/routes/+page.server.ts': "import { dev } from '$app/environment';\nexport const csr = dev;" })).toEqual({ '/': 2 });
  });

  it('counts no branch that the bundler drops', () => {
    expect(shipped({ 'src/routes/+page.ts': "export const load = async () => {\n if (import.meta.env.SSR) await import('$lib/log');\n await import('$lib/cart');\n};", 'src/lib/log.ts': '', 'src/lib/cart.ts': '' })).toEqual({ '/': 2 });
  });
});

describe('options', () => {
  it('are those that hold for the page', () => {
    const found = outlines({ 'src/routes/+layout.ts': 'export const ssr = false;\nexport const prerender = true;', 'src/routes/+page.svelte': '', 'src/routes/live/+page.ts': "export const prerender = 'auto';\nexport const ssr = true;" });
    expect(found.map(({ page }) => page?.options)).toEqual([{ ssr: false, csr: true, prerender: true }, { ssr: true, csr: true, prerender: 'auto' }]);
  });

  it('of an endpoint are its own', () => {
    const found = outlines({ 'src/routes/+layout.ts': 'export const prerender = true;', 'src/routes/feed/+server.ts': '', 'src/routes/map/+server.ts': 'export const prerender = true;' });
    expect(found.map(({ endpointPrerender }) => endpointPrerender)).toEqual([undefined, false, true]);
  });
});
