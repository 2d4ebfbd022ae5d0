/** What imports lead to before and after a move. */
import type { Project, Span } from '@sk-audit/core';

export type ImportChange = {
  /** As it is before. */
  readonly path: string;
  /** The specifier before, with its quotes. */
  readonly span: Span;
  readonly specifier: string;
  /** Files that it led to and does not any more, or leads to now; the moved file under its new path. Sorted. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
};

/** The imports that lead elsewhere after the move, by file and place. None when all importers were rewritten, no pattern minds and nothing is shadowed. */
export function importChanges(before: Project, after: Project, from: string, to: string): readonly ImportChange[] {
  const renamed = (path: string): string => (path === from ? to : path);
  return before.paths().flatMap((path) => {
    const then = targetsOf(before, path, renamed);
    const now = targetsOf(after, renamed(path), (one) => one);
    return (before.facts(path)?.imports ?? []).flatMap(({ span, specifier }, index) => {
      const lost = missingIn(then.get(index), now.get(index));
      const gained = missingIn(now.get(index), then.get(index));
      return lost.length + gained.length === 0 ? [] : [{ path, span, specifier, lost, gained }];
    });
  });
}

/** Index of the import → the files that it leads to. */
function targetsOf(project: Project, path: string, named: (path: string) => string): ReadonlyMap<number, ReadonlySet<string>> {
  const targets = new Map<number, Set<string>>();
  for (const { import: index, to } of project.imports(path)) {
    if (to !== undefined) targets.set(index, (targets.get(index) ?? new Set()).add(named(to)));
  }
  return targets;
}

function missingIn(some: ReadonlySet<string> = new Set(), others: ReadonlySet<string> = new Set()): readonly string[] {
  return [...some].filter((path) => !others.has(path)).sort();
}
