/** What to write instead of an import that takes server code to the browser, and why Kit lets some pass. */
import { isGuardedChain, isSeenByKit, skipsBrowsers, startsWorker, type Edge, type Project } from '@sk-audit/core';

/** A sentence in the imperative. `steps` are the imports of the chain, the one that crosses the border last. */
export function adviceFor(project: Project, chain: readonly string[], steps: readonly Edge[]): string {
  return adviceByTarget(project, steps) ?? adviceByStart(project, chain, steps) ?? adviceByFile(project, steps);
}

/** What is imported, and how, decides. */
function adviceByTarget(project: Project, steps: readonly Edge[]): string | undefined {
  const { fact, from, to } = lastOf(steps);
  const role = to === undefined ? undefined : project.role(to);
  if (role === 'remote') return 'Move the remote file to where its path does not say that it is server-only.';
  if (fact.kind === 'css') return 'Move the style to where browsers may have it.';
  if (fact.kind === 'url') return 'Answer with the file from a `+server` endpoint and use the address of that.';
  if (startsWorker(lastOf(steps))) return 'Move what the worker may know into a file of its own and start the worker from that.';
  if (role === 'endpoint') return 'Move what both need into a module of its own, or fetch the answer of the endpoint.';
  if (role === 'page.server' || role === 'layout.server') return 'Move what both need into a module of its own and import that.';
  const drops = project.kitSatisfies('>=2.0.0-0') !== false;
  return drops && skipsBrowsers(project, from, fact.when) ? 'Test `import.meta.env.SSR` instead, by which the bundler drops the branch, or move it to `+page.server`.' : undefined;
}

/** Where there is no page to which a server could hand data, what begins the chain decides. */
function adviceByStart(project: Project, [entry = '']: readonly string[], steps: readonly Edge[]): string | undefined {
  if (steps.some(startsWorker)) return 'Fetch in the worker what it needs from a `+server` endpoint.';
  switch (project.role(entry)) {
    case 'service-worker': return 'Fetch in the service worker what it needs from a `+server` endpoint.';
    case 'hooks.client': return 'Do this in `src/hooks.server`, or send what is needed to a `+server` endpoint.';
    case 'hooks.universal': return 'Do this in `src/hooks.server`, since universal hooks run in browsers too.';
    case 'params': return 'Let the matcher look at the text alone, and ask the server in the `load` of `+page.server`.';
    default: return undefined;
  }
}

function adviceByFile(project: Project, steps: readonly Edge[]): string {
  const { from } = lastOf(steps);
  const role = project.role(from);
  if (role === 'page.universal') return 'Move this part of `load` to `+page.server`.';
  if (role === 'layout.universal') return 'Move this part of `load` to `+layout.server`.';
  if (role !== 'module') return 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.';
  return 'Move what the browser needs into a module without this import, and the rest behind `+page.server` or `+server`.';
}

/** A clause that says why Kit does not see what is shipped. */
export function gapOf(project: Project, [entry = '']: readonly string[], steps: readonly Edge[]): string {
  if (steps.slice(0, -1).some(startsWorker)) return 'Kit does not look at workers';
  const unseen = steps.find((edge) => !isSeenByKit(edge));
  if (unseen) return `Kit does not look at ${UNSEEN[unseen.fact.kind] ?? 'such imports'}`;
  const { to = '' } = lastOf(steps);
  if (project.role(to) === 'endpoint') return 'Kit lets `+server` files pass';
  if (isGuardedChain(project, [entry])) return 'Kit does not take files of this name for server-only';
  return project.role(entry) === 'service-worker' ? 'Kit looks at service workers only since 3.0' : 'Kit looks at hooks and param matchers only since 2.29';
}

const UNSEEN: { readonly [kind: string]: string } = { worker: 'workers', url: '`new URL(…)`', css: 'styles' };

function lastOf(steps: readonly Edge[]): Edge {
  return steps.at(-1) as Edge;
}
