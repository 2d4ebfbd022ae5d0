import { defineRule, literalText, setHeadersCalls, type CallFact, type CheckContext, type Span } from '@sk-audit/core';

/** @see @sveltejs/kit src/runtime/server/validate-headers.js (2.70.4, 3.2.0) */
const DIRECTIVES: ReadonlySet<string> = new Set([
  'max-age', 'public', 'private', 'no-cache', 'no-store', 'must-revalidate', 'proxy-revalidate', 's-maxage', 'immutable',
  'stale-while-revalidate', 'stale-if-error', 'no-transform', 'only-if-cached', 'max-stale', 'min-fresh',
]);
const CONTENT_TYPE = /^(application|audio|example|font|haptics|image|message|model|multipart|text|video|x-[a-z]+)\/[-+.\w]+$/i;

export default defineRule({
  id: 'valid-header-value',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding; what it knows is the list of Kit.',
  summary: 'Demands that `setHeaders()` is given a `cache-control` and a `content-type` that browsers understand.',
  why: `Browsers and caches drop a directive that they do not know, without a word: \`max_age=60\` caches nothing, and \`cache-control: no-cache public\` is one unknown
word. A \`content-type\` that is none is guessed. From Kit 2.17 on the development server warns of both where they are passed to \`setHeaders()\`.

The rule reads literal values, with Kit's own list.`,
  sources: ['https://svelte.dev/e/kit/cache_control_invalid_directive', 'https://svelte.dev/e/kit/content_type_invalid', '@sveltejs/kit 3.2.0 src/runtime/server/validate-headers.js'],
  messages: {
    directive: { text: '`cache-control` has no directive `{{directive}}`, so it is ignored.', advice: '{{instead}}' },
    empty: { text: 'This `cache-control` has an empty part between its commas.', advice: 'Take out the comma.' },
    contentType: { text: '`{{type}}` is no media type.', advice: 'Write one as `text/html`.' },
  },
  examples: {
    bad: [
      {
        title: 'Misspelt',
        files: {
          'src/routes/+page.server.ts': `export const load = ({ setHeaders }) => {
  setHeaders({
    'cache-control': 'public, max_age=60', // ✗ directive "'cache-control': 'public, max_age=60'"
    'content-type': 'html' // ✗ contentType "'content-type': 'html'"
  });
};
`,
          'src/routes/+layout.server.ts': "export const load = ({ setHeaders }) => setHeaders({ 'Cache-Control': 'max-age=60,' }); // ✗ empty \"'Cache-Control': 'max-age=60,'\"\n",
        },
        says: ['Write `max-age`.'],
      },
      {
        title: 'Without commas',
        files: { 'src/routes/+page.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'private no-store' }); // ✗ directive \"'cache-control': 'private no-store'\"\n" },
        says: ['Put a comma between the directives.'],
      },
    ],
    good: [
      {
        title: 'As it should be',
        files: {
          'src/routes/+page.server.ts': `export const load = ({ locals, setHeaders }) => {
  setHeaders({ 'cache-control': 'public, max-age=60, s-maxage=600', 'content-type': 'text/html; charset=utf-8', 'x-theme': 'red,' });
  setHeaders({ etag: locals.etag, 'content-language': 'en' });
};
`,
        },
      },
      { title: 'Not of Kit', files: { 'src/lib/server/answer.ts': "export const cache = (answer) => answer.setHeaders({ 'cache-control': 'max_age=60' });\n" } },
    ],
  },
  check(context) {
    for (const { call } of setHeadersCalls(context.project, context.path)) checkCall(context, call);
  },
});

function checkCall(context: CheckContext<'directive' | 'empty' | 'contentType'>, { args: [headers], span }: CallFact): void {
  if (headers?.is !== 'object') return;
  for (const [name, value] of Object.entries(headers.props)) {
    const text = literalText(value);
    const at = headers.spans?.[name] ?? span;
    if (text === undefined) continue;
    if (name.toLowerCase() === 'cache-control') checkCaching(context, text, at);
    const type = text.split(';')[0]?.trim() ?? '';
    if (name.toLowerCase() === 'content-type' && !CONTENT_TYPE.test(type)) context.report(at, 'contentType', { type }, { kitCode: 'content_type_invalid' });
  }
}

function checkCaching({ report }: CheckContext<'directive' | 'empty' | 'contentType'>, text: string, at: Span): void {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('')) return report(at, 'empty', {}, { kitCode: 'cache_control_empty_directive' });
  const directive = parts.map((part) => (part.split('=')[0] as string).toLowerCase()).find((one) => !DIRECTIVES.has(one));
  if (directive !== undefined) report(at, 'directive', { directive, instead: insteadOf(directive) }, { kitCode: 'cache_control_invalid_directive' });
}

function insteadOf(directive: string): string {
  if (/\s/.test(directive)) return 'Put a comma between the directives.';
  const near = [...DIRECTIVES].find((one) => one.replaceAll('-', '') === directive.replace(/[-_\s]/g, ''));
  return near === undefined ? 'Take it out.' : `Write \`${near}\`.`;
}
