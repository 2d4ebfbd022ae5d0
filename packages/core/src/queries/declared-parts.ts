/** What a route file declares, by its exports. */
import type { ExportFact, FileFacts, Value } from '../facts.js';
import { HANDLERS } from '../project/entries.js';
import type { Project } from '../project/project.js';

export type DeclaredParts = {
  /** It exports `load`. */
  readonly load: boolean;
  /** Names of its actions, in source order. */
  readonly actions: readonly string[];
  /** Exports that answer requests: methods and `fallback`, in Kit's order. */
  readonly methods: readonly string[];
  /** It may declare more than is known: it could not be parsed, exports everything of another file, or computes its actions. */
  readonly open: boolean;
};

const NOTHING: DeclaredParts = { load: false, actions: [], methods: [], open: false };

/** The parts that count in the file's role; nothing for components and for files that are no part of a route. */
export function declaredParts(project: Project, path: string): DeclaredParts {
  const [, kind] = /^(?:page|layout)\.(universal|server)$/.exec(project.role(path)) ?? [];
  const isEndpoint = project.role(path) === 'endpoint';
  const facts = project.facts(path);
  if (!facts || (kind === undefined && !isEndpoint)) return NOTHING;
  const open = facts.unparsed !== undefined || exported(facts, '*') !== undefined;
  if (isEndpoint) return { ...NOTHING, methods: [...HANDLERS].filter((name) => exported(facts, name)), open };
  const actions = project.role(path) === 'page.server' ? actionsOf(project, facts) : { names: [], open: false };
  return { load: exported(facts, 'load') !== undefined, actions: actions.names, methods: [], open: open || actions.open };
}

function exported(facts: FileFacts, name: string): ExportFact | undefined {
  return facts.exports.find((one) => one.name === name && !one.typeOnly);
}

function actionsOf(project: Project, facts: FileFacts): { readonly names: readonly string[]; readonly open: boolean } {
  const found = exported(facts, 'actions');
  if (!found) return { names: [], open: false };
  const value = actionsValue(project, facts, found);
  const own = value?.is === 'object' ? Object.keys(value.props) : [];
  const followed = project.entries(facts.path).flatMap((entry) => (entry.role === 'action' ? [entry.name] : []));
  return { names: [...new Set([...own, ...followed])], open: value?.is !== 'object' || value.open === true };
}

/** What `actions` is, through names, imports and re-exports. */
function actionsValue(project: Project, facts: FileFacts, { value, binding, from }: ExportFact): Value | undefined {
  if (value && value.is !== 'ref') return value;
  if (value) return project.valueOf(facts.path, value.ref)?.value;
  if (binding !== undefined) return project.valueOf(facts.path, { from: 'binding', binding, path: [] })?.value;
  const module = from && facts.imports[from.import]?.specifier;
  return from && module !== undefined ? project.valueOf(facts.path, { from: 'import', import: from.import, module, path: [from.name] })?.value : undefined;
}
