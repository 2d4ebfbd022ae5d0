/** What an answer about the whole app hangs on. */
import type { AppQuestion, FileQuestion, Project } from './project.js';

/** What somebody asked of a project on the way to an answer. What hangs on the names of files alone is not noted: an overlay over a new file starts afresh. */
export type Account = {
  /** Files whose facts were read. */
  readonly facts: Set<string>;
  /** Files whose names were followed. */
  readonly names: Set<string>;
  /** Questions that files answer for themselves, with the files that were asked. */
  readonly asked: Map<FileQuestion<unknown>, Set<string>>;
  /** Which files run where, who imports whom, or the options of pages. */
  reach: boolean;
  /** Which functions Kit calls. */
  entries: boolean;
  /** Something that hangs on any file. */
  all: boolean;
};

/** An answer about the app, with what it hangs on. */
export type Answered<T> = { readonly value: T; readonly account: Account };

export function emptyAccount(): Account {
  return { facts: new Set(), names: new Set(), asked: new Map(), reach: false, entries: false, all: false };
}

/** Adds what another answer hangs on, which was used for this one. */
export function addAccount(account: Account, other: Account): void {
  for (const path of other.facts) account.facts.add(path);
  for (const path of other.names) account.names.add(path);
  for (const [question, paths] of other.asked) for (const path of paths) askedOf(account, question).add(path);
  account.reach ||= other.reach;
  account.entries ||= other.entries;
  account.all ||= other.all;
}

function askedOf({ asked }: Account, question: FileQuestion<unknown>): Set<string> {
  let paths = asked.get(question);
  if (!paths) asked.set(question, (paths = new Set()));
  return paths;
}

/** The project as it is; what it is asked is noted. `answer` is its own, and tells what that hangs on. */
export function noting(project: Project, account: Account, answer: <T>(question: AppQuestion<T>) => Answered<T>): Project {
  const { app, config, kit, kitSatisfies, paths, role, filesOf, isDead, layoutChain, matchRoute } = project;
  const factsOf = (path: string): void => void account.facts.add(path);
  const namesOf = (path: string): void => void account.names.add(path);
  /** A value has places in the file where it stands, which change sooner than what the name means. */
  const withPlaces = <T extends object | undefined>(path: string, found: T): T => {
    namesOf(path);
    if (found && 'value' in found && 'path' in found) factsOf(found.path as string);
    return found;
  };
  return {
    app, config, kit, kitSatisfies, paths, role, filesOf, isDead, layoutChain, matchRoute,
    get routes() { return project.routes; },
    get routeProblems() { return project.routeProblems; },
    facts: (path) => (factsOf(path), project.facts(path)),
    imports: (path) => (factsOf(path), project.imports(path)),
    shipsAlong: (edge) => (factsOf(edge.from), project.shipsAlong(edge)),
    canShip: (path, when) => (factsOf(path), project.canShip(path, when)),
    resolve: (path, ref) => withPlaces(path, project.resolve(path, ref)),
    valueOf: (path, ref) => withPlaces(path, project.valueOf(path, ref)),
    resolveFunction: (path, value) => (namesOf(path), project.resolveFunction(path, value)),
    symbol: (path, ref) => (namesOf(path), project.symbol(path, ref)),
    packageCalls: (path) => (namesOf(path), project.packageCalls(path)),
    entries: (path) => (namesOf(path), project.entries(path)),
    ask: (question, path) => (askedOf(account, question).add(path), project.ask(question, path)),
    askApp: (question) => {
      try {
        const { value, account: used } = answer(question);
        addAccount(account, used);
        return value;
      } catch (problem) {
        // What it hangs on is not known, and somebody may keep the failure as an answer.
        account.all = true;
        throw problem;
      }
    },
    entriesIn: (path) => ((account.entries = true), project.entriesIn(path)),
    pageOptions: (node) => ((account.reach = true), project.pageOptions(node)),
    importers: (path, valueOnly) => ((account.reach = true), project.importers(path, valueOnly)),
    importerChain: (path, isEntry) => ((account.reach = true), project.importerChain(path, isEntry)),
    runsOnServer: (path) => ((account.reach = true), project.runsOnServer(path)),
    serverChain: (path) => ((account.reach = true), project.serverChain(path)),
    clientChain: (path) => ((account.reach = true), project.clientChain(path)),
    isLive: (path) => ((account.reach = true), project.isLive(path)),
    routesUsing: (path) => ((account.reach = true), project.routesUsing(path)),
    canRunOnServer: (path, when) => ((account.all = true), project.canRunOnServer(path, when)),
    summary: (fn) => ((account.all = true), project.summary(fn)),
    runs: (fn) => ((account.all = true), project.runs(fn)),
    callers: (fn) => ((account.all = true), project.callers(fn)),
    swallowedBy: (path, call, thrown) => ((account.all = true), project.swallowedBy(path, call, thrown)),
    neverReturns: (path, call) => ((account.all = true), project.neverReturns(path, call)),
    throwsOf: (path, call) => ((account.all = true), project.throwsOf(path, call)),
    rejectsOf: (path, call) => ((account.all = true), project.rejectsOf(path, call)),
    throwSites: (path, call) => ((account.all = true), project.throwSites(path, call)),
    callbackPasses: (path, callback, thrown) => ((account.all = true), project.callbackPasses(path, callback, thrown)),
    placesOf: (path) => ((account.all = true), project.placesOf(path)),
    overlay: (...changed) => ((account.all = true), project.overlay(...changed)),
  };
}
