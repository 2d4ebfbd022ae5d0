/** What `getRequestEvent()` gives. */
import type { Ref } from '../facts.js';
import type { Project } from '../project/project.js';

const MAX_DEPTH = 4;

/** The property names after `getRequestEvent()` to which a ref leads, through constants: `['cookies', 'set']`. Undefined for all else. */
export function requestEventPath(project: Project, path: string, ref: Ref, depth = 0): readonly string[] | undefined {
  const facts = project.facts(path);
  if (!facts || depth > MAX_DEPTH) return undefined;
  if (ref.from === 'call') {
    const call = facts.calls[ref.call];
    return call && project.symbol(path, call.callee) === '$app/server#getRequestEvent' ? ref.path : undefined;
  }
  const binding = ref.from === 'binding' ? facts.bindings[ref.binding] : undefined;
  if (binding?.kind !== 'const' || !binding.init || binding.rest) return undefined;
  const { init } = binding;
  if (init.is === 'call') return requestEventPath(project, path, { from: 'call', call: init.call, path: ref.path }, depth + 1);
  return init.is === 'ref' ? requestEventPath(project, path, { ...init.ref, path: [...init.ref.path, ...ref.path] }, depth + 1) : undefined;
}
