/** Finds the scripts and styles of a component and blanks their bodies, offsets kept. */
import type { Span } from '@sk-audit/core';

export type BlankedSource = {
  /** The text with every script's and style's body turned into blanks. */
  readonly text: string;
  readonly scripts: readonly { readonly tag: string; readonly body: Span }[];
  readonly cssImports: readonly { readonly specifier: string; readonly span: Span }[];
};

// HTML comments first, so that a commented-out script is left alone. Attribute values may hold `>`.
const BLOCK = /<!--[^]*?-->|<(script|style)((?:\s(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)?)>([^]*?)<\/\1\s*>/g;
const CSS_IMPORT = /@import\s+(?:url\(\s*)?(["'])(.+?)\1/g;

/**
 * Blanks what Svelte's parser need not see: scripts (parsed elsewhere, faster) and styles (it rejects those that are not CSS).
 * Line breaks stay, so that its messages keep their lines.
 */
export function blankBodies(source: string): BlankedSource {
  const scripts: { tag: string; body: Span }[] = [];
  const cssImports: { specifier: string; span: Span }[] = [];
  const text = source.replace(BLOCK, (whole: string, kind: string | undefined, attributes: string, body: string, offset: number) => {
    if (!kind || /\/\s*$/.test(attributes)) return whole;
    const start = offset + 1 + kind.length + attributes.length + 1;
    const span: Span = [start, start + body.length];
    if (kind === 'script') scripts.push({ tag: whole.slice(0, start - offset), body: span });
    else cssImports.push(...importsOf(body, start));
    return whole.slice(0, start - offset) + body.replace(/[^\r\n]/g, ' ') + whole.slice(start - offset + body.length);
  });
  return { text, scripts, cssImports };
}

function importsOf(css: string, offset: number): { specifier: string; span: Span }[] {
  return [...css.matchAll(CSS_IMPORT)].map((match) => {
    const at = offset + match.index + match[0].indexOf(match[1] as string);
    return { specifier: match[2] as string, span: [at, at + (match[2] as string).length + 2] as const };
  });
}
