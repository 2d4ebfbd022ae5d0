/** Which files run on the server, and which reach browsers. */
import type { Edge } from '../modules/edge.js';
import type { Tri } from './project.js';

/** Shortest ways from a set of entries: each file with the file before it (`undefined` for an entry). Ties go to the smaller path. */
export type Ways = ReadonlyMap<string, string | undefined>;

/** Breadth-first over the edges that `follows` accepts. */
export function waysFrom(entries: readonly string[], imports: (path: string) => readonly Edge[], follows: (edge: Edge) => boolean): Ways {
  const ways = new Map<string, string | undefined>();
  let front = [...entries].sort();
  for (const entry of front) ways.set(entry, undefined);
  while (front.length > 0) {
    const next: string[] = [];
    for (const path of front) {
      const targets = imports(path).filter((edge) => edge.kind === 'file' && edge.to !== undefined && follows(edge)).map((edge) => edge.to as string);
      for (const target of targets.sort()) {
        if (ways.has(target)) continue;
        ways.set(target, path);
        next.push(target);
      }
    }
    front = next.sort();
  }
  return ways;
}

/** `[entry, …, path]`; undefined when the path is not reached. */
export function wayTo(ways: Ways, path: string): readonly string[] | undefined {
  if (!ways.has(path)) return undefined;
  const chain: string[] = [];
  for (let at: string | undefined = path; at !== undefined; at = ways.get(at)) chain.unshift(at);
  return chain;
}

/** True when surely reached, `unknown` when only through entries that may not count. */
export function triReach(surely: Ways, perhaps: Ways, path: string): Tri {
  if (surely.has(path)) return true;
  return perhaps.has(path) ? 'unknown' : false;
}

/** Does importing run the code over there? Not what is taken as text (`?raw`) or as an address (`?url`, `new URL(…)`). */
export function executes({ fact }: Edge): boolean {
  return fact.kind !== 'url' && !/[?&](?:raw|url)(?:&|=|$)/.test(fact.query ?? fact.specifier);
}
