/** From an app's folder to the project that rules ask. */
import { posix } from 'node:path';
import { type App, createProject, isDeploymentFile, type FileFacts, type PackageVersion, type Project } from '@sk-audit/core';
import type { FactsCache } from '../cache/facts-cache.js';
import type { AppScope } from '../discovery/app-scope.js';
import { type FoundApp, ownListing } from '../discovery/find-apps.js';
import { isKitApp } from '../discovery/kit-app.js';
import { behindLinks } from '../listing/behind-links.js';
import { outputTest } from '../listing/build-output.js';
import { isFile } from '../listing/is-file.js';
import type { Listing } from '../listing/list-files.js';
import { foldersUpwards, isWithin, joinPath, relativePath } from '../posix-path.js';
import { readApp } from '../app/read-app.js';
import type { FactsStore } from './facts-store.js';
import { type HowRead, otherTexts } from './other-texts.js';
import { outsideFiles } from './outside-files.js';

export type AppProject = {
  readonly project: Project;
  /** The project's folder, absolute: paths in the project are relative to it. */
  readonly root: string;
  /** The repository's or workspace's folder, absolute. */
  readonly ceiling: string;
  /** Paths that are symbolic links, or lie behind one → the file that they really are; project-relative. */
  readonly links: ReadonlyMap<string, string>;
  /** Code files that were looked at, project-relative, sorted. */
  readonly sources: readonly string[];
  /** Would this absolute file be a source of the app, were it there? Not what git ignores, nor what lies outside. */
  readonly couldHave: (file: string) => boolean;
  /** What the host found odd, one sentence each; the app's own notes among them. */
  readonly notes: readonly string[];
  /**
   * The same app with what some of its files (absolute) say now, in the view that is in force: all the rest is as it was read. Undefined when
   * more may hang on these files than the facts of code.
   */
  readonly withTexts: (files: readonly string[]) => AppProject | undefined;
};

export type AppProjectInput = {
  readonly found: FoundApp;
  readonly scope: AppScope;
  readonly store: FactsStore;
  readonly cache: FactsCache;
  /** The project's folder is this one when it holds everything, so that messages name paths as the user would type them. */
  readonly cwd: string;
  /** A Kit as if which the app is looked at. */
  readonly target?: PackageVersion;
  /** Called after each file that was read. */
  readonly onFile?: (done: number, total: number) => void;
};

const MODULE = /\.[cm]?[jt]sx?$/;
const DOCUMENTS = ['package.json', 'tsconfig.json', 'jsconfig.json', 'src/service-worker/tsconfig.json', 'src/service-worker/jsconfig.json'];
const DECLARATIONS = /\.d\.[cm]?ts$|\.d\.[^/]+\.ts$/;

/** Reads the files of an app, of the workspace packages that it depends on, and whatever else they import by path. */
export function readProject(input: AppProjectInput): AppProject {
  const { found, scope, cwd, target } = input;
  const { dir, ceiling } = scope;
  const tooLarge: string[] = [];
  const factsOf = factsReader(input, tooLarge);
  const configuring = new Set<string>();
  const appAt = readApp(scope, (file) => { configuring.add(file); return factsOf(file); }, target);
  const wide = appAt(ceiling);
  const isSource = sourceTest(wide, ceiling);
  const isDocument = documentTest(dir, wide, ceiling);

  const listings = [absolute(dir, found), ...scope.packages.map((one) => packageListing(one.dir, dir))];
  const behind = behindLinks(new Map(listings.flatMap(({ links }) => [...links])), ceiling);
  const listed = [...new Set([...listings.flatMap(({ files }) => files), ...[...behind].flat()])];
  const sources = listed.filter(isSource);
  sources.forEach((file, i) => {
    factsOf(file);
    input.onFile?.(i + 1, sources.length);
  });
  const question = {
    listed: [dir, ...scope.packages.map((one) => one.dir)],
    ceiling,
    aliases: wide.config.aliases.map((alias) => (alias.external ? alias : { ...alias, replacement: joinPath(ceiling, alias.replacement) })),
    isIgnored: scope.isIgnored,
  };
  const outside = outsideFiles({ ...question, known: sources, factsOf: (file) => (isSource(file) ? factsOf(file) : undefined) });

  const files = [...new Set([...listed, ...outside])];
  const root = projectRoot(cwd, [dir, ...scope.packages.map((one) => one.dir), ...[...outside, ...behind.values()].map((file) => posix.dirname(file))]);
  const app = appAt(root);
  const links = new Map([...behind].map(([path, file]) => [relativePath(root, path), relativePath(root, file)]));
  const read = assemble({ app, root, files, links, isSource, isDocument, factsOf, tooLarge, scope });
  const outsideOf = (file: string, facts: FileFacts): readonly string[] => outsideFiles({ ...question, known: [file], factsOf: (one) => (one === file ? facts : undefined) });
  return changeable(read, { configuring, outsideOf, reader: () => factsReader(input, []) });
}

