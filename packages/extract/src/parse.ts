/** Text → one ESTree-shaped root with the file's own offsets. Parsers are loaded when the first file needs them. */
import { createRequire } from 'node:module';
import type { Span } from '@sk-audit/core';
import type { Node } from './ast.js';
import { blankBodies, type BlankedSource } from './component-source.js';

/** A comment with the text between its marks. */
export type Comment = { readonly span: Span; readonly text: string };

export type Parsed = {
  /** The module's top level: the whole file, or `<script module>`. */
  readonly module?: Node;
  /** A component's instance script. */
  readonly instance?: Node;
  /** A component's markup (Svelte's modern `Fragment`). */
  readonly fragment?: Node;
  /** The attributes of `<svelte:options>`. */
  readonly options?: Node;
  readonly comments: readonly Comment[];
  /** Specifiers that `<style>` blocks import, with their place. */
  readonly cssImports: readonly { readonly specifier: string; readonly span: Span }[];
};

/** Thrown (and caught in this package) when no parser accepts the text. */
export class Unparsable extends Error {}

/** Parses a `.js`, `.ts`, `.jsx`, `.tsx`, `.mjs`, `.cts` … file. */
export function parseModule(path: string, text: string): Parsed {
  const { program, comments } = parseScript(text, languagesOf(path), path);
  return { module: program, comments, cssImports: [] };
}

/** Parses a `.svelte` file: scripts through oxc, markup through Svelte with the scripts blanked out. */
export function parseComponent(path: string, text: string): Parsed {
  const source = blankBodies(text);
  const root = parseMarkup(source.text);
  const comments: Comment[] = markupComments(root);
  const script = (part: Node | null | undefined): Node | undefined => {
    if (!part) return undefined;
    const body = part['content'] as Node;
    const parsed = parseScript(padded(text, body.start, body.end), scriptLanguages(text.slice(part.start, body.start)), path);
    comments.push(...parsed.comments);
    return parsed.program;
  };
  return {
    module: script(root['module']),
    instance: script(root['instance']),
    fragment: root['fragment'] as Node,
    ...(root['options'] ? { options: root['options'] as Node } : {}),
    comments,
    cssImports: source.cssImports,
  };
}

/** Reads only the script blocks of a component in another markup language (`.svx`, `.md`). */
export function parseScriptBlocks(path: string, text: string): Parsed {
  const source = blankBodies(text);
  const comments: Comment[] = [];
  const programs: { module?: Node; instance?: Node } = {};
  for (const block of source.scripts) {
    const parsed = parseScript(padded(text, block.body[0], block.body[1]), scriptLanguages(block.tag), path);
    comments.push(...parsed.comments);
    const place = /\bmodule\b/.test(block.tag) ? 'module' : 'instance';
    programs[place] ??= parsed.program;
  }
  return { ...programs, comments, cssImports: source.cssImports };
}

/** The part of the text, at its own offsets. */
function padded(text: string, start: number, end: number): string {
  return ' '.repeat(start) + text.slice(start, end);
}

type Language = 'ts' | 'tsx' | 'js' | 'jsx' | 'dts';

function languagesOf(path: string): readonly Language[] {
  if (/\.d\.[cm]?ts$/.test(path)) return ['dts'];
  if (path.endsWith('.tsx')) return ['tsx'];
  if (/\.[cm]?ts$/.test(path)) return ['ts'];
  return path.endsWith('.jsx') ? ['jsx'] : ['js', 'jsx', 'ts'];
}

/** Scripts without `lang="ts"` hold TypeScript often enough to try it second. */
function scriptLanguages(tag: string): readonly Language[] {
  return /\blang\s*=\s*["']?(ts|typescript)\b/.test(tag) || /\btype\s*=\s*["']?text\/typescript/.test(tag) ? ['ts'] : ['js', 'ts'];
}

type OxcError = { severity: string; message: string };
type Oxc = {
  parseSync(path: string, text: string, options: object): { program: Node; comments: { value: string; start: number; end: number }[]; errors: OxcError[] };
};
type SvelteCompiler = { parse(text: string, options: { modern: true; loose?: boolean }): Node };

const require = createRequire(import.meta.url);
const oxc = (): Oxc => require('oxc-parser') as Oxc;
const svelte = (): SvelteCompiler => require('svelte/compiler') as SvelteCompiler;

function parseScript(text: string, languages: readonly Language[], path: string): { program: Node; comments: Comment[] } {
  let first: string | undefined;
  for (const lang of languages) {
    for (const sourceType of ['module', 'commonjs']) {
      const result = oxc().parseSync(path, text, { lang, sourceType, astType: 'ts', preserveParens: false });
      const program = result.program;
      const fatal = result.errors.find((error) => error.severity === 'Error');
      // A misuse that oxc only reports (a second declaration of a name) leaves the tree whole; a syntax error leaves it empty.
      if (!fatal || (program['body'] as Node[]).length > 0) {
        return { program, comments: result.comments.map((c) => ({ span: [c.start, c.end] as const, text: c.value })) };
      }
      first ??= fatal.message;
    }
  }
  throw new Unparsable(first ?? 'not parsable');
}

function parseMarkup(text: string): Node {
  try {
    return svelte().parse(text, { modern: true });
  } catch (problem) {
    throw new Unparsable(problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : String(problem));
  }
}

function markupComments(root: Node): Comment[] {
  const inExpressions = ((root['comments'] as Node[] | undefined) ?? []).map((c) => ({ span: [c.start, c.end] as const, text: c['value'] as string }));
  const found: Comment[] = [...inExpressions];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach(visit);
    const typed = node as Node;
    if (typed.type === 'Comment') found.push({ span: [typed.start, typed.end], text: typed['data'] as string });
    if (typed['nodes']) visit(typed['nodes']);
    for (const part of ['fragment', 'body', 'consequent', 'alternate', 'fallback', 'pending', 'then', 'catch']) if (typed[part]) visit(typed[part]);
  };
  visit(root['fragment']);
  return found;
}

export type { BlankedSource };
