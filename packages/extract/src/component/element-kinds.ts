/** What the name of an element says. */
import type { Open } from './scan.js';

const ONCE: ReadonlyMap<string, string> = new Map([
  ['svelte:head', 'SvelteHead'], ['svelte:options', 'SvelteOptions'], ['svelte:window', 'SvelteWindow'], ['svelte:document', 'SvelteDocument'], ['svelte:body', 'SvelteBody'],
]);

const SPECIAL: ReadonlyMap<string, string> = new Map([
  ...ONCE, ['svelte:element', 'SvelteElement'], ['svelte:component', 'SvelteComponent'], ['svelte:self', 'SvelteSelf'], ['svelte:fragment', 'SvelteFragment'],
  ['svelte:boundary', 'SvelteBoundary'],
]);

/** Special elements of which a component may have one, at its top level. */
export function isOnce(name: string): boolean {
  return ONCE.has(name);
}

const PLAIN = /^[a-z][a-z0-9]*$/;
const COMPONENT = /^(?:\p{Lu}[$\u200c\u200d\p{ID_Continue}.]*|\p{ID_Start}[$\u200c\u200d\p{ID_Continue}]*(?:\.[$\u200c\u200d\p{ID_Continue}]+)+)$/u;
const NAMESPACED = /^[a-zA-Z][a-zA-Z0-9]*:[a-zA-Z][a-zA-Z0-9-]*[a-zA-Z0-9]$/;
const CUSTOM = /^[a-zA-Z][a-zA-Z0-9]*(?:-[\w.-]*)?$/;
const DOCTYPE = /^![a-zA-Z]+$/;

/** The type of the node for an element of the name; undefined for a name that no element has, or an unusual one. */
export function elementType(name: string, around: readonly Open[]): string | undefined {
  if (name === 'title' && isInHead(around)) return 'TitleElement';
  if (name === 'slot' && !isInShadowRoot(around)) return 'SlotElement';
  if (PLAIN.test(name)) return 'RegularElement';
  if (name.startsWith('svelte:')) return SPECIAL.get(name);
  if (COMPONENT.test(name)) return 'Component';
  return CUSTOM.test(name) || NAMESPACED.test(name) || DOCTYPE.test(name) ? 'RegularElement' : undefined;
}

function isInHead(around: readonly Open[]): boolean {
  return around.findLast(({ node }) => node.type === 'SvelteHead' || node.type === 'RegularElement' || node.type === 'Component')?.node.type === 'SvelteHead';
}

function isInShadowRoot(around: readonly Open[]): boolean {
  return around.some(({ node }) => node.type === 'RegularElement' && (node['attributes'] as { type: string; name?: string }[]).some((one) => one.type === 'Attribute' && one.name === 'shadowrootmode'));
}

const VOID: ReadonlySet<string> = new Set([
  'area', 'base', 'br', 'col', 'command', 'embed', 'hr', 'img', 'input', 'keygen', 'link', 'meta', 'param', 'source', 'track', 'wbr',
]);

/** Has the element no content and no closing tag? */
export function isVoid(name: string): boolean {
  return VOID.has(name) || name.toLowerCase() === '!doctype';
}

const AFTER_PARAGRAPH = [
  'address', 'article', 'aside', 'blockquote', 'div', 'dl', 'fieldset', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'main', 'menu',
  'nav', 'ol', 'p', 'pre', 'section', 'table', 'ul',
] as const;

/** Whose closing tag may be left out before what. @see https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const CLOSED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(([
  ['li', ['li']], ['dt', ['dt', 'dd']], ['dd', ['dt', 'dd']], ['p', AFTER_PARAGRAPH], ['rt', ['rt', 'rp']], ['rp', ['rt', 'rp']], ['optgroup', ['optgroup']],
  ['option', ['option', 'optgroup']], ['thead', ['tbody', 'tfoot']], ['tbody', ['tbody', 'tfoot']], ['tfoot', ['tbody']], ['tr', ['tr', 'tbody']],
  ['td', ['td', 'th', 'tr']], ['th', ['td', 'th', 'tr']],
] as const).map(([name, next]) => [name, new Set<string>(next)]));

/** Does an element end where another begins, without a closing tag? */
export function isClosedBy(name: string, next: string): boolean {
  return CLOSED_BY.get(name)?.has(next) === true;
}
