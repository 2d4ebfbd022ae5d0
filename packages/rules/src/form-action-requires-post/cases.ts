import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'a method that says GET, other pages, expressions; one finding a form',
      files: {
        'src/routes/+page.svelte': `<script>
  const { id } = $props();
</script>
<form method="get" action="/login?next=a&/in"></form> <!-- ✗ lost "action="/login?next=a&/in"" -->
<form action="?/pay-{id}"><button formaction="?/later">Later</button></form> <!-- ✗ lost "action="?/pay-{id}"" -->
<form action="/search"><button formaction="/plain">P</button><input type="submit" formaction="?/a" formmethod="get" /><button formaction="?/b">B</button></form> <!-- ✗ lostByButton "formaction="?/a"" -->
<form method action="?/c"></form> <!-- ✗ lost "action="?/c"" -->
`,
        'src/routes/+page.server.js': 'const send = async () => {};\nexport const actions = { a: send, b: send, c: send, later: send, [process.env.METHOD]: send };\n',
      },
      says: ['This form names an action, but is sent as a GET: the browser drops `?/pay-…` and puts the fields into the address.', 'This button names an action, but its form is sent as a GET: the browser drops `?/a` and puts the fields into the address.'],
      after: {
        'src/routes/+page.svelte': `<script>
  const { id } = $props();
</script>
<form method="POST" action="/login?next=a&/in"></form>
<form method="POST" action="?/pay-{id}"><button formaction="?/later">Later</button></form>
<form method="POST" action="/search"><button formaction="/plain">P</button><input type="submit" formaction="?/a" formmethod="get" /><button formaction="?/b">B</button></form>
<form method="POST" action="?/c"></form>
`,
      },
    },
    {
      title: 'where there is no such action, the method is not all that is wrong',
      files: {
        'src/routes/+page.svelte': '<form action="?/pay"></form> <!-- ✗ lost "action="?/pay"" -->\n',
        'src/routes/+page.server.js': 'export const actions = { ship: async () => {} };\n',
      },
      after: { 'src/routes/+page.svelte': '<form action="?/pay"></form>\n' },
    },
  ],
  good: [
    {
      title: 'dialogs, spreads, expressions, handlers, buttons of its own, enhanced, and a component that nothing shows',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import Button from '$lib/Button.svelte';
  const { method, rest, target } = $props();
  const send = (event) => event.preventDefault();
</script>
<form method="dialog" action="?/a"></form>
<form {method} action="?/a"></form>
<form {...rest} action="?/a"></form>
<form action={target}></form>
<form action="?/a" onsubmit={send}></form>
<form action="?/a"><button formmethod="post">A</button></form>
<form action="?/a"><button {...rest}>A</button></form>
<form><button {...rest} formaction="?/a">A</button></form>
<form action="?/a"><Button>A</Button></form>
<form action="?/a" use:enhance></form>
<form action="/a?page=/b"><button type="button" formaction="?/a">A</button></form>
<form><button formaction="?/a" formmethod={method}>A</button></form>
<button formaction="?/a">A</button>
`,
        'src/lib/Button.svelte': '<button formmethod="post"><slot /></button>\n',
        'attic/Form.svelte': '<form action="?/a"></form>\n',
      },
    },
  ],
});
