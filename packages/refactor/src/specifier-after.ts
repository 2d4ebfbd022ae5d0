/** What one specifier becomes when a module moves. */
import { createResolver, pathInside, type FileFacts, type Project, type Resolver, type Span } from '@sk-audit/core';
import { rebased, rebasedPattern } from './rebased.js';
import type { Specifier } from './specifier.js';
import { relative, waysOf, type Way } from './ways.js';
import { writtenForms } from './written-forms.js';

/** A move within one app, with what its specifiers can mean before and after. Paths are project-relative. */
export type Move = {
  readonly from: string;
  readonly to: string;
  readonly project: Project;
  readonly ways: readonly Way[];
  readonly before: Resolver;
  readonly after: Resolver;
};

/** The move; `links` are symbolic links → the files that they are. */
export function moveWithin(project: Project, links: ReadonlyMap<string, string>, from: string, to: string): Move {
  const later = [...project.paths().filter((path) => path !== from), to];
  return {
    from, to, project, ways: waysOf(project.app),
    before: createResolver(new Set(project.paths()), project.app, links), after: createResolver(new Set(later), project.app, links),
  };
}

/**
 * `text` is what the specifier becomes. `stuck`: it leads to the module, and there is no way to its new place. `elsewhere`: it stays, for
 * it is known to lead to something else. `unknown`: it stays, but nobody knows what it means.
 */
export type Outcome = { readonly is: 'moved'; readonly text: string } | { readonly is: 'stuck' | 'elsewhere' | 'unknown' };

/** What becomes of a specifier in the file `path`. */
export function outcomeOf(move: Move, path: string, specifier: Specifier): Outcome {
  const { before, from, to, project } = move;
  const [, written = '', query = ''] = /^(.[^?#]*|)(.*)$/s.exec(specifier.text) ?? [];
  const isBareUrl = specifier.kind === 'url' && !/^(?:[./]|[a-z][a-z\d+.-]*:)/i.test(written);
  const address = isBareUrl ? `./${written}` : written;
  // Aliases are those of the app.
  if (pathInside(project.app.root, path) === undefined && relative.read(address, path) === undefined) return { is: 'elsewhere' };
  const { kind, to: target } = before(path, address);
  const next = target === from ? addressAfter(move, path, address) : path === from ? rebased(address, from, to) : undefined;
  if (next === undefined && target === from) return { is: 'stuck' };
  if (next === undefined || next === address) return { is: kind === 'unknown' || kind === 'missing' ? 'unknown' : 'elsewhere' };
  return { is: 'moved', text: (isBareUrl ? next.replace(/^\.\//, '') : next) + query };
}

/** How a file that says `address` for the module says it after the move: in the same way if there is one, in the same style. */
function addressAfter({ ways, from, to, after }: Move, path: string, address: string): string | undefined {
  const here = path === from ? to : path;
  const used = ways.map((way) => ({ way, forms: writtenForms(way.read(address, path) ?? '', from, to) })).find(({ forms }) => forms.length > 0);
  if (!used) return undefined;
  const tried = [used.way, ...ways.filter((way) => way !== used.way && way.usual)];
  return tried.flatMap((way) => used.forms.flatMap((form) => way.write(form, here) ?? [])).find((text) => after(here, text).to === to);
}

/** A text without its quotes, before and after. */
export type SpecifierEdit = { readonly span: Span; readonly before: string; readonly text: string };

/** The edits of globs, and of templates with holes, that are relative to the moved file. `text` is its text. */
export function patternEdits({ from, to }: Pick<Move, 'from' | 'to'>, facts: FileFacts | undefined, text: string): readonly SpecifierEdit[] {
  return (facts?.imports ?? []).filter(({ pattern }) => pattern).flatMap(({ span: [start, end] }) => {
    const before = text.slice(start + 1, end - 1);
    const next = rebasedPattern(before, from, to);
    return next === undefined ? [] : [{ span: [start + 1, end - 1] as const, before, text: next }];
  });
}
