/** Building values within limits: data files must not become facts. */
import type { Ref, Value } from '@sk-audit/core';

const MAX_PROPS = 80;
const MAX_ITEMS = 24;
const MAX_PARTS = 12;

/** Nothing is known. */
export const UNKNOWN: Value = { is: 'mix', of: [] };

/** A value made of others, without literals and doubles. */
export function mix(parts: readonly Value[]): Value {
  const of: Value[] = [];
  const add = (piece: Value): void => {
    if (piece.is !== 'literal' && piece.is !== 'undefined' && of.length < MAX_PARTS) of.push(piece);
  };
  for (const part of parts) {
    if (part.is === 'mix') part.of.forEach(add);
    else add(part);
  }
  return of.length === 0 ? UNKNOWN : { is: 'mix', of };
}

/** One of several values. `whens` has the condition under which each is taken, as its index; null where there is none. */
export function either(parts: readonly Value[], whens: readonly (number | null)[] = []): Value {
  const of = parts.flatMap((part) => (part.is === 'either' ? part.of : [part])).slice(0, MAX_PARTS);
  const all = parts.flatMap((part, i) => (part.is === 'either' ? part.of.map((_, k) => part.whens?.[k] ?? whens[i] ?? null) : [whens[i] ?? null])).slice(0, MAX_PARTS);
  return { is: 'either', of, ...(all.some((when) => when !== null) ? { whens: all } : {}) };
}

/** An object literal; past the limit the rest counts as unknown. */
export function objectValue(entries: readonly (readonly [string, Value])[], spreads: readonly Value[], open: boolean): Extract<Value, { is: 'object' }> {
  const props: { [key: string]: Value } = {};
  for (const [key, value] of entries.slice(0, MAX_PROPS)) {
    if (key === '__proto__') Object.defineProperty(props, key, { value, enumerable: true, configurable: true, writable: true });
    else props[key] = value;
  }
  const isOpen = open || spreads.length > 0 || entries.length > MAX_PROPS;
  return { is: 'object', props, ...(isOpen ? { open: true as const } : {}), ...(spreads.length > 0 ? { spreads } : {}) };
}

/** An array literal; items that are only literals past the limit are dropped. */
export function arrayValue(items: readonly Value[], open: boolean): Value {
  const kept = items.slice(0, MAX_ITEMS);
  return { is: 'array', items: kept, ...(open || kept.length < items.length ? { open: true as const } : {}) };
}

/** A template or concatenation from pieces of text and values, neighbours of text joined. */
export function template(pieces: readonly (string | Value)[]): Value {
  const parts: string[] = [''];
  const holes: Value[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') parts[parts.length - 1] += piece;
    else if (piece.is === 'literal') parts[parts.length - 1] += String(piece.value);
    else if (piece.is === 'template') {
      parts[parts.length - 1] += piece.parts[0] ?? '';
      piece.holes.forEach((hole, i) => { holes.push(hole); parts.push(piece.parts[i + 1] as string); });
    } else { holes.push(piece); parts.push(''); }
  }
  return holes.length === 0 ? { is: 'literal', value: parts[0] as string } : { is: 'template', parts, holes };
}

/** The value that a destructuring path takes from another. */
export function valueAt(value: Value, path: readonly string[]): Value {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  switch (value.is) {
    case 'ref': return { is: 'ref', ref: extendRef(value.ref, path), ...(value.awaited ? { awaited: true as const } : {}) };
    case 'call': return { is: 'ref', ref: { from: 'call', call: value.call, path }, ...(value.awaited ? { awaited: true as const } : {}) };
    case 'object': return Object.hasOwn(value.props, head) ? valueAt(value.props[head] as Value, rest) : mix([value]);
    case 'array': {
      const item = value.items[Number(head)];
      return item ? valueAt(item, rest) : mix([value]);
    }
    case 'either': return either(value.of.map((one) => valueAt(one, path)), value.whens);
    default: return mix([value]);
  }
}

function extendRef(ref: Ref, path: readonly string[]): Ref {
  return { ...ref, path: ref.path.concat(path) };
}
