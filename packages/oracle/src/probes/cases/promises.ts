/** Promises that nobody waits for, and whether the process survives them. */
import type { Files } from '../../app-folder.js';
import { get, page, type Probe } from '../probe.js';

/** A page whose server `load` has this body; `failing()` is a promise that rejects after 10 ms, or as many as it is given. */
function reviews(body: string): Files {
  return {
    '+page.server.js': `const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function failing(ms = 10) {
  await wait(ms);
  throw new Error('The reviews are gone');
}

export async function load({ cookies, fetch }) {
  ${body}
}
`,
    '+page.svelte': page('{#await data.reviews}one moment{:then reviews}{reviews}{:catch error}no reviews: {error.message}{/await}'),
  };
}

/** A page that shows what is not at the top level of its data. */
const nested = page('{#await data.shop.reviews}one moment{:then reviews}{reviews}{/await}');

const dies = 'the process ends with code 1: Error: The reviews are gone';
const lives = 'the process lives on';

export const promiseProbes: readonly Probe[] = [
  {
    id: 'rejects-before-return',
    title: 'a promise rejects while `load` waits for something else, before it is returned',
    rules: ['no-unhandled-streamed-promise'],
    files: reviews('const reviews = failing();\n  await wait(30);\n  return { reviews };'),
    asks: [get()],
    answers: [dies],
    alone: true,
  },
  {
    id: 'rejects-but-caught',
    title: 'the same with `reviews.catch(() => {})`',
    rules: ['no-unhandled-streamed-promise'],
    files: reviews('const reviews = failing();\n  reviews.catch(() => {});\n  await wait(30);\n  return { reviews };'),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: The reviews are gone]', lives],
      'kit-2-70': ['200 one moment [handleError: The reviews are gone]', lives],
      'kit-3': ['200 one moment [handleError: The reviews are gone]', lives],
    },
    alone: true,
  },
  {
    id: 'rejects-after-return',
    title: 'a promise is returned at once and rejects later',
    rules: ['no-unhandled-streamed-promise'],
    files: reviews('return { reviews: failing() };'),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: The reviews are gone]', lives],
      'kit-2-70': ['200 one moment [handleError: The reviews are gone]', lives],
      'kit-3': ['200 one moment [handleError: The reviews are gone]', lives],
    },
    alone: true,
  },
  {
    id: 'nested-rejects-after-return',
    title: 'the same below the top level of the data, long after the page is rendered',
    rules: ['no-unhandled-streamed-promise'],
    files: { ...reviews('return { shop: { reviews: failing(500) } };'), '+page.svelte': nested },
    asks: [get()],
    answers: ['200 one moment [handleError: The reviews are gone]', lives],
    alone: true,
  },
  {
    // Kit 1 looks at promises when it writes the page (get_data in page/render.js), Kit 2.70 as soon as the load is done (data_serializer.js).
    id: 'nested-rejects-beside-layout',
    title: "the same, and it rejects while the layout's slow `load` still runs",
    rules: ['no-unhandled-streamed-promise'],
    files: {
      ...reviews('return { shop: { reviews: failing() } };'),
      '+layout.server.js': 'export const load = () => new Promise((done) => setTimeout(done, 100));\n',
      '+page.svelte': nested,
    },
    asks: [get()],
    answers: {
      'kit-1': [dies],
      'kit-2-5': [dies],
      'kit-2-70': ['200 one moment [handleError: The reviews are gone]', lives],
      'kit-3': ['200 one moment [handleError: The reviews are gone]', lives],
    },
    alone: true,
  },
  {
    id: 'floating-promise',
    title: '`load` starts something that rejects, and neither waits for it nor returns it',
    rules: ['no-unhandled-streamed-promise'],
    files: reviews('failing();\n  return { reviews: "five stars" };'),
    asks: [get()],
    answers: ['the process ends with code 1: Error: The reviews are gone'],
    alone: true,
  },
  {
    id: 'redirect-in-callback',
    title: '`load` redirects in an async callback of `forEach`',
    rules: ['require-throw-redirect'],
    files: {
      '+page.server.js': "import { redirect } from '@sveltejs/kit';\n\nexport function load() {\n  ['first', 'second'].forEach(async () => {\n    throw redirect(303, '/login');\n  });\n}\n",
      '+page.svelte': page('All invoices'),
    },
    asks: [get()],
    answers: ['the process ends with code 1: "#<Redirect>"'],
    alone: true,
  },
  {
    id: 'cookie-in-stream',
    title: 'a promise that `load` has returned sets a cookie',
    rules: ['valid-response-headers'],
    files: {
      '+page.server.js': "async function later(cookies) {\n  await new Promise((done) => setTimeout(done, 10));\n  cookies.set('seen', 'yes', { path: '/' });\n  return 'five stars';\n}\n\nexport const load = ({ cookies }) => ({ shop: { reviews: later(cookies) } });\n",
      '+page.svelte': nested,
    },
    asks: [get('', { find: 'five stars' })],
    answers: {
      'kit-1': ['200 one moment (without "five stars") [handleError: Cannot use `cookies.set(...)` after the response has been generated]'],
      'kit-2-70': ['200 one moment (without "five stars") [handleError: Cannot use `cookies.set(...)` after the response has been generated]'],
      'kit-3': ['200 one moment (without "five stars") [handleError: cookies_set_after_response Cannot use `cookies.set(...)` after the response has been generated https…]'],
    },
  },
];
