/** A site that is away for a while. */
import { enhanced, get, page, post, type Probe } from '../probe.js';

/** A page whose action counts, with this body of `handle`; `/notes` is answered as ever. */
function closed(body: string): { readonly [path: string]: string } {
  return {
    'handle.js': `import { error, redirect } from '@sveltejs/kit';\n\nexport async function handle({ event, resolve }) {\n  if (event.url.pathname.endsWith('/notes')) return resolve(event);\n  ${body}\n}\n`,
    'notes.js': 'export const notes = { orders: 0 };\n',
    'notes/+server.js': "import { json } from '@sveltejs/kit';\nimport { notes } from '../notes.js';\n\nexport const GET = () => json(notes);\n",
    '+page.server.js': "import { notes } from './notes.js';\n\nexport const actions = { default: () => void (notes.orders += 1) };\n",
    '+page.svelte': page('Shop'),
  };
}

export const maintenanceProbes: readonly Probe[] = [
  {
    id: 'closed-for-get',
    title: '`handle` answers 503 to GET only; somebody sends a form',
    rules: ['maintenance-blocks-non-get'],
    files: closed("if (event.request.method === 'GET') return new Response('Back at noon', { status: 503 });\n  return resolve(event);"),
    asks: [get(), post(), get('/notes')],
    answers: ['503 text "Back at noon"', '200 Shop', '200 {"orders":1}'],
  },
  {
    id: 'closed-after-resolve',
    title: '`handle` answers 503 after `resolve(event)`; somebody sends a form',
    rules: ['maintenance-blocks-non-get'],
    files: closed("await resolve(event);\n  return new Response('Back at noon', { status: 503 });"),
    asks: [post(), get('/notes')],
    answers: ['503 text "Back at noon"', '200 {"orders":1}'],
  },
  {
    id: 'closed-with-text',
    title: '`handle` answers 503 with a text, to everything',
    rules: ['maintenance-blocks-non-get', 'enhance-safe-hook-response', 'maintenance-status-503'],
    files: closed("return new Response('Back at noon', { status: 503 });"),
    asks: [get(), post(), enhanced(), get('/notes')],
    answers: ['503 text "Back at noon"', '503 text "Back at noon"', '503 text "Back at noon"', '200 {"orders":0}'],
  },
  {
    id: 'closed-with-error',
    title: '`handle` throws `error(503)`',
    rules: ['enhance-safe-hook-response', 'layout-throws-for-mode', 'maintenance-status-503'],
    files: closed("throw error(503, 'Back at noon');"),
    asks: [get(), post(), enhanced(), get('/notes')],
    answers: {
      'kit-1': ['503 error.html: Back at noon', '503 error.html: Back at noon', '503 {"message":"Back at noon"}', '200 {"orders":0}'],
      'kit-2-70': ['503 error.html: Back at noon', '503 error.html: Back at noon', '503 {"message":"Back at noon"}', '200 {"orders":0}'],
      'kit-3': [
        '503 error.html: Back at noon',
        '503 error.html: Back at noon',
        '503 {"status":503,"message":"Back at noon"}',
        '200 {"orders":0}',
      ],
    },
  },
  {
    id: 'closed-with-result',
    title: '`handle` answers enhanced forms with the JSON of a result',
    rules: ['enhance-safe-hook-response'],
    files: closed("if (event.request.headers.has('x-sveltekit-action')) return Response.json({ type: 'error', error: { message: 'Back at noon' } }, { status: 503 });\n  throw error(503, 'Back at noon');"),
    asks: [post(), enhanced(), get('/notes')],
    answers: ['503 error.html: Back at noon', '503 {"type":"error","error":{"message":"Back at noon"}}', '200 {"orders":0}'],
  },
  {
    id: 'closed-with-redirect',
    title: '`handle` redirects to a notice',
    rules: ['maintenance-blocks-non-get', 'enhance-safe-hook-response', 'maintenance-status-503'],
    files: closed("throw redirect(303, '/notice');"),
    asks: [get(), post(), enhanced()],
    answers: ['303 → /notice', '303 → /notice', '200 {"type":"redirect","status":303,"location":"/notice"}'],
  },
  {
    id: 'closed-by-root-layout',
    title: "the root layout's `load` throws a plain error, for another address `error(503)`",
    rules: ['layout-throws-for-mode'],
    files: {
      '/src/routes/+layout.server.js': `import { error } from '@sveltejs/kit';

export function load({ url }) {
  if (!url.pathname.startsWith('/closed-by-root-layout')) return;
  if (url.searchParams.has('expected')) throw error(503, 'Back at noon');
  throw new Error('Back at noon');
}
`,
      '+page.svelte': page('Shop'),
      '+error.svelte': page('error page of the folder'),
    },
    asks: [get(), get('?expected')],
    answers: ['500 error.html: Internal Error [handleError: Back at noon]', '503 error.html: Back at noon'],
  },
  {
    id: 'mode-of-the-build',
    title: 'a variable of the build and one that is read while the app runs; both were `open` when it was built and are `closed` since',
    rules: ['no-build-time-mode'],
    files: (kit) => ({
      '+page.svelte':
        kit === 'kit-3'
          ? page('built: {PUBLIC_SHOP}, now: {PUBLIC_MODE}', "import { PUBLIC_MODE, PUBLIC_SHOP } from '$app/env/public';")
          : page('built: {PUBLIC_SHOP}, now: {env.PUBLIC_MODE}', "import { env } from '$env/dynamic/public';\n  import { PUBLIC_SHOP } from '$env/static/public';"),
    }),
    asks: [get()],
    answers: ['200 built: open, now: closed'],
  },
];
