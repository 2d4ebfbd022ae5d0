/** The call that starts the handles. */
import type { CallFact, FileFacts, ParallelHandles, ProjectCheckContext, Summary } from '@sk-audit/core';
import { nameOf, responsesIn } from './parts.js';

type Context = ProjectCheckContext<'ignored' | 'swallowed'>;

/** Reports answers and exceptions of children that get lost at the call. */
export function checkGroup({ project, report }: Context, { catches, children, site }: ParallelHandles): void {
  const call = (project.facts(site.path) as FileFacts).calls[site.call] as CallFact;
  const answering = children.find((child) => responsesIn(project, child).length > 0);
  if (answering && call.use === 'discarded') report(site.path, call.calleeSpan, 'ignored', { child: nameOf(project, answering) });
  const thrown = children.flatMap((child) => (catches ? whatIsThrown(project.summary(child)).map((what) => ({ child, what })) : []));
  if (thrown[0]) report(site.path, call.calleeSpan, 'swallowed', { child: nameOf(project, thrown[0].child), what: thrown[0].what });
}

function whatIsThrown({ mayError, mayRedirect }: Summary): readonly string[] {
  return [...(mayRedirect === true ? ['a redirect'] : []), ...(mayError === true ? ['an error'] : [])];
}
