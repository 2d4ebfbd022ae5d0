/** Which conditions keep code from running on the server, or in the browser. */
import type { FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import type { Target, Tri } from './project.js';

const BROWSER_FLAGS: ReadonlySet<string> = new Set(['$app/environment#browser', '$app/env#browser', 'esm-env#BROWSER']);
const BROWSER_GLOBALS: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history', 'indexedDB']);

type Resolve = (ref: Ref) => Target;

/** Can code under the condition run on the server? `false` under `if (browser)`, `typeof window !== 'undefined'` and the like. */
export function canRunOnServer(facts: FileFacts, when: number | undefined, resolve: Resolve): boolean {
  return canRun(conditionsOf(facts, when), (test) => serverAtom(test, resolve)) !== false;
}

/** Can code under the condition be shipped to browsers? `false` only where the bundler drops it: `if (import.meta.env.SSR)`. */
export function canShip(facts: FileFacts, when: number | undefined): boolean {
  return canRun(conditionsOf(facts, when), (test) => (test.is === 'truthy' && isSsrFlag(test.value) ? false : 'unknown')) !== false;
}

function serverAtom(test: Test, resolve: Resolve): Tri {
  if (test.is === 'typeof') return isBrowserGlobal(test.value) ? test.type === 'undefined' : 'unknown';
  if (test.is === 'equal') return comparesToUndefined(test.left, test.right) || comparesToUndefined(test.right, test.left) ? true : 'unknown';
  if (test.is !== 'truthy') return 'unknown';
  if (isSsrFlag(test.value)) return true;
  if (isBrowserGlobal(test.value)) return false;
  if (test.value.is !== 'ref') return 'unknown';
  const target = resolve(test.value.ref);
  return target.is === 'package' && target.rest.length === 0 && BROWSER_FLAGS.has(`${target.module}#${target.name}`) ? false : 'unknown';
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
