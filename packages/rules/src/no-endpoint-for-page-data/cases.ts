import { defineCases, type Example } from '@sk-audit/core';

const API: Example['files'] = {
  'src/routes/api/mails/+server.ts': 'export const GET = () => Response.json([]);\nexport const POST = () => new Response();\n',
  'src/routes/api/mails/[id]/+server.ts': 'export const GET = () => Response.json({});\n',
};
const PAGE = 'src/routes/inbox/+page.svelte';
const FETCH = "fetch('/api/mails')";
/** What the mark of {@link FETCH} looks like. */
const MARK = '// ✗ atFirst "fetch(\'/api/mails\')"';
const LOAD = `async function load() {\n    const response = await ${FETCH};\n    mails = await response.json();\n  }`;
const MARKED_LOAD = LOAD.replace(';', `; ${MARK}`);

/** The script of a page, in runes mode; the mails are shown in any case. */
function inPage(title: string, script: string, markup = '', files: Example['files'] = {}): Example {
  return { title, files: { [PAGE]: `<script>\n  import { onMount, tick, untrack } from 'svelte';\n  let { data } = $props();\n  let mails = $state([]);\n  ${script}\n</script>\n${markup}\n{mails.length}\n`, ...API, ...files } };
}

/** The script of a component that the page shows with `markup`. */
function inPart(title: string, script: string, markup: string, pageScript = '', files: Example['files'] = {}): Example {
  return {
    title,
    files: {
      'src/lib/Mails.svelte': `<script>\n  import { onMount } from 'svelte';\n  let mails = $state([]);\n  ${script}\n</script>\n{mails.length}\n`,
      [PAGE]: `<script>\n  import Mails from '$lib/Mails.svelte';\n  let { data } = $props();\n  ${pageScript}\n</script>\n${markup}\n`,
      ...API, ...files,
    },
  };
}

/** A page in the notation of Svelte 4. */
function inSvelte4(title: string, script: string, markup: string): Example {
  return { title, svelte: '4.2.20', files: { [PAGE]: `<script>\n  import { onMount } from 'svelte';\n  import { page } from '$app/stores';\n  export let data;\n  export let form;\n  let mails = [];\n  ${script}\n</script>\n${markup}\n{mails.length}\n`, ...API } };
}

/** A page of another script, or of that which fetches on mount, whose markup alone shows the mails. */
function showing(title: string, markup: string, script = ON_MOUNT, files: Example['files'] = {}): Example {
  return { title, files: { [PAGE]: `<script>\n  import { onMount } from 'svelte';\n  import { Bars, Dialog, LineChart, Row } from 'parts';\n  let { data } = $props();\n  let mails = $state([]);\n  ${script}\n</script>\n${markup}\n`, ...API, ...files } };
}

const ON_MOUNT = `onMount(async () => { mails = await (await ${FETCH}).json(); });`;
const MARKED_ON_MOUNT = `${ON_MOUNT} ${MARK}`;

