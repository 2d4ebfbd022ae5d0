/** What lies behind symbolic links: Vite goes to where a link leads. */
import { isWithin, joinPath } from '../posix-path.js';
import { isFile } from './is-file.js';
import { listFolder } from './list-files.js';

/**
 * Each file that can be reached through the links (absolute path → where it leads) → the file that it really is, absolute. Folders are
 * entered when they lie in `ceiling`, and never one that holds the link, or a link or folder on the way to it.
 */
export function behindLinks(links: ReadonlyMap<string, string>, ceiling: string, entered: readonly string[] = []): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [link, target] of links) {
    const turnsBack = [link, ...entered].some((folder) => isWithin(target, folder));
    if (turnsBack || !isWithin(ceiling, target)) continue;
    for (const [path, file] of filesAt(target, ceiling, [...entered, link, target])) files.set(joinPath(link, path), file);
  }
  return files;
}

/** Path below the target (`''` when it is a file) → real file. */
function filesAt(target: string, ceiling: string, entered: readonly string[]): ReadonlyMap<string, string> {
  if (isFile(target)) return new Map([['', target]]);
  const { files, links } = listFolder(target);
  const inner = behindLinks(new Map([...links].map(([path, leadsTo]) => [joinPath(target, path), leadsTo])), ceiling, entered);
  return new Map([...files.map((path) => [path, joinPath(target, path)] as const), ...[...inner].map(([path, file]) => [path.slice(target.length + 1), file] as const)]);
}
