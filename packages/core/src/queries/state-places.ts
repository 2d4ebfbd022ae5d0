/** Places that explain a write to module-level state. */
import type { Related } from '../finding.js';
import type { Project } from '../project/project.js';
import type { Leak } from './leaks.js';
import type { RenderLeak } from './rendered-writes.js';
import type { StateOwner } from './state-target.js';

/** Where the state is declared, then the entry that leads to the write from another file. */
export function placesAround(project: Project, path: string, { entries, write }: Leak): readonly Related[] {
  const entry = entries.some((one) => one.path === path) ? undefined : entries[0];
  const fn = entry && project.facts(entry.path)?.functions[entry.fn];
  return [...declaration(project, write.owner), ...(entry && fn ? [{ path: entry.path, span: fn.nameSpan ?? fn.span, message: 'serves requests and leads to the write' }] : [])];
}

/** Where the state is declared, then the component that leads to the write from another file. */
export function placesAroundRender(project: Project, path: string, { component, write }: RenderLeak): readonly Related[] {
  return [...declaration(project, write.owner), ...(component === path ? [] : [{ path: component, span: [0, 0] as const, message: 'leads to the write while it is rendered' }])];
}

function declaration(project: Project, owner: StateOwner | undefined): readonly Related[] {
  const binding = owner && project.facts(owner.path)?.bindings[owner.binding];
  return owner && binding ? [{ path: owner.path, span: binding.span, message: 'declared here, once for the whole process' }] : [];
}
