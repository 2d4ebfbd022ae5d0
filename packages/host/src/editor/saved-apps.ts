/** The apps of a folder as they lie on the disk, kept while an editor or ESLint runs. */
import { statSync } from 'node:fs';
import type { Project, Rule } from '@sk-audit/core';
import type { AppProject } from '../audit/app-project.js';
import type { ScopedSettings } from '../audit/check-app.js';
import { createFactsStore, type FactsStore } from '../audit/facts-store.js';
import { appReader } from '../audit/read-apps.js';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { foldersUpwards, joinPath, relativePath, toPosix } from '../posix-path.js';
import { loadSettings } from '../settings/load-settings.js';
import { SETTINGS_FILES } from '../settings/read-settings.js';
import { UserError } from '../user-error.js';
import { isUnchanged, tokensOf, type Tokens } from './change-tokens.js';

export type SavedAppsRequest = {
  /** Absolute. */
  readonly cwd: string;
  readonly rules: readonly Rule[];
  /** Of the program, for the cache. */
  readonly version: string;
  /** `false`: none. A folder: the caches of all apps lie there. Absent: below the app's node_modules, if it has them. */
  readonly cache?: false | string;
  /** How long in milliseconds the disk is taken to be as it was; `Infinity`: for good, as a command does. */
  readonly trust: number;
  /** Milliseconds, from any beginning. */
  readonly now?: () => number;
};

export type SavedApp = Pick<AppProject, 'root'> & {
  readonly project: Project;
  readonly cwd: string;
  /** The app's folder, absolute. */
  readonly dir: string;
  readonly settings: ScopedSettings | undefined;
  /** Hash of the bytes of an absolute file as it was read. */
  readonly contents: (file: string) => string | undefined;
};

export type SavedApps = {
  /** The apps that have the absolute file, those in which it would lie if it is not on the disk yet. */
  of(file: string): readonly SavedApp[];
  all(): readonly SavedApp[];
  /** Why there is no app, or which settings are wrong, in one sentence; undefined when there is nothing to say. */
  problem(): string | undefined;
  /** The disk is looked at again: somebody is editing. */
  readonly isLive: boolean;
};

/** What was read, and the state of the disk at that time. */
type State = { readonly apps: readonly Kept[]; readonly problem?: string; readonly tokens: Tokens };
type Kept = { readonly saved: SavedApp; readonly app: AppProject };

/** Where nothing can be audited nothing is watched but the settings, so the disk is searched again after so many times the trust. */
const PATIENCE = 30;

/** Reads nothing until it is asked. */
export function savedApps(request: SavedAppsRequest): SavedApps {
  const now = request.now ?? (() => performance.now());
  const store = createFactsStore();
  let state: State | undefined;
  let looked = -Infinity;
  let read = -Infinity;
  /** Files that are on the disk, and that no app has after all. */
  const strange = new Set<string>();
  const isLive = request.trust !== Infinity;

  const readAgain = (): State => {
    // The facts on the disk serve the first reading only: later the store has them.
    state = readState(request, store, state === undefined ? request.cache : false);
    looked = read = now();
    strange.clear();
    return state;
  };
  const current = (): State => {
    if (state === undefined) return readAgain();
    if (now() - looked < request.trust) return state;
    looked = now();
    const isOld = !isUnchanged(state.tokens) || (state.problem !== undefined && now() - read >= PATIENCE * request.trust);
    return isOld ? readAgain() : state;
  };
  const of = (file: string): readonly Kept[] => {
    const found = appsWith(current().apps, file);
    // A new file whose folder nobody watched, because it was empty.
    if (!isLive || found.length > 0 || strange.has(file) || !current().apps.some(({ app }) => app.couldHave(file))) return found;
    const again = appsWith(readAgain().apps, file);
    if (again.length === 0) strange.add(file);
    return again;
  };
  return { of: (file) => of(file).map(({ saved }) => saved), all: () => current().apps.map(({ saved }) => saved), problem: () => current().problem, isLive };
}

/** A file need not be code to have findings. One that is on the disk and in no app belongs to none: git ignores it, say. */
function appsWith(apps: readonly Kept[], file: string): readonly Kept[] {
  const having = apps.filter(({ app }) => app.project.paths().includes(relativePath(app.root, file)));
  if (having.length > 0 || isThere(file)) return having;
  return apps.filter(({ app }) => app.couldHave(file)).sort((a, b) => b.saved.dir.length - a.saved.dir.length).slice(0, 1);
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** An app whose settings are wrong is left out, with the sentence about them. */
function readState(request: SavedAppsRequest, store: FactsStore, cache: SavedAppsRequest['cache']): State {
  const cwd = toPosix(request.cwd);
  const read = appReader({ cwd, version: request.version, cache }, store);
  const settingsOf = loadSettings({ cwd, rules: request.rules });
  const found = orProblem(() => findApps(['.'], cwd));
  if ('problem' in found) return { apps: [], problem: found.problem, tokens: tokensOf(watchedAt(cwd), cwd) };
  const meant = found.value.map((one) => ({ one, settings: orProblem(() => settingsOf(one.dir)) }));
  const apps = meant.flatMap(({ one, settings }) => ('problem' in settings ? [] : [keep(one, read(one), settings.value, cwd, store)]));
  const problem = meant.flatMap(({ settings }) => ('problem' in settings ? [settings.problem] : []))[0];
  const files = [...apps.flatMap(filesOf), ...found.value.flatMap(({ dir }) => foldersUpwards(dir, cwd).flatMap(watchedAt)), ...watchedAt(cwd)];
  return { apps, tokens: tokensOf(files, cwd), ...(problem !== undefined && { problem }) };
}

/** What is the user's mistake is a sentence. */
function orProblem<T>(ask: () => T): { readonly value: T } | { readonly problem: string } {
  try {
    return { value: ask() };
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message };
    throw error;
  }
}

function keep({ dir }: FoundApp, app: AppProject, settings: ScopedSettings | undefined, cwd: string, store: FactsStore): Kept {
  return { app, saved: { project: app.project, root: app.root, cwd, dir, settings, contents: (file) => store.contents(file) } };
}

/** The files of the view, and what is read around them up to the repository's folder. */
function filesOf({ app, saved: { dir } }: Kept): readonly string[] {
  return [...app.project.paths().map((path) => joinPath(app.root, path)), ...foldersUpwards(dir, app.ceiling).flatMap(watchedAt)];
}

/** What a folder may hold that says how an app is to be read. */
const AROUND = [...SETTINGS_FILES, 'package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'package-lock.json', 'yarn.lock', 'bun.lock', '.gitignore', 'node_modules/@sveltejs/kit/package.json', 'node_modules/svelte/package.json'];

function watchedAt(dir: string): readonly string[] {
  return AROUND.map((name) => joinPath(dir, name));
}
