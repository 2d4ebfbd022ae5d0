import { defineCases } from '@sk-audit/core';

const server = 'src/routes/orders/+page.server.js';
const page = 'src/routes/orders/+page.svelte';
const fails = `import { fail } from '@sveltejs/kit';
export const load = () => ({ orders: [] });
export const actions = { default: async ({ request }) => ((await request.formData()).has('amount') ? { ordered: true } : fail(400)) };
`;
const component = (callback: string, script = ''): string => `<script>
  import { applyAction, enhance } from '$app/forms';
  import { goto, invalidateAll } from '$app/navigation';
  import { toast } from 'svelte-sonner';
  let busy = $state(false);
  let outcome = $state();
  ${script}
</script>
<form method="POST" use:enhance={${callback}}><input name="amount" /></form>
`;

/** A callback that may take care of a failure. */
const cares = (title: string, callback: string, script?: string) => ({ title, files: { [page]: component(callback, script), [server]: fails } });
/** A callback that does not. */
const drops = (title: string, callback: string, script?: string) => ({ title, files: { [page]: component(callback, script).replace(/^(<form[^\n]*)$/m, '$1 <!-- ✗ failure "use:enhance" -->'), [server]: fails } });

/** Near-misses: one for each guard. */
export default defineCases({
  bad: [
    drops('what is done for all alike tells of no failure', '() => async () => { await invalidateAll(); busy = false; }'),
    drops('a log', '() => ({ result }) => { console.log(result); busy = false; }'),
    drops('a failure has no `error`', '() => ({ result }) => { if (result.error) toast(result.error.message); if (result.type === "success") toast("Thanks"); }'),
    drops('a function by name', 'send', 'const send = () => done; const done = ({ result }) => { if (result.type === "success") toast("Thanks"); };'),
    drops('in a timer', '() => ({ result }) => { if (result.type === "success") setTimeout(() => { outcome = 1; }, 9); }'),
    {
      title: 'a failure that a helper gives; one finding for a callback that two forms share',
      files: {
        [page]: `<script>
  import { enhance } from '$app/forms';
  const send = () => ({ result }) => { if (result.type === 'error') alert('Sorry'); };
</script>
<form method="POST" use:enhance={send}><input name="amount" /></form> <!-- ✗ failure "use:enhance" -->
<form method="POST" use:enhance={send}><input name="amount" /></form>
`,
        [server]: `import { fail } from '@sveltejs/kit';
const missing = () => fail(400);
export const actions = { default: async () => missing() };
`,
      },
    },
  ],
  good: [
    cares('update on every way', '() => ({ update }) => update({ reset: false })'),
    cares('handed on', '() => (given) => toast(given)'),
    cares('the rest of what is given', '() => ({ action, ...rest }) => { if (action) toast(rest); }'),
    cares('kept', '() => ({ result }) => { outcome = result.data; }'),
    cares('another branch', '() => ({ result }) => { if (result.type === "success") busy = false; else busy = true; }'),
    cares('the default of a switch', '() => ({ result }) => { switch (result.type) { case "success": busy = false; break; default: toast("Sorry"); } }'),
    cares('asked otherwise', '() => ({ result }) => { if (result.status >= 400) toast("Sorry"); }'),
    cares('a callback that cannot be seen', '() => toast.callback'),
    cares('a callback of a package', 'toast.enhanced'),
    cares('made by a package', 'toast.make()'),
    cares('in a timer', '() => ({ result }) => { setTimeout(() => applyAction(result), 9); }'),
    {
      title: 'the action of a wrapper, and one of another name',
      files: {
        [page]: component('() => ({ result }) => { if (result.type === "error") toast("Sorry"); }'),
        [server]: `import { fail } from '@sveltejs/kit';
import { logged } from 'acme-actions';
export const actions = { default: logged(async () => fail(400)), other: async () => fail(400) };
`,
      },
    },
    {
      title: 'a guard that redirects, and a redirect to the page itself',
      files: {
        [page]: component('() => ({ result }) => { if (result.type === "success") toast("Thanks"); }'),
        [server]: `import { redirect } from '@sveltejs/kit';
export const actions = { default: ({ locals }) => { if (!locals.user) redirect(303, '/login'); return { ordered: true }; } };
`,
        'src/routes/login/+page.svelte': '<p>Log in</p>\n',
        'src/routes/carts/+page.svelte': component('() => () => { busy = false; }'),
        'src/routes/carts/+page.server.js': "import { redirect } from '@sveltejs/kit';\nexport const load = () => ({});\nexport const actions = { default: () => redirect(303, '/carts') };\n",
        'src/routes/bills/+page.svelte': component('() => () => { goto("/login"); }'),
        'src/routes/bills/+page.server.js': "import { redirect } from '@sveltejs/kit';\nexport const actions = { default: () => redirect(303, '/login') };\n",
      },
    },
    {
      title: 'after a success there is nothing to load anew, something is done, or was done before',
      files: {
        [page]: component('() => () => { busy = false; }'),
        [server]: 'export const actions = { default: () => {} };\n',
        'src/routes/carts/+page.svelte': component('() => () => { invalidateAll(); }'),
        'src/routes/carts/+page.server.js': 'export const load = () => ({});\nexport const actions = { default: () => {} };\n',
        'src/routes/bills/+page.svelte': component('() => { toast("Paid"); return () => { busy = false; }; }'),
        'src/routes/bills/+page.server.js': 'export const load = () => ({});\nexport const actions = { default: () => {} };\n',
        'src/routes/likes/+page.svelte': component('() => { data.likes = 1; return () => { busy = false; }; }', 'let { data } = $props();'),
        'src/routes/likes/+page.server.js': 'export const load = () => ({});\nexport const actions = { default: () => {} };\n',
      },
    },
    {
      title: 'an enhancer of a library',
      files: {
        [page]: component('() => ({ result }) => { if (result.type === "error") toast("Sorry"); }').replace('$app/forms', 'acme-forms'),
        [server]: fails,
      },
    },
  ],
});
