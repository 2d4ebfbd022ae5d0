import { defineCases } from '@sk-audit/core';

const ACCOUNT = `import { error, redirect } from '@sveltejs/kit';
import { texts } from '$lib/texts';
export const actions = {
  default: async () => ({ saved: true }),
  remove: async ({ url, locals }) => {
    if (locals.user) redirect(303, decodeURIComponent(url.searchParams.get('back')));
    if (locals.guest) error(400, texts.guest);
    redirect(303, url.searchParams.get('next') ?? './?removed');
  }
};
`;

export default defineCases({
  bad: [
    {
      title: 'Nothing is lost: a failure on its own page, or none elsewhere; what is shown follows the data',
      files: {
        'src/routes/letters/+page.server.ts': "import { fail } from '@sveltejs/kit';\nexport const actions = { join: async () => fail(400, { missing: true }), leave: async () => ({ left: true }) };\n",
        'src/routes/letters/+page.svelte': `<script>
  import { count } from '$lib/count';
  import { rowsOf } from '$lib/rows';
  let { data, form, limit, title = data.title } = $props();
  let rows = $derived(data.rows);
  let held = $state(data.held);
  const kept = size(data.kept);
  const most = limit;
  const shown = rowsOf(data.shown);
  let none;
  $effect(() => { held = data.held; });
  const log = () => count(kept);
  function size() { const length = data.rows.length; return length; }
</script>
<p>{rows.length} {held} {most} {shown} {none} {data.title} {form?.missing} {title} {size()}</p>
<button onclick={log}>Log</button>
<form method="POST" action="?/join"><input name="email" /></form> <!-- ✗ notEnhanced "form" -->
`,
        'src/lib/count.ts': 'export const count = (what: unknown) => what;\n',
        'src/lib/rows.ts': 'export const rowsOf = (what: unknown) => what;\n',
        'src/routes/other/+page.svelte': '<form method="POST" action="/letters?/leave"><input name="email" /></form> <!-- ✗ notEnhanced "form" -->\n<noscript><p>No scripts</p></noscript>\n',
        'src/routes/store/+page.svelte': `<script>
  import { page } from '$app/stores';
</script>
<p>{$page.data.title}</p>
<form method="POST" action="/letters?/leave"><button>Leave</button></form> <!-- ✗ notEnhanced "form" -->
`,
        'src/routes/each/+page.svelte': `<script>
  let { data } = $props();
</script>
{#each data.rows as row}<p>{row}</p>{/each}
<form method="POST" action="/letters?/leave"><button>Leave</button></form> <!-- ✗ notEnhanced "form" -->
`,
      },
    },
    {
      title: 'Elsewhere, back without text, or to where nobody knows',
      files: {
        'src/routes/contact/+page.svelte': `<form method="POST"><button>Send</button></form> <!-- ✗ notEnhanced "form" -->
<form method="POST" action="?/call"><input name="phone" /></form> <!-- ✗ notEnhanced "form" -->
<form method="POST" action="?/ask"><input name="phone" /></form> <!-- ✗ notEnhanced "form" -->
<form method="POST" action="?/back"><select name="day"></select></form> <!-- ✗ notEnhanced "form" -->
<svelte:boundary><form method="POST" action="?/call"><button>Call</button></form></svelte:boundary> <!-- ✗ notEnhanced "form" -->
<textarea></textarea>
`,
        'src/routes/contact/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = {
  default: () => redirect(303, '/contact'),
  call: () => redirect(303, '/thanks'),
  ask: ({ url }) => redirect(303, \`contact/\${url.searchParams.get('next')}\`),
  back: ({ request }) => redirect(303, request.headers.get('referer'))
};
`,
        'src/routes/thanks/+page.svelte': '<p>Thanks</p>\n',
      },
    },
    {
      title: 'The import is there already, or the name means something else somewhere',
      files: {
        'src/routes/account/+page.server.ts': ACCOUNT,
        'src/routes/account/+page.svelte': '<form method="POST"><button>Save</button></form> <!-- ✗ notEnhanced "form" -->\n',
        'src/routes/account/edit/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import Button from '$lib/Button.svelte';
</script>
<form method="POST" use:enhance><Button /></form>
<form method="POST" action="/account"><Button /></form> <!-- ✗ notEnhanced "form" -->
`,
        'src/routes/account/edit/+page.server.ts': ACCOUNT,
        'src/routes/account/new/+page.svelte': `<script>
  const later = import('$lib/later');
  import Button from '$lib/Button.svelte';
  import Input from '$lib/Input.svelte';
  const save = () => {
    const enhance = Input.make();
    enhance();
  };
</script>
<form method="POST" action="/account"><Button /></form> <!-- ✗ notEnhanced "form" -->
`,
        'src/routes/account/lazy/+page.svelte': `<script>
  const later = import('$lib/later');
</script>
<form method="POST" action="/account"><button>Save</button></form> <!-- ✗ notEnhanced "form" -->
`,
        'src/routes/account/name/+page.svelte': `<script>
  import { superForm } from 'sveltekit-superforms';
  let { data } = $props();
  const { enhance } = superForm(data.form);
</script>
<form method="POST" use:enhance><button>Save</button></form>
<form method="POST" action="/account"><button>Save</button></form> <!-- ✗ notEnhanced "form" -->
`,
      },
      says: ['This form posts to the action `default` and reloads the whole page.'],
      after: {
        'src/routes/account/+page.svelte': '<form method="POST"><button>Save</button></form>\n',
        'src/routes/account/edit/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import Button from '$lib/Button.svelte';
</script>
<form method="POST" use:enhance><Button /></form>
<form use:enhance method="POST" action="/account"><Button /></form>
`,
        'src/routes/account/lazy/+page.svelte': `<script>
  const later = import('$lib/later');
</script>
<form method="POST" action="/account"><button>Save</button></form>
`,
        'src/routes/account/name/+page.svelte': `<script>
  import { superForm } from 'sveltekit-superforms';
  let { data } = $props();
  const { enhance } = superForm(data.form);
</script>
<form method="POST" use:enhance><button>Save</button></form>
<form use:enhance method="POST" action="/account"><button>Save</button></form>
`,
        'src/routes/account/new/+page.svelte': `<script>
  const later = import('$lib/later');
  import Button from '$lib/Button.svelte';
  import Input from '$lib/Input.svelte';
  const save = () => {
    const enhance = Input.make();
    enhance();
  };
</script>
<form method="POST" action="/account"><Button /></form>
`,
      },
    },
    {
      title: 'Redirects that stay on the site, handlers that leave the form alone',
      files: {
        'src/routes/account/+page.svelte': `<script>
  let sending = $state(false);
  function ask(event) {
    if (!confirm('Really?')) event.preventDefault();
  }
</script>
<form method="POST" onsubmit={() => (sending = true)}><button disabled={sending}>Save</button></form> <!-- ✗ notEnhanced "form" -->
<form method="POST" action="?/remove"><button onclick={ask}>Remove</button></form> <!-- ✗ notEnhanced "form" -->
<form method="POST" action="/account?/leave"><button>Leave</button></form> <!-- ✗ notEnhanced "form" -->
<form><button formmethod="post" formaction="?/remove">Remove</button></form> <!-- ✗ notEnhanced "form" -->
`,
        'src/routes/account/+page.server.ts': ACCOUNT.replace('actions = {', `actions = {
  leave: () => { redirect(303, resolve('/goodbye')); },`).replace('import', "import { resolve } from '$app/paths';\nimport"),
      },
    },
    {
      title: 'Scripts somewhere: not every page that shows the form is without them',
      files: {
        'src/lib/Remove.svelte': '<form method="POST" action="/account?/remove"><button>Remove</button></form> <!-- ✗ notEnhanced "form" -->\n',
        'src/routes/account/+page.server.ts': ACCOUNT,
        'src/routes/account/+page.svelte': "<script>\n  import Remove from '$lib/Remove.svelte';\n</script>\n<Remove />\n",
        'src/routes/print/+page.svelte': "<script>\n  import Remove from '$lib/Remove.svelte';\n</script>\n<Remove />\n",
        'src/routes/print/+page.ts': 'export const csr = false;\n',
      },
    },
  ],
  good: [
    {
      title: 'Better as they are: empty, a way out, a question, for visitors without scripts',
      files: {
        'src/routes/account/+page.svelte': `<script>
  const ask = (event) => { if (!confirm('Really?')) event.preventDefault(); };
</script>
<form method="POST"></form>
<form method="POST" action="/account?/sign_out"><button>Leave</button></form>
<form method="POST" action="/logout"><button>Leave</button></form>
<form method="POST" onsubmit={ask}><button>Save</button></form>
<noscript><form method="POST"><button>Save</button></form></noscript>
`,
        'src/routes/account/+page.server.ts': ACCOUNT.replace('remove:', 'sign_out: async () => ({ left: true }),\n  remove:'),
        'src/routes/logout/+page.server.ts': 'export const actions = { default: async () => ({ left: true }) };\n',
        'src/routes/logout/+page.svelte': '<p>Bye</p>\n',
      },
    },
    {
      title: 'A failure that would be shown nowhere',
      files: {
        'src/routes/+layout.svelte': '<form method="POST" action="/letters?/join"><input name="email" /></form><slot />\n',
        'src/routes/letters/+page.server.ts': "import { fail } from '@sveltejs/kit';\nexport const actions = { join: async () => fail(400, { missing: true }) };\n",
        'src/routes/letters/+page.svelte': '<p>Letters</p>\n',
      },
    },
    {
      title: 'What is shown was read once',
      files: {
        'src/routes/account/+page.svelte': `<script>
  let { data } = $props();
  const rows = data.rows;
</script>
<p>{rows.length}</p>
<form method="POST"><button>Save</button></form>
`,
        'src/routes/account/+page.server.ts': ACCOUNT,
        'src/routes/account/old/+page.svelte': `<script>
  import { page } from '$app/stores';
  const open = $page.data.open;
</script>
{#if open}<p>Open</p>{/if}
<form method="POST" action="/account"><button>Save</button></form>
`,
        'src/routes/account/state/+page.svelte': `<script>
  let { form } = $props();
  let sent = $state(form?.sent);
</script>
<p>{sent}</p>
<form method="POST" action="/account"><button>Save</button></form>
`,
        'src/routes/account/new/+page.svelte': `<script>
  import { page } from '$app/state';
  const open = page.data.open;
</script>
<p>{open}</p>
<form method="POST" action="/account"><button>Save</button></form>
`,
      },
    },
    {
      title: 'Back to where the form stands, with all that was typed',
      files: {
        'src/routes/contact/+page.svelte': `<form method="POST"><textarea name="text"></textarea></form>
<form method="POST" action="?/call"><input name="phone" /></form>
`,
        'src/routes/contact/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = {
  default: ({ request }) => redirect(303, request.headers.get('referer') ?? '/'),
  call: ({ request: { headers } }) => redirect(303, headers.get('referer'))
};
`,
      },
    },
    {
      title: 'Not posted to an action, or not to be decided',
      files: {
        'src/routes/account/+page.svelte': `<script>
  import { submit } from '$lib/submit';
  let { method, extras } = $props();
</script>
<form method="POST" action="?/missing"><button>Go</button></form>
<form method="POST" action="?/{method}"><button>Go</button></form>
<form method="POST"><button formaction="/api/account">Go</button><button>Save</button></form>
<form method="POST" netlify name="contact"><button>Go</button></form>
<form method="POST" data-netlify="true" name="contact"><button>Go</button></form>
<form method="POST" target="_blank"><button>Go</button></form>
<form method="dialog"><button>Close</button></form>
<form {method}><button>Go</button></form>
<form method="POST" onsubmit={submit}><button>Go</button></form>
<form method="POST" use:submit><button>Go</button></form>
<form method="POST" {...extras}><button>Go</button></form>
`,
        'src/routes/account/+page.server.ts': ACCOUNT,
        'src/routes/api/account/+server.ts': 'export const POST = () => new Response();\n',
        'src/lib/submit.ts': "export const submit = (event) => {\n  event.preventDefault();\n  return fetch('/api/account', { method: 'POST' });\n};\n",
        'src/routes/imprint/+page.svelte': '<form method="POST"><button>Go</button></form>\n',
        'src/lib/Unused.svelte': '<form method="POST" action="/account"><button>Go</button></form>\n',
      },
    },
    {
      title: 'Pages without scripts',
      files: {
        'src/routes/account/+page.svelte': '<form method="POST"><button>Save</button></form>\n',
        'src/routes/account/+page.server.ts': `${ACCOUNT}export const csr = false;\n`,
      },
    },
    {
      title: 'Actions that leave for another site',
      files: {
        'src/routes/pay/+page.svelte': `<form method="POST"><button>Pay</button></form>
<form method="POST" action="?/plain"><button>Pay</button></form>
<form method="POST" action="?/env"><button>Pay</button></form>
<form method="POST" action="?/vite"><button>Pay</button></form>
<form method="POST" action="?/promise"><button>Pay</button></form>
<form method="POST" action="?/helper"><button>Pay</button></form>
`,
        'src/routes/pay/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { bank } from 'bank';
import { toBank } from '$lib/server/bank';
export const actions = {
  default: async ({ locals }) => redirect(303, locals.paid ? '/paid' : (await bank.checkout()).url),
  plain: () => redirect(303, 'https://bank.example.com'),
  env: () => redirect(303, \`\${process.env.BANK}/checkout\`),
  vite: () => redirect(303, import.meta.env.VITE_BANK),
  promise: async () => redirect(303, await new Promise((resolve) => bank.pay(resolve))),
  helper: () => toBank()
};
`,
        'src/lib/server/bank.ts': "import { redirect } from '@sveltejs/kit';\nexport const toBank = () => redirect(303, '//bank.example.com');\n",
      },
    },
  ],
});
