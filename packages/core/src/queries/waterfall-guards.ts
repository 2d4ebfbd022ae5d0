/** Do the layouts above a load turn visitors away? */
import type { FileFacts } from '../facts.js';
import { conditionsOf, testedValues } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import type { Entry, Project } from '../project/project.js';

const WHO = /auth|session|user|account|profile|member|token|claims|admin|role|permission|login|logged|allowed|owner|customer/i;

/**
 * May a layout load for which `await parent()` of this load waits end in a redirect or an error, depending on who the visitor is (as far
 * as names tell)? Then the wait may be there for that.
 */
export function mayGuard(project: Project, load: Entry): boolean {
  return loadsAbove(project, load).some((above) => isGuard(project, above));
}

/** The loads whose data `parent()` gives. A server load knows only those of other server files. */
function loadsAbove(project: Project, { declaredIn }: Entry): readonly Entry[] {
  const node = project.routes.byFile.get(declaredIn);
  if (!node) return [];
  const isServer = /\.server$/.test(project.role(declaredIn));
  const files = project.layoutChain(node).flatMap((one) => [one.server, isServer ? undefined : one.universal]);
  return files.filter((path) => path !== undefined && path !== declaredIn).flatMap((path) => project.entries(path as string)).filter(({ role }) => role === 'load');
}

function isGuard(project: Project, { fn, path, wrapped }: Entry): boolean {
  const facts = project.facts(path) as FileFacts;
  if (wrapped) return true;
  return facts.calls.some((call, index) => call.fn === fn && project.throwsOf(path, index).length > 0 && project.throwSites(path, index).some((site) => asksWho(project, site.path, site.call) || asksWho(project, path, index)));
}

/** Is the call under a condition about the visitor? A helper's own name counts, too: `requireUser(event)`. */
function asksWho(project: Project, path: string, index: number): boolean {
  const facts = project.facts(path) as FileFacts;
  const call = facts.calls[index];
  if (!call) return false;
  const tested = conditionsOf(facts, call.when).flatMap(({ test }) => testedValues(test)).flatMap((value) => origins(facts, value));
  const names = [...tested, call.callee].flatMap((ref) => [...ref.path, ref.from === 'binding' ? (facts.bindings[ref.binding]?.name ?? '') : '']);
  return names.some((name) => WHO.test(name));
}
