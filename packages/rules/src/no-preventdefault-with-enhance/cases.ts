import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'the modifier of Svelte 4, a handler in place, and window.fetch',
      svelte: '4.2.19',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const order = () => fetch('/api/orders', { method: 'POST' });
  const ask = (event) => {
    if (!confirm('Sure?')) event.preventDefault();
  };
</script>
<form method="POST" use:enhance on:submit={ask}></form> <!-- ✗ notStopped "on:submit={ask}" -->
<form method="POST" use:enhance on:submit|preventDefault={order}></form> <!-- ✗ twice "on:submit|preventDefault={order}" -->
<form method="POST" use:enhance={() => { order(); }} on:submit={(event) => { event.preventDefault(); window.fetch('/a'); }}></form> <!-- ✗ twice "on:submit={(event) => { event.preventDefault(); window.fetch('/a'); }}" -->
`,
      },
    },
  ],
  good: [
    {
      title: 'harmless, stopped, cancelled, elsewhere, and a component that nothing shows',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { enhance as own } from '$lib/own';
  import { far } from '$lib/own';
  const { data } = $props();
  const log = () => fetch('/api/log');
  const always = (event) => event.preventDefault();
  const stop = (event) => {
    if (data.closed) event.preventDefault();
    event.stopImmediatePropagation();
  };
  const check = (event) => {
    if (data.closed) event.preventDefault();
  };
</script>
<form method="POST" use:enhance onsubmit={log}></form>
<form method="POST" use:enhance onsubmit={always}></form>
<form method="POST" use:enhance onsubmit={stop}></form>
<form method="POST" use:enhance onsubmit={far}></form>
<form method="POST" use:enhance onreset={check}></form>
<form method="POST" use:enhance onsubmit></form>
<form method="POST" use:enhance={({ cancel }) => cancel()} onsubmit={check}></form>
<form method="POST" use:own onsubmit={check}></form>
`,
        'src/lib/own.ts': `export const enhance = (form) => form.focus();
export const far = (event) => {
  if (event.detail) event.preventDefault();
};
`,
        'attic/Form.svelte': `<script>
  import { enhance } from '$app/forms';
  const check = (event) => {
    if (event.detail) event.preventDefault();
  };
</script>
<form method="POST" use:enhance onsubmit={check}></form>
`,
      },
    },
  ],
});
