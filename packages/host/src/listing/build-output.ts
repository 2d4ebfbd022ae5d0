/** Which paths are somebody else's code, or made by a build. */
import { posix } from 'node:path';

const NEVER_SOURCE: ReadonlySet<string> = new Set(['node_modules', '.svelte-kit', '.git', '.vercel', '.netlify', '.output']);
/** Only beside a package.json: a route may be called `/build`, a component folder `dist`. */
const OUTPUT_OF_PACKAGE: ReadonlySet<string> = new Set(['build', 'dist', 'coverage']);

/** Is a folder of this name never the app's own source, wherever it stands? */
export function isNeverSource(folderName: string): boolean {
  return NEVER_SOURCE.has(folderName);
}

/**
 * A test for paths below one folder: do they lie in installed packages, generated code or build output? `files` are the folder's
 * files, of which the package.json files matter.
 */
export function outputTest(files: readonly string[]): (path: string) => boolean {
  const packages = new Set(['', ...files.filter((path) => posix.basename(path) === 'package.json').map(folderOf)]);
  return (path) => {
    const segments = path.split('/');
    return segments.some(
      (name, i) => isNeverSource(name) || (i < segments.length - 1 && OUTPUT_OF_PACKAGE.has(name) && packages.has(segments.slice(0, i).join('/'))),
    );
  };
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
