/** Text → one ESTree-shaped root with the file's own offsets. Parsers are loaded when the first file needs them. */
import { createRequire } from 'node:module';
import type { Span } from '@sk-audit/core';
import { spanOf, type Node } from './ast.js';
import { blankBodies } from './component-source.js';

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
  const { program, comments } = parseScript(text, languagesOf(path), path, ['module', 'commonjs']);
  return { module: program, comments, cssImports: [] };
}

/** Parses a `.svelte` file: scripts through oxc, markup through Svelte with the scripts blanked out. */
export function parseComponent(path: string, text: string): Parsed {
  const source = blankBodies(text);
  const root = parseMarkup(text, source.text);
  const comments: Comment[] = [];
  const script = (part: Node | null | undefined): Node | undefined => {
    if (!part) return undefined;
    const body = part['content'] as Node;
    const parsed = parseScript(padded(text, body.start, body.end), scriptLanguages(text.slice(part.start, body.start)), path);
    comments.push(...parsed.comments);
    return parsed.program;
  };
  const module = script(root['module']);
  const instance = script(root['instance']);
  const known = new Set(comments.map((one) => one.span[0]));
  comments.push(...markupComments(root, text).filter((one) => !known.has(one.span[0])));
  const { options, fragment } = root as Node & { options?: Node; fragment: Node };
  return { ...(module ? { module } : {}), ...(instance ? { instance } : {}), fragment, ...(options ? { options } : {}), comments, cssImports: source.cssImports };
}

/** Reads only the script blocks of a component in another markup language (`.svx`, `.md`); those in code samples are none. */
export function parseScriptBlocks(path: string, text: string): Parsed {
  const source = blankBodies(text.replace(CODE_SAMPLE, (sample) => sample.replace(/[^\r\n]/g, ' ')));
  const comments: Comment[] = [];
  const programs: { module?: Node; instance?: Node } = {};
  for (const block of source.scripts) {
    const parsed = parseScript(padded(text, ...block.body), scriptLanguages(block.tag), path);
    comments.push(...parsed.comments);
    const place = /\bmodule\b/.test(block.tag) ? 'module' : 'instance';
    programs[place] ??= parsed.program;
  }
  return { ...programs, comments, cssImports: source.cssImports };
}

const CODE_SAMPLE = /^( {0,3})(```+|~~~+)[^]*?^ {0,3}\2[`~]*[ \t]*$|(`+)(?!`)[^\n]*?[^`\n]\3(?!`)/gm;

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

function parseScript(text: string, languages: readonly Language[], path: string, sourceTypes: readonly ('module' | 'commonjs')[] = ['module']): { program: Node; comments: Comment[] } {
  if (text.length > MAX_DEPTH && isTooDeep(text)) throw new Unparsable('Nested too deeply.');
  let first: string | undefined;
  for (const lang of languages) {
    for (const sourceType of sourceTypes) {
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

const MAX_DEPTH = 2000;

/**
 * Are there more open brackets than anybody writes? Some thousand levels further oxc (0.158.0) runs out of stack and ends the whole
 * process. Brackets in strings count, which does not matter as long as most of them are closed.
 */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length && depth <= MAX_DEPTH; i++) {
    switch (text.charCodeAt(i)) {
      case 40: case 91: case 123: depth++; break; // ( [ {
      case 41: case 93: case 125: if (depth > 0) depth--; break;
      default: break;
    }
  }
  return depth > MAX_DEPTH;
}

/** A tag inside of a string in the markup may have been taken for a script: then the parser gets to see the scripts. */
function parseMarkup(text: string, blanked: string): Node {
  try {
    return svelte().parse(blanked, { modern: true });
  } catch (problem) {
    const second = blanked === text ? undefined : tryMarkup(blankBodies(text, 'styles').text);
    if (second) return second;
    throw new Unparsable(problem instanceof Error ? (problem.message.split('\n')[0] ?? '') : String(problem));
  }
}

function tryMarkup(text: string): Node | undefined {
  try {
    return svelte().parse(text, { modern: true });
  } catch {
    return undefined;
  }
}

function markupComments(root: Node, text: string): Comment[] {
  const found = ((root['comments'] as Node[] | undefined) ?? []).map((one): Comment => ({ span: spanOf(one), text: one['value'] as string }));
  if (text.includes('<!--')) collectComments(root['fragment'], found);
  return found;
}

const PARTS = ['fragment', 'body', 'consequent', 'alternate', 'fallback', 'pending', 'then', 'catch'] as const;

/** The HTML comments of a fragment and of the blocks and elements in it. */
function collectComments(fragment: Node | null | undefined, found: Comment[]): void {
  for (const node of (fragment?.['nodes'] as Node[] | undefined) ?? []) {
    if (node.type === 'Comment') found.push({ span: spanOf(node), text: node['data'] as string });
    else if (node.type !== 'Text') for (const part of PARTS) if (node[part]?.type === 'Fragment') collectComments(node[part], found);
  }
}
