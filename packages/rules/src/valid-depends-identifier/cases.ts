import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [{
    title: 'inside of a callback, and a parameter at the end that may be left out',
    files: {
      'src/routes/goods/[[page]]/+page.ts': "export const load = ({ depends, untrack }) => untrack(() => depends('cart')); // ✗ relative \"'cart'\"\n",
      'src/routes/goods/[[page]]/+page.svelte': "<script>\n  import { again } from '$lib/again';\n</script>\n<button onclick={() => again('cart')}>Again</button>\n",
      'src/lib/again.ts': "import { invalidate } from '$app/navigation';\nexport const again = (name: string) => invalidate(name);\n",
    },
  }],
  good: [
    {
      title: 'other functions of that name, and other functions of the event',
      files: {
        'src/routes/+layout.server.ts': `import { depends } from '$lib/jobs';
export const load = async (event, more) => {
  depends('cart');
  more.depends('cart');
  event.setHeaders('cart');
  event.locals.depends('cart');
  [event].map(({ depends }) => depends('cart'));
};
`,
        'src/routes/a/[id]/b/+page.server.ts': "export const actions = { default: ({ depends }) => depends('cart') };\n",
        'src/routes/a/[id]/b/+page.svelte': '<h1>B</h1>\n',
        'src/lib/jobs.ts': 'export const depends = (name: string) => name;\n',
        'src/routes/a/b/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n  invalidate('cart');\n</script>\n",
      },
    },
  ],
});
