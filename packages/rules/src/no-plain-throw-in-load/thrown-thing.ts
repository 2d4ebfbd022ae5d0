/** What is it that a `throw` throws? */
import { indexOf, type CallFact, type FileFacts, type Project, type Value } from '@sk-audit/core';

export type Thing =
  | { readonly is: 'response' }
  /** With a status or a message. */
  | { readonly is: 'object' }
  /** One of JavaScript's own errors, or a text; `name` is how to speak of it. */
  | { readonly is: 'error'; readonly name: string; readonly message: Value | undefined };

const ANSWERS = /^@sveltejs\/kit#(?:json|text)$/;
const MAX_DEPTH = 3;

/** The thing, through constants and one function of the app that only makes such things; undefined for all else. */
export function thrownThing(project: Project, path: string, value: Value, depth = 0): Thing | undefined {
  switch (value.is) {
    case 'literal': case 'template': return { is: 'error', name: 'A text', message: value };
    case 'object': return !value.open && (value.props['status'] || value.props['message']) ? { is: 'object' } : undefined;
    case 'call': return madeThing(project, path, value.call, depth);
    case 'ref': {
      const found = isConstant(project, path, value) ? project.valueOf(path, value.ref) : undefined;
      return found && thrownThing(project, found.path, found.value, depth);
    }
    default: return undefined;
  }
}

function isConstant(project: Project, path: string, value: Extract<Value, { is: 'ref' }>): boolean {
  const target = project.resolve(path, value.ref);
  return target.is === 'binding' && project.facts(target.path)?.bindings[target.binding]?.kind === 'const'; // mutate-ok: only a binding has a kind
}

function madeThing(project: Project, path: string, index: number, depth: number): Thing | undefined {
  const { args, callee } = (project.facts(path) as FileFacts).calls[index] as CallFact;
  if (callee.from === 'global') return callee.name === 'Response' ? { is: 'response' } : { is: 'error', name: `\`${callee.name}\``, message: args[0] };
  if (ANSWERS.test(project.symbol(path, callee) ?? '')) return { is: 'response' };
  const things = depth < MAX_DEPTH ? answersOf(project, path, { is: 'ref', ref: callee }, depth + 1) : [];
  const [first] = things;
  if (!first || !things.every((thing) => thing?.is === first.is)) return undefined;
  return first.is === 'error' && first.message?.is === 'ref' ? { ...first, message: args[0] } : first; // mutate-ok: only errors have a message
}

/** What the app's own function gives, on each of its ways out. */
function answersOf(project: Project, path: string, callee: Value, depth: number): readonly (Thing | undefined)[] {
  const fn = project.resolveFunction(path, callee);
  const facts = fn && project.facts(fn.path);
  const exits = facts ? (indexOf(facts).exitsOf.get(fn.fn) ?? []).filter(({ kind }) => kind !== 'throw') : [];
  return exits.map(({ value }) => (fn && value ? thrownThing(project, fn.path, value, depth) : undefined)); // mutate-ok: exits come from a function
}
