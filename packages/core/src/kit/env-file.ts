/** The file that declares an app's environment variables, and what Kit loads with it. */
import type { FileFacts } from '../facts.js';
import type { Edge } from '../modules/edge.js';
import type { Project } from '../project/project.js';
import { importChains } from '../queries/import-chains.js';
import type { Span } from '../span.js';
import { exportOf, follow, type Place, type ReadFacts } from './config-value.js';

/**
 * `src/env.ts` where Kit reads it; `undefined` when there is none, or it is not to be told which of two Kit takes.
 * @see @sveltejs/kit src/core/env.js resolve_explicit_env_entry (2.70.4), resolve_env_entry (3.2.0)
 */
export function envFile(project: Project): string | undefined {
  const files = project.filesOf('env');
  return files.length === 1 ? files[0] : undefined;
}

/** `variables` as `src/env.ts` exports it. */
export type EnvVariables =
  | { readonly is: 'missing'; readonly path: string; readonly span: Span }
  /** An object, with the names that can be seen. `isOpen`: there may be more. */
  | { readonly is: 'object'; readonly path: string; readonly names: readonly EnvName[]; readonly isOpen: boolean }
  | { readonly is: 'unknown' };

export type EnvName = { readonly name: string; readonly span: Span; /** What is said about it. */ readonly place: Place };

const DEFINES: ReadonlySet<string> = new Set(['@sveltejs/kit/env#defineEnvVars', '@sveltejs/kit/hooks#defineEnvVars']);

/** The variables that the file declares. `unknown` when it cannot be parsed, or there is none. */
export function envVariables(project: Project, path = envFile(project)): EnvVariables {
  const facts = path === undefined ? undefined : project.facts(path);
  if (!facts || facts.unparsed !== undefined) return { is: 'unknown' };
  const exported = facts.exports.find(({ name, typeOnly }) => name === 'variables' && !typeOnly);
  if (!exported) return facts.exports.some(({ name, typeOnly }) => name === '*' && !typeOnly) ? { is: 'unknown' } : { is: 'missing', path: facts.path, span: [0, 0] };
  const read = (path: string): FileFacts | undefined => project.facts(path);
  const place = exported.from ? imported(facts, exported.from, read) : exportOf(facts, 'variables', read);
  const end = place && declared(project, follow(place));
  if (!end) return { is: 'unknown' };
  if (end.value.is === 'object') return { is: 'object', path: facts.path, names: namesOf(end, facts, exported.span), isOpen: end.value.open === true || end.value.spreads !== undefined };
  return NO_OBJECTS.has(end.value.is) ? { is: 'missing', path: facts.path, span: exported.span } : { is: 'unknown' };
}

/** `export { shop as variables }` of what is imported. */
function imported(facts: FileFacts, { import: at, name }: { readonly import: number; readonly name: string }, read: ReadFacts): Place {
  const module = facts.imports[at]?.specifier ?? '';
  return { facts, read, value: { is: 'ref', ref: { from: 'import', import: at, module, path: name === '*' ? [] : [name] } } };
}

const NO_OBJECTS: ReadonlySet<string> = new Set(['literal', 'undefined', 'template', 'function', 'class']);

/** What `defineEnvVars` is given, which gives it back. */
function declared(project: Project, place: Place): Place {
  const { value, facts } = place;
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  const [argument] = call && DEFINES.has(project.symbol(facts.path, call.callee) ?? '') ? call.args : [];
  return argument ? follow({ ...place, value: argument }) : place;
}

/** Of an object that stands in another file, the export is the place. */
function namesOf(object: Place, entry: FileFacts, exported: Span): readonly EnvName[] {
  const { value, facts } = object;
  if (value.is !== 'object') return [];
  const spans = facts.path === entry.path ? value.spans : undefined;
  return Object.entries(value.props).map(([name, said]) => ({ name, span: spans?.[name] ?? exported, place: follow({ ...object, value: said }) }));
}

/** Names that no module can export as they are. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'do if in for let new try var case else enum eval null this true void with await break catch class const false super throw while yield delete ' +
    'export import public return static switch typeof default extends finally package private continue debugger function arguments interface ' +
    'protected implements instanceof'
  ).split(' '),
);

/**
 * Can a variable of this name be exported from Kit's modules?
 * @see @sveltejs/kit src/core/env.js valid_identifier, reserved (2.70.4, 3.2.0)
 */
export function isEnvName(name: string): boolean {
  return /^[a-zA-Z_$][a-zA-Z0-9_$]*$/.test(name) && !RESERVED.has(name);
}

/**
 * The imports that are followed when Kit loads `src/env.ts` alone, in the order in which they are found: each with the edges that lead to
 * it, itself the last. Imports that code calls for later are not among them. None without that file.
 */
export function envImports(project: Project): readonly (readonly Edge[])[] {
  const entry = envFile(project);
  return entry === undefined ? [] : importChains(project, entry, isLoaded);
}

function isLoaded({ value, fact: { kind } }: Edge): boolean {
  return value && (kind === 'import' || kind === 'export-from');
}
