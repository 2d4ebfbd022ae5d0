/** Questions about the conditions under which code runs. */
import type { ConditionFact, FileFacts, Test, Value } from '../facts.js';
import type { Tri } from '../project/project.js';

/** The conditions around a place, innermost first, up to (not including) `until`. */
export function conditionsOf(facts: FileFacts, when: number | undefined, until?: number): readonly ConditionFact[] {
  const found: ConditionFact[] = [];
  for (let at = when; at !== undefined && at !== until; at = facts.conditions[at]?.outer) {
    const condition = facts.conditions[at];
    if (!condition) break;
    found.push(condition);
  }
  return found;
}

/** Everything that a test looks at. */
export function testedValues(test: Test): readonly Value[] {
  switch (test.is) {
    case 'not': return testedValues(test.test);
    case 'and': case 'or': return test.tests.flatMap(testedValues);
    case 'truthy': case 'typeof': return [test.value];
    case 'equal': return [test.left, test.right];
    case 'instanceof': return [test.value, test.of];
    case 'in': return [test.key, test.value];
    default: return test.of;
  }
}

/** Decides a test from what is known of its atoms: not, and, or in three-valued logic. */
export function decide(test: Test, atom: (test: Test) => Tri): Tri {
  switch (test.is) {
    case 'not': return negate(decide(test.test, atom));
    case 'and': return all(test.tests.map((one) => decide(one, atom)));
    case 'or': return negate(all(test.tests.map((one) => negate(decide(one, atom)))));
    default: return atom(test);
  }
}

function negate(answer: Tri): Tri {
  return answer === 'unknown' ? answer : !answer;
}

function all(answers: readonly Tri[]): Tri {
  if (answers.includes(false)) return false;
  return answers.includes('unknown') ? 'unknown' : true;
}

/**
 * Can code under these conditions run at all, given what is known of the atoms? `false` when a condition contradicts it,
 * `true` when all are met.
 */
export function canRun(conditions: readonly ConditionFact[], atom: (test: Test) => Tri): Tri {
  return all(conditions.map((condition) => {
    const answer = decide(condition.test, atom);
    return answer === 'unknown' ? answer : answer === condition.is;
  }));
}
