import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [{ title: 'inside of a callback', files: { 'src/routes/+page.ts': "export const load = ({ depends, untrack }) => untrack(() => depends('cart')); // ✗ relative \"'cart'\"\n" }, says: ['Name it `app:cart`, here and where it is invalidated.'] }],
  good: [
    {
      title: 'other functions of that name, and other functions of the event',
      files: {
        'src/routes/+page.server.ts': `import { depends } from '$lib/jobs';
export const load = async (event, more) => {
  depends('cart');
  more.depends('cart');
  event.setHeaders('cart');
  event.locals.depends('cart');
  [event].map(({ depends }) => depends('cart'));
};
export const actions = { default: ({ depends }) => depends('cart') };
`,
        'src/lib/jobs.ts': 'export const depends = (name: string) => name;\n',
      },
    },
  ],
});
