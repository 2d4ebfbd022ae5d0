import { defineCases } from '@sk-audit/core';

const page = (script: string, markup = ''): { readonly 'src/routes/+page.svelte': string } => ({ 'src/routes/+page.svelte': `<script>\n  ${script}\n</script>\n<h1>Shop</h1>${markup}\n` });

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'an option by the name of a variable, and one in the middle',
      kit: '3.2.0',
      files: page(`import { goto } from '$app/navigation';\n  const go = (replaceState) => goto('/', { replaceState }); // ✗ deprecated "replaceState }"\n  const again = (url) => goto(url, { state: {}, invalidateAll: true }); // ✗ deprecated "invalidateAll: true"`.replace('"replaceState }"', '"replaceState"'), '\n<button onclick={() => go(true)}>Go</button><button onclick={() => again("/")}>Again</button>'),
      after: page("import { goto } from '$app/navigation';\n  const go = (replaceState) => goto('/', { replace: replaceState });\n  const again = (url) => goto(url, { state: {}, refreshAll: true });", '\n<button onclick={() => go(true)}>Go</button><button onclick={() => again("/")}>Again</button>'),
    },
    {
      title: 'a function that is handed on',
      kit: '3.2.0',
      files: page(`import { invalidateAll } from '$app/navigation'; // ✗ deprecated "invalidateAll"\n  let { data } = $props();`, '\n<button onclick={invalidateAll}>{data.title}</button>'),
      after: page("import { invalidateAll } from '$app/navigation';\n  let { data } = $props();", '\n<button onclick={invalidateAll}>{data.title}</button>'),
    },
    {
      title: 'a function under another name, and one whose new name is taken',
      kit: '3.2.0',
      files: {
        ...page(`import { invalidateAll as again } from '$app/navigation'; // ✗ deprecated "invalidateAll as again"\n  import { all } from '../lib/all.js';`, '\n<button onclick={() => again()}>Again</button><button onclick={all}>All</button>'),
        'src/lib/all.js': `import { invalidateAll, refreshAll } from '$app/navigation'; // ✗ deprecated "invalidateAll"\nexport const all = () => (refreshAll(), invalidateAll());\n`,
      },
      after: { 'src/lib/all.js': "import { invalidateAll, refreshAll } from '$app/navigation';\nexport const all = () => (refreshAll(), invalidateAll());\n" },
    },
    {
      title: 'names in an import of several, and bodies of errors that cannot be told apart',
      kit: '3.2.0',
      files: {
        'src/hooks.server.ts': `import { error, type Cookies, type Handle, json } from '@sveltejs/kit'; // ✗ untyped "type Handle" ✗ deprecated "json"
const seen = (cookies: Cookies) => cookies.get('seen');
const more = { message: 'No' };
export const handle: Handle = ({ event, resolve }) => {
  if (seen(event.cookies)) error(404, { ...more }); // ✗ deprecated "{ ...more }"
  return event.url.search ? [1].map(json)[0] : resolve(event);
};
`,
      },
      after: {
        'src/hooks.server.ts': `import { error, type Cookies, json } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
const seen = (cookies: Cookies) => cookies.get('seen');
const more = { message: 'No' };
export const handle: Handle = ({ event, resolve }) => {
  if (seen(event.cookies)) error(404, { ...more });
  return event.url.search ? [1].map(json)[0] : resolve(event);
};
`,
      },
    },
    {
      title: 'variables that nothing declares beside a module of before, and a matcher of before',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: {
        'src/params/int.ts': "import type { ParamMatcher } from '@sveltejs/kit';\nexport const match: ParamMatcher = (value) => /^[0-9]+$/.test(value);\n",
        'src/lib/env.ts': "import type { Handle, ParamMatcher } from '@sveltejs/kit'; // ✗ untyped \"Handle\" ✗ untyped \"ParamMatcher\"\nimport { dev } from '$app/environment'; // ✗ deprecated \"'$app/environment'\"\nimport { SHOP } from '$env/static/private';\nimport { env } from '$env/dynamic/private'; // ✗ deprecated \"'$env/dynamic/private'\"\nexport const shop: [ParamMatcher?, Handle?] = dev ? [] : [SHOP, Object.keys(env)];\n",
        'src/routes/[id=int]/+page.server.ts': "import { env } from '$env/dynamic/private'; // ✗ deprecated \"'$env/dynamic/private'\"\nimport { shop } from '$lib/env';\nexport const load = () => ({ shop, all: Object.keys(env) });\n",
        'src/routes/[id=int]/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'half of what has become one, and pages of the history',
      kit: '3.2.0',
      files: page(`import { goto, pushState, replaceState } from '$app/navigation'; // ✗ deprecated "pushState" ✗ deprecated "replaceState"
  const next = () => goto('/', { 'keepFocus': true, state: {} }); // ✗ refused "'keepFocus': true"
  const open = () => { pushState('', { open: true }); };`, '\n<button onclick={next}>Next</button><button onclick={open}>Open</button><button onclick={replaceState}>Close</button>'),
      after: page(`import { goto, replaceState } from '$app/navigation';
  const next = () => goto('/', { reset: false, state: {} });
  const open = () => { goto('', { state: { open: true }, shallow: true }); };`, '\n<button onclick={next}>Next</button><button onclick={open}>Open</button><button onclick={replaceState}>Close</button>'),
    },
    {
      title: 'options that are switched off',
      kit: '3.2.0',
      files: page(`import { goto } from '$app/navigation';
  const next = () => goto('/', { noScroll: false }); // ✗ refused "noScroll: false"`, '\n<button onclick={next}>Next</button>'),
      after: page(`import { goto } from '$app/navigation';
  const next = () => goto('/', { noScroll: false });`, '\n<button onclick={next}>Next</button>'),
    },
    {
      title: 'variables of the environment, declared by the helper of another module',
      files: {
        'svelte.config.js': 'export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n',
        'src/env.js': `import { defineEnvVars } from '@sveltejs/kit/hooks'; // ✗ deprecated "defineEnvVars"\nexport const variables = defineEnvVars({ SHOP: { public: true } });\n`,
      },
      after: { 'src/env.js': "import { defineEnvVars } from '@sveltejs/kit/env';\nexport const variables = defineEnvVars({ SHOP: { public: true } });\n" },
    },
    {
      title: 'the second of two arguments, which Kit 2 has dropped',
      kit: '2.5.0',
      svelte: '4.2.20',
      files: page(`import { preloadCode } from '$app/navigation';\n  const warm = () => preloadCode('/cart', '/pay'); // ✗ ignored "'/pay'"`, '\n<button on:click={warm}>Warm</button>'),
      says: ['Argument 2 of `preloadCode` does nothing since Kit 2.0.', 'Call `preloadCode` once for each path.'],
    },
  ],
  good: [
    {
      title: 'what other rules say',
      kit: '3.2.0',
      files: { ...page("import { base } from '$app/paths';\n  import { page } from '$app/stores';", '{base}{$page.url}'), 'src/hooks.server.js': "import { installPolyfills } from '@sveltejs/kit/node/polyfills';\ninstallPolyfills();\n" },
    },
    { title: 'a file that nothing imports', kit: '3.2.0', files: { 'src/lib/old.js': "import { json } from '@sveltejs/kit';\nexport const answer = () => json(1);\n", ...page('') } },
    {
      title: 'other forms of the same calls',
      kit: '3.2.0',
      files: {
        ...page("import { goto, preloadCode } from '$app/navigation';\n  import { error } from '@sveltejs/kit';\n  import Part from '../lib/Part.svelte';\n  const stop = (args) => (args ? error(404, 'No price') : error(...args));", '\n<Part /><button onclick={() => goto("/", { state: {} })}>Go</button><button onclick={() => preloadCode("/cart")}>Warm</button><button onclick={stop}>Stop</button>'),
        'src/lib/Part.svelte': '<script module>\n  export const snapshot = 1;\n</script>\n<script>\n  export const message = 1;\n</script>\n<a href="/" data-sveltekit-reload="true">Home</a>\n',
        'src/hooks.server.js': 'export const handleError = ({ error }) => ({ message: error.message });\nexport const handle = ({ event, resolve }) => resolve(event);\n',
      },
    },
    { title: 'a function of the app that is called so', kit: '3.2.0', files: { ...page("import { json } from '../lib/json.js';", '{json(1)}'), 'src/lib/json.js': 'export const json = (value) => JSON.stringify(value);\n' } },
    { title: 'only its type', kit: '3.2.0', files: { 'src/lib/json.ts': "import type { json } from '@sveltejs/kit';\nexport const as = (given: typeof json) => given;\n", ...page("import { as } from '../lib/json.js';", '{typeof as}') } },
  ],
});
