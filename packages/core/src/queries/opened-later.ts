/** Parts of a page that are there only once a script has opened them. */
import type { BindingFact, ElementFact, FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import type { Project, Tri } from '../project/project.js';

const CLOSED = /dialog|modal|drawer|sheet|popover|popup|lightbox/i;
const MAX_DEPTH = 6;

/**
 * Is the element not there at first: in a dialog, in a component of such a name, or under an `{#if}` that the component's state begins by
 * denying (`$state(false)`, `step = 1` for a second step)? Where the component stands counts too, when each place says so.
 * @param element index into `elements`
 */
export function opensLater(project: Project, path: string, element: number, depth = 0): boolean {
  const facts = project.facts(path) as FileFacts;
  const found = facts.elements[element] as ElementFact;
  if (isDeniedAtFirst(facts, found.when) || isInClosed(facts, found) || CLOSED.test(path.slice(path.lastIndexOf('/')))) return true;
  const places = project.placesOf(path);
  return depth < MAX_DEPTH && places.length > 0 && places.every((place) => opensLater(project, place.path, place.element, depth + 1));
}

function isInClosed({ elements }: FileFacts, { parent }: ElementFact): boolean {
  const outer = elements[parent ?? -1];
  return outer !== undefined && (CLOSED.test(outer.name) || isInClosed({ elements } as FileFacts, outer));
}

function isDeniedAtFirst(facts: FileFacts, when: number | undefined): boolean {
  return canRun(conditionsOf(facts, when), (test) => atFirst(facts, test)) === false;
}

function atFirst(facts: FileFacts, test: Test): Tri {
  if (test.is === 'truthy') return truthiness(initial(facts, test.value));
  if (test.is !== 'equal') return 'unknown';
  const [left, right] = [initial(facts, test.left), initial(facts, test.right)];
  return left?.is === 'literal' && right?.is === 'literal' ? left.value === right.value : 'unknown';
}

function truthiness(value: Value | undefined): Tri {
  switch (value?.is) {
    case 'literal': return Boolean(value.value);
    case 'undefined': return false;
    default: return 'unknown';
  }
}

/** What a value is before anything has happened; undefined when that is not known. */
function initial(facts: FileFacts, value: Value): Value | undefined {
  if (value.is !== 'ref' || value.ref.from !== 'binding' || value.ref.path.length > 0) return value;
  const { binding: index } = value.ref;
  const binding = facts.bindings[index] as BindingFact;
  const source = binding.kind === 'store' && binding.init?.is === 'ref' ? binding.init.ref : value.ref;
  return source.from === 'binding' ? beginningOf(facts, facts.bindings[source.binding] as BindingFact, source) : undefined;
}

/** `let open = false`, `$state(false)`, `writable(false)`. What `$:` or the script's further lines write is not known. */
function beginningOf(facts: FileFacts, { fn, init, kind, prop }: BindingFact, ref: Ref): Value | undefined {
  const isWritten = facts.writes.some(({ fn: writer, target }) => writer === 1 && target.from === 'binding' && ref.from === 'binding' && target.binding === ref.binding);
  if (fn !== 1 || prop || isWritten || !/^(?:const|let|var)$/.test(kind)) return undefined;
  if (init?.is !== 'call') return init ?? { is: 'undefined' };
  const { args, callee } = facts.calls[init.call] as FileFacts['calls'][number];
  const name = callee.from === 'global' ? callee.name : callee.path.at(-1);
  return /^(?:\$state|writable)$/.test(name ?? '') ? (args[0] ?? { is: 'undefined' }) : undefined;
}
