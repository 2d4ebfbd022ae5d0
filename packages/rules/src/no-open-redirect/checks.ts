/** How the app looks at an address before it goes there. */
import { literalText, origins, rootOf, testedValues, type FileFacts, type Leaf, type Project, type Ref, type Test, type Value } from '@sk-audit/core';

/** `slash`: it only asks whether the address begins with one. `somehow`: in a way that may be good enough. */
export type Check = 'none' | 'slash' | 'somehow';

/** What a test looks at. */
type IsLookedAt = (value: Value) => boolean;

/** How the value, which goes into a redirect of the file, is checked there, or on its way in the app's own functions. */
export function howChecked(project: Project, facts: FileFacts, value: Value, leaf: Leaf): Check {
  const names = new Set(origins(facts, value).filter((ref) => isVariable(facts, ref)).map(rootOf));
  const isIt: IsLookedAt = (one) => allOrigins(facts, one).some((ref) => names.has(rootOf(ref)));
  const here = facts.conditions.flatMap(({ test }) => looks(facts, test, isIt));
  const there = leaf.conditions.flatMap(({ condition, path }) => looks(project.facts(path) as FileFacts, condition.test, (one) => isGiven(project, path, one)));
  const checks: readonly Check[] = [...here, ...there, ...(isHandedOver(project, facts, names) ? ['somehow' as const] : [])];
  return checks.includes('somehow') ? 'somehow' : checks.includes('slash') ? 'slash' : 'none';
}

/** Is it what one of the app's own functions is given? */
function isGiven(project: Project, path: string, value: Value): boolean {
  const entries = new Set(project.entriesIn(path).map(({ fn }) => fn));
  return origins(project.facts(path) as FileFacts, value).some((ref) => ref.from === 'param' && !entries.has(ref.fn));
}

/** Is it the argument of a call that gives nothing, such as `assertOwn(next)`? */
function isHandedOver(project: Project, { calls, path }: FileFacts, names: ReadonlySet<string>): boolean {
  return calls.some(({ args, callee, use }) => {
    const isOwn = use === 'discarded' && project.resolveFunction(path, { is: 'ref', ref: callee }) !== undefined;
    return isOwn && args.some((arg) => arg.is === 'ref' && names.has(rootOf(arg.ref)));
  });
}

/** The origins of a value; of `(next ?? '/').startsWith('/')` those of the whole in front, too. */
function allOrigins(facts: FileFacts, value: Value): readonly Ref[] {
  return origins(facts, value).flatMap((ref) => (ref.from === 'unknown' && ref.of ? allOrigins(facts, ref.of) : [ref])); // mutate-ok: only unknown refs are of something
}

function isVariable({ bindings }: FileFacts, ref: Ref): boolean {
  return ref.from === 'binding' && /^(?:const|let|var)$/.test(bindings[ref.binding]?.kind ?? ''); // mutate-ok: only bindings have one
}

function looks(facts: FileFacts, test: Test, isIt: IsLookedAt): readonly Check[] {
  switch (test.is) {
    case 'not': return looks(facts, test.test, isIt);
    case 'and': case 'or': return test.tests.flatMap((one) => looks(facts, one, isIt));
    case 'typeof': return [];
    case 'truthy': return isIt(test.value) ? [lookOf(facts, test.value)] : [];
    case 'equal': return [test.left, test.right].some(isIt) && ![test.left, test.right].some(isNothing) ? ['somehow'] : [];
    default: return testedValues(test).some(isIt) ? ['somehow'] : [];
  }
}

/** `if (next)`, `if (next.startsWith('/'))` */
function lookOf({ calls }: FileFacts, value: Value): Check {
  if (value.is === 'ref') return 'none';
  const call = value.is === 'call' ? calls[value.call] : undefined; // mutate-ok: only calls have one
  const method = call?.callee.path.at(-1);
  if (method === 'get' || method === 'has') return 'none';
  return method === 'startsWith' && literalText(call?.args[0]) === '/' ? 'slash' : 'somehow';
}

/** `null`, `undefined`, an empty text. */
function isNothing(value: Value): boolean {
  return value.is === 'undefined' || (value.is === 'literal' && !value.value);
}
