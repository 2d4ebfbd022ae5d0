/** What is it that a `throw` throws? */
import { indexOf, type CallFact, type FileFacts, type Project, type Value } from '@sk-audit/core';

export type Thing =
  | { readonly is: 'response' }
  /** With the status that it names, if that is literal. */
  | { readonly is: 'object'; readonly status?: number }
  /** One of JavaScript's own errors, or a text; `name` is how to speak of it. */
  | { readonly is: 'error'; readonly name: string; readonly message: Value | undefined };

const ANSWERS = /^@sveltejs\/kit#(?:json|text)$/;
const MAX_DEPTH = 3;

/** The thing, through constants and one function of the app that only makes such things; undefined for all else. */
export function thrownThing(project: Project, path: string, value: Value, depth = 0): Thing | undefined {
  switch (value.is) {
    case 'literal': return typeof value.value === 'string' ? { is: 'error', name: `\`'${value.value}'\``, message: value } : undefined;
    case 'template': return { is: 'error', name: 'A text', message: value };
    case 'object': return objectThing(value);
    case 'call': return madeThing(project, path, value.call, depth);
    case 'ref': {
      const found = depth < MAX_DEPTH ? project.valueOf(path, value.ref) : undefined;
      return found && found.value.is !== 'ref' && isConstant(project, path, value) ? thrownThing(project, found.path, found.value, depth + 1) : undefined;
    }
    default: return undefined;
  }
}

function isConstant(project: Project, path: string, value: Extract<Value, { is: 'ref' }>): boolean {
  const target = project.resolve(path, value.ref);
  return target.is === 'binding' && project.facts(target.path)?.bindings[target.binding]?.kind === 'const';
}

function objectThing({ open, props }: Extract<Value, { is: 'object' }>): Thing | undefined {
  const status = props['status'];
  if (open || (!status && !props['message'])) return undefined;
  return { is: 'object', ...(status?.is === 'literal' && typeof status.value === 'number' ? { status: status.value } : {}) };
}

function madeThing(project: Project, path: string, index: number, depth: number): Thing | undefined {
  const call = (project.facts(path) as FileFacts).calls[index] as CallFact;
  const { args, callee } = call;
  if (callee.from === 'global') return globalThing(call, callee.name, callee.path);
  if (ANSWERS.test(project.symbol(path, callee) ?? '')) return { is: 'response' };
  const fn = call.new || depth >= MAX_DEPTH ? undefined : project.resolveFunction(path, { is: 'ref', ref: callee });
  const facts = fn && project.facts(fn.path);
  const exits = facts ? (indexOf(facts).exitsOf.get(fn.fn) ?? []).filter(({ kind }) => kind !== 'throw') : [];
  const things = exits.map((exit) => fn && exit.value && thrownThing(project, fn.path, exit.value, depth + 1));
  const [first] = things;
  if (!first || !things.every((thing) => thing?.is === first.is)) return undefined;
  return first.is === 'error' && first.message?.is !== 'literal' ? { ...first, message: args[0] } : first;
}

function globalThing({ args, new: isNew }: CallFact, name: string, path: readonly string[]): Thing | undefined {
  if (name === 'Response') return isNew || path[0] === 'json' || path[0] === 'redirect' || path[0] === 'error' ? { is: 'response' } : undefined;
  return /^(?:Type|Range)?Error$/.test(name) && path.length === 0 ? { is: 'error', name: `\`${isNew ? 'new ' : ''}${name}(…)\``, message: args[0] } : undefined;
}
