/** Which tables have columns that no browser should see, as far as the code shows. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import type { FileQuestion, Project } from '../project/project.js';
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
    if (project.isDead(path)) continue;
    for (const [name, column] of project.ask(modelsIn, path)) if (!models.has(name)) models.set(name, { ...column, path });
    for (const [name, column] of project.ask(tablesIn, path)) if (!tables.has(name)) tables.set(name, { ...column, path });
  }
  return { models, tables };
}

type Found = readonly [table: string, column: Omit<SecretColumn, 'path'>];
const NOTHING: readonly Found[] = [];
const NO_FACTS: Pick<FileFacts, 'bindings' | 'calls'> = { bindings: [], calls: [] };

/** What a file's own facts show of models. */
const modelsIn: FileQuestion<readonly Found[]> = (names, path) => {
  const facts = names.facts(path);
  return facts ? [...givenIn(facts), ...comparedIn(facts)] : NOTHING;
};

/** The model that a call of Prisma's client asks: `prisma.user.findMany()` → `user`. Whatever is called so: there is no telling a client by its name. */
export function modelOf({ callee }: CallFact): string | undefined {
  return callee.path.length > 1 && MODEL_METHODS.test(callee.path.at(-1) ?? '') ? callee.path.at(-2) : undefined;
}

/** `prisma.user.update({ data: { passwordHash } })`, `where: { sessionToken }`, `select: { password: true }` */
function givenIn({ calls }: FileFacts): readonly Found[] {
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
  const rows = rowsIn(facts);
  if (rows.size === 0) return NOTHING;
  const ofConditions = facts.conditions.flatMap(({ span, test }) => testedValues(test).flatMap((value) => comparedModel(rows, value, span)));
  return [...ofConditions, ...facts.calls.flatMap(({ args, span }) => args.flatMap((value) => comparedModel(rows, value, span)))];
}

/** The variables that hold rows, by their index: the model that they are of. */
function rowsIn({ bindings, calls }: FileFacts): ReadonlyMap<number, string> {
  const rows = new Map<number, string>();
  bindings.forEach(({ init }, binding) => {
    const call = init?.is === 'call' ? calls[init.call] : undefined;
    const model = call && modelOf(call);
    if (model !== undefined) rows.set(binding, model);
  });
  return rows;
}

function comparedModel(rows: ReadonlyMap<number, string>, value: Value, span: Span): readonly Found[] {
  const ref = value.is === 'ref' && value.ref.from === 'binding' && value.ref.path.length === 1 ? value.ref : undefined;
  const model = ref && rows.get(ref.binding);
  const name = ref?.path[0] as string;
  return model !== undefined && isSecretColumn(name) ? [[model, { name, span }]] : NOTHING;
}

/** `export const users = pgTable('users', { passwordHash: text() })` */
const tablesIn: FileQuestion<readonly Found[]> = (names, path) => {
  const { bindings, calls } = names.facts(path) ?? NO_FACTS;
  return bindings.flatMap(({ fn, init, name, span }) => {
    const call = fn === 0 && init?.is === 'call' ? calls[init.call] : undefined;
    const column = call && keysOf(call.args[1]).find(isSecretColumn);
    return column !== undefined && TABLE_MAKERS.test(names.symbol(path, (call as CallFact).callee) ?? '') ? [[name, { name: column, span }] as const] : [];
  });
};
