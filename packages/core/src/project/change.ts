/** What a change of one file leaves as it was. */
import type { FileFacts } from '../facts.js';
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

/** What other files can see of a file: its names, what they hold, and how its functions and calls are numbered. */
function faceOf(facts: FileFacts | undefined): string {
  if (!facts) return '';
  const { imports, exports, bindings, functions, calls } = facts;
  const callees = calls.map(({ callee, args, calleeFn }) => ({ callee, args, calleeFn }));
  const results = facts.exits.map(({ fn, kind, value }) => ({ fn, kind, value }));
  return JSON.stringify({ imports, exports, bindings, functions: functions.map(({ name, kind, classBinding }) => ({ name, kind, classBinding })), callees, results }, withoutPlaces);
}

/** What decides where a file and its imports run: the imports with their conditions, and everything that may be a page option. */
function reachOf({ facts, edges }: State): string {
  const exported = facts?.exports.map(({ name, binding, how, literal }) => ({ name, how, literal, value: binding === undefined ? undefined : facts.bindings[binding] }));
  const imported = edges.map(({ to, kind, value, fact }) => ({ to, kind, value, as: fact.kind, specifier: fact.specifier, query: fact.query, when: fact.when }));
  const isConditional = edges.some(({ fact }) => fact.when !== undefined);
  return JSON.stringify({ exported, imported, conditions: isConditional ? [facts?.conditions, facts?.bindings] : undefined }, withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  return /span$|spans$/i.test(key) || key === 'statement' || key === 'at' || key === 'step' ? undefined : value;
}
