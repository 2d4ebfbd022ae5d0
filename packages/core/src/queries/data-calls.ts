/** Where code asks a database or a service that only servers may ask. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { CallSite, FunctionRef, Project } from '../project/project.js';
import { functionsWithin } from './auth-checks.js';
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
 * an SDK that asks for a secret key; undefined when there is none in sight. `at` is the call in the function itself that leads there.
 */
export function dataCall(project: Project, fn: FunctionRef): { readonly at: CallSite; readonly site: CallSite } | undefined {
  return dataCallIn(project, fn, 0, new Set());
}

function dataCallIn(project: Project, { fn, path }: FunctionRef, depth: number, seen: Set<string>): { readonly at: CallSite; readonly site: CallSite } | undefined {
  const facts = project.facts(path);
  if (!facts || depth > MAX_DEPTH || seen.has(`${fn} ${path}`)) return undefined;
  seen.add(`${fn} ${path}`);
  const calls = [...functionsWithin(facts, fn)].sort((a, b) => a - b).flatMap((one) => indexOf(facts).callsOf.get(one) ?? []);
  for (const call of calls) {
    const { callee } = facts.calls[call] as CallFact;
    const at = { path, call };
    if (isClient(project, path, callee, 0)) return { at, site: at };
    const own = project.resolveFunction(path, { is: 'ref', ref: callee });
    const inner = own && dataCallIn(project, own, depth + 1, seen);
    if (inner) return { at, site: inner.site };
  }
  return undefined;
}

/** Is it a method of what such a package made? */
function isClient(project: Project, path: string, ref: Ref, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (ref.from === 'call') return isMadeByData(project, path, { is: 'call', call: ref.call }, depth + 1);
  const target = project.resolve(path, ref);
  if (target.is === 'package') return target.rest.length > 0 && isData(target.module, target.name);
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
  if (target.is === 'package') return isData(target.module, target.name);
  if (call.new && /^PrismaClient$/.test(call.callee.path.at(-1) ?? '')) return true;
  const own = call.new ? undefined : project.resolveFunction(path, { is: 'ref', ref: call.callee });
  if (!own) return isClient(project, path, call.callee, depth + 1);
  const exits = indexOf(project.facts(own.path) as FileFacts).exitsOf.get(own.fn) ?? [];
  return exits.some(({ value }) => value !== undefined && isMadeByData(project, own.path, value, depth + 1));
}

function isData(module: string, name: string): boolean {
  if (DESCRIBES.test(`${module}#`) || NO_DATA.test(module)) return false;
  return DATABASE.test(module) || isServerPackage(module) || name === 'PrismaClient';
}
