/** What a scan of a component's markup gathers, and the tree at its present place. */
import type { CssImport } from '../component-source.js';
import type { Comment } from '../parsed.js';
import type { Cursor } from './cursor.js';

/** A node that is still being made. */
export type NewNode = { type: string; start: number; end: number; [field: string]: any };

export type Fragment = { readonly type: 'Fragment'; readonly nodes: NewNode[] };

/** A place in the tree that waits for the expression in [start, end). */
export type Hole = { readonly start: number; readonly end: number; owner: NewNode; key: string };

/** Code in [start, end) that is no expression: a binding pattern, the parameters of a snippet, a declaration. */
export type Aside = { readonly start: number; readonly end: number; readonly owner: NewNode; readonly key: string; readonly is: 'pattern' | 'parameters' | 'declaration' };

/** A top-level script. */
export type Script = { readonly isModule: boolean; readonly isTypeScript: boolean; /** Its body. */ readonly start: number; readonly end: number };

/** An element or block whose end was not met yet, and the fragment that is being filled. */
export type Open = { readonly node: NewNode; fragment: Fragment };

export type Scan = Cursor & {
  /** Innermost last; the root is the first. */
  readonly open: Open[];
  /** In source order, like all lists here. */
  readonly holes: Hole[];
  readonly asides: Aside[];
  readonly scripts: Script[];
  /** The comments of the markup and of tags; those in code are not met. */
  readonly comments: Comment[];
  readonly cssImports: CssImport[];
  /** The special elements that may occur once. */
  readonly once: Set<string>;
  options: NewNode | undefined;
  /** Where the next `{` and the next `<` stand, as far as they were looked for. */
  nextBrace: number;
  nextAngle: number;
};

/** A scan that stands at the beginning. White space at the end of the text is no part of the markup. */
export function newScan(source: string): Scan {
  const text = source.trimEnd();
  const fragment = newFragment();
  return {
    text, at: 0, open: [{ node: { type: 'Root', start: 0, end: source.length, fragment }, fragment }], holes: [], asides: [], scripts: [], comments: [], cssImports: [],
    once: new Set(), options: undefined, nextBrace: -1, nextAngle: -1,
  };
}

/** A list of nodes without any. */
export function newFragment(): Fragment {
  return { type: 'Fragment', nodes: [] };
}

/** The innermost element or block. */
export function current(s: Scan): Open {
  return s.open[s.open.length - 1] as Open;
}

/** Puts a node behind the others of the fragment at hand. */
export function append(s: Scan, node: NewNode): void {
  current(s).fragment.nodes.push(node);
}

/** Puts a block or an element there, and goes into one of its fragments. */
export function enter(s: Scan, node: NewNode, fragment: Fragment): void {
  append(s, node);
  s.open.push({ node, fragment });
}

/** The next `{` from the cursor on; the end of the text when there is none. */
export function nextBrace(s: Scan): number {
  if (s.nextBrace < s.at) s.nextBrace = indexOrEnd(s.text, '{', s.at);
  return s.nextBrace;
}

/** The next `<` from the cursor on; the end of the text when there is none. */
export function nextAngle(s: Scan): number {
  if (s.nextAngle < s.at) s.nextAngle = indexOrEnd(s.text, '<', s.at);
  return s.nextAngle;
}

function indexOrEnd(text: string, token: string, from: number): number {
  const index = text.indexOf(token, from);
  return index < 0 ? text.length : index;
}
