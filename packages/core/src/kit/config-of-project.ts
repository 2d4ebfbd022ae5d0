/** The configuration of a project, to look at its parts. */
import type { Project } from '../project/project.js';
import { configSource } from './config.js';
import { entryAt, type ConfigEntry } from './config-entries.js';
import type { ConfigObject } from './config-problems.js';
import { exportOf, objectBehind, type Place } from './config-value.js';
import { kitWrittenFor } from './target-kit.js';

/** The object with Kit's options; `undefined` when there is none, or it cannot be seen as it is. */
export function kitConfigObject(project: Project): ConfigObject | undefined {
  const { file, viteFile } = project.config;
  const facts = file === undefined ? undefined : project.facts(file);
  if (!facts) return undefined;
  const form = file === viteFile ? 'vite' : project.kitSatisfies('>=3') === true ? 'toBeMoved' : 'svelte';
  const readFacts = (path: string) => project.facts(path);
  const { outer } = configSource(form === 'vite' ? { viteConfig: facts, readFacts } : { svelteConfig: facts, readFacts }, kitWrittenFor(project.app), true);
  return outer && { form, object: outer };
}

/** Vite's configuration; `undefined` when there is none, or it cannot be seen as it is. */
export function viteConfigObject(project: Project): Place | undefined {
  const { viteFile } = project.config;
  const facts = viteFile === undefined ? undefined : project.facts(viteFile);
  const exported = facts && exportOf(facts, 'default', (path) => project.facts(path));
  return exported && objectBehind(exported, true);
}

/** Kit's option under a dotted key without `kit.`; `undefined` when it is not set, or may have several values on the way. */
export function optionEntry({ form, object }: ConfigObject, key: string): ConfigEntry | undefined {
  return entryAt(object, configKey({ form }, key));
}

/** The dotted key as it is written in the file. */
export function configKey({ form }: Pick<ConfigObject, 'form'>, key: string): string {
  return form === 'vite' ? key : `kit.${key}`;
}
