/** The fingerprint by which GitHub knows an alert again. */

/** Characters that count from the start of a line on, in UTF-16 units: a line's hash tells what follows it, too. */
const WINDOW = 100;
const BASE = 37;
const HALF = 2 ** 32;
const END = 65535;

/**
 * GitHub's `primaryLocationLineHash` of each line, first line first: a hash of the text from there on without blanks and tabs, and its
 * number among the equal ones from the top.
 * @see github/codeql-action src/fingerprints.ts
 */
export function lineHashes(text: string): readonly string[] {
  const { signs, starts } = significant(text);
  const seen = new Map<string, number>();
  return starts.map((start) => {
    const hash = hashFrom(signs, start);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return `${hash}:${number}`;
  });
}

/** The characters that count, with every kind of line end as a line feed; and where in them each line starts. */
function significant(text: string): { readonly signs: readonly number[]; readonly starts: readonly number[] } {
  const signs: number[] = [];
  const starts: number[] = [];
  let atStart = true;
  for (const sign of text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '').split('')) {
    if (atStart) starts.push(signs.length);
    atStart = sign === '\n';
    signs.push(sign.charCodeAt(0));
  }
  if (atStart) starts.push(signs.length);
  return { signs: [...signs, END], starts };
}

/** 64 bits in two halves, since a number holds 53: `hash = hash * 37 + sign`, over and over. */
function hashFrom(signs: readonly number[], start: number): string {
  let high = 0;
  let low = 0;
  for (let i = start; i < start + WINDOW; i++) {
    low = low * BASE + (signs[i] ?? 0);
    high = (high * BASE + Math.floor(low / HALF)) % HALF;
    low %= HALF;
  }
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}
