/** Functions in `locals` that find out once who asks. */
import type { FileFacts, Ref, Value } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { functionsWithin } from './auth-checks.js';
import { WHO } from './refusals.js';

/**
 * Is the function in `locals` (`['locals', 'auth', 'validate']`) one that asks once and remembers the answer for the request, as far as the
 * app's own code shows where it is put there?
 */
export function isRemembered(project: Project, [, name, ...rest]: readonly string[]): boolean {
  return project.paths().some((path) => {
    const writes = project.facts(path)?.writes ?? [];
    return writes.some(({ target, value }) => value && target.path.at(-2) === 'locals' && target.path.at(-1) === name && remembers(project, path, value, rest));
  });
}

function remembers(project: Project, path: string, value: Value, rest: readonly string[]): boolean {
  const facts = project.facts(path) as FileFacts;
  // Lucia's `handleRequest(event)` keeps what its `validate()` found.
  if (value.is === 'call') return facts.calls[value.call]?.callee.path.at(-1) === 'handleRequest';
  const method = value.is === 'object' ? value.props[rest[0] ?? ''] : value;
  if (!method) return true; // a method that is put there elsewhere
  const fn = project.resolveFunction(path, method);
  return fn !== undefined && keepsAnswer(project, fn);
}

/** It writes to a variable around it or to `locals`, or gives what `locals` holds already. */
function keepsAnswer(project: Project, { fn, path }: FunctionRef): boolean {
  const facts = project.facts(path) as FileFacts;
  const within = functionsWithin(facts, fn);
  const isOfLocals = (path: readonly string[]): boolean => path.includes('locals') && WHO.test(path[path.indexOf('locals') + 1] ?? '');
  const isKept = (ref: Ref): boolean => (ref.from === 'binding' ? !within.has(facts.bindings[ref.binding]?.fn ?? fn) : isOfLocals(ref.path));
  const writes = facts.writes.some((write) => within.has(write.fn) && isKept(write.target));
  return writes || facts.reads.some((read) => within.has(read.fn) && read.ref.from !== 'binding' && isKept(read.ref));
}
