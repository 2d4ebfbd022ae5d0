/** Text of an audited app on its way to a terminal: it may hold escape sequences, and must not command the terminal. */

/** C0 and C1 controls, deletes, and characters that reorder or hide their neighbours (Trojan Source). */
const COMMANDING = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * The text on one line with every control character made visible: `␛` for escape, `␊` for a line feed, `\u{202e}` for an override of
 * direction. Half a surrogate pair becomes the replacement character.
 */
export function printable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(COMMANDING, visible);
}

/** As `printable`, but each tab becomes two spaces: for lines of source. */
export function printableSource(line: string): string {
  return printable(line.replaceAll('\t', '  '));
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code); // Unicode has a picture of each C0 control
  return code === 0x7f ? '␡' : `\\u{${code.toString(16)}}`;
}
