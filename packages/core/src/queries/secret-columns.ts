/** Which tables have columns that no browser should see, as far as the code shows. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import type { Project } from '../project/project.js';
import { isSecretColumn } from './secret-names.js';
import type { Span } from '../span.js';

/** A column with the place that shows that the table has it. */
export type SecretColumn = { readonly name: string; readonly path: string; readonly span: Span };

export type SecretColumns = {
  /** Of Prisma's models: by the name of the client's property (`user`). */
  readonly models: ReadonlyMap<string, SecretColumn>;
  /** Of Drizzle's tables: by the name of the exported constant (`users`). */
  readonly tables: ReadonlyMap<string, SecretColumn>;
};

const TABLE_MAKERS = /^drizzle-orm\/(?:pg|mysql|sqlite|singlestore)-core#\w*[tT]able$/;
const MODEL_METHODS = /^(?:create|update|upsert|delete|findUnique|findFirst|findMany|createMany|updateMany)(?:OrThrow|AndReturn)?$/;

/** One secret column of each table, the first in the order of the files. Looks at all files: ask once. */
export function secretColumns(project: Project): SecretColumns {
  const models = new Map<string, SecretColumn>();
  const tables = new Map<string, SecretColumn>();
  for (const path of project.paths()) {
    const facts = project.isDead(path) ? undefined : project.facts(path);
    if (!facts) continue;
    for (const [name, column] of modelsOf(facts)) if (!models.has(name)) models.set(name, { ...column, path });
    for (const [name, column] of tablesIn(project, facts)) if (!tables.has(name)) tables.set(name, { ...column, path });
  }
  return { models, tables };
}

type Found = readonly [table: string, column: Omit<SecretColumn, 'path'>];
const NOTHING: readonly Found[] = [];

const modelsOfFiles = new WeakMap<FileFacts, readonly Found[]>();

/** What a file's own facts show of models; asked once for each. */
function modelsOf(facts: FileFacts): readonly Found[] {
  const known = modelsOfFiles.get(facts) ?? [...modelsIn(facts), ...comparedIn(facts)];
  modelsOfFiles.set(facts, known);
  return known;
}

/** The model that a call of Prisma's client asks: `prisma.user.findMany()` → `user`. Whatever is called so: there is no telling a client by its name. */
export function modelOf({ callee }: CallFact): string | undefined {
  return MODEL_METHODS.test(callee.path.at(-1) ?? '') ? callee.path.at(-2) : undefined;
}

/** `prisma.user.update({ data: { passwordHash } })`, `where: { sessionToken }`, `select: { password: true }` */
function modelsIn({ calls }: FileFacts): readonly Found[] {
  return calls.flatMap((call): readonly Found[] => {
    const model = modelOf(call);
    const [options] = call.args;
    if (model === undefined || options?.is !== 'object') return NOTHING;
    const parts = ['data', 'where', 'select', 'omit', 'create', 'update'].flatMap((key) => keysOf(options.props[key]));
    const name = parts.find(isSecretColumn);
    return name === undefined ? [] : [[model, { name, span: call.span }] as const];
  });
}

function keysOf(value: Value | undefined): readonly string[] {
  return value?.is === 'object' ? Object.keys(value.props) : [];
}

/** `const user = await prisma.user.findUnique(…)` and later `if (user.password !== given)` or `verify(user.passwordHash, given)` */
function comparedIn(facts: FileFacts): readonly Found[] {
  const ofConditions = facts.conditions.flatMap(({ span, test }) => testedValues(test).flatMap((value) => comparedModel(facts, value, span)));
  return [...ofConditions, ...facts.calls.flatMap(({ args, span }) => args.flatMap((value) => comparedModel(facts, value, span)))];
}

/** Nearly every value is no column of a row: they are told apart without making anything. */
function comparedModel(facts: FileFacts, value: Value, span: Span): readonly Found[] {
  const ref = value.is === 'ref' && value.ref.path.length === 1 ? value.ref : undefined;
  const model = ref && rowOf(facts, ref);
  const name = ref?.path[0] as string;
  return model !== undefined && isSecretColumn(name) ? [[model, { name, span }]] : NOTHING;
}

function rowOf(facts: FileFacts, ref: Ref): string | undefined {
  const init = ref.from === 'binding' ? facts.bindings[ref.binding]?.init : undefined;
  const call = init?.is === 'call' ? facts.calls[init.call] : undefined;
  return call && modelOf(call);
}

/** `export const users = pgTable('users', { passwordHash: text() })` */
function tablesIn(project: Project, facts: FileFacts): readonly Found[] {
  return facts.bindings.flatMap(({ fn, init, name, span }) => {
    const call = fn === 0 && init?.is === 'call' ? facts.calls[init.call] : undefined;
    const column = call && keysOf(call.args[1]).find(isSecretColumn);
    return column !== undefined && TABLE_MAKERS.test(project.symbol(facts.path, (call as CallFact).callee) ?? '') ? [[name, { name: column, span }] as const] : [];
  });
}
