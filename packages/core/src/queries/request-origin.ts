/** Which part of the request does a value derive from? */
import type { BindingFact, CallFact, FileFacts, Ref, Value } from '../facts.js';
import { conditionsOf } from '../flow/conditions.js';
import { patternText, rootOf } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';
import { componentsRunning } from './components-running.js';
import { eventSource, partOfEvent, type RequestSource } from './event-source.js';
import { givenTo, loadsFor, outerName } from './page-data.js';

/** A call of the app's own function that is being looked through: its parameters are these arguments. */
type Frame = { readonly fn: FunctionRef; readonly call: CallFact; readonly at: Place };
/** The argument of a call that is a parameter of a function. */
type Given = { readonly fn: FunctionRef; readonly call: CallFact; readonly index: number };
/** Where a value stands. */
type Place = { readonly path: string; readonly facts: FileFacts; readonly frame?: Frame; readonly depth: number; readonly seen: Set<string> };

/** Calls of the app's own functions, one inside the other. */
const MAX_DEPTH = 8;
/** Names and calls that are looked at, in all and one behind the other; real helpers need some dozens. */
const MAX_STEPS = 3000;
const MAX_LEVEL = 300;
/** `node = node.parent` adds a name each time. */
const MAX_PATH = 8;
const PAGE_STATE: ReadonlySet<string> = new Set(['$app/stores', '$app/state']);
const ORDER: readonly RequestSource['kind'][] = ['identity', 'input', 'answer'];
const ADDS: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'add', 'set', 'append', 'fill']);

/**
 * The strongest request source of a value; undefined when it derives from none in sight. Follows arguments to the function's callers,
 * calls of the app's own functions to what they return, and callbacks to what they are called on.
 * What components are given counts only for what is written while they are `rendered`.
 * @param agreed a condition under which the value is taken: parameters that it compares with a literal are the same for all who get there
 */
export function requestSource(project: Project, path: string, value: Value | undefined, agreed?: number, rendered = false): RequestSource | undefined {
  const facts = project.facts(path);
  if (!facts || !value) return undefined;
  const found = tracer(project, comparedRoots(facts, agreed), rendered).ofValue(value, [], { path, facts, depth: 0, seen: new Set() });
  return [...found].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
}

/** `if (text === 'saved') notify(text)`: the same for all who get there. */
function isCompared(facts: FileFacts, { args, when }: CallFact, index: number): boolean {
  const arg = args[index];
  return arg?.is === 'ref' && comparedRoots(facts, when).has(rootOf(arg.ref));
}

function comparedRoots(facts: FileFacts, when: number | undefined): ReadonlySet<string> {
  const sides = conditionsOf(facts, when).flatMap(({ test, is }) => (is && test.is === 'equal' ? [[test.left, test.right], [test.right, test.left]] : []));
  return new Set(sides.flatMap(([side, other]) => (side?.is === 'ref' && other?.is === 'literal' ? [rootOf(side.ref)] : [])));
}

type Sources = readonly RequestSource[];

