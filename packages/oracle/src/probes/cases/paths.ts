/** Addresses that the app makes. */
import { get, page, post, type Probe } from '../probe.js';

/** A page that shows what the expression gives. */
function shown(expression: string): Probe['files'] {
  return { '+page.svelte': page(`{${expression}}`, `import { ${expression.slice(0, expression.indexOf('('))} } from '$app/paths';`) };
}

export const pathProbes: readonly Probe[] = [
  {
    id: 'resolve-without-params',
    title: 'a page calls `resolve` for a route with a parameter, and gives none',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/blog/[slug]')"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot read properties of undefined (reading \'slug\')]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/resolve_params_missing]'],
    },
  },
  {
    id: 'resolve-param-missing',
    title: 'it gives another parameter',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/blog/[slug]', { slg: 'a' })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Missing parameter \'slug\' in route /blog/[slug]]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/route_param_missing]'],
    },
  },
  {
    id: 'resolve-param-empty',
    title: 'it gives an empty one',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/blog/[slug]', { slug: '' })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Missing parameter \'slug\' in route /blog/[slug]]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/route_param_missing]'],
    },
  },
  {
    id: 'resolve-param-slash',
    title: 'it gives one that begins with a slash',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/blog/[slug]', { slug: '/a' })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Parameter \'slug\' in route /blog/[slug] cannot start or end with a slash -- this would cause an inval…]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/route_param_slash]'],
    },
  },
  {
    id: 'resolve-param-number',
    title: 'it gives a number',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/blog/[slug]', { slug: 4 })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: param_value.startsWith is not a function]'],
      'kit-3': ['200 ./blog/4'],
    },
  },
  {
    id: 'resolve-param-list',
    title: 'it gives a list',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/blog/[slug]', { slug: ['a'] })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: param_value.startsWith is not a function]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/route_param_value_invalid]'],
    },
  },
  {
    id: 'resolve-param-null',
    title: 'it gives `null` for an optional one',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/[[lang]]', { lang: null })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['200 ./'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/route_param_value_invalid]'],
    },
  },
  {
    id: 'resolve-params',
    title: 'it gives all, an empty rest among them',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/[[lang]]/blog/[slug]/[...rest]', { slug: 'a', rest: '' })"),
    asks: [get()],
    answers: {
      'kit-2-70': ['200 ./blog/a'],
      'kit-3': ['200 ./blog/a'],
    },
  },
  {
    id: 'resolve-url',
    title: '`resolve` is given another site',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('https://shop.example')"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot use `resolve(...)` with a non-absolute pathname or route ID (got "https://shop.example"). `re…]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/resolve_url_input]'],
    },
  },
  {
    id: 'resolve-relative',
    title: '`resolve` is given a path without a slash at its beginning',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('cart')"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot use `resolve(...)` with a non-absolute pathname or route ID (got "cart"). `resolve` is only f…]'],
      'kit-3': ['200 ./cart'],
    },
  },
  {
    id: 'resolve-escape',
    title: '`resolve` is given an escaped character and no parameters',
    rules: ['valid-resolve-argument'],
    files: shown("resolve('/a[x+2e]b')"),
    asks: [get()],
    answers: {
      'kit-2-70': ['200 ./a[x+2e]b'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/resolve_params_missing]'],
    },
  },
  {
    id: 'asset-slash',
    title: '`asset` is given a path with a slash at its beginning',
    rules: ['valid-asset-path'],
    files: shown("asset('/logo.png')"),
    asks: [get()],
    answers: {
      'kit-2-70': ['200 ./logo.png'],
      'kit-3': ['200 ./logo.png'],
    },
  },
  {
    id: 'asset-no-slash',
    title: '`asset` is given a path without',
    rules: ['valid-asset-path'],
    files: shown("asset('logo.png')"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot use `resolve(...)` with a non-absolute pathname or route ID (got "logo.png"). `resolve` is on…]'],
      'kit-3': ['200 ./logo.png'],
    },
  },
  {
    id: 'redirect-circle',
    title: 'two `load` functions redirect to each other',
    rules: ['no-redirect-loop'],
    files: (kit) => ({
      '+page.server.js': `import { redirect } from '@sveltejs/kit';\n\nexport const load = () => {\n  ${kit === 'kit-1' ? 'throw ' : ''}redirect(307, '/redirect-circle/back');\n};\n`,
      '+page.svelte': page('There'),
      'back/+page.server.js': `import { redirect } from '@sveltejs/kit';\n\nexport const load = () => {\n  ${kit === 'kit-1' ? 'throw ' : ''}redirect(307, '/redirect-circle');\n};\n`,
      'back/+page.svelte': page('Back'),
    }),
    asks: [get(), get('/back')],
    answers: ['307 → /redirect-circle/back', '307 → /redirect-circle'],
  },
  {
    id: 'worker-module-in-page',
    title: 'a page imports `$service-worker`',
    rules: ['service-worker-imports'],
    files: { '+page.svelte': page('{version}', "import { version } from '$service-worker';") },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: This module can only be imported inside a service worker]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: This module can only be imported inside a service worker]'],
    },
  },
  {
    id: 'empty-page-after-post',
    title: 'a form is posted to an action of a page with `ssr = false`',
    rules: ['no-action-data-without-ssr'],
    files: {
      '+page.js': 'export const ssr = false;\n',
      '+page.server.js': 'export const actions = { default: async () => ({ saved: true }) };\n',
      '+page.svelte': page('{form?.saved}'),
    },
    asks: [post('', { find: 'saved' })],
    answers: ['200 a page without <main> (without "saved")'],
  },
];
