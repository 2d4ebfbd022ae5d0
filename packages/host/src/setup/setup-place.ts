/** Where does a project keep what a set-up adds? */
import { readPackageJson, type Manifest } from '../app/package-json.js';
import { findApps } from '../discovery/find-apps.js';
import { git, gitRoot } from '../listing/git.js';
import { foldersUpwards, joinPath, relativePath, toPosix } from '../posix-path.js';
import { UserError } from '../user-error.js';

export type SetupPlace = {
  /** The working directory; absolute, POSIX. */
  readonly cwd: string;
  /** The nearest folder with a package.json at or above the working directory; absolute, POSIX. */
  readonly folder: string;
  /** The top of the repository, where hooks and pipelines live; undefined outside git. */
  readonly top: string | undefined;
  /** Names of the packages that the package.json of either folder asks for. */
  readonly packages: ReadonlySet<string>;
  /** Where git pushes to, if anywhere. */
  readonly origin: string | undefined;
};

/**
 * The place that a set-up from `cwd` is about.
 * @throws {UserError} when there is no package.json, one is broken, or there is no SvelteKit app
 */
export function setupPlace(cwd: string): SetupPlace {
  const here = toPosix(cwd);
  const top = gitRoot(here);
  const folder = foldersUpwards(here, top).find((dir) => manifestIn(dir, here) !== undefined);
  if (folder === undefined) throw new UserError('There is no package.json in this folder or above it: go to the project that sk-audit is to be set up in.');
  findApps(['.'], folder);
  const manifests = [folder, top ?? folder].flatMap((dir) => manifestIn(dir, here) ?? []);
  return { cwd: here, folder, top, packages: new Set(manifests.flatMap(({ dependencies }) => [...dependencies.keys()])), origin: top && git(top, ['remote', 'get-url', 'origin'])?.trim() };
}

function manifestIn(dir: string, here: string): Manifest | undefined {
  const read = readPackageJson(dir);
  if ('manifest' in read) return read.manifest;
  if (read.problem === 'missing') return undefined;
  throw new UserError(`"${relativePath(here, joinPath(dir, 'package.json'))}" is no JSON object: mend it first.`);
}
