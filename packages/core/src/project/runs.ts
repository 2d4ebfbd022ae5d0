/** Under which circumstances a function's body runs. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { canRunOnServer } from './browser-guard.js';
import { indexFiles, type FileIndexed, type Say } from './layered-index.js';
import type { CallSite, Entry, FunctionRef, Runs, Target } from './project.js';
import { methodOfThis } from './this-methods.js';

export type CallIndex = {
  readonly callers: FileIndexed<CallSite>;
  /** Places where a function's name is used as a value. */
  readonly mentions: FileIndexed<Mention>;
};

type Mention = { readonly path: string; readonly read: number };

export const keyOf = (fn: FunctionRef): string => `${fn.fn} ${fn.path}`;

type Needs = {
  paths(): readonly string[];
  facts(path: string): FileFacts | undefined;
  resolve(path: string, value: Value): Target;
  resolveFunction(path: string, value: Value): FunctionRef | undefined;
  isDead(path: string): boolean;
  entryAt(fn: FunctionRef): readonly Entry[];
};

/** Who calls and who mentions each function, over the whole project. */
export function indexCalls(needs: Needs): CallIndex {
  return { callers: indexFiles(needs.paths(), callsIn(needs), pathOf), mentions: indexFiles(needs.paths(), mentionsIn(needs), pathOf) };
}

/** The same when these files call and mention others than before. */
export function reindexCalls({ callers, mentions }: CallIndex, needs: Needs, files: ReadonlySet<string>): CallIndex {
  return { callers: callers.over(files, callsIn(needs)), mentions: mentions.over(files, mentionsIn(needs)) };
}

const pathOf = ({ path }: { readonly path: string }): string => path;

function callsIn(needs: Needs): Say<CallSite> {
  return (path, add) => {
    const facts = needs.isDead(path) ? undefined : needs.facts(path);
    facts?.calls.forEach((call, index) => {
      const fn = call.calleeFn !== undefined ? { path, fn: call.calleeFn } : (needs.resolveFunction(path, { is: 'ref', ref: call.callee }) ?? onThis(facts, call));
      if (fn) add(keyOf(fn), { path, call: index });
    });
  };
}

function mentionsIn(needs: Needs): Say<Mention> {
  return (path, add) => {
    const facts = needs.isDead(path) ? undefined : needs.facts(path);
    // `onclick={save}` is a read of its own besides that for the attribute.
    const given = new Set(facts?.reads.filter((read) => read.attribute).map((read) => read.span[0]));
    facts?.reads.forEach((read, index) => {
      const fn = read.ref.from === 'call' || (!read.attribute && given.has(read.span[0])) ? undefined : needs.resolveFunction(path, { is: 'ref', ref: read.ref });
      if (fn) add(keyOf(fn), { path, read: index });
    });
  };
}

/** `this.save()` in a method of the app's own class. */
function onThis(facts: FileFacts, { callee, fn }: CallFact): FunctionRef | undefined {
  if (callee.from !== 'global' || callee.name !== 'this' || callee.path.length !== 1) return undefined;
  const method = methodOfThis(facts, fn, callee.path[0] as string);
  return method === undefined ? undefined : { path: facts.path, fn: method };
}

type Draft = { entries: Map<string, Entry>; components: Set<string>; atImport: boolean; inBrowser: boolean; escapes: boolean };

/** One for all answers: most functions have no entry, or no component. */
const NONE: readonly never[] = [];

/** Follows callers backwards from the function. */
export function runsOf(needs: Needs, index: CallIndex, start: FunctionRef): Runs {
  const found: Draft = { entries: new Map(), components: new Set(), atImport: false, inBrowser: false, escapes: false };
  const seen = new Set<string>();
  const queue: FunctionRef[] = [start];
  for (let fn = queue.pop(); fn; fn = queue.pop()) {
    if (seen.has(keyOf(fn))) continue;
    seen.add(keyOf(fn));
    queue.push(...stepBack(needs, index, fn, found));
  }
  const entries = found.entries.size === 0 ? NONE : [...found.entries.values()];
  const components = found.components.size === 0 ? NONE : [...found.components].sort();
  return { entries, components, atImport: found.atImport, inBrowser: found.inBrowser, escapes: found.escapes };
}

