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
  if (data.user) user.set(data.user);
</script>
{$user}
`;
/** The layout is rendered before the page. */
const SHOWS = (...names: string[]): string => `<script>
  import { ${names.join(', ')} } from '$lib/stores';
  let { children } = $props();
</script>
${names.map((name) => `{$${name}}`).join(' ')} {@render children()}
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
        'src/routes/+layout.svelte': SHOWS('user'),
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
{$last} {keep(form?.email)} {$notices.length}
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
  import { place } from '$lib/place.svelte';
  let { children } = $props();
</script>
{place.path} {place.team} {@render children()}
`,
        'src/routes/+page.svelte': `<script>
  import { mark, markTeam } from '$lib/place.svelte';
  let { data: given } = $props();
  mark();
  markTeam(given);
</script>
`,
        'src/routes/+layout.ts': "export const load = async ({ fetch }) => ({ team: await (await fetch('/api/team')).json() });\n",
        'src/routes/+layout.server.ts': "export const load = () => ({ team: 'all' });\n",
      },
    },
    {
      title: 'a locale that a package keeps, and a client that is logged in',
      files: {
        'src/lib/pocketbase.ts': "import PocketBase from 'pocketbase';\nexport const pb = new PocketBase('https://members.example.com');\n",
        'src/routes/+layout.svelte': `<script>
  import { _ } from 'svelte-i18n';
  let { children } = $props();
</script>
{$_('title')} {@render children()}
`,
        'src/routes/+layout.server.ts': `import { pb } from '$lib/pocketbase';
export const load = ({ cookies }) => ({ lang: cookies.get('lang'), token: cookies.get('token'), teams: pb.collection('teams').getList() });
`,
        'src/routes/+page.svelte': `<script>
  import { locale } from 'svelte-i18n';
  import { pb } from '$lib/pocketbase';
  let { data } = $props();
  locale.set(data.lang); // ✗ write "locale.set(data.lang)"
  pb.authStore.save(data.token); // ✗ write "pb.authStore.save(data.token)"
</script>
`,
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
      title: 'said once for the writes of one function',
      says: ['is the same mistake: user.set(data.guest)', 'is the same mistake: notices.set(data.guest)'],
      files: {
        'src/lib/stores.ts': STORES,
        'src/routes/+page.svelte': `<script>
  import { notices, user } from '$lib/stores';
  let { data } = $props();
  if (data.user) user.set(data.user); // ✗ write "user.set(data.user)"
  else if (data.guest) {
    user.set(data.guest);
    notices.set(data.guest);
  }
</script>
{$user} {$notices}
`,
        'src/routes/+page.server.ts': "export const load = ({ locals, cookies }) => ({ user: locals.user, guest: cookies.get('guest') });\n",
      },
    },
    {
      title: 'readers: load, a derived store, a page that leaves the layout, a page without the part that writes, the script before it',
      files: {
        'src/lib/stores.ts': `import { derived, writable } from 'svelte/store';
export const user = writable(null);
export const cart = writable([]);
export const amount = derived(cart, (items) => items.length);
export const team = writable('');
export const tone = writable('');
export const plan = writable('');
`,
        'src/lib/SetTone.svelte': `<script>
  import { tone } from '$lib/stores';
  let { value } = $props();
  tone.set(value); // ✗ write "tone.set(value)"
</script>
`,
        'src/routes/+layout.svelte': `<script>
  import { amount } from '$lib/stores';
  let { children } = $props();
</script>
{$amount} {@render children()}
`,
        'src/routes/+page.ts': `import { get } from 'svelte/store';
import { user } from '$lib/stores';
export const load = ({ data }) => ({ ...data, last: get(user) });
`,
        'src/routes/+page.server.ts': "export const load = ({ cookies, locals }) => ({ user: locals.user, cart: cookies.get('cart') });\n",
        'src/routes/+page.svelte': `<script>
  import { cart, user } from '$lib/stores';
  let { data } = $props();
  user.set(data.user); // ✗ write "user.set(data.user)"
  cart.set(data.cart);
</script>
`,
        'src/routes/team/+layout.server.ts': "export const load = ({ locals }) => ({ team: locals.team, tone: locals.tone });\n",
        'src/routes/team/+layout.svelte': `<script>
  import { team } from '$lib/stores';
  let { children, data } = $props();
  team.set(data.team); // ✗ write "team.set(data.team)"
