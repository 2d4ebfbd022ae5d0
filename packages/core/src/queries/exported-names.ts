/** What a module exports when it runs. */
import type { Span } from '../span.js';
import type { Project } from '../project/project.js';

/** A name, and the place in the asked file that exports it: for what `export *` brings, that statement. */
export type ExportedName = { readonly name: string; readonly span: Span };

/**
 * The values that the file exports, `export *` from the app's own files followed; own names first, each once. What packages bring is not
 * known and left out. Types are none.
 */
export function exportedNames(project: Project, path: string): readonly ExportedName[] {
  const names = new Map<string, Span>();
  addNames(project, path, names, undefined, new Set());
  return [...names].map(([name, span]) => ({ name, span }));
}

function addNames(project: Project, path: string, names: Map<string, Span>, through: Span | undefined, seen: Set<string>): void {
  if (seen.has(path)) return;
  seen.add(path);
  const exports = (project.facts(path)?.exports ?? []).filter((one) => !one.typeOnly);
  for (const { name, span } of exports) {
    if (name !== '*' && !names.has(name) && !(through && name === 'default')) names.set(name, through ?? span);
  }
  for (const { name, span, from } of exports) {
    const edge = name === '*' && from ? project.imports(path).find((one) => one.import === from.import) : undefined;
    if (edge?.to !== undefined) addNames(project, edge.to, names, through ?? span, seen);
  }
}
