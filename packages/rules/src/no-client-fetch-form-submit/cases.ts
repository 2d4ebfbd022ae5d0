import { defineCases } from '@sk-audit/core';

const endpoint = { 'src/routes/api/orders/+server.ts': 'export const POST = async () => new Response();\nexport const PATCH = async () => new Response();\nexport const DELETE = async () => new Response();\nexport const GET = async () => new Response();\n' };

export default defineCases({
  bad: [
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
      says: ['A form is sent by this `fetch` to `PATCH /api/orders`, so it does nothing until its script runs.', 'Make a form action of `DELETE` in `src/routes/api/orders/+server.ts`, and post to it with `use:enhance`.', 'the form: form'],
    },
  ],
  good: [
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
