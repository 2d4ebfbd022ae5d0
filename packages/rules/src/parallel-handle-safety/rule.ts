import { defineRule, parallelHandles } from '@sk-audit/core';
import { checkChild } from './child.js';
import { checkGroup } from './group.js';

export default defineRule({
  id: 'parallel-handle-safety',
  severity: 'warn',
  category: 'performance',
  kit: '>=1.0.0',
  recommended: 'unproven: no app among the 49 that were audited runs handles beside each other',
  summary: 'Forbids what cannot work in handles that run at the same time.',
  why: `\`sequence()\` runs handles one inside the other. To save time, independent ones can be started together by a \`Promise.all\` in a
handle of one's own; such parts get the event, do not call \`resolve\`, and may return a \`Response\` to end the request. Then they have to be
independent indeed:

- A part that calls \`resolve()\` renders the page while its siblings still work; two of them render it twice.
- A part that reads what a sibling writes to \`locals\` finds it missing whenever the sibling is slower.
- A response that a part returns has to be looked for in the results, or the refused visitor is let in. Kit adds
  cookies only to what \`resolve\` gives and to a thrown \`redirect()\`: those that a sibling has set are not on that response.
- A \`redirect()\` or \`error()\` of a part is lost where its promise is caught.
- A part in a file of its own has no \`locals\` but the event's: \`locals.tenant = …\` without \`const { locals } = event\` ends each request in
  status 500; so does a wrong name in a \`catch\` that should make the visitor a guest.

The rule looks at functions that call the \`resolve\` they are given and start several of the app's functions with its event through \`Promise.all\` or
\`Promise.allSettled\`: a list of calls, an array, or the rest parameter of \`parallel(...handles)\`.`,
  sources: ['https://svelte.dev/docs/kit/hooks#Server-hooks-handle', '@sveltejs/kit 2.70.4 src/runtime/server/respond.js'],
  messages: {
    resolves: { text: '`resolve()` is called here, while other handles still run beside this one.', advice: 'Leave `resolve()` to the function that starts them all, and call it once they are done.' },
    race: { text: '`locals.{{key}}` is read here, while {{sibling}}, which writes it, runs at the same time.', advice: 'Run this handle after the other one: `sequence(parallel(…), …)`.' },
    ignored: { text: 'What these handles return is dropped, so the response with which {{child}} ends the request is not sent.', advice: 'Keep the results, and return the first response among them.' },
    lostCookie: { text: 'This response may end the request, and a cookie that {{sibling}} sets at the same time is not on it.', advice: 'Run the handle that answers by itself before the others: `sequence(…, parallel(…))`.' },
    swallowed: { text: 'What {{child}} throws to end the request, {{what}}, is caught here and lost.', advice: 'Use `Promise.all` without `.catch(…)`, and let Kit answer.' },
    uncaught: { text: '`{{name}}` is no variable here: what should be caught ends the request in status 500.', advice: 'Use the name that the `catch` gives it.' },
    undeclared: { text: '`{{name}}` is no variable here: the request ends in status 500.', advice: 'Take it from the event: `const { {{name}} } = event`.' },
  },
  examples: {
    bad: [
      {
        title: 'A part that resolves, and one that reads what a sibling writes',
        files: {
          'src/hooks.server.ts': `import { parallel } from '$lib/server/parallel';
import { handleShop } from '$lib/server/shop';
import { handleCustomer } from '$lib/server/customer';
import { handlePrices } from '$lib/server/prices';
export const handle = parallel(handleShop, handleCustomer, handlePrices);
`,
          'src/lib/server/parallel.ts': `export function parallel(...parts) {
  return async ({ event, resolve }) => {
    const answers = await Promise.all(parts.map((part) => part({ event, resolve })));
    return answers.find((answer) => answer instanceof Response) ?? resolve(event);
  };
}
`,
          'src/lib/server/shop.ts': `import { shopAt } from './shops';
export const handleShop = async ({ event }) => {
  event.locals.shop = await shopAt(event.url.hostname);
};
`,
          'src/lib/server/shops.ts': 'export const shopAt = async (hostname: string) => ({ hostname });\n',
          'src/lib/server/customer.ts': `import { customerOf } from './customers';
export const handleCustomer = async ({ event, resolve }) => {
  event.locals.customer = await customerOf(event.cookies.get('session'));
  return resolve(event); // ✗ resolves "resolve(event)"
};
`,
          'src/lib/server/customers.ts': 'export const customerOf = async (session?: string) => session;\n',
          'src/lib/server/prices.ts': `export async function handlePrices({ event: { locals } }) {
  locals.prices = await fetch(\`https://prices.example/\${locals.shop.id}\`); // ✗ race "locals.shop.id"
}
`,
        },
        says: ['`locals.shop` is read here, while `handleShop()`, which writes it, runs at the same time.'],
      },
      {
        title: 'An answer that nobody looks for, and names that are not there',
        files: {
          'src/hooks.server.ts': `import { handleShop } from '$lib/server/shop';
import { handleCustomer } from '$lib/server/customer';
const parts = [handleShop, handleCustomer];
export const handle = async ({ event, resolve }) => {
  await Promise.all(parts.map((part) => part({ event }))); // ✗ ignored "Promise.all"
  return resolve(event);
};
`,
          'src/lib/server/shop.ts': `import { shopAt } from './shops';
export const handleShop = async ({ event }) => {
  const { url } = event;
  locals.shop = await shopAt(url.hostname); // ✗ undeclared "locals.shop = await shopAt(url.hostname)"
  if (!locals.shop) return new Response('No such shop', { status: 404 });
};
`,
          'src/lib/server/shops.ts': 'export const shopAt = async (hostname: string) => ({ hostname });\nexport const customerOf = async (session?: string) => session;\n',
          'src/lib/server/customer.ts': `import { customerOf } from './shops';
export const handleCustomer = async ({ event }) => {
  try {
    event.locals.customer = await customerOf(event.cookies.get('session'));
  } catch (problem) {
    console.error('no session', err); // ✗ uncaught "err"
  }
};
`,
        },
        says: ['What these handles return is dropped, so the response with which `handleShop()` ends the request is not sent.'],
      },
      {
        title: 'Caught, and without a cookie',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
const visits = async (event) => {
  event.cookies.set('visits', String(Number(event.cookies.get('visits') ?? 0) + 1), { path: '/' });
};
const closed = async (event) => {
  if (event.url.hostname === 'closed.example') return new Response('Closed', { status: 503 }); // ✗ lostCookie "new Response('Closed', { status: 503 })"
};
const members = async (event) => {
  if (event.url.pathname.startsWith('/members') && !event.cookies.get('session')) redirect(303, '/login');
};
export const handle = async ({ event, resolve }) => {
  const [answer] = await Promise.all([closed(event), visits(event), members(event).catch(() => {})]); // ✗ swallowed "Promise.all"
  return answer ?? resolve(event);
};
`,
        },
        says: ['What `members()` throws to end the request, a redirect, is caught here and lost.', 'This response may end the request, and a cookie that `visits()` sets at the same time is not on it.'],
      },
    ],
    good: [
      {
        title: 'Parts that are independent, and whose answers count',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
import { parallel } from '$lib/server/parallel';
import { handleCustomer } from '$lib/server/customer';
import { handleShop } from '$lib/server/shop';
import { handlePrices } from '$lib/server/prices';
export const handle = sequence(parallel(handleCustomer, handleShop), handlePrices);
`,
          'src/lib/server/parallel.ts': `import type { Handle, RequestEvent } from '@sveltejs/kit';
/** Does its part for a request. A response ends the request; the first part in the list wins. */
export type Part = (event: RequestEvent) => Promise<Response | void>;
/** One handle of parts that run at the same time. None of them may need what another one writes. */
export function parallel(...parts: Part[]): Handle {
  return async ({ event, resolve }) => {
    const answers = await Promise.all(parts.map((part) => part(event)));
    return answers.find((answer) => answer !== undefined) ?? resolve(event);
  };
}
`,
          'src/lib/server/customer.ts': `import type { Part } from './parallel';
import { customerOf } from './customers';
export const handleCustomer: Part = async ({ cookies, locals }) => {
  locals.customer = null;
  const session = cookies.get('session');
  if (session) locals.customer = await customerOf(session);
};
`,
          'src/lib/server/customers.ts': 'export const customerOf = async (session?: string) => session;\n',
          'src/lib/server/shop.ts': `import type { Part } from './parallel';
import { shopAt } from './shops';
export const handleShop: Part = async ({ locals, url }) => {
  locals.shop = await shopAt(url.hostname);
  if (!locals.shop) return new Response('No such shop', { status: 404 });
};
`,
          'src/lib/server/shops.ts': 'export const shopAt = async (hostname: string) => ({ hostname });\n',
          'src/lib/server/prices.ts': `export async function handlePrices({ event, resolve }) {
  event.locals.prices = await event.locals.shop.prices();
  return resolve(event);
}
`,
        },
      },
      {
        title: 'Queries at the same time are no handles',
        files: {
          'src/hooks.server.ts': `import { customerOf, shopAt } from '$lib/server/db';
export const handle = async ({ event, resolve }) => {
  const [customer, shop] = await Promise.all([customerOf(event.cookies.get('session')), shopAt(event.url.hostname)]);
  event.locals = { customer, shop };
  return resolve(event);
};
`,
          'src/lib/server/db.ts': 'export const customerOf = async (session?: string) => session;\nexport const shopAt = async (hostname: string) => ({ hostname });\n',
        },
      },
    ],
  },
  checkProject(context) {
    for (const group of parallelHandles(context.project)) {
      checkGroup(context, group);
      for (const child of group.children) checkChild(context, child, group);
    }
  },
});
