/** Forms and what answers them. */
import { enhanced, get, page, post, type Probe } from '../probe.js';

/** A page whose action adds an order, and how it ends. */
function orders(end: string): Probe['files'] {
  return {
    '+page.server.js': `import { redirect } from '@sveltejs/kit';

let orders = 0;

export const load = () => ({ orders });

export const actions = {
  default: async ({ url }) => {
    orders += 1;
    ${end}
  },
};
`,
    '+page.svelte': page('{data.orders} orders'),
    'thanks/+page.svelte': page('Thank you'),
    'again/+page.server.js': "let again = 0;\n\nexport const load = () => ({ again });\n\nexport const actions = { default: () => void (again += 1) };\n",
    'again/+page.svelte': page('{data.again} other orders'),
  };
}

/** `invalid` is no function. */
const gone = [
  '500 error page: Internal Error [handleError: (void 0) is not a function]',
  '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: (void 0) is not a function]',
];

export const formProbes: readonly Probe[] = [
  {
    id: 'action-without-redirect',
    title: 'an action adds an order and ends without a redirect; the visitor reloads',
    rules: ['form-action-prg'],
    files: orders(''),
    asks: [post(), post(), enhanced()],
    answers: {
      'kit-1': ['200 1 orders', '200 2 orders', '200 {"type":"success","status":204}'],
      'kit-2-70': ['200 1 orders', '200 2 orders', '200 {"type":"success","status":204}'],
      'kit-3': ['200 1 orders', '200 2 orders', '200 {"type":"success","status":204,"location":"/action-without-redirect"}'],
    },
  },
  {
    id: 'action-with-redirect',
    title: 'an action adds an order and redirects with 303; the visitor reloads the page that follows',
    rules: ['form-action-prg', 'redirect-after-post-303'],
    files: orders("throw redirect(303, '/action-with-redirect');"),
    asks: [post(), get(), get(), enhanced()],
    answers: ['303 → /action-with-redirect', '200 1 orders', '200 1 orders', '200 {"type":"redirect","status":303,"location":"/action-with-redirect"}'],
  },
  {
    id: 'action-with-307',
    title: 'an action redirects with 307; the browser sends the same POST to a page without actions, and to one with a default action',
    rules: ['redirect-after-post-303'],
    files: orders("throw redirect(307, '/action-with-307/thanks');"),
    asks: [post(), post('/thanks'), post('/again')],
    answers: {
      'kit-1': [
        '307 → /action-with-307/thanks',
        '405 error page: POST method not allowed. No actions exist for this page',
        '200 1 other orders',
      ],
      'kit-2-70': [
        '307 → /action-with-307/thanks',
        '405 error page: Method Not Allowed [handleError: POST method not allowed. No form actions exist for this page]',
        '200 1 other orders',
      ],
      'kit-3': ['307 → /action-with-307/thanks', '405 error page: Method Not Allowed', '200 1 other orders'],
    },
  },
  {
    id: 'mixed-actions',
    title: '`actions` has `default` and another name',
    rules: ['no-mixed-default-actions'],
    files: { '+page.server.js': "export const actions = { default: () => ({}), remove: () => ({}) };\n", '+page.svelte': page('Cart') },
    asks: [get(), post(), post('?/remove'), enhanced('?/remove')],
    answers: {
      'kit-1': [
        '200 Cart',
        '500 error page: Internal Error [handleError: When using named actions, the default action cannot be used. See the docs for more info: https://kit…]',
        '500 error page: Internal Error [handleError: When using named actions, the default action cannot be used. See the docs for more info: https://kit…]',
        '500 {"message":"Internal Error"} [handleError: When using named actions, the default action cannot be used. See the docs for more info: https://kit…]',
      ],
      'kit-2-70': [
        '200 Cart',
        '500 error page: Internal Error [handleError: When using named actions, the default action cannot be used. See the docs for more info: https://sve…]',
        '500 error page: Internal Error [handleError: When using named actions, the default action cannot be used. See the docs for more info: https://sve…]',
        '500 {"message":"Internal Error"} [handleError: When using named actions, the default action cannot be used. See the docs for more info: https://sve…]',
      ],
      'kit-3': [
        '200 Cart',
        '500 error page: Internal Error [handleError: action_default_with_named When using named actions, the default action cannot be used. See the docs …]',
        '500 error page: Internal Error [handleError: action_default_with_named When using named actions, the default action cannot be used. See the docs …]',
        '500 {"status":500,"message":"Internal Error"} [handleError: action_default_with_named When using named actions, the default action cannot be used. See the docs …]',
      ],
    },
  },
  {
    id: 'missing-action',
    title: 'a form is sent to an action that is missing, and to `?/default`',
    rules: ['form-action-exists'],
    files: { '+page.server.js': "export const actions = { remove: () => ({}) };\n", '+page.svelte': page('Cart') },
    asks: [post('?/remove'), post('?/empty'), post('?/default')],
    answers: {
      'kit-1': [
        '200 Cart',
        "500 error page: Internal Error [handleError: No action with name 'empty' found]",
        '500 error page: Internal Error [handleError: Cannot use reserved action name "default"]',
      ],
      'kit-2-70': [
        '200 Cart',
        "404 error page: Not Found [handleError: No action with name 'empty' found]",
        '500 error page: Internal Error [handleError: Cannot use reserved action name "default"]',
      ],
      'kit-3': [
        '200 Cart',
        '404 error page: Not Found',
        '500 error page: Internal Error [handleError: action_name_reserved Cannot use reserved action name `default` https://svelte.dev/e/kit/action_name_…]',
      ],
    },
  },
  {
    id: 'missing-action-of-default',
    title: 'the same where the page has a default action only',
    rules: ['form-action-exists'],
    files: { '+page.server.js': "export const actions = { default: () => ({}) };\n", '+page.svelte': page('Cart') },
    asks: [post(), post('?/empty'), post('?/default')],
    answers: {
      'kit-1': [
        '200 Cart',
        "500 error page: Internal Error [handleError: No action with name 'empty' found]",
        '500 error page: Internal Error [handleError: Cannot use reserved action name "default"]',
      ],
      'kit-2-70': [
        '200 Cart',
        "404 error page: Not Found [handleError: No action with name 'empty' found]",
        '500 error page: Internal Error [handleError: Cannot use reserved action name "default"]',
      ],
      'kit-3': [
        '200 Cart',
        '404 error page: Not Found',
        '500 error page: Internal Error [handleError: action_name_reserved Cannot use reserved action name `default` https://svelte.dev/e/kit/action_name_…]',
      ],
    },
  },
  {
    id: 'page-without-actions',
    title: 'a form is sent to a page without actions',
    rules: ['form-action-exists'],
    files: { '+page.svelte': page('Cart') },
    asks: [post(), post('?/remove'), enhanced('?/remove')],
    answers: {
      'kit-1': [
        '405 error page: POST method not allowed. No actions exist for this page',
        '405 error page: POST method not allowed. No actions exist for this page',
        '405 {"type":"error","error":{"message":"POST method not allowed. No actions exist for this page"}}',
      ],
      'kit-2-70': [
        '405 error page: Method Not Allowed [handleError: POST method not allowed. No form actions exist for this page]',
        '405 error page: Method Not Allowed [handleError: POST method not allowed. No form actions exist for this page]',
        '405 {"type":"error","error":{"message":"Method Not Allowed"}} [handleError: POST method not allowed. No form actions exist for this page]',
      ],
      'kit-3': [
        '405 error page: Method Not Allowed',
        '405 error page: Method Not Allowed',
        '405 {"type":"error","location":"/page-without-actions","error":{"status":405,"message":"Method Not Allowed"}}',
      ],
    },
  },
  {
    id: 'form-as-get',
    title: 'a form whose action is `?/login` is sent as a GET: the browser puts the fields in the place of the query',
    rules: ['form-action-requires-post', 'enhance-requires-post'],
    files: {
      '+page.server.js': "let logins = 0;\n\nexport const load = () => ({ logins });\n\nexport const actions = { login: () => void (logins += 1) };\n",
      '+page.svelte': page('{data.logins} logins'),
    },
    asks: [get('?email=alice%40shop.example&password=secret'), get('?/login'), post('?/login')],
    answers: ['200 0 logins', '200 0 logins', '200 1 logins'],
  },
  {
    id: 'invalid-in-action',
    title: 'an action answers `invalid(400, …)`',
    rules: ['no-invalid-in-form-action'],
    files: {
      '+page.server.js': "import * as kit from '@sveltejs/kit';\n\nexport const actions = { default: () => kit.invalid(400, { problem: 'without address' }) };\n",
      '+page.svelte': page('Order {form?.problem ?? "form"}'),
    },
    asks: [post(), enhanced()],
    answers: {
      'kit-1': gone,
      'kit-2-5': gone,
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Validation failed]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Validation failed]',
      ],
      'kit-3': [
        '400 error page: Bad Request [handleError: Bad Request]',
        '400 {"type":"error","location":"/invalid-in-action","error":{"status":400,"message":"Bad Request"}} [handleError: Bad Request]',
      ],
    },
  },
  {
    id: 'action-crashes',
    title: 'an action crashes',
    rules: ['enhance-preserve-on-error', 'enhance-callback-handles-result'],
    files: { '+page.server.js': "export const actions = {\n  default: () => {\n    throw new Error('Out of stock');\n  },\n};\n", '+page.svelte': page('<form method="POST"><textarea>a long letter</textarea></form>') },
    asks: [get(), post('', { find: 'a long letter' }), enhanced()],
    answers: {
      'kit-1': [
        '200 a long letter',
        '500 error page: Internal Error (without "a long letter") [handleError: Out of stock]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Out of stock]',
      ],
      'kit-2-70': [
        '200 a long letter',
        '500 error page: Internal Error (without "a long letter") [handleError: Out of stock]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Out of stock]',
      ],
      'kit-3': [
        '200 a long letter',
        '500 error page: Internal Error (without "a long letter") [handleError: Out of stock]',
        '500 {"type":"error","location":"/action-crashes","error":{"status":500,"message":"Internal Error"}} [handleError: Out of stock]',
      ],
    },
  },
  {
    id: 'cross-site-post',
    title: 'another site posts to an endpoint: a form, and JSON',
    rules: ['no-client-fetch-form-submit'],
    files: { '+server.js': "export const POST = () => new Response('ordered');\n" },
    asks: [
      { method: 'POST', path: '', headers: { origin: 'http://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' }, body: 'item=1' },
      { method: 'POST', path: '', headers: { origin: 'http://elsewhere.example', 'content-type': 'application/json' }, body: '{"item":1}' },
    ],
    answers: ['403 text "Cross-site POST form submissions are forbidden"', '200 text "ordered"'],
  },
];
