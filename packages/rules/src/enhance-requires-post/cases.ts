import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'what it says, and a dialog',
      files: {
        'src/routes/+page.svelte': `<script>
  import * as forms from '$app/forms';
  import { enhance as send } from '$app/forms';
</script>
<form method="dialog" use:send></form> <!-- ✗ otherMethod "method="dialog"" -->
<form method use:forms.enhance></form> <!-- ✗ otherMethod "method" -->
`,
      },
      says: ['This form has `use:enhance`, but `method="dialog"`: Kit throws in development, and in production it is not enhanced.'],
    },
    {
      title: 'where nothing answers, the form may never have been meant to post',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form action="?/pay" use:enhance></form> <!-- ✗ noMethod "form" -->
<form action="?/ship" use:enhance></form> <!-- ✗ noMethod "form" -->
`,
        'src/routes/+page.server.js': 'export const actions = { ship: async () => {} };\n',
      },
      after: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form action="?/pay" use:enhance></form>
<form method="POST" action="?/ship" use:enhance></form>
`,
      },
    },
  ],
  good: [
    {
      title: 'a spread behind a method, an element that is not known, and a component that nothing shows',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const { tag, rest } = $props();
</script>
<form method="GET" {...rest} use:enhance></form>
<svelte:element this={tag} use:enhance></svelte:element>
`,
        'attic/Form.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form use:enhance></form>
`,
      },
    },
  ],
});
