import { defineRule, mayRun, type CheckContext, type Entry, type FileFacts, type Ref, type Span } from '@sk-audit/core';

export default defineRule({
  id: 'no-url-hash-in-load',
  severity: 'error',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids `url.hash` in `load`.',
  why: `Browsers keep what follows the \`#\` to themselves. In a server \`load\`, \`url.hash\` throws in every version, and the page ends in status 500. In a universal
\`load\` it is empty while the server renders the page, throws in the development server's browser, and no change of it runs the \`load\` again.

An app with \`router.type: 'hash'\` has its addresses there, and is left alone.`,
  sources: ['https://svelte.dev/e/kit/url_hash_unavailable', '@sveltejs/kit 3.2.0 src/utils/url.js'],
  messages: {
    server: { text: '`url.hash` throws in a server `load`: the page ends in status 500.', advice: 'Read it in the component, from `page.url.hash`, or put it into the query.' },
    universal: { text: '`url.hash` is empty on the server, and throws in the browser while the app is developed.', advice: 'Read it in the component, from `page.url.hash`, or put it into the query.' },
  },
  examples: {
    bad: [
      {
        title: 'On the server',
        files: {
          'src/routes/orders/+page.server.ts': `export const load = ({ url }) => {
  return { tab: url.hash.slice(1) }; // ✗ server "url.hash.slice"
};
`,
          'src/routes/+layout.server.js': 'export const load = (event) => ({ anchor: event.url.hash }); // ✗ server "event.url.hash"\n',
        },
      },
      {
        title: 'In a universal load',
        files: { 'src/routes/orders/+page.ts': "export const load = ({ url }) => ({ tab: url.hash || 'open' }); // ✗ universal \"url.hash\"\n" },
      },
    ],
    good: [
      {
        title: 'The query, and an action, which is given an empty one',
        files: {
          'src/routes/orders/+page.server.ts': `export const load = ({ url }) => ({ tab: url.searchParams.get('tab') });
export const actions = { default: ({ url }) => ({ tab: url.hash }) };
`,
        },
      },
      {
        title: 'A router that looks there',
        files: {
          'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n",
          'src/routes/orders/+page.ts': 'export const load = ({ url }) => ({ tab: url.hash });\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (project.config.routerType === 'hash') return;
    for (const entry of project.entriesIn(path)) if (entry.role === 'load') reportHashes(context, entry, hashesIn(facts, entry));
  },
});

function reportHashes({ path, project, report }: CheckContext<'server' | 'universal'>, { declaredIn }: Entry, hashes: readonly Hash[]): void {
  const message = /\.server$/.test(project.role(declaredIn)) ? 'server' : 'universal';
  for (const { span, when } of hashes) if (mayRun(project, path, when) !== false) report(span, message, {}, { kitCode: 'url_hash_unavailable' });
}

type Hash = { readonly span: Span; readonly when?: number | undefined };

/** Where it is read of the event's own address; as a part of what is called, too. */
function hashesIn({ calls, reads }: FileFacts, { fn }: Entry): readonly Hash[] {
  const isHash = (ref: Ref): boolean => ref.from === 'param' && ref.fn === fn && ref.index === 0 && /^url,hash(?:,|$)/.test(ref.path.join()); // mutate-ok: only parameters have an index
  return [...reads.filter(({ ref }) => isHash(ref)), ...calls.filter(({ callee }) => isHash(callee)).map(({ calleeSpan, when }) => ({ span: calleeSpan, when }))];
}
