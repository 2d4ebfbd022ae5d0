import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [{
    title: 'inside of a callback, and a parameter at the end that may be left out',
    files: {
      'src/routes/goods/[[page]]/+page.ts': "export const load = ({ depends, untrack }) => untrack(() => depends('cart')); // ✗ relative \"'cart'\"\n",
      'src/routes/goods/[[page]]/+page.svelte': "<script>\n  import { again } from '$lib/again';\n</script>\n<button onclick={() => again('cart')}>Again</button>\n",
      'src/lib/again.ts': "import { invalidate } from '$app/navigation';\nexport const again = (name: string) => invalidate(name);\n",
    },
  }, {
    title: 'the address is read on some ways only, or in parts of which Kit takes no note',
    files: {
      'src/routes/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ depends, locals, url }, more) => {
  depends('cart'); // ✗ relative "'cart'"
  console.log(more.url.pathname);
  if (!(locals.user && url.pathname !== '/cart')) console.log('cart');
  if (!locals.user && url.pathname !== '/login') redirect(303, \`/login?to=\${url.pathname}\`);
  if (locals.user) {
    if (url.pathname === '/') console.log(url.href);
    return { at: url.search };
  }
  const inner = (event) => {
    const { pathname } = url;
    console.log(url.toJSON());
    return event.url.pathname + pathname;
  };
  return { site: url.origin, page: url.searchParams.get('page'), inner };
};
export const other = ({ url }) => {
  if (url.pathname === '/') console.log('top');
};
`,
      'src/routes/a/[id]/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n  invalidate('cart');\n</script>\n",
      'src/routes/b/+page.svelte': '<h1>B</h1>\n',
    },
  }],
  good: [
    {
      title: 'Kit runs the load again on each page',
      files: {
        'src/routes/+layout.server.ts': "export const load = ({ depends, url }) => {\n  depends('cart');\n  return { at: url.href };\n};\n",
        'src/routes/a/+layout.server.ts': "export const load = ({ depends, locals, url }) => {\n  depends('cart');\n  const { pathname } = url;\n  if (locals.user) return { pathname };\n};\n",
        'src/routes/a/[id]/+layout.server.ts': "export const load = ({ depends, locals, url }) => {\n  depends('cart');\n  if (!(url.search === '' && locals.user)) return {};\n};\n",
        'src/routes/a/[id]/b/+layout.server.ts': "export const load = ({ depends, url }) => {\n  depends('cart');\n  console.log(new URL('/a', url));\n};\n",
        'src/routes/a/[id]/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n  invalidate('cart');\n</script>\n",
        'src/routes/a/[id]/b/c/+layout.server.ts': "export const load = ({ depends, url }) => {\n  depends('cart');\n  for (const _ of url.pathname.split('/')) console.log('part');\n};\n",
        'src/routes/a/[id]/b/c/+page.svelte': '<h1>C</h1>\n',
      },
    },
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
