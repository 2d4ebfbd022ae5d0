/** The ways in which a specifier can say where a file lies. Paths are project-relative. Whether it leads there in the end, the resolver knows. */
import { aliasesOf, folderOf, joinPath, matchStar, nameOf, pathInside, type Alias, type App } from '@sk-audit/core';

export type Way = {
  /** The path that a specifier in the file `from` means, as far as it is written; undefined when it is not written in this way. */
  readonly read: (specifier: string, from: string) => string | undefined;
  /** How the file `from` says the path; undefined when it cannot in this way. */
  readonly write: (path: string, from: string) => string | undefined;
  /** People write so without being led to it by what stood there before. */
  readonly usual: boolean;
};

/** Relative to the file: `./db`, `../lib/db`, `.`. A folder around the file is written with its name, `../db`: to TypeScript, dots never mean a `db.ts`. */
export const relative: Way = {
  read: (specifier, from) => (/^\.\.?(?:\/|$)/.test(specifier) ? joinPath(folderOf(from), specifier) : undefined),
  write: (path, from) => {
    const way = relativePath(folderOf(from), path);
    return path === '' || !endsInDots(way) ? way : `${way === '.' ? '..' : `${way}/..`}/${nameOf(path)}`;
  },
  usual: true,
};

/** The way to a folder: `.`, `./`, `../..`. */
export function endsInDots(specifier: string): boolean {
  return /(?:^|\/)\.\.?\/?$/.test(specifier);
}

/** All ways of an app, the likeliest first: aliases, subpath imports, from the app's folder, relative. */
export function waysOf(app: App): readonly Way[] {
  const imports = Object.entries(app.config.packageImports).flatMap(([key, targets]) => targets.map((target) => throughImport(key, target, app.root)));
  return [...aliasesOf(app).filter(({ external }) => external !== true).map(throughAlias), ...imports, fromRoot(app), fromSource(app), relative];
}

function throughAlias({ find, replacement }: Alias): Way {
  return {
    read: (specifier) => (specifier === find ? replacement : specifier.startsWith(`${find}/`) ? joinPath(replacement, specifier.slice(find.length)) : undefined),
    write: (path) => {
      const inside = pathInside(replacement, path);
      return inside === '' ? find : prefixed(`${find}/`, inside);
    },
    usual: true,
  };
}

/** A key of `package.json#imports`; its stars stand for the same text. */
function throughImport(key: string, target: string, root: string): Way {
  return {
    read: (specifier) => {
      const star = specifier === key ? '' : matchStar(key, specifier);
      return star === undefined ? undefined : joinPath(root, target.replaceAll('*', star));
    },
    write: (path) => {
      const [inside, pattern] = [pathInside(root, path) ?? '', joinPath(target) ?? ''];
      const star = inside === pattern ? '' : matchStar(pattern, inside);
      return star === undefined ? undefined : key.replace('*', () => star);
    },
    usual: true,
  };
}

/** `/src/lib/db`, from the app's folder. */
function fromRoot({ root }: App): Way {
  return {
    read: (specifier) => (specifier.startsWith('/') ? joinPath(root, specifier) : undefined),
    write: (path) => prefixed('/', pathInside(root, path)),
    usual: false,
  };
}

/** `src/lib/db`, as a tsconfig with a `baseUrl` allows it. */
function fromSource({ root, config }: App): Way {
  const isSource = (path: string | undefined): path is string => path !== undefined && pathInside(config.src, path) !== undefined;
  return {
    read: (specifier) => {
      const path = /^[./]/.test(specifier) ? undefined : joinPath(root, specifier);
      return isSource(path) ? path : undefined;
    },
    write: (path) => (isSource(path) ? pathInside(root, path) : undefined),
    usual: false,
  };
}

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : prefix + text;
}

/** The way from a folder to a path, with a dot at its beginning; dots alone when the path is that folder or one above it. */
export function relativePath(folder: string, path: string): string {
  const [from, to] = [folder, path].map((each) => (each === '' ? [] : each.split('/'))) as [string[], string[]];
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  const steps = [...from.slice(shared).map(() => '..'), ...to.slice(shared)];
  return steps[0] === '..' ? steps.join('/') : ['.', ...steps].join('/');
}
