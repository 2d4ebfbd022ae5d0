import { defineCases } from '@sk-audit/core';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
/** A page whose form is enhanced with a function. */
const component = (submit: string, mark = ''): string => `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={${submit}}><input name="amount" /></form>${mark}
`;

export default defineCases({
  bad: [
    {
      title: 'one of two has another name already: then neither is renamed',
      files: { 'src/routes/orders/+page.svelte': component("({ form, data: sent }) => { form.reset(); sent.set('at', '1'); }", ' <!-- ✗ removed "use:enhance" -->') },
      after: { 'src/routes/orders/+page.svelte': component("({ form, data: sent }) => { form.reset(); sent.set('at', '1'); }") },
    },
    {
      title: 'taken whole',
      files: { 'src/routes/orders/+page.svelte': component('(input) => { input.form.reset(); }', ' <!-- ✗ removed "use:enhance" -->') },
      after: { 'src/routes/orders/+page.svelte': component('(input) => { input.form.reset(); }') },
    },
    {
      title: 'in the callback for the result',
      files: { 'src/routes/orders/+page.svelte': component('() => ({ form }) => form.reset()', ' <!-- ✗ removed "form.reset" -->') },
      after: { 'src/routes/orders/+page.svelte': component('() => ({ formElement: form }) => form.reset()') },
    },
    {
      title: 'a function of another file, which is mended there',
      files: {
        'src/lib/submit.js': 'export const stamped = ({ data }) => { data.set("at", "1"); };\n',
        'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { stamped } from '$lib/submit';
</script>
<form method="POST" use:enhance={stamped}><input name="amount" /></form> <!-- ✗ removed "use:enhance" -->
`,
      },
      after: {
        'src/lib/submit.js': 'export const stamped = ({ data }) => { data.set("at", "1"); };\n',
        'src/routes/orders/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { stamped } from '$lib/submit';
</script>
<form method="POST" use:enhance={stamped}><input name="amount" /></form>
`,
      },
    },
  ],
  good: [],
});
