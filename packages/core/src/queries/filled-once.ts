/** Is state filled once, and then only read: a cache, a client made when it is first needed? */
import type { FileFacts, Ref, Test } from '../facts.js';
import { conditionsOf } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { stateAt, type State } from './state-target.js';

/**
 * Does the place stand under a test of the state itself (`if (!cache) cache = …`), or of a variable of the module that is set beside it
 * (`if (done) return; …; done = true`, `if (Date.now() > expires) …`)? Tests around the enclosing functions count too.
 */
export function isFilledOnce(project: Project, path: string, place: { readonly fn: number; readonly when?: number }, state: State): boolean {
  const facts = project.facts(path);
  if (!facts) return false;
  const around = functionsAround(facts, place.fn);
  const conditions = [...conditionsOf(facts, place.when), ...around.flatMap((fn) => conditionsOf(facts, facts.functions[fn]?.when))];
  return conditions.flatMap(({ test }) => testedRefs(facts, test)).some((ref) => isState(project, path, ref, state) || isSetIn(facts, ref, around));
}

/** The function and those around it, the top level aside. */
function functionsAround(facts: FileFacts, fn: number): readonly number[] {
  const found: number[] = [];
  for (let at = fn; at > 0; at = facts.functions[at]?.parent ?? 0) found.push(at);
  return found;
}

function isState(project: Project, path: string, ref: Ref, state: State): boolean {
  const found = stateAt(project, path, ref);
  return !!found && (state.owner ? found.owner?.path === state.owner.path && found.owner.binding === state.owner.binding : found.name === state.name);
}

function isSetIn(facts: FileFacts, ref: Ref, functions: readonly number[]): boolean {
  if (ref.from !== 'binding' || facts.bindings[ref.binding]?.fn !== 0) return false;
  return facts.writes.some(({ fn, target }) => target.from === 'binding' && target.binding === ref.binding && functionsAround(facts, fn).some((one) => functions.includes(one)));
}

/** Every ref that a test asks about. */
function testedRefs(facts: FileFacts, test: Test): readonly Ref[] {
  switch (test.is) {
    case 'not': return testedRefs(facts, test.test);
    case 'and': case 'or': return test.tests.flatMap((one) => testedRefs(facts, one));
    case 'equal': return [...origins(facts, test.left), ...origins(facts, test.right)];
    case 'other': return test.of.flatMap((value) => origins(facts, value));
    default: return origins(facts, test.value);
  }
}
