/** Character references in attribute values. */
import { refuse } from './cursor.js';

/** The text that an attribute's value means. A reference that is not one of the most usual is left to others. */
export function decodeAttribute(raw: string): string {
  return raw.includes('&') ? raw.replace(REFERENCE, decode) : raw;
}

// In an attribute `&copy=1` and `&copyright` are plain text.
const REFERENCE = /&(?:#(?:[xX]([a-fA-F\d]+)|(\d+));?|([a-zA-Z]\w*)\b(;|(?!=)))/g;

const NAMED: { readonly [name: string]: string | undefined } = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©', reg: '®', times: '×', middot: '·', bull: '•', hellip: '…', ndash: '–', mdash: '—',
  larr: '←', rarr: '→', uarr: '↑', darr: '↓', laquo: '«', raquo: '»', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', euro: '€',
};

function decode(match: string, hex: string | undefined, decimal: string | undefined, name: string | undefined, end: string | undefined): string {
  if (name === undefined) return character(hex === undefined ? Number(decimal) : parseInt(hex, 16));
  return (end === ';' && Object.hasOwn(NAMED, name) ? NAMED[name] : undefined) ?? refuse(`the reference ${match}`);
}

/** Those that browsers correct are left to others. */
function character(code: number): string {
  return (code > 0 && code < 128) || (code > 159 && code < 0xd800) || (code > 0xdfff && code <= 0xffff) ? String.fromCharCode(code) : refuse(`the character ${code}`);
}
