/** Per-file look-up tables over the facts, made when they are first needed. */
import type { CallFact, ExitFact, ExportFact, FileFacts, WriteFact } from '../facts.js';
import { withoutRoom } from './without-room.js';

export type FileIndex = {
  /** Calls of each function: indexes into `facts.calls`. */
  readonly callsOf: ReadonlyMap<number, readonly number[]>;
  readonly exitsOf: ReadonlyMap<number, readonly ExitFact[]>;
  readonly writesOf: ReadonlyMap<number, readonly WriteFact[]>;
  /** Functions that are created directly in each function. */
  readonly childrenOf: ReadonlyMap<number, readonly number[]>;
  /** The exports that are no types, by name; of several with one name the first. */
  readonly exportOf: ReadonlyMap<string, ExportFact>;
};

const indexes = new WeakMap<FileFacts, FileIndex>();

/** The tables of a file. Cached for as long as its facts live. */
export function indexOf(facts: FileFacts): FileIndex {
  let index = indexes.get(facts);
  if (!index) indexes.set(facts, (index = makeIndex(facts)));
  return index;
}

function makeIndex(facts: FileFacts): FileIndex {
  return {
    callsOf: group(facts.calls, (call: CallFact) => call.fn, (_, i) => i),
    exitsOf: group(facts.exits, (exit) => exit.fn, (exit) => exit),
    writesOf: group(facts.writes, (write) => write.fn, (write) => write),
    childrenOf: group(facts.functions, (fn) => fn.parent, (_, i) => i),
    exportOf: facts.exports.length === 0 ? NOTHING : new Map(facts.exports.filter((one) => !one.typeOnly).map((one) => [one.name, one] as const).reverse()),
  };
}

/** One for all files that have nothing: an empty map is as large as one of four. */
const NOTHING: ReadonlyMap<never, never> = new Map<never, never>();

function group<T, V>(items: readonly T[], key: (item: T) => number, value: (item: T, index: number) => V): ReadonlyMap<number, readonly V[]> {
  if (items.length === 0) return NOTHING;
  const groups = new Map<number, V[]>();
  items.forEach((item, i) => {
    const found = groups.get(key(item));
    if (found) found.push(value(item, i));
    else groups.set(key(item), [value(item, i)]);
  });
  withoutRoom(groups);
  return groups;
}
