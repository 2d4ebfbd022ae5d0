/** What a call's arguments decide of the called function's tests. */
import type { CallFact, Test, Value } from '../facts.js';
import type { Tri } from '../project/project.js';

/**
 * The outcome of the tests of function `fn`, as far as the literals that the call passes tell: `if (required)` in
 * `user(event, false)`. An argument that is left out decides nothing, as there may be a default.
 */
export function argumentAtom(fn: number, call: CallFact): (test: Test) => Tri {
  const given = (value: Value): Value | undefined => {
    if (value.is !== 'ref' || value.ref.from !== 'param' || value.ref.fn !== fn || call.spread) return undefined;
    return memberOf(call.args[value.ref.index], value.ref.path);
  };
  return (test) => {
    if (test.is === 'truthy') return truthiness(given(test.value));
    if (test.is !== 'equal') return 'unknown';
    const left = given(test.left) ?? test.left;
    const right = given(test.right) ?? test.right;
    return left.is === 'literal' && right.is === 'literal' ? left.value === right.value : 'unknown';
  };
}

function memberOf(value: Value | undefined, path: readonly string[]): Value | undefined {
  const [name, ...rest] = path;
  if (name === undefined || value === undefined) return value;
  return value.is === 'object' && Object.hasOwn(value.props, name) ? memberOf(value.props[name], rest) : undefined;
}

function truthiness(value: Value | undefined): Tri {
  switch (value?.is) {
    case 'literal': return Boolean(value.value);
    case 'function': case 'class': case 'object': case 'array': return true;
    default: return 'unknown';
  }
}
