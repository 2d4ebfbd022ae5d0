/** What can be said of one of the handles. */
import type { CallFact, FileFacts, FunctionRef, Project, Span } from '@sk-audit/core';

/** Its name as code, with brackets. */
export function nameOf(project: Project, { fn, path }: FunctionRef): string {
  const name = project.facts(path)?.functions[fn]?.name;
  return name === undefined ? 'another handle' : `\`${name}()\``;
}

const RESPONSES: ReadonlySet<string> = new Set(['Response', '@sveltejs/kit#json', '@sveltejs/kit#text']);

/** Where it returns a response that it makes. */
export function responsesIn(project: Project, { fn, path }: FunctionRef): readonly Span[] {
  const { calls, exits } = project.facts(path) as FileFacts;
  const given = exits.flatMap(({ fn: at, value }) => (at === fn && value?.is === 'call' ? [calls[value.call] as CallFact] : [])); // mutate-ok: nothing but a call has one
  const nameAt = ({ callee }: CallFact): string => project.symbol(path, callee) ?? (callee.from === 'global' ? callee.name : ''); // mutate-ok: nothing else has a name
  return given.filter((call) => RESPONSES.has(nameAt(call))).map(({ span }) => span);
}
