/** Does Kit run a `load` again on each page, since it reads the address? */
import type { FileFacts, ReadFact, Ref, Test, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import { contains } from '../span.js';

/** The whole, when it is handed on, and the properties of which Kit takes note. @see @sveltejs/kit src/utils/url.js (2.70.4) */
const NOTED = /^url(?:$|\.(?:href|pathname|search|toString|toJSON)(?:\.|$))/;

/**
 * Does the `load` read the page's address on every way, so that Kit runs it again when that changes? Looked for in what it calls and returns
 * without a condition, in what it tests first, and in what its variables begin with.
 */
export function surelyReadsAddress(facts: FileFacts, load: number): boolean {
  const { calls, conditions, exits, reads } = facts;
  const isNoted = (ref: Ref): boolean => ref.from === 'param' && ref.fn === load && ref.index === 0 && NOTED.test(ref.path.join('.'));
  const own = { calls: calls.filter(({ fn }) => fn === load), exits: exits.filter(({ fn }) => fn === load) };
  const called = own.calls.flatMap(({ args, callee, when }): readonly Value[] => (when === undefined ? [{ is: 'ref', ref: callee }, ...args] : []));
  const returned = own.exits.flatMap(({ value, when }) => (value && when === undefined ? [value] : []));
  const tested = conditions.flatMap(({ outer, test }) => (outer === undefined ? testedFirst(test) : []));
  const elsewhere = [...own.calls, ...own.exits, ...conditions];
  const isBegin = ({ fn, span }: ReadFact): boolean => fn === load && !elsewhere.some((one) => contains(one.span, span));
  return [...called, ...returned, ...tested].some((value) => origins(facts, value).some(isNoted)) || reads.some((read) => isNoted(read.ref) && isBegin(read));
}

/** `url.pathname` of `url.pathname !== '/' && !user`, which is not always read the other way round. */
function testedFirst(test: Test): readonly Value[] {
  if (test.is === 'not') return testedFirst(test.test);
  return test.is === 'and' || test.is === 'or' ? testedFirst(test.tests[0] as Test) : testedValues(test);
}
