/** Arithmetic on project-relative POSIX paths. The project's root is `''`. */

/** The parts one after the other, `.` and `..` resolved; `undefined` when that leaves the project. */
export function joinPath(...parts: readonly string[]): string | undefined {
  const joined: string[] = [];
  for (const segment of parts.join('/').split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') joined.push(segment);
    else if (joined.pop() === undefined) return undefined;
  }
  return joined.join('/');
}

/** The folder that holds the path; `''` for what lies at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The last segment. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path as seen from `folder`; `''` for the folder itself, `undefined` when it lies elsewhere. */
export function pathInside(folder: string, path: string): string | undefined {
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}
