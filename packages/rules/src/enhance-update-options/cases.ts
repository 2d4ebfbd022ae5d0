import { defineCases } from '@sk-audit/core';

const page = (...markup: readonly string[]): { readonly [path: string]: string } => ({
  'src/routes/+page.svelte': `<script>\n  import { enhance } from '$app/forms';\n  import { save } from './save';\n  let { data } = $props();\n  const own = () => async ({ update }) => {\n    await update({ [data.key]: data.all });\n  };\n</script>\n${markup.map((line) => `${line}\n`).join('')}`,
  'src/routes/save.ts': 'export const save = () => ({ update }) => update({ invalidateAll: true });\n',
});

export default defineCases({
  bad: [
    {
      title: 'once for several forms, in a function inside, and what is not rewritten',
      kit: '3.2.0',
      files: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let { data } = $props();
  const own = () => ({ update }) => {
    setTimeout(() => update({ invalidateAll: data.all })); // ✗ deprecated "invalidateAll: data.all"
    update({ invalidateAll:true }); // ✗ deprecated "invalidateAll:true"
  };
</script>
<form method="POST" use:enhance={own}></form>
<form method="POST" use:enhance={own}></form>
`,
      },
      after: {
        'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  let { data } = $props();
  const own = () => ({ update }) => {
    setTimeout(() => update({ invalidateAll: data.all }));
    update({ invalidateAll:true });
  };
</script>
<form method="POST" use:enhance={own}></form>
<form method="POST" use:enhance={own}></form>
`,
      },
    },
  ],
  good: [
    {
      title: 'other functions, other options, and a function of another file',
      kit: '3.2.0',
      files: page(
        '<form method="POST" use:enhance={save}></form>',
        '<form method="POST" use:enhance={own}></form>',
        '<form method="POST" use:enhance={() => ({ update }, other) => { update(); update(data); update({ reset: true }); other.update({ invalidateAll: true }); data.update({ invalidateAll: true }); data.items.map((item) => item.update({ invalidateAll: true })); }}></form>',
        '<form method="POST" use:enhance></form><p use:save></p>',
      ),
    },
  ],
});
