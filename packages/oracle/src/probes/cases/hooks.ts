/** `handle`, its responses and its cookies. */
import { enhanced, get, page, post, type Probe } from '../probe.js';

/** A page whose `load` counts, with this `handle`. */
function handled(source: string): { readonly [path: string]: string } {
  return {
    'handle.js': source,
    '+page.server.js': "let loads = 0;\n\nexport const load = ({ locals }) => ({ loads: (loads += 1), tenant: locals.tenant ?? 'no tenant' });\n",
    '+page.svelte': page('{data.loads} loads, {data.tenant}'),
  };
}

export const hookProbes: readonly Probe[] = [
  {
    id: 'sequence',
    title: '`sequence(first, second)`; both note when they begin and end, the second reads what the first put into `locals`',
    rules: ['no-sequential-handles', 'parallel-handle-safety'],
    files: handled(`import { sequence } from '@sveltejs/kit/hooks';

const diary = [];

async function first({ event, resolve }) {
  diary.push('first begins');
  await new Promise((done) => setTimeout(done, 10));
  event.locals.tenant = 'north';
  await resolve(event);
  return new Response(\`\${diary.join(', ')}, first ends\`);
}

async function second({ event, resolve }) {
  diary.push(\`second begins with \${event.locals.tenant}\`);
  const response = await resolve(event);
  diary.push('second ends');
  return response;
}

export const handle = sequence(first, second);
`),
    asks: [get()],
    answers: ['200 text "first begins, second begins with north, second ends, first ends"'],
  },
  {
    id: 'parallel',
    title: 'a handle starts its parts together, waits for all, and calls `resolve` itself',
    rules: ['parallel-handle-safety', 'no-sequential-handles'],
    files: handled(`async function tenant(event) {
  await new Promise((done) => setTimeout(done, 10));
  event.locals.tenant = 'north';
}

async function guest(event) {
  if (event.cookies.get('user') === 'mallory') return new Response('Blocked', { status: 403 });
}

export async function handle({ event, resolve }) {
  const answers = await Promise.all([tenant(event), guest(event)]);
  return answers.find((answer) => answer) ?? resolve(event);
}
`),
    asks: [get(), get('', { as: 'mallory' })],
    answers: ['200 1 loads, north', '403 text "Blocked"'],
  },
  {
    id: 'parallel-resolves',
    title: 'both parts of a parallel handle call `resolve`',
    rules: ['parallel-handle-safety'],
    files: handled(`const part = async ({ event, resolve }) => resolve(event);

async function slow({ event, resolve }) {
  await new Promise((done) => setTimeout(done, 10));
  event.locals.tenant = 'north';
  return resolve(event);
}

export async function handle(input) {
  const [first] = await Promise.all([part(input), slow(input)]);
  return first;
}
`),
    asks: [get(), get()],
    answers: ['200 1 loads, no tenant', '200 3 loads, no tenant'],
  },
  {
    id: 'parallel-race',
    title: 'a part of a parallel handle reads what its slower sibling writes into `locals`',
    rules: ['parallel-handle-safety'],
    files: handled(`async function tenant(event) {
  await new Promise((done) => setTimeout(done, 10));
  event.locals.name = 'north';
}

async function greeting(event) {
  event.locals.tenant = \`tenant \${event.locals.name}\`;
}

export async function handle({ event, resolve }) {
  await Promise.all([tenant(event), greeting(event)]);
  return resolve(event);
}
`),
    asks: [get()],
    answers: ['200 1 loads, tenant undefined'],
  },
  {
    id: 'parallel-ignored',
    title: 'what the parts of a parallel handle return is dropped',
    rules: ['parallel-handle-safety'],
    files: handled(`const guest = async () => new Response('Blocked', { status: 403 });

export async function handle({ event, resolve }) {
  await Promise.all([guest(event)]);
  return resolve(event);
}
`),
    asks: [get()],
    answers: ['200 1 loads, no tenant'],
  },
  {
    id: 'parallel-swallowed',
    title: 'a part of a parallel handle redirects, and its promise is caught',
    rules: ['parallel-handle-safety'],
    files: handled(`import { redirect } from '@sveltejs/kit';

const guard = async () => {
  throw redirect(303, '/login');
};

export async function handle({ event, resolve }) {
  await Promise.all([guard(event).catch(() => undefined)]);
  return resolve(event);
}
`),
    asks: [get()],
    answers: ['200 1 loads, no tenant'],
  },
  {
    id: 'parallel-undeclared',
    title: 'a part of a parallel handle writes `locals.tenant` without taking `locals` from the event',
    rules: ['parallel-handle-safety'],
    files: handled(`const tenant = async () => {
  locals.tenant = 'north';
};

export async function handle({ event, resolve }) {
  await Promise.all([tenant(event)]);
  return resolve(event);
}
`),
    asks: [get()],
    answers: ['500 error.html: Internal Error [handleError: locals is not defined]'],
  },
  {
    id: 'cookie-in-handle',
    title: '`handle` sets a cookie, and answers with `resolve(event)`, with a response of its own, with `redirect()`, or with `error()`',
    rules: ['parallel-handle-safety'],
    files: handled(`import { error, redirect } from '@sveltejs/kit';

export function handle({ event, resolve }) {
  event.cookies.set('seen', 'yes', { path: '/' });
  if (event.url.searchParams.has('own')) return new Response('Blocked', { status: 403 });
  if (event.url.searchParams.has('redirect')) throw redirect(303, '/login');
  if (event.url.searchParams.has('error')) throw error(403, 'Blocked');
  return resolve(event);
}
`),
    asks: [get(), get('?own'), get('?redirect'), get('?error')],
    answers: ['200 sets seen=yes; Path=/ 1 loads, no tenant', '403 text "Blocked"', '303 → /login sets seen=yes; Path=/', '403 error.html: Blocked'],
  },
  {
    id: 'resolve-twice',
    title: '`handle` calls `resolve(event)` twice and returns the second response',
    rules: ['handle-calls-resolve-once'],
    files: handled('export async function handle({ event, resolve }) {\n  await resolve(event);\n  return resolve(event);\n}\n'),
    asks: [get(), get()],
    answers: ['200 2 loads, no tenant', '200 4 loads, no tenant'],
  },
  {
    id: 'resolve-twice-with-headers',
    title: 'the same, and `load` calls `setHeaders()`',
    rules: ['handle-calls-resolve-once'],
    files: {
      'handle.js': 'export async function handle({ event, resolve }) {\n  await resolve(event);\n  return resolve(event);\n}\n',
      '+page.server.js': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'no-store' });\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Cannot use `setHeaders(...)` after the response has been generated]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: "cache-control" header is already set]'],
      'kit-3': ['500 error page: Internal Error [handleError: header_already_set `cache-control` header is already set https://svelte.dev/e/kit/header_already_set]'],
    },
  },
  {
    id: 'resolve-twice-for-action',
    title: 'the same, and a form is sent',
    rules: ['handle-calls-resolve-once'],
    files: {
      'handle.js': 'export async function handle({ event, resolve }) {\n  await resolve(event);\n  return resolve(event);\n}\n',
      '+page.server.js': 'let orders = 0;\n\nexport const load = () => ({ orders });\n\nexport const actions = {\n  default: async ({ request }) => {\n    orders += 1;\n    await request.formData();\n  },\n};\n',
      '+page.svelte': page('{data.orders} orders'),
    },
    asks: [post(), get()],
    answers: ['500 error page: Internal Error [handleError: Body is unusable: Body has already been read]', '200 2 orders'],
  },
  {
    id: 'handle-without-return',
    title: '`handle` awaits `resolve(event)` and returns nothing',
    rules: ['handle-calls-resolve-once'],
    files: handled('export async function handle({ event, resolve }) {\n  await resolve(event);\n}\n'),
    asks: [get()],
    answers: ["500 error.html: Internal Error [handleError: Cannot read properties of undefined (reading 'status')]"],
  },
  {
    id: 'handle-returns-text',
    title: '`handle` returns a string',
    rules: ['handle-calls-resolve-once'],
    files: handled("export const handle = () => 'Closed';\n"),
    asks: [get()],
    answers: ['Kit hands on string for a response'],
  },
  {
    id: 'handle-returns-resolve',
    title: '`handle` returns `resolve` itself',
    rules: ['handle-calls-resolve-once'],
    files: handled('export const handle = ({ resolve }) => resolve;\n'),
    asks: [get()],
    answers: ['Kit hands on function for a response'],
  },
  {
    id: 'resolve-not-awaited',
    title: '`handle` sets a header on what `resolve(event)` gives without waiting',
    rules: ['handle-calls-resolve-once'],
    files: handled("export function handle({ event, resolve }) {\n  const response = resolve(event);\n  response.headers.set('x-frame-options', 'DENY');\n  return response;\n}\n"),
    asks: [get()],
    answers: ["500 error.html: Internal Error [handleError: Cannot read properties of undefined (reading 'set')]"],
  },
  {
    id: 'immutable-headers',
    title: '`handle` sets a header on every response; endpoints answer with `Response.redirect`, with what the global `fetch` gave, with what `event.fetch` gave of the own app, with a copy, and with `redirect()`',
    rules: ['no-immutable-header-mutation'],
    files: {
      'handle.js': "export async function handle({ event, resolve }) {\n  const response = await resolve(event);\n  response.headers.set('x-frame-options', 'DENY');\n  return response;\n}\n",
      'redirect/+server.js': "export const GET = () => Response.redirect('http://shop.example/cart', 303);\n",
      'fetched/+server.js': "export const GET = () => globalThis.fetch('data:text/plain,prices');\n",
      'own/+server.js': "export const GET = ({ fetch }) => fetch('/immutable-headers/prices');\n",
      'copy/+server.js': "export async function GET() {\n  const response = await globalThis.fetch('data:text/plain,prices');\n  return new Response(response.body, response);\n}\n",
      'thrown/+server.js': "import { redirect } from '@sveltejs/kit';\n\nexport const GET = () => {\n  throw redirect(303, '/cart');\n};\n",
      'prices/+server.js': "export const GET = () => new Response('prices');\n",
    },
    asks: [get('/redirect'), get('/fetched'), get('/own'), get('/copy'), get('/thrown')],
    answers: ['500 error.html: Internal Error [handleError: immutable]', '500 error.html: Internal Error [handleError: immutable]', '200 text "prices"', '200 text "prices"', '303 → /cart'],
  },
  {
    id: 'cookie-without-path',
    title: 'an action sets a cookie without `path`, another deletes it, one names the path',
    rules: ['require-cookie-path'],
    files: {
      'account/+page.server.js': "export const actions = {\n  set: ({ cookies }) => cookies.set('theme', 'dark'),\n  remove: ({ cookies }) => cookies.delete('theme'),\n  named: ({ cookies }) => cookies.set('theme', 'dark', { path: '/' }),\n};\n",
      'account/+page.svelte': page('Account'),
    },
    asks: [post('/account?/set'), post('/account?/remove'), post('/account?/named')],
    answers: {
      'kit-1': ['200 sets theme=dark; Path=/cookie-without-path Account', '200 sets theme=; Max-Age=0; Path=/cookie-without-path Account', '200 sets theme=dark; Path=/ Account'],
      'kit-2-70': ['500 error page: Internal Error [handleError: You must specify a `path` when setting, deleting or serializing cookies]', '500 error page: Internal Error [handleError: You must specify a `path` when setting, deleting or serializing cookies]', '200 sets theme=dark; Path=/ Account'],
      'kit-3': ['200 sets theme=dark; Path=/ Account', '200 sets theme=; Max-Age=0; Path=/ Account', '200 sets theme=dark; Path=/ Account'],
    },
  },
  {
    id: 'stale-locals',
    title: '`handle` makes `locals.user` of a cookie; an action deletes the cookie, another one clears `locals.user` as well',
    rules: ['update-locals-after-cookie-change'],
    files: {
      'handle.js': "export function handle({ event, resolve }) {\n  event.locals.user = event.cookies.get('user');\n  return resolve(event);\n}\n",
      '+page.server.js': `export const load = ({ locals }) => ({ user: locals.user ?? 'nobody' });

export const actions = {
  leave: ({ cookies }) => cookies.delete('user', { path: '/' }),
  forget: ({ cookies, locals }) => {
    cookies.delete('user', { path: '/' });
    locals.user = undefined;
  },
};
`,
      '+page.svelte': page('Signed in as {data.user}'),
    },
    asks: [post('?/leave', { as: 'alice' }), get(), post('?/forget', { as: 'alice' }), enhanced('?/leave', { as: 'alice' })],
    answers: {
      'kit-1': ['200 sets user=; Max-Age=0; Path=/ Signed in as alice', '200 Signed in as nobody', '200 sets user=; Max-Age=0; Path=/ Signed in as nobody', '200 sets user=; Max-Age=0; Path=/ {"type":"success","status":204}'],
      'kit-2-70': ['200 sets user=; Max-Age=0; Path=/ Signed in as alice', '200 Signed in as nobody', '200 sets user=; Max-Age=0; Path=/ Signed in as nobody', '200 sets user=; Max-Age=0; Path=/ {"type":"success","status":204}'],
      'kit-3': ['200 sets user=; Max-Age=0; Path=/ Signed in as alice', '200 Signed in as nobody', '200 sets user=; Max-Age=0; Path=/ Signed in as nobody', '200 sets user=; Max-Age=0; Path=/ {"type":"success","status":204,"location":"/stale-locals"}'],
    },
  },
];
