/** On which side a file runs, and because of what. */
import { serverOnlyReason } from '../kit/server-only.js';
import type { Role } from '../kit/roles.js';
import type { Project, Tri } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import { isGuardedChain, shippableEdges } from './guarded-chain.js';
import { pagesBelow } from './pages.js';
import { roleInWords } from './role-in-words.js';

export type ServerSide = {
  /** `unknown` when it hangs on page options that are no literal, or on something that may never happen (an error page). */
  readonly runs: Tri;
  /** A clause that says why, without a full stop. */
  readonly why: string;
  /** Shortest `[entry, …, path]`; for `unknown`, what may run there. */
  readonly chain?: readonly string[];
};

export type BrowserSide = {
  /** Is its code built for browsers? */
  readonly runs: boolean;
  /**
   * `code`: its code is. `leak`: its code is, although it is server-only, on a way at which Kit does not look. `stub`: calls of its
   * remote functions are. `refused`: something that is built for browsers imports it, and Kit fails the build. `none`: nothing of it.
   */
  readonly as: 'code' | 'leak' | 'stub' | 'refused' | 'none';
  /** A clause that says why, without a full stop. */
  readonly why: string;
  /** Shortest `[entry, …, path]`; also for what is refused, and for stubs. */
  readonly chain?: readonly string[];
};

/** Files of these roles run on the server only when a page is rendered there. */
const RENDERED: ReadonlySet<Role> = new Set<Role>(['page.svelte', 'layout.svelte', 'error.svelte', 'page.universal', 'layout.universal']);

/** Does the file run on the server, and what brings it there? */
export function serverSide(project: Project, path: string): ServerSide {
  const runs = project.runsOnServer(path);
  const chain = project.serverChain(path);
  const [entry] = chain ?? [];
  if (!chain || entry === undefined) return { runs, why: whyNotOnServer(project, path) };
  return { runs, why: runs === true ? whyOnServer(project, entry, path) : whyPerhaps(project, entry, path), chain };
}

function whyOnServer(project: Project, entry: string, path: string): string {
  return leadsHere(project, entry, path, RENDERED.has(project.role(entry)) ? 'which is rendered on the server' : '');
}

function whyPerhaps(project: Project, entry: string, path: string): string {
  if (project.role(entry) === 'error.svelte') return leadsHere(project, entry, path, 'which is rendered when something fails');
  const page = pagesBelow(project, entry).find((node) => project.pageOptions(node).ssr === 'unknown');
  return leadsHere(project, entry, path, `and whether the server renders ${page && page.id !== project.routes.byFile.get(entry)?.id ? page.id : 'it'} hangs on \`ssr\`, which cannot be read as a literal`);
}

/** `it is the page /cart, which …`, or `the page /cart, which …, leads to it`. */
function leadsHere(project: Project, entry: string, path: string, aside: string): string {
  const what = roleInWords(project, entry);
  if (entry === path) return `it is ${what}${aside && `, ${aside}`}`;
  return `${what}${aside && `, ${aside},`} leads to it`;
}

function whyNotOnServer(project: Project, path: string): string {
  const own = RENDERED.has(project.role(path)) && project.routes.byFile.has(path);
  const pages = own ? pagesBelow(project, path) : project.routesUsing(path).filter((node) => node.page);
  if (pages.length > 0) return `${whyUnrendered(project)} for ${idsInWords(pages)}`;
  if (own) return 'it belongs to no page';
  return isImportedForTypes(project, path) ? ONLY_TYPES : 'nothing that runs on the server imports it';
}

function whyUnrendered({ config }: Project): string {
  if (config.routerType === 'hash') return 'the hash router renders nothing on the server, also not';
  return config.spaFallback ? 'adapter-static with a fallback renders nothing on a server, also not' : '`ssr` is off';
}

function idsInWords(pages: readonly RouteNode[]): string {
  const [first, ...others] = pages.map((node) => node.id);
  return others.length === 0 ? `${first}` : `${first} and ${others.length} more`;
}

/** Is the file built for browsers, and what brings it there? */
export function browserSide(project: Project, path: string): BrowserSide {
  const chain = project.clientChain(path);
  if (chain) return { runs: true, as: 'code', why: whyBundled(project, chain[0] ?? path, path), chain };
  const wishes = chainsWithoutBorder(project, path);
  const [shortest] = wishes;
  if (!shortest) return { runs: false, as: 'none', why: whyNotInBrowser(project, path) };
  if (project.role(path) === 'remote') return { runs: false, as: 'stub', why: 'browsers get stubs that call its functions on the server', chain: shortest };
  const guarded = wishes.find((wish) => isGuardedChain(project, wish));
  if (!guarded) return { runs: true, as: 'leak', why: `${leadsHere(project, shortest[0] ?? path, path, '')} on a way at which Kit does not look`, chain: shortest };
  const why = serverOnlyReason(path, project.config, project.kit)?.why ?? 'it is server-only';
  return { runs: false, as: 'refused', why: `what Kit builds for browsers imports it, and Kit fails the build, because ${why}`, chain: guarded };
}

function whyBundled(project: Project, entry: string, path: string): string {
  const pages = pagesBelow(project, entry);
  const isOff = pages.length > 0 && pages.every((node) => project.pageOptions(node).csr === false);
  return leadsHere(project, entry, path, `which Kit builds for browsers${isOff ? ' although `csr` is off' : ''}`);
}

/** The chains over which the file would be shipped, were it no border: one for each importer, shortest first. */
function chainsWithoutBorder(project: Project, path: string): readonly (readonly string[])[] {
  const isBorder = project.role(path) === 'remote' || serverOnlyReason(path, project.config, project.kit)?.kit === true;
  if (!isBorder) return [];
  const chains = importersOf(project, path).flatMap((from) => {
    const chain = project.clientChain(from);
    return chain && shippableEdges(project, from, path).length > 0 ? [[...chain, path]] : [];
  });
  return chains.sort((a, b) => a.length - b.length || (a.join('\n') < b.join('\n') ? -1 : 1));
}

function whyNotInBrowser(project: Project, path: string): string {
  const importers = importersOf(project, path);
  if (importers.length === 0) return isImportedForTypes(project, path) ? ONLY_TYPES : 'nothing that Kit builds for browsers imports it';
  const edges = importers.filter((from) => project.clientChain(from)).flatMap((from) => project.imports(from).filter((edge) => edge.to === path && edge.value));
  if (edges.length === 0) return 'only code that is not built for browsers imports it';
  if (edges.every(({ from, fact }) => !project.canShip(from, fact.when))) return 'what is built for browsers imports it under `import.meta.env.SSR` only, and the bundler drops that';
  return 'what is built for browsers takes its text or its address, or uses `require`, and does not run it';
}

const ONLY_TYPES = 'only types are imported from it';

function isImportedForTypes(project: Project, path: string): boolean {
  return project.importers(path).length > 0 && project.importers(path, true).length === 0;
}

function importersOf(project: Project, path: string): readonly string[] {
  return [...new Set(project.importers(path, true))];
}
