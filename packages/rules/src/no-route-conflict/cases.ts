import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'Pages below a conflict are not reported again',
      kit: '3.2.0',
      files: {
        'src/routes/(docs)/help/+page.svelte': '<h1>Help</h1>\n',
        'src/routes/(docs)/help/faq/all/+page.svelte': '<h1>Questions</h1>\n',
        'src/routes/(shop)/help/+page.svelte': '<h1>Help</h1><!-- ✗ sameUrls "" -->\n',
        'src/routes/(shop)/help/faq/all/+page.svelte': '<h1>Questions</h1>\n',
      },
    },
    {
      title: 'Below a folder with another name, and of another route, they are',
      files: {
        'src/routes/(docs)/help/+page.svelte': '<h1>Help</h1>\n',
        'src/routes/(docs)/help/[topic]/+page.svelte': '<h1>Topic</h1>\n',
        'src/routes/(shop)/cart/+page.svelte': '<h1>Cart</h1>\n',
        'src/routes/(shop)/help/+page.svelte': '<h1>Help</h1><!-- ✗ sameUrls "" -->\n',
        'src/routes/(shop)/help/[id]/+page.svelte': '<h1>Topic</h1><!-- ✗ sameUrls "" -->\n',
        'src/routes/(staff)/cart/+page.svelte': '<h1>Cart</h1><!-- ✗ sameUrls "" -->\n',
      },
    },
    {
      title: 'Below a conflict with a third folder they are',
      files: {
        'src/routes/(docs)/help/+page.svelte': '<h1>Help</h1>\n',
        'src/routes/(docs)/help/faq/+page.svelte': '<h1>Questions</h1>\n',
        'src/routes/(docs)/team/+page.svelte': '<h1>Team</h1>\n',
        'src/routes/(shop)/help/+page.svelte': '<h1>Help</h1><!-- ✗ sameUrls "" -->\n',
        'src/routes/(shop)/team/jobs/+page.svelte': '<h1>Jobs</h1>\n',
        'src/routes/(staff)/help/faq/+page.svelte': '<h1>Questions</h1><!-- ✗ sameUrls "" -->\n',
        'src/routes/(staff)/team/+page.svelte': '<h1>Team</h1><!-- ✗ sameUrls "" -->\n',
        'src/routes/(staff)/team/jobs/+page.svelte': '<h1>Jobs</h1><!-- ✗ sameUrls "" -->\n',
      },
    },
    {
      title: 'An optional parameter beside a page, before 2.61',
      kit: '2.5.0',
      files: { 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n', 'src/routes/cart/[[step]]/+page.svelte': '<h1>Step</h1><!-- ✗ sameUrls "" -->\n' },
    },
    {
      title: 'Two layouts, one of them reset, in Kit 3',
      kit: '3.2.0',
      files: {
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        'src/routes/+layout.svelte': '<slot />\n',
        'src/routes/+layout@.svelte': '<slot /><!-- ✗ secondFile "" -->\n',
      },
      says: ['The first one: '],
    },
    {
      title: 'Matchers in two languages, in Kit 1',
      kit: '1.30.4',
      files: {
        'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n',
        'src/params/int.ts': 'export const match = (value: string) => /^[0-9]+$/.test(value); // ✗ secondMatcher ""\n',
      },
    },
  ],
  good: [
    {
      title: 'An optional parameter beside a page, from 2.61 on',
      files: { 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n', 'src/routes/cart/[[step]]/+page.svelte': '<h1>Step</h1>\n' },
    },
    {
      title: 'A folder that has a layout only',
      kit: '3.2.0',
      files: { 'src/routes/(docs)/+layout.svelte': '<slot />\n', 'src/routes/(docs)/help/+page.svelte': '<h1>Help</h1>\n', 'src/routes/(shop)/+page.svelte': '<h1>Shop</h1>\n', 'src/routes/+layout.svelte': '<slot />\n' },
    },
    { title: 'Another mistake in a name', notBuilt: 'Kit refuses it for another reason.', files: { 'src/routes/+cart.svelte': '<h1>Cart</h1>\n' } },
  ],
});
