/** Texts that name a file without importing it: documentation, configuration, comments. */
import type { Span } from '@sk-audit/core';
import { literally } from './literally.js';

/**
 * A pattern for what names the path: with any of a module's extensions, or without one. With `short`, the last folder and the name are
 * enough (`lib/db`), as behind an alias.
 */
export function namesOf(path: string, short: boolean): RegExp {
  const bare = path.replace(/(?:\/index)?\.[^./]+$/, '');
  const parts = bare.split('/');
  const named = literally((short ? parts.slice(-2) : parts).join('/'));
  // A name alone is a word like any other.
  const ending = parts.length > 1 ? '(?:(?:/index)?\\.(?:[cm]?[jt]sx?|svelte))?' : literally(path.slice(bare.length));
  return new RegExp(`(?<![\\w.-])${named}${ending}(?![\\w/-]|\\.\\w)`, 'g');
}

/** Where a text names it, without the places that are known to be something else. */
export function mentionsIn(text: string, names: RegExp, known: readonly Span[] = []): readonly Span[] {
  return [...text.matchAll(names)]
    .map((match): Span => [match.index, match.index + match[0].length])
    .filter(([start, end]) => !known.some((span) => span[0] <= start && end <= span[1]));
}
