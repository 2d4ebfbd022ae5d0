/** Reading a configuration file's facts: from an expression to what it stands for. Nothing is ever executed. */
import type { CallFact, FileFacts, ImportFact, Json, Ref, Value } from '../facts.js';
import { folderOf, joinPath } from '../modules/posix-path.js';

export type ReadFacts = (path: string) => FileFacts | undefined;

/** An expression of one file. */
export type Place = { readonly facts: FileFacts; readonly value: Value; readonly read: ReadFacts };

/** A property's value; `unset` when it surely is not there, `unknown` when that cannot be told. */
export type Property = Place | 'unset' | 'unknown';

const maxSteps = 20;

/** What stands at the end of names, properties and relative imports; the last place that could be reached. */
export function follow(place: Place, steps = maxSteps): Place {
  if (place.value.is !== 'ref' || steps === 0) return place;
  const { ref } = place.value;
  const start = startOf(place, ref);
  if (!start) return place;
  let current = follow(start.place, steps - 1);
  for (const key of start.rest) {
    const next = property(current, key, steps - 1);
    if (typeof next === 'string') return place;
    current = next;
  }
  return current;
}

function startOf(place: Place, ref: Ref): { readonly place: Place; readonly rest: readonly string[] } | undefined {
  if (ref.from === 'import') {
    const [name, ...rest] = ref.path;
    const imported = place.facts.imports[ref.import];
    const target = name !== undefined && imported && exportedValue(place, imported, name);
    return target ? { place: target, rest } : undefined;
  }
  if (ref.from !== 'binding') return undefined;
  const value = bindingValue(place.facts, ref.binding);
  return value && { place: { ...place, value }, rest: ref.path };
}

/** What a binding holds for good: its initialiser, unless it is assigned to elsewhere. */
export function bindingValue(facts: FileFacts, index: number): Value | undefined {
  const binding = facts.bindings[index];
  if (!binding || facts.writes.some(({ target }) => target.from === 'binding' && target.binding === index)) return undefined;
  if (binding.function !== undefined) return { is: 'function', fn: binding.function };
  if (binding.import) {
    const { import: at, name } = binding.import;
    const module = facts.imports[at]?.specifier ?? '';
    return { is: 'ref', ref: { from: 'import', import: at, module, path: name === '*' ? [] : [name] } };
  }
  return binding.init;
}

/** The export of a file that is imported by a relative path. */
function exportedValue(place: Place, imported: ImportFact, name: string): Place | undefined {
  if (!imported.specifier.startsWith('.')) return undefined;
  const base = joinPath(folderOf(place.facts.path), imported.specifier);
  if (base === undefined) return undefined;
  const stem = base.replace(/\.[cm]?js$/, '');
  for (const path of [base, ...['.js', '.ts', '.mjs', '.mts'].map((extension) => stem + extension)]) {
    const facts = place.read(path);
    if (facts) return exportOf(facts, name, place.read);
  }
  return undefined;
}

/** The value of a file's export; `undefined` when there is none, or it is re-exported. */
export function exportOf(facts: FileFacts, name: string, read: ReadFacts): Place | undefined {
  const exported = facts.exports.find((candidate) => candidate.name === name);
  const value = exported?.value ?? (exported?.binding === undefined ? undefined : bindingValue(facts, exported.binding));
  return value && { facts, value, read };
}

/**
 * A property of an object literal, of what is spread into it, or of a name that leads to one. Of several values (`dev ? {…} : {…}`): what
 * all of them agree on.
 */
export function property(place: Place, key: string, steps = maxSteps): Property {
  const object = follow(place, steps);
  const { value } = object;
  if (value.is === 'undefined' || value.is === 'literal') return 'unset';
  if (value.is === 'either' && steps > 0) return agreed(value.of.map((one) => property({ ...object, value: one }, key, steps - 1)));
  if (value.is !== 'object' || steps === 0) return 'unknown';
  const own = Object.hasOwn(value.props, key) ? value.props[key] : undefined;
  if (own) return own.is === 'undefined' ? 'unset' : { ...object, value: own };
  if (!value.open) return 'unset';
  if (!value.spreads?.length) return 'unknown';
  for (const spread of [...value.spreads].reverse()) {
    const found = property({ ...object, value: spread }, key, steps - 1);
    if (found !== 'unset') return found;
  }
  return 'unset';
}

function agreed([first = 'unknown', ...others]: readonly Property[]): Property {
  if (first === 'unset') return others.every((other) => other === 'unset') ? 'unset' : 'unknown';
  const value = first === 'unknown' ? undefined : constant(first);
  return value !== undefined && others.every((other) => typeof other === 'object' && constant(other) === value) ? first : 'unknown';
}

/** The constant that the expression surely is; `undefined` when it is none. A template of constants is one. */
export function constant(place: Place): Exclude<Json, object> | undefined {
  const { value, ...where } = follow(place);
  if (value.is === 'literal') return value.value;
  if (value.is !== 'template') return undefined;
  const holes = value.holes.map((hole) => constant({ ...where, value: hole }));
  if (holes.includes(undefined)) return undefined;
  return value.parts.map((part, index) => (index === 0 ? part : `${String(holes[index - 1])}${part}`)).join('');
}

/**
 * The object literal behind an export: itself, what an own function gives back when it has one `return`, or the first argument of a call
 * that wraps it (`defineConfig({…})`); with `strict` only of one that is called so, since another may change it. `undefined` when it
 * cannot be seen.
 */
export function objectBehind(place: Place, strict = false, steps = maxSteps): Place | undefined {
  const end = follow(place);
  const { value, facts } = end;
  if (steps === 0 || value.is === 'object') return value.is === 'object' ? end : undefined;
  if (value.is === 'call') return objectOfCall(end, facts.calls[value.call], strict, steps);
  if (value.is !== 'function') return undefined;
  const returns = facts.exits.filter((exit) => exit.fn === value.fn && exit.kind === 'return');
  const [only] = returns;
  return returns.length === 1 && only?.value ? objectBehind({ ...end, value: only.value }, strict, steps - 1) : undefined;
}

function objectOfCall(end: Place, call: CallFact | undefined, strict: boolean, steps: number): Place | undefined {
  const [argument] = call?.args ?? [];
  const callee = call && follow({ ...end, value: { is: 'ref', ref: call.callee } });
  const given = callee?.value.is === 'function' ? objectBehind(callee, strict, steps - 1) : undefined;
  if (given || !argument || (strict && call?.callee.path.at(-1) !== 'defineConfig')) return given;
  return objectBehind({ ...end, value: argument }, strict, steps - 1);
}
