/** Finds the scripts and styles of a component and blanks their bodies, offsets kept. */
import type { Span } from '@sk-audit/core';

export type BlankedSource = {
  /** The text with the bodies turned into blanks. */
  readonly text: string;
  readonly scripts: readonly { readonly tag: string; readonly body: Span }[];
  /** What `<style>` blocks import: the specifier, and its place with quotes. */
  readonly cssImports: readonly CssImport[];
};

export type CssImport = { readonly specifier: string; readonly span: Span };

// HTML comments too, so that a commented-out script is left alone. Attribute values may hold `>`.
const OPENING = /<!--|<(script|style)((?:\s(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)?)>/g;

/**
 * Blanks what Svelte's parser need not see: scripts (parsed elsewhere, faster) and styles (it rejects those that are not CSS).
 * Line breaks stay, so that its messages keep their lines.
 * @param blanked which bodies to blank; the scripts are listed in any case
 */
export function blankBodies(source: string, blanked: 'scripts and styles' | 'styles' = 'scripts and styles'): BlankedSource {
  const scripts: { tag: string; body: Span }[] = [];
  const cssImports: CssImport[] = [];
  let text = '';
  let done = 0;
  for (const { kind, tag, body } of blocks(source)) {
    if (kind === 'script') scripts.push({ tag, body });
    else cssImports.push(...cssImportsOf(source.slice(...body), body[0]));
    if (kind === 'script' && blanked === 'styles') continue;
    text += source.slice(done, body[0]) + blank(source.slice(...body));
    done = body[1];
  }
  return { text: text + source.slice(done), scripts, cssImports };
}

type Block = { readonly kind: 'script' | 'style'; readonly tag: string; readonly body: Span };

function* blocks(source: string): Generator<Block> {
  const opening = new RegExp(OPENING);
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const [tag, kind, attributes] = match as unknown as [string, Block['kind'] | undefined, string];
    const start = opening.lastIndex;
    if (kind && (/\/\s*$/.test(attributes) || isQuoted(source, match.index))) continue;
    const end = source.slice(start).search(kind ? new RegExp(`</${kind}\\s*>`) : /-->/);
    if (end < 0) return;
    if (kind) yield { kind, tag, body: [start, start + end] };
    opening.lastIndex = start + end;
  }
}

/** Is the tag written in a string, as in {@html `<script>…`}? */
function isQuoted(source: string, offset: number): boolean {
  return /["'`+]\s*$/.test(source.slice(Math.max(0, offset - 40), offset));
}

function blank(body: string): string {
  return body.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
}

const CSS_IMPORT = /@import\s+(?:url\(\s*)?(["'])(.+?)\1/g;

/** What a style imports; its text begins at `offset` of the file. */
export function cssImportsOf(css: string, offset: number): readonly CssImport[] {
  if (!css.includes('@import')) return [];
  return [...css.replace(/\/\*[^]*?\*\//g, blank).matchAll(CSS_IMPORT)].map((match) => {
    const at = offset + match.index + match[0].indexOf(match[1] as string);
    return { specifier: match[2] as string, span: [at, at + (match[2] as string).length + 2] as const };
  });
}

/** The part of the text, at its own offsets. */
export function padded(text: string, start: number, end: number): string {
  return ' '.repeat(start) + text.slice(start, end);
}
