/** What becomes of `redirect()`, `error()`, `fail()` and of all else that is thrown. */
import { enhanced, get, page, post, type Probe } from '../probe.js';

const cart = page('Cart {data?.note ?? ""}');
const crash = '500 error page: Internal Error';

/** A page whose server `load` has this body. */
function load(body: string): Probe['files'] {
  return { '+page.server.js': `import { error, fail, isRedirect, json, redirect } from '@sveltejs/kit';\n\nexport async function load({ url }) {\n  ${body}\n}\n`, '+page.svelte': cart };
}

/** The same without what Kit 1 does not have. */
function anyLoad(body: string): Probe['files'] {
  return { '+page.server.js': `import { error, fail, json, redirect } from '@sveltejs/kit';\n\nexport async function load({ url }) {\n  ${body}\n}\n`, '+page.svelte': cart };
}

/** A page whose default action has this body. */
function action(body: string): Probe['files'] {
  return {
    '+page.server.js': `import * as kit from '@sveltejs/kit';\nimport { error, fail, json, redirect } from '@sveltejs/kit';\n\nexport const actions = {\n  default: async ({ request }) => {\n    ${body}\n  },\n};\n`,
    '+page.svelte': page('Order {form?.problem ?? form?.done ?? "form"}'),
  };
}

/** A request handler `GET` with this body. */
function endpoint(body: string): Probe['files'] {
  return { '+server.js': `import { error, fail, json, redirect } from '@sveltejs/kit';\n\nexport async function GET({ url }) {\n  ${body}\n}\n` };
}

/** A status for each request: `?status=`. */
const wanted = "Number(url.searchParams.get('status'))";

