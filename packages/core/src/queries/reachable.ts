/** Conditions that never hold, because of what Kit always gives or of what has been asked before. */
import type { ConditionFact, FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun, conditionsOf, testedValues } from '../flow/conditions.js';
import { origins, rootOf } from '../flow/values.js';
import type { Entry, Project, Tri } from '../project/project.js';

/**
 * Can code under the condition run? False where it asks for the absence of what Kit always gives (a required parameter of the route,
 * `locals`), or for the opposite of what was found just before; true where it asks for nothing but the presence of such things.
 */
export function mayRun(project: Project, path: string, when: number | undefined): Tri {
  const facts = project.facts(path) as FileFacts;
  const conditions = conditionsOf(facts, when);
  const given = (test: Test): Tri => givenAtom(project, path, test);
  const isAskedTwice = conditions.some((condition, i) => canRun([condition], knownAtom(facts, conditions.slice(i + 1))) === false);
  return isAskedTwice ? false : canRun(conditions, given);
}

/** Does the condition surely hold, or surely not, because of what Kit always gives? */
export function holds(project: Project, path: string, condition: ConditionFact): Tri {
  return canRun([condition], (test) => givenAtom(project, path, test));
}

function givenAtom(project: Project, path: string, test: Test): Tri {
  if (test.is === 'truthy') return isAlwaysGiven(project, path, test.value, 0) || 'unknown';
  if (test.is !== 'equal') return 'unknown';
  const isAbsent = [test.left, test.right].some((value) => value.is === 'undefined' || (value.is === 'literal' && !value.value));
  return isAbsent && [test.left, test.right].some((value) => isAlwaysGiven(project, path, value, 0)) ? false : 'unknown';
}

const MAX_DEPTH = 3;

/** Is it a part of the event that is never empty: in a function that Kit calls, or in one of the app's own that is given it by all its callers? */
function isAlwaysGiven(project: Project, path: string, value: Value | undefined, depth: number): boolean {
  if (value?.is !== 'ref' || value.ref.from !== 'param' || depth > MAX_DEPTH) return false;
  const { fn, index, path: parts } = value.ref;
  const entries = project.entriesIn(path).filter((entry) => entry.fn === fn);
  if (entries.length > 0) return index === 0 && entries.every((entry) => isGivenTo(project, entry, parts));
  const callers = project.runs({ path, fn }).escapes ? [] : project.callers({ path, fn });
  return callers.length > 0 && callers.every((site) => {
    const call = project.facts(site.path)?.calls[site.call];
    return !call?.spread && isAlwaysGiven(project, site.path, partOf(call?.args[index], parts), depth + 1);
  });
}

function partOf(value: Value | undefined, parts: readonly string[]): Value | undefined {
  return value?.is === 'ref' ? { is: 'ref', ref: { ...value.ref, path: [...value.ref.path, ...parts] } } : undefined;
}

function isGivenTo(project: Project, { declaredIn, role, wrapped }: Entry, parts: readonly string[]): boolean {
  const [property, name, ...rest] = role === 'handle' && parts[0] === 'event' ? parts.slice(1) : parts;
  if (wrapped || rest.length > 0) return false;
  if (property === 'locals') return name === undefined;
  const id = project.routes.byFile.get(declaredIn)?.id ?? '';
  return property === 'params' && name !== undefined && requiredParams(id).includes(name);
}

/** The parameters that are not empty whenever the route is asked for: not `[[lang]]`, not `[...path]`. */
function requiredParams(routeId: string): readonly string[] {
  return [...routeId.replace(/\[\[[^\]]*\]\]/g, '').matchAll(/\[(\w+)(?:=\w+)?\]/g)].map(([, name]) => name as string);
}

/** What the outer conditions say of single tests, as far as nothing that they look at is written. */
function knownAtom(facts: FileFacts, outer: readonly ConditionFact[]): (test: Test) => Tri {
  const known = new Map(outer.flatMap((condition) => implied(condition.test, condition.is)).map(([test, is]) => [JSON.stringify(test), is]));
  return (test) => (isStable(facts, test) ? (known.get(JSON.stringify(test)) ?? 'unknown') : 'unknown');
}

/** The single tests whose outcome follows from that of the whole. */
function implied(test: Test, is: boolean): readonly (readonly [Test, boolean])[] {
  if (test.is === 'not') return implied(test.test, !is);
  if (test.is === 'and' || test.is === 'or') return is === (test.is === 'and') ? test.tests.flatMap((one) => implied(one, is)) : [];
  return [[test, is]];
}

/** Has it the same outcome each time? Not when a variable that it looks at is written anywhere, nor when nobody can tell what it looks at. */
function isStable(facts: FileFacts, test: Test): boolean {
  const refs = testedValues(test).flatMap((value) => origins(facts, value));
  const isWritten = (ref: Ref): boolean => facts.writes.some(({ target }) => rootOf(target) === rootOf(ref));
  return test.is !== 'other' && refs.length > 0 && !refs.some((ref) => ref.from === 'unknown' || isWritten(ref));
}
