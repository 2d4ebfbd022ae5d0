/** Lines of YAML that are added to a file as people wrote it: its comments, blank lines and quotes stay. */

type Block = {
  /** Index of the first line below the key. */
  readonly start: number;
  /** Index behind the last line. */
  readonly end: number;
  /** What stands before its entries. */
  readonly indent: string;
};

/**
 * The text with further lines at the end of the block below a path of keys, indented as the block is. Undefined when one of the keys is
 * not there or does not stand alone in its line, such as in `jobs: []`.
 */
export function addedToBlock(text: string, keys: readonly string[], added: readonly string[]): string | undefined {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  let block: Block | undefined = { start: 0, end: lines.length, indent: '' };
  for (const key of keys) block = block && blockBelow(lines, key, block);
  if (block === undefined) return undefined;
  const { end, indent } = block;
  return [...lines.slice(0, end), ...added.map((line) => `${indent}${line}`), ...lines.slice(end)].join(lineBreak);
}

/** Is the key there at the top of the file, whatever stands behind it? */
export function hasTopKey(text: string, key: string): boolean {
  return text.split(/\r?\n/).some((line) => line.startsWith(`${key}:`));
}

function blockBelow(lines: readonly string[], key: string, { start, end, indent }: Block): Block | undefined {
  const at = lines.findIndex((line, index) => index >= start && index < end && line.startsWith(`${indent}${key}:`));
  if (at < 0 || !/^\s*(#.*)?$/.test((lines[at] ?? '').slice(indent.length + key.length + 1))) return undefined;
  const isInside = (line: string): boolean => isEmpty(line) || indentOf(line).length > indent.length || line.startsWith(`${indent}- `);
  const after = lines.findIndex((line, index) => index > at && !isInside(line));
  const below = lines.slice(at + 1, after < 0 ? end : Math.min(after, end));
  const filled = below.filter((line) => !isEmpty(line));
  if (filled[0] === undefined) return undefined;
  return { start: at + 1, end: at + 2 + below.lastIndexOf(filled.at(-1) ?? ''), indent: indentOf(filled[0]) };
}

/** Blank, or a comment. */
function isEmpty(line: string): boolean {
  return /^\s*(#.*)?$/.test(line);
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}
