import {
  asksAboutWho, defineRule, origins, refusingWays, remoteOfEntry, requestEventPath, testedValues, type ConditionFact, type FileFacts, type Project, type RemoteFunction,
} from '@sk-audit/core';

const OF_PAGE: ReadonlySet<string> = new Set(['params', 'route', 'url']);

export default defineRule({
  id: 'no-authorize-on-remote-url',
  severity: 'error',
  category: 'auth',
  kit: '>=2.27.0',
  recommended: 'Unproven: no public app was seen that does it.',
  summary: 'Forbids remote functions that refuse visitors by the page from which they ask.',
  why: `In a remote function \`url\`, \`route\` and \`params\` of \`getRequestEvent()\` are those of the page that calls it, and the browser says which page that
is. Somebody who calls the function by hand names another one: \`if (route.id?.startsWith('/(admin)') && !locals.user) error(401)\` lets them pass. What a
visitor may do must hang on who they are (\`locals\`, cookies) and on what the function does with its argument.

The rule looks at the conditions under which a remote function, or a function of the app that it calls, throws \`error(…)\` or a redirect. In a query of
Kit 3 reading them throws, which \`valid-remote-request\` reports.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#Using-getRequestEvent', 'https://svelte.dev/docs/kit/hooks#Server-hooks-handle'],
  messages: {
    page: { text: '`{{name}}` refuses visitors by `{{property}}` of the page that calls it, which the browser makes up.', advice: 'Decide by who asks (`locals`, cookies) and by the argument alone.' },
  },
  examples: {
    bad: [
      {
        title: 'The route of the page',
        files: {
          'src/lib/orders.remote.ts': `import { command, getRequestEvent } from '$app/server';
import { error } from '@sveltejs/kit';
import { cancel } from '$lib/server/orders';
export const cancelOrder = command('unchecked', async (id) => {
  const { locals, route } = getRequestEvent();
  if (route.id === '/(admin)/orders' && !locals.admin) error(403); // ✗ page "route.id === '/(admin)/orders' && !locals.admin"
  await cancel(id);
});
`,
          'src/lib/server/orders.ts': 'export const cancel = async (id: unknown) => id;\n',
        },
        says: ['`cancelOrder` refuses visitors by `route` of the page that calls it, which the browser makes up.'],
      },
      {
        title: 'A parameter of the page',
        files: {
          'src/lib/orders.remote.ts': `import { getRequestEvent, query } from '$app/server';
import { redirect } from '@sveltejs/kit';
export const getOrders = query(async () => {
  const event = getRequestEvent();
  if (event.params.user !== event.locals.user.id) redirect(303, '/login'); // ✗ page "event.params.user !== event.locals.user.id"
  return [];
});
`,
        },
      },
    ],
    good: [
      {
        title: 'Who asks, and what for',
        files: {
          'src/lib/orders.remote.ts': `import { command, getRequestEvent } from '$app/server';
import { error } from '@sveltejs/kit';
import { cancel } from '$lib/server/orders';
export const cancelOrder = command('unchecked', async (id) => {
  const { locals, url } = getRequestEvent();
  if (!locals.user?.orders.includes(id)) error(403);
  await cancel(id);
  return { done: true, at: url.pathname };
});
`,
          'src/lib/server/orders.ts': 'export const cancel = async (id: unknown) => id;\n',
        },
      },
      {
        title: 'In a load, which is asked for its own address',
        files: {
          'src/routes/orders/+page.server.ts': `import { getRequestEvent } from '$app/server';
import { error } from '@sveltejs/kit';
export const load = async () => {
  const { locals, url } = getRequestEvent();
  if (url.searchParams.has('all') && !locals.admin) error(403);
};
`,
          'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    for (const entry of project.entriesIn(path)) {
      const remote = remoteOfEntry(project, entry);
      if (!remote || readsThrow(project, remote)) continue;
      for (const { condition, path: at } of refusingWays(project, entry).filter((way) => asksAboutWho(project, way)).flat()) {
        const property = at === path ? pageProperty(project, facts, condition) : undefined; // mutate-ok: refs of other files lead nowhere here
        if (property !== undefined) report(condition.span, 'page', { name: remote.name, property });
      }
    }
  },
});

function readsThrow(project: Project, { kind }: RemoteFunction): boolean {
  return kind.startsWith('query') && project.kitSatisfies('>=3.0.0-0') === true;
}

/** What of the page the test looks at. */
function pageProperty(project: Project, facts: FileFacts, { test }: ConditionFact): string | undefined {
  const refs = testedValues(test).flatMap((value) => origins(facts, value));
  return refs.map((ref) => requestEventPath(project, facts.path, ref)?.[0]).find((name) => OF_PAGE.has(name ?? ''));
}
