/** What a change of files leaves as it was. */
import type { FileFacts } from '../facts.js';
import { ownPageOptions } from '../kit/page-options.js';
import type { Edge } from '../modules/edge.js';
import { isComponent } from './symbols.js';

export type Change = {
  /** The files themselves. */
  readonly own: ReadonlySet<string>;
  /** The files whose names may lead elsewhere now: these, and of one whose exports changed all that import it, at any depth. */
  readonly resolving: ReadonlySet<string>;
  /** The same files run on the server and in the browser as before. */
  readonly sameReach: boolean;
};

/** A file that imports another; `handsOn`: others can import from it. */
export type Importer = { readonly path: string; readonly handsOn: boolean };

type State = { readonly facts: FileFacts | undefined; readonly edges: readonly Edge[] };

/**
 * Compares a file with what it was. `importers` are those of before that hand on what they import, or do not; a file that is unparsed now or
 * was before has changed in every way.
 */
export function changeOf(path: string, before: State, after: State, importers: (path: string) => readonly Importer[]): Change {
  const own = new Set([path]);
  const isParsed = before.facts !== undefined && before.facts.unparsed === undefined && after.facts?.unparsed === undefined;
  const sameFaces = isParsed && faceOf(before.facts) === faceOf(after.facts);
  return { own, resolving: sameFaces ? own : withImporters(path, importers), sameReach: isParsed && reachOf(before) === reachOf(after) };
}

/** Several files at once. */
export function togetherOf(changes: readonly Change[]): Change {
  return {
    own: new Set(changes.flatMap(({ own }) => [...own])),
    resolving: new Set(changes.flatMap(({ resolving }) => [...resolving])),
    sameReach: changes.every(({ sameReach }) => sameReach),
  };
}

function withImporters(path: string, importers: (path: string) => readonly Importer[]): ReadonlySet<string> {
  const found = new Set([path]);
  const handing = new Set([path]);
  for (const one of handing) {
    for (const importer of importers(one)) {
      found.add(importer.path);
      if (importer.handsOn) handing.add(importer.path);
    }
  }
  return found;
}

/** Has the file names that others can import? Most components have none: whoever imports them sees a component, whatever is in it. */
export function offersNames(facts: FileFacts | undefined): boolean {
  return facts !== undefined && (facts.exports.length > 0 || !isComponent(facts));
}

/**
 * What other files can see of a file: its names, what they hold, and its functions with their calls and results. Questions that files answer
 * for themselves may look at nothing else over there.
 * @see symbols.ts, which reads these tables of other files; FileQuestion in project.ts
 */
function faceOf(facts: FileFacts | undefined): string {
  if (!facts || !offersNames(facts)) return '';
  const { imports, exports, bindings, functions, calls, exits } = facts;
  return JSON.stringify({ imports, exports, bindings, functions, calls, exits }, withoutPlaces);
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

const PLACES: ReadonlySet<string> = new Set(['argParts', 'at', 'indent', 'keysAt', 'paramsAt', 'statement', 'step']);

/** Places are pairs of numbers, objects of them (`spans`) and steps; a property of the app's own that is called so is a value with `is`. */
function withoutPlaces(key: string, value: unknown): unknown {
  const isPlace = /span$|spans$/i.test(key) || PLACES.has(key);
  return isPlace && typeof (value as { readonly is?: unknown } | null)?.is !== 'string' ? undefined : value;
}
