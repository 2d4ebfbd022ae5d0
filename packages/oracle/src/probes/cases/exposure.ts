/** What leaks, and where visitors can be sent. */
import { dataOf, enhanced, get, page, post, type Ask, type Probe } from '../probe.js';

/** A page whose server `load` has this body. */
function load(body: string, more = ''): Probe['files'] {
  return { '+page.server.js': `import { error, redirect } from '@sveltejs/kit';\n\nexport function load({ cookies, setHeaders, url }) {\n  ${body}\n}\n${more}`, '+page.svelte': page('Shop {data?.note ?? ""}') };
}

/** A page whose default action has this body. */
function action(body: string): Probe['files'] {
  return {
    '+page.server.js': `import { fail } from '@sveltejs/kit';\n\nexport const actions = {\n  default: async ({ request }) => {\n    const form = await request.formData();\n    ${body}\n  },\n};\n`,
    '+page.svelte': page('Sign in {form?.problem ?? "here"}'),
  };
}

/** Sends a form as another site's page makes a browser do. */
function fromElsewhere(path: string, type: string): Ask {
  const { headers, ...rest } = post(path, {}, { item: 'lamp' });
  return { ...rest, headers: { ...headers, origin: 'https://evil.example', 'content-type': type } };
}

const to = "url.searchParams.get('to')";
const targets = [get('?to=/cart'), get('?to=https://evil.example/'), get('?to=//evil.example/'), get('?to=/\\evil.example')];

const refused = '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/redirect_external_not_allowed]';
const forbidden = '403 text "Cross-site POST form submissions are forbidden"';

export const exposureProbes: readonly Probe[] = [
  {
    id: 'redirect-to-parameter',
    title: '`load` redirects to where `?to=` says',
    rules: ['no-open-redirect'],
    files: load(`throw redirect(303, ${to});`),
    asks: targets,
    answers: {
      'kit-1': ['303 → /cart', '303 → https://evil.example/', '303 → //evil.example/', '303 → /\\evil.example'],
      'kit-2-70': ['303 → /cart', '303 → https://evil.example/', '303 → //evil.example/', '303 → /\\evil.example'],
      'kit-3': ['303 → /cart', refused, refused, refused],
    },
  },
  {
    id: 'redirect-to-parameter-allowed',
    title: 'the same with `external: true`',
    rules: ['no-open-redirect', 'redirect-external-option'],
    files: load(`redirect(303, ${to}, { external: true });`),
    asks: targets,
    answers: { 'kit-3': ['303 → /cart', '303 → https://evil.example/', '303 → //evil.example/', '303 → /\\evil.example'] },
  },
  {
    id: 'location-header-to-parameter',
    title: 'an endpoint sends the visitor there by `Response.redirect()` and by a header',
    rules: ['no-open-redirect'],
    files: { '+server.js': `export const GET = ({ url }) => Response.redirect(${to}, 303);\nexport const POST = ({ url }) => new Response(null, { status: 303, headers: { location: ${to} } });\n` },
    asks: [get('?to=https://evil.example/'), post('?to=//evil.example/')],
    answers: ['303 → https://evil.example/', '303 → //evil.example/'],
  },
  {
    id: 'error-words',
    title: '`load` throws, by itself or by `error()`, with words of a database',
    rules: ['no-error-message-leak'],
    files: load("const said = new Error('no column orders.total');\n  if (url.searchParams.has('caught')) throw error(500, said.message);\n  throw said;"),
    asks: [get(), get('?caught')],
    answers: ['500 error page: Internal Error [handleError: no column orders.total]', '500 error page: no column orders.total'],
  },
  {
    id: 'password-in-failure',
    title: 'an action returns `fail(400)` with the password, which the page does not show',
    rules: ['no-secret-in-fail'],
    files: action("return fail(400, { problem: 'again', password: form.get('password') });"),
    asks: [post('', { find: 'open sesame' }, { password: 'open sesame' }), { ...enhanced('', { find: 'open sesame' }), body: 'password=open+sesame' }],
    answers: {
      'kit-1': ['400 Sign in again (with "open sesame")', '200 {"type":"failure","status":400,"data":{"problem":"again","password":"open sesame"}} (with "open sesame")'],
      'kit-2-70': ['400 Sign in again (with "open sesame")', '200 {"type":"failure","status":400,"data":{"problem":"again","password":"open sesame"}} (with "open sesame")'],
      'kit-3': ['400 Sign in again (with "open sesame")', '400 {"type":"failure","status":400,"location":"/password-in-failure","data":{"problem":"again","password":"open sesame"}} (with "open sesame")'],
    },
  },
  {
    id: 'cookie-options',
    title: 'a cookie is set with nothing but a path, and with each option turned off',
    rules: ['secure-cookie-options'],
    files: { '+server.js': "export const GET = ({ cookies, url }) => new Response(cookies.serialize('session', 'a', url.searchParams.has('off') ? { path: '/', httpOnly: false, secure: false } : { path: '/' }));\n" },
    asks: [get(), get('?off')],
    answers: ['200 text "session=a; Path=/; HttpOnly; Secure; SameSite=Lax"', '200 text "session=a; Path=/; SameSite=Lax"'],
  },
  {
    id: 'form-from-elsewhere',
    title: "a page of another site posts a form, text, and JSON to an action and an endpoint; the app's own posts one, too",
    rules: ['no-csrf-disabled'],
    files: { ...action("return { problem: 'as ' + form.get('item') };"), 'api/+server.js': "export const POST = async ({ request }) => new Response(await request.text());\n" },
    asks: [
      fromElsewhere('', 'application/x-www-form-urlencoded'), fromElsewhere('/api', 'application/x-www-form-urlencoded'), fromElsewhere('/api', 'text/plain'), fromElsewhere('/api', 'application/json'),
      post('', {}, { item: 'lamp' }),
    ],
    answers: [forbidden, forbidden, forbidden, '200 text "item=lamp"', '200 Sign in as lamp'],
  },
  {
    id: 'header-of-page',
    title: 'a page lets shared caches keep it, while its layout gives the visitor',
    rules: ['no-cached-personal-response'],
    files: {
      'handle.js': "export async function handle({ event, resolve }) {\n  const response = await resolve(event);\n  const headers = new Headers(response.headers);\n  headers.set('content-type', 'text/plain');\n  const text = await response.text();\n  return new Response(`${headers.get('cache-control')}; ${/Shop \\w+/.exec(text)}`, { headers });\n}\n",
      '+layout.server.js': "export const load = ({ cookies }) => ({ note: cookies.get('user') });\n",
      ...load("setHeaders({ 'cache-control': 'public, max-age=60' });"),
    },
    asks: [get('', { as: 'alice' }), get('', { as: 'bob' })],
    answers: ['200 text "public, max-age=60; Shop alice"', '200 text "public, max-age=60; Shop bob"'],
  },
  {
    id: 'preloaded-sign-out',
    title: "`load` deletes a cookie; the page is opened, and its data is asked for, as for a link on which a pointer rests",
    rules: ['get-is-safe'],
    files: { '+page.server.js': "export const load = ({ cookies }) => cookies.delete('user', { path: '/' });\n", '+page.svelte': page('Bye') },
    asks: [get('', { as: 'alice' }), dataOf('', '11', { as: 'alice' })],
    answers: ['200 sets user=; Max-Age=0; Path=/ Bye', '200 sets user=; Max-Age=0; Path=/ [null,null]'],
  },
];