/** Adds what is known of one function, and gives the functions that run it. */
function stepBack(needs: Needs, index: CallIndex, fn: FunctionRef, found: Draft): readonly FunctionRef[] {
  const facts = needs.facts(fn.path);
  const fact = facts?.functions[fn.fn];
  if (!facts || !fact) return [];
  if (fact.kind === 'module') { found.atImport = true; return []; }
  if (fact.kind === 'instance' || fact.kind === 'markup') { found.components.add(fn.path); return []; }
  const entries = needs.entryAt(fn);
  for (const entry of entries) found.entries.set(`${entry.declaredIn} ${entry.name}`, entry);
  if (fact.attribute) { found.inBrowser = true; return []; }
  const onServer = (path: string, body: FileFacts, when: number | undefined): boolean => canRunOnServer(body, when, (ref) => needs.resolve(path, { is: 'ref', ref }), needs.facts);
  const parents: FunctionRef[] = [];
  if (fact.argument) {
    const call = facts.calls[fact.argument.call] as CallFact;
    if (runsInBrowserOnly(needs.resolve(fn.path, { is: 'ref', ref: call.callee }), call)) found.inBrowser = true;
    else if (!onServer(fn.path, facts, call.when)) found.inBrowser = true;
    else parents.push({ path: fn.path, fn: call.fn });
  }
  for (const site of index.callers.get(keyOf(fn))) {
    const caller = needs.facts(site.path) as FileFacts;
    const call = caller.calls[site.call] as CallFact;
    if (onServer(site.path, caller, call.when)) parents.push({ path: site.path, fn: call.fn });
    else found.inBrowser = true;
  }
  for (const mention of index.mentions.get(keyOf(fn))) {
    const body = needs.facts(mention.path) as FileFacts;
    const read = body.reads[mention.read] as FileFacts['reads'][number];
    if (read.attribute) found.inBrowser = true;
    else if (read.fn !== 0) { found.escapes = true; parents.push(...handedTo(needs, mention.path, body, read, found)); }
  }
  if (parents.length === 0 && entries.length === 0 && !found.inBrowser) found.escapes = true;
  return parents;
}

/** A named function given to `onMount(save)` runs in the browser; given elsewhere, it counts as run by the function at hand. */
function handedTo(needs: Needs, path: string, facts: FileFacts, read: FileFacts['reads'][number], found: Draft): readonly FunctionRef[] {
  const call = facts.calls.find((one) => one.fn === read.fn && one.argSpans.some((span) => span[0] === read.span[0] && span[1] === read.span[1]));
  if (call && runsInBrowserOnly(needs.resolve(path, { is: 'ref', ref: call.callee }), call)) {
    found.inBrowser = true;
    return [];
  }
  return [{ path, fn: read.fn }];
}

const BROWSER_HOOKS: ReadonlySet<string> = new Set([
  'svelte#onMount', 'svelte#afterUpdate', 'svelte#beforeUpdate', 'svelte#tick',
  '$app/navigation#afterNavigate', '$app/navigation#beforeNavigate', '$app/navigation#onNavigate',
]);

function runsInBrowserOnly(target: Target, call: CallFact): boolean {
  if (target.is === 'package') return BROWSER_HOOKS.has(`${target.module}#${target.name}`);
  if (target.is === 'global' && target.name === '$effect') return true;
  if (target.is === 'global' && target.name === '$inspect') return true;
  return call.callee.path.at(-1) === 'addEventListener' || (target.is === 'global' && target.name === 'requestAnimationFrame');
}
