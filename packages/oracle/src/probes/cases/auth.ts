/** What a guard keeps out, and what passes it by. */
import { dataOf, get, page, post, type Probe } from '../probe.js';

const tally = 'export const tally = { queries: 0, removed: 0 };\n';
const tallyEndpoint = "import { json } from '@sveltejs/kit';\nimport { tally } from '../tally.js';\n\nexport const GET = () => json(tally);\n";
const layoutGuard = "import { redirect } from '@sveltejs/kit';\n\nexport function load({ cookies }) {\n  if (!cookies.get('user')) throw redirect(303, '/login');\n}\n";
const invoices = `import { tally } from '../tally.js';

export function load() {
  tally.queries += 1;
  return { invoice: 'A-1' };
}

export const actions = { remove: () => void (tally.removed += 1) };
`;

/** A guarded page with an action, an endpoint below the same guard, and outside of it the tally of what was done. */
const admin = {
  'tally.js': tally,
  'tally/+server.js': tallyEndpoint,
  'admin/+page.server.js': invoices,
  'admin/+page.svelte': page('Invoice {data.invoice}'),
  'admin/export/+server.js': "export const GET = () => new Response('all invoices');\n",
};

export const authProbes: readonly Probe[] = [
  {
    id: 'guard-in-layout',
    title: "a layout's server `load` redirects strangers; a stranger opens the page, posts to its action, asks the endpoint below, and asks for the data with and without the layout's",
    rules: ['no-layout-only-auth-guard', 'require-auth-in-action'],
    files: { ...admin, 'admin/+layout.server.js': layoutGuard },
    asks: [get('/admin'), get('/tally'), post('/admin?/remove'), get('/tally'), get('/admin/export'), dataOf('/admin', '111'), dataOf('/admin', '001'), get('/admin', { as: 'alice' })],
    answers: {
      'kit-1': [
        '303 → /login',
        '200 {"queries":1,"removed":0}',
        '303 → /login',
        '200 {"queries":2,"removed":1}',
        '200 text "all invoices"',
        '200 {"type":"redirect","location":"/login"}',
        '200 [null,null,{"invoice":"A-1"}]',
        '200 Invoice A-1',
      ],
      'kit-2-70': [
        '303 → /login',
        '200 {"queries":1,"removed":0}',
        '303 → /login',
        '200 {"queries":2,"removed":1}',
        '200 text "all invoices"',
        '200 {"type":"redirect","location":"/login"}',
        '200 [null,null,{"invoice":"A-1"}]',
        '200 Invoice A-1',
      ],
      'kit-3': [
        '303 → /login',
        '200 {"queries":1,"removed":0}',
        '303 → /login',
        '200 {"queries":2,"removed":1}',
        '200 text "all invoices"',
        '200 {"type":"redirect","status":303,"location":"/login"}',
        '200 [null,null,{"invoice":"A-1"}]',
        '200 Invoice A-1',
      ],
    },
  },
  {
    id: 'guard-in-universal-layout',
    title: "a layout's universal `load` redirects strangers; a stranger opens the page and asks for the data",
    rules: ['no-layout-only-auth-guard'],
    files: {
      ...admin,
      'admin/+layout.server.js': "export const load = ({ cookies }) => ({ user: cookies.get('user') });\n",
      'admin/+layout.js': "import { redirect } from '@sveltejs/kit';\n\nexport function load({ data }) {\n  if (!data.user) throw redirect(303, '/login');\n}\n",
    },
    asks: [get('/admin'), dataOf('/admin', '111'), post('/admin?/remove'), get('/tally')],
    answers: ['303 → /login', '200 [null,{},{"invoice":"A-1"}]', '303 → /login', '200 {"queries":3,"removed":1}'],
  },
  {
    id: 'guard-in-page',
    title: "the page's own `load` redirects strangers; a stranger opens the page and posts to its action",
    rules: ['no-layout-only-auth-guard'],
    files: {
      ...admin,
      'admin/+page.server.js': "import { redirect } from '@sveltejs/kit';\nimport { tally } from '../tally.js';\n\nexport function load({ cookies }) {\n  if (!cookies.get('user')) throw redirect(303, '/login');\n  tally.queries += 1;\n  return { invoice: 'A-1' };\n}\n\nexport const actions = { remove: () => void (tally.removed += 1) };\n",
    },
    asks: [get('/admin'), dataOf('/admin', '01'), post('/admin?/remove'), get('/tally')],
    answers: {
      'kit-1': ['303 → /login', '200 {"type":"redirect","location":"/login"}', '303 → /login', '200 {"queries":0,"removed":1}'],
      'kit-2-70': ['303 → /login', '200 {"type":"redirect","location":"/login"}', '303 → /login', '200 {"queries":0,"removed":1}'],
      'kit-3': [
        '303 → /login',
        '200 {"type":"redirect","status":303,"location":"/login"}',
        '303 → /login',
        '200 {"queries":0,"removed":1}',
      ],
    },
  },
  {
    id: 'guard-and-parent',
    title: "a layout's server `load` redirects strangers, and the page's waits for `parent()`",
    rules: ['no-layout-only-auth-guard', 'no-await-parent-waterfall'],
    files: {
      ...admin,
      'admin/+layout.server.js': layoutGuard,
      'admin/+page.server.js': "import { tally } from '../tally.js';\n\nexport async function load({ parent }) {\n  await parent();\n  tally.queries += 1;\n  return { invoice: 'A-1' };\n}\n",
    },
    asks: [get('/admin'), dataOf('/admin', '111'), dataOf('/admin', '001'), get('/tally')],
    answers: {
      'kit-1': [
        '303 → /login',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"queries":0,"removed":0}',
      ],
      'kit-2-70': [
        '303 → /login',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"queries":0,"removed":0}',
      ],
      'kit-3': [
        '303 → /login',
        '200 {"type":"redirect","status":303,"location":"/login"}',
        '200 {"type":"redirect","status":303,"location":"/login"}',
        '200 {"queries":0,"removed":0}',
      ],
    },
  },
  {
    id: 'guard-in-handle',
    title: '`handle` redirects strangers by the path',
    rules: ['no-layout-only-auth-guard', 'no-duplicate-auth-in-load'],
    files: {
      ...admin,
      'handle.js': "import { redirect } from '@sveltejs/kit';\n\nexport function handle({ event, resolve }) {\n  if (event.url.pathname.startsWith('/guard-in-handle/admin') && !event.cookies.get('user')) throw redirect(303, '/login');\n  return resolve(event);\n}\n",
    },
    asks: [get('/admin'), post('/admin?/remove'), get('/admin/export'), dataOf('/admin', '111'), dataOf('/admin', '01'), get('/tally'), get('/admin', { as: 'alice' })],
    answers: {
      'kit-1': [
        '303 → /login',
        '303 → /login',
        '303 → /login',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"queries":0,"removed":0}',
        '200 Invoice A-1',
      ],
      'kit-2-70': [
        '303 → /login',
        '303 → /login',
        '303 → /login',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"type":"redirect","location":"/login"}',
        '200 {"queries":0,"removed":0}',
        '200 Invoice A-1',
      ],
      'kit-3': [
        '303 → /login',
        '303 → /login',
        '303 → /login',
        '200 {"type":"redirect","status":303,"location":"/login"}',
        '200 {"type":"redirect","status":303,"location":"/login"}',
        '200 {"queries":0,"removed":0}',
        '200 Invoice A-1',
      ],
    },
  },
  {
    id: 'guard-in-action',
    title: "a layout's server `load` redirects strangers, and the action looks, too",
    rules: ['require-auth-in-action', 'no-layout-only-auth-guard'],
    files: {
      ...admin,
      'admin/+layout.server.js': layoutGuard,
      'admin/+page.server.js': "import { fail } from '@sveltejs/kit';\nimport { tally } from '../tally.js';\n\nexport const actions = {\n  remove: ({ cookies }) => {\n    if (!cookies.get('user')) return fail(401);\n    tally.removed += 1;\n  },\n};\n",
    },
    asks: [post('/admin?/remove'), get('/tally')],
    answers: ['303 → /login', '200 {"queries":0,"removed":0}'],
  },
  {
    id: 'verified-in-each-load',
    title: 'the loads of two layouts and a page each verify the session',
    rules: ['no-duplicate-auth-in-load'],
    files: {
      'session.js': 'let looks = 0;\n\nexport const verify = async () => {\n  looks += 1;\n  return looks;\n};\n',
      '+layout.server.js': "import { verify } from './session.js';\n\nexport const load = async () => ({ first: await verify() });\n",
      'orders/+layout.server.js': "import { verify } from '../session.js';\n\nexport const load = async () => ({ second: await verify() });\n",
      'orders/+page.server.js': "import { verify } from '../session.js';\n\nexport const load = async () => ({ third: await verify() });\n",
      'orders/+page.svelte': page('{Math.max(data.first, data.second, data.third)} looks into the session table'),
    },
    asks: [get('/orders')],
    answers: ['200 3 looks into the session table'],
  },
  {
    id: 'guard-by-helper',
    title: 'the `load` of a page and its action call a helper that redirects strangers, with `getRequestEvent()`',
    rules: ['no-layout-only-auth-guard', 'require-auth-in-action'],
    files: {
      ...admin,
      'require-user.js': "import { getRequestEvent } from '$app/server';\nimport { redirect } from '@sveltejs/kit';\n\nexport function requireUser() {\n  if (!getRequestEvent().cookies.get('user')) redirect(303, '/login');\n}\n",
      'admin/+page.server.js': `import { requireUser } from '../require-user.js';
import { tally } from '../tally.js';

export function load() {
  requireUser();
  tally.queries += 1;
  return { invoice: 'A-1' };
}

export const actions = {
  remove: () => {
    requireUser();
    tally.removed += 1;
  },
};
`,
    },
    asks: [get('/admin'), post('/admin?/remove'), get('/tally'), get('/admin', { as: 'alice' })],
    answers: {
      'kit-2-70': ['303 → /login', '303 → /login', '200 {"queries":0,"removed":0}', '200 Invoice A-1'],
      'kit-3': ['303 → /login', '303 → /login', '200 {"queries":0,"removed":0}', '200 Invoice A-1'],
    },
  },
];
