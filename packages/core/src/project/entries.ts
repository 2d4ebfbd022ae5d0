/** The functions that Kit calls. */
import type { ExportFact, Value } from '../facts.js';
import type { Role } from '../kit/roles.js';
import { alternatives } from '../flow/values.js';
import type { Entry, EntryRole, Target } from './project.js';
import { member, resolveExport, resolveRef, symbolOf, targetValue, type Files, type PlacedValue } from './symbols.js';

/** Exports of an endpoint that answer requests, in Kit's order. */
export const HANDLERS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'fallback']);
const HOOKS: ReadonlySet<string> = new Set(['handle', 'handleFetch', 'handleError', 'reroute', 'init', 'transport']);
const REMOTE = /^\$app\/server#(?:query|command|form|prerender)(?:\.\w+)?$/;

/** The entry functions that a file declares, wherever their bodies stand. */
export function entriesOf(files: Files, path: string, role: Role): readonly Entry[] {
  const facts = files.facts(path);
  if (!facts) return [];
  return facts.exports.filter((one) => !one.typeOnly).flatMap((one) => exportEntries(files, path, one, role));
}

function exportEntries(files: Files, path: string, one: ExportFact, role: Role): readonly Entry[] {
  const kind = entryRole(role, one.name);
  if (!kind) return [];
  const target = resolveExport(files, path, one.name, []);
  if (kind === 'action') return target ? actionEntries(files, target, path) : [];
  const value = target && placed(files, target);
  if (!value) return [];
  if (kind === 'remote' && !isRemote(files, value)) return [];
  return functionsIn(files, value).map((fn) => ({ ...fn, role: kind, name: one.name, declaredIn: path }));
}

function entryRole(role: Role, name: string): EntryRole | undefined {
  switch (role) {
    case 'page.server': return name === 'actions' ? 'action' : pageRole(name);
    case 'page.universal': case 'layout.universal': case 'layout.server': return pageRole(name);
    case 'endpoint': return HANDLERS.has(name) ? 'handler' : name === 'entries' ? 'entries' : undefined;
    case 'hooks.server': case 'hooks.client': case 'hooks.universal': return HOOKS.has(name) ? (name as EntryRole) : undefined;
    case 'params': return name === 'match' ? 'match' : undefined;
    case 'remote': return 'remote';
    default: return undefined;
  }
}

function pageRole(name: string): EntryRole | undefined {
  return name === 'load' || name === 'entries' ? name : undefined;
}

function placed(files: Files, target: Target): PlacedValue | undefined {
  return targetValue(files, target);
}

function isRemote(files: Files, found: PlacedValue): boolean {
  const call = found.value.is === 'call' ? files.facts(found.path)?.calls[found.value.call] : undefined;
  return !!call && REMOTE.test(symbolOf(resolveRef(files, found.path, call.callee)) ?? '');
}

/** The members of an `actions` object; through wrappers, spreads of the app's own objects, and imports. */
function actionEntries(files: Files, target: Target, declaredIn: string): readonly Entry[] {
  const found = placed(files, target);
  return found ? actionsOf(files, found, declaredIn) : [];
}

function actionsOf(files: Files, found: PlacedValue, declaredIn: string): readonly Entry[] {
  if (found.value.is === 'object') {
    const own = Object.entries(found.value.props).flatMap(([name, value]) => {
      const action = member(files, found.path, value, []);
      return action ? functionsIn(files, action).map((fn) => ({ ...fn, role: 'action' as const, name, declaredIn })) : [];
    });
    const spread = (found.value.spreads ?? []).flatMap((value) => {
      const more = member(files, found.path, value, []);
      return more ? actionsOf(files, more, declaredIn) : [];
    });
    return [...own, ...spread];
  }
  const call = found.value.is === 'call' ? files.facts(found.path)?.calls[found.value.call] : undefined;
  return (call?.args ?? []).flatMap((value) => (value.is === 'object' ? actionsOf(files, { path: found.path, value }, declaredIn) : [])).map((entry) => ({ ...entry, wrapped: true }));
}

/** The function that a value is, or the function literals and names that its wrapper is given (`withAuth(fn)`, `sequence(a, b)`). */
function functionsIn(files: Files, found: PlacedValue, depth = 0): readonly { path: string; fn: number; wrapped: boolean }[] {
  const { path, value } = found;
  if (depth > 4) return [];
  if (value.is === 'function') return [{ path, fn: value.fn, wrapped: false }];
  if (value.is === 'either') return alternatives(value).flatMap((one) => functionsIn(files, { path, value: one }, depth + 1));
  if (value.is === 'ref') {
    const next = member(files, path, value, []);
    return next && next.value.is !== 'ref' ? functionsIn(files, next, depth + 1) : [];
  }
  if (value.is !== 'call') return [];
  const call = files.facts(path)?.calls[value.call];
  if (!call) return [];
  const isSequence = symbolOf(resolveRef(files, path, call.callee)) === '@sveltejs/kit/hooks#sequence';
  return call.args.flatMap((arg: Value) => functionsIn(files, { path, value: arg }, depth + 1)).map((fn) => ({ ...fn, wrapped: fn.wrapped || !isSequence }));
}
