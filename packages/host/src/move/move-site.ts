/** Where a module is to move, and who knows it. */
import { posix } from 'node:path';
import { asSeenIn, existsSync, lstatSync, type SeenFile, statSync } from '../disk/disk.js';
import { overlay } from '../disk/overlay.js';
import { type Holding, appsHolding, existingFile } from '../audit/apps-with-file.js';
import type { AppProject } from '../audit/app-project.js';
import { createFactsStore } from '../audit/facts-store.js';
import { appReader, type OpenCaches, type ReadRequest } from '../audit/read-apps.js';
import { readSource } from '../audit/read-source.js';
import { findApps } from '../discovery/find-apps.js';
import { gitRoot } from '../listing/git.js';
import { absolutePath, foldersUpwards, isWithin, relativePath, toPosix } from '../posix-path.js';
import { UserError } from '../user-error.js';

/** One app that knows the module. */
export type AppOfMove = Pick<AppProject, 'project' | 'root' | 'links' | 'sources'> & {
  /** The app's folder, absolute. */
  readonly dir: string;
};

/** A file, its new place and the apps that know it. Paths are absolute, POSIX. */
export type MoveSite = {
  /** The working directory. */
  readonly cwd: string;
  readonly from: string;
  readonly to: string;
  /** The top of the repository; without one the working directory. */
  readonly top: string;
  /** The app in whose folder the file lies comes first. */
  readonly apps: readonly [AppOfMove, ...AppOfMove[]];
  /** The apps in the same order, as they will be: the file at its new place, and these texts (by absolute path) instead of what is saved. */
  readonly after: (texts: ReadonlyMap<string, string>) => readonly AppOfMove[];
};

/**
 * What is to be known before a file is moved. `to` may be a folder: one that is there, or one that ends in a slash.
 * @throws {UserError} when there is no such source file of UTF-8 in the folder of an app, or its new place is taken, lies outside of that
 *   app, or would not be read as its source
 */
export function moveSite(request: ReadRequest & { readonly file: string; readonly to: string }): MoveSite {
  const cwd = toPosix(request.cwd);
  const from = existingFile(cwd, request.file);
  if (lstatSync(from).isSymbolicLink()) throw new UserError(`"${request.file}" is a symbolic link: move the file to which it leads.`);
  const top = gitRoot(posix.dirname(from)) ?? cwd;
  const [store, caches]: [ReturnType<typeof createFactsStore>, OpenCaches] = [createFactsStore(), new Map()];
  const reading = { ...request, cwd: top };
  const holding = ownFirst(appsHolding({ file: from, asGiven: request.file, cwd: top }, appReader(reading, store, caches)), from, request.file);
  if (textOf(from) === undefined) throw new UserError(`"${request.file}" is not UTF-8: save it as that first.`);
  const link = whatIsNoFolder(posix.dirname(from), holding[0].found.dir);
  if (link !== undefined) throw new UserError(`"${request.file}" lies behind the symbolic link "${relativePath(cwd, link)}": name it where it really is.`);
  const to = newPlace(from, request.to, cwd);
  checkPlace(to, from, holding[0], (path) => relativePath(cwd, path));
  const dirs = holding.map(({ found }) => found.dir);
  return {
    cwd, from, to, top,
    apps: holding.map(appOf) as unknown as MoveSite['apps'],
    after: (texts) => asSeenIn(viewAfter(from, to, top, texts), () => {
      const read = appReader({ ...reading, onlyReadsCache: true }, store, caches);
      const found = findApps(dirs, top);
      return dirs.flatMap((dir) => found.filter((one) => one.dir === dir)).map((one) => appOf({ found: one, app: read(one) }));
    }),
  };
}

function appOf({ found: { dir }, app: { project, root, links, sources } }: Pick<Holding, 'found' | 'app'>): AppOfMove {
  return { dir, project, root, links, sources };
}

/** Of apps in each other the innermost is the file's own. */
function ownFirst(holding: readonly Holding[], file: string, asGiven: string): readonly [Holding, ...Holding[]] {
  const [own] = holding.filter(({ found }) => isWithin(found.dir, file)).sort((a, b) => b.found.dir.length - a.found.dir.length);
  if (own === undefined) throw new UserError(`"${asGiven}" lies outside of the apps that use it: only files in the folder of an app can be moved.`);
  return [own, ...holding.filter((one) => one !== own)];
}

function newPlace(from: string, given: string, cwd: string): string {
  const to = absolutePath(cwd, given);
  const isFolder = /[\\/]$/.test(given) || (existsSync(to) && statSync(to).isDirectory());
  return isFolder ? posix.join(to, posix.basename(from)) : to;
}

/** What makes a module another kind of module: `.ts`, `.svelte.ts`, `.svelte`. */
function kindOf(file: string): string {
  return /(?:\.svelte)?\.[^.]+$/.exec(posix.basename(file))?.[0] ?? '';
}

/** What ends a specifier in its file, or begins its query. */
const NO_SPECIFIER = /["'`\\?#]/;

function checkPlace(to: string, from: string, { found, app }: Holding, shown: (path: string) => string): void {
  const name = shown(to);
  if (existsSync(to)) throw new UserError(`There is a file "${name}" already.`);
  if (!isWithin(found.dir, to)) throw new UserError(`"${name}" lies outside of the app: a module can be moved within its app only.`);
  const inTheWay = whatIsNoFolder(to, found.dir);
  if (inTheWay !== undefined) throw new UserError(`"${name}" cannot be made: "${shown(inTheWay)}" is a symbolic link or a file.`);
  const [character] = NO_SPECIFIER.exec(relativePath(found.dir, to)) ?? [];
  if (character !== undefined) throw new UserError(`"${name}" has a character that means something in an import (${character}): choose another name.`);
  if (kindOf(to) !== kindOf(from)) throw new UserError(`"${name}" has to end in "${kindOf(from)}" as the file does, or in a slash when it is a folder.`);
  if (!app.couldHave(to)) throw new UserError(`"${name}" would be no source file of the app: git ignores it, or it is build output or a static file.`);
}

/** The outermost thing on the way from the app's folder to a path, the path itself included, that is there and no folder; links to folders are none. */
function whatIsNoFolder(path: string, dir: string): string | undefined {
  return foldersUpwards(path, dir).findLast((each) => each !== dir && isNoFolder(each));
}

function isNoFolder(path: string): boolean {
  try {
    return !lstatSync(path).isDirectory();
  } catch {
    return false; // there is nothing
  }
}

function viewAfter(from: string, to: string, top: string, texts: ReadonlyMap<string, string>): ReturnType<typeof overlay> {
  const seen = (text: string): SeenFile => ({ token: `planned ${text.length}`, bytes: () => Buffer.from(text) });
  const moved = texts.get(from) ?? textOf(from) ?? '';
  return overlay(top, new Map<string, SeenFile | 'nothing'>([...[...texts].map(([file, text]) => [file, seen(text)] as const), [from, 'nothing'], [to, seen(moved)]]));
}

/** Text of an absolute file without its byte order mark; undefined when it cannot be read or is no UTF-8. */
export function textOf(file: string): string | undefined {
  const source = readSource(file);
  return 'problem' in source ? undefined : source.text();
}
