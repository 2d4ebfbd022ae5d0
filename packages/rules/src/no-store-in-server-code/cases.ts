import { defineCases } from '@sk-audit/core';

const PAGE = '<h1>Page</h1>\n';
const STORES = `import { writable } from 'svelte/store';
export const user = writable(null);
export const theme = writable('light');
`;
const SHOWS_STORES = `<script>
  import { theme, user } from '$lib/stores';
</script>
{$user} {$theme}
`;

export default defineCases({
  bad: [
    {
      title: 'runes, and a store of a module that components use too',
      files: {
        'src/lib/app-state.svelte.ts': "export const appState = $state({ user: null });\n",
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
export function signIn(member) {
  user.set(member); // ✗ write "user.set(member)"
}
`,
        'src/routes/login/+page.server.ts': `import { appState } from '$lib/app-state.svelte';
import { signIn } from '$lib/stores';
export const actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    appState.user = form.get('name'); // ✗ write "appState.user = form.get('name')"
    signIn(locals.member);
  }
};
`,
        'src/routes/login/+page.svelte': `<script>
  import { appState } from '$lib/app-state.svelte';
  import { user } from '$lib/stores';
</script>
{appState.user} {$user}
`,
      },
    },
    {
      title: 'a load of the server',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+layout.server.ts': `import { user } from '$lib/stores';
export const load = ({ locals }) => {
  user.set(locals.user); // ✗ write "user.set(locals.user)"
};
`,
        'src/routes/+page.svelte': SHOWS_STORES,
      },
    },
    {
      title: 'in a module that only the server uses',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/mail.ts': `import { get } from 'svelte/store';
import { goto } from '$app/navigation'; // ✗ clientModule "goto"
import { user } from './stores';
export function greet() {
  if (!get(user)) goto('/login'); // ✗ read "get(user)"
}
`,
        'src/routes/api/mail/+server.ts': `import { greet } from '$lib/mail';
export const POST = () => {
  greet();
  return new Response('sent');
};
`,
        'src/routes/+page.svelte': SHOWS_STORES,
      },
    },
    {
      title: 'the locale of a package, read and written',
      files: {
        'src/routes/api/print/+server.ts': `import { get } from 'svelte/store';
import { locale } from 'svelte-i18n';
export const GET = ({ url }) => {
  locale.set(url.searchParams.get('lang')); // ✗ write "locale.set(url.searchParams.get('lang'))"
  return new Response(get(locale)); // ✗ read "get(locale)"
};
`,
      },
    },
    {
      title: 'subscribed to on the server, and a language of the whole process',
      files: {
        'src/lib/stores.ts': STORES,
        'src/hooks.server.ts': `import dayjs from 'dayjs';
export const handle = ({ event, resolve }) => {
  dayjs.locale(event.cookies.get('lang')); // ✗ write "dayjs.locale(event.cookies.get('lang'))"
  return resolve(event);
};
`,
        'src/routes/+page.server.ts': `import { get } from 'svelte/store';
import { theme, user } from '$lib/stores';
export const load = () => {
  let now;
  console.log(get(theme)); // ✗ read "get(theme)"
  user.subscribe((value) => { now = value; })(); // ✗ read "user.subscribe((value) => { now = value; })"
  return { now };
};
`,
        'src/routes/+page.svelte': SHOWS_STORES,
      },
      says: ['`user.subscribe` reads a store that all requests share on the server.', '`get(theme)` reads a store that all requests share on the server.'],
    },
  ],
  good: [
    {
      title: 'in a function that nobody calls',
      files: {
        'src/lib/server/session.ts': `import { goto } from '$app/navigation';
export const current = ({ cookies }) => cookies.get('session');
export const leave = ({ cookies }) => {
  cookies.delete('session', { path: '/' });
  goto('/');
};
`,
        'src/routes/+page.server.ts': `import { current } from '$lib/server/session';
export const load = (event) => ({ session: current(event) });
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'what load leads to in a module that components use too is not said twice',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
export function signIn(member) {
  user.set(member);
}
`,
        'src/routes/+layout.server.ts': `import { signIn } from '$lib/stores';
export const load = ({ locals }) => signIn(locals.user);
export const actions = { default: ({ locals }) => signIn(locals.user) };
`,
        'src/routes/+page.svelte': `<script>
  import { user } from '$lib/stores';
</script>
{$user}
`,
      },
    },
    {
      title: 'variables have a rule of their own; caches under a key and values for all are nobody\'s',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/api/+server.ts': `import { theme } from '$lib/stores';
import { browser } from '$app/environment';
let last;
const seen = new Map();
export const GET = ({ locals, url }) => {
  last = locals.user;
  seen.set(url.pathname, last);
  theme.set('dark');
  if (browser) theme.set(url.searchParams.get('theme'));
  return new Response(seen.get(url.pathname));
};
`,
        'src/routes/+page.svelte': SHOWS_STORES,
      },
    },
    {
      title: 'a bus of the server, read by requests and filled by a timer',
      files: {
        'src/lib/server/rates.ts': `import { get, writable } from 'svelte/store';
export const rates = writable({});
setInterval(async () => rates.set(await (await fetch('https://rates.example.com')).json()), 60_000);
export const first = get(rates);
`,
        'src/routes/api/rates/+server.ts': `import { get } from 'svelte/store';
import { rates } from '$lib/server/rates';
export const GET = () => Response.json(get(rates));
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'read while the module is loaded, of something that is no store, or not by get',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/settings.ts': "export const settings = { theme: 'light' };\n",
        'src/routes/api/+server.ts': `import { get } from 'svelte/store';
import { cached } from 'some-cache';
import { settings } from '$lib/settings';
import { theme, user } from '$lib/stores';
const start = get(theme);
export const GET = () => Response.json([start, get(settings), get({ subscribe: () => () => {} }), cached(user)]);
`,
        'src/routes/+page.svelte': SHOWS_STORES,
      },
    },
    {
      title: 'a module that a component uses too, and one that nobody uses',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/menu.ts': `import { get } from 'svelte/store';
import { goto } from '$app/navigation';
import { theme } from './stores';
export const themeName = () => get(theme);
export const home = () => goto('/');
`,
        'src/lib/unused.ts': "import { goto } from '$app/navigation';\nexport const away = () => goto('/away');\n",
        'src/routes/api/+server.ts': `import { home, themeName } from '$lib/menu';
export const GET = () => new Response(themeName() ?? home());
`,
        'src/routes/+page.svelte': `<script>
  import { home } from '$lib/menu';
  import { theme } from '$lib/stores';
</script>
<button onclick={home}>{$theme}</button>
`,
      },
    },
    {
      title: 'an app whose pages are only rendered on the server',
      files: {
        'src/lib/meta.ts': `import { get } from 'svelte/store';
import { page } from '$app/stores';
export const address = () => get(page).url.href;
`,
        'src/lib/Head.svelte': `<script>
  import { page } from '$app/stores';
  import { address } from './meta';
</script>
<a href={address()}>{$page.url}</a>
`,
        'src/routes/+layout.ts': 'export const csr = false;\n',
        'src/routes/address/+server.ts': "import { address } from '$lib/meta';\nexport const GET = () => new Response(address());\n",
        'src/routes/+page.svelte': `<script>
  import Head from '$lib/Head.svelte';
</script>
<Head />
`,
      },
    },
    {
      title: 'the load of a page that is not shipped, beside one that is',
      files: {
        'src/routes/print/+page.ts': `import { get } from 'svelte/store';
import { page } from '$app/stores';
export const csr = false;
export const load = () => ({ address: get(page).url.href });
`,
        'src/routes/print/+page.svelte': PAGE,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'a component that an endpoint renders',
      files: {
        'src/lib/Card.svelte': `<script>
  import { goto } from '$app/navigation';
</script>
<button onclick={() => goto('/')}>Home</button>
`,
        'src/routes/card/+server.ts': `import { render } from 'svelte/server';
import Card from '$lib/Card.svelte';
export const GET = () => new Response(render(Card).body);
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'types, other names, and what is not used',
      files: {
        'src/routes/api/+server.ts': `import type { Page } from '@sveltejs/kit';
import type { goto } from '$app/navigation';
import { invalidate } from '$app/navigation';
import { page } from '$lib/page';
import { deserialize } from '$app/forms';
export const GET = () => Response.json({ page: page as Page, move: null as typeof goto | null, parsed: deserialize('{}') });
`,
        'src/lib/page.ts': 'export const page = { url: null };\n',
      },
    },
    {
      title: 'an app without a server',
      files: {
        'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }) } };\n",
        'src/lib/stores.ts': STORES,
        'src/routes/+layout.server.ts': `import { user } from '$lib/stores';
export const load = ({ params }) => {
  user.set(params.name);
};
`,
        'src/routes/+page.svelte': SHOWS_STORES,
      },
    },
    {
      title: 'subscriptions to other things, and a fixed language',
      files: {
        'src/routes/api/+server.ts': `import dayjs from 'dayjs';
import { bus } from 'some-bus';
import { readable } from 'svelte/store';
export const GET = ({ url }) => {
  dayjs.locale('en');
  const rows = readable(url.pathname);
  const stop = rows.subscribe(() => {});
  bus.subscribe(() => {});
  return Response.json(stop);
};
`,
      },
    },
  ],
});
