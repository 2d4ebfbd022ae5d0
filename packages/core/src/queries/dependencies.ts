/** What `load` functions depend on by name or address, and what asks for it again. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { patternText } from '../flow/values.js';
import type { Entry, FileQuestion, Project } from '../project/project.js';
import { HOLE } from '../routes/match.js';
import type { Span } from '../span.js';
import { callsAsMade, constantsOf, type Placed } from './constants.js';
import { isFetch } from './own-request.js';
import { ownPathname } from './own-url.js';

/** A name or an address where it is written. */
export type Naming = {
  readonly path: string;
  readonly span: Span;
  /** `\u0000` stands for each unknown part. Undefined when nothing of it is known. */
  readonly text?: string;
};

export type Dependencies = {
  /** What `depends()` is given, in the order of the files. */
  readonly names: readonly Naming[];
  /** Something out of sight may name more: a package's function is given `depends` or the event. */
  readonly open: boolean;
};

const invalidationsOf = new WeakMap<Project, readonly Naming[]>();

/** What the `load` functions of the app name with `depends()`, themselves or in functions to which they hand it. */
export function dependencies(project: Project): Dependencies {
  return project.askApp(findDependencies);
}

function findDependencies(project: Project): Dependencies {
  const files = project.paths().filter((path) => !project.isDead(path));
  const loads = files.flatMap((path) => project.entriesIn(path)).filter(({ role }) => role === 'load');
  const names = files.flatMap((path) => project.ask(dependsCalls, path).flatMap((call) => namings(project, path, (project.facts(path) as FileFacts).calls[call] as CallFact)));
  return { names, open: hidesLoad(project) || loads.some((load) => isHandedOut(project, load)) };
}

const dependsCalls: FileQuestion<readonly number[]> = (names, path) => {
  const facts = names.facts(path);
  return facts?.calls.flatMap((call, index) => (isDepends(facts, call) ? [index] : [])) ?? [];
};

/** Images and the like have none. */
function liveFacts(project: Project): readonly FileFacts[] {
  return project.paths().flatMap((path) => (project.isDead(path) ? [] : (project.facts(path) ?? [])));
}

/** Goes by the name: whatever is called `depends` counts. */
function isDepends({ bindings, functions }: FileFacts, { callee }: CallFact): boolean {
  if (callee.path.length > 0) return callee.path.at(-1) === 'depends';
  return callee.from === 'param' ? functions[callee.fn]?.params[callee.index]?.name === 'depends' : callee.from === 'binding' && bindings[callee.binding]?.name === 'depends';
}

function namings(project: Project, path: string, { args, argSpans, span, spread }: CallFact): readonly Naming[] {
  if (spread) return [{ path, span }];
  return args.map((value, i) => namingOf(project, path, argSpans[i] ?? span, { path, value }));
}

function namingOf(project: Project, path: string, span: Span, value: Placed): Naming {
  const text = nameText(project, value);
  return { path, span, ...(text === undefined ? {} : { text }) };
}

/** A text with its constants filled in. */
function nameText(project: Project, { path, value }: Placed): string | undefined {
  if (value.is === 'template') return value.parts.map((part, i) => part + (value.holes[i] ? (constantText(project, { path, value: value.holes[i] }) ?? HOLE) : '')).join('');
  return patternText(value) ?? constantText(project, { path, value });
}

function constantText(project: Project, at: Placed): string | undefined {
  const texts = constantsOf(project, at);
  return texts?.length === 1 && typeof texts[0] === 'string' ? texts[0] : undefined;
}

/** Does a route file have a `load` that cannot be read? */
function hidesLoad(project: Project): boolean {
  const routeFiles = [...project.routes.byFile.keys()].filter((path) => /^(?:page|layout)\.(?:universal|server)$/.test(project.role(path)));
  return routeFiles.some((path) => {
    const facts = project.facts(path) as FileFacts;
    const hasLoad = facts.exports.some(({ name, typeOnly }) => !typeOnly && (name === 'load' || name === '*'));
    return facts.unparsed !== undefined || (hasLoad && !project.entries(path).some(({ role }) => role === 'load'));
  });
}

