/** Edits of object literals. */
import type { Value } from '../facts.js';
import type { Suggestion, TextEdit } from '../finding.js';
import type { Span } from '../span.js';

/**
 * Suggests to take the properties that begin at these offsets out of an object literal, each with what is between it and its neighbour. Nothing when
 * the literal holds nothing else, or spreads and computed keys, whose places are not known.
 */
export function suggestWithout(value: Value, starts: ReadonlySet<number>, message: string): readonly Suggestion[] {
  const spans = value.is === 'object' && !value.open ? Object.values(value.spans ?? {}).sort((a, b) => a[0] - b[0]) : [];
  const last = spans.findLastIndex(([start]) => !starts.has(start));
  const edits = last < 0 ? [] : spans.flatMap(([start, end], i): readonly TextEdit[] => {
    if (!starts.has(start)) return [];
    return [{ span: i < last ? [start, (spans[i + 1] as Span)[0]] : [(spans[i - 1] as Span)[1], end], text: '' }];
  });
  return edits.length > 0 ? [{ message, edits }] : [];
}
