import { defineCases } from '@sk-audit/core';

const PAGE = '<h1>Page</h1>\n';

export default defineCases({
  bad: [
    {
      title: 'a class with runes, a factory with runes, and assignment to a store in a helper',
      files: {
        'src/lib/session.svelte.ts': `class Session {
  user = $state(null);
  theme = $state('');
  start(user) {
    this.user = user; // ✗ write "this.user = user"
  }
}
export const session = new Session();
export function createTrail() {
  let places = $state([]);
  return {
    get places() { return places; },
    visit(place) {
      places = [...places, place]; // ✗ write "places = [...places, place]"
      places.push(place);
    },
    repeat: (place) => places.push(place) // ✗ write "places.push(place)"
  };
}
export const trail = createTrail();
`,
        'src/routes/+layout.ts': `import { session, trail } from '$lib/session.svelte';
export const load = ({ data, url }) => {
  session.start(data.user);
  session.theme = url.searchParams.get('theme'); // ✗ write "session.theme = url.searchParams.get('theme')"
  trail.visit(url.pathname);
  trail.repeat(url.pathname);
};
`,
        'src/routes/+page.svelte': `<script>
  import { session, trail } from '$lib/session.svelte';
</script>
{session.user} {trail.places.length}
`,
      },
    },
    {
      title: 'setters that are taken out of a store, at the top level and in a factory',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
const { subscribe, set } = writable(null);
export const user = { subscribe };
export const signIn = (member) => set(member); // ✗ write "set(member)"
function createCart() {
  const { subscribe, update } = writable([]);
  return {
    subscribe,
    add: (item) => update((items) => [...items, item]) // ✗ write "update((items) => [...items, item])"
  };
}
export const cart = createCart();
`,
        'src/routes/+layout.ts': `import { cart, signIn } from '$lib/stores';
export const load = async ({ data, parent }) => {
  signIn(data.user);
  cart.add((await parent()).item);
};
`,
        'src/routes/+page.svelte': `<script>
  import { cart, user } from '$lib/stores';
</script>
{$user} {$cart.length}
`,
      },
    },
    {
      title: 'the locale of a package, and of the instance that a package makes',
      files: {
        'src/lib/i18n.ts': `import I18n from 'sveltekit-i18n';
export const { setLocale, t } = new I18n({});
export const words = new I18n({});
`,
        'src/routes/+layout.ts': `import { locale } from 'svelte-i18n';
import { setLocale, words } from '$lib/i18n';
export const load = async ({ data, params }) => {
  locale.set(data.lang); // ✗ write "locale.set(data.lang)"
  await setLocale(params.lang); // ✗ write "setLocale(params.lang)"
  words.locale.set(params.lang); // ✗ write "words.locale.set(params.lang)"
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'a store that a factory of the app gives, and one filled when it is empty',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
const makeStore = (start) => writable(start);
export const notes = makeStore([]);
export const rights = writable(null);
`,
        'src/routes/notes/+page.ts': `import { get } from 'svelte/store';
import { notes, rights } from '$lib/stores';
export const load = async ({ fetch }) => {
  notes.set(await (await fetch('/api/notes')).json()); // ✗ write "notes.set(await (await fetch('/api/notes')).json())"
  if (!get(rights)) rights.set(await (await fetch('/api/rights')).json()); // ✗ write "rights.set(await (await fetch('/api/rights')).json())"
};
`,
        'src/routes/notes/+page.svelte': PAGE,
      },
    },
    {
      title: 'a store that a helper is handed, one in an object, and the language that a package begins with',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const stores = { user: writable(null), theme: writable('') };
export const cart = writable([]);
`,
        'src/lib/put.ts': "export const put = (store, value) => store.set(value); // ✗ write \"store.set(value)\"\n",
        'src/lib/words.ts': `import i18next from 'i18next';
import { init } from 'svelte-i18n';
export function setup(lang) {
  init({ fallbackLocale: 'en', initialLocale: lang }); // ✗ write "init({ fallbackLocale: 'en', initialLocale: lang })"
  return i18next.changeLanguage(lang); // ✗ write "i18next.changeLanguage(lang)"
}
`,
        'src/routes/+layout.ts': `import { put } from '$lib/put';
import { cart, stores } from '$lib/stores';
import { setup } from '$lib/words';
export const load = async ({ data }) => {
  stores.user.set(data.user); // ✗ write "stores.user.set(data.user)"
  put(cart, data.user.cart);
  await setup(data.lang);
};
`,
        'src/routes/+layout.server.ts': "export const load = ({ cookies, locals }) => ({ user: locals.user, lang: cookies.get('lang') });\n",
        'src/routes/+page.svelte': PAGE,
      },
      says: ['While `load` runs on the server, `i18next.changeLanguage` keeps `data.lang` of one request where all visitors share it.'],
    },
  ],
  good: [
    {
      title: 'server code and what does not come from load have a rule of their own',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
export const signIn = (member) => user.set(member);
`,
        'src/routes/+layout.server.ts': `import { user } from '$lib/stores';
export const load = ({ locals }) => {
  user.set(locals.user);
};
`,
        'src/routes/login/+page.server.ts': `import { signIn } from '$lib/stores';
export const actions = { default: ({ locals }) => signIn(locals.user) };
`,
        'src/routes/+page.svelte': PAGE,
        'src/routes/login/+page.svelte': PAGE,
      },
    },
    {
      title: 'variables have a rule of their own, and what all visitors are given is nobody\'s',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const section = writable('');
export const rates = writable(null);
`,
        'src/routes/+page.ts': `import { rates, section } from '$lib/stores';
let last = '';
const seen = new Map();
export const load = async ({ fetch, url }) => {
  const before = last;
  last = url.pathname;
  seen.set(url.pathname, true);
  section.set('home');
  rates.set(await (await fetch('https://rates.example.com/today')).json());
  return { before, seen };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'data that the server load gives to everybody',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const languages = writable([]);
`,
        'src/routes/+layout.server.ts': `import { readSettings } from '$lib/server/settings';
export const load = async ({ locals }) => {
  const settings = await readSettings();
  return { languages: settings.languages.filter((one) => one.shown), user: locals.user };
};
`,
        'src/routes/+layout.ts': `import { languages } from '$lib/stores';
export const load = ({ data }) => {
  languages.set(data.languages);
};
`,
        'src/lib/server/settings.ts': "import { database } from 'some-database';\nexport const readSettings = () => database.settings.findFirst();\n",
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'stores and runes of one call',
      files: {
        'src/lib/form.svelte.ts': `import { writable } from 'svelte/store';
export class Draft {
  text = $state('');
  fill(text) {
    this.text = text;
  }
}
export function createDraft(text) {
  const inner = writable('');
  inner.set(text);
  return inner;
}
`,
        'src/routes/+page.ts': `import { writable } from 'svelte/store';
import { createDraft, Draft } from '$lib/form.svelte';
export const load = ({ data }) => {
  const note = writable('');
  note.set(data.note);
  const draft = new Draft();
  draft.fill(data.note);
  return { note, draft, other: createDraft(data.note) };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'functions of components, and what runs in the browser only',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
const isBrowser = typeof document === 'object';
export const show = (member) => user.set(member);
export function remember(member) {
  if (isBrowser) user.set(member);
}
`,
        'src/routes/+page.ts': `import { remember } from '$lib/stores';
export const load = ({ data }) => {
  remember(data.user);
  return data;
};
`,
        'src/routes/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { show, user } from '$lib/stores';
  export let data;
  onMount(() => show(data.user));
</script>
<button on:click={() => show(null)}>{$user}</button>
`,
      },
    },
    {
      title: 'an app without a server, and one whose pages are made when it is built',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const page = writable('');
`,
        'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }) } };\n",
        'src/routes/[name]/+page.ts': `import { page } from '$lib/stores';
export const load = ({ params }) => {
  page.set(params.name);
};
`,
        'src/routes/[name]/+page.svelte': PAGE,
      },
    },
    {
      title: 'a page that is prerendered',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const page = writable('');
`,
        'src/routes/[name]/+page.ts': `import { page } from '$lib/stores';
export const prerender = true;
export const load = ({ params }) => {
  page.set(params.name);
};
`,
        'src/routes/[name]/+page.svelte': PAGE,
      },
    },
    {
      title: 'the hash router renders nothing on the server',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const page = writable('');
`,
        'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter(), router: { type: 'hash' } } };\n",
        'src/routes/[name]/+page.ts': `import { page } from '$lib/stores';
export const load = ({ params }) => {
  page.set(params.name);
};
`,
        'src/routes/[name]/+page.svelte': PAGE,
      },
    },
    {
      title: 'a helper that is handed stores of one call, a fixed language, and setters of other things in objects',
      files: {
        'src/lib/put.ts': 'export const put = (store, value) => store.set(value);\n',
        'src/lib/stores.ts': "import { writable } from 'svelte/store';\nexport const cart = writable([]);\n",
        'src/routes/+page.ts': `import { init } from 'svelte-i18n';
import { writable } from 'svelte/store';
import { cart } from '$lib/stores';
import { put } from '$lib/put';
export const load = ({ data }) => {
  const own = { user: writable(null) };
  const user = writable(null);
  own.user.set(data.user);
  put(user, data.user);
  init({ fallbackLocale: 'en', initialLocale: 'en' });
  return { cart, own, user };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'a function that load calls with what is the same for all, and a click with data',
      files: {
        'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const section = writable('');
export const show = (name) => section.set(name);
`,
        'src/routes/+page.ts': `import { show } from '$lib/stores';
export const load = ({ data }) => {
  show('home');
  return data;
};
`,
        'src/routes/+page.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
        'src/routes/+page.svelte': `<script>
  import { section, show } from '$lib/stores';
  let { data } = $props();
</script>
<button onclick={() => show(data.user.section)}>{$section}</button>
`,
      },
    },
  ],
});