/** Is the event, or its `depends`, given to a function that the app does not hold? */
function isHandedOut(project: Project, { fn, path }: Entry): boolean {
  const facts = project.facts(path) as FileFacts;
  const isEvent = (ref: Ref): boolean => ref.from === 'param' && ref.fn === fn && ref.index === 0 && (ref.path.length === 0 || ref.path[0] === 'depends');
  const holds = (value: Value): boolean => {
    if (value.is === 'object') return [...Object.values(value.props), ...(value.spreads ?? [])].some(holds);
    return value.is === 'ref' && isEvent(value.ref);
  };
  return facts.calls.some((call) => call.args.some(holds) && project.resolveFunction(path, { is: 'ref', ref: call.callee }) === undefined);
}

/** What `invalidate()` is given in the whole app; see {@link invalidationsIn}. Kept for as long as the project lives. */
export function invalidations(project: Project): readonly Naming[] {
  let found = invalidationsOf.get(project);
  if (!found) invalidationsOf.set(project, (found = liveFacts(project).flatMap((facts) => invalidationsIn(project, facts))));
  return found;
}

/**
 * What `invalidate()` is given in a file that browsers run, through a function of the app that only passes it on. One without a text may
 * be a function that picks among all addresses.
 */
export function invalidationsIn(project: Project, { calls, path }: FileFacts): readonly Naming[] {
  if (project.clientChain(path) === undefined) return [];
  return callsAsMade(project, path, (symbol) => symbol === '$app/navigation#invalidate', 0).flatMap(({ args: [given], at, by }) => {
    const isGiven = (calls[by] as CallFact).args.length > 0;
    return isGiven && given ? [namingOf(project, path, at, given)] : [];
  });
}

/** May the two be the same text? What is unknown may be anything. */
export function mayBeSame(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return true;
  if (!one.includes(HOLE)) return fits(one, other);
  if (!other.includes(HOLE)) return fits(other, one);
  const [[head, tail], [otherHead, otherTail]] = [endsOf(one), endsOf(other)];
  return (head.startsWith(otherHead) || otherHead.startsWith(head)) && (tail.endsWith(otherTail) || otherTail.endsWith(tail));
}

/** May the pattern be this very text? */
function fits(text: string, pattern: string): boolean {
  if (!pattern.includes(HOLE)) return text === pattern;
  const [head, tail] = endsOf(pattern);
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}

/** What stands before the first unknown part, and behind the last. */
function endsOf(text: string): readonly [string, string] {
  const parts = text.split(HOLE);
  return [parts[0] as string, parts.at(-1) as string];
}

/** A request that a `load` makes with `fetch`. `text` is a path of the app or a full address; `noted`: Kit runs the `load` again for it. */
export type LoadFetch = Naming & { readonly noted: boolean };

/**
 * The requests that `load` functions make, themselves or in functions to which they lead. Kit takes note of those of universal ones.
 * @see @sveltejs/kit src/runtime/server/page/load_data.js, src/runtime/client/client.js (2.70.4)
 */
export function loadFetches(project: Project): readonly LoadFetch[] {
  return liveFacts(project).flatMap((facts) => {
    const { path } = facts;
    return facts.calls.filter((call) => isFetch(project, facts, call) || call.callee.path.at(-1) === 'fetch').flatMap((call) => {
      const loads = project.runs({ path, fn: call.fn }).entries.filter(({ role }) => role === 'load');
      const text = addressText(project, path, call.args[0]);
      const naming = { path, span: call.span, ...(text === undefined ? {} : { text }) };
      return loads.length > 0 ? [{ ...naming, noted: loads.some(({ declaredIn }) => /\.universal$/.test(project.role(declaredIn))) }] : [];
    });
  });
}

function addressText(project: Project, path: string, value: Value | undefined): string | undefined {
  const own = ownPathname({ project, path }, value);
  const full = value && own === undefined ? nameText(project, { path, value }) : undefined;
  return full !== undefined && /^https?:\/\//.test(full) ? full : own;
}
