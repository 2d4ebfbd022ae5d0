/** What a moved file says relative to itself. */
import { folderOf } from '@sk-audit/core';
import { endsInDots, relative, relativePath } from './ways.js';

/** The relative path as the file says it from its new place, a slash at its end kept; undefined when it is not relative or leads out of the project. */
export function rebased(text: string, from: string, to: string): string | undefined {
  const path = relative.read(text, from);
  const written = path === undefined ? undefined : endsInDots(text) ? relativePath(folderOf(to), path) : relative.write(path, to);
  return written === undefined || folderOf(from) === folderOf(to) ? undefined : text.endsWith('/') ? `${written}/` : written;
}

/** The same for the beginning of a pattern: `./posts/` of `./posts/*.md`. A leading `!` stays. */
export function rebasedPattern(pattern: string, from: string, to: string): string | undefined {
  const [, not = '', head = '', rest = ''] = /^(!?)(\.\.?\/(?:[^*?[\](){}!$\\]*\/)?)(.*)$/s.exec(pattern) ?? [];
  const next = head === '' ? undefined : rebased(head, from, to);
  return next === undefined ? undefined : not + next + rest;
}
