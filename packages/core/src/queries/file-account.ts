/** Everything that the engine holds true of one file, for people who doubt a finding. */
import { serverOnlyReason, type ServerOnlyReason } from '../kit/server-only.js';
import type { Role } from '../kit/roles.js';
import type { Entry, Project } from '../project/project.js';
import { browserSide, serverSide, type BrowserSide, type ServerSide } from './environments.js';

export type Importer = {
  readonly path: string;
  /** Nothing of the import survives compilation. */
  readonly typesOnly: boolean;
};

export type FileAccount = {
  readonly role: Role;
  /** Id of the route that it is a file of. */
  readonly route?: string;
  /** Why it could not be parsed: what it imports and declares is then unknown. */
  readonly unparsed?: string;
  readonly server: ServerSide;
  readonly browser: BrowserSide;
  /** Absent: it may be imported anywhere. */
  readonly serverOnly?: ServerOnlyReason;
  /** Functions that Kit calls: declared here, or declared elsewhere with their bodies here. Sorted by file, role and name. */
  readonly entries: readonly Entry[];
  /** Live files that import it, sorted. */
  readonly importers: readonly Importer[];
  /** Its path says that it is no part of the running app: a test, story, mock, script or configuration. Nothing is reported in it. */
  readonly dead: boolean;
  /** A page, an endpoint, a hook or another entry leads to it, be it refused there. */
  readonly reached: boolean;
};

/** The account of a file of the project. */
export function fileAccount(project: Project, path: string): FileAccount {
  const route = project.routes.byFile.get(path)?.id;
  const unparsed = project.facts(path)?.unparsed;
  const serverOnly = serverOnlyReason(path, project.config, project.kit);
  const browser = browserSide(project, path);
  return {
    role: project.role(path),
    ...(route !== undefined && { route }),
    ...(unparsed !== undefined && { unparsed }),
    server: serverSide(project, path),
    browser,
    ...(serverOnly && { serverOnly }),
    entries: entriesOf(project, path),
    importers: importersOf(project, path),
    dead: project.isDead(path),
    reached: project.isLive(path) || browser.as !== 'none',
  };
}

function entriesOf(project: Project, path: string): readonly Entry[] {
  const all = [...project.entries(path), ...project.entriesIn(path)];
  const byKey = new Map(all.map((entry) => [[entry.declaredIn, entry.role, entry.name, entry.path, entry.fn].join('\n'), entry]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

function importersOf(project: Project, path: string): readonly Importer[] {
  const forValues = new Set(project.importers(path, true));
  return [...new Set(project.importers(path))].sort().map((from) => ({ path: from, typesOnly: !forValues.has(from) }));
}
