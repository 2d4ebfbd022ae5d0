/** What the server cannot know when it renders a page: the browser's own data, and what the visitor did. */
import type { BindingFact, CallFact, ConditionFact, FileFacts, Ref, Value, WriteFact } from '../facts.js';
import { canRun, conditionsOf, testedValues } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project, Target } from '../project/project.js';
import { startsAtFirst } from './starts.js';

const BROWSER_ONLY: ReadonlySet<string> = new Set(['localStorage', 'sessionStorage', 'navigator', 'window', 'globalThis', 'document', 'location', 'history', 'screen', 'matchMedia', 'innerWidth', 'Date', 'Intl']);
/** State that packages keep in the browser. */
const KEPT = /^(?:svelte\/reactivity(?:\/window)?#|svelte\/store#get$|svelte#getContext$|\$app\/(?:state|stores)#(?:navigating|updated|page\.(?:state|form|url\.hash)))/;
const MUTATORS = /^(?:push|unshift|splice|pop|shift|add|set|delete|clear|append|update)$/;
const MAX_DEPTH = 4;

/** Where a question is asked. `depth` counts the parents and helpers that were asked on the way. */
type Place = { readonly project: Project; readonly path: string; readonly facts: FileFacts; readonly depth: number };

type WriteTest = (place: Place, write: WriteFact) => boolean;

/**
 * Does a value hang on what the server cannot know? State of the component counts when its functions write it, state of other modules
 * always, a property when the places that give it say so.
 */
export function hangsOnVisitor(project: Project, path: string, values: readonly Value[], depth = 0): boolean {
  const facts = project.facts(path) as FileFacts;
  const place = { project, path, facts, depth };
  return depth > MAX_DEPTH || values.flatMap((value) => origins(facts, value)).some((ref) => isVisitors(place, ref, isWritten));
}

/**
 * Does code under the condition wait for something that the server cannot know? State that only the component's start writes (`loading`)
 * does not count here; the absence of what `load` may have given does, and the query of the URL.
 */
export function waitsForVisitor(project: Project, path: string, when: number | undefined): boolean {
  const facts = project.facts(path) as FileFacts;
  const place = { project, path, facts, depth: 0 };
  return conditionsOf(facts, when).some((condition) => {
    const refs = testedValues(condition.test).flatMap((value) => origins(facts, value));
    return asksForAbsence(facts, condition) || refs.some((ref) => isSearch(ref) || isVisitors(place, ref, isWrittenLater));
  });
}

/** `if (page.url.searchParams.has('new')) …`: a link has been followed to open something. */
function isSearch({ path }: Ref): boolean {
  return /(?:^|\.)url\.search/.test(path.join('.'));
}

/** `if (!data.items) …`: only when `load` left it out. */
function asksForAbsence(facts: FileFacts, condition: ConditionFact): boolean {
  const isProp = (value: Value): boolean => value.is === 'ref' && bindingOf(facts, value.ref)?.prop === true;
  return canRun([condition], (test) => (test.is === 'truthy' && isProp(test.value) ? true : 'unknown')) === false;
}

function bindingOf({ bindings }: FileFacts, ref: Ref): BindingFact | undefined {
  return ref.from === 'binding' ? bindings[ref.binding] : undefined;
}

function isBrowsers(ref: Ref): boolean {
  return ref.from === 'global' && BROWSER_ONLY.has(ref.name);
}

function isVisitors(place: Place, ref: Ref, counts: WriteTest): boolean {
  const { depth, facts, path, project } = place;
  if (ref.from === 'import') return isKept(place, project.resolve(path, ref));
  const binding = bindingOf(facts, ref);
  if (!binding) return isBrowsers(ref);
  // `$page.state` is `page` of `$app/stores`, and then its `state`.
  if (binding.kind === 'store' && binding.init?.is === 'ref') return isVisitors(place, { ...binding.init.ref, path: [...binding.init.ref.path, ...ref.path] }, counts);
  if (binding.function !== undefined) return asksBrowser(project, { path, fn: binding.function }, depth);
  return isChosen(place, ref, binding, counts) || (binding.prop === true && isGivenByVisitor(place, binding));
}

/**
 * A constant of another module is known, and so is what its functions give that do not ask the browser. Other state may have changed, and
 * modules with runes are there to keep state.
 */
function isKept({ project, depth }: Place, target: Target): boolean {
  if (target.is === 'package') return KEPT.test(`${target.module}#${[target.name, ...target.rest].join('.')}`);
  const binding = target.is === 'binding' ? project.facts(target.path)?.bindings[target.binding] : undefined;
  if (target.is !== 'binding' || !binding) return false;
  if (/\.svelte\.[cm]?[jt]s$/.test(target.path)) return true;
  if (binding.function !== undefined) return asksBrowser(project, { path: target.path, fn: binding.function }, depth);
  return binding.kind !== 'const' || binding.init?.is === 'call';
}

/** Does the function read what only browsers have, itself or through the app's own functions? */
function asksBrowser(project: Project, { path, fn }: FunctionRef, depth: number): boolean {
  const facts = project.facts(path) as FileFacts;
  const calls = (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
  if (depth > MAX_DEPTH || calls.some(({ callee }) => isBrowsers(callee)) || facts.reads.some((read) => read.fn === fn && isBrowsers(read.ref))) return true;
  return calls.some(({ callee }) => {
    const next = project.resolveFunction(path, { is: 'ref', ref: callee });
    return next !== undefined && asksBrowser(project, next, depth + 1);
  });
}

/** A page's `form` is the answer to an action. What a part is given is as known as what its places give. */
function isGivenByVisitor({ depth, path, project }: Place, { init, name }: BindingFact): boolean {
  const outer = init?.is === 'ref' ? (init.ref.path[0] ?? name) : name;
  if (project.role(path) !== 'component') return outer === 'form';
  return project.placesOf(path).some((site) => {
    const given = project.facts(site.path)?.elements[site.element]?.attributes.find((one) => one.name === outer);
    return given?.value !== undefined && hangsOnVisitor(project, site.path, [given.value], depth + 1);
  });
}

/** A variable of the component, not of a function in it, that something else than its initialiser fills. */
function isChosen(place: Place, { path }: Ref, binding: BindingFact, counts: WriteTest): boolean {
  const { facts } = place;
  const isTouched = (target: Ref): boolean => bindingOf(facts, target) === binding && target.path.every((name, i) => i >= path.length || name === path[i]);
  if (binding.fn > 2) return false;
  return facts.writes.some((write) => isTouched(write.target) && counts(place, write))
    || facts.calls.some(({ callee }) => MUTATORS.test(callee.path.at(-1) ?? '') && isTouched({ ...callee, path: callee.path.slice(0, -1) }));
}

/** By a function or an input. What the script itself writes (`$: url = …`) is seen through. */
function isWritten(_: Place, write: WriteFact): boolean {
  return write.fn !== 1;
}

/** By an event, an input, or code that runs only after one. */
function isWrittenLater({ facts, path, project }: Place, write: WriteFact): boolean {
  return write.how === 'bind' ? !isElementReference(facts, write) : !startsAtFirst(project, { path, fn: write.fn });
}

/** `bind:this`. */
function isElementReference({ elements }: FileFacts, { span }: WriteFact): boolean {
  return elements.some(({ attributes }) => attributes.some((one) => one.name === 'this' && one.span[0] === span[0]));
}
