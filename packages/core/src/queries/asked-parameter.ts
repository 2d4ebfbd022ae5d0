/** Values that stand in the address, where everybody can write what they like. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { literalText } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { leavesOf, type Leaf } from './leaves.js';
import { requestSource } from './request-origin.js';

const SAME_TEXT = /^(?:decodeURIComponent|decodeURI|String)$/;
const TEXT_METHODS = /^(?:toString|trim|slice|substring)$/;
const PAGE = /^\$app\/(?:state|stores)#page\b/;
const MAX_DEPTH = 3;

/** What of the address of the request, or of the page, the leaf is: `` `?next=` ``; "the query" where the name is computed. Undefined for all else. */
export function askedParameter(project: Project, leaf: Leaf, depth = 0): string | undefined {
  const { facts, path, ref } = leaf;
  const call = ref.from === 'call' && ref.path.length === 0 ? facts.calls[ref.call] : undefined;
  if (!call || depth > MAX_DEPTH) return undefined;
  if (namesOf(facts, call.callee).slice(-2).join('.') === 'searchParams.get') return isOfRequest(project, leaf) ? nameOf(call) : undefined;
  const text = textIn(call);
  const leaves = text ? leavesOf(project, { path, value: text, span: call.span, when: call.when, holes: 'start' }) : [];
  return leaves.map((one) => askedParameter(project, one, depth + 1)).find((name) => name !== undefined);
}

/** The properties that a name takes, those behind a constant too: of `const { searchParams } = url`. */
function namesOf({ bindings }: FileFacts, ref: Ref): readonly string[] {
  const init = ref.from === 'binding' ? bindings[ref.binding]?.init : undefined;
  return [...(init?.is === 'ref' ? init.ref.path : []), ...ref.path];
}

function nameOf({ args }: CallFact): string {
  const name = literalText(args[0]);
  return name === undefined ? 'the query' : `\`?${name}=\``;
}

/** `decodeURIComponent(next)`, `next.slice(1)` */
function textIn({ args, callee }: CallFact): Value | undefined {
  if (callee.from === 'global' && callee.path.length === 0) return SAME_TEXT.test(callee.name) ? args[0] : undefined;
  return TEXT_METHODS.test(callee.path.at(-1) ?? '') ? { is: 'ref', ref: { ...callee, path: callee.path.slice(0, -1) } } : undefined;
}

function isOfRequest(project: Project, { facts, path, ref }: Leaf): boolean {
  const call = (ref as Extract<Ref, { from: 'call' }>).call;
  const { callee } = facts.calls[call] as CallFact;
  return isPages(project, path, callee) || /^(?:url|request)/.test(requestSource(project, path, { is: 'ref', ref: callee })?.name ?? '');
}

/** `page.url.searchParams`, `$page.url.searchParams` */
function isPages(project: Project, path: string, ref: Ref): boolean {
  const binding = ref.from === 'binding' ? project.facts(path)?.bindings[ref.binding] : undefined;
  const named = binding?.kind === 'store' && binding.init?.is === 'ref' ? binding.init.ref : ref;
  return ref.path.at(-3) === 'url' && PAGE.test(project.symbol(path, named) ?? '');
}