export const throwProbes: readonly Probe[] = [
  {
    id: 'redirect-thrown',
    title: '`load` throws a redirect',
    rules: ['require-throw-redirect', 'no-redundant-throw'],
    files: anyLoad("throw redirect(303, '/login');"),
    asks: [get()],
    answers: ['303 → /login'],
  },
  {
    id: 'redirect-not-thrown',
    title: '`load` calls `redirect()` without `throw`, and goes on',
    rules: ['require-throw-redirect', 'no-redundant-throw'],
    files: anyLoad("redirect(303, '/login');\n  return { note: 'of somebody else' };"),
    asks: [get()],
    answers: { 'kit-1': ['200 Cart of somebody else'], 'kit-2-70': ['303 → /login'], 'kit-3': ['303 → /login'] },
  },
  {
    id: 'redirect-returned',
    title: '`load` returns `redirect()`',
    rules: ['require-throw-redirect'],
    files: anyLoad("return redirect(303, '/login');"),
    asks: [get()],
    answers: { 'kit-1': [`${crash} [handleError: Data returned from \`load\` while rendering /redirect-returned is not a plain object]`], 'kit-2-70': ['303 → /login'], 'kit-3': ['303 → /login'] },
  },
  {
    id: 'redirect-returned-by-action',
    title: 'an action returns `redirect()`',
    rules: ['require-throw-redirect'],
    files: action("return redirect(303, '/orders');"),
    asks: [post(), enhanced()],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Data returned from action inside /redirect-returned-by-action is not serializable: Cannot stringify …]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Data returned from action inside /redirect-returned-by-action is not serializable: Cannot stringify …]',
      ],
      'kit-2-70': ['303 → /orders', '200 {"type":"redirect","status":303,"location":"/orders"}'],
      'kit-3': ['303 → /orders', '200 {"type":"redirect","status":303,"location":"/orders"}'],
    },
  },
  {
    id: 'redirect-returned-by-endpoint',
    title: 'an endpoint returns `redirect()`',
    rules: ['require-throw-redirect'],
    files: endpoint("return redirect(303, '/orders');"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error.html: Internal Error [handleError: Invalid response from route /redirect-returned-by-endpoint: handler should return a Response object]'],
      'kit-2-70': ['303 → /orders'],
      'kit-3': ['303 → /orders'],
    },
  },
  {
    id: 'error-not-thrown',
    title: '`load` calls `error()` without `throw`, and goes on',
    rules: ['require-throw-redirect', 'no-redundant-throw'],
    files: anyLoad("error(404, 'No such cart');\n  return { note: 'that is none' };"),
    asks: [get()],
    answers: { 'kit-1': ['200 Cart that is none'], 'kit-2-70': ['404 error page: No such cart'], 'kit-3': ['404 error page: No such cart'] },
  },
  {
    id: 'redirect-in-try',
    title: '`load` redirects inside a `try` whose `catch` answers for everything',
    rules: ['no-redirect-in-try'],
    files: anyLoad("try {\n    throw redirect(303, '/login');\n  } catch {\n    return { note: 'for everybody' };\n  }"),
    asks: [get()],
    answers: ['200 Cart for everybody'],
  },
  {
    id: 'redirect-in-try-again',
    title: 'the same, and the `catch` throws redirects again',
    rules: ['no-redirect-in-try'],
    files: load("try {\n    redirect(303, '/login');\n  } catch (e) {\n    if (isRedirect(e)) throw e;\n    return { note: 'for everybody' };\n  }"),
    asks: [get()],
    answers: { 'kit-2-70': ['303 → /login'], 'kit-3': ['303 → /login'] },
  },
  {
    id: 'error-in-try',
    title: '`load` throws `error(404)` inside a `try` whose `catch` throws `error(500)`',
    rules: ['no-redirect-in-try'],
    files: anyLoad("try {\n    throw error(404, 'No such cart');\n  } catch {\n    throw error(500, 'Something broke');\n  }"),
    asks: [get()],
    answers: ['500 error page: Something broke'],
  },
  {
    id: 'redirect-in-catch-callback',
    title: '`load` awaits a guard that redirects, with `.catch(() => {})` behind it',
    rules: ['no-redirect-in-try'],
    files: anyLoad("const requireUser = async () => {\n    throw redirect(303, '/login');\n  };\n  await requireUser().catch(() => {});\n  return { note: 'for everybody' };"),
    asks: [get()],
    answers: ['200 Cart for everybody'],
  },
  {
    id: 'redirect-settled',
    title: '`load` awaits a guard that redirects in `Promise.allSettled`',
    rules: ['no-redirect-in-try'],
    files: anyLoad("const requireUser = async () => {\n    throw redirect(303, '/login');\n  };\n  await Promise.allSettled([requireUser()]);\n  return { note: 'for everybody' };"),
    asks: [get()],
    answers: ['200 Cart for everybody'],
  },
  {
    id: 'redirect-in-try-of-action',
    title: 'an action redirects inside a `try` whose `catch` returns `fail(500)`',
    rules: ['no-redirect-in-try'],
    files: action("try {\n      throw redirect(303, '/thanks');\n    } catch {\n      return fail(500, { problem: 'was not saved' });\n    }"),
    asks: [post(), enhanced()],
    answers: {
      'kit-1': ['500 Order was not saved', '200 {"type":"failure","status":500,"data":{"problem":"was not saved"}}'],
      'kit-2-70': ['500 Order was not saved', '200 {"type":"failure","status":500,"data":{"problem":"was not saved"}}'],
      'kit-3': ['500 Order was not saved', '500 {"type":"failure","status":500,"location":"/redirect-in-try-of-action","data":{"problem":"was not saved"}}'],
    },
  },
  {
    id: 'redirect-status',
    title: '`load` redirects with a status of the request',
    rules: ['valid-redirect-status'],
    files: anyLoad(`throw redirect(${wanted}, '/cart');`),
    asks: [200, 299, 300, 304, 305, 308, 309].map((status) => get(`?status=${status}`)),
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Invalid status code]',
        '500 error page: Internal Error [handleError: Invalid status code]',
        '300 → /cart',
        '304 → /cart',
        '305 → /cart',
        '308 → /cart',
        '500 error page: Internal Error [handleError: Invalid status code]',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Invalid status code]',
        '500 error page: Internal Error [handleError: Invalid status code]',
        '300 → /cart',
        '304 → /cart',
        '305 → /cart',
        '308 → /cart',
        '500 error page: Internal Error [handleError: Invalid status code]',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_redirect_status]',
        '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_redirect_status]',
        '300 → /cart',
        '304 → /cart',
        '305 → /cart',
        '308 → /cart',
        '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_redirect_status]',
      ],
    },
  },
  {
    id: 'redirect-location-first',
    title: "`load` calls `redirect('/cart')`",
    rules: ['valid-redirect-status'],
    files: anyLoad("throw redirect('/cart');"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Invalid status code]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Invalid status code]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_redirect_status]'],
    },
  },
  {
    id: 'error-status',
    title: '`load` throws `error()` with a status of the request',
    rules: ['valid-error-status'],
    files: anyLoad(`throw error(${wanted}, 'No such cart');`),
    asks: [200, 399, 400, 418, 599, 600].map((status) => get(`?status=${status}`)),
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — 200 is invalid]',
        '500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — 399 is invalid]',
        '400 error page: No such cart',
        '418 error page: No such cart',
        '599 error page: No such cart',
        '500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — 600 is invalid]',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — 200 is invalid]',
        '500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — 399 is invalid]',
        '400 error page: No such cart',
        '418 error page: No such cart',
        '599 error page: No such cart',
        '500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — 600 is invalid]',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_error_status]',
        '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_error_status]',
        '400 error page: No such cart',
        '418 error page: No such cart',
        '599 error page: No such cart',
        '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_error_status]',
      ],
    },
  },
  {
    id: 'error-message-first',
    title: "`load` calls `error('No such cart')`",
    rules: ['valid-error-status'],
    files: anyLoad("throw error('No such cart');"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — No such cart is invalid]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: HTTP error status codes must be between 400 and 599 — No such cart is invalid]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/invalid_error_status]'],
    },
  },
  {
    id: 'fail-status',
    title: 'an action fails with a status of the form',
    rules: ['valid-error-status'],
    files: action("const fields = await request.formData();\n    return fail(Number(fields.get('status')), { problem: 'was not saved' });"),
    asks: [199, 200, 204, 304, 422, 600].map((status) => post('', {}, { status: String(status) })),
    answers: [
      '500 error page: Internal Error [handleError: init["status"] must be in the range of 200 to 599, inclusive.]',
      '200 Order was not saved',
      '500 error page: Internal Error [handleError: Response constructor: Invalid response status code 204]',
      '500 error page: Internal Error [handleError: Response constructor: Invalid response status code 304]',
      '422 Order was not saved',
      '500 error page: Internal Error [handleError: init["status"] must be in the range of 200 to 599, inclusive.]',
    ],
  },
  {
    id: 'fail-status-enhanced',
    title: 'an action fails with 204, and the form is enhanced',
    rules: ['valid-error-status'],
    files: action("return fail(204, { problem: 'was not saved' });"),
    asks: [enhanced()],
    answers: {
      'kit-1': ['200 {"type":"failure","status":204,"data":{"problem":"was not saved"}}'],
      'kit-2-70': ['200 {"type":"failure","status":204,"data":{"problem":"was not saved"}}'],
      'kit-3': ['500 {"type":"error","location":"/fail-status-enhanced","error":{"status":500,"message":"Internal Error"}} [handleError: Response constructor: Invalid response status code 204]'],
    },
  },
  {
    id: 'fail-returned',
    title: 'an action returns `fail(400)`',
    rules: ['return-fail'],
    files: action("return fail(400, { problem: 'without address' });"),
    asks: [post(), enhanced()],
    answers: {
      'kit-1': ['400 Order without address', '200 {"type":"failure","status":400,"data":{"problem":"without address"}}'],
      'kit-2-70': ['400 Order without address', '200 {"type":"failure","status":400,"data":{"problem":"without address"}}'],
      'kit-3': ['400 Order without address', '400 {"type":"failure","status":400,"location":"/fail-returned","data":{"problem":"without address"}}'],
    },
  },
  {
    id: 'fail-not-returned',
    title: 'an action calls `fail(400)` without `return`, and goes on',
    rules: ['return-fail'],
    files: action("fail(400, { problem: 'without address' });\n    return { done: 'is on its way' };"),
    asks: [post()],
    answers: ['200 Order is on its way'],
  },
  {
    id: 'fail-thrown',
    title: 'an action throws `fail(400)`',
    rules: ['return-fail'],
    files: action("throw fail(400, { problem: 'without address' });"),
    asks: [post(), enhanced()],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Cannot "throw fail()". Use "return fail()"]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Cannot "throw fail()". Use "return fail()"]',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Cannot "throw fail()". Use "return fail()"]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Cannot "throw fail()". Use "return fail()"]',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: action_throw_fail Cannot `throw fail()`. Use `return fail()` https://svelte.dev/e/kit/action_throw_f…]',
        '500 {"type":"error","location":"/fail-thrown","error":{"status":500,"message":"Internal Error"}} [handleError: action_throw_fail Cannot `throw fail()`. Use `return fail()` https://svelte.dev/e/kit/action_throw_f…]',
      ],
    },
  },
  {
    id: 'fail-from-server-load',
    title: 'a server `load` returns `fail(404)`',
    rules: ['return-fail'],
    files: anyLoad("return fail(404, { note: 'is gone' });"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Data returned from `load` while rendering /fail-from-server-load is not a plain object]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Data returned from `load` while rendering /fail-from-server-load is not serializable: Cannot stringi…]'],
      'kit-3': ['500 error page: Internal Error [handleError: load_not_serializable Data returned from `load` while rendering `/fail-from-server-load` is not seri…]'],
    },
  },
  {
    id: 'fail-from-universal-load',
    title: 'a universal `load` returns `fail(404)`',
    rules: ['return-fail'],
    files: {
      '+page.js': "import { fail } from '@sveltejs/kit';\n\nexport const load = () => fail(404, { note: 'is gone' });\n",
      '+page.svelte': page('{JSON.stringify(data)}'),
    },
    asks: [get()],
    answers: ['200 {"status":404,"data":{"note":"is gone"}}'],
  },
  {
    id: 'fail-from-endpoint',
    title: 'an endpoint returns `fail(404)`',
    rules: ['return-fail'],
    files: endpoint("return fail(404, { note: 'is gone' });"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error.html: Internal Error [handleError: Invalid response from route /fail-from-endpoint: handler should return a Response object]'],
      'kit-2-70': ['500 error.html: Internal Error [handleError: Invalid response from route /fail-from-endpoint: handler should return a Response object]'],
      'kit-3': ['500 error.html: Internal Error [handleError: endpoint_invalid_response Invalid response from route `/fail-from-endpoint`: handler should return a…]'],
    },
  },
  {
    id: 'error-thrown',
    title: "`load` throws `error(404, 'No such cart')`",
    rules: ['no-plain-throw-in-load'],
    files: anyLoad("throw error(404, 'No such cart');"),
    asks: [get()],
    answers: ['404 error page: No such cart'],
  },
  {
    id: 'plain-error-thrown',
    title: "`load` throws `new Error('No such cart')`",
    rules: ['no-plain-throw-in-load'],
    files: anyLoad("throw new Error('No such cart');"),
    asks: [get()],
    answers: [`${crash} [handleError: No such cart]`],
  },
  {
    id: 'response-thrown',
    title: '`load` throws a `Response`',
    rules: ['no-plain-throw-in-load'],
    files: anyLoad("throw json({ message: 'No such cart' }, { status: 404 });"),
    asks: [get()],
    answers: ['500 error page: Internal Error [handleError: [object Response]]'],
  },
  {
    id: 'object-thrown',
    title: '`load` throws `{ status: 404 }`',
    rules: ['no-plain-throw-in-load'],
    files: anyLoad("throw { status: 404, message: 'No such cart' };"),
    asks: [get()],
    answers: ['500 error page: Internal Error [handleError: No such cart]'],
  },
  {
    id: 'response-thrown-by-action',
    title: 'an action throws a `Response`',
    rules: ['no-plain-throw-in-load'],
    files: action("throw json({ problem: 'without address' }, { status: 400 });"),
    asks: [post()],
    answers: ['500 error page: Internal Error [handleError: [object Response]]'],
  },
  {
    id: 'response-thrown-by-endpoint',
    title: 'an endpoint throws a `Response`',
    rules: ['no-plain-throw-in-load'],
    files: endpoint("throw json({ message: 'No such cart' }, { status: 404 });"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error.html: Internal Error [handleError: {}]'],
      'kit-2-70': ['500 error.html: Internal Error [handleError: {}]'],
      'kit-3': ['500 error.html: Internal Error [handleError: [object Response]]'],
    },
  },
  {
    id: 'plain-error-in-handle',
    title: "`handle` throws `new Error('Not allowed')`, for another address `error(403, 'Not allowed')`",
    rules: ['no-plain-throw-in-load'],
    files: {
      'handle.js': "import { error } from '@sveltejs/kit';\n\nexport function handle({ event }) {\n  if (event.url.searchParams.has('plain')) throw new Error('Not allowed');\n  throw error(403, 'Not allowed');\n}\n",
      '+page.svelte': page('Cart'),
    },
    asks: [get('?plain'), get()],
    answers: ['500 error.html: Internal Error [handleError: Not allowed]', '403 error.html: Not allowed'],
  },
  {
    id: 'redirect-in-component',
    title: 'a component throws a redirect while the server renders it',
    rules: ['no-redirect-in-component'],
    files: { '+page.svelte': page('Cart', "import { redirect } from '@sveltejs/kit';\n  throwIt();\n  function throwIt() {\n    throw redirect(303, '/login');\n  }") },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: [object Object]]'],
      'kit-2-5': ['500 error page: Internal Error [handleError: [object Object]]'],
      'kit-2-70': ['303 → /login'],
      'kit-3': ['303 → /login'],
    },
  },
  {
    id: 'error-in-component',
    title: 'a component throws `error(404)` while the server renders it',
    rules: ['no-redirect-in-component'],
    files: { '+page.svelte': page('Cart', "import { error } from '@sveltejs/kit';\n  throwIt();\n  function throwIt() {\n    throw error(404, 'No such cart');\n  }") },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: No such cart'],
      'kit-2-5': ['500 error page: No such cart'],
      'kit-2-70': ['404 error page: No such cart'],
      'kit-3': ['404 error page: No such cart'],
    },
  },
  {
    id: 'resolve-in-try',
    title: '`handle` calls `resolve(event)` inside a `try` whose `catch` answers for everything, and `load` redirects',
    rules: ['no-redirect-in-try'],
    files: {
      'handle.js': "export async function handle({ event, resolve }) {\n  try {\n    return await resolve(event);\n  } catch {\n    return new Response('Something broke');\n  }\n}\n",
      '+page.server.js': "import { redirect } from '@sveltejs/kit';\n\nexport function load() {\n  throw redirect(303, '/login');\n}\n",
      '+page.svelte': cart,
    },
    asks: [get()],
    answers: ['303 → /login'],
  },
];
