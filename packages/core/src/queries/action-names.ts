/** Which actions a page has. */
import type { ExportFact, FileFacts, Ref, Value } from '../facts.js';
import type { Project } from '../project/project.js';

export type ActionNames = {
  readonly names: readonly string[];
  /** There may be more: a spread, a computed key, a value that cannot be followed. */
  readonly open: boolean;
  /** The export that gives them; absent when there surely is none. */
  readonly export?: ExportFact;
};

const NONE: ActionNames = { names: [], open: false };
const UNKNOWN: ActionNames = { names: [], open: true };

/** The names of the actions that a `+page.server` file exports; of none when there is no such file. */
export function actionNames(project: Project, server: string | undefined): ActionNames {
  const facts = server === undefined ? undefined : project.facts(server);
  if (server === undefined) return NONE;
  if (!facts || facts.unparsed !== undefined) return UNKNOWN;
  const own = facts.exports.find(({ name, typeOnly }) => name === 'actions' && !typeOnly);
  if (!own) return facts.exports.some(({ name, typeOnly }) => name === '*' && !typeOnly) ? UNKNOWN : NONE;
  const found = exportedValue(project, facts, own);
  return { ...(found ? namesOf(project, found.path, found.value) : UNKNOWN), export: own };
}

function exportedValue(project: Project, { path }: FileFacts, { binding, from, value }: ExportFact): { readonly path: string; readonly value: Value } | undefined {
  if (value) return { path, value };
  const ref: Ref | undefined = binding !== undefined ? { from: 'binding', binding, path: [] } : from ? { from: 'import', import: from.import, module: '', path: [from.name] } : undefined;
  return ref && project.valueOf(path, ref);
}

function namesOf(project: Project, path: string, value: Value): ActionNames {
  if (value.is !== 'object') return UNKNOWN;
  const spread = (value.spreads ?? []).flatMap((one) => {
    const found = one.is === 'ref' ? project.valueOf(path, one.ref) : undefined;
    return found ? namesOf(project, found.path, found.value).names : [];
  });
  const own = Object.keys(value.props).filter((name) => value.props[name]?.is !== 'undefined');
  return { names: [...new Set([...spread, ...own])], open: value.open === true };
}
