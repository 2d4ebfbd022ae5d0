/** From paths to the projects of the apps that they mean, for questions that need no rule. */
import type { Project } from '@sk-audit/core';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { isWithin, joinPath, relativePath, toPosix } from '../posix-path.js';
import type { AppProject } from './app-project.js';
import { shown } from './locate.js';
import { appReader, type ReadRequest } from './read-apps.js';

/** An app that can be asked. */
export type OpenApp = {
  /** The app's folder as seen from the working directory; `.` for that itself. */
  readonly root: string;
  readonly project: Project;
  /** What the host found odd, one sentence each. */
  readonly notes: readonly string[];
  /** A path of the project as seen from the working directory. */
  readonly pathFromHere: (path: string) => string;
  /** Lies the file of the project at or below what was asked for? */
  readonly isMeant: (path: string) => boolean;
};

/**
 * The apps that the paths mean, sorted by folder. Reads the disk as an audit does, and runs no rule.
 * @throws {UserError} when a path is not there or means no app
 */
export function openApps(request: ReadRequest & { readonly paths: readonly string[] }): readonly OpenApp[] {
  const cwd = toPosix(request.cwd);
  const read = appReader(request);
  return findApps(request.paths, cwd).map((found) => openApp(found, read(found), cwd));
}

/** An app that was read, as seen from the working directory (absolute, POSIX). */
export function openApp({ dir, within }: FoundApp, { project, root, notes }: AppProject, cwd: string): OpenApp {
  return {
    root: shown(cwd, dir),
    project,
    notes,
    pathFromHere: (path) => relativePath(cwd, joinPath(root, path)),
    isMeant: (path) => within === undefined || within.some((each) => isWithin(joinPath(dir, each), joinPath(root, path))),
  };
}