/** The search, as one closure: every step goes on with any other, and all share what is left of the budget. */
function tracer(project: Project, agreed: ReadonlySet<string>, rendered: boolean) {
  let steps = 0;
  let level = 0;

  function ofValue(value: Value, rest: readonly string[], place: Place, called = false): Sources {
    switch (value.is) {
      case 'ref': return ofRef({ ...value.ref, path: [...value.ref.path, ...rest] }, place, called);
      case 'call': return ofCall(value.call, rest, place, called);
      case 'either': return value.of.flatMap((one) => ofValue(one, rest, place, called));
      case 'template': return ofAll(value.holes, place);
      case 'array': return ofAll(value.items, place);
      case 'mix': return ofAll(value.of, place);
      case 'object': return ofObject(value, rest, place, called);
      case 'function': return returned(place.facts, value.fn, (one) => ofValue(one, [], place));
      default: return [];
    }
  }

  function ofAll(values: readonly Value[], place: Place): Sources {
    return values.flatMap((one) => ofValue(one, [], place));
  }

  function ofObject(value: Extract<Value, { is: 'object' }>, rest: readonly string[], place: Place, called: boolean): Sources {
    const [head, ...tail] = rest;
    if (head !== undefined && Object.hasOwn(value.props, head)) return ofValue(value.props[head] as Value, tail, place, called);
    const own = head === undefined ? ofAll(Object.values(value.props), place) : [];
    return [...own, ...(value.spreads ?? []).flatMap((one) => ofValue(one, rest, place, called))];
  }

  function ofRef(ref: Ref, place: Place, called: boolean): Sources {
    switch (ref.from) {
      case 'param': return ofParam(ref.fn, ref.index, ref.path, place, called);
      case 'call': return ofCall(ref.call, ref.path, place, called);
      case 'binding': return ofBinding(ref.binding, ref.path, place, called);
      case 'import': return ofImport(ref, place, called);
      case 'unknown': return ref.of ? ofValue(ref.of, ref.path, place, called) : [];
      default: return [];
    }
  }

  /** `page` of `$app/state`, and the store of `$app/stores`: what the page that is being rendered was given. */
  function ofImport(ref: Extract<Ref, { from: 'import' }>, place: Place, called: boolean): Sources {
    const [name, ...path] = ref.path;
    return rendered && name === 'page' && PAGE_STATE.has(ref.module) ? ofPagePart(path, place, called) : [];
  }

  /** A part of what Kit gives a page or layout: `data.user`, `form`, `params.id`, `url`. */
  function ofPagePart(path: readonly string[], place: Place, called: boolean): Sources {
    const [part, ...rest] = path;
    if (part === 'form') return [{ kind: 'input', name: 'form' }];
    if (part !== 'data') return part === 'params' || part === 'url' ? [partOfEvent(path, called) ?? []].flat() : [];
    const name = nameOfData(rest);
    return once('page data', rest, place, () => loadsFor(project, place.path).flatMap((load) => ofLoad(load, rest, place)).map(({ kind }) => ({ kind, name })));
  }

  function ofLoad(load: Entry, path: readonly string[], { depth }: Place): Sources {
    const facts = project.facts(load.path);
    const at: Place | undefined = facts && { path: load.path, facts, depth: depth + 1, seen: new Set() };
    return at && depth < MAX_DEPTH ? returned(at.facts, load.fn, (value) => ofValue(value, path, at)) : [];
  }

  /** What a component is given from outside: by Kit when it is a page or layout, else where markup names it. */
  function ofProp(binding: BindingFact, path: readonly string[], place: Place, called: boolean): Sources {
    const names = [...outerName(binding), ...path];
    if (/^(?:page|layout)\.svelte$/.test(project.role(place.path))) return ofPagePart(names, place, called);
    const [name, ...rest] = names;
    return place.depth >= MAX_DEPTH || name === undefined ? [] : givenTo(project, place.path, name).flatMap(({ facts, value }) => ofValue(value, rest, { path: facts.path, facts, depth: place.depth + 1, seen: new Set() }, called));
  }

  function ofParam(fn: number, index: number, path: readonly string[], place: Place, called: boolean): Sources {
    const frame = frameOf(fn, place);
    if (frame) return ofArgument({ ...frame, index }, path, frame.at, called);
    const entry = project.entriesIn(place.path).find((one) => one.fn === fn);
    if (entry) return ofEvent(entry, index, path, place, called);
    if (place.depth === 0 && agreed.has(`param ${fn} ${index}`)) return [];
    const receiver = place.facts.functions[fn]?.argument;
    const given = receiver ? ofReceiver(place.facts.calls[receiver.call] as CallFact, place) : [];
    return [...given, ...ofCallers({ path: place.path, fn }, index, path, place, called)];
  }

  /** `data` of a universal load is what the server load beside it returned. */
  function ofEvent(entry: Entry, index: number, path: readonly string[], place: Place, called: boolean): Sources {
    const source = eventSource(entry, index, path, called);
    const load = source && path[0] === 'data' ? serverLoad(project, entry) : undefined;
    const facts = load && project.facts(load.path);
    if (!source || !load || !facts) return source ? [source] : [];
    const at: Place = { path: load.path, facts, depth: place.depth + 1, seen: new Set() };
    const returns = once('data', path, place, () => returned(facts, load.fn, (value) => ofValue(value, path.slice(1), at)));
    return returns.map(({ kind }) => ({ kind, name: source.name }));
  }

  function ofCallers(fn: FunctionRef, index: number, path: readonly string[], place: Place, called: boolean): Sources {
    if (place.depth >= MAX_DEPTH) return [];
    return once(`callers ${fn.fn} ${index}`, path, place, () => project.callers(fn).flatMap((site) => {
      const facts = project.facts(site.path);
      const call = facts?.calls[site.call];
      if (!facts || !call || !project.canRunOnServer(site.path, call.when) || isCompared(facts, call, index)) return [];
      if (rendered && componentsRunning(project, { path: site.path, fn: call.fn }).length === 0) return [];
      return ofArgument({ fn, call, index }, path, { path: site.path, facts, depth: place.depth + 1, seen: new Set() }, called);
    }));
  }

  function ofArgument({ call, fn, index }: Given, path: readonly string[], at: Place, called: boolean): Sources {
    const isRest = project.facts(fn.path)?.functions[fn.fn]?.params[index]?.rest === true;
    if (call.spread || isRest) return ofAll(call.spread ? call.args : call.args.slice(index), at);
    const arg = call.args[index];
    return arg ? ofValue(arg, path, at, called) : [];
  }

  /** What a local variable was given, at its declaration and later. State of the module is nobody's in particular. */
  function ofBinding(index: number, path: readonly string[], place: Place, called: boolean): Sources {
    const binding = place.facts.bindings[index];
    if (!binding || binding.fn === 0) return [];
    return once(`binding ${index}`, path, place, () => [
      ...(rendered && binding.prop ? ofProp(binding, path, place, called) : []),
      ...(binding.init ? ofValue(binding.init, path, place, called) : []),
      ...ofReassignedParam(binding, path, place, called), ...ofWrites(index, path, place), ...ofAdded(index, place),
    ]);
  }

  function ofReassignedParam(binding: BindingFact, path: readonly string[], place: Place, called: boolean): Sources {
    const params = binding.kind === 'param' ? (place.facts.functions[binding.fn]?.params ?? []) : [];
    const index = params.findIndex((one) => one.name === binding.name);
    return index < 0 ? [] : ofParam(binding.fn, index, path, place, called);
  }

  function ofWrites(index: number, path: readonly string[], place: Place): Sources {
    return place.facts.writes.flatMap(({ target, value }) => {
      if (!value || target.from !== 'binding' || target.binding !== index) return [];
      const concerned = target.path.every((part, i) => path[i] === undefined || path[i] === part);
      return concerned ? ofValue(value, path.slice(target.path.length), place) : [];
    });
  }

  /** `list.push(x)`, `Object.assign(data, x)`. */
  function ofAdded(index: number, place: Place): Sources {
    const isIt = (ref: Ref | undefined): boolean => ref?.from === 'binding' && ref.binding === index;
    return place.facts.calls.flatMap(({ args, callee }) => {
      const [first, ...more] = args;
      if (callee.from === 'global' && callee.name === 'Object' && callee.path[0] === 'assign') return first?.is === 'ref' && isIt(first.ref) ? ofAll(more, place) : [];
      return isIt(callee) && ADDS.has(callee.path.at(-1) ?? '') ? ofAll(args, place) : [];
    });
  }

  function ofCall(index: number, rest: readonly string[], place: Place, called: boolean): Sources {
    const call = place.facts.calls[index];
    if (!call) return [];
    if (project.symbol(place.path, call.callee) === '$app/server#getRequestEvent') return [partOfEvent(rest, called) ?? []].flat();
    return once(`call ${index}`, rest, place, () => {
      const item = itemOfAll(call, rest);
      if (item) return ofValue(item, rest.slice(1), place, called);
      const fn = call.calleeFn !== undefined ? { path: place.path, fn: call.calleeFn } : call.new ? undefined : project.resolveFunction(place.path, { is: 'ref', ref: call.callee });
      const isLookedThrough = fn && project.facts(fn.path) && place.depth < MAX_DEPTH && !isOpen(fn, place);
      return isLookedThrough ? ofReturned(fn, rest, { fn, call, at: place }, called) : [...ofReceiver(call, place), ...ofGiven(call, place)];
    });
  }

  /** What a function that cannot be seen into is given. A `fetch` is given for its answers. */
  function ofGiven({ args }: CallFact, place: Place): Sources {
    return ofAll(args, place).map((source) => (source.name === 'fetch' ? { ...source, kind: 'answer' as const } : source));
  }

  function ofReturned(fn: FunctionRef, rest: readonly string[], frame: Frame, called: boolean): Sources {
    const facts = project.facts(fn.path) as FileFacts;
    const place: Place = { path: fn.path, facts, frame, depth: frame.at.depth + 1, seen: new Set() };
    return returned(facts, fn.fn, (value) => ofValue(value, rest, place, called));
  }

  /** What a method is called on: `request.formData()`, `fetch('/api/me').then(…)`. A `fetch` of a foreign address takes no cookies along. */
  function ofReceiver(call: CallFact, place: Place): Sources {
    const found = ofRef(call.callee, place, true);
    return isForeign(call) ? found.filter(({ name }) => name !== 'fetch') : found;
  }

  /** Nothing when this was looked at before at the place, or the search has gone on for too long. */
  function once(what: string, path: readonly string[], { seen }: Place, look: () => Sources): Sources {
    const key = `${what} ${path.join('.')}`;
    if (seen.has(key) || path.length > MAX_PATH || level >= MAX_LEVEL || steps >= MAX_STEPS) return [];
    seen.add(key);
    steps++;
    level++;
    const found = look();
    level--;
    return found;
  }

  return { ofValue };
}

