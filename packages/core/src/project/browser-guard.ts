/** Which conditions keep code from running on the server, or in the browser. */
import type { FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import type { Target, Tri } from './project.js';

const BROWSER_FLAGS: ReadonlySet<string> = new Set(['$app/environment#browser', '$app/env#browser', 'esm-env#BROWSER', '@supabase/ssr#isBrowser']);
const BROWSER_GLOBALS: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history', 'indexedDB']);

type Resolve = (ref: Ref) => Target;
type Facts = (path: string) => FileFacts | undefined;

/**
 * Can code under the condition run on the server? `false` under `if (browser)`, `typeof window !== 'undefined'` and the like, also
 * through a constant or function that asks this and is named after it (`isBrowser`, `isServer()`).
 */
export function canRunOnServer(facts: FileFacts, when: number | undefined, resolve: Resolve, factsOf: Facts = () => undefined): boolean {
  return canRun(conditionsOf(facts, when), (test) => serverAtom(test, facts, resolve, factsOf)) !== false;
}

/** Can code under the condition be shipped to browsers? `false` only where the bundler drops it: `if (import.meta.env.SSR)`. */
export function canShip(facts: FileFacts, when: number | undefined): boolean {
  return canRun(conditionsOf(facts, when), (test) => (test.is === 'truthy' && isSsrFlag(test.value) ? false : 'unknown')) !== false;
}

function serverAtom(test: Test, facts: FileFacts, resolve: Resolve, factsOf: Facts): Tri {
  if (test.is === 'typeof') return isBrowserGlobal(test.value) ? test.type === 'undefined' : 'unknown';
  if (test.is === 'equal') return comparesToUndefined(test.left, test.right) || comparesToUndefined(test.right, test.left) ? true : 'unknown';
  if (test.is !== 'truthy') return 'unknown';
  if (isSsrFlag(test.value)) return true;
  if (isBrowserGlobal(test.value)) return false;
  const asked = test.value.is === 'call' ? facts.calls[test.value.call]?.callee : test.value.is === 'ref' ? test.value.ref : undefined;
  return asked ? flagAtom(resolve(asked), factsOf) : 'unknown';
}

function flagAtom(target: Target, factsOf: Facts): Tri {
  if (target.is === 'package') return target.rest.length === 0 && BROWSER_FLAGS.has(`${target.module}#${target.name}`) ? false : 'unknown';
  return target.is === 'binding' && target.rest.length === 0 ? ownFlag(factsOf(target.path), target.binding) : 'unknown';
}

/** `const isBrowser = typeof window !== 'undefined'`: facts do not say how it asks, its name does. */
function ownFlag(facts: FileFacts | undefined, index: number): Tri {
  const binding = facts?.bindings[index];
  if (!facts || !binding || (binding.kind !== 'const' && binding.kind !== 'function')) return 'unknown';
  const asked = /browser|client/i.test(binding.name) ? false : /server|ssr|node/i.test(binding.name) ? true : 'unknown';
  if (asked === 'unknown') return asked;
  const answers = binding.function === undefined ? [binding.init] : facts.exits.filter((exit) => exit.fn === binding.function).map((exit) => exit.value);
  return answers.some((value) => origins(facts, value).some((ref) => isBrowserGlobal({ is: 'ref', ref }))) ? asked : 'unknown';
}

function comparesToUndefined(value: Value, other: Value): boolean {
  return other.is === 'undefined' && isBrowserGlobal(value);
}

function isBrowserGlobal(value: Value): boolean {
  if (value.is !== 'ref' || value.ref.from !== 'global') return false;
  const [first] = value.ref.path;
  return BROWSER_GLOBALS.has(value.ref.name) || (value.ref.name === 'globalThis' && first !== undefined && BROWSER_GLOBALS.has(first));
}

function isSsrFlag(value: Value): boolean {
  return value.is === 'ref' && value.ref.from === 'global' && value.ref.name === 'import.meta' && value.ref.path.join('.') === 'env.SSR';
}
