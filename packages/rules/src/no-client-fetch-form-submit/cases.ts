import { defineCases } from '@sk-audit/core';

const endpoint = { 'src/routes/api/orders/+server.ts': 'export const POST = async () => new Response();\nexport const PATCH = async () => new Response();\nexport const DELETE = async () => new Response();\nexport const GET = async () => new Response();\n' };

export default defineCases({
  bad: [
    {
      title: 'shown at first, or perhaps',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  import { writable } from 'svelte/store';
  import Note from '$lib/Note.svelte';
  let { data, open = false } = $props();
  let sent = $state(false);
  let step = $state(1);
  let name = $state('');
  let view = $derived(data.view);
  let late;
  late = data.late;
  const mood = writable('fine');
  const local = () => { let sent = false; return sent; };
  const first = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
  const second = () => fetch('/api/orders', { method: 'PATCH' }); // ✗ fetched "fetch('/api/orders', { method: 'PATCH' })"
  const third = () => fetch('/api/orders', { method: 'DELETE' }); // ✗ fetched "fetch('/api/orders', { method: 'DELETE' })"
  const fourth = () => fetch('/api/orders', { method: 'POST', body: name }); // ✗ fetched "fetch('/api/orders', { method: 'POST', body: name })"
  const fifth = () => fetch('/api/orders', { method: 'POST', body: local() }); // ✗ fetched "fetch('/api/orders', { method: 'POST', body: local() })"
  const sixth = () => fetch('/api/orders', { method: 'POST', body: step }); // ✗ fetched "fetch('/api/orders', { method: 'POST', body: step })"
  const seventh = () => fetch('/api/orders', { method: 'POST', body: 7 }); // ✗ fetched "fetch('/api/orders', { method: 'POST', body: 7 })"
</script>
{#if sent}<p>Sent</p><Note />{:else}<form onsubmit={first}><button>Order</button></form>{/if}
{#if step === 1}<form onsubmit={second}><button>Order</button></form>{/if}
{#if open}<form onsubmit={third}><button>Order</button></form>{/if}
{#if view}<form onsubmit={fourth}><button>Order</button></form>{/if}
{#if late}<form onsubmit={fifth}><button>Order</button></form>{/if}
{#if $mood}<form onsubmit={sixth}><button>Order</button></form>{/if}
{#if step === data.step}<form onsubmit={seventh}><button>Order</button></form>{/if}
<button onclick={() => { sent = true; step = 2; }}>Send</button>
<Note />
`,
        'src/lib/Note.svelte': `<script>
  const post = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
</script>
<form onsubmit={post}><button>Order</button></form>
`,
      },
    },
    {
      title: 'something submits it',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  import Field from '$lib/Field.svelte';
  const first = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
  const second = () => fetch('/api/orders', { method: 'PATCH' }); // ✗ fetched "fetch('/api/orders', { method: 'PATCH' })"
  const third = () => fetch('/api/orders', { method: 'DELETE' }); // ✗ fetched "fetch('/api/orders', { method: 'DELETE' })"
  const fourth = () => fetch('/api/orders', { method: 'POST', body: 4 }); // ✗ fetched "fetch('/api/orders', { method: 'POST', body: 4 })"
  const fifth = () => fetch('/api/orders', { method: 'POST', body: 5 }); // ✗ fetched "fetch('/api/orders', { method: 'POST', body: 5 })"
  let { kind } = $props();
</script>
<form onsubmit={fifth}><button type="button">Clear</button><input type={kind} /></form>
<form onsubmit={first}><button type="button">Clear</button><button>Order</button></form>
<form onsubmit={second}><button type="button">Clear</button><input type="password" /></form>
<form onsubmit={third}><button type="button">Clear</button><Field /></form>
<form onsubmit={fourth}><textarea></textarea></form>
<button>Elsewhere</button>
`,
        'src/lib/Field.svelte': '<input />\n',
      },
    },
    {
      title: 'the condition lets it run',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  let { data } = $props();
  const order = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
  function send() {
    if (data.sure) order();
  }
</script>
{#if data.sure}<form onsubmit={send}><button>Order</button></form>{/if}
`,
      },
    },
    {
      title: 'in callbacks of promises, with other methods, a form that would post to no action, and once for two forms',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  import Note from '$lib/Note.svelte';
  const change = () => {
    validate().then(() => fetch('/api/orders', { method: 'PATCH' })); // ✗ fetched "fetch('/api/orders', { method: 'PATCH' })"
  };
  const remove = () => fetch('/api/orders', { method: 'DELETE' }); // ✗ fetched "fetch('/api/orders', { method: 'DELETE' })"
  async function validate() {}
  const retry = () => change();
  const again = () => retry();
</script>
<form onsubmit={change}></form>
<form method="POST" onsubmit={remove}></form>
<form onsubmit={again}></form>
<Note />
`,
        'src/routes/desk/+page.ts': 'export const ssr = false;\n',
        'src/routes/desk/+page.svelte': '<script>\n  import Both from "$lib/Both.svelte";\n</script>\n<Both />\n',
        'src/routes/+layout.svelte': `<script>
  import Both from '$lib/Both.svelte';
  const leave = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
</script>
<form onsubmit={leave}></form><Both /><slot />
`,
        'src/lib/Both.svelte': `<script>
  const save = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
</script>
<form onsubmit={save}></form>
`,
        'src/routes/with/+page.svelte': `<script>
  const save = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
</script>
<form onsubmit={save}></form>
`,
        'src/routes/with/+page.server.ts': 'export const actions = { default: async () => ({}) };\n',
        'src/lib/Note.svelte': `<script>
  const send = () => fetch('/api/orders', { method: 'POST' }); // ✗ fetched "fetch('/api/orders', { method: 'POST' })"
</script>
<form on:submit={send}></form>
`,
      },
      says: ['A form is sent by this `fetch` to `PATCH /api/orders`, so it does nothing until its script runs.', 'Move what `DELETE` in `src/routes/api/orders/+server.ts` does into a form action, and post the form to that with `use:enhance`.', 'the form: form'],
    },
  ],
  good: [
    {
      title: 'what only a script shows',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  import { writable } from 'svelte/store';
  import Modal from '$lib/Modal.svelte';
  import AskDialog from '$lib/AskDialog.svelte';
  import Note from '$lib/Note.svelte';
  let open = $state(false);
  let chosen = $state();
  let step = $state(1);
  let later;
  const last = writable(false);
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<button onclick={() => { open = true; chosen = 1; step = 2; later = 1; last.set(true); }}>Open</button>
{#if open}<form onsubmit={post}><button>Order</button></form><Note />{/if}
{#if chosen}<form onsubmit={post}><button>Order</button></form>{/if}
{#if step === 2}<form onsubmit={post}><button>Order</button></form>{/if}
{#if later}<form onsubmit={post}><button>Order</button></form>{/if}
{#if $last}<form onsubmit={post}><button>Order</button></form>{/if}
<Modal><a href="/orders"><form onsubmit={post}><button>Order</button></form></a></Modal>
<dialog><form onsubmit={post}><button>Order</button></form></dialog>
<AskDialog />
`,
        'src/lib/Modal.svelte': '<slot />\n',
        'src/lib/Note.svelte': `<script>
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}><button>Order</button></form>
`,
        'src/lib/AskDialog.svelte': `<script>
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}><button>Order</button></form>
`,
      },
    },
    {
      title: 'nothing that submits, and a captcha',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}><input type="checkbox" /><select></select><button type="button" onclick={post}>Order</button></form>
<button>Elsewhere</button>
`,
        'src/routes/contact/+page.svelte': `<script>
  import { Turnstile } from 'svelte-turnstile';
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}><button>Order</button></form>
`,
        'src/routes/letter/+page.svelte': `<script>
  import { Captcha } from '$lib/parts';
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}><Captcha /><button>Order</button></form>
`,
        'src/lib/parts.ts': "export { default as Captcha } from './Check.svelte';\n",
        'src/lib/Check.svelte': '<p>Check</p>\n',
      },
    },
    {
      title: 'while the form is shown, the handler does something else',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  let { data } = $props();
  const order = () => fetch('/api/orders', { method: 'POST' });
  const ask = () => fetch('https://shop.example.com/ask', { method: 'POST' });
  function send() {
    if (data.view === 'order') order();
    else ask();
  }
</script>
{#if data.view === 'order'}<p>Ordered</p>{:else}<form onsubmit={send}><button>Ask</button></form>{/if}
`,
      },
    },
    {
      title: 'other sites, streams, files, timers, other events, an action as well, enhanced, and pages without server',
      files: {
        ...endpoint,
        'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { send } from '$lib/send';
  const post = () => fetch('/api/orders', { method: 'POST' });
  const chat = async () => (await post()).body.getReader();
  const save = async () => (await fetch('/api/orders', { method: 'POST' })).blob();
  const away = () => fetch('https://shop.example.com/orders', { method: 'POST' });
  const load = () => fetch('/api/orders');
  const later = () => setTimeout(() => fetch('/api/orders', { method: 'POST' }), 10);
</script>
<form onsubmit={chat}></form>
<form onsubmit={save}></form>
<form onsubmit={away}></form>
<form onsubmit={load}></form>
<form onsubmit={send}></form>
<form onreset={post}></form>
<form method="POST" onsubmit={post}></form>
<form method="POST" use:enhance onsubmit={post}></form>
<form onsubmit></form>
<form onsubmit={later}></form>
<div onsubmit={post}></div>
`,
        'src/routes/orders/+page.server.ts': 'export const actions = { default: async () => ({ sent: true }) };\n',
        'src/routes/none/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form method="POST" use:enhance onsubmit={post}></form>
`,
        'src/lib/send.ts': "export const send = () => fetch('/api/orders', { method: 'POST' });\n",
        'src/routes/desk/+page.ts': 'export const ssr = false;\n',
        'src/routes/desk/+page.svelte': `<script>
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}></form>
`,
        'attic/Desk.svelte': `<script>
  const post = () => fetch('/api/orders', { method: 'POST' });
</script>
<form onsubmit={post}></form>
`,
      },
    },
  ],
});
