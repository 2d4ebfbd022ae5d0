/** Values that are whole rows of a table. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { Project } from '../project/project.js';
import { modelOf, type SecretColumn, type SecretColumns } from './secret-columns.js';

export type WholeRow = { readonly table: string; readonly column: SecretColumn };

type Placed = { readonly path: string; readonly value: Value };

/** Steps of Drizzle's queries between `select()` and the rows. */
const STEPS: ReadonlySet<string> = new Set(['from', 'where', 'orderBy', 'limit', 'offset', 'get', 'all', 'execute', '$dynamic', 'for']);
const FINDS = /^find(?:Unique|First|Many)(?:OrThrow)?$/;
const MAX_DEPTH = 3;

/**
 * The table of which the value is a whole row, or several, with a column that no browser should see. Undefined for values that are narrowed
 * (selected, mapped, picked from), or of which it is not known. `depth` counts the app's own functions on the way.
 */
export function wholeRow(project: Project, columns: SecretColumns, { path, value }: Placed, depth = 0): WholeRow | undefined {
  const facts = project.facts(path);
  const call = facts && callBehind(facts, value);
  if (!facts || !call) return undefined;
  return ofPrisma(project, columns, call) ?? ofRelations(columns, call) ?? ofSelect(project, columns, facts, call) ?? ofHelper(project, columns, facts, call, depth);
}

/** Of `const [first] = rows` and `rows[0]` the rows. */
function callBehind(facts: FileFacts, value: Value): CallFact | undefined {
  if (value.is === 'call') return facts.calls[value.call];
  if (value.is !== 'ref' || !value.ref.path.every((name) => /^\d+$|^\[\]$/.test(name))) return undefined;
  if (value.ref.from === 'call') return facts.calls[value.ref.call];
  const binding = value.ref.from === 'binding' ? facts.bindings[value.ref.binding] : undefined;
  return binding?.kind === 'const' && !binding.rest && binding.init ? callBehind(facts, binding.init) : undefined;
}

/** `prisma.user.findMany({ where })`. A client that omits columns for all queries proves nothing. */
function ofPrisma(project: Project, { models }: SecretColumns, call: CallFact): WholeRow | undefined {
  const table = modelOf(call) ?? '';
  const column = models.get(table);
  return column && FINDS.test(call.callee.path.at(-1) ?? '') && call.callee.path.at(-3) !== 'query' && takesAll(call.args[0], ['select', 'omit']) && !omitsForAll(project) ? { table, column } : undefined;
}

/** `db.query.users.findMany({ where })` */
function ofRelations({ tables }: SecretColumns, { args, callee }: CallFact): WholeRow | undefined {
  const [query, table = '', find = ''] = callee.path.slice(-3);
  const column = tables.get(table);
  return column && query === 'query' && FINDS.test(find) && takesAll(args[0], ['columns']) ? { table, column } : undefined;
}

/** `db.select().from(users).where(…)` */
function ofSelect(project: Project, { tables }: SecretColumns, facts: FileFacts, call: CallFact): WholeRow | undefined {
  let from: CallFact | undefined;
  let step: CallFact | undefined = call;
  for (; step?.callee.from === 'call' && STEPS.has(step.callee.path[0] ?? ''); step = facts.calls[step.callee.call]) if (step.callee.path[0] === 'from') from = step;
  const source = from?.args[0];
  if (!step || step.callee.path.at(-1) !== 'select' || step.args.length > 0 || source?.is !== 'ref') return undefined;
  const target = project.resolve(facts.path, source.ref);
  const table = target.is === 'binding' ? project.facts(target.path)?.bindings[target.binding]?.name ?? '' : '';
  const column = tables.get(table);
  return column && { table, column };
}

/** One of the app's own functions that gives nothing but the rows. */
function ofHelper(project: Project, columns: SecretColumns, { path }: FileFacts, call: CallFact, depth: number): WholeRow | undefined {
  const fn = depth < MAX_DEPTH ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : undefined;
  const body = fn && project.facts(fn.path);
  const returned = (body ? (indexOf(body).exitsOf.get(fn.fn) ?? []) : []).filter((exit) => exit.kind === 'return');
  const [only] = returned;
  return fn && only?.value && returned.length === 1 ? wholeRow(project, columns, { path: fn.path, value: only.value }, depth + 1) : undefined;
}

function takesAll(options: Value | undefined, narrowing: readonly string[]): boolean {
  return options === undefined || (options.is === 'object' && !options.open && !narrowing.some((key) => Object.hasOwn(options.props, key)));
}

function omitsForAll(project: Project): boolean {
  return project.paths().some((path) => project.facts(path)?.calls.some(({ args: [options], new: isNew }) => isNew && options?.is === 'object' && Object.hasOwn(options.props, 'omit')));
}
