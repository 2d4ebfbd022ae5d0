import { defineCases } from '@sk-audit/core';

const STORES = `import { writable } from 'svelte/store';
export const user = writable(null);
export const notices = writable([]);
export function notify(text) {
  notices.update((list) => [...list, text]);
}
`;
const USER_LOAD = 'export const load = ({ locals }) => ({ user: locals.user });\n';
const WRITES_USER = `<script>
  import { user } from '$lib/stores';
  let { data } = $props();
  user.set(data.user);
</script>
{$user}
`;

export default defineCases({
  bad: [
    {
      title: 'in a part of the page, which is given the data, and in callbacks that run at once',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/Member.svelte': `<script>
  import { untrack } from 'svelte';
  import { notices, user } from '$lib/stores';
  let { member: who, orders } = $props();
  untrack(() => user.set(who)); // ✗ write "user.set(who)"
  orders.forEach((order) => notices.set(order)); // ✗ write "notices.set(order)"
</script>
{$user} {$notices}
`,
        'src/routes/+page.svelte': `<script>
  import Member from '$lib/Member.svelte';
  const props = $props();
</script>
<Member member={props.data.user} orders={props.data.orders} />
`,
        'src/routes/+page.server.ts': 'export const load = ({ locals, cookies }) => ({ user: locals.user, orders: JSON.parse(cookies.get(\'orders\')) });\n',
      },
    },
    {
      title: 'the answer to a form, through a function of another file, in the markup and in $:',
      kit: '1.30.4',
      svelte: '4.2.20',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const notices = writable([]);
export const last = writable('');
export function notify(text) {
  notices.update((list) => [...list, text]); // ✗ write "notices.update((list) => [...list, text])"
}
export const keep = (text) => last.set(text); // ✗ write "last.set(text)"
`,
        'src/routes/+page.svelte': `<script>
  import { keep, last, notices, notify } from '$lib/stores';
  export let form;
  $: if (form?.message) notify(form.message);
</script>
{keep(form?.email)} {$notices.length} {$last}
`,
      },
    },
    {
      title: 'page of $app/state, in a module, and what a load asked of another address for the visitor',
      files: {
        'src/lib/place.svelte.ts': `import { page } from '$app/state';
export const place = $state({ path: '', team: '' });
export function mark() {
  place.path = page.url.pathname; // ✗ write "place.path = page.url.pathname"
}
export function markTeam(data) {
  place.team = data.team; // ✗ write "place.team = data.team"
}
`,
        'src/routes/+layout.svelte': `<script>
  import { mark, markTeam, place } from '$lib/place.svelte';
  let { data: given, children } = $props();
  mark();
  markTeam(given);
</script>
{place.path} {place.team} {@render children()}
`,
        'src/routes/+layout.ts': "export const load = async ({ fetch }) => ({ team: await (await fetch('/api/team')).json() });\n",
        'src/routes/+layout.server.ts': "export const load = () => ({ team: 'all' });\n",
        'src/routes/+page.svelte': '<h1>Home</h1>\n',
      },
    },
    {
      title: 'a locale that a package keeps, and a client that is logged in',
      files: {
        'src/lib/pocketbase.ts': "import PocketBase from 'pocketbase';\nexport const pb = new PocketBase('https://members.example.com');\n",
        'src/routes/+layout.svelte': `<script>
  import { locale } from 'svelte-i18n';
  import { pb } from '$lib/pocketbase';
  let { data, children } = $props();
  locale.set(data.lang); // ✗ write "locale.set(data.lang)"
  pb.authStore.save(data.token); // ✗ write "pb.authStore.save(data.token)"
</script>
{@render children()}
`,
        'src/routes/+layout.server.ts': "export const load = ({ cookies }) => ({ lang: cookies.get('lang'), token: cookies.get('token') });\n",
        'src/routes/+page.svelte': '<h1>Home</h1>\n',
      },
    },
    {
      title: 'filled when it is empty, with what belongs to one visitor',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+page.svelte': `<script>
  import { user } from '$lib/stores';
  let { data } = $props();
  if (!$user) $user = data.user; // ✗ write "$user = data.user"
</script>
{$user}
`,
        'src/routes/+page.server.ts': USER_LOAD,
      },
    },
    {
      title: 'said once for two writes of one function',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+page.svelte': `<script>
  import { user } from '$lib/stores';
  let { data } = $props();
  if (data.user) user.set(data.user); // ✗ write "user.set(data.user)"
  else user.set(data.guest);
</script>
{$user}
`,
        'src/routes/+page.server.ts': "export const load = ({ locals, cookies }) => ({ user: locals.user, guest: cookies.get('guest') });\n",
      },
    },
  ],
  good: [
    {
      title: 'handlers, timers, also through parts that are handed a function',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/Picker.svelte': '<script>\n  let { onpick } = $props();\n</script>\n<button onclick={() => onpick(1)}>Pick</button>\n',
        'src/routes/+page.svelte': `<script>
  import Picker from '$lib/Picker.svelte';
  import { register } from 'some-keys';
  import { notices, notify, user } from '$lib/stores';
  let { data } = $props();
  function remember() {
    user.set(data.user);
  }
  async function save() {
    await new Promise((done) => setTimeout(done, 10));
    notify(data.user.name);
  }
  register('s', () => user.set(data.user));
  setTimeout(() => user.set(data.user), 100);
</script>
<Picker onpick={remember} />
<form onsubmit={() => save()}>{$user} {$notices}</form>
`,
        'src/routes/+page.server.ts': USER_LOAD,
      },
    },
    {
      title: 'ssr = false that a layout hands down, and prerendered pages',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/app/+layout.ts': 'export const ssr = false;\n',
        'src/routes/app/members/+page.svelte': WRITES_USER,
        'src/routes/app/members/+page.server.ts': USER_LOAD,
        'src/routes/about/[name]/+page.svelte': WRITES_USER,
        'src/routes/about/[name]/+page.ts': "export const prerender = true;\nexport const load = ({ params }) => ({ user: params.name });\n",
      },
    },
    {
      title: 'an app without a server',
      files: {
        'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }) } };\n",
        'src/lib/stores.ts': STORES,
        'src/routes/[name]/+page.svelte': WRITES_USER,
        'src/routes/[name]/+page.ts': 'export const load = ({ params }) => ({ user: params.name });\n',
      },
    },
    {
      title: 'what load writes, too, is the matter of no-store-write-in-load',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
export const signIn = (member) => user.set(member);
`,
        'src/routes/+layout.ts': `import { signIn } from '$lib/stores';
export const load = ({ data }) => {
  signIn(data.user);
  return data;
};
`,
        'src/routes/+layout.server.ts': USER_LOAD,
        'src/routes/+layout.svelte': `<script>
  import { signIn, user } from '$lib/stores';
  let { data, children } = $props();
  signIn(data.user);
</script>
{$user} {@render children()}
`,
        'src/routes/+page.svelte': '<h1>Home</h1>\n',
      },
    },
    {
      title: 'entries under a key, caches, what nobody reads, the same text for all',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/memo.ts': `const pages = new Map();
let last;
let words;
export const remember = (path, title) => pages.set(path, title);
export const titleOf = (path) => pages.get(path);
export const note = (path) => { last = path; };
export const fillWords = (list) => { words ??= list; };
export const wordAt = (index) => words[index];
`,
        'src/routes/+page.svelte': `<script>
  import { fillWords, note, remember, titleOf, wordAt } from '$lib/memo';
  import { notices, notify } from '$lib/stores';
  let { data, form } = $props();
  remember(data.path, data.title);
  note(data.path);
  fillWords(data.words);
  const state = $derived(form?.state);
  if (state === 'saved') notify(state);
</script>
{titleOf('/')} {wordAt(0)} {$notices}
`,
        'src/routes/+page.ts': "export const load = async ({ fetch, url }) => ({ path: url.pathname, title: url.pathname, words: await (await fetch('/words.json')).json() });\n",
      },
    },
    {
      title: 'stores from context or made for the component, and a part that no page shows',
      files: {
        'src/lib/stores.ts': STORES,
        'src/lib/Unused.svelte': WRITES_USER,
        'src/lib/cart.svelte.ts': `import { writable } from 'svelte/store';
export class Cart {
  items = $state([]);
  fill(items) {
    this.items = items;
  }
}
export function createFilter() {
  const filter = writable('');
  return { subscribe: filter.subscribe, use: (text) => filter.set(text) };
}
`,
        'src/routes/+page.svelte': `<script>
  import { getContext } from 'svelte';
  import { Cart, createFilter } from '$lib/cart.svelte';
  let { data } = $props();
  const user = getContext('user');
  user.set(data.user);
  const cart = new Cart();
  cart.fill(data.user.items);
  const filter = createFilter();
  filter.use(data.user.filter);
</script>
{$user} {cart.items} {$filter}
`,
        'src/routes/+page.server.ts': USER_LOAD,
      },
    },
    {
      title: 'a layout is not given the data of its pages, nor a page what its universal load leaves out',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+layout.svelte': `<script>
  import { user } from '$lib/stores';
  let { data, children } = $props();
  user.set(data.user);
</script>
{$user} {@render children()}
`,
        'src/routes/+page.svelte': `<script>
  import { notices } from '$lib/stores';
  let { data } = $props();
  notices.set(data.user);
</script>
{$notices}
`,
        'src/routes/+page.server.ts': USER_LOAD,
        'src/routes/+page.ts': "export const load = () => ({ user: 'nobody' });\n",
      },
    },
    {
      title: 'under a guard on the way, and in the error page',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+page.svelte': `<script>
  import { browser } from '$app/environment';
  import { notices, notify } from '$lib/stores';
  let { data } = $props();
  if (browser) notify(data.user.name);
  if (browser) data.user.names.forEach((name) => notices.set(name));
</script>
{$notices}
`,
        'src/routes/+page.server.ts': USER_LOAD,
      },
    },
    {
      title: 'a function that the script calls with a fixed text, and a click with data',
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+page.svelte': `<script>
  import { notices, notify } from '$lib/stores';
  let { data } = $props();
  notify('welcome');
</script>
<button onclick={() => notify(data.user.name)}>{$notices}</button>
`,
        'src/routes/+page.server.ts': USER_LOAD,
      },
    },
  ],
});