function changeable(read: Omit<AppProject, 'withTexts'>, how: HowRead): AppProject {
  return {
    ...read,
    withTexts: (files) => {
      const project = otherTexts(read, how, files);
      return project && changeable({ ...read, project }, how);
    },
  };
}

type Parts = {
  readonly app: App;
  readonly root: string;
  readonly files: readonly string[];
  /** Project-relative. */
  readonly links: ReadonlyMap<string, string>;
  readonly isSource: (file: string) => boolean;
  readonly isDocument: (file: string) => boolean;
  readonly factsOf: (file: string) => FileFacts | undefined;
  readonly tooLarge: readonly string[];
  readonly scope: AppScope;
};

function assemble({ app, root, files, links, isSource, isDocument, factsOf, tooLarge, scope }: Parts): Omit<AppProject, 'withTexts'> {
  const paths = files.map((file) => relativePath(root, file)).sort();
  const facts = new Map<string, FileFacts>();
  for (const path of paths) {
    const file = joinPath(root, path);
    const made = isSource(file) || isDocument(file) ? factsOf(file) : undefined;
    if (made !== undefined) facts.set(path, { ...made, path });
  }
  const isOutput = outputTest(paths);
  const input = {
    app,
    paths,
    links,
    facts: (path: string) => facts.get(path),
    ignored: (path: string) => isOutput(path) || scope.isIgnored(joinPath(root, path)),
  };
  const notes = [...app.notes, ...tooLarge.map((file) => `${relativePath(scope.dir, file)} is larger than 1.5 MB and was not read.`)];
  const couldHave = (file: string): boolean => isWithin(scope.dir, file) && isSource(file) && !scope.isIgnored(file) && !isOutput(relativePath(root, file));
  return { project: createProject(input), root, ceiling: scope.ceiling, links, couldHave, sources: [...facts.values()].filter(({ text }) => text === undefined).map(({ path }) => path), notes };
}

/** Facts of absolute files, from the store; too large ones are noted once. */
function factsReader({ store, cache, scope }: AppProjectInput, tooLarge: string[]): (file: string) => FileFacts | undefined {
  const seen = new Map<string, FileFacts | undefined>();
  return (file) => {
    if (seen.has(file)) return seen.get(file);
    const known = isFile(file) ? store.read(file, relativePath(scope.dir, file), cache) : undefined;
    if (known !== undefined && 'tooLarge' in known) tooLarge.push(file);
    const facts = known !== undefined && 'facts' in known ? known.facts : undefined;
    seen.set(file, facts);
    return facts;
  };
}

/** Is an absolute file code? Type declarations run nowhere, and what lies among the static files is served as it is. */
function sourceTest({ config }: App, root: string): (file: string) => boolean {
  const assets = joinPath(root, config.assets);
  return (file) => {
    const isCode = MODULE.test(file) ? !DECLARATIONS.test(file) : config.extensions.some((extension) => file.endsWith(extension));
    return isCode && !isWithin(assets, file);
  };
}

/** Is an absolute file one of the app's documents that rules read as text? */
function documentTest(dir: string, { config }: App, root: string): (file: string) => boolean {
  const documents = new Set([...DOCUMENTS.map((name) => joinPath(dir, name)), ...[config.appTemplate, config.errorTemplate].map((path) => joinPath(root, path))]);
  return (file) => documents.has(file) || (isWithin(dir, file) && isDeploymentFile(relativePath(dir, file)));
}

/** What is in a workspace package and not the app's already. Of a package that is itself an app, its routes belong to it alone. */
function packageListing(dir: string, appDir: string): Listing {
  if (isWithin(appDir, dir)) return { files: [], links: new Map() };
  const { files, links } = absolute(dir, ownListing(dir));
  return isKitApp(dir) ? { files: files.filter((file) => !isWithin(joinPath(dir, 'src/routes'), file)), links } : { files, links };
}

function absolute(dir: string, { files, links }: Listing): Listing {
  return { files: files.map((path) => joinPath(dir, path)), links: new Map([...links].map(([path, target]) => [joinPath(dir, path), target])) };
}

/** The working directory when it holds all the folders, else the innermost folder that does. */
function projectRoot(cwd: string, folders: readonly string[]): string {
  const holdsAll = (folder: string): boolean => folders.every((each) => isWithin(folder, each));
  return holdsAll(cwd) ? cwd : (foldersUpwards(folders[0] ?? cwd).find(holdsAll) ?? cwd);
}
