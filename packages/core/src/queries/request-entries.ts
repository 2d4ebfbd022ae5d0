/** Which entry functions run while a server answers visitors? */
import type { KitConfig } from '../kit/app.js';
import { ownPageOptions } from '../kit/page-options.js';
import type { Role } from '../kit/roles.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import { pagesBelow } from './pages.js';

const UNIVERSAL: ReadonlySet<Role> = new Set<Role>(['page.universal', 'layout.universal']);
const ROLES: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler', 'handle', 'handleFetch', 'handleError', 'remote']);

/** Adapters that make files only: what runs "on the server" then runs once, at build time, for nobody. */
const FILES_ONLY = /adapter[\w/-]*(?:static|extension|ipfs)/;

/**
 * The entries through which a request of a visitor leads to the function, on a server. None where there is no such server
 * (adapter-static, Tauri, browser extensions), where pages are not rendered (`ssr = false`) or only when the app is built (`prerender`).
 */
export function requestEntries(project: Project, fn: FunctionRef): readonly Entry[] {
  return hasServer(project.config) ? project.runs(fn).entries.filter((entry) => servesRequests(project, entry)) : [];
}

/** Is the page's markup made on a server, for each visitor anew? */
export function isRenderedOnRequest(project: Project, page: RouteNode): boolean {
  return hasServer(project.config) && isServed(project, page, true);
}

/** Does the adapter make a server? */
export function hasServer({ adapter }: KitConfig): boolean {
  return adapter === undefined || !FILES_ONLY.test(adapter);
}

function servesRequests(project: Project, entry: Entry): boolean {
  const role = project.role(entry.declaredIn);
  if (!ROLES.has(entry.role) || role === 'hooks.client') return false;
  if (role === 'endpoint') return !isPrerendered(project, entry.declaredIn);
  if (entry.role !== 'load') return true;
  return pagesBelow(project, entry.declaredIn).some((page) => isServed(project, page, UNIVERSAL.has(role)));
}

function isPrerendered(project: Project, path: string): boolean {
  const facts = project.facts(path);
  return !!facts && ownPageOptions(facts).prerender === true;
}

/** Server loads answer for their data even where nothing is rendered. */
function isServed(project: Project, page: RouteNode, isUniversal: boolean): boolean {
  const { prerender, ssr } = project.pageOptions(page);
  return (prerender === false || prerender === 'auto') && (ssr === true || !isUniversal);
}
