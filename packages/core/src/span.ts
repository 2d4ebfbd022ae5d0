/** `[start, end)`: UTF-16 offsets into a file's text without its byte order mark. */
export type Span = readonly [start: number, end: number];

/** Does `outer` hold the whole of `inner`? Equal spans count. */
export function contains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
