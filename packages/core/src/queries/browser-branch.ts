/** Branches that do not run in browsers, although a bundler keeps them. */
import type { Test, Value } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import type { Project, Tri } from '../project/project.js';

const FLAGS: ReadonlySet<string> = new Set(['$app/environment#browser', '$app/env#browser', 'esm-env#BROWSER']);

/** Does `if (!browser)` or `typeof window === 'undefined'` keep the code from running in browsers? The code is shipped all the same. */
export function skipsBrowsers(project: Project, path: string, when: number | undefined): boolean {
  const facts = project.facts(path);
  return !!facts && canRun(conditionsOf(facts, when), (test) => inBrowser(project, path, test)) === false;
}

function inBrowser(project: Project, path: string, test: Test): Tri {
  if (test.is === 'typeof') return isWindow(test.value) ? test.type !== 'undefined' : 'unknown';
  if (test.is !== 'truthy' || test.value.is !== 'ref') return 'unknown';
  return FLAGS.has(project.symbol(path, test.value.ref) ?? '') ? true : 'unknown';
}

function isWindow(value: Value): boolean {
  return value.is === 'ref' && value.ref.from === 'global' && (value.ref.name === 'window' || value.ref.name === 'document');
}