</script>
{@render children()}
`,
        'src/routes/team/+page.svelte': `<script>
  import SetTone from '$lib/SetTone.svelte';
  import { tone } from '$lib/stores';
  let { data } = $props();
</script>
{#if data.tone}<SetTone value={data.tone} />{/if} {$tone}
`,
        'src/routes/team/print/+page@.svelte': `<script>
  import { team } from '$lib/stores';
</script>
{$team}
`,
        'src/routes/plan/+page.server.ts': 'export const load = ({ locals }) => ({ plan: locals.plan });\n',
        'src/routes/plan/+page.svelte': `<script>
  import { get } from 'svelte/store';
  import { plan } from '$lib/stores';
  let { data } = $props();
  const before = get(plan);
  plan.set(data.plan); // ✗ write "plan.set(data.plan)"
</script>
{before}
`,
      },
    },
    {
      title: 'a write that keeps what was there, or a part of it, one that waits, and what waits in between',
      files: {
        'src/lib/cart.svelte.ts': `import { writable } from 'svelte/store';
export const notices = writable([]);
export const member = writable({});
export const team = writable('');
export const plan = writable('');
export const cart = $state({ items: [], owner: '' });
export async function choose(value) {
  plan.set(value); // ✗ write "plan.set(value)"
}
`,
        'src/routes/+page.server.ts': "export const load = ({ locals, cookies }) => ({ user: locals.user, plan: cookies.get('plan') });\n",
        'src/routes/+page.svelte': `<script>
  import { cart, choose, member, notices, plan } from '$lib/cart.svelte';
  let { data } = $props();
  notices.update((list) => [...list, data.user]); // ✗ write "notices.update((list) => [...list, data.user])"
  member.update((old) => ({ ...old, plan: data.plan }));
  cart.items.push(data.user);
  choose(data.plan);
</script>
{$notices} {$member.plan} {cart.items} {$plan}
`,
        'src/routes/slow/+page.server.ts': "export const load = ({ locals }) => ({ team: locals.team });\n",
        'src/routes/slow/+page.svelte': `<script>
  import { team } from '$lib/cart.svelte';
  let { data } = $props();
  team.set(data.team); // ✗ write "team.set(data.team)"
  const rates = await data.rates;
</script>
{$team} {rates}
`,
      },
    },
    {
      title: 'through the methods of a store, of an instance and of a factory',
      files: {
        'src/lib/session.svelte.ts': `import { writable } from 'svelte/store';
function createSession() {
  const { set, subscribe, update } = writable({});
  const start = (user) => set(user); // ✗ write "set(user)"
  const tag = (text) => update((all) => ({ ...all, tag: text })); // ✗ write "update((all) => ({ ...all, tag: text }))"
  return { start, subscribe, tag };
}
export const session = createSession();
class Basket {
  items = $state([]);
  fill(items) {
    this.items = items; // ✗ write "this.items = items"
  }
  total() {
    return this.items.length;
  }
}
export const basket = new Basket();
function createPlan() {
  let plan = $state('');
  return { get plan() { return plan; }, choose(value) { plan = value; } }; // ✗ write "plan = value"
}
export const plans = createPlan();
const inner = writable('');
export default { subscribe: inner.subscribe, keep: (value) => inner.set(value) }; // ✗ write "inner.set(value)"
`,
        'src/routes/+layout.svelte': `<script>
  import kept, { basket, plans, session } from '$lib/session.svelte';
  let { children } = $props();
</script>
{$session.name} {$session.tag} {basket.total()} {plans.plan} {$kept} {@render children()}
`,
        'src/routes/+page.server.ts': "export const load = ({ locals }) => ({ user: locals.user });\n",
        'src/routes/+page.svelte': `<script>
  import kept, { basket, plans, session } from '$lib/session.svelte';
  let { data } = $props();
  session.start(data.user);
  session.tag(data.user.tag);
  basket.fill(data.user.items);
  plans.choose(data.user.plan);
  kept.keep(data.user.note);
</script>
`,
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
      title: 'set before anybody reads it: by the root layout, by each page that has a reader, by a part of the layout, in both branches',
      files: {
        'src/lib/stores.ts': `import { derived, writable } from 'svelte/store';
export const user = writable(null);
export const name = derived(user, (one) => one.name);
export const portions = writable(1);
export const team = writable('');
export const plan = writable('');
export const note = writable('');
`,
        'src/lib/SetTeam.svelte': `<script>
  import { untrack } from 'svelte';
  import { team } from '$lib/stores';
  let { value } = $props();
  untrack(() => team.set(value));
</script>
`,
        'src/lib/Portions.svelte': `<script>
  import { portions, team } from '$lib/stores';
  const half = $derived($portions / 2);
</script>
{half} {$team}
`,
        'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user, portions: locals.portions });\n',
        'src/routes/+layout.svelte': `<script>
  import SetTeam from '$lib/SetTeam.svelte';
  import { name, plan, user } from '$lib/stores';
  let { data, children } = $props();
  user.set(data.user);
  if (data.user.plan) plan.set(data.user.plan);
  else plan.set(data.user.offer);
</script>
<SetTeam value={data.user.team} />
{$name} {$plan} {@render children()}
`,
        'src/routes/+page.svelte': `<script>
  import Portions from '$lib/Portions.svelte';
  import { name, portions } from '$lib/stores';
  let { data } = $props();
  portions.update(() => data.portions);
</script>
{$name} <Portions />
`,
        'src/routes/edit/+page.svelte': `<script>
  import Portions from '$lib/Portions.svelte';
  import { note, portions } from '$lib/stores';
  let { data } = $props();
  $portions = data.portions;
  note.set(data.portions);
</script>
<Portions /> {$note}
`,
      },
    },
    {
      title: 'nobody reads it on the server: handlers, effects, what only decides about the write, readers elsewhere, a page without a server',
      files: {
        'src/lib/stores.svelte.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
export const token = writable('');
export const safari = writable(false);
export const session = writable({ user: null, token: '' });
export const filter = { page: 1 };
export const kept = writable('');
`,
        'src/lib/Form.svelte': '<script>\n  let { store } = $props();\n</script>\n<form></form>\n',
        'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
        'src/routes/+layout.svelte': `<script>
  import { onMount, setContext } from 'svelte';
  import Form from '$lib/Form.svelte';
  import { filter, kept, safari, session, token, user } from '$lib/stores.svelte';
  let { data, children } = $props();
  setContext('kept', kept);
  if (data.user) user.set(data.user);
  if ($token !== data.user.token) token.set(data.user.token);
  if (data.user.safari) safari.set(data.user.safari);
  if (data.user.token) session.update((all) => ({ ...all, token: data.user.token }));
  if (data.user.subject) filter.subject = data.user.subject;
  if (data.user.kept) kept.set(data.user.kept);
  const asked = { ...filter };
  onMount(() => console.log($user));
  $effect(() => console.log($user));
</script>
<button onclick={() => console.log($user, $token)}>{$session.user} {asked.page}</button> <Form store={kept} />
{@render children()}
`,
        'src/routes/app/+page.ts': 'export const ssr = false;\n',
        'src/routes/app/+page.svelte': `<script>
  import { safari } from '$lib/stores.svelte';
</script>
{$safari}
`,
        'src/routes/+page.svelte': '<h1>Home</h1>\n',
      },
    },
    {
      title: 'cleared when the page has been rendered',
      files: {
        'src/lib/chosen.svelte.ts': `class Chosen {
  items = $state([]);
  name = $state('');
  choose(items) {
    this.items = items;
  }
  clear() {
    this.items = [];
    this.name = '';
  }
}
export const chosen = new Chosen();
`,
        'src/routes/+page.server.ts': 'export const load = ({ locals, url }) => ({ items: locals.items, name: url.pathname });\n',
        'src/routes/+page.svelte': `<script>
  import { onDestroy } from 'svelte';
  import { chosen } from '$lib/chosen.svelte';
  let { data } = $props();
  if (data.items) {
    chosen.choose(data.items);
    chosen.name = data.name;
  }
  onDestroy(() => {
    chosen.clear();
  });
</script>
{chosen.items} {chosen.name}
`,
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
