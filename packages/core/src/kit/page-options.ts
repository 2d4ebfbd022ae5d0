/** `ssr`, `csr` and `prerender`: what a file says, and what comes of it for a page. */
import type { FileFacts, Value } from '../facts.js';
import type { PageOptions, Tri } from '../project/project.js';
import type { NodeFiles } from '../routes/route-tree.js';
import { bindingValue } from './config-value.js';

/** What one file exports. Absent: it says nothing. `unknown`: it says something that is no literal, or may say something. */
export type OwnPageOptions = { readonly ssr?: Tri; readonly csr?: Tri; readonly prerender?: Tri | 'auto' };

const names = ['ssr', 'csr', 'prerender'] as const;

/**
 * The page options that a file exports. An export that is re-exported, computed, assigned to again, or hidden behind `export *` is
 * `unknown`, and so is every option of a file that could not be parsed.
 */
export function ownPageOptions(facts: FileFacts): OwnPageOptions {
  const open = facts.unparsed !== undefined || facts.exports.some((exported) => exported.name === '*' && !exported.typeOnly);
  const options: { -readonly [K in keyof OwnPageOptions]: OwnPageOptions[K] } = {};
  for (const name of names) {
    const exported = facts.exports.find((candidate) => candidate.name === name && !candidate.typeOnly);
    const value = exported?.value ?? (exported?.binding === undefined ? undefined : bindingValue(facts, exported.binding));
    const option = exported ? literal(facts, value) : open ? 'unknown' : undefined;
    if (option === undefined) continue;
    if (name === 'prerender') options.prerender = option;
    else options[name] = option === 'auto' ? 'unknown' : option;
  }
  return options;
}

function literal(facts: FileFacts, value: Value | undefined, steps = 5): Tri | 'auto' {
  if (value?.is === 'literal') return typeof value.value === 'boolean' || value.value === 'auto' ? value.value : 'unknown';
  if (value?.is !== 'ref' || value.ref.from !== 'binding' || value.ref.path.length > 0 || steps === 0) return 'unknown';
  return literal(facts, bindingValue(facts, value.ref.binding), steps - 1);
}

/**
 * The options that hold for a page: those of its layouts from the root on, then its own, the nearest wins, and in one node the universal
 * module. `own` gives a file's options. With the hash router nothing is rendered on the server, whatever the files say.
 * @see @sveltejs/kit src/utils/page_nodes.js (2.70.4, 3.2.0)
 */
export function foldPageOptions(
  nodes: readonly NodeFiles[],
  own: (path: string) => OwnPageOptions,
  routerType?: 'pathname' | 'hash',
): PageOptions {
  const files = nodes.map(({ universal, server }) => [universal, server].map((path) => (path === undefined ? {} : own(path))));
  const nearest = <K extends keyof OwnPageOptions>(name: K, initial: PageOptions[K]): PageOptions[K] =>
    files.reduce<PageOptions[K]>((value, [universal, server]) => (universal?.[name] ?? server?.[name] ?? value) as PageOptions[K], initial);
  return { ssr: routerType === 'hash' ? false : nearest('ssr', true), csr: nearest('csr', true), prerender: nearest('prerender', false) };
}
