import { defineCases } from '@sk-audit/core';

const PAGE = '<h1>Page</h1>\n';

export default defineCases({
  bad: [
    {
      title: 'an endpoint that hands out who came last, one that does so by another way, and a load',
      files: {
        'src/routes/notice/+server.js': "let author;\nexport const GET = () => new Response(author);\nexport const PUT = ({ locals }) => {\n  author = locals.user.name; // ✗ shared \"author = locals.user.name\"\n  return new Response();\n};\n",
        'src/routes/draft/+server.js': "let draft = '';\nexport const GET = () => new Response('none');\nexport const POST = async ({ request }) => {\n  const before = draft;\n  draft = await request.text(); // ✗ shared \"draft = await request.text()\"\n  return new Response(before);\n};\n",
        'src/routes/cart/+page.server.js': "let last = '';\nexport const load = () => ({ last });\nexport const actions = {\n  default: async ({ request }) => {\n    last = await request.text(); // ✗ shared \"last = await request.text()\"\n  },\n};\n",
      },
    },
    {
      title: 'the name of an option where it is none, another export, and an option of another file',
      files: {
        'src/lib/server/options.ts': `export let csr = true;
export const use = (value) => { csr = value; }; // ✗ shared "csr = value"
`,
        'src/routes/menu/+page.server.ts': `import { csr, use } from '$lib/server/options';
export const prerender = false;
let ssr;
export let _menu = {};
export const actions = {
  default: ({ locals }) => {
    ssr = locals.user; // ✗ shared "ssr = locals.user"
  }
};
export const load = ({ locals }) => {
  _menu = locals.menu; // ✗ shared "_menu = locals.menu"
  use(locals.csr);
  return { ssr, _menu, csr };
};
`,
        'src/routes/menu/+page.svelte': PAGE,
        'src/routes/menu/live/+page.server.ts': `import { csr, _menu } from '../+page.server';
export const load = () => ({ csr, _menu });
`,
        'src/routes/menu/live/+page.svelte': PAGE,
      },
    },
    {
      title: 'who the visitor is found out by helpers',
      files: {
        'src/hooks.server.ts': `import { memberOf } from '$lib/server/members';
import { access } from '$lib/server/access';
export const handle = async ({ event, resolve }) => {
  access.member = await memberOf(event); // ✗ shared "access.member = await memberOf(event)"
  return resolve(event);
};
`,
        'src/lib/server/access.ts': 'export const access = { member: null };\n',
        'src/lib/server/members.ts': `import { findMember } from './database';
export async function memberOf(event) {
  const token = event.cookies.get('token');
  return token ? await findMember(token) : null;
}
`,
        'src/lib/server/database.ts': "export const findMember = async (token) => ({ name: token });\n",
      },
    },
    {
      title: 'a flag beside it makes no cache of what belongs to one visitor',
      files: {
        'src/routes/+layout.server.ts': `let profile;
let loaded = false;
export const load = async ({ locals }) => {
  if (!loaded) {
    profile = await locals.session.profile(); // ✗ shared "profile = await locals.session.profile()"
    loaded = true;
  }
  return { profile };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'a callback of then',
      files: {
        'src/routes/feed/+page.ts': `let items = [];
export function load({ fetch, params }) {
  return fetch('/api/feed').then((response) => response.json()).then((more) => {
    items = items.concat(more); // ✗ shared "items = items.concat(more)"
    return { items };
  });
}
`,
        'src/routes/feed/+page.svelte': PAGE,
      },
    },
    {
      title: 'an item of a list, and an entry under a fixed key',
      files: {
        'src/routes/desks.remote.ts': `import { form, query } from '$app/server';
const desks = structuredClone([{ id: 'a', taken: '' }]);
const latest = new Map();
export const list = query(() => ({ desks, latest: latest.get('desk') }));
export const take = form('unchecked', async (data) => {
  const desk = desks.find((one) => one.id === data.id);
  desk.taken = data.name; // ✗ shared "desk.taken = data.name"
  latest.set('desk', data.id); // ✗ shared "latest.set('desk', data.id)"
});
`,
      },
    },
    {
      title: 'fields of an instance, also through a method that another method calls',
      files: {
        'src/lib/server/session.ts': `class Session {
  user = null;
  seen = [];
  start(user) {
    this.remember(user);
    const note = () => this.seen.push(user.name); // ✗ shared "this.seen.push(user.name)"
    note();
  }
  remember(user) {
    this.user = user; // ✗ shared "this.user = user"
  }
  history() {
    return this.seen.slice();
  }
}
export const session = new Session();
`,
        'src/routes/+page.server.ts': `import { session } from '$lib/server/session';
export const load = ({ locals }) => {
  session.start(locals.user);
  return { user: session.user, history: session.history() };
};
`,
      },
    },
    {
      title: 'a variable inside a factory, a property of a class, the global object and a package',
      files: {
        'src/lib/server/tenant.ts': `function createTenant() {
  let current = null;
  return { use: (name) => { current = name; }, get: () => current }; // ✗ shared "current = name"
}
export const tenant = createTenant();
export class Region {
  static code = '';
}
`,
        'src/routes/api/+server.ts': `import axios from 'axios';
import { Region, tenant } from '$lib/server/tenant';
export const GET = async ({ cookies, locals, url }) => {
  tenant.use(locals.tenant);
  Region.code = url.searchParams.get('region'); // ✗ shared "Region.code = url.searchParams.get('region')"
  globalThis.visitor = locals.user; // ✗ shared "globalThis.visitor = locals.user"
  axios.defaults.headers.common.Authorization = cookies.get('token'); // ✗ shared "axios.defaults.headers.common.Authorization = cookies.get('token')"
  const rows = await axios.get('https://api.example.com/' + tenant.get());
  return Response.json({ rows, region: Region.code });
};
`,
      },
    },
    {
      title: 'clients that are logged in, made by a function of the app or a chain of calls',
      files: {
        'src/lib/clients.ts': `import { createClient } from '@supabase/supabase-js';
import { Client } from 'appwrite';
import PocketBase from 'pocketbase';
const makePocketBase = () => new PocketBase('https://members.example.com');
export const pb = makePocketBase();
export const supabase = createClient('https://db.example.com', 'anon');
export const appwrite = new Client().setEndpoint('https://api.example.com').setProject('shop');
`,
        'src/routes/login/+page.server.ts': `import { appwrite, pb, supabase } from '$lib/clients';
export const actions = {
  password: async ({ request }) => {
    const form = await request.formData();
    await pb.collection('users').authWithPassword(form.get('email'), form.get('password')); // ✗ client "pb.collection('users').authWithPassword(form.get('email'), form.get('password'))"
  },
  link: async ({ url }) => {
    await supabase.auth.exchangeCodeForSession(url.searchParams.get('code')); // ✗ client "supabase.auth.exchangeCodeForSession(url.searchParams.get('code'))"
  },
  resume: ({ cookies }) => {
    appwrite.setSession(cookies.get('session')); // ✗ client "appwrite.setSession(cookies.get('session'))"
  }
};
`,
      },
    },
    {
      title: 'read before it is set, or after an await',
      files: {
        'src/routes/banner.svg/+server.ts': `let dark = false;
let wide = false;
const draw = () => (dark ? '<svg class="dark"/>' : '<svg/>');
export function GET({ url }) {
  const before = wide;
  wide = url.searchParams.has('wide'); // ✗ shared "wide = url.searchParams.has('wide')"
  return new Response(String(before));
}
export async function POST({ request, url }) {
  dark = url.searchParams.has('dark'); // ✗ shared "dark = url.searchParams.has('dark')"
  await request.text();
  return new Response(draw());
}
`,
      },
    },
    {
      title: 'who got here, whatever was asked before, and whatever is saved',
      files: {
        'src/routes/admin/+page.server.ts': `import PocketBase from 'pocketbase';
import { saveLogin, updateMember } from '$lib/server/database';
let lastAdmin;
let lastMember;
const pb = new PocketBase('https://members.example.com');
function remember(user) {
  if (user.role === 'admin') lastAdmin = user; // ✗ shared "lastAdmin = user"
}
export const load = ({ locals }) => {
  remember(locals.user);
  return { lastAdmin, lastMember, records: pb.collection('records').getFullList() };
};
export const actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    await updateMember(locals.user);
    lastMember = locals.user; // ✗ shared "lastMember = locals.user"
    await saveLogin(form);
    await pb.collection('users').authWithPassword(form.get('email'), form.get('password')); // ✗ client "pb.collection('users').authWithPassword(form.get('email'), form.get('password'))"
  }
};
`,
        'src/routes/admin/+page.svelte': PAGE,
        'src/lib/server/database.ts': 'export const updateMember = async (member) => member;\nexport const saveLogin = async (form) => form;\n',
      },
    },
    {
      title: 'an order that is also kept in the database',
      files: {
        'src/routes/order/+page.server.ts': `import { insertOrder } from '$lib/server/database';
let lastOrder;
let report = '';
export const load = () => ({ lastOrder, report });
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    await insertOrder(form.get('book'));
    lastOrder = form.get('book'); // ✗ shared "lastOrder = form.get('book')"
    report += form.get('book'); // ✗ shared "report += form.get('book')"
  }
};
`,
        'src/lib/server/database.ts': 'export const insertOrder = async (book) => book;\n',
      },
    },
    {
      title: 'read again by the function that adds to it',
      files: {
        'src/routes/notes/+server.ts': `let notes = [];
let tags = [];
export const POST = async ({ request }) => {
  notes = [...notes, await request.text()]; // ✗ shared "notes = [...notes, await request.text()]"
  tags = [...tags, await request.text()]; // ✗ shared "tags = [...tags, await request.text()]"
  console.log(tags);
  return Response.json(notes);
};
`,
      },
    },
    {
      title: 'a client that acts for the visitor, and the request that the event is asked for',
      files: {
        'src/routes/notes/+page.server.ts': `import { getRequestEvent } from '$app/server';
const page = { notes: [], tags: [] };
const look = { theme: '' };
export const load = async ({ locals, params }) => {
  page.notes = await locals.supabase.from('notes').select(); // ✗ shared "page.notes = await locals.supabase.from('notes').select()"
  page.tags = [params.tag];
  Object.assign(look, { theme: getRequestEvent().cookies.get('theme') }); // ✗ shared "Object.assign(look, { theme: getRequestEvent().cookies.get('theme') })"
  return { page, look };
};
`,
      },
    },
    {
      title: 'in a layout of which one page is rendered',
      files: {
        'src/routes/+layout.ts': `let lang;
export const load = async ({ parent, url }) => {
  lang = url.searchParams.get('lang'); // ✗ shared "lang = url.searchParams.get('lang')"
  await parent();
  return { lang };
};
`,
        'src/routes/about/+page.ts': 'export const prerender = true;\n',
        'src/routes/about/+page.svelte': PAGE,
        'src/routes/app/+page.ts': 'export const ssr = false;\n',
        'src/routes/app/+page.svelte': PAGE,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'static members, private fields, what a function called at once closes over, and a default export',
      files: {
        'src/lib/server/who.ts': `export class Session {
  static user = null;
  static team = null;
  static start(user) {
    Session.user = user; // ✗ shared "Session.user = user"
  }
  static join(team) {
    this.team = team; // ✗ shared "this.team = team"
  }
}
class Visits {
  #last = null;
  note(path) {
    this.#last = path; // ✗ shared "this.#last = path"
  }
  latest() {
    return this.#last;
  }
}
export const visits = new Visits();
export const theme = (() => {
  let name = '';
  return { use: (next) => { name = next; }, get: () => name }; // ✗ shared "name = next"
})();
`,
        'src/lib/server/look.ts': "export default { lang: 'en', words: [] };\n",
        'src/routes/+page.server.ts': `import look from '$lib/server/look';
import { Session, theme, visits } from '$lib/server/who';
export const load = async ({ cookies, locals, url }) => {
  Session.start(locals.user);
  Session.join(locals.team);
  visits.note(url.pathname);
  theme.use(cookies.get('theme'));
  look.lang = cookies.get('lang'); // ✗ shared "look.lang = cookies.get('lang')"
  return { user: Session.user, team: Session.team, last: visits.latest(), theme: theme.get(), look };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'hooks in a sequence, handleFetch, a remote function that asks for the event',
      files: {
        'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
let lang = '';
let token = '';
const first = async ({ event, resolve }) => {
  lang = event.cookies.get('lang'); // ✗ shared "lang = event.cookies.get('lang')"
  token = event.locals.token; // ✗ shared "token = event.locals.token"
  return resolve(event);
};
const second = ({ event, resolve }) => resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', lang) });
export const handle = sequence(first, second);
export const handleFetch = ({ request, fetch }) => {
  request.headers.set('authorization', token);
  return fetch(request);
};
`,
        'src/routes/notes.remote.ts': `import { getRequestEvent, query } from '$app/server';
import { keep } from '$lib/server/notes';
export const notes = query(async () => keep(getRequestEvent().locals.note));
`,
        'src/lib/server/notes.ts': `const notes = [];
export const keep = (note) => {
  notes.unshift(note); // ✗ shared "notes.unshift(note)"
  return notes;
};
`,
      },
    },
    {
      title: 'the address of the last visitor',
      files: {
        'src/routes/+page.server.ts': `let last = '';
export const load = async ({ getClientAddress, parent }) => {
  const before = last;
  last = getClientAddress(); // ✗ shared "last = getClientAddress()"
  await parent();
  return { before };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
  ],
  good: [
    {
      title: 'an endpoint that keeps the last text for whoever asks',
      files: { 'src/routes/notice/+server.js': "let notice = '';\nexport const GET = () => new Response(notice);\nexport const PUT = async ({ request }) => {\n  notice = await request.text();\n  return new Response();\n};\n" },
    },
    {
      title: 'an option of the page',
      files: {
        'src/routes/menu/+page.server.ts': `export let csr = true;
export const load = async ({ fetch }) => {
  const menu = await (await fetch('/api/menu')).json();
  csr = menu.live;
  return { menu, live: csr };
};
`,
        'src/routes/menu/+page.svelte': PAGE,
      },
    },
    {
      title: 'caches: with an expiry, behind a flag, single-flight, and a public token',
      files: {
        'src/lib/server/caches.ts': `let news;
let expires = 0;
let index;
let ready = false;
let rates;
let refreshing;
let token;
export async function readNews(fetch) {
  if (Date.now() < expires) return news;
  news = await (await fetch('/api/news')).json();
  expires = Date.now() + 60_000;
  return news;
}
export function makeIndex(blocks) {
  if (ready) return index;
  index = blocks.map((block) => block.title);
  ready = true;
  return index;
}
export function readRates(fetch) {
  if (refreshing) return refreshing;
  refreshing = (async () => {
    rates = await (await fetch('/api/rates')).json();
    refreshing = undefined;
    return rates;
  })();
  return refreshing;
}
export const knownRates = () => rates;
export async function publicToken(pb) {
  if (!token) token = (await pb.send('/public/token')).value;
  return token;
}
`,
        'src/routes/+layout.server.ts': `import { knownRates, makeIndex, publicToken, readNews, readRates } from '$lib/server/caches';
export const load = async ({ fetch, locals }) => {
  const blocks = await (await fetch('/api/blocks.json')).json();
  await readRates(fetch);
  return { news: await readNews(fetch), index: makeIndex(blocks), rates: knownRates(), token: await publicToken(locals.pb) };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'what all who get there share: rows of the database, a fixed list of roles, the address of the site',
      files: {
        'src/routes/+layout.server.ts': `import { rightsOf } from '$lib/server/rights';
const alerts = { list: [] };
let site = '';
let rates;
export const load = async ({ fetch, locals, url }) => {
  alerts.list = await locals.db.alert.findMany({ where: { open: true } });
  site = url.origin;
  rates = await (await fetch('https://rates.example.com/today')).json();
  return { alerts: alerts.list, site, rates, rights: await rightsOf(locals.db, locals.session.roles) };
};
`,
        'src/routes/+page.svelte': PAGE,
        'src/lib/server/rights.ts': `const cache = { rights: [], until: 0 };
const isOld = (one) => Date.now() > one.until;
export async function rightsOf(db, roles) {
  if (roles.length === 1) {
    if (isOld(cache)) {
      cache.rights = await db.right.findMany({ where: { role: { in: roles } } });
      cache.until = Date.now() + 60_000;
    }
    return cache.rights;
  }
  return db.right.findMany({ where: { role: { in: roles } } });
}
`,
      },
    },
    {
      title: 'settings that an action also saves',
      files: {
        'src/lib/server/settings.ts': `import { collections } from './database';
export const settings = structuredClone({ theme: 'light', season: { from: '', until: '' } });
let open = null;
export const isOpen = () => open ?? false;
export async function setSeason(from, until) {
  await collections.settings.upsert({ id: 'season', from: from.toISOString(), until: until.toISOString() });
  const now = new Date();
  open = { value: from < now && now < until };
}
`,
        'src/lib/server/database.ts': "import { connect } from 'some-database';\nexport const collections = connect();\n",
        'src/routes/admin/+page.server.ts': `import { collections } from '$lib/server/database';
import { setSeason, settings } from '$lib/server/settings';
export const actions = {
  theme: async ({ request }) => {
    const form = await request.formData();
    const theme = form.get('theme');
    settings.theme = theme;
    await collections.settings.updateOne({ id: 'theme' }, { theme });
  },
  season: async ({ request }) => {
    const form = await request.formData();
    settings.season.from = form.get('from');
    await collections.settings.updateOne({ id: 'season' }, settings.season);
    await setSeason(new Date(form.get('from')), new Date(form.get('until')));
  }
};
`,
      },
    },
    {
      title: 'set and read in one go',
      files: {
        'src/routes/banner.svg/+server.ts': `let dark = false;
const draw = () => (dark ? '<svg class="dark"/>' : '<svg/>');
export function GET({ url }) {
  dark = url.searchParams.has('dark');
  return new Response(draw());
}
`,
      },
    },
    {
      title: 'registries that are only asked about one item, and what nobody reads',
      files: {
        'src/lib/server/registry.ts': `class Admins {
  sessions = [];
  add(id) {
    this.sessions.push(id);
  }
  remove(id) {
    this.sessions = this.sessions.filter((one) => one !== id);
  }
  has(id) {
    return this.sessions.includes(id);
  }
}
export const admins = new Admins();
const blocked = [];
let lastVisit;
let visits = [];
export function block(address) {
  lastVisit = address;
  visits = [...visits, address];
  blocked.push(address);
  return blocked.indexOf(address) >= 0;
}
`,
        'src/hooks.server.ts': `import { admins, block } from '$lib/server/registry';
export const handle = ({ event, resolve }) => {
  admins.add(event.locals.session);
  admins.remove(event.locals.oldSession);
  block(event.getClientAddress());
  return admins.has(event.locals.session) ? resolve(event) : new Response('no');
};
`,
      },
    },
    {
      title: 'counters, and sums of what was sent',
      files: {
        'src/routes/count.remote.ts': `import { command, query } from '$app/server';
let count = 0;
const stats = { sum: 0, calls: 0 };
export const add = command('unchecked', (by) => {
  count += by;
  stats.sum += by;
  stats.calls++;
});
export const all = query(() => ({ count, stats }));
`,
      },
    },
    {
      title: 'objects of one request: instances, factories, clients, storage',
      files: {
        'src/lib/basket.ts': `export class Basket {
  items = [];
  add(item) {
    this.items = [...this.items, item];
  }
}
export function createBasket(owner) {
  let lines = [];
  lines = [owner];
  return { add: (line) => { lines = [...lines, line]; }, all: () => lines };
}
export const shelf = new Basket();
export const stand = createBasket('house');
`,
        'src/hooks.server.ts': `import { AsyncLocalStorage } from 'node:async_hooks';
import PocketBase from 'pocketbase';
import { Basket, createBasket } from '$lib/basket';
const storage = new AsyncLocalStorage();
const drafts = new WeakMap();
export const handle = async ({ event, resolve }) => {
  const pb = new PocketBase('https://members.example.com');
  pb.authStore.loadFromCookie(event.request.headers.get('cookie') ?? '');
  const basket = new Basket();
  basket.add(event.locals.user);
  const other = createBasket(event.locals.user);
  other.add(event.cookies.get('item'));
  drafts.set(event.request, event.locals.user);
  storage.enterWith({ user: event.locals.user });
  storage.getStore().pb = pb;
  return resolve(event);
};
`,
      },
    },
    {
      title: 'clients that are logged in for the app, or in the browser',
      files: {
        'src/lib/pocketbase.ts': `import PocketBase from 'pocketbase';
import { env } from '$env/dynamic/private';
export const pb = new PocketBase('https://members.example.com');
export const start = () => pb.admins.authWithPassword(env.USER, env.PASSWORD);
`,
        'src/hooks.server.ts': `import { start } from '$lib/pocketbase';
export const handle = async ({ event, resolve }) => {
  await start();
  return resolve(event);
};
`,
        'src/routes/login/+page.svelte': `<script>
  import { pb } from '$lib/session';
  let email = '';
</script>
<button onclick={() => pb.collection('users').authWithPassword(email, 'x')}>Log in</button>
`,
        'src/lib/session.ts': "import PocketBase from 'pocketbase';\nexport const pb = new PocketBase('https://members.example.com');\n",
      },
    },
    {
      title: 'guards that are named after what they ask',
      files: {
        'src/lib/client.ts': `const isBrowser = typeof window !== 'undefined';
const isServer = () => typeof window === 'undefined';
let client;
let address = '';
export function clientFor(event) {
  if (isBrowser && client) return client;
  const made = { address: event.url.pathname, fetch: event.fetch };
  if (isBrowser) client = made;
  if (!isServer()) address = event.url.pathname;
  return { ...made, address };
}
`,
        'src/routes/+page.ts': `import { clientFor } from '$lib/client';
export const load = (event) => ({ rows: clientFor(event).address });
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'an app without a server',
      files: {
        'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter() } };\n",
        'src/routes/+layout.ts': `let lang;
export const prerender = 'auto';
export const load = ({ url }) => {
  lang = url.searchParams.get('lang');
  return { lang };
};
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'pages and endpoints that are made when the app is built, and the hooks of the browser',
      files: {
        'src/routes/docs/[page]/+page.server.ts': `let last;
export const prerender = true;
export const load = ({ params }) => {
  const before = last;
  last = params.page;
  return { before };
};
`,
        'src/routes/docs/[page]/+page.svelte': PAGE,
        'src/routes/feed.xml/+server.ts': `let pages = [];
export const prerender = true;
export const GET = ({ url }) => {
  pages.push(url.pathname);
  return new Response(pages.join());
};
`,
        'src/hooks.client.ts': `let last;
export const handleError = ({ event }) => {
  const before = last;
  last = event.url.pathname;
  return { message: before };
};
`,
        'src/hooks.ts': `let seen;
export const reroute = ({ url }) => {
  const before = seen;
  seen = url.pathname;
  return before;
};
`,
      },
    },
    {
      title: 'aliases of what was imported are not followed into packages, and locals are local',
      files: {
        'src/routes/+page.server.ts': `import { rows } from 'some-database';
export const load = async ({ locals, params }) => {
  const row = rows.find((one) => one.id === params.id);
  row.seen = true;
  const found = [];
  const add = (item) => found.push(item);
  add(locals.user);
  return { found, row };
};
`,
      },
    },
    {
      title: 'a rate limiter over a list, AsyncLocalStorage, and what a session keeps to itself',
      files: {
        'src/hooks.server.ts': `import { AsyncLocalStorage } from 'node:async_hooks';
const visitor = new AsyncLocalStorage();
let hits = [];
const seen = new WeakMap();
export const user = () => visitor.getStore();
export const handle = ({ event, resolve }) => {
  const address = event.getClientAddress();
  const now = Date.now();
  hits = hits.filter((hit) => now - hit.at < 60_000);
  if (hits.filter((hit) => hit.address === address).length > 5) return new Response('Too many', { status: 429 });
  hits.push({ address, at: now });
  seen.set(event, event.locals.user);
  return visitor.run(event.locals.user, () => resolve(event));
};
`,
        'src/routes/cart.remote.ts': `import { command, getRequestEvent, query } from '$app/server';
function perSession(make) {
  const all = new Map();
  return () => {
    const id = getRequestEvent().cookies.get('session');
    if (!all.has(id)) all.set(id, make());
    return all.get(id);
  };
}
const cart = perSession(() => ({ items: [], last: '' }));
export const add = command('unchecked', (item) => {
  const mine = cart();
  mine.items.push(item);
  mine.last = item;
});
export const items = query(() => cart().items);
`,
      },
    },
  ],
});