export default defineCases({
  bad: [
    inPage('on mount and again after an event', `${MARKED_LOAD}\n  onMount(load);`, '<button onclick={load}>Again</button>'),
    inPage('on mount, through a function, and again after another request', `${MARKED_LOAD}\n  onMount(async () => { await load(); });\n  async function remove(id) { await fetch('/api/mails', { method: 'POST' }); await load(); }`, '<button onclick={() => remove(1)}>Remove</button>'),
    inPage('on mount, by a function that asks the browser for something else', `${MARKED_LOAD.replace('mails =', "localStorage.setItem('seen', '1');\n    mails =")}\n  onMount(load);`),
    inPage('on mount, and handed out to a parent', `${MARKED_LOAD}\n  onMount(() => { void load(); });\n  export async function refresh() { await load(); }`),
    inPage('an effect without dependencies of its own', `${MARKED_LOAD}\n  $effect(() => { untrack(() => load()); });`),
    inPage('an effect that runs again when something else is chosen', `let folder = $state('in');\n  ${MARKED_LOAD}\n  $effect(() => { void folder; load(); });`, '<button onclick={() => (folder = \'out\')}>Out</button>'),
    inPage('again by itself, when it failed, while something else is timed', `async function load() {\n    const response = await ${FETCH}; ${MARK}\n    if (response.ok) mails = await response.json();\n    else load();\n  }\n  const tock = () => console.log('tock');\n  onMount(() => { setInterval(tock, 1000); load(); });`),
    inPage('before the first update, and after navigations', `import { afterNavigate } from '$app/navigation';\n  let unread = $state(0);\n  $effect.pre(() => { ${FETCH}.then((response) => (mails = response)); }); ${MARK}\n  afterNavigate(async () => { unread = await (await ${FETCH}).json(); }); ${MARK}`, "{unread}"),
    inPage('the script itself, and the markup', `const all = ${FETCH}; ${MARK}`, `{#await all then list}{list}{/await}\n{#await ${FETCH} then list}{list}{/await} <!-- ✗ atFirst "fetch('/api/mails')" -->`),
    inPage('several at once', `onMount(async () => {\n    const [one] = await Promise.all([${FETCH}]); ${MARK}\n    mails = await one.json();\n  });`),
    inPage('what loading needs of itself', `let loading = $state(false);\n  let loaded = $state(false);\n  async function load() {\n    if (loading || loaded) return;\n    loading = true;\n    const response = await ${FETCH}; ${MARK}\n    mails = await response.json();\n    loaded = true;\n    loading = false;\n  }\n  onMount(load);`, '<button onclick={load}>Again</button>'),
    inPage('for each of what the page was given', "onMount(async () => {\n    mails = await Promise.all(data.ids.map(async (id) => (await fetch(`/api/mails/${id}`)).json())); // ✗ atFirst \"fetch(`/api/mails/${id}`)\"\n  });"),
    inPage('the function returns the answer', `const load = async () => {\n    const response = await ${FETCH}; ${MARK}\n    return response.json();\n  };\n  onMount(async () => { mails = await load(); });`),
    inPage('the answer in a callback, as far as it can be followed', `onMount(() => {\n    ${FETCH}.then((response) => response.json()).then((page) => (mails = (page.mails ?? []).map((mail) => mail.subject))); ${MARK}\n  });`),
    inPage('a list that is filled', `onMount(async () => {\n    const response = await ${FETCH}; ${MARK}\n    mails.push(...(await response.json()));\n  });`),
    inPage('another part of what is typed, and another list that is filled', "let form = $state({ q: '', id: 1 });\n  const log = [];\n  const note = () => log.push(1);\n  onMount(async () => { mails = await (await fetch(`/api/mails/${form.id}`)).json(); }); // ✗ atFirst \"fetch(`/api/mails/${form.id}`)\"", '<input bind:value={form.q} /><button onclick={note}>Note</button>'),
    inPage('a path that grows by what is known', "onMount(async () => {\n    let path = '/api/mails';\n    if (data.user) path += '?all=1';\n    mails = await (await fetch(path)).json(); // ✗ atFirst \"fetch(path)\"\n  });"),
    inPage('each of what the page was given', 'const ask = (id) => fetch(`/api/mails/${id}`); // ✗ atFirst "fetch(`/api/mails/${id}`)"', '{#each data.ids as id}{#await ask(id) then mail}{mail}{/await}{/each}'),
    inPage('when somebody is signed in', `onMount(async () => {\n    if (!data.user) return;\n    mails = await (await ${FETCH}).json(); ${MARK}\n  });`),
    inPage('a helper in a module', "onMount(async () => { mails = await allMails(); }); // ✗ atFirst \"allMails()\"\n  import { allMails } from '$lib/mails';", '', { 'src/lib/mails.ts': `export async function allMails() {\n  const response = await ${FETCH};\n  return response.json();\n}\n` }),
    inPage('a helper that is given the path', "const get = async (path) => (await fetch(path)).json();\n  onMount(async () => { mails = await get('/api/mails'); }); // ✗ atFirst \"get('/api/mails')\""),
    inPage('the path of a helper of the app', "import { resolve } from '$app/paths';\n  import address from '$lib/address';\n  onMount(async () => {\n    const query = `?unread=${data.unread}`;\n    const response = await fetch(address(resolve, '/api/mails') + query); // ✗ atFirst \"fetch(address(resolve, '/api/mails') + query)\"\n    mails = await response.json();\n  });", '', { 'src/lib/address.ts': "export default function address(resolve, path) {\n  if (path.startsWith('https://')) return path;\n  return resolve(path);\n}\n" }),
    inPage('axios', "import axios from 'axios';\n  onMount(async () => { mails = (await axios.get('/api/mails')).data; }); // ✗ atFirst \"axios.get('/api/mails')\""),
    inPage('a query that is known', "import { page } from '$app/state';\n  onMount(async () => { mails = await (await fetch(`/api/mails?q=${page.url.searchParams.get('q')}`)).json(); }); // ✗ atFirst \"fetch(`/api/mails?q=${page.url.searchParams.get('q')}`)\""),
    inPage('an element that is waited for', `let list = $state();\n  onMount(async () => {\n    if (!list) return;\n    mails = await (await ${FETCH}).json(); ${MARK}\n  });`, '<ul bind:this={list}></ul>'),
    inPage('a constant of another module, and a function that asks nobody', `import { SIZE, sizeOf } from '$lib/sizes';\n  onMount(async () => {\n    if (SIZE > 10) mails = await (await fetch('/api/mails?size=' + sizeOf(data.user))).json(); // ✗ atFirst "fetch('/api/mails?size=' + sizeOf(data.user))"\n  });`, '', { 'src/lib/sizes.ts': 'export const SIZE = 20;\nconst plain = (size) => size;\nexport function sizeOf(user) {\n  return plain(user.size);\n}\nexport const width = () => window.innerWidth;\n' }),
    inPage('an answer that is kept elsewhere', `import { unread } from '$lib/unread';\n  onMount(async () => { unread.set(await (await ${FETCH}).json()); }); ${MARK}`, '', { 'src/lib/unread.ts': "import { writable } from 'svelte/store';\nexport const unread = writable([]);\n" }),
    inSvelte4('a reactive address of what the page was given', "let id;\n  $: id = data.id;\n  onMount(async () => { mails = await (await fetch(`/api/mails/${id}`)).json(); }); // ✗ atFirst \"fetch(`/api/mails/${id}`)\"", ''),
    inSvelte4('parameters of the route', "onMount(async () => { mails = await (await fetch(`/api/mails/${$page.params.id}`)).json(); }); // ✗ atFirst \"fetch(`/api/mails/${$page.params.id}`)\"", ''),
    inPart('a part of the page', MARKED_ON_MOUNT, '<Mails />'),
    inPart('a part through a barrel, under a condition of what the page was given, inside another', MARKED_ON_MOUNT, '{#if data.user}<Card><Mail.List /></Card>{/if}', "import * as Mail from '$lib/mail';\n  import Card from '$lib/Card.svelte';", { 'src/lib/mail.ts': "export { default as List } from './Mails.svelte';\n", 'src/lib/Card.svelte': '<slot />\n' }),
    inPart('a part of a part, in a layout', MARKED_ON_MOUNT, '', '', { 'src/lib/Head.svelte': "<script>\n  import Mails from './Mails.svelte';\n</script>\n<Table><Mails /></Table>\n", 'src/routes/+layout.svelte': "<script>\n  import Head from '$lib/Head.svelte';\n</script>\n<Head />\n<slot />\n" }),
    inPart('an address that the page gives', "let { id: mail } = $props();\n  onMount(async () => { mails = await (await fetch(`/api/mails/${mail}`)).json(); }); // ✗ atFirst \"fetch(`/api/mails/${mail}`)\"", '<Mails id={data.id} {part} bind:this={part} /><button onclick={() => (part = 2)}>Next</button>', 'let part = $state(1);'),
    { title: 'a layout, around a page that is rendered and one that is not', files: { 'src/routes/+layout.svelte': `<script>\n  import { onMount } from 'svelte';\n  let mails = [];\n  ${MARKED_ON_MOUNT}\n</script>\n{mails.length}<slot />\n`, 'src/routes/app/+page.svelte': '', 'src/routes/app/+page.ts': 'export const ssr = false;\n', 'src/routes/about/+page.svelte': '', ...API } },
    showing('in a dialog and beside it', '<dialog>{mails.length}</dialog><p>{mails.length}</p>', MARKED_ON_MOUNT),
    showing('under what the request itself sets, and what is open at first', '{#if loaded}{#if panel === 1}{#if !isEditing}{#if draft === null}{mails.length}{/if}{/if}{/if}{/if}<button onclick={edit}>Edit</button>', `let loaded = $state(false);\n  let panel = $state(1);\n  let isEditing = $state(false);\n  let draft = $state(null);\n  const edit = () => { isEditing = true; panel = 2; draft = {}; };\n  onMount(async () => {\n    mails = await (await ${FETCH}).json(); ${MARK}\n    loaded = true;\n  });`),
    showing('through what derives from it, and functions', '{#each rows() as row}<Row {row} />{/each}', `const unread = $derived.by(() => mails.filter((mail) => mail.unread));\n  const rows = () => unread.slice(0, 5);\n  ${MARKED_ON_MOUNT}`),
    showing('beside what a library draws', '{#if mails.length > 0}{mails.length}<LineChart points={mails} />{/if}', MARKED_ON_MOUNT),
    showing('only whether there is any', '{#if mails.length > 0}<p>There is mail</p>{/if}', MARKED_ON_MOUNT),
    showing('an attribute, and an input that is bound', '<progress max={mails.length}></progress><input bind:value={first} />', `let first = $state('');\n  ${MARKED_ON_MOUNT}\n  onMount(() => { fetch('/api/mails/1').then((answer) => answer.json()).then((mail) => { first = mail.subject; }); }); // ✗ atFirst "fetch('/api/mails/1')"`),
    showing('a function that gives the answer, and one that is waited for', '{mails.length}', `async function ask() {\n    const answer = await ${FETCH}; ${MARK}\n    return answer.json();\n  }\n  onMount(async () => { mails = await ask(); });`),
    showing('as what can be chosen', '<select bind:value={chosen}>{#each mails as mail}<option>{mail.id}</option>{/each}</select>', `let chosen = $state(1);\n  ${MARKED_ON_MOUNT}`),
    showing('a stream of other things', '{mails.length}{news.length}', `let news = $state([]);\n  ${MARKED_ON_MOUNT}\n  onMount(() => {\n    const source = new EventSource('/api/news');\n    source.onmessage = (event) => { news = [...news, event.data]; };\n  });`),
    showing('a store of the component', '{#if isOpen}{mails.length}{/if}{$list.length}<button onclick={() => (isOpen = true)}>Open</button>', `import { writable } from 'svelte/store';\n  ${'let isOpen = $state(false);'}\n  const list = writable([]);\n  onMount(async () => { list.set(await (await ${FETCH}).json()); }); ${MARK}`),
    inPart('a part that is open from the start', `let { isOpen } = $props();\n  ${MARKED_ON_MOUNT}`, '<Mails isOpen={true} />'),
  ],
  good: [
    showing('in a dialog, in a component for one', '<dialog><ul><li>{mails.length}</li></ul></dialog><Dialog>{mails.length}</Dialog>'),
    showing('under a condition that an event makes true', '{#if isOpen}{mails.length}{/if}{#if chosen}{#each mails as mail}{mail.id}{/each}{/if}{#if step === 2 && mails.length}{mails[0]}{/if}{#if picked.kind === 1}{mails.length}{/if}<button onclick={open}>Open</button><input bind:checked={chosen} />', `let isOpen = $state(false);\n  let chosen = $state();\n  let step = $state(1);\n  let picked = $state(null);\n  const open = () => { isOpen = true; step = 2; picked = {}; };\n  ${ON_MOUNT}`),
    showing('under a condition that is true in browsers only', '{#if isMounted}{mails.length}{/if}', `let isMounted = $state(false);\n  onMount(() => { isMounted = true; });\n  ${ON_MOUNT}`),
    showing('nowhere: a handler, an action and an attachment use it, and a library', '<button onclick={() => console.log(mails)} use:draw={mails} {@attach draw(mails)}>Log</button>', `import { draw } from 'drawings';\n  ${ON_MOUNT}\n  $effect(() => draw(mails));`),
    showing('in what a library draws', '<LineChart points={mails} /><Bars.Canvas points={mails} />{#if mails.length > 0}<LineChart points={mails} />{/if}'),
    showing('under what the browser has kept', '{#if draft}{mails.length}{/if}{#if isOld}{mails.length}{/if}', `let draft = $state('');\n  let isOld = $state(false);\n  onMount(() => {\n    draft = localStorage.getItem('draft');\n    if (navigator.onLine) isOld = data.isOld;\n  });\n  ${ON_MOUNT}`),
    showing('what a stream replaces', '{mails.length}', `${ON_MOUNT}\n  onMount(() => {\n    const source = new EventSource('/api/events');\n    source.onmessage = (event) => { mails = JSON.parse(event.data); };\n  });`),
    showing('on pages for the developers', '', '', { 'src/routes/debug-mails/+page.svelte': `<script>\n  import { onMount } from 'svelte';\n  let mails = [];\n  ${ON_MOUNT}\n</script>\n{mails.length}\n` }),
    { ...inPart('a part that is told whether it is open', '', '<Mails isOpen={isShown} /><Mails isOpen={false} /><button onclick={() => (isShown = true)}>Open</button>', 'let isShown = $state(false);', { 'src/lib/Mails.svelte': `<script>\n  import { onMount } from 'svelte';\n  let { isOpen } = $props();\n  let mails = $state([]);\n  ${ON_MOUNT}\n</script>\n{#if isOpen}{mails.length}{/if}\n` }) },
    inPage('after an event', LOAD, '<button onclick={load}>Load</button><button onclick={() => load()}>Load</button>'),
    inPage('after an event that a function of its own listens to', `${LOAD}\n  onMount(() => { window.addEventListener('mail', load); });`),
    inPage('after something that another library tells', `${LOAD}\n  onMount(() => { data.bus.on('mail', load); requestIdleCallback(load); });`),
    inPage('polling', `${LOAD}\n  onMount(() => { load(); const timer = setInterval(load, 5000); return () => clearInterval(timer); });`),
    inPage('polling by a function around it, and later', `${LOAD}\n  onMount(() => { load(); window.setTimeout(() => load(), 5000); });`),
    inPage('a beacon, and an answer that only says whether', `onMount(async () => {\n    await ${FETCH};\n    const response = await ${FETCH};\n    if (!response.ok) console.error(response.status);\n  });`),
    inPage('a beacon beside what another host answers', `onMount(async () => {\n    mails = await (await fetch('https://mails.example.com/api/mails')).json();\n    await ${FETCH};\n  });`),
    inPage('a POST, a method that is not known', "onMount(async () => {\n    mails = await (await fetch('/api/mails', { method: 'POST' })).json();\n    mails = await (await fetch('/api/mails', data.request)).json();\n  });"),
    inPage('another host', "onMount(async () => { mails = await (await fetch('https://mails.example.com/api/mails')).json(); });"),
    inPage('what is typed', 'let query = $state(\'\');\n  let form = $state({ q: \'\' });\n  $effect(() => { fetch(`/api/mails?q=${query}`).then((response) => (mails = response)); });\n  $effect(() => { fetch(`/api/mails?q=${form.q}`).then((response) => (mails = response)); });', '<input bind:value={query} /><input bind:value={form.q} />'),
    inPage('what is typed, given on', 'let query = $state(\'\');\n  async function search(q) { mails = await (await fetch(`/api/mails?q=${q}`)).json(); }\n  $effect(() => { search(query); });', '<input bind:value={query} />'),
    inPage('what is chosen, in a list', 'let ids = $state([]);\n  const add = (id) => ids.push(id);\n  $effect(() => { ids.forEach(async (id) => { mails = await (await fetch(`/api/mails/${id}`)).json(); }); });', '<button onclick={() => add(1)}>Add</button>'),
    inPage('what is open', `let isOpen = $state(false);\n  ${LOAD}\n  $effect(() => { if (isOpen) load(); });`, '<button onclick={() => (isOpen = true)}>Open</button>'),
    inPage('what is ticked', `let isUnread = $state(false);\n  let list = $state();\n  ${LOAD}\n  $effect(() => { if (isUnread) load(); });`, '<ul bind:this={list}></ul><input type="checkbox" bind:checked={isUnread} />'),
    inPage('what is open, above the hook', `let isOpen = $state(false);\n  $effect(() => {\n    if (!isOpen) return;\n    ${FETCH}.then((response) => (mails = response));\n  });`, '<button onclick={() => (isOpen = true)}>Open</button>'),
    inPage('what is opened by a link', `import { page } from '$app/state';\n  ${LOAD}\n  $effect(() => { if (page.url.searchParams.has('new')) load(); });\n  $effect(() => { if (page.state.mail) load(); });`),
    inPage('what is open, in the markup', `const ask = () => ${FETCH};\n  let isOpen = $state(false);`, '<button onclick={() => (isOpen = true)}>Open</button>{#if isOpen}{#await ask() then list}{list}{/await}{/if}'),
    inPage('each of what is chosen', `const ask = (id) => fetch(\`/api/mails/\${id}\`);\n  let ids = $state([]);`, '<input bind:value={ids} />{#each ids as id}{#await ask(id) then mail}{mail}{/await}{/each}'),
    inPage('only in some browsers', `const bridge = () => ('MailBridge' in window ? window.MailBridge : undefined);\n  onMount(async () => {\n    if (!bridge()) return;\n    mails = await (await ${FETCH}).json();\n  });`),
    inPage('with what a helper asks the browser', "import { draft, zone } from '$lib/browser';\n  onMount(async () => {\n    mails = await (await fetch('/api/mails?draft=' + draft())).json();\n    mails = await (await fetch('/api/mails?zone=' + zone())).json();\n  });", '', { 'src/lib/browser.ts': "export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;\nconst stored = () => localStorage.getItem('draft');\nexport const draft = () => stored();\n" }),
    inPage('with what a helper finds by calling itself', "const last = (n) => (n > 9 ? n : last(n + 1));\n  onMount(async () => { mails = await (await fetch('/api/mails?last=' + last(1))).json(); });"),
    inPage('with what another module keeps', "import { folder } from '$lib/folder';\n  import { settings } from '$lib/settings.svelte.js';\n  import { unread } from '$lib/unread';\n  import { innerWidth } from 'svelte/reactivity/window';\n  onMount(async () => {\n    mails = await (await fetch('/api/mails?folder=' + folder)).json();\n    mails = await (await fetch('/api/mails?folder=' + settings.folder)).json();\n    mails = await (await fetch('/api/mails?folder=' + $unread)).json();\n    if (innerWidth.current > 800) mails = await (await fetch('/api/mails')).json();\n  });", '', {
      'src/lib/folder.ts': "export let folder = 'in';\nexport const choose = (name) => { folder = name; };\n",
      'src/lib/settings.svelte.js': "export const settings = { folder: 'in' };\n",
      'src/lib/unread.ts': "import { writable } from 'svelte/store';\nexport const unread = writable(0);\n",
    }),
    inPage('with what surrounding components keep', "import { getContext } from 'svelte';\n  const mailbox = getContext('mailbox');\n  onMount(async () => { mails = await (await fetch('/api/mails?box=' + mailbox.id)).json(); });"),
    inPage('what the page may have been given already', `let list = $state(data.mails);\n  onMount(async () => { list = await (await ${FETCH}).json(); });`, '{list}'),
    inPage('only what was left out', `onMount(async () => {\n    if (!data.mails) mails = await (await ${FETCH}).json();\n  });`),
    inPage('a file, and a stream', "onMount(async () => {\n    mails = await (await fetch('/api/export')).blob();\n    mails = await (await fetch('/api/events')).text();\n  });", '', { 'src/routes/api/export/+server.ts': "export const GET = () => new Response('', { headers: { 'content-type': 'text/csv' } });\n", 'src/routes/api/events/+server.ts': "export const GET = () => new Response(events(), { headers: { 'content-type': 'text/event-stream' } });\n" }),
    inPage('a static file of the build', "onMount(async () => { mails = await (await fetch('/index.json')).json(); });", '', { 'src/routes/index.json/+server.ts': 'export const prerender = true;\nexport const GET = () => Response.json([]);\n' }),
    inPage('a prerendered page', ON_MOUNT, '', { 'src/routes/inbox/+page.ts': 'export const prerender = true;\n' }),
    inPage('a page that may be prerendered, or not be rendered at all', ON_MOUNT, '', { 'src/routes/inbox/+page.ts': "export const prerender = 'auto';\n" }),
    inPage('ssr that is not literal', ON_MOUNT, '', { 'src/routes/inbox/+page.ts': 'export const ssr = choose();\n' }),
    inPage('an app that is not rendered', ON_MOUNT, '', { 'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }) } };\n" }),
    inPage('a helper whose request hangs on something', "import { cached } from '$lib/mails';\n  onMount(async () => { mails = await cached(); });", '', { 'src/lib/mails.ts': `let cache;\nexport async function cached() {\n  if (cache) return cache;\n  return (cache = await (await ${FETCH}).json());\n}\n` }),
    inPage('a helper that asks twice', "import { both } from '$lib/mails';\n  onMount(async () => { mails = await both(); });", '', { 'src/lib/mails.ts': `export const both = async () => [await ${FETCH}, await ${FETCH}];\n` }),
    inSvelte4('what is opened without a navigation', "$: if ($page.state.mail) fetch('/api/mails').then((response) => (mails = response));", ''),
    inSvelte4('the answer to an action', "onMount(async () => { if (form?.sent) mails = await (await fetch('/api/mails')).json(); });", ''),
    inSvelte4('a store of the component', "import { writable } from 'svelte/store';\n  const folder = writable('in');\n  $: fetch(`/api/mails?folder=${$folder}`).then((response) => (mails = response));", '<button on:click={() => folder.set(1)}>Other</button>'),
    inSvelte4('what is chosen, reactively', "let folder = 'in';\n  $: fetch(`/api/mails?folder=${folder}`).then((response) => (mails = response));", '<input bind:value={folder} />'),
    { title: 'an error page, which has no load', files: { 'src/routes/+error.svelte': `<script>\n  import { onMount } from 'svelte';\n  let mails = [];\n  ${ON_MOUNT}\n</script>\n{mails.length}\n`, [PAGE]: '', ...API } },
    { title: 'a module', files: { 'src/lib/mails.ts': `export let mails = [];\nfetch('/api/mails').then((response) => (mails = response));\n`, [PAGE]: "<script>\n  import { mails } from '$lib/mails';\n</script>\n{mails}\n", ...API } },
    inPart('a part that nobody shows', ON_MOUNT, ''),
    inPart('a part of a story', ON_MOUNT, '', '', { 'src/lib/Mails.stories.svelte': "<script>\n  import Mails from './Mails.svelte';\n</script>\n<Mails />\n" }),
    inPart('a part that is opened', ON_MOUNT, '{#if isOpen}<Mails />{/if}<button onclick={() => (isOpen = true)}>Open</button>', 'let isOpen = $state(false);'),
    inPart('a part in a dialog', ON_MOUNT, '<Dialog.Content><p><Mails /></p></Dialog.Content>', "import * as Dialog from '$lib/dialog';"),
    inPart('a part that is told when', `let { isOpen } = $props();\n  onMount(async () => { if (isOpen) mails = await (await ${FETCH}).json(); });`, '<Mails bind:isOpen /><button onclick={() => (isOpen = true)}>Open</button>', 'let isOpen = $state(false);'),
    inPart('a part that is told what, after a click', 'let { id: mail } = $props();\n  $effect(() => { fetch(`/api/mails/${mail}`).then((response) => (mails = response)); });', '<Mails {id} /><button onclick={() => (id = 2)}>Next</button>', 'let id = $state(1);'),
    inPart('a part that shows itself', '', '<Mails id={data.id} />', '', { 'src/lib/Mails.svelte': "<script>\n  import { onMount } from 'svelte';\n  import Mails from './Mails.svelte';\n  let mails = $state([]);\n  let { id } = $props();\n  onMount(async () => { mails = await (await fetch(`/api/mails/${id}`)).json(); });\n</script>\n{mails.length}<Mails {id} />\n" }),
    inPart('parts that show each other', ON_MOUNT, '', '', { 'src/lib/Head.svelte': "<script>\n  import Mails from './Mails.svelte';\n  import Head from './Head.svelte';\n</script>\n<Mails /><Head />\n" }),
  ],
});
