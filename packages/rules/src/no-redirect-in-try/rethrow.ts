/** How to let through what a `catch` is not meant for. */
import { conditionsOf, isBinding, neededImport, type CheckContext, type FileFacts, type Suggestion, type Test, type TextEdit, type Thrown } from '@sk-audit/core';
import type { Catcher } from './catcher.js';

/** Kit's guards for the exceptions that are swallowed. Redirects and errors go together, as a `catch` seldom means one of them. */
function guardsFor(kinds: ReadonlySet<Thrown>): readonly string[] {
  return [...(kinds.has('redirect') || kinds.has('error') ? ['isRedirect', 'isHttpError'] : []), ...(kinds.has('invalid') ? ['isValidationError'] : [])];
}

function rethrow(guards: readonly string[], caught: string): string {
  return `if (${guards.map((guard) => `${guard}(${caught})`).join(' || ')}) throw ${caught}`;
}

/** The line to write, as code. Kit 1 has no guards. */
export function rethrowAdvice({ facts, project }: CheckContext<never>, catcher: Catcher, kinds: ReadonlySet<Thrown>): string {
  const e = caughtName(facts, catcher) ?? 'e';
  return project.kitSatisfies('>=2.0.0') === true ? `\`${rethrow(guardsFor(kinds), e)}\`` : `\`if (${e}?.status && (${e}.location || ${e}.body)) throw ${e}\``;
}

/** What to say to somebody who throws it again with `if (e instanceof Error) throw e`, which does not mean what Kit throws; empty for others. */
export function classNote(facts: FileFacts, catcher: Catcher): string {
  const handler = facts.tries[catcher.index ?? -1]?.handler;
  const throws = facts.exits.filter((exit) => isBinding(exit.value, handler?.binding ?? -1));
  const asked = throws.flatMap((exit) => conditionsOf(facts, exit.when)).map(({ test }) => classOf(test)).find((name) => name !== undefined);
  return asked === undefined ? '' : ` What Kit throws is no \`${asked}\`.`;
}

/** `Error` of `e instanceof Error`. */
function classOf(test: Test): string | undefined {
  return test.is === 'instanceof' && test.of.is === 'ref' && test.of.ref.from === 'global' ? test.of.ref.name : undefined; // mutate-ok: only globals have a name
}

/** The name of what the clause catches. */
function caughtName(facts: FileFacts, catcher: Catcher): string | undefined {
  return facts.bindings[facts.tries[catcher.index ?? -1]?.handler?.binding ?? -1]?.name;
}

/** Adds the line as the first of the clause, and imports its guards; where there is a name for what is caught. */
export function suggestRethrow({ facts, project }: CheckContext<never>, catcher: Catcher, kinds: ReadonlySet<Thrown>): readonly Suggestion[] {
  const handler = facts.tries[catcher.index ?? -1]?.handler;
  const caught = caughtName(facts, catcher);
  if (!handler) return []; // mutate-ok: for the type, nothing has a name then
  const guards = neededImport(facts, '@sveltejs/kit', guardsFor(kinds));
  if (!caught || !guards || project.kitSatisfies('>=2.0.0') !== true) return [];
  const { blank: [start, end] } = handler;
  const statement = `${rethrow(guards.locals, caught)};`;
  const line: TextEdit = { span: [start, start], text: start === end ? ` ${statement} ` : [[start, end], statement] };
  return [{ message: 'Rethrow redirects and errors', edits: [...guards.edits, line] }];
}
