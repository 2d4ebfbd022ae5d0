/** What makes the server come to a place in the code. */
import type { CallFact, FileFacts } from '../facts.js';
import type { Entry, Project } from '../project/project.js';
import { runsIts } from './components-running.js';
import { pagesBelow } from './pages.js';
import { surePlaces, type CodePlace } from './render-places.js';

const MAX_DEPTH = 8;

/** Kit calls them on the server, those of `hooks.client` and of unrendered pages aside. */
const ON_SERVER: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler', 'handle', 'handleFetch', 'handleError', 'reroute', 'init', 'remote']);

/**
 * The functions of the app that Kit calls on the server and that lead to the place, over calls in sight. A callback counts where it is
 * surely called (`map`, `then`); `if (browser)` on the way leads nowhere.
 */
export function serverEntries(project: Project, place: CodePlace, depth = 0): readonly Entry[] {
  const { path, fn, when } = place;
  const facts = project.facts(path);
  const fact = facts?.functions[fn];
  if (!facts || !fact || depth > MAX_DEPTH || !project.canRunOnServer(path, when)) return [];
  const own = project.entriesIn(path).filter((entry) => entry.fn === fn && runsOnServer(project, entry));
  const given = fact.argument && facts.calls[fact.argument.call];
  const around = given && runsIts(project, facts, given) ? serverEntries(project, placeOf(path, given), depth + 1) : [];
  const callers = project.callers({ path, fn }).flatMap((site) => {
    const call = (project.facts(site.path) as FileFacts).calls[site.call] as CallFact;
    return serverEntries(project, placeOf(site.path, call), depth + 1);
  });
  return [...own, ...around, ...callers];
}

function placeOf(path: string, { fn, span, when }: CallFact): CodePlace {
  return { path, fn, at: span[0], when };
}

/** Does Kit call it on the server? A universal `load` only where a page is rendered there. */
function runsOnServer(project: Project, { declaredIn, role }: Entry): boolean {
  const file = project.role(declaredIn);
  if (!ON_SERVER.has(role) || file === 'hooks.client') return false;
  if (file !== 'page.universal' && file !== 'layout.universal') return true;
  return pagesBelow(project, declaredIn).some((page) => project.pageOptions(page).ssr === true);
}

/** The components whose rendering on the server surely comes to the place: no condition stands on the way, and no `async` function. */
export function renderedBy(project: Project, place: CodePlace): readonly string[] {
  const found = surePlaces(project, place).map(({ path }) => path);
  return [...new Set(found)].filter((path) => project.runsOnServer(path) === true);
}

/** Where an entry's code stands, for a sentence: "in `load`", "in the action `pay`". */
export function entryInWords({ name, role }: Entry): string {
  return role === 'action' ? `in the action \`${name}\`` : role === 'remote' ? `in the remote function \`${name}\`` : `in \`${name}\``;
}
