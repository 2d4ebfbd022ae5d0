/** Where code asks a database or a service that only servers may ask. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { CallSite, FunctionRef, Project } from '../project/project.js';
import { functionsWithin } from './auth-checks.js';
import { callWithin, type CallWithin } from './calls-within.js';
import { isServerPackage } from './server-packages.js';

/** Databases whose packages are not for servers alone, and clients that are generated into the app. */
const DATABASE = /^(?:drizzle-orm|@libsql\/client|@prisma\/|\.prisma\/client|kysely|mikro-orm|@mikro-orm\/|surrealdb|edgedb|gel|arangojs|neo4j-driver|@upstash\/redis|@elastic\/|postgres|bun:sqlite)/;
/** They keep secrets, but no data of anybody. */
const NO_DATA = /^(?:bcrypt|argon2|@node-rs\/)/;
/** Tables, columns and conditions are no queries. */
const DESCRIBES = /^drizzle-orm(?:\/(?:pg|mysql|sqlite|gel)-core)?#/;
const MAX_DEPTH = 6;

/**
 * The first call in the function, or in the app's own functions that it calls, of a database's client (a driver, Prisma, Drizzle …) or of
 * an SDK that asks for a secret key; undefined when there is none in sight.
 */
export function dataCall(project: Project, fn: FunctionRef): CallWithin | undefined {
  return callWithin(project, fn, (path, { callee }) => isClient(project, path, callee, 0));
}

/** Is it a method of what such a package made? */
function isClient(project: Project, path: string, ref: Ref, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (ref.from === 'call') return isMadeByData(project, path, { is: 'call', call: ref.call }, depth + 1);
  const target = project.resolve(path, ref);
  if (target.is === 'package') return target.rest.length > 0 && isDataModule(target.module, target.name);
  if (target.is === 'value') return isMadeByData(project, target.path, target.value, depth + 1);
  const binding = target.is === 'binding' ? project.facts(target.path)?.bindings[target.binding] : undefined;
  if (target.is !== 'binding' || !binding || binding.function !== undefined || (target.rest.length === 0 && !binding.init)) return false;
  const facts = project.facts(target.path) as FileFacts;
  const given = binding.kind === 'const' ? [] : facts.writes.flatMap((write) => (write.value && write.target.from === 'binding' && write.target.binding === target.binding ? [write.value] : []));
  return [...(binding.init ? [binding.init] : []), ...given].some((value) => isMadeByData(project, target.path, value, depth + 1));
}

function isMadeByData(project: Project, path: string, value: Value, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (value.is) {
    case 'either': case 'mix': return value.of.some((one) => isMadeByData(project, path, one, depth + 1));
    case 'ref': return isClient(project, path, value.ref, depth + 1);
    case 'call': return callMakesData(project, path, value.call, depth);
    default: return false;
  }
}

function callMakesData(project: Project, path: string, index: number, depth: number): boolean {
  const call = project.facts(path)?.calls[index];
  if (!call) return false;
  const target = project.resolve(path, call.callee);
  if (target.is === 'package') return isDataModule(target.module, target.name);
  if (call.new && /^PrismaClient$/.test(call.callee.path.at(-1) ?? '')) return true;
  const own = call.new ? undefined : project.resolveFunction(path, { is: 'ref', ref: call.callee });
  if (!own) return isClient(project, path, call.callee, depth + 1);
  const exits = indexOf(project.facts(own.path) as FileFacts).exitsOf.get(own.fn) ?? [];
  return exits.some(({ value }) => value !== undefined && isMadeByData(project, own.path, value, depth + 1));
}

/**
 * The first of the calls that can end in what such a client throws: it asks one, or is one of the app's own functions that does so where
 * nothing catches it. Undefined when there is none in sight.
 */
export function failingDataCall(project: Project, path: string, calls: readonly number[]): CallSite | undefined {
  return failingIn(project, path, calls, 0, new Set());
}

function failingIn(project: Project, path: string, calls: readonly number[], depth: number, seen: Set<string>): CallSite | undefined {
  const facts = project.facts(path);
  for (const call of facts && depth <= MAX_DEPTH ? calls : []) {
    const { callee } = facts?.calls[call] as CallFact;
    if (isClient(project, path, callee, 0)) return { path, call };
    const own = project.resolveFunction(path, { is: 'ref', ref: callee });
    const body = own && project.facts(own.path);
    if (!own || !body || seen.has(`${own.fn} ${own.path}`)) continue;
    seen.add(`${own.fn} ${own.path}`);
    const inner = failingIn(project, own.path, uncaughtCalls(body, own.fn), depth + 1, seen);
    if (inner) return inner;
  }
  return undefined;
}

/** The function's calls, those in functions inside it too, that stand in no `try` and have no `.catch()` behind them. */
function uncaughtCalls(facts: FileFacts, fn: number): readonly number[] {
  const within = [...functionsWithin(facts, fn)].sort((a, b) => a - b);
  const all = within.flatMap((one) => indexOf(facts).callsOf.get(one) ?? []);
  const caught = caughtByCallback(facts, all);
  return all.filter((call) => facts.calls[call]?.tries === undefined && !caught.has(call));
}

/** Each `.catch()` and `.then()` with two callbacks, and the calls of the chain before it. */
export function caughtByCallback(facts: FileFacts, calls: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const index of calls) {
    const { args, callee } = facts.calls[index] as CallFact;
    const name = callee.path.at(-1);
    if (name !== 'catch' && !(name === 'then' && args.length > 1)) continue;
    found.add(index);
    for (let before = callee; before.from === 'call' && !found.has(before.call); before = (facts.calls[before.call] as CallFact).callee) found.add(before.call);
  }
  return found;
}

/** Is the export of the package a database's client, or an SDK that asks for a secret key? */
export function isDataModule(module: string, name: string): boolean {
  if (DESCRIBES.test(`${module}#`) || NO_DATA.test(module)) return false;
  return DATABASE.test(module) || isServerPackage(module) || name === 'PrismaClient';
}
