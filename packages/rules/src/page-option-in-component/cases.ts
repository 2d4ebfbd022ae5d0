import { defineCases, type Example } from '@sk-audit/core';

/** A component of the route /imprint with a script. */
function inScript(title: string, line: string, more: Partial<Example> & { readonly name?: string; readonly tag?: string } = {}): Example {
  const { name = '+page.svelte', tag = 'script', ...rest } = more;
  return { title, ...rest, files: { [`src/routes/imprint/${name}`]: `<${tag}>\n  ${line}\n</script>\n<slot />\n` } };
}

export default defineCases({
  bad: [
    inScript('whether the browser gets code', 'export const csr = false; // ✗ ignored "csr"', { kit: '1.30.4' }),
    inScript('the slash at the end', "export const trailingSlash = 'always'; // ✗ ignored \"trailingSlash\"", { name: '+layout.svelte', kit: '2.5.0', says: ['Move it to `+layout.js`.'] }),
    inScript('config, which Kit says nothing of', "export const config = { runtime: 'edge' }; // ✗ ignored \"config\"", { notBuilt: 'Kit is silent about it' }),
    inScript('entries, which Kit says nothing of', 'export const entries = []; // ✗ ignored "entries"', { tag: 'script module', notBuilt: 'Kit is silent about it' }),
    inScript('with a type, of which Kit says nothing', 'export const ssr: boolean = false; // ✗ ignored "ssr"', { tag: 'script lang="ts"', notBuilt: 'Kit is silent about it' }),
    inScript('in a component that resets its layout, into which Kit does not look', 'export const ssr = false; // ✗ ignored "ssr"', { name: '+page@.svelte', notBuilt: 'Kit is silent about it' }),
    inScript('as a prop that nobody gives', 'export let prerender = true; // ✗ ignored "prerender"', { notBuilt: 'Kit is silent about it' }),
    inScript('in a list', 'const ssr = false; export { ssr }; // ✗ ignored "ssr"', { tag: 'script module', notBuilt: 'Kit is silent about it' }),
    inScript('from another module', "export { ssr } from './options'; // ✗ ignored \"ssr\"", { tag: 'script module', notBuilt: 'Kit is silent about it' }),
  ],
  good: [
    inScript('passed on from elsewhere, in a module script', "export type { ssr } from './types';", { tag: 'script module lang="ts"' }),
    inScript('other exports', 'export const snapshot = { capture: () => 1, restore: () => {} };'),
    inScript('in a comment', '// export const prerender = true;'),
    inScript('in the error page', 'export const csr = true;', { name: '+error.svelte' }),
  ],
});
