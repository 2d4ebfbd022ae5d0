/** What a part of `handle` does with `locals` and cookies. */
import type { FileFacts, Ref } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { contains, type Span } from '../span.js';

/** A place at which a property of the event is used: `['locals', 'user']`, `['cookies', 'set']`. */
export type EventUse = { readonly path: readonly string[]; readonly span: Span };

/** Where the function, with those inside of it, reads properties of the event: as values and as what is called. By place. */
export function eventReads(project: Project, at: FunctionRef): readonly EventUse[] {
  return uses(project, at, ({ calls, reads }) => [...reads.map(({ ref, span }) => ({ ref, span })), ...calls.map(({ callee, calleeSpan }) => ({ ref: callee, span: calleeSpan }))]);
}

/** Where it assigns to properties of the event. */
export function eventWrites(project: Project, at: FunctionRef): readonly EventUse[] {
  return uses(project, at, ({ writes }) => writes.map(({ span, target }) => ({ ref: target, span })));
}

type Place = { readonly ref: Ref; readonly span: Span };

function uses(project: Project, { fn, path }: FunctionRef, placesOf: (facts: FileFacts) => readonly Place[]): readonly EventUse[] {
  const facts = project.facts(path);
  const body = facts?.functions[fn]?.span;
  if (!facts || !body) return [];
  return placesOf(facts)
    .filter(({ ref, span }) => contains(body, span) && ref.from === 'param' && ref.fn === fn && ref.index === 0)
    .map(({ ref, span }) => ({ path: ref.path[0] === 'event' ? ref.path.slice(1) : ref.path, span }))
    .sort((a, b) => a.span[0] - b.span[0]);
}
