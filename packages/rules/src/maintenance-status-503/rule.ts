import { defineRule, handlesIn, modeAnswers, surelyServed } from '@sk-audit/core';

export default defineRule({
  id: 'maintenance-status-503',
  severity: 'warn',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: 'Unproven: two findings in real apps, one right and one arguable.',
  summary: 'Demands status 503 of what a maintenance mode in `handle` answers.',
  why: `503 says that the site is away for a while. With 200 a search engine takes the notice for the page and caches keep it; with 404 it forgets
the page; a redirect loses the address to which the visitor wanted to return by reloading; a client of the API takes 200 for a success.

The rule looks at handles that answer because of a switch that is called maintenance or the like, with a status that is written there. What
only some paths get is left alone, and a redirect that forms get too is reported by \`maintenance-blocks-non-get\`.`,
  sources: ['https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4', 'https://developers.google.com/search/docs/crawling-indexing/pause-online-business'],
  messages: {
    status: { text: 'The maintenance mode answers with status {{status}}, as if nothing were temporary.', advice: 'Answer with status 503, and a `retry-after` header.' },
  },
  examples: {
    bad: [
      {
        title: 'A notice with status 200, a redirect for pages',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on') {
    if (event.request.method !== 'GET') return Response.json({ message: 'Back at noon' }); // ✗ status "Response.json"
    redirect(302, '/closed'); // ✗ status "redirect(302, '/closed')"
  }
  return resolve(event);
};
`,
        },
      },
      {
        title: 'What a handle in a sequence says',
        files: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { isUnderMaintenance } from '$lib/server/state';
const closed = async ({ event, resolve }) => {
  if (await isUnderMaintenance()) error(404, 'Back at noon'); // ✗ status "error(404, 'Back at noon')"
  return resolve(event);
};
export const handle = sequence(closed);
`,
          'src/lib/server/state.ts': 'export const isUnderMaintenance = async () => false;\n',
        },
      },
    ],
    good: [
      {
        title: 'Status 503',
        files: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on' && event.url.pathname === '/health') return new Response('closed');
  if (env.MAINTENANCE === 'on') error(503, 'Back at noon');
  return resolve(event);
};
`,
        },
      },
      {
        title: 'Not because of a mode',
        files: {
          'src/hooks.server.ts': `import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (!event.locals.user) return new Response('Who are you?', { status: 401 });
  if (env.MAINTENANCE !== 'on') return resolve(event);
  return new Response('Back at noon', { status: Number(env.MAINTENANCE_STATUS) });
};
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    for (const entry of handlesIn(project, path)) {
      for (const { how, span, status, when } of modeAnswers(project, entry)) {
        const isOthers = how === 'redirect' && surelyServed(facts, entry, when, 'POST');
        if (status !== undefined && status !== 503 && !isOthers) report(span, 'status', { status: String(status) });
      }
    }
  },
});
