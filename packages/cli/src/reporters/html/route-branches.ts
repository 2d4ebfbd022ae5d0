/** Routes as a tree of folders. */
import type { ReportedApp } from '../reported-app.js';

export type Route = ReportedApp['routes'][number];

export type Branch = {
  /** The names below the branch above; folders without route files stand before the next one: `api/stock`. */
  readonly name: string;
  readonly id: string;
  /** Undefined for a folder that has no route files, but several that do. */
  readonly route: Route | undefined;
  readonly children: readonly Branch[];
};

/** The tree below `/`; undefined when there is no route. */
export function routeBranches(routes: readonly Route[]): Branch | undefined {
  return routes.length === 0 ? undefined : branch('/', '/', routes);
}

/** `routes` are those at or below the id, sorted by id. */
function branch(name: string, id: string, routes: readonly Route[]): Branch {
  const own = routes.find((route) => route.id === id);
  const start = id === '/' ? '/' : `${id}/`;
  const below = new Map<string, Route[]>();
  for (const route of routes) {
    if (route === own) continue;
    const segment = route.id.slice(start.length).split('/')[0] as string;
    below.set(segment, [...(below.get(segment) ?? []), route]);
  }
  const [only, ...others] = below;
  if (own === undefined && id !== '/' && only !== undefined && others.length === 0) return branch(`${name}/${only[0]}`, start + only[0], only[1]);
  return { name, id, route: own, children: [...below].map(([segment, inner]) => branch(segment, start + segment, inner)) };
}
