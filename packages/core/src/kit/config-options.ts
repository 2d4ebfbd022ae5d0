/** Looking options up in a configuration object, and noting those that cannot be read. */
import { configPath } from './config-path.js';
import { constant, follow, property, type Place } from './config-value.js';

/** Dotted keys (`files.routes`) below one object. What is set but cannot be read is added to `unknown`, and counts as not set. */
export type Options = {
  /** The expression itself; `undefined` when not set. */
  place(key: string): Place | undefined;
  text(key: string): string | undefined;
  flag(key: string): boolean | undefined;
  texts(key: string): readonly string[] | undefined;
  /** Project-relative. */
  path(key: string): string | undefined;
};

/**
 * Options below `base`; without one, nothing is set. `prefix` stands before the keys that are noted, and `whole` is noted when something
 * unknown is spread into `base` itself.
 */
export function createOptions(base: Place | undefined, root: string, unknown: Set<string>, prefix = '', whole = '*'): Options {
  const place = (key: string): Place | undefined => {
    let current = base;
    let reached = '';
    for (const part of current ? key.split('.') : []) {
      const next = current && property(current, part);
      if (next === undefined || next === 'unset') return undefined;
      if (next === 'unknown') {
        unknown.add(reached === '' ? whole : prefix + reached.slice(0, -1));
        return undefined;
      }
      current = next;
      reached += `${part}.`;
    }
    return current;
  };
  const read = <T>(key: string, of: (at: Place) => T | undefined): T | undefined => {
    const at = place(key);
    const value = at && of(at);
    if (at && value === undefined) unknown.add(prefix + key);
    return value;
  };
  return {
    place,
    text: (key) => read(key, textOf),
    flag: (key) => read(key, flagOf),
    texts: (key) => read(key, textsOf),
    path: (key) => read(key, (at) => configPath(at, root)),
  };
}

function textOf(place: Place): string | undefined {
  const value = constant(place);
  return typeof value === 'string' ? value : undefined;
}

function flagOf(place: Place): boolean | undefined {
  const value = constant(place);
  return value === undefined ? undefined : Boolean(value);
}

function textsOf(place: Place): readonly string[] | undefined {
  const { value, ...where } = follow(place);
  if (value.is !== 'array' || value.open) return undefined;
  const texts = value.items.map((item) => textOf({ ...where, value: item }));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
