import { defineRule, literalText, type CallFact, type FileFacts, type Project, type Suggestion, type Value } from '@sk-audit/core';

const MINIFIERS = /^html-minifier(?:-terser|-next)?#(?:minify|default\.minify|default|\*\.minify)$/;

export default defineRule({
  id: 'transform-page-chunk-comments',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding.',
  fix: 'suggest',
  summary: 'Forbids taking the comments out of pages in `transformPageChunk`.',
  why: `Svelte leaves comments in the page that tell where its blocks begin and end; it looks for them as the page wakes up in the browser. Without them it finds
other elements than it expects, says so in the console, and draws the page anew, or breaks. The development server warns when comments are gone.

The rule knows the minifiers of the html-minifier family with \`removeComments\`, and \`replace()\` with a text that begins a comment.`,
  sources: ['https://svelte.dev/docs/kit/hooks#Server-hooks-handle', 'https://svelte.dev/e/kit/transform_page_chunk_comments', '@sveltejs/kit 3.2.0 src/runtime/server/page/render.js'],
  messages: {
    removed: { text: 'This takes out the comments that Svelte needs as the page wakes up.', advice: 'Set `removeComments` to `false`.' },
    replaced: { text: 'This takes out the comments that Svelte needs as the page wakes up.', advice: 'Leave comments in the page.' },
  },
  examples: {
    bad: [
      {
        title: 'A minifier',
        files: {
          'src/hooks.server.ts': `import { minify } from 'html-minifier-terser';
const options = { collapseWhitespace: true, removeComments: true };
export const handle = ({ event, resolve }) => resolve(event, {
  transformPageChunk: ({ html }) => minify(html, options) // ✗ removed "minify(html, options)"
});
`,
        },
      },
      {
        title: 'Options in the call',
        files: {
          'src/hooks.server.ts': `import { minify } from 'html-minifier-terser';
export const handle = ({ event, resolve }) => resolve(event, {
  transformPageChunk: ({ html }) => minify(html, { removeComments: true }) // ✗ removed "minify(html, { removeComments: true })"
});
`,
        },
        after: {
          'src/hooks.server.ts': `import { minify } from 'html-minifier-terser';
export const handle = ({ event, resolve }) => resolve(event, {
  transformPageChunk: ({ html }) => minify(html, { removeComments: false })
});
`,
        },
      },
      {
        title: 'By hand',
        files: {
          'src/hooks.server.js': `export const handle = ({ event, resolve }) => resolve(event, {
  transformPageChunk({ html }) {
    return html.replaceAll('<!---->', ''); // ✗ replaced "html.replaceAll('<!---->', '')"
  }
});
`,
        },
      },
    ],
    good: [
      {
        title: 'Comments stay',
        files: {
          'src/hooks.server.ts': `import { minify } from 'html-minifier-terser';
export const handle = ({ event, resolve }) => resolve(event, {
  transformPageChunk: ({ html }) => minify(html.replace('%lang%', 'en'), { collapseWhitespace: true, removeComments: false })
});
`,
        },
      },
      { title: 'Something else than a page', files: { 'src/lib/server/mail.ts': "import { minify } from 'html-minifier';\nexport const mail = (html: string) => minify(html, { removeComments: true });\n" } },
    ],
  },
  check({ facts, path, project, report }) {
    for (const call of facts.calls.filter((one) => isInTransform(facts, one))) {
      const isMinifier = MINIFIERS.test(project.symbol(path, call.callee) ?? '');
      const isReplacement = /^replace(?:All)?$/.test(call.callee.path.at(-1) ?? '') && /^<!-/.test(literalText(call.args[0]) ?? '');
      if (isMinifier && removesComments(project, path, call.args[1])) report(call.span, 'removed', {}, { kitCode: 'transform_page_chunk_comments', suggest: suggestKeeping(call.args[1]) });
      if (isReplacement) report(call.span, 'replaced', {}, { kitCode: 'transform_page_chunk_comments' });
    }
  },
});

/** Where the option is written into the call. */
function suggestKeeping(options: Value | undefined): readonly Suggestion[] {
  const span = options?.is === 'object' ? options.spans?.['removeComments'] : undefined; // mutate-ok: for the type
  return span ? [{ message: 'Keep the comments', edits: [{ span, text: 'removeComments: false' }] }] : []; // mutate-ok: for the type
}

function isInTransform({ functions }: FileFacts, { fn }: CallFact): boolean {
  for (let at = fn; at > 0; at = functions[at]?.parent ?? 0) if (functions[at]?.name === 'transformPageChunk') return true;
  return false;
}

function removesComments(project: Project, path: string, options: Value | undefined): boolean {
  const value = options?.is === 'ref' ? project.valueOf(path, options.ref)?.value : options;
  const remove = value?.is === 'object' ? value.props['removeComments'] : undefined;
  return remove?.is === 'literal' && remove.value === true;
}
