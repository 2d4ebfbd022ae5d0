/** The call that starts the handles. */
import type { CallFact, FileFacts, ParallelHandles, ProjectCheckContext } from '@sk-audit/core';
import { nameOf, responsesIn } from './parts.js';

type Context = ProjectCheckContext<'ignored' | 'swallowed'>;

/** Reports answers and exceptions of children that get lost at the call. */
export function checkGroup({ project, report }: Context, { catches, children, site }: ParallelHandles): void {
  const call = (project.facts(site.path) as FileFacts).calls[site.call] as CallFact;
  const answering = children.find((child) => responsesIn(project, child).length > 0);
  if (answering && call.use === 'discarded') report(site.path, call.calleeSpan, 'ignored', { child: nameOf(project, answering) });
  const throwing = catches ? children.find((child) => whatIsThrown(project.summary(child)) !== undefined) : undefined;
  const what = throwing && whatIsThrown(project.summary(throwing));
  if (throwing && what !== undefined) report(site.path, call.calleeSpan, 'swallowed', { child: nameOf(project, throwing), what });
}

function whatIsThrown({ mayError, mayRedirect }: { readonly mayError: unknown; readonly mayRedirect: unknown }): string | undefined {
  if (mayRedirect === true) return 'a redirect';
  return mayError === true ? 'an error' : undefined;
}
