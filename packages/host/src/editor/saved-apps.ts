/** The apps of a folder as they lie on the disk, kept while an editor or ESLint runs. */
import { statSync } from 'node:fs';
import type { Project, Rule } from '@sk-audit/core';
import type { AppProject } from '../audit/app-project.js';
import type { ScopedSettings } from '../audit/check-app.js';
import { createFactsStore, type FactsStore } from '../audit/facts-store.js';
import { appReader } from '../audit/read-apps.js';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { joinPath, relativePath, toPosix } from '../posix-path.js';
import { loadSettings } from '../settings/load-settings.js';
import { SETTINGS_FILES } from '../settings/read-settings.js';
import { UserError } from '../user-error.js';
import { changedFiles, tokensOf, type Tokens } from './change-tokens.js';

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
  /**
   * The apps that have the absolute file among their sources, those in which it would lie if it is not on the disk yet.
   * Throws a UserError when settings are wrong.
   */
  of(file: string): readonly SavedApp[];
  all(): readonly SavedApp[];
  /** Why there is no app at all; undefined when there is one. */
  problem(): string | undefined;
};

/** What was read, and the state of the disk at that time. */
type State = { readonly apps: readonly Kept[]; readonly problem?: string; readonly tokens: Tokens };
type Kept = { readonly saved: SavedApp; readonly app: AppProject };

/** Reads nothing until it is asked. */
export function savedApps(request: SavedAppsRequest): SavedApps {
  const now = request.now ?? (() => performance.now());
  const store = createFactsStore();
  let state: State | undefined;
  let looked = -Infinity;

  const current = (): State => {
    if (state !== undefined && now() - looked < request.trust) return state;
    const changed = state === undefined ? [] : changedFiles(state.tokens);
    changed.forEach((file) => store.forget(file));
    // The facts on the disk serve the first reading only: later the store has them.
    if (state === undefined) state = readState(request, store, request.cache);
    else if (changed.length > 0) state = readState(request, store, false);
    looked = now();
    return state;
  };
  return { of: (file) => appsWith(current().apps, file).map(({ saved }) => saved), all: () => current().apps.map(({ saved }) => saved), problem: () => current().problem };
}

/** A file that is on the disk and in no app belongs to none: git ignores it, say. */
function appsWith(apps: readonly Kept[], file: string): readonly Kept[] {
  const having = apps.filter(({ app }) => app.project.facts(relativePath(app.root, file)) !== undefined);
  if (having.length > 0 || isThere(file)) return having;
  return apps.filter(({ app }) => app.couldHave(file)).sort((a, b) => b.saved.dir.length - a.saved.dir.length).slice(0, 1);
}

function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function readState(request: SavedAppsRequest, store: FactsStore, cache: SavedAppsRequest['cache']): State {
  const cwd = toPosix(request.cwd);
  try {
    const read = appReader({ cwd, version: request.version, cache }, store);
    const settingsOf = loadSettings({ cwd, rules: request.rules });
    const apps = findApps(['.'], cwd).map((found) => keep(found, read(found), settingsOf(found.dir), cwd, store));
    return { apps, tokens: tokensOf([...settingsPlaces(cwd), ...apps.flatMap(filesOf)]) };
  } catch (error) {
    if (error instanceof UserError) return { apps: [], problem: error.message, tokens: tokensOf([...settingsPlaces(cwd), joinPath(cwd, 'package.json')]) };
    throw error;
  }
}

function keep({ dir }: FoundApp, app: AppProject, settings: ScopedSettings | undefined, cwd: string, store: FactsStore): Kept {
  return { app, saved: { project: app.project, root: app.root, cwd, dir, settings, contents: (file) => store.contents(file) } };
}

/** Everything from which the view was made, Kit's installation among it. */
function filesOf({ app, saved: { dir } }: Kept): readonly string[] {
  return [...app.project.paths().map((path) => joinPath(app.root, path)), ...settingsPlaces(dir), joinPath(dir, 'package.json'), joinPath(dir, 'node_modules/@sveltejs/kit/package.json')];
}

function settingsPlaces(dir: string): readonly string[] {
  return SETTINGS_FILES.map((name) => joinPath(dir, name));
}
