/** Places that explain a write to module-level state. */
import type { Related } from '../finding.js';
import type { Project } from '../project/project.js';
import type { Leak } from './leaks.js';

/** Where the state is declared, then the entry that leads to the write from another file. */
export function placesAround(project: Project, path: string, { entries, write }: Leak): readonly Related[] {
  const { owner } = write;
  const binding = owner && project.facts(owner.path)?.bindings[owner.binding];
  const entry = entries.some((one) => one.path === path) ? undefined : entries[0];
  const fn = entry && project.facts(entry.path)?.functions[entry.fn];
  return [
    ...(owner && binding ? [{ path: owner.path, span: binding.span, message: 'declared here, once for the whole process' }] : []),
    ...(entry && fn ? [{ path: entry.path, span: fn.nameSpan ?? fn.span, message: 'serves requests and leads to the write' }] : []),
  ];
}
