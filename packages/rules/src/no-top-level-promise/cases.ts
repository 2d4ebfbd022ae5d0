import { defineCases } from '@sk-audit/core';

const kit1 = { kit: '2.70.4', writtenFor: '1.30.4', svelte: '4.2.20' } as const;
const page = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [],
  good: [
    {
      title: 'what is no promise, is taken out of one, or may change',
      ...kit1,
      files: {
        ...page,
        'src/routes/+page.js': `const count = () => 3;
export const load = async ({ fetch }) => {
  const { status } = await fetch('/api/price');
  const answer = await fetch('/api/tax');
  const first = fetch('/api/first');
  let last = fetch('/api/last');
  last = await last;
  const second = fetch('/api/second');
  const { ...whole } = fetch('/api/whole');
  if (status > 500) throw { price: fetch('/api/price') };
  return { count: count(), status, answer, last, read: (await first).status, second: await second, whole, own: 1 };
};
`,
      },
    },
    { title: 'an action, and what returns no object', ...kit1, files: { ...page, 'src/routes/+page.server.js': "export const actions = { default: ({ fetch }) => ({ price: fetch('/api/price') }) };\nexport const load = ({ fetch }) => fetch('/api/price').then((response) => response.json());\n" } },
    { title: 'from 2 to 3', kit: '3.2.0', writtenFor: '2.70.4', files: { ...page, 'src/routes/+page.server.js': "export const load = ({ fetch }) => ({ price: fetch('/api/price') });\n" } },
  ],
});
