/** The files that a glob or a specifier with holes means. */
import picomatch from 'picomatch';
import type { FileIndex } from './file-index.js';
import { joinPath, pathInside } from './posix-path.js';

/** A pattern in a folder whose name is taken literally: `[id]` and `(shop)` are common there. */
export type Pattern = { readonly folder: string; readonly glob: string };

const magic = /[*?[\](){}!+@\\]/;

/**
 * The files that `import.meta.glob` finds, sorted: no files with a leading dot, none of node_modules.
 * @see vite packages/vite/src/node/plugins/importMetaGlob.ts (7.3.8)
 */
export function expandGlob(pattern: Pattern, files: FileIndex): readonly string[] {
  const { folder, glob } = narrowed(pattern, (segment) => !magic.test(segment));
  return matching(folder, picomatch(glob), files);
}

/**
 * The files that `import(`./${name}.js`)` can mean, sorted: a hole (`*`) stands for part of one segment. Without an extension at its end
 * Vite does not follow it: `undefined`.
 * @see vite packages/vite/src/node/plugins/dynamicImportVars.ts (7.3.8)
 */
export function expandTemplate(pattern: Pattern, files: FileIndex): readonly string[] | undefined {
  if (!/\.[^./*]+$/.test(pattern.glob)) return undefined;
  const { folder, glob } = narrowed(pattern, (segment) => !segment.includes('*'));
  const source = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*');
  const regex = new RegExp(`^${source}$`);
  return matching(folder, (path) => regex.test(path), files);
}

function matching(folder: string | undefined, isMatch: (path: string) => boolean, files: FileIndex): readonly string[] {
  if (folder === undefined) return [];
  return files.below(folder).filter((path) => {
    const inside = pathInside(folder, path);
    return inside !== undefined && !inside.includes('node_modules/') && isMatch(inside);
  });
}

/** The literal beginning of the glob becomes part of the folder; `undefined` when it leaves the project. */
function narrowed({ folder, glob }: Pattern, isLiteral: (segment: string) => boolean): Partial<Pattern> & Pick<Pattern, 'glob'> {
  const segments = glob.split('/');
  const first = segments.findIndex((segment) => !isLiteral(segment));
  const count = first === -1 ? segments.length - 1 : first;
  return { folder: joinPath(folder, ...segments.slice(0, count)), glob: segments.slice(count).join('/') };
}
