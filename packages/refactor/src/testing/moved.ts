/** Moves in apps that are made of texts. */
import { createProject, defaultKitConfig, withEdits, type App, type KitConfig, type Project, type Span } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { planMove } from '../plan-move.js';

/** Path → text. */
export type Files = { readonly [path: string]: string };

export type Circumstances = {
  readonly kit?: string;
  /** The app's folder. */
  readonly root?: string;
  readonly config?: Partial<KitConfig>;
  readonly links?: ReadonlyMap<string, string>;
};

/** The app as a host would find it; declarations and documents have no facts. */
export function projectOf(files: Files, { kit = '2.70.4', root = '', config, links }: Circumstances = {}): Project {
  const app: App = {
    root, kit: { lower: kit, from: 'installed' }, svelte: { lower: '5.57.3', from: 'installed' },
    config: { ...defaultKitConfig(root), ...config }, workspacePackages: {}, notes: [],
  };
  const facts = new Map(Object.entries(files).filter(([path]) => /\.(svelte|[jt]s)$/.test(path) && !path.endsWith('.d.ts')).map(([path, text]) => [path, extractFacts(path, text)]));
  return createProject({ app, paths: Object.keys(files).sort(), facts: (path) => facts.get(path), ...(links && { links }) });
}

export type Moved = {
  /** The files that change or move, as they are afterwards. */
  readonly texts: Files;
  /** What is named in another way: `path "text"`. */
  readonly named: readonly string[];
  /** Specifiers for which there is no other. */
  readonly stuck: readonly string[];
  /** Patterns that are relative to the moved file. */
  readonly patterns: readonly string[];
};

/** What becomes of the files. */
export function moved(files: Files, from: string, to: string, circumstances: Circumstances = {}): Moved {
  const project = projectOf(files, circumstances);
  const plan = planMove({ project, links: circumstances.links ?? new Map(), from, to, textOf: (path) => files[path], isMeant: () => true });
  const textAt = (path: string, span: Span): string => (files[path] ?? '').slice(...span);
  const changed = plan.filter(({ edits }) => edits.length > 0).map(({ path, edits }) => [path === from ? to : path, withEdits(files[path] ?? '', edits)] as const);
  return {
    texts: { [to]: files[from] ?? '', ...Object.fromEntries(changed) },
    named: plan.flatMap(({ path, mentions }) => mentions.map((span) => `${path} "${textAt(path, span)}"`)),
    stuck: plan.flatMap(({ stuck }) => stuck.map(({ specifier }) => specifier)),
    patterns: plan.flatMap(({ path, patterns }) => patterns.map((span) => textAt(path, span))),
  };
}
