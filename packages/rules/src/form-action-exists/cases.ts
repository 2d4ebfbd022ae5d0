import { defineCases } from '@sk-audit/core';

const actions = (...names: string[]) => `export const actions = { ${names.map((name) => `${name}: async () => ({ sent: true })`).join(', ')} };\n`;

export default defineCases({
  bad: [
    {
      title: 'the page has a default action only',
      files: {
        'src/routes/account/+page.svelte': '<form method="POST" action="?/save"></form> <!-- ✗ missing "action="?/save"" -->\n',
        'src/routes/account/+page.server.ts': actions('default'),
      },
      says: ['Drop `?/save`: there is a default action only.'],
      after: { 'src/routes/account/+page.svelte': '<form method="POST" action=""></form>\n' },
    },
    {
      title: 'a button of another page is renamed; what is not written out plainly, or like nothing else, stays',
      files: {
        'src/routes/account/+page.svelte': `<form method="POST"><button formaction="/account?/svae">Save</button></form> <!-- ✗ missing "formaction="/account?/svae"" -->
<form method="POST" action={'?/svae&next=/'}></form> <!-- ✗ missing "action={'?/svae&next=/'}" -->
<form method="POST" action="?/unsubscribe"></form> <!-- ✗ missing "action="?/unsubscribe"" -->
`,
        'src/routes/account/+page.server.ts': actions('save', 'pay'),
      },
      after: {
        'src/routes/account/+page.svelte': `<form method="POST"><button formaction="/account?/save">Save</button></form>
<form method="POST" action={'?/svae&next=/'}></form>
<form method="POST" action="?/unsubscribe"></form>
`,
      },
    },
    {
      title: 'buttons, enhanced forms, shared components, other pages, and a default that is missing',
      files: {
        'src/routes/account/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import Leave from '$lib/Leave.svelte';
  const { data } = $props();
</script>
<form method="POST" action="?/save"><button formaction="?/remove">Remove</button></form> <!-- ✗ missing "formaction="?/remove"" -->
<form method="POST" action="?/drop" use:enhance={() => {}}></form> <!-- ✗ missing "action="?/drop"" -->
<form method="POST" use:enhance></form> <!-- ✗ missing "form" -->
<form method="POST" action="/orders?next=1&/pay"></form> <!-- ✗ noActions "action="/orders?next=1&/pay"" -->
<form action="?/gone"><button formmethod="post">Gone</button></form> <!-- ✗ missing "action="?/gone"" -->
{#if data.open}<form method="POST" action="?/close"></form>{/if} <!-- ✗ missing "action="?/close"" -->
{#if data.lines === 1}<form method="POST" action="?/split"></form>{/if} <!-- ✗ missing "action="?/split"" -->
<Leave />
`,
        'src/routes/account/+page.server.ts': actions('save'),
        'src/routes/orders/+page.svelte': '<script>\n  import Leave from "$lib/Leave.svelte";\n</script>\n<Leave />\n',
        'src/routes/orders/+page.server.ts': 'export const load = () => ({});\n',
        'src/lib/Leave.svelte': '<form method="POST" action="?/leave"></form> <!-- ✗ missing "action="?/leave"" -->\n',
      },
      says: [
        'There is no action `leave` on any of the 2 pages that show it; the form ends in status 404.',
        'There are no actions on `/orders`; the form ends in status 405.',
        'Add the action `default`, or name the page that has it: `action="/path?/default"`.',
      ],
    },
    {
      title: 'Kit 1 answers 500, and a condition that may hold',
      kit: '1.30.4',
      files: {
        'src/routes/account/+page.svelte': '{#if 1}<form method="POST" action="?/remove"></form>{/if} <!-- ✗ missing "action="?/remove"" -->\n<form method="POST" action="?a&/default=1"></form> <!-- ✗ reserved "action="?a&/default=1"" -->\n',
        'src/routes/account/+page.server.ts': `${actions('save')}export const prerender = false;\n`,
      },
      says: ['There is no action `remove` on `/account`; the form ends in status 500.'],
    },
  ],
  good: [
    {
      title: 'services that answer in front of the app, a default form of a layout, and a component of a layout',
      files: {
        'src/routes/+layout.svelte': '<script>\n  import Out from "$lib/Out.svelte";\n</script>\n<form method="POST"></form><Out /><slot />\n',
        'src/routes/+page.svelte': '<script>\n  import Out from "$lib/Out.svelte";\n</script>\n<Out /><form method="POST" data-netlify="true" action="/"></form>\n',
        'src/lib/Out.svelte': '<form method="POST" action="?/out"></form>\n',
      },
    },
    {
      title: 'Kit only makes files, and another server answers',
      files: {
        'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter() } };\n",
        'src/routes/+page.svelte': '<form method="POST" action="/logout"></form>\n',
        'src/routes/logout/+page.svelte': '<p>Bye</p>\n',
      },
    },
    {
      title: 'some page has it, some target is unknown, something else answers, or the form is not sent there',
      files: {
        'src/routes/+layout.svelte': `<form method="POST" action="?/leave"></form>
<form method="POST" action="?/{name}"></form>
<form method="POST"></form>
<slot />
`,
        'src/routes/account/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { superForm } from 'sveltekit-superforms';
  import Leave from '$lib/Leave.svelte';
  import Help from '$lib/Help.svelte';
  import { remote } from './remote.remote';
  const { data } = $props();
  const { enhance: sendEnhanced } = superForm(data.form, { SPA: true });
  const stop = (event) => event.preventDefault();
</script>
<form method="POST" use:enhance={() => {}}></form>
<form method="POST" use:sendEnhanced></form>
{#if 0}<form method="POST" action="?/none"></form>{/if}
<form method="POST" action="?/none" onsubmit={stop}></form>
<form action="?/none"></form>
<form method="POST" action={data.target}></form>
<form {...remote}></form>
<form method="POST"><button formaction="?/leave">Leave</button></form>
<form method="POST" action="?/default-card"><button formaction="/nowhere?/none">Leave</button></form>
<form method="POST" action="/both?/none"></form>
<form method="POST" action="/star?/none"></form>
<form method="POST" action="/made?/none"></form>
<Leave /><Help />
`,
        'src/routes/account/+page.server.ts': actions('leave', "'default-card'"),
        'src/routes/account/remote.remote.ts': "import { form } from '$app/server';\nexport const remote = form(async () => {});\n",
        'src/routes/orders/+page.svelte': '<script>\n  import Leave from "$lib/Leave.svelte";\n</script>\n<Leave />\n',
        'src/lib/Leave.svelte': '<form method="POST" action="?/leave"></form>\n',
        'src/lib/Help.svelte': '<svelte:options customElement="x-help" />\n<form method="POST" action="/login?/help"></form>\n',
        'src/routes/both/+page.svelte': '<h1>Both</h1>\n',
        'src/routes/both/+server.ts': 'export const POST = () => new Response();\n',
        'src/routes/star/+page.server.ts': "export * from 'more-actions';\n",
        'src/routes/made/+page.server.ts': "import { make } from 'more-actions';\nexport const actions = make();\n",
        'src/routes/login/+page.server.ts': "export { actions } from './more';\n",
        'src/routes/login/more.ts': `const help = { help: async () => ({}) };\nexport const actions = { ...help };\n`,
        'attic/Form.svelte': '<form method="POST" action="?/default"></form>\n',
      },
    },
  ],
});
