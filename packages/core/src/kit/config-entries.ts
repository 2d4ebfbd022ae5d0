/** What an object of the configuration surely holds, and where it stands. */
import type { Value } from '../facts.js';
import type { Span } from '../span.js';
import { follow, objectBehind, type Place } from './config-value.js';

/** A property: its value, and the place (key and value) and name of it or of the nearest one around it that has a place. */
export type ConfigEntry = { readonly place: Place; readonly path: string; readonly span: Span; readonly name: string };

/** Where to point at: the property as a whole, or its key alone when the value may be long. */
export function entrySpan({ place, span, name }: ConfigEntry): Span {
  if (place.value.is === 'literal' || place.value.is === 'ref' || place.value.is === 'undefined') return span;
  const quotes = /^[\w$]*$/.test(name) ? 0 : 2;
  return [span[0], Math.min(span[1], span[0] + name.length + quotes)];
}

export type ConfigEntries = {
  readonly entries: ReadonlyMap<string, ConfigEntry>;
  /** Keys whose value may be another one: something that cannot be read, or that has the key too, is spread into the object. */
  readonly unsure: (key: string) => boolean;
  /** There may be more keys than these. */
  readonly open: boolean;
};

const maxSteps = 20;

/** What the expression is, one of several included; names are followed, and calls of own functions that give an object. */
export function possibleValues(place: Place, steps = maxSteps): readonly Place[] {
  const end = follow(place);
  if (end.value.is === 'call') return [objectBehind(end, true) ?? end];
  if (end.value.is !== 'either' || steps === 0) return [end];
  return end.value.of.flatMap((value) => possibleValues({ ...end, value }, steps - 1));
}

/** The properties of an object literal and of what is spread into it, in the order of the text. `around` is the property that holds the object. */
export function configEntries(object: Place, around: ConfigEntry, steps = maxSteps): ConfigEntries {
  const { value, facts } = object;
  if (value.is !== 'object' || steps === 0) return { entries: new Map(), unsure: () => true, open: true };
  const spread = (value.spreads ?? []).flatMap((one) => spreadEntries(object, one, around, steps));
  const spans = value.spans ?? {};
  const fallback = { path: around.path, span: around.span, name: around.name };
  const own = Object.entries(value.props).map(([key, inner]): [string, ConfigEntry] => {
    const span = spans[key];
    return [key, { place: { ...object, value: inner }, ...(span ? { path: facts.path, span, name: key } : fallback) }];
  });
  const isHidden = spread.some((one) => one.open);
  const times = (key: string): number => spread.filter(({ entries }) => entries.has(key)).length + (Object.hasOwn(value.props, key) ? 1 : 0);
  return {
    entries: new Map([...spread.flatMap(({ entries }) => [...entries]), ...own]),
    unsure: (key) => isHidden || times(key) > 1 || spread.some((one) => one.unsure(key)),
    open: isHidden || (value.open === true && spread.length === 0),
  };
}

/** None for what spreads nothing: `undefined`, `false`. */
function spreadEntries(object: Place, value: Value, around: ConfigEntry, steps: number): readonly ConfigEntries[] {
  const end = follow({ ...object, value });
  return end.value.is === 'undefined' || end.value.is === 'literal' ? [] : [configEntries(end, around, steps - 1)];
}

/** What an object as a whole holds: there is no property around it. */
export function wholeObject(object: Place): ConfigEntry {
  return { place: object, path: object.facts.path, span: [0, 0], name: '' };
}

/** The property under a dotted key; `undefined` when there is none, or it may have several values on the way. */
export function entryAt(object: Place, key: string): ConfigEntry | undefined {
  let entry: ConfigEntry = wholeObject(object);
  for (const name of key.split('.')) {
    const [place, ...others] = possibleValues(entry.place);
    const inside = place && others.length === 0 ? configEntries(place, entry) : undefined;
    const next = inside?.entries.get(name);
    if (!next || inside?.unsure(name) !== false) return undefined;
    entry = next;
  }
  return entry;
}
