import { defineRule, isPromise, pagesBelow, sentCalls, type CallFact, type CheckContext, type Entry } from '@sk-audit/core';

export default defineRule({
  id: 'no-streaming-without-csr',
  severity: 'error',
  category: 'page-data',
  kit: '>=2.0.0',
  recommended: true,
  summary: 'Forbids handing promises to a page without JavaScript.',
  why: `A promise that a server \`load\` returns is filled in by a script once it resolves. A page with \`csr = false\` has no script: what the promise gives never
appears, and the page shows its \`{#await}\` block as it waits, for ever. The development server warns of it.

The rule looks at pages for which the option is surely off, and at values that are surely promises. In Kit 1 promises at the top of the data
were waited for.`,
  sources: ['https://svelte.dev/docs/kit/load#Streaming-with-promises', 'https://svelte.dev/e/kit/streaming_without_csr', '@sveltejs/kit 3.2.0 src/runtime/server/page/render.js'],
  messages: {
    never: { text: 'This promise never gets to {{page}}, which has `csr = false`.', advice: 'Wait for it: write `await` before it.' },
  },
  examples: {
    bad: [
      {
        title: 'A page without JavaScript',
        files: {
          'src/routes/terms/+page.server.ts': `import { reviews } from '$lib/server/shop';
export const csr = false;
export const load = () => {
  return { title: 'Terms', reviews: reviews() }; // ✗ never "reviews: reviews()"
};
`,
          'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
          'src/lib/server/shop.ts': "export const reviews = async () => ['five stars'];\n",
        },
      },
      {
        title: 'The layout turns it off',
        files: {
          'src/routes/+layout.ts': 'export const csr = false;\n',
          'src/routes/+page.server.ts': "export const load = ({ fetch }) => ({ stock: fetch('/api/stock').then((answer) => answer.json()) }); // ✗ never \"stock: fetch('/api/stock').then((answer) => answer.json())\"\n",
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'Waited for, or with JavaScript',
        files: {
          'src/routes/terms/+page.server.ts': `import { reviews } from '$lib/server/shop';
export const csr = false;
export const load = async () => ({ reviews: await reviews() });
`,
          'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
          'src/routes/+page.server.ts': "import { reviews } from '$lib/server/shop';\nexport const load = () => ({ reviews: reviews() });\n",
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
          'src/lib/server/shop.ts': "export const reviews = async () => ['five stars'];\n",
        },
      },
      {
        title: 'What may be no promise',
        files: {
          'src/routes/terms/+page.server.ts': 'export const csr = false;\nexport const load = ({ locals }) => ({ reviews: locals.db.reviews() });\n',
          'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) if (entry.role === 'load' && !entry.wrapped && /\.server$/.test(project.role(entry.declaredIn))) checkLoad(context, entry);
  },
});

function checkLoad({ facts, project, report }: CheckContext<'never'>, entry: Entry): void {
  const page = pagesBelow(project, entry.declaredIn).find((one) => project.pageOptions(one).csr === false);
  if (!page) return;
  for (const { call, span } of sentCalls(project, entry)) if (isPromise(project, facts, facts.calls[call] as CallFact)) report(span, 'never', { page: `the page \`${page.id}\`` }, { kitCode: 'streaming_without_csr' });
}
