import { describe, expect, it } from 'vitest';
import type { FileFacts, Value } from '../facts.js';
import { foldPageOptions, ownPageOptions, type OwnPageOptions } from './page-options.js';

const facts = (parts: object): FileFacts => ({ path: 'src/routes/+page.ts', exports: [], bindings: [], writes: [], ...parts }) as unknown as FileFacts;
const literal = (value: string | boolean): Value => ({ is: 'literal', value });
const toBinding = (binding: number): Value => ({ is: 'ref', ref: { from: 'binding', binding, path: [] } });
/** `export const <name> = <init>` */
const exporting = (inits: { readonly [name: string]: Value | undefined }): FileFacts =>
  facts({
    exports: Object.keys(inits).map((name, binding) => ({ name, binding })),
    bindings: Object.entries(inits).map(([name, init]) => ({ name, init })),
  });

describe('ownPageOptions', () => {
  it('reads literals', () => {
    expect(ownPageOptions(exporting({ ssr: literal(false), csr: literal(true), prerender: literal('auto') }))).toEqual({ ssr: false, csr: true, prerender: 'auto' });
  });

  it('says nothing of what is not exported', () => {
    expect(ownPageOptions(exporting({ load: undefined }))).toEqual({});
  });

  it('follows a constant of the same file', () => {
    const parts = { exports: [{ name: 'ssr', binding: 0 }], bindings: [{ init: toBinding(1) }, { init: literal(false) }] };
    expect(ownPageOptions(facts(parts))).toEqual({ ssr: false });
  });

  it('does not know what is computed', () => {
    expect(ownPageOptions(exporting({ ssr: { is: 'mix', of: [] }, prerender: literal('true'), csr: literal('auto') }))).toEqual({
      ssr: 'unknown',
      prerender: 'unknown',
      csr: 'unknown',
    });
  });

  it('does not know what is assigned to again', () => {
    const parts = {
      exports: [{ name: 'ssr', binding: 0 }],
      bindings: [{ init: literal(false) }],
      writes: [{ target: { from: 'binding', binding: 0, path: [] } }],
    };
    expect(ownPageOptions(facts(parts))).toEqual({ ssr: 'unknown' });
  });

  it('does not know what is re-exported', () => {
    expect(ownPageOptions(facts({ exports: [{ name: 'ssr', from: { import: 0, name: 'ssr' } }] }))).toEqual({ ssr: 'unknown' });
  });

  it('does not know what `export *` may bring, but its own exports', () => {
    const parts = { exports: [{ name: '*', from: { import: 0, name: '*' } }, { name: 'csr', binding: 0 }], bindings: [{ init: literal(false) }] };
    expect(ownPageOptions(facts(parts))).toEqual({ ssr: 'unknown', csr: false, prerender: 'unknown' });
    expect(ownPageOptions(facts({ exports: [{ name: '*', from: { import: 0, name: '*' }, typeOnly: true }] }))).toEqual({});
  });

  it('knows nothing of a file that could not be parsed', () => {
    expect(ownPageOptions(facts({ unparsed: 'Unexpected token' }))).toEqual({ ssr: 'unknown', csr: 'unknown', prerender: 'unknown' });
  });
});

describe('foldPageOptions', () => {
  const files: { readonly [path: string]: OwnPageOptions } = {
    'root/+layout.ts': { ssr: false, prerender: true },
    'root/+layout.server.ts': { ssr: true, csr: false },
    'shop/+layout.ts': { prerender: 'unknown' },
    'shop/+page.ts': { ssr: true },
    'shop/+page.server.ts': { prerender: 'auto' },
  };
  const own = (path: string): OwnPageOptions => files[path] ?? {};
  const root = { universal: 'root/+layout.ts', server: 'root/+layout.server.ts' };

  it('has the defaults of Kit', () => {
    expect(foldPageOptions([{ component: 'root/+page.svelte' }], own)).toEqual({ ssr: true, csr: true, prerender: false });
  });

  it('prefers the universal module of a node', () => {
    expect(foldPageOptions([root], own)).toEqual({ ssr: false, csr: false, prerender: true });
  });

  it('lets the nearest node win', () => {
    const page = { universal: 'shop/+page.ts', server: 'shop/+page.server.ts' };
    expect(foldPageOptions([root, { universal: 'shop/+layout.ts' }, page], own)).toEqual({ ssr: true, csr: false, prerender: 'auto' });
  });

  it('keeps what is unknown', () => {
    expect(foldPageOptions([root, { universal: 'shop/+layout.ts' }], own).prerender).toBe('unknown');
  });

  it('renders nothing on the server with the hash router', () => {
    expect(foldPageOptions([], own, 'hash').ssr).toBe(false);
  });
});
