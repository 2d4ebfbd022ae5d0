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
    drops('in a timer, with the result', '() => ({ result }) => { if (result.type === "success") setTimeout(() => { outcome = result.data; }, 9); }'),
    drops('before and after the branches', '() => ({ result }) => { toast("Sent"); if (result.type === "success") toast("Thanks"); invalidateAll(); }'),
    drops('another variable, and another part of what is given', '() => ({ formElement }) => { toast(outcome); formElement.reset(); }'),
    drops('what another function is given', '() => () => { outcome.each(({ result }) => toast(result)); }'),
    drops('asked about something else', '() => () => { if (busy) outcome = 1; }'),
    {
      title: 'redirects that nobody follows: after a guard, and with variables that are only set back',
      files: {
        [page]: component('() => () => { busy = undefined; outcome = null; }').replace(/^(<form[^\n]*)$/m, '$1 <!-- ✗ redirect "use:enhance" -->'),
        [server]: "import { redirect } from '@sveltejs/kit';\nexport const actions = { default: ({ locals }) => {\n  if (!locals.cart) redirect(303, '/carts');\n  redirect(303, '/thanks');\n} };\n",
        'src/routes/thanks/+page.svelte': '<p>Thank you!</p>\n',
        'src/routes/carts/+page.svelte': '<p>Carts</p>\n',
      },
    },
    {
      title: 'a success that is given as nothing, or by a choice',
      files: {
        [page]: component('() => { busy = true; return () => { busy = false; }; }').replace(/^(<form[^\n]*)$/m, '$1 <!-- ✗ success "use:enhance" -->'),
        [server]: 'export const load = () => ({});\nexport const actions = { default: ({ locals }) => { return locals.cart ? undefined : { ordered: true }; } };\n',
        'src/routes/carts/+page.svelte': component('() => { busy = true; return () => { busy = false; }; }').replace(/^(<form[^\n]*)$/m, '$1 <!-- ✗ success "use:enhance" -->'),
        'src/routes/carts/+page.server.js': "export const load = () => ({});\nexport const actions = { default: () => 'ordered' };\n",
        'src/routes/bills/+page.svelte': component('({ formData }) => { formData.append("paid", "yes"); return () => { busy = false; }; }').replace(/^(<form[^\n]*)$/m, '$1 <!-- ✗ success "use:enhance" -->'),
        'src/routes/bills/+page.server.js': 'export const load = () => ({});\nexport const actions = { default: () => undefined };\n',
        'src/routes/likes/+page.svelte': component('() => () => { busy = false; }').replace(/^(<form[^\n]*)$/m, '$1 <!-- ✗ success "use:enhance" -->'),
        'src/routes/likes/+page.server.js': "import { save } from 'acme-orders';\nexport const load = () => ({});\nexport const actions = { default: async ({ locals }) => { if (!locals.cart) return; throw await save(); } };\n",
      },
    },
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
    cares('all that is given, under one name', '() => (...given) => { toast(given[0]); }'),
    cares('a log of failures', '() => ({ result, update }) => { if (result.type === "failure") console.error(result); if (result.type === "success") update(); }'),
    cares('an alert', '() => ({ result }) => { alert(result.data.reason); }'),
    cares('another text is compared', '() => ({ update }) => { if (outcome === "success") update(); }'),
    cares('compared with something', '() => ({ result, update }) => { if (result.type === outcome) update(); }'),
    cares('asked for data', '() => ({ result, update }) => { if (result.data) update(); }'),
    cares('asked for the status', '() => ({ result }) => { if (result.status === 400) toast("Sorry"); }'),
    cares('another result', '(input) => () => { if (input.result.type === "success") toast("Thanks"); }'),
    cares('one of several callbacks', 'busy ? (() => () => { busy = false; }) : (() => ({ update }) => update())'),
    cares('perhaps another callback', '() => (busy ? toast.callback : () => { busy = false; })'),
    { title: 'a form that nobody shows', files: { 'src/lib/Old.svelte': component('() => () => { busy = false; }').replace('method="POST"', 'method="POST" action="/orders"'), [server]: fails, [page]: '<p>Orders</p>\n' } },
    { title: 'an action that is not there', files: { [page]: component('() => () => { busy = false; }').replace('method="POST"', 'method="POST" action="?/lost"'), [server]: fails.replace('default:', 'order:') } },
    {
      title: 'redirects to a page that is not there, to another site, to a page that hangs on data, and a wrapped one',
      files: {
        [page]: component('() => () => { busy = false; }'),
        [server]: "import { redirect } from '@sveltejs/kit';\nexport const actions = { default: ({ locals }) => { if (locals.a) redirect(303, '/nowhere'); if (locals.b) redirect(303, 'https://pay.example.com/orders'); redirect(303, `/orders/${locals.id}`); } };\n",
        'src/routes/orders/[id]/+page.svelte': component('() => () => { busy = false; }').replace('method="POST"', 'method="POST" action="/wrapped"'),
        'src/routes/wrapped/+page.server.js': "import { redirect } from '@sveltejs/kit';\nimport { logged } from 'acme-actions';\nexport const load = () => ({});\nexport const actions = { default: logged(() => redirect(303, '/orders')) };\n",
      },
    },
    {
      title: 'a variable says that it was sent',
      files: {
        [page]: component('() => () => { outcome = "sent"; }'),
        [server]: "import { redirect } from '@sveltejs/kit';\nexport const actions = { default: () => redirect(303, '/thanks') };\n",
        'src/routes/thanks/+page.svelte': '<p>Thank you!</p>\n',
      },
    },
    {
      title: 'the form is given to pages that are not in sight',
      files: {
        'src/lib/Buy.svelte': component('() => () => { busy = false; }').replace('method="POST"', 'method="POST" action="/buy"'),
        'src/lib/parts.js': "export { default as Buy } from './Buy.svelte';\nexport const parts = [() => import('./Buy.svelte')];\n",
        'src/routes/+page.svelte': "<script>\n  import * as all from '$lib/parts';\n  let { data } = $props();\n  const Part = all[data.part];\n</script>\n<Part />\n",
        'src/routes/buy/+page.server.js': "import { redirect } from '@sveltejs/kit';\nexport const actions = { default: () => redirect(303, '/thanks') };\n",
        'src/routes/thanks/+page.svelte': '<p>Thank you!</p>\n',
      },
    },
    {
      title: 'nothing is known of what the action gives, or it has changed the page before',
      files: {
        [page]: component('() => () => { busy = false; }'),
        [server]: "import { save } from 'acme-orders';\nexport const load = () => ({});\nexport const actions = { default: async () => save() };\n",
        'src/routes/likes/+page.svelte': component('() => { likes += 1; return () => { busy = false; }; }', 'let likes = $state(0);'),
        'src/routes/likes/+page.server.js': 'export const load = () => ({});\nexport const actions = { default: () => {} };\n',
        'src/routes/throws/+page.svelte': component('() => () => { busy = false; }'),
        'src/routes/throws/+page.server.js': "export const load = () => ({});\nexport const actions = { default: () => { throw { ordered: false }; } };\n",
      },
    },
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
