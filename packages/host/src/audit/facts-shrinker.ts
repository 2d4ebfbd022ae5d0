/** Facts in less memory. */
import type { FileFacts } from '@sk-audit/core';

/** Of so many places the last with the same remainder is remembered: a larger table finds hardly more, and this one never grows. */
const PLACES = 65_536;

/** Shorter parts of a text are texts of their own; V8 keeps the whole text of the file for each longer one. */
const LONGEST_COPY = 12;

/** Tables with more than this begin anew, so that a process that runs for long keeps no more. */
const MOST = 100_000;

type Part = { [key: string]: unknown };

/**
 * A function that makes facts smaller, in place, and gives them back. Parts of which nobody asks which one they are (places in the text,
 * lists of names, literals) become one wherever they are equal, in all files that it is given; arrays lose the room for more, and names no
 * longer hold the text of their file. Refs stay as they are, and so does what holds them: rules tell equal callees of two calls apart.
 *
 * Measured: 36 KB a file instead of 47 in an app, 17 instead of 29 in a made-up one, for two thirds of the time that facts take which
 * become JSON and are parsed again (40 and 26 KB). The loops are plain because nothing here is ever optimised.
 */
export function factsShrinker(): (facts: FileFacts) => FileFacts {
  const places: (readonly unknown[] | undefined)[] = Array.from({ length: PLACES });
  const lists = new Map<string, readonly unknown[]>();
  const literals = new Map<unknown, Part>();
  const texts = new Map<string, string>();

  function smallerObject(part: Part): Part {
    if (part['is'] === 'literal') return literal(part);
    for (const key in part) {
      const value = part[key];
      if (typeof value === 'string') {
        if (value.length > LONGEST_COPY) part[key] = text(value);
      } else if (typeof value === 'object' && value !== null) {
        const smaller = Array.isArray(value) ? smallerList(value) : smallerObject(value as Part);
        if (smaller !== value) part[key] = smaller;
      }
    }
    return part;
  }

  function smallerList(list: readonly unknown[]): readonly unknown[] {
    if (list.length === 0) return list;
    const first = list[0];
    if (typeof first === 'number') return list.length === 2 ? place(list, first, list[1] as number) : list;
    if (typeof first === 'string') return names(list);
    const smaller = list.slice();
    for (let i = 0; i < smaller.length; i++) {
      const value = smaller[i];
      if (typeof value === 'object' && value !== null) smaller[i] = Array.isArray(value) ? smallerList(value) : smallerObject(value as Part);
    }
    return smaller;
  }

  function place(span: readonly unknown[], start: number, end: number): readonly unknown[] {
    const slot = (start * 31 + end) % PLACES;
    const known = places[slot];
    return known?.[0] === start && known[1] === end ? known : (places[slot] = span);
  }

  /** Texts made of JSON are texts of their own. */
  function names(list: readonly unknown[]): readonly unknown[] {
    const json = JSON.stringify(list);
    let known = lists.get(json);
    if (known === undefined) lists.set(json, (known = JSON.parse(json) as readonly unknown[]));
    return known;
  }

  function literal(value: Part): Part {
    const known = literals.get(value['value']);
    if (known !== undefined) return known;
    if (typeof value['value'] === 'string') value['value'] = text(value['value']);
    literals.set(value['value'], value);
    return value;
  }

  function text(part: string): string {
    if (part.length <= LONGEST_COPY) return part;
    const known = texts.get(part);
    if (known !== undefined) return known;
    const own = JSON.parse(JSON.stringify(part)) as string;
    texts.set(own, own);
    return own;
  }

  return (facts) => {
    for (const table of [lists, literals, texts]) if (table.size > MOST) table.clear();
    return smallerObject(facts as Part) as FileFacts;
  };
}