function nameOfData([name]: readonly string[]): string {
  return name === undefined ? 'data' : `data.${name}`;
}

function returned(facts: FileFacts, fn: number, sources: (value: Value) => Sources): Sources {
  return (indexOf(facts).exitsOf.get(fn) ?? []).flatMap((exit) => (exit.kind === 'return' && exit.value ? sources(exit.value) : []));
}

/** The load of the server file in the same node. Undefined when there is none, or a wrapper may change what it returns. */
function serverLoad(project: Project, { declaredIn }: Entry): Entry | undefined {
  const node = project.routes.byFile.get(declaredIn);
  const server = [node?.page, node?.layout].find((files) => files?.universal === declaredIn)?.server;
  return server === undefined ? undefined : project.entries(server).find((entry) => entry.role === 'load' && !entry.wrapped);
}

function frameOf(fn: number, place: Place): Frame | undefined {
  for (let frame = place.frame; frame; frame = frame.at.frame) if (frame.fn.fn === fn && frame.fn.path === place.path) return frame;
  return undefined;
}

/** Is the function being looked through already? */
function isOpen(fn: FunctionRef, place: Place): boolean {
  for (let frame = place.frame; frame; frame = frame.at.frame) if (frame.fn.fn === fn.fn && frame.fn.path === fn.path) return true;
  return false;
}

/** `const [user, rates] = await Promise.all([…])`: the second is the second. */
function itemOfAll({ args, callee }: CallFact, [index]: readonly string[]): Value | undefined {
  const isAll = callee.from === 'global' && callee.name === 'Promise' && callee.path[0] === 'all';
  return isAll && index !== undefined && args[0]?.is === 'array' && !args[0].open ? args[0].items[Number(index)] : undefined;
}

function isForeign(call: CallFact): boolean {
  return /^(?:https?:)?\/\//.test(patternText(call.args[0]) ?? '');
}
