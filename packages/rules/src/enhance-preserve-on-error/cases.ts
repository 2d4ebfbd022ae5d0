import { defineCases } from '@sk-audit/core';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'many lines, or two texts; what a field is left at by its type',
      files: {
        'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const later = () => async ({ update }) => { await update({ reset: false }); };
  const nothing = () => {};
</script>
<form method="POST" use:enhance><input /><input type="email" /><input type="tel" /><input type="date" /></form> <!-- ✗ lost "use:enhance" -->
<form method="POST" use:enhance><textarea></textarea><textarea></textarea></form> <!-- ✗ lost "use:enhance" -->
<form method="POST" use:enhance={later}><textarea></textarea><input /></form> <!-- ✗ lost "use:enhance" -->
<form method="POST" use:enhance={nothing}><textarea></textarea><input /></form> <!-- ✗ lost "use:enhance" -->
`,
      },
    },
    {
      title: 'a callback of another file, and something that is kept elsewhere',
      files: {
        'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { submit } from '$lib/submit';
  const cart = new Map();
  cart.set('open', true);
</script>
<form method="POST" use:enhance={submit}><textarea></textarea><input /></form> <!-- ✗ lost "use:enhance" -->
`,
        'src/lib/submit.ts': 'export const submit = () => ({ update }) => { const after = () => update(); return update(); };\n',
      },
    },
  ],
  good: [
    {
      title: 'short forms: three lines, a lone text, fields that nobody types, and the lines of a neighbour',
      files: {
        'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let { kind } = $props();
</script>
<form method="POST" use:enhance><input /><input type="url" /><input type="number" /><input type="password" /><input type={kind} /></form>
<form method="POST" use:enhance><textarea></textarea><input type="hidden" /><select></select></form>
<form method="POST" use:enhance><button type="text">Send</button></form>
<input /><input /><input /><input /><textarea></textarea>
`,
      },
    },
    {
      title: 'kept in the browser',
      files: {
        'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let letter = $state('');
  const keep = () => {
    localStorage.setItem('letter', letter);
    return ({ update }) => update();
  };
</script>
<form method="POST" use:enhance={keep}><textarea bind:value={letter}></textarea><input /></form>
`,
      },
    },
    {
      title: 'a callback that decides, or cannot be seen into; and other enhancers',
      files: {
        'src/routes/jobs/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { superForm } from 'sveltekit-superforms';
  import { submit, makeSubmit } from 'submit-library';
  let { data } = $props();
  let busy = $state(false);
  const { enhance: own } = superForm(data.form);
  const some = () => ({ result, update }) => { if (result.type !== 'error') update(); };
  const none = () => () => { busy = false; };
  const reset = () => ({ formElement }) => { formElement.reset(); };
  const rows = () => ({ result }) => { result.data.rows.forEach(({ update }) => update()); };
  const one = () => (busy ? ({ update }) => update() : ({ result }) => { busy = result.type === 'error'; });
</script>
<form method="POST" use:enhance={some}><textarea></textarea><input /></form>
<form method="POST" use:enhance={none}><textarea></textarea><input /></form>
<form method="POST" use:enhance={reset}><textarea></textarea><input /></form>
<form method="POST" use:enhance={rows}><textarea></textarea><input /></form>
<form method="POST" use:enhance={one}><textarea></textarea><input /></form>
<form method="POST" use:enhance={submit}><textarea></textarea><input /></form>
<form method="POST" use:enhance={() => makeSubmit(busy)}><textarea></textarea><input /></form>
<form method="POST" use:enhance={busy ? undefined : submit}><textarea></textarea><input /></form>
<form method="POST" use:own><textarea></textarea><input /></form>
<form method="POST"><textarea></textarea><input /></form>
`,
        'attic/Old.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><textarea></textarea><input /></form>
`,
      },
    },
  ],
});
