/** Forms that are better off as they are, without `use:enhance`. */
import {
  isInside, isTyped, mayFail, mayHold, origins, standsOn,
  type BindingFact, type ElementFact, type Entry, type FileFacts, type Form, type Project, type Ref, type Value,
} from '@sk-audit/core';

/** A value where it stands. */
export type Place = { readonly path: string; readonly value: Value };

const LEAVING = /(?:log|sign)[_-]?(?:out|off)/i;

/**
 * Would enhancing take something away: a question before it is sent, a message, the sight of what was changed?
 * @param locations where the action may redirect to
 */
export function isBetterPlain(project: Project, form: Form, action: Entry, locations: readonly Place[]): boolean {
  const facts = project.facts(form.path) as FileFacts;
  if (form.empty || isLeaving(form) || isFallback(facts, form) || mayHold(project, facts, form.element)) return true;
  return failsElsewhere(project, form, action) || showsOnce(facts) || (hasText(facts, form) && locations.some((one) => isBack(project, one)));
}

/** Whoever logs out keeps nothing of the page. */
function isLeaving({ targets }: Form): boolean {
  return targets.every((target) => target.is === 'action' && LEAVING.test(`${target.node.id} ${target.name}`)); // mutate-ok: for the type
}

/** For visitors without scripts. */
function isFallback(facts: FileFacts, { element }: Form): boolean {
  return facts.elements.some(({ name }, index) => name === 'noscript' && isInside(facts, facts.elements[element] as ElementFact, index));
}

/** On another page than the action's own, `use:enhance` shows a failure nowhere. */
function failsElsewhere(project: Project, { path, targets }: Form, action: Entry): boolean {
  const { pages } = standsOn(project, path);
  return targets.some((target) => target.is === 'action' && !pages.includes(target.node)) && mayFail(project, action); // mutate-ok: for the type
}

/** Does the component show a part of the page's data as it was at first: `const rows = data.rows`? Without a reload it would go on showing that. */
function showsOnce(facts: FileFacts): boolean {
  const shown = new Set(facts.shown?.map(({ binding }) => binding));
  const written = new Set(facts.writes.map(({ target }) => (target.from === 'binding' ? target.binding : undefined))); // mutate-ok: for the type
  // Where another name for a constant part of the data is shown cannot be seen.
  return facts.bindings.some((one, index) => (shown.has(index) || one.init?.is === 'ref') && !written.has(index) && isCopy(facts, one));
}

function isCopy(facts: FileFacts, { init, kind }: BindingFact): boolean {
  if (kind === 'store') return false;
  const refs = origins(facts, init);
  // What is derived follows its source, and so may what an imported function makes of it.
  const isDerived = (ref: Ref): boolean => ref.from === 'global' && ref.name === '$derived'; // mutate-ok: for the type
  const follows = refs.some((ref) => isDerived(ref) || (ref.from === 'import' && !isPage(ref)));
  return !follows && refs.some((ref) => isPageData(facts, ref) || isPage(ref));
}

function isPageData({ bindings }: FileFacts, ref: Ref): boolean {
  const root = ref.from === 'binding' ? bindings[ref.binding] : undefined; // mutate-ok: only such a ref has a binding
  return root?.prop === true && /^(?:data|form)$/.test(root.name);
}

function isPage(ref: Ref): boolean {
  return ref.from === 'import' && /^\$app\/(?:state|stores)$/.test(ref.module) && ref.path[0] === 'page'; // mutate-ok: for the type
}

function hasText(facts: FileFacts, { element }: Form): boolean {
  return facts.elements.some((one) => (one.name === 'textarea' || isTyped(one)) && isInside(facts, one, element));
}

/** To wherever the form stands, by the `referer`: what was typed would stay in it. */
function isBack(project: Project, { path, value }: Place): boolean {
  return origins(project.facts(path) as FileFacts, value).some((ref) => ref.path.includes('headers'));
}
