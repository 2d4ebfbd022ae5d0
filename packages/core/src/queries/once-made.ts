/** What a component computes only once, although it changes while the component stays. */
import type { BindingFact, CallFact, FileFacts, Ref, Value } from '../facts.js';
import { rootOf } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { loadInputs, paramPart, queryPart, type AddressPart } from './load-inputs.js';
import { outerName } from './page-data.js';

/** Methods that make a value of another and keep nothing. */
const PURE = /^(?:at|concat|entries|every|filter|find|findIndex|findLast|flat|flatMap|get|getAll|has|includes|indexOf|join|keys|map|padStart|reduce|replace|replaceAll|slice|some|split|startsWith|endsWith|toFixed|toISOString|toLocaleDateString|toLocaleString|toLocaleTimeString|toLowerCase|toSorted|toString|toUpperCase|trim|values)$/;
const CHANGES = /^(?:add|clear|copyWithin|delete|fill|pop|push|reverse|set|shift|sort|splice|unshift|update)$/;
const PURE_GLOBAL = /^(?:Array|BigInt|Boolean|Date|JSON|Math|Number|Object|String)$/;

/** A variable of the instance script that keeps what it is initialised with. `source`: what it is made of, as it is written. */
export type OnceMade = { readonly binding: BindingFact; readonly source: string; readonly parts: ReadonlySet<AddressPart> };

/**
 * The variables that a component makes once of its data, of the parameters or of the query, and shows. Not those that are assigned, bound or
 * changed later, nor what a function out of sight makes of them.
 */
export function onceMade(project: Project, facts: FileFacts): readonly OnceMade[] {
  return facts.bindings.flatMap((binding, index) => madeAt(project, facts, binding, index));
}

function madeAt(project: Project, facts: FileFacts, binding: BindingFact, index: number): readonly OnceMade[] {
  const { exported, fn, init, kind, prop } = binding;
  if (fn !== 1 || !init || prop || exported || !/^(?:const|let|var)$/.test(kind)) return [];
  const sources = (sourcesOf(project, facts, init) ?? []).filter(({ parts }) => parts.length > 0);
  const [first] = sources;
  if (!first || isChanged(facts, binding, index) || !isShown(facts, binding, index)) return [];
  return [{ binding, source: first.text, parts: new Set(sources.flatMap(({ parts }) => parts)) }];
}

type Source = { readonly text: string; readonly parts: readonly AddressPart[] };

/** What of the address the value hangs on; undefined when something unknown makes it. */
function sourcesOf(project: Project, facts: FileFacts, value: Value): readonly Source[] | undefined {
  switch (value.is) {
    case 'literal': case 'undefined': return [];
    case 'ref': return sourceAt(project, facts, value.ref);
    case 'template': return allSources(project, facts, value.holes);
    case 'either': case 'mix': return allSources(project, facts, value.of);
    case 'array': return allSources(project, facts, value.items);
    case 'object': return allSources(project, facts, [...Object.values(value.props), ...(value.spreads ?? [])]);
    case 'call': return sourcesOfCall(project, facts, facts.calls[value.call] as CallFact);
    default: return undefined;
  }
}

function allSources(project: Project, facts: FileFacts, values: readonly Value[]): readonly Source[] | undefined {
  const found = values.map((value) => sourcesOf(project, facts, value));
  return found.every((one) => one !== undefined) ? found.flat() : undefined;
}

/** Callbacks of `map` and the like count as known. */
function sourcesOfCall(project: Project, facts: FileFacts, call: CallFact): readonly Source[] | undefined {
  const { args, callee } = call;
  const values = args.filter((arg) => arg.is !== 'function');
  if (callee.from === 'global' && PURE_GLOBAL.test(callee.name)) return allSources(project, facts, values);
  if (!PURE.test(callee.path.at(-1) ?? '')) return undefined;
  const [name, ...rest] = givenPath(project, facts, callee);
  if (name === 'url') return [{ text: [name, ...rest].join('.'), parts: queryPart(call) }];
  const receiver: Value = callee.from === 'call' && callee.path.length === 1 ? { is: 'call', call: callee.call } : { is: 'ref', ref: { ...callee, path: callee.path.slice(0, -1) } };
  return allSources(project, facts, [receiver, ...values]);
}

/** Nothing for what has nothing to do with the address. */
function sourceAt(project: Project, facts: FileFacts, ref: Ref): readonly Source[] {
  const path = givenPath(project, facts, ref);
  const [name, key] = path;
  const parts = name === 'data' && key !== undefined ? loadInputs(project, facts.path, key) : paramPart(path);
  return [{ text: path.join('.'), parts }];
}

/** `data.product` of the prop and of `page`, and `params.id`; empty for what Kit does not give. */
function givenPath(project: Project, { bindings, path }: FileFacts, ref: Ref): readonly string[] {
  const binding = ref.from === 'binding' ? bindings[ref.binding] : undefined;
  if (binding?.prop) {
    const [name] = outerName(binding);
    return name === 'data' || name === 'params' ? [name, ...ref.path] : [];
  }
  if (binding?.kind === 'store') return binding.init?.is === 'ref' && project.symbol(path, binding.init.ref) === '$app/stores#page' ? ref.path : [];
  const symbol = project.symbol(path, ref) ?? '';
  return symbol.startsWith('$app/state#page.') ? symbol.slice('$app/state#page.'.length).split('.') : [];
}

/** Is it assigned, bound or changed inside anywhere? Under its own name, or as the part of the data that it is. */
function isChanged({ calls, writes }: FileFacts, { init }: BindingFact, index: number): boolean {
  const isIt = (ref: Ref): boolean => (ref.from === 'binding' && ref.binding === index) || (init?.is === 'ref' && isPartOf(ref, init.ref));
  return writes.some(({ target }) => isIt(target)) || calls.some(({ callee }) => CHANGES.test(callee.path.at(-1) ?? '') && isIt({ ...callee, path: callee.path.slice(0, -1) }));
}

/** Is it the same value, or a property of it? */
export function isPartOf(ref: Ref, whole: Ref): boolean {
  return rootOf(ref) === rootOf(whole) && whole.path.every((name, i) => ref.path[i] === name);
}

/** Does the markup, or a handler in it, use the variable? What merely gives a part of the data a name shows as a read of that part, as long as its name is. */
function isShown({ functions, reads, shown = [] }: FileFacts, { init, name }: BindingFact, index: number): boolean {
  if (init?.is !== 'ref') return shown.some((one) => one.binding === index);
  const { ref } = init;
  return reads.some((read) => {
    const length = [name, ...read.ref.path.slice(ref.path.length)].join('.').length;
    const isInMarkup = read.fn === 2 || functions[read.fn]?.attribute !== undefined;
    return isInMarkup && isPartOf(read.ref, ref) && read.span[1] - read.span[0] === length;
  });
}
