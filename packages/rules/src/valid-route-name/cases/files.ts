import { defineCases } from '@sk-audit/core';

const home = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };

export const cases = defineCases({
  bad: [
    {
      title: 'The nearest name, in Kit 3',
      kit: '3.2.0',
      files: { ...home, 'src/routes/+layuot.server.ts': 'export const load = () => ({}); // ✗ reserved ""\n' },
      says: ['Rename it to `+layout.server.ts`.'],
    },
    {
      title: 'A module that names a layout, in Kit 3',
      kit: '3.2.0',
      files: { ...home, 'src/routes/+layout@shop.js': 'export const load = () => ({}); // ✗ namedLayout ""\n' },
      says: ['Rename it to `+layout.js`.'],
    },
    {
      title: 'A module that names a layout, beside the one that it would become, in Kit 1',
      kit: '1.30.4',
      files: { ...home, 'src/routes/+page.js': 'export const load = () => ({});\n', 'src/routes/+page@shop.js': 'export const load = () => ({}); // ✗ namedLayout ""\n' },
      says: ['Give it a name that does not begin with `+`.'],
    },
    {
      title: 'A component’s name for a module, whose name without a + would look like a slip',
      kit: '2.5.0',
      files: { ...home, 'src/routes/+error.js': 'export const load = () => ({}); // ✗ reserved ""\n' },
      says: ['Give it a name that does not begin with `+`.'],
    },
    {
      title: 'An error page without layouts',
      files: { ...home, 'src/routes/+error@.svelte': '<h1>Oops</h1><!-- ✗ reserved "" -->\n' },
      says: ['Rename it to `+error.svelte`.'],
    },
    {
      title: 'A story',
      files: { ...home, 'src/routes/+page.stories.svelte': '<h1>Story</h1><!-- ✗ reserved "" -->\n' },
      says: ['Rename it to `page.stories.svelte`.'],
    },
  ],
  good: [
    { title: 'Outside the routes folder', files: { ...home, 'src/lib/+cart.svelte': '<p>Cart</p>\n' } },
    { title: 'Another mistake in a name', notBuilt: 'Kit refuses it for another reason.', files: { ...home, 'src/routes/+page.js': 'export {};\n', 'src/routes/+page.ts': 'export {};\n' } },
  ],
});
