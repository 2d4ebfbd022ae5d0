/** The route tree as Kit builds it. */

/** The files of one page or layout node. */
export type NodeFiles = {
  readonly component?: string;
  readonly universal?: string;
  readonly server?: string;
  /** The text after `@` in the component's name: `''` resets to the root. */
  readonly resetTo?: string;
};

/** One directory below the routes folder. */
export type RouteNode = {
  /** Kit's route id: `/`, `/(app)/blog/[slug]`. */
  readonly id: string;
  /** Project-relative folder. */
  readonly dir: string;
  /** Raw directory name; `''` for the root. */
  readonly segment: string;
  readonly parent?: RouteNode;
  readonly children: readonly RouteNode[];
  readonly page?: NodeFiles;
  readonly layout?: NodeFiles;
  readonly error?: string;
  readonly endpoint?: string;
};

export type RouteTree = {
  readonly root: RouteNode;
  /** Every node, in sorted order of ids. */
  readonly nodes: readonly RouteNode[];
  readonly byId: ReadonlyMap<string, RouteNode>;
  /** Route file → its node. */
  readonly byFile: ReadonlyMap<string, RouteNode>;
};

/** Where a URL leads. */
export type RouteMatch = {
  readonly node: RouteNode;
  readonly params: { readonly [name: string]: string };
};
