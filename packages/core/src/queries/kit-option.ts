/** Where one of Kit's options is set. */
import type { FileFacts } from '../facts.js';
import { constant, exportOf, objectBehind, property, type Place, type ReadFacts } from '../kit/config-value.js';
import type { Project, Tri } from '../project/project.js';
import type { Span } from '../span.js';

/** A property of Kit's configuration: its file, its place (key and value) and its expression. */
export type KitOption = { readonly path: string; readonly span: Span; readonly place: Place };

/**
 * The option under a dotted key without `kit.` (`paths.assets`). `unset` when nothing sets it, `unknown` when that cannot be told. In a file
 * that has no places the span is empty, at the beginning.
 */
export function kitOption(project: Project, key: string): KitOption | 'unset' | 'unknown' {
  const { file, unknown } = project.config;
  if (file === undefined) return unknown.includes('*') ? 'unknown' : 'unset';
  const facts = project.facts(file);
  const base = facts && kitObject(facts, (path) => project.facts(path));
  if (base === undefined) return unknown.includes('*') ? 'unknown' : 'unset';
  let place: Place = base;
  let span: Span = [0, 0];
  for (const part of key.split('.')) {
    const object = place;
    const next = property(object, part);
    if (typeof next === 'string') return next;
    span = placeIn(object, part, next) ?? span;
    place = next;
  }
  return { path: place.facts.path, span, place };
}

/** The object with Kit's options: `kit` of a `svelte.config.*`, or what is given to `sveltekit()`. */
function kitObject(facts: FileFacts, read: ReadFacts): Place | undefined {
  const call = facts.calls.find(({ callee }) => callee.from === 'import' && callee.module === '@sveltejs/kit/vite' && callee.path[0] === 'sveltekit');
  if (call) return call.args[0] && objectBehind({ facts, value: call.args[0], read });
  const exported = exportOf(facts, 'default', read);
  const outer = exported && objectBehind(exported);
  const kit = outer && property(outer, 'kit');
  return typeof kit === 'object' ? kit : undefined;
}

function placeIn(object: Place, key: string, found: Place): Span | undefined {
  const literal = objectBehind(object);
  return literal?.value.is === 'object' && literal.facts.path === found.facts.path ? literal.value.spans?.[key] : undefined;
}

/** Is the option on? `false` when nothing sets it. */
export function isOptionOn(project: Project, key: string): Tri {
  const option = kitOption(project, key);
  if (typeof option === 'string') return option === 'unknown' ? 'unknown' : false;
  const value = constant(option.place);
  return value === undefined ? 'unknown' : Boolean(value);
}

/** The text that the option surely is. */
export function optionText({ place }: KitOption): string | undefined {
  const value = constant(place);
  return typeof value === 'string' ? value : undefined;
}

/** Is one of Kit's options, or something that it lies in, set to what cannot be read? */
export function isOptionUnknown({ config: { unknown } }: Project, key: string): boolean {
  return unknown.some((one) => one === '*' || one === key || key.startsWith(`${one}.`));
}
