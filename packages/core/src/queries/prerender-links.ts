/** Where the addresses in an app's markup lead, as the crawler of the build would follow them. */
import type { CallFact, ElementFact, FileFacts, Ref, Value } from '../facts.js';
import { alternatives, literalText } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { HOLE } from '../routes/match.js';
import type { RouteNode } from '../routes/route-tree.js';
import type { Span } from '../span.js';
import { ownPathname } from './own-url.js';

/** An address in the markup of a file. Without a value it is a bare attribute. */
export type Address = { readonly element: ElementFact; readonly name: string; readonly span: Span; readonly value?: Value };

const MAX_STEPS = 5;

/** `href` and `src` of all elements, and the `content` of `meta`, as written. Those of components are the components' matter. */
export function addressesIn({ elements }: FileFacts): readonly Address[] {
  return elements.flatMap((element) => (element.kind === 'component' ? [] : element.attributes.flatMap(({ kind, name, span, value }) => {
    const isAddress = /^(?:href|src|srcset)$/.test(name) || (element.name === 'meta' && name === 'content');
    return kind === 'attribute' && isAddress ? [{ element, name, span, ...(value && { value }) }] : [];
  })));
}

/** May the `entries` of another route name an address that this one answers? */
export function mayBeNamed(project: Project, node: RouteNode): boolean {
  return project.routes.nodes.some((other) => other !== node && hasEntries(project, other) && agree(prefixOf(node.id), prefixOf(other.id)));
}

/** Does the route name addresses, which another route may answer? */
export function hasEntries(project: Project, { page, endpoint }: RouteNode): boolean {
  return [page?.universal, page?.server, endpoint].some((path) => project.facts(path ?? '')?.exports.some(({ name }) => name === 'entries' || name === '*'));
}

/**
 * May something in the file lead the crawler to the route: a link, what a `load` redirects to or (for an endpoint) asks for, text that
 * nobody has seen?
 */
export function leadsFrom(project: Project, path: string, node: RouteNode): boolean {
  const facts = project.facts(path);
  if (!facts) return false;
  if (facts.unparsed !== undefined || facts.markupUnknown || facts.ids?.rawHtml) return true;
  const leads = (value: Value | undefined): boolean => mayLead({ project, path, node }, value);
  return addressesIn(facts).some(({ value }) => leads(value))
    || facts.elements.some((element) => mayHideLink(project, path, element, leads))
    || facts.calls.some((call) => asked(project, path, call, node).some(leads));
}

/** Attributes that are spread into a link, and what is given to components of which nothing is known. */
function mayHideLink(project: Project, path: string, element: ElementFact, leads: (value: Value | undefined) => boolean): boolean {
  const { kind, attributes, ref } = element;
  if (kind === 'element') return attributes.some((one) => one.kind === 'spread' && !isProp(project.facts(path), one.value));
  if (ref && project.resolve(path, ref).is === 'component') return false;
  return attributes.some((one) => one.kind === 'spread' || (one.kind === 'attribute' && one.value !== undefined && canHoldLink(one.value) && leads(one.value)));
}

function canHoldLink(value: Value): boolean {
  return value.is !== 'function' && (value.is !== 'literal' || (typeof value.value === 'string' && value.value.startsWith('/')));
}

/** What a call leads the crawler to. */
function asked(project: Project, path: string, { args, callee }: CallFact, node: RouteNode): readonly Value[] {
  if (project.symbol(path, callee) === '@sveltejs/kit#redirect') return args.slice(1, 2);
  const name = callee.path.at(-1) ?? (callee.from === 'global' ? callee.name : undefined);
  return name === 'fetch' && !node.page ? args.slice(0, 1) : [];
}

type Question = { readonly project: Project; readonly path: string; readonly node: RouteNode; readonly steps?: number };

function mayLead(question: Question, value: Value | undefined): boolean {
  if (!value) return false;
  const { project, path, node } = question;
  if (value.is === 'either') return alternatives(value).some((one) => mayLead(question, one));
  const text = literalText(value) ?? (value.is === 'template' ? value.parts[0] : undefined);
  if (text !== undefined && isElsewhere(text)) return false;
  if (value.is === 'ref' && isProp(project.facts(path), value)) return givenMayLead(question, value.ref);
  const pathname = ownPathname({ project, path }, value);
  if (pathname === undefined) return value.is !== 'literal' || typeof value.value === 'string';
  return pathname.includes(HOLE) ? agree(prefixOf(node.id), pathname.slice(0, pathname.indexOf(HOLE))) : project.matchRoute(pathname)?.node === node;
}

/** Other origins and schemes, and places on the same page. */
function isElsewhere(text: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:|\/\/|[#?])/i.test(text) || text === '';
}

/** The text before the first parameter; groups are no part of it. */
function prefixOf(id: string): string {
  return id.replace(/\/\([^)]*\)/g, '').replace(/\[[^]*$/, '');
}

function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Is it a prop of the component, or what is left of them, and not something inside? */
function isProp(facts: FileFacts | undefined, value: Value | undefined): value is Extract<Value, { is: 'ref' }> {
  if (value?.is !== 'ref' || value.ref.path.length > 0) return false;
  return value.ref.from === 'binding' && facts?.bindings[value.ref.binding]?.prop === true && facts.bindings[value.ref.binding]?.fn === 1;
}

/** What the component is given under the name, wherever it stands. */
function givenMayLead({ project, path, node, steps = MAX_STEPS }: Question, ref: Ref): boolean {
  const binding = ref.from === 'binding' ? project.facts(path)?.bindings[ref.binding] : undefined;
  if (!binding || steps === 0 || project.routes.byFile.has(path)) return true;
  const { init } = binding;
  const name = (init?.is === 'ref' ? init.ref.path.at(-1) : undefined) ?? binding.name;
  return project.placesOf(path).some((place) => {
    const attributes = project.facts(place.path)?.elements[place.element]?.attributes ?? [];
    const given = attributes.find((one) => one.name === name);
    return given ? mayLead({ project, path: place.path, node, steps: steps - 1 }, given.value) : attributes.some(({ kind }) => kind === 'spread');
  });
}

/** May the page around all pages lead the crawler to the route? */
export function documentLeads(project: Project, node: RouteNode): boolean {
  const text = project.facts(project.config.appTemplate)?.text ?? '';
  const addresses = [...text.matchAll(/\b(?:href|src|content)\s*=\s*["']?([^"'\s>]+)/g)].map((match) => match[1] as string);
  return addresses.some((address) => mayLead({ project, path: project.config.appTemplate, node }, { is: 'literal', value: address }));
}
