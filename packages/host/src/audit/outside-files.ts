/** Files outside an app that its files import by path: `../shared/money`, or an alias that leads out. */
import { posix } from 'node:path';
import type { Alias, FileFacts } from '@sk-audit/core';
import { isNeverSource } from '../listing/build-output.js';
import { isFile } from '../listing/is-file.js';
import { isWithin, joinPath } from '../posix-path.js';

/** How a specifier without an extension may go on; Vite's order, then components and folders. */
const ENDINGS = ['', '.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json', '.svelte', '.svelte.js', '.svelte.ts', '/index.mjs', '/index.js', '/index.mts', '/index.ts', '/index.svelte'];

export type OutsideQuestion = {
  /** Files that are known already, absolute. */
  readonly known: readonly string[];
  /** Folders whose files are all known or not wanted, absolute. */
  readonly listed: readonly string[];
  /** Nothing outside this folder is followed. */
  readonly ceiling: string;
  /** With absolute replacements. */
  readonly aliases: readonly Alias[];
  readonly factsOf: (file: string) => FileFacts | undefined;
  readonly isIgnored: (file: string) => boolean;
};

/** Every file that the known files reach through paths and aliases and that is not known: absolute, sorted. */
export function outsideFiles(question: OutsideQuestion): readonly string[] {
  const found = new Set<string>();
  const queue = [...question.known];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const target of targetsOf(file, question)) {
      if (found.has(target)) continue;
      found.add(target);
      queue.push(target);
    }
  }
  return [...found].sort();
}

function targetsOf(file: string, question: OutsideQuestion): readonly string[] {
  return (question.factsOf(file)?.imports ?? []).flatMap((fact) => {
    if (fact.pattern === true) return [];
    const base = baseOf(fact.specifier.replace(/[?#].*$/s, ''), file, question.aliases);
    return base === undefined ? [] : fileAt(base, question);
  });
}

function baseOf(specifier: string, file: string, aliases: readonly Alias[]): string | undefined {
  if (/^\.\.?(\/|$)/.test(specifier)) return posix.join(posix.dirname(file), specifier);
  for (const { find, replacement, match, external } of aliases) {
    const isExact = specifier === find && match !== 'star';
    const isBelow = specifier.startsWith(`${find}/`) && match !== 'exact';
    if (external !== true && (isExact || isBelow)) return joinPath(replacement, specifier.slice(find.length));
  }
  return undefined;
}

function fileAt(base: string, { listed, ceiling, isIgnored }: OutsideQuestion): readonly string[] {
  if (!isWithin(ceiling, base) || listed.some((folder) => isWithin(folder, base)) || base.slice(ceiling.length).split('/').some(isNeverSource)) return [];
  // TypeScript writes `./money.js` for `money.ts`.
  const stems = [...new Set([base, base.replace(/\.([cm]?)js$/, '.$1ts')])];
  const candidates = stems.flatMap((stem) => ENDINGS.map((ending) => stem + ending));
  const file = candidates.find(isFile);
  return file === undefined || isIgnored(file) ? [] : [file];
}
