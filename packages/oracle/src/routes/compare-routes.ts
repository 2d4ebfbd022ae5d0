/** Kit's manifest against ours, for one tree. */
import type { PackageVersion, RouteProblem } from '@sk-audit/core';
import type { KitName } from '../kits.js';
import { packageVersionOf } from '../kits.js';
import type { Count } from '../property.js';
import type { DiskTree } from '../disk-tree.js';
import type { AskManifest, Manifest, Match, Route } from './kit-manifest.js';
import { kitRouteCode } from './kit-route-code.js';
import { ownManifest } from './own-manifest.js';
import { pathnamesFor } from './pathnames.js';
import type { RouteCase } from './route-trees.js';

export type AskedKit = { readonly kit: KitName; readonly version: PackageVersion; readonly ask: AskManifest };

/** The Kit and its version. */
export function asked(kit: KitName, ask: AskManifest): AskedKit {
  return { kit, version: packageVersionOf(kit), ask };
}

/**
 * Compares until Kit accepts the tree: while it refuses it for the reason that we give first, what is at fault is taken away. A sentence
 * when they differ.
 */
export function compareRoutes(one: RouteCase, { kit, version, ask }: AskedKit, disk: DiskTree, count: Count): string | undefined {
  for (let paths = one.paths; ; ) {
    disk.hold(paths);
    const rest = { ...one, paths };
    const [theirs, ours] = [ask(disk.root, rest), ownManifest(rest, version)];
    const [problem] = ours.problems;
    const difference = problem ? compareProblem(theirs, problem, kit) : compareManifests(theirs, ours, kit);
    if (difference !== undefined) return `${difference}\nwith ${paths.join(', ')}`;
    if (!problem) {
      count('a manifest');
      return undefined;
    }
    count(problem.code);
    const left = withoutFault(rest, problem);
    if (left.length === paths.length) return `${kit} and we agree on ${problem.code}, but nothing can be taken away`;
    if (!left.some((path) => path.startsWith(`${one.routes}/`))) return undefined;
    paths = left;
  }
}

function compareProblem(theirs: Manifest, problem: RouteProblem, kit: KitName): string | undefined {
  const ours = `we say ${problem.code} (${problem.text})`;
  if (!('refused' in theirs)) return `${kit} accepts what we refuse: ${ours}`;
  const code = kitRouteCode(theirs.refused);
  if (code !== problem.code) return `${kit} says ${code ?? 'something new'} (${theirs.refused}), ${ours}`;
  const silent = named(problem).find((name) => !theirs.refused.includes(name));
  return silent === undefined ? undefined : `${kit} does not mean ${silent} (${theirs.refused}), ${ours}`;
}

/** Kit 1 and 2 name only the parameter; a number that is none, and a broken regular expression, are errors of JavaScript. */
const nameless: ReadonlySet<RouteProblem['code']> = new Set(['route_param_invalid', 'route_pattern_invalid', 'route_escape_no_character', 'routes_not_found', 'route_brackets_misplaced']);

/** What Kit's message has to name. */
function named({ code, id, path, other }: RouteProblem): readonly string[] {
  if (nameless.has(code)) return [];
  const own = path === undefined ? id : path.slice(path.lastIndexOf('/') + 1);
  return [own, other?.slice(code === 'route_conflict' ? 0 : other.lastIndexOf('/') + 1)].filter((name) => name !== undefined);
}

/** The file at fault goes, else all that lies in the folder at fault; of a conflict only the folder's own files. */
function withoutFault({ paths, routes }: RouteCase, { code, id = '/', path }: RouteProblem): readonly string[] {
  if (path !== undefined) return paths.filter((each) => each !== path);
  const folder = id === '/' ? `${routes}/` : `${routes}${id}/`;
  return paths.filter((each) => !each.startsWith(folder) || (code === 'route_conflict' && each.slice(folder.length).includes('/')));
}

function compareManifests(theirs: Manifest & { readonly match?: Match }, ours: { readonly routes: readonly Route[]; readonly match: Match }, kit: KitName): string | undefined {
  if ('refused' in theirs) return `${kit} refuses what we accept: ${theirs.refused}`;
  const [wanted, made] = [byId(theirs.routes), byId(ours.routes)];
  for (const id of new Set([...wanted.keys(), ...made.keys()])) {
    const [a, b] = [JSON.stringify(wanted.get(id)), JSON.stringify(made.get(id))];
    if (a !== b) return `${kit} makes ${a} of ${id}, we make ${b}`;
  }
  return compareOrder(theirs.routes, ours.routes, kit) ?? compareMatches(theirs.match, ours, kit);
}

function byId(routes: readonly Route[]): ReadonlyMap<string, Route> {
  return new Map(routes.map((route) => [route.id, route]));
}

function compareOrder(theirs: readonly Route[], ours: readonly Route[], kit: KitName): string | undefined {
  const [a, b] = [theirs, ours].map((routes) => routes.map(({ id }) => id).join(' > '));
  return a === b ? undefined : `${kit} tries ${a}, we try ${b}`;
}

function compareMatches(theirs: Match | undefined, ours: { readonly routes: readonly Route[]; readonly match: Match }, kit: KitName): string | undefined {
  for (const pathname of pathnamesFor(ours.routes.map(({ id }) => id))) {
    const [a, b] = [theirs?.(pathname), ours.match(pathname)].map((match) => JSON.stringify(match && [match.id, sorted(match.params)]));
    if (a !== b) return `${kit} serves ${pathname} with ${a}, we with ${b}`;
  }
  return undefined;
}

function sorted(params: { readonly [name: string]: string }): readonly [string, string][] {
  return Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
}
