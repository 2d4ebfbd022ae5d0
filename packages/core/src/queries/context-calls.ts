/** Calls that need a component that is being initialised, and where they stand. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { conditionsOf, testedValues } from '../flow/conditions.js';
import { kitSatisfies } from '../kit/version.js';
import type { Names, Project } from '../project/project.js';

const CONTEXT: ReadonlySet<string> = new Set(['getContext', 'setContext', 'hasContext', 'getAllContexts']);
const MAX_DEPTH = 5;

/** What a call does with context: Svelte's own function, or what `createContext()` gave. */
export type ContextCall = {
  readonly does: 'get' | 'set' | 'other';
  /** For `get` and `set`: what tells contexts apart, the same for the same key in every file. Undefined when it is not to be read. */
  readonly key?: string;
};

/** What the call does with context; undefined for every other call. */
export function contextCall(project: Names, path: string, { args, callee }: CallFact): ContextCall | undefined {
  const name = svelteName(project, path, callee);
  const made = name === undefined ? madeByCreateContext(project, path, callee) : undefined;
  if (name === undefined) return made;
  const key = args[0] && keyOf(project, path, args[0]);
  return { does: name === 'getContext' ? 'get' : name === 'setContext' ? 'set' : 'other', ...(key !== undefined && { key }) };
}

function svelteName(project: Names, path: string, callee: Ref): string | undefined {
  const [module, name] = (project.symbol(path, callee) ?? '').split('#');
  return module === 'svelte' && name !== undefined && CONTEXT.has(name) ? name : undefined;
}

/** `const [getUser, setUser, hasUser] = createContext()`. */
function madeByCreateContext(project: Names, path: string, callee: Ref): ContextCall | undefined {
  const target = callee.from === 'binding' || callee.from === 'import' ? project.resolve(path, callee) : undefined;
  const facts = target?.is === 'binding' ? project.facts(target.path) : undefined;
  const init = target?.is === 'binding' ? facts?.bindings[target.binding]?.init : undefined;
  if (target?.is !== 'binding' || !facts || init?.is !== 'ref' || init.ref.from !== 'call' || target.rest.length > 0) return undefined;
  const maker = facts.calls[init.ref.call];
  if (!maker || project.symbol(target.path, maker.callee) !== 'svelte#createContext') return undefined;
  const does = (['get', 'set'] as const)[Number(init.ref.path[0])] ?? 'other';
  return { does, key: `createContext ${init.ref.call} ${target.path}` };
}

/** A literal, or a constant of the app: a text by its text, everything else by where it is declared. */
function keyOf(project: Names, path: string, value: Value): string | undefined {
  if (value.is === 'literal') return `literal ${String(value.value)}`;
  if (value.is !== 'ref' || value.ref.path.includes('[]')) return undefined;
  const known = project.valueOf(path, value.ref);
  if (known?.value.is === 'literal') return `literal ${String(known.value.value)}`;
  const target = project.resolve(path, value.ref);
  const binding = target.is === 'binding' ? project.facts(target.path)?.bindings[target.binding] : undefined;
  return target.is === 'binding' && binding?.kind === 'const' && binding.fn < 2 ? `${[target.binding, ...target.rest].join('.')} ${target.path}` : undefined;
}

/**
 * The key of a `getContext(…)` in the script of a component that counts on the context being there. Undefined for `getContext('a') ?? b`,
 * under a condition, when what it gives is tested, and when the file asks `hasContext`.
 */
export function contextCountedOn(project: Project, facts: FileFacts, index: number): string | undefined {
  const call = facts.calls[index] as CallFact;
  const asked = facts.functions[call.fn]?.kind === 'instance' ? contextCall(project, facts.path, call) : undefined;
  return asked?.does === 'get' && !isAskedWithCare(project, facts, index) ? asked.key : undefined;
}

function isAskedWithCare(project: Project, facts: FileFacts, index: number): boolean {
  const { tries, use, when } = facts.calls[index] as CallFact;
  const isCall = (value: Value | undefined): boolean => value?.is === 'call' && value.call === index;
  const kept = facts.bindings.findIndex(({ init }) => isCall(init));
  const isTested = (value: Value): boolean => value.is === 'ref' && value.ref.from === 'binding' && value.ref.binding === kept;
  return when !== undefined || tries !== undefined || use === 'other' || use === 'tested'
    || facts.bindings.some(({ init }) => init?.is === 'either' && init.of.some(isCall))
    || facts.conditions.some(({ test }) => testedValues(test).some(isTested))
    || facts.calls.some((one) => contextCall(project, facts.path, one)?.does === 'other');
}

/**
 * The place at which the call asks Svelte for the component: the call itself, or one in the app's own function that is called, where that
 * surely comes to it at once. Undefined for calls that need no component, or catch that there is none.
 */
