/** Where one of Kit's options is set. */
import type { FileFacts } from '../facts.js';
import { configSource, type ConfigSource } from '../kit/config.js';
import { constant, objectBehind, property, type Place } from '../kit/config-value.js';
import { kitWrittenFor } from '../kit/target-kit.js';
import type { Project, Tri } from '../project/project.js';
import type { Span } from '../span.js';

/** A property of Kit's configuration: its file, its place (key and value) and its expression. */
export type KitOption = { readonly path: string; readonly span: Span; readonly place: Place };

/**
 * The option under a dotted key without `kit.` (`paths.assets`). `unset` when nothing sets it, `unknown` when that cannot be told, as in a
 * configuration that some function wraps. In a file that has no places the span is empty, at the beginning.
 */
export function kitOption(project: Project, key: string): KitOption | 'unset' | 'unknown' {
  const { file, kit, unreadable } = sourceOf(project);
  if (unreadable) return 'unknown';
  if (file === undefined || !kit) return 'unset';
  let place: Place = kit;
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

function sourceOf(project: Project): ConfigSource {
  const { file, viteFile } = project.config;
  const factsOf = (path: string | undefined): FileFacts | undefined => (path === undefined ? undefined : project.facts(path));
  const svelteConfig = file === viteFile ? undefined : factsOf(file);
  const viteConfig = factsOf(viteFile);
  return configSource({ ...(svelteConfig && { svelteConfig }), ...(viteConfig && { viteConfig }), readFacts: factsOf }, kitWrittenFor(project.app), true);
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
export function isOptionUnknown(project: Project, key: string): boolean {
  return kitOption(project, key) === 'unknown' || project.config.unknown.some((one) => one === '*' || one === key || key.startsWith(`${one}.`));
}
