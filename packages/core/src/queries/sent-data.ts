/** What the server's functions hand to the browser. */
import type { FileFacts, Ref, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, Project } from '../project/project.js';
import type { Span } from '../span.js';

/** A part of what is handed over: no object, array or choice, but what stands in one. */
export type SentPart = {
  readonly path: string;
  readonly facts: FileFacts;
  readonly value: Value;
  /** The property's name; absent for a part without one. */
  readonly key?: string;
  /** It is spread: all its properties are handed over under their own names. */
  readonly spread?: true;
  /** The property, or else the whole statement. */
  readonly span: Span;
};

/** Does Kit send what the function returns to the browser: a server `load`, an action or a remote function? */
export function isSent(project: Project, { declaredIn, role }: Entry): boolean {
  if (role === 'action' || role === 'remote') return true;
  return role === 'load' && /^(?:page|layout)\.server$/.test(project.role(declaredIn));
}

/** The parts of what the entry returns, through its own constants and Kit's `fail()`. In the order in which they stand. */
export function sentParts(project: Project, { fn, path }: Entry): readonly SentPart[] {
  const facts = project.facts(path);
  if (!facts) return [];
  const exits = (indexOf(facts).exitsOf.get(fn) ?? []).filter((exit) => exit.kind === 'return');
  return exits.flatMap((exit) => (exit.value ? partsOf({ project, path, facts }, { value: exit.value, span: exit.span }, 0) : []));
}

type Place = { readonly project: Project; readonly path: string; readonly facts: FileFacts };
type Part = Pick<SentPart, 'value' | 'key' | 'spread' | 'span'>;

const MAX_DEPTH = 8;

function partsOf(place: Place, part: Part, depth: number): readonly SentPart[] {
  const { path, facts } = place;
  const value = unnamed(place, part.value);
  const inner = (one: Value, more: Partial<Part> = {}): readonly SentPart[] => (depth > MAX_DEPTH ? [] : partsOf(place, { ...part, value: one, ...more }, depth + 1));
  switch (value.is) {
    case 'object': return [
      ...Object.entries(value.props).flatMap(([key, one]) => partsOf(place, { value: one, key, span: value.spans?.[key] ?? part.span }, depth + 1)),
      ...(value.spreads ?? []).flatMap((one) => inner(one, { spread: true })),
    ];
    case 'array': return value.items.flatMap((one) => inner(one));
    case 'either': return value.of.flatMap((one) => inner(one));
    case 'call': return dataOfFail(place, value.call).flatMap((one) => inner(one)).concat([{ ...part, value, path, facts }]);
    default: return [{ ...part, value, path, facts }];
  }
}

/** The value that a constant of the same function holds; a name that means something else stays. */
function unnamed({ facts }: Place, value: Value): Value {
  for (let known = value, hops = 0; hops < MAX_DEPTH; hops += 1) {
    if (known.is !== 'ref' || known.ref.from !== 'binding' || known.ref.path.length > 0) return known;
    const binding = facts.bindings[known.ref.binding];
    if (binding?.kind !== 'const' || binding.rest || !binding.init) return known;
    known = binding.init;
  }
  return value;
}

function dataOfFail({ facts, path, project }: Place, call: number): readonly Value[] {
  const { args = [], callee } = facts.calls[call] ?? {};
  const data = args[1];
  return callee && data && project.symbol(path, callee as Ref) === '@sveltejs/kit#fail' ? [data] : [];
}
