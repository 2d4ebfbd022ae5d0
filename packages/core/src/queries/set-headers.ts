/** What the app tells Kit to send along with a response. */
import type { CallFact } from '../facts.js';
import type { Entry, Project } from '../project/project.js';

/** A call on Kit's event, by a function that Kit calls or one inside of it. */
export type EventCall = { readonly entry: Entry; readonly call: CallFact };

/** The calls of the event's `setHeaders` in the file, in the order of the facts. */
export function setHeadersCalls(project: Project, path: string): readonly EventCall[] {
  return eventCalls(project, path, 'setHeaders');
}

/** The calls of a method of the event, `name` with dots (`cookies.set`). The event of `handle` is a property of what it is given. */
export function eventCalls(project: Project, path: string, name: string): readonly EventCall[] {
  const entries = project.entriesIn(path);
  if (entries.length === 0) return []; // mutate-ok: only spares work
  return (project.facts(path)?.calls ?? []).flatMap((call) => {
    const { callee } = call;
    const entry = callee.from === 'param' && callee.index === 0 ? entries.find((one) => one.fn === callee.fn) : undefined;
    return entry && callee.path.join('.') === (entry.role === 'handle' ? `event.${name}` : name) ? [{ entry, call }] : [];
  });
}
