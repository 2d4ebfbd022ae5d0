/** Remote functions, and what leads to them. */
import type { CallFact, Ref, Value } from '../facts.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';

export type RemoteKind = 'query' | 'query.batch' | 'query.live' | 'command' | 'form' | 'prerender';

export type RemoteFunction = {
  /** The file that declares it. */
  readonly path: string;
  readonly name: string;
  readonly kind: RemoteKind;
  /** The call of `query`, `form` … that makes it. */
  readonly made: CallFact;
};

/** A remote function, and the properties behind it: `submit` of `order.submit`, `fields.name.as` of `order.for(id).fields.name.as`. */
export type RemoteRef = { readonly remote: RemoteFunction; readonly rest: readonly string[] };

const MAKER = /^\$app\/server#(query(?:\.batch|\.live)?|command|form|prerender)$/;
const MAX_DEPTH = 6;

/** Does the app declare remote functions? Of one that does not, nothing leads to one. */
export function hasRemoteFiles(project: Project): boolean {
  return project.filesOf('remote').length > 0;
}

/** What a call of the app makes a remote function of; undefined for every other call. */
export function remoteKind(project: Project, path: string, { callee }: CallFact): RemoteKind | undefined {
  return MAKER.exec(project.symbol(path, callee) ?? '')?.[1] as RemoteKind | undefined;
}

/**
 * The remote function behind a ref, through imports, constants, and what gives the same form again (`order.for(id)`, `order.preflight(schema)`,
 * `order.enhance(…)`). Undefined when it is not surely one.
 */
export function remoteRef(project: Project, path: string, ref: Ref, depth = 0): RemoteRef | undefined {
  if (depth > MAX_DEPTH || !hasRemoteFiles(project)) return undefined;
  if (ref.from === 'call') return again(project, path, ref.call, ref.path, depth);
  const target = project.resolve(path, ref);
  if (target.is !== 'binding') return undefined;
  const binding = project.facts(target.path)?.bindings[target.binding];
  if (!binding?.init || binding.kind !== 'const') return undefined;
  const { init } = binding;
  if (init.is === 'ref' && !init.awaited) return remoteRef(project, target.path, withRest(init.ref, target.rest), depth + 1);
  if (init.is !== 'call' || init.awaited) return undefined;
  return declared(project, target.path, binding.name, init.call, target.rest) ?? again(project, target.path, init.call, target.rest, depth);
}

function withRest(ref: Ref, rest: readonly string[]): Ref {
  return { ...ref, path: [...ref.path, ...rest] };
}

function declared(project: Project, path: string, name: string, index: number, rest: readonly string[]): RemoteRef | undefined {
  const made = project.role(path) === 'remote' ? project.facts(path)?.calls[index] : undefined;
  const kind = made && remoteKind(project, path, made);
  return made && kind ? { remote: { path, name, kind, made }, rest } : undefined;
}

/** `order.for(id)`, `$derived(order.for(id))`. */
function again(project: Project, path: string, index: number, rest: readonly string[], depth: number): RemoteRef | undefined {
  const call = project.facts(path)?.calls[index];
  const [first] = call?.args ?? [];
  if (call?.callee.from === 'global' && call.callee.name === '$derived' && first?.is === 'call') return again(project, path, first.call, rest, depth + 1);
  if (call?.callee.from === 'global' && call.callee.name === '$derived' && first?.is === 'ref') return remoteRef(project, path, withRest(first.ref, rest), depth + 1);
  const found = call && remoteRef(project, path, call.callee, depth + 1);
  const isSame = found?.remote.kind === 'form' && found.rest.length === 1 && /^(?:for|preflight|enhance)$/.test(found.rest[0] as string);
  return isSame ? { remote: found.remote, rest } : undefined;
}

/** The remote function that a call calls; undefined for calls of its properties. */
export function calledRemote(project: Project, path: string, { callee, new: isNew }: CallFact): RemoteFunction | undefined {
  const found = isNew ? undefined : remoteRef(project, path, callee);
  return found?.rest.length === 0 ? found.remote : undefined;
}

/** The remote function whose result a value is: `getCart()`, awaited or not. */
export function remoteCallOf(project: Project, path: string, value: Value | undefined): RemoteFunction | undefined {
  const call = value?.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
  return call && calledRemote(project, path, call);
}

/** The remote function whose body an entry is; undefined for other entries, and for the function of a schema. */
export function remoteOfEntry(project: Project, { declaredIn, fn, name, path, role }: Entry): RemoteFunction | undefined {
  const exported = role === 'remote' ? project.facts(declaredIn)?.exports.find((one) => one.name === name && !one.typeOnly) : undefined;
  if (exported?.binding === undefined) return undefined;
  const found = remoteRef(project, declaredIn, { from: 'binding', binding: exported.binding, path: [] });
  const body = found && remoteBody(project, found.remote);
  return body?.path === path && body.fn === fn ? found?.remote : undefined;
}

/** The function that it runs, where that is in sight. */
export function remoteBody(project: Project, { made, path }: RemoteFunction): FunctionRef | undefined {
  return made.args.map((value) => project.resolveFunction(path, value)).findLast((fn) => fn !== undefined);
}
