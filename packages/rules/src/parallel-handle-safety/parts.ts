/** What can be said of one of the handles. */
import type { CallFact, FileFacts, FunctionRef, Project, Span } from '@sk-audit/core';

/** Its name as code, with brackets. */
export function nameOf(project: Project, { fn, path }: FunctionRef): string {
  const name = project.facts(path)?.functions[fn]?.name;
  return name === undefined ? 'another handle' : `\`${name}()\``;
}

const RESPONSES: ReadonlySet<string> = new Set(['@sveltejs/kit#json', '@sveltejs/kit#text']);

/** Where it returns a response that it makes. */
export function responsesIn(project: Project, { fn, path }: FunctionRef): readonly Span[] {
  const { calls, exits } = project.facts(path) as FileFacts;
  const returned = exits.flatMap((exit) => (exit.fn === fn && exit.kind === 'return' && exit.value?.is === 'call' ? [calls[exit.value.call] as CallFact] : []));
  return returned.filter(({ callee }) => (callee.from === 'global' && callee.name === 'Response') || RESPONSES.has(project.symbol(path, callee) ?? '')).map(({ span }) => span);
}
