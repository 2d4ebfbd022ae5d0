/** What all files say of each key (who calls a function, who imports a file), without asking all files again when one has changed. */
import { withoutRoom } from './without-room.js';

/** Values by key; those of one key in the order of the files that say so. */
export type FileIndexed<V> = {
  get(key: string): readonly V[];
  /** The same with other answers of some files, which are the only ones that are asked. */
  over(files: ReadonlySet<string>, say: Say<V>): FileIndexed<V>;
};

/** Calls `add` for everything that one file says. */
export type Say<V> = (path: string, add: (key: string, value: V) => void) => void;

/** Asks every file, once. `fileOf` gives the file that said a value. */
export function indexFiles<V>(paths: readonly string[], say: Say<V>, fileOf: (value: V) => string): FileIndexed<V> {
  const values = collect(paths, say);
  return layer((key) => values.get(key) ?? [], fileOf);
}

function layer<V>(get: (key: string) => readonly V[], fileOf: (value: V) => string): FileIndexed<V> {
  return {
    get,
    over: (files, say) => {
      const fresh = collect([...files].sort(), say);
      return layer((key) => merged(get(key).filter((value) => !files.has(fileOf(value))), fresh.get(key), fileOf), fileOf);
    },
  };
}

function collect<V>(paths: readonly string[], say: Say<V>): ReadonlyMap<string, readonly V[]> {
  const values = new Map<string, V[]>();
  for (const path of paths) {
    say(path, (key, value) => {
      const found = values.get(key);
      if (found) found.push(value);
      else values.set(key, [value]);
    });
  }
  withoutRoom(values);
  return values;
}

/** Sorting is stable: what one file says stays in its order. */
function merged<V>(kept: readonly V[], fresh: readonly V[] | undefined, fileOf: (value: V) => string): readonly V[] {
  if (!fresh) return kept;
  return [...kept, ...fresh].sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : fileOf(a) > fileOf(b) ? 1 : 0));
}
