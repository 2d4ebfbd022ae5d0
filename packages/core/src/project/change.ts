/** What a change of one file leaves as it was. */
import type { FileFacts } from '../facts.js';
import { ownPageOptions } from '../kit/page-options.js';
import type { Edge } from '../modules/edge.js';

export type Change = {
  /** The file itself. */
  readonly own: ReadonlySet<string>;
  /** The files whose names may lead elsewhere now: itself, and when its exports changed all that import it, at any depth. */
  readonly resolving: ReadonlySet<string>;
  /** The same files run on the server and in the browser as before. */
  readonly sameReach: boolean;
};

type State = { readonly facts: FileFacts | undefined; readonly edges: readonly Edge[] };

/** Compares a file with what it was. `importers` are those of before; a file that is unparsed now or was before has changed in every way. */
export function changeOf(path: string, before: State, after: State, importers: (path: string) => readonly string[]): Change {
  const own = new Set([path]);
  const isParsed = before.facts !== undefined && before.facts.unparsed === undefined && after.facts?.unparsed === undefined;
  const sameFaces = isParsed && faceOf(before.facts) === faceOf(after.facts);
  return { own, resolving: sameFaces ? own : withImporters(path, importers), sameReach: isParsed && reachOf(before) === reachOf(after) };
}

function withImporters(path: string, importers: (path: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([path]);
  for (const one of found) for (const importer of importers(one)) found.add(importer);
  return found;
}

/**
 * What other files can see of a file: its names, what they hold, and how its functions and calls are numbered.
 * @see symbols.ts, which reads these tables of other files
 */
function faceOf(facts: FileFacts | undefined): string {
  if (!facts) return '';
  const { imports, exports, bindings, functions, calls } = facts;
  const callees = calls.map(({ callee, args, calleeFn, new: isNew }) => ({ callee, args, calleeFn, isNew }));
  const results = facts.exits.map(({ fn, kind, value }) => ({ fn, kind, value }));
  return JSON.stringify({ imports, exports, bindings, functions: functions.map(({ name, kind, classBinding }) => ({ name, kind, classBinding })), callees, results }, withoutPlaces);
}

/**
 * What decides where a file and its imports run: the imports with their conditions, and the page options in both readings.
 * @see page-options.ts, static-page-options.ts
 */
function reachOf({ facts, edges }: State): string {
  const exported = facts?.exports.map(({ name, how, literal, typeOnly, binding }) => ({ name, how, literal, typeOnly, of: binding === undefined ? undefined : facts.bindings[binding] }));
  const imported = edges.map(({ to, kind, value, fact }) => ({ to, kind, value, as: fact.kind, specifier: fact.specifier, query: fact.query, when: fact.when }));
  const isConditional = edges.some(({ fact }) => fact.when !== undefined);
  const conditions = isConditional ? [facts?.conditions, facts?.bindings] : [];
  return JSON.stringify({ options: facts && ownPageOptions(facts), exported, imported, conditions }, withoutPlaces);
}

/** Places are pairs of numbers, objects of them (`spans`) and steps; a property of the app's own that is called so is a value with `is`. */
function withoutPlaces(key: string, value: unknown): unknown {
  const isPlace = /span$|spans$/i.test(key) || key === 'statement' || key === 'at' || key === 'step';
  return isPlace && typeof (value as { readonly is?: unknown } | null)?.is !== 'string' ? undefined : value;
}
