/** What functions on the server answer with, for the visitor to see. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, Project } from '../project/project.js';
import type { Span } from '../span.js';
import { isSent } from './sent-data.js';

/** What is answered; `when` is the condition under which, `call` the call that it is given to, if it is. */
export type ShownAnswer = { readonly value: Value; readonly span: Span; readonly when: number | undefined; readonly call?: number };

/** Where the answer stands among the arguments. */
const AT: { readonly [symbol: string]: number } = {
  '@sveltejs/kit#error': 1, '@sveltejs/kit#fail': 1, '@sveltejs/kit#json': 0, '@sveltejs/kit#text': 0,
  'sveltekit-superforms#message': 1, 'sveltekit-superforms/server#message': 1, 'sveltekit-superforms#fail': 1, 'sveltekit-superforms/server#fail': 1,
};

/** What the file's calls of `error()`, `fail()`, `json()`, `text()` and `Response` answer with, and what its server loads, actions, remote functions and `handleError` return. */
export function shownAnswers(project: Project, path: string): readonly ShownAnswer[] {
  const facts = project.facts(path) as FileFacts;
  const called = facts.calls.flatMap((call, at): readonly ShownAnswer[] => {
    const index = answerAt(project, path, call);
    const value = index === undefined || call.spread ? undefined : call.args[index];
    return index !== undefined && value ? [{ value, span: call.argSpans[index] as Span, when: call.when, call: at }] : [];
  });
  const sending = new Set(project.entriesIn(path).filter((entry) => isSent(project, entry) || isServersHook(project, entry)).map(({ fn }) => fn));
  const returned = [...sending].flatMap((fn) => indexOf(facts).exitsOf.get(fn) ?? []);
  return [...called, ...returned.flatMap(({ kind, span, value, when }): readonly ShownAnswer[] => (kind === 'return' && value && value.is !== 'call' ? [{ value, span, when }] : []))];
}

function isServersHook(project: Project, { declaredIn, role }: Entry): boolean {
  return role === 'handleError' && project.role(declaredIn) === 'hooks.server';
}

function answerAt(project: Project, path: string, { callee, new: isNew }: CallFact): number | undefined {
  if (callee.from === 'global' && callee.name === 'Response') return isNew || callee.path.join() === 'json' ? 0 : undefined;
  const symbol = project.symbol(path, callee);
  return symbol !== undefined && Object.hasOwn(AT, symbol) ? AT[symbol] : undefined;
}
