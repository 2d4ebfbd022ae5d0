/** Reading JSON as it is written in tsconfig files, with places: comments, commas at the end, and whatever else JavaScript would take. */
import type { Span } from '../span.js';

export type JsonNode = { readonly span: Span } & (
  | { readonly is: 'object'; readonly members: readonly JsonMember[] }
  | { readonly is: 'array'; readonly items: readonly JsonNode[] }
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
);

/** One property; of two with the same key the last counts. */
export type JsonMember = { readonly key: string; /** Key and value. */ readonly span: Span; readonly value: JsonNode };

export type JsonText = {
  /** Absent when there is a `problem`, and when there is nothing but comments. */
  readonly node?: JsonNode;
  /** Where the text ends to be JSON. */
  readonly problem?: Span;
  /** Places of keys without quotes and of single quotes: JavaScript takes them, TypeScript does not. */
  readonly loose: readonly Span[];
};

const TOKEN = /[{}[\]:,]|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_$][\w$]*/y;
const BLANK = /(?:\s|\/\/.*|\/\*[^]*?\*\/)+/y;
const WORDS: { readonly [word: string]: boolean | null } = { true: true, false: false, null: null };

class Unreadable {
  constructor(readonly span: Span) {}
}

/** Reads a whole text. Never throws. */
export function readJsonText(text: string): JsonText {
  const loose: Span[] = [];
  try {
    const node = createReader(text, loose).whole();
    return node ? { node, loose } : { loose };
  } catch (problem) {
    if (problem instanceof Unreadable) return { problem: problem.span, loose };
    throw problem;
  }
}

/** The property under a path of keys. */
export function jsonMember(node: JsonNode | undefined, ...[key, ...rest]: readonly string[]): JsonMember | undefined {
  const found = node?.is === 'object' ? node.members.findLast((member) => member.key === key) : undefined;
  return rest.length === 0 ? found : jsonMember(found?.value, ...rest);
}

/** The texts of a string or of an array of them. */
export function jsonTexts(node: JsonNode | undefined): readonly string[] {
  if (node?.is === 'array') return node.items.flatMap(jsonTexts);
  return node?.is === 'value' && typeof node.value === 'string' ? [node.value] : [];
}

type Token = { readonly text: string; readonly span: Span };

function createReader(text: string, loose: Span[]): { whole(): JsonNode | undefined } {
  let token = tokenAt(text, 0);
  const take = (): Token => {
    const taken = token;
    token = tokenAt(text, taken.span[1]);
    return taken;
  };
  const expect = (what: string): Token => {
    if (token.text !== what) throw new Unreadable(token.span);
    return take();
  };
  /** What stands between two brackets, with commas; one may follow the last. */
  const list = <T>(end: string, item: () => T): readonly T[] => {
    const items: T[] = [];
    while (token.text !== end) {
      items.push(item());
      if (token.text !== end) expect(',');
    }
    return items;
  };
  const member = (): JsonMember => {
    const name = take();
    if (!/^["'\w$]/.test(name.text)) throw new Unreadable(name.span);
    if (!name.text.startsWith('"')) loose.push(name.span);
    expect(':');
    const value = node();
    return { key: /^["']/.test(name.text) ? stringOf(name) : name.text, span: [name.span[0], value.span[1]], value };
  };
  const node = (): JsonNode => {
    const first = take();
    if (first.text === '{' || first.text === '[') {
      const inner = first.text === '{' ? { is: 'object' as const, members: list('}', member) } : { is: 'array' as const, items: list(']', node) };
      return { ...inner, span: [first.span[0], take().span[1]] };
    }
    if (first.text.startsWith("'")) loose.push(first.span);
    return { is: 'value', value: valueOf(first), span: first.span };
  };
  return {
    whole() {
      if (token.text === '') return undefined;
      const whole = node();
      if (token.text !== '') throw new Unreadable(token.span);
      return whole;
    },
  };
}

/** The token from there on, blanks and comments left out; an empty one at the end. Throws where there is none. */
function tokenAt(text: string, from: number): Token {
  BLANK.lastIndex = from;
  const start = from + (BLANK.exec(text)?.[0].length ?? 0);
  if (start === text.length) return { text: '', span: [start, start] };
  TOKEN.lastIndex = start;
  const found = TOKEN.exec(text)?.[0];
  if (!found) throw new Unreadable([start, start + 1]);
  return { text: found, span: [start, start + found.length] };
}

function valueOf(token: Token): string | number | boolean | null {
  if (/^["']/.test(token.text)) return stringOf(token);
  if (/^[-\d]/.test(token.text)) return Number(token.text);
  const word = Object.hasOwn(WORDS, token.text) ? WORDS[token.text] : undefined;
  if (word === undefined) throw new Unreadable(token.span);
  return word;
}

/** What a quoted text means; escapes that JSON does not have stay as they are. */
function stringOf({ text }: Token): string {
  try {
    return JSON.parse(`"${text.slice(1, -1).replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`) as string;
  } catch {
    return text.slice(1, -1);
  }
}
