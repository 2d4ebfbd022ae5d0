/** Links and forms that lead from a page to the same page with other data, so that its component stays. */
import type { AttributeFact, BindingFact, ElementFact, FileFacts, Ref, Value } from '../facts.js';
import { literalText, origins, patternText } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { HOLE } from '../routes/match.js';
import type { RouteNode } from '../routes/route-tree.js';
import type { Span } from '../span.js';
import { attribute } from './form-parts.js';
import { isInside } from './forms.js';
import type { AddressPart } from './load-inputs.js';
import { ownPathname } from './own-url.js';
import { givenTo, outerName } from './page-data.js';
import { pagesBelow } from './pages.js';

/** What is another one behind the link. */
export type StayingLink = { readonly path: string; readonly span: Span; readonly parts: readonly AddressPart[] };

/** Such links leave the page, or load it as a whole; `rel="external"`, too. */
const LEAVES = /^(?:target|download|data-sveltekit-reload)$/;
/** What of a form says that it is no plain search. */
const NO_SEARCH = /^(?:method|action|target|onsubmit|submit|data-sveltekit-reload)$/;

/**
 * The links, searches and calls of `goto` on the pages of a page or layout component after which Kit keeps that component. Only those that
 * surely lead to something else: links that are made for each item of a list, or that are written out. None where a layout, or a component
 * in one, makes its contents anew with `{#key …}`.
 */
export function stayingLinks(project: Project, path: string): readonly StayingLink[] {
  const nodes = pagesBelow(project, path);
  const layouts = componentsIn(project, nodes.flatMap((node) => project.layoutChain(node).flatMap(({ component }) => component ?? [])));
  if (layouts.some((file) => file !== path && project.facts(file)?.keyed !== undefined)) return [];
  const files = new Set([...layouts, ...componentsIn(project, nodes.flatMap(({ page }) => page?.component ?? []))]);
  return [...files].flatMap((file) => {
    const facts = project.facts(file);
    const place = facts && { project, facts, nodes, files };
    return place ? [...linksIn(place), ...searchesIn(place.facts), ...callsIn(place)] : [];
  });
}

/** A file of those that make up the pages. */
type Place = { readonly project: Project; readonly facts: FileFacts; readonly nodes: readonly RouteNode[]; readonly files: ReadonlySet<string> };

/** The components and those in their markup, as far as names show. */
function componentsIn(project: Project, paths: readonly string[]): readonly string[] {
  const found = new Set(paths);
  for (const path of found) {
    for (const { ref } of project.facts(path)?.elements ?? []) {
      const target = ref && project.resolve(path, ref);
      if (target?.is === 'component') found.add(target.path);
    }
  }
  return [...found];
}

function linksIn(place: Place): readonly StayingLink[] {
  const links = place.facts.elements.filter(({ attributes }) => !attributes.some(leaves)).flatMap((element) => attribute(element, 'href') ?? []);
  return links.flatMap(({ span, value }) => (value ? linkAt(place, span, value) : []));
}

function leaves({ name, value }: AttributeFact): boolean {
  return LEAVES.test(name) || (name === 'rel' && (literalText(value) ?? 'external').includes('external'));
}

function linkAt(place: Place, span: Span, value: Value): readonly StayingLink[] {
  const { project, facts, nodes } = place;
  const query = queryNames(patternText(value) ?? '');
  if (query.length > 0) return [{ path: facts.path, span, parts: query }];
  const pathname = ownPathname({ project, path: facts.path }, value);
  const match = pathname === undefined ? undefined : project.matchRoute(pathname);
  if (!match || !nodes.includes(match.node)) return [];
  const isEach = isMadeForEach(place, value);
  const parts = Object.entries(match.params).flatMap(([name, text]) => (isEach || !text.includes(HOLE) ? [name] : []));
  return parts.length > 0 ? [{ path: facts.path, span, parts }] : [];
}

/** The names in `?page=2&size=…`, when the address is nothing else. */
function queryNames(text: string): readonly AddressPart[] {
  return text.startsWith('?') ? [...text.matchAll(/[?&]([\w-]+)=/g)].map(([, name]) => `?${name as string}`) : [];
}

/** Does the address hang on the item of an `{#each}` block, be it one on these pages in which the component itself stands? */
function isMadeForEach({ project, facts, files }: Place, value: Value): boolean {
  const isItem = (ref: Ref, { bindings }: FileFacts): boolean => ref.from === 'binding' && (bindings[ref.binding] as BindingFact).kind === 'each';
  return origins(facts, value).some((ref) => {
    const binding = ref.from === 'binding' ? (facts.bindings[ref.binding] as BindingFact) : undefined;
    const given = binding?.prop ? outerName(binding).flatMap((name) => givenTo(project, facts.path, name)).filter((one) => files.has(one.facts.path)) : [];
    return isItem(ref, facts) || given.some((one) => origins(one.facts, one.value).some((outer) => isItem(outer, one.facts)));
  });
}

/** Forms without a method or an address of their own: what is typed into them becomes the query. */
function searchesIn(facts: FileFacts): readonly StayingLink[] {
  const isSearch = ({ attributes, kind, name }: ElementFact): boolean => kind === 'element' && name === 'form' && !attributes.some((one) => NO_SEARCH.test(one.name) || one.kind === 'spread' || one.kind === 'use');
  return facts.elements.flatMap((form, index) => {
    const fields = isSearch(form) ? facts.elements.filter((one) => isInside(facts, one, index)) : [];
    const parts = fields.flatMap((field) => literalText(attribute(field, 'name')?.value) ?? []).map((name) => `?${name}`);
    return parts.length > 0 ? [{ path: facts.path, span: form.tag, parts }] : [];
  });
}

/** `goto('?page=2')`, and `goto` for an item of a list. */
function callsIn(place: Place): readonly StayingLink[] {
  const { project, facts } = place;
  const calls = facts.calls.filter(({ callee }) => project.symbol(facts.path, callee) === '$app/navigation#goto');
  return calls.flatMap(({ args: [to], span }) => (to ? linkAt(place, span, to) : []));
}
