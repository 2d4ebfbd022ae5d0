/** Routes as rows of a tree. */
import type { OutlinedFile, RouteNode, RouteOutline } from '@sk-audit/core';

/** A row shows a route (a folder) or one of its files. An endpoint that is alone in its folder stands in the folder's row. */
export type TreeRow = {
  /** The lines before the name. */
  readonly lead: string;
  /** The lines of further rows of the same entry. */
  readonly follow: string;
  readonly name: string;
  readonly isFolder: boolean;
  readonly route?: RouteOutline;
  readonly file?: OutlinedFile;
};

type Branch = { readonly name: string; readonly outline: RouteOutline | undefined; readonly children: readonly Branch[] };

/** The rows from the root down. Folders without route files stand before the next one: `api/stock`. */
export function treeRows(routes: readonly RouteOutline[]): readonly TreeRow[] {
  const root = rootOf(routes[0]?.node);
  return root === undefined ? [] : rowsOf(branch(root, new Map(routes.map((route) => [route.node, route]))), '', '');
}

function rootOf(node: RouteNode | undefined): RouteNode | undefined {
  return node?.parent === undefined ? node : rootOf(node.parent);
}

function branch(node: RouteNode, outlines: ReadonlyMap<RouteNode, RouteOutline>, before = ''): Branch {
  const outline = outlines.get(node);
  const inner = node.children.filter((child) => holdsAny(child, outlines)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const name = node.parent === undefined ? '/' : before + node.segment;
  const [only] = inner;
  if (outline === undefined && node.parent !== undefined && only !== undefined && inner.length === 1) return branch(only, outlines, `${name}/`);
  return { name, outline, children: inner.map((child) => branch(child, outlines)) };
}

function holdsAny(node: RouteNode, outlines: ReadonlyMap<RouteNode, RouteOutline>): boolean {
  return outlines.has(node) || node.children.some((child) => holdsAny(child, outlines));
}

function rowsOf({ name, outline, children }: Branch, lead: string, follow: string): readonly TreeRow[] {
  const beside = follow + (children.length > 0 ? '│  ' : '   ');
  const files = outline?.files ?? [];
  const alone = files.length === 1 && files[0]?.role === 'endpoint' ? files[0] : undefined;
  return [
    { lead, follow: beside, name, isFolder: true, route: outline, file: alone },
    ...(alone ? [] : files).map((file) => ({ lead: beside, follow: beside, name: nameOf(file.path), isFolder: false, route: outline, file })),
    ...children.flatMap((child, index) => {
      const isLast = index === children.length - 1;
      return rowsOf(child, follow + (isLast ? '└─ ' : '├─ '), follow + (isLast ? '   ' : '│  '));
    }),
  ];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
