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
      title: 'The import is there already, or goes before the first one',
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
\timport { enhance } from '$app/forms';
  import Input from '$lib/Input.svelte';
  const save = () => {
    const enhance = Input.make();
    enhance();
  };
</script>
<form use:enhance method="POST" action="/account"><Button /></form>
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