export function contextSite(project: Project, path: string, index: number, depth = 0): { readonly path: string; readonly call: number } | undefined {
  const call = project.facts(path)?.calls[index];
  if (!call || call.tries || depth > MAX_DEPTH) return undefined;
  if (contextCall(project, path, call)) return { path, call: index };
  const fn = call.new ? undefined : project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const body = fn && project.facts(fn.path);
  if (!fn || !body || body.functions[fn.fn]?.generator) return undefined;
  for (const [inner, one] of body.calls.entries()) {
    const isSure = one.fn === fn.fn && one.when === undefined && awaitBefore(body, one) === undefined;
    const found = isSure ? contextSite(project, fn.path, inner, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The `await` of the same function that the call surely comes after; undefined when there is none. */
function awaitBefore({ awaits, ...facts }: FileFacts, { fn, span, when }: CallFact): FileFacts['awaits'][number] | undefined {
  const around = conditionsOf({ awaits, ...facts }, when);
  return awaits.find((one) => one.fn === fn && one.span[1] <= span[0] && conditionsOf({ awaits, ...facts }, one.when).every((condition) => around.includes(condition)));
}

/** Why there is no component when a place is reached, as a phrase for a sentence: "in `load`". */
export type Outside = { readonly kind: 'server' | 'module' | 'later'; readonly where: string };

/** Why the call surely runs when no component is being initialised; undefined when it may run in time. */
export function outsideComponent(project: Project, path: string, call: CallFact): Outside | undefined {
  const facts = project.facts(path) as FileFacts;
  const kind = facts.functions[call.fn]?.kind;
  if (kind === 'module') return { kind: 'module', where: 'at the top level of a module' };
  if (kind === 'instance' || kind === 'markup') return undefined;
  if (awaitBefore(facts, call) && project.entriesIn(path).every(({ fn }) => fn !== call.fn)) return { kind: 'later', where: 'after `await`' };
  return ofFunction(project, facts, call.fn, 0);
}

function ofFunction(project: Project, facts: FileFacts, fn: number, depth: number): Outside | undefined {
  const fact = facts.functions[fn];
  if (!fact || depth > MAX_DEPTH) return undefined;
  const entry = project.entriesIn(facts.path).find((one) => one.fn === fn);
  if (entry) return { kind: 'server', where: entry.role === 'action' ? `in the action \`${entry.name}\`` : `in \`${entry.name}\`` };
  if (fact.attribute) return isHandler(facts, fact.attribute) ? { kind: 'later', where: 'in an event handler' } : undefined;
  const given = fact.argument && facts.calls[fact.argument.call];
  if (given) return ofCallback(project, facts, given, depth);
  return handles(project, facts, fn) ? { kind: 'later', where: 'in an event handler' } : undefined;
}

/** What is given to elements and begins with `on`; a component may call what it is given at any time. */
function isHandler({ elements }: FileFacts, { element, name }: { readonly element: number; readonly name: string }): boolean {
  return elements[element]?.kind === 'element' && /^on:?[a-z]/.test(name);
}

const AT_ONCE = /^(?:map|flatMap|filter|forEach|reduce|some|every|find)$/;
const LATER = /^(?:then|catch|finally|addEventListener)$/;
const TIMERS = /^(?:(?:window|globalThis)\.)?(?:setTimeout|setInterval|queueMicrotask|requestAnimationFrame|requestIdleCallback|addEventListener)$/;
/** Their callbacks have a component since Svelte 5, which remembers it for effects. */
const MOUNTED: ReadonlySet<string> = new Set(['svelte#onMount', 'svelte#afterUpdate']);

function ofCallback(project: Project, facts: FileFacts, call: CallFact, depth: number): Outside | undefined {
  const { callee } = call;
  const method = callee.path.at(-1) ?? '';
  const symbol = project.symbol(facts.path, callee) ?? '';
  const name = callee.from === 'global' ? [callee.name, ...callee.path].join('.') : symbol.replace('svelte#', '');
  const isLate = LATER.test(method) || TIMERS.test(name) || symbol === 'svelte#onDestroy' || (MOUNTED.has(symbol) && kitSatisfies(project.app.svelte, '<5.0.0-0') === true);
  if (isLate) return { kind: 'later', where: `in the callback of \`${LATER.test(method) ? method : name}\`` };
  return AT_ONCE.test(method) ? ofFunction(project, facts, call.fn, depth + 1) : undefined;
}

/** Is the function given to an element for its events, and called nowhere? Whoever else gets it: there it throws. */
function handles(project: Project, facts: FileFacts, fn: number): boolean {
  const isIt = (ref: Ref): boolean => ref.from === 'binding' && ref.path.length === 0 && facts.bindings[ref.binding]?.function === fn;
  return facts.reads.some(({ attribute, ref }) => attribute && isIt(ref) && isHandler(facts, attribute)) && project.callers({ path: facts.path, fn }).length === 0;
}
