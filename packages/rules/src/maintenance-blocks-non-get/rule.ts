import { canRun, conditionsOf, defineRule, handlesIn, modeAnswers, requestAtom, resolveCalls, surelyServed, type CallFact, type CheckContext, type Entry, type FileFacts, type ModeAnswer } from '@sk-audit/core';

type Id = 'served' | 'redirected';

export default defineRule({
  id: 'maintenance-blocks-non-get',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: one finding in real apps, right; few have a maintenance mode in their hooks.',
  summary: 'Demands that a maintenance mode in `handle` stops everything that changes data, and does not redirect forms.',
  why: `A maintenance mode that lives in \`handle\` has to look at the method. Whatever is not a \`GET\` must be answered before \`resolve(event)\`: once
that ran, the action or endpoint has changed the data that were to be left alone, whatever status the answer gets afterwards. A redirect is no
answer to a form either: the visitor is led away from what was typed, and a \`303\` turns the \`POST\` into a \`GET\`.

The rule looks at handles that answer because of a switch that is called maintenance or the like, and reports what surely happens to a form
of some page: \`resolve(event)\` that it reaches, a redirect that it gets. Exceptions for paths, roles or addresses are left alone.`,
  sources: ['https://svelte.dev/docs/kit/hooks#Server-hooks-handle', 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4'],
  messages: {
    served: { text: 'In maintenance mode, `POST` and its like still reach `resolve(event)`, and actions and endpoints change data.', advice: "Return a response with status 503 before this, when `event.request.method` is not `'GET'`." },
    redirected: { text: 'In maintenance mode a form that is sent is redirected, and what the visitor typed is lost.', advice: 'Answer with status 503 instead: `error(503, …)`.' },
  },
  examples: {
    bad: [
      {
        title: 'The status is changed, the order is taken',
        files: {
          'src/hooks.server.ts': `import { env } from '$env/dynamic/private';
export const handle = async ({ event, resolve }) => {
  if (env.SHOP_STATE !== 'maintenance') return resolve(event);
  const page = await resolve(event); // ✗ served "resolve"
  return new Response(page.body, { status: 503, headers: page.headers });
};
`,
        },
      },
      {
        title: 'Everything is redirected',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE && event.url.pathname !== '/closed') redirect(303, '/closed'); // ✗ redirected "redirect(303, '/closed')"
  return resolve(event);
};
`,
        },
      },
      {
        title: 'Only pages are stopped',
        files: {
          'src/hooks.server.ts': `import { env } from '$env/dynamic/private';
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on' && event.request.method === 'GET') return new Response('Back at noon', { status: 503 });
  return resolve(event); // ✗ served "resolve"
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Forms are answered first',
        files: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
export const handle = async ({ event, resolve }) => {
  const isClosed = env.MAINTENANCE === 'on';
  if (isClosed && event.request.method !== 'GET') error(503, 'Back at noon');
  const page = await resolve(event);
  return isClosed ? new Response(page.body, { status: 503, headers: page.headers }) : page;
};
`,
        },
      },
      {
        title: 'A switch that stops nothing, and one for a part of the site',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { env } from '$env/dynamic/private';
const banner = ({ event, resolve }) => {
  event.locals.maintenance = env.MAINTENANCE === 'soon';
  return resolve(event);
};
const groups = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'groups' && event.url.pathname.startsWith('/groups')) redirect(303, '/');
  return resolve(event);
};
export const handle = sequence(banner, groups);
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of handlesIn(project, path)) {
      const answers = modeAnswers(project, entry);
      if (answers.length > 0) checkHandle(context, entry, answers);
    }
  },
});

function checkHandle({ facts, report }: CheckContext<Id>, entry: Entry, answers: readonly ModeAnswer[]): void {
  for (const { how, span, when } of answers) if (how === 'redirect' && surelyServed(facts, entry, when, 'POST')) report(span, 'redirected');
  const served = resolveCalls(facts, entry.fn).map((index) => facts.calls[index] as CallFact).find((call) => surelyServed(facts, entry, call.when, 'POST'));
  const isStopped = answers.some(({ span, when }) => served !== undefined && span[0] < served.span[0] && mayAnswer(facts, entry, when));
  if (served && !isStopped) report(served.calleeSpan, 'served');
}

/** May the answer be that to a form, while the mode is on? */
function mayAnswer(facts: FileFacts, { fn }: Entry, when: number | undefined): boolean {
  return canRun(conditionsOf(facts, when), requestAtom(facts, fn, 'POST')) !== false;
}
