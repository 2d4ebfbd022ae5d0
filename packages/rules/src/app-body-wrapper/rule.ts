import { defineRule, type Span, type Suggestion } from '@sk-audit/core';

const TAG = '%sveltekit.body%';

export default defineRule({
  id: 'app-body-wrapper',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: one finding in 98 real apps, which is right; it is in browsers that Kit says so.',
  fix: 'suggest',
  cliOnly: true,
  summary: 'Demands that `%sveltekit.body%` stands inside an element of `<body>`.',
  why: `Kit mounts the app on the element around \`%sveltekit.body%\`. When that is \`<body>\` itself, what browser extensions and other scripts put there stands in
the way of the app: the page may be torn down and drawn anew as it wakes up, or break. The development server warns of it in the browser.`,
  sources: ['https://svelte.dev/docs/kit/project-structure#Project-files-src', 'https://svelte.dev/e/kit/app_body_unwrapped', '@sveltejs/kit 3.2.0 src/runtime/client/client.js'],
  messages: {
    unwrapped: { text: 'The app is mounted on `<body>` itself, where extensions and other scripts put things, too.', advice: 'Wrap it: `<div style="display: contents">%sveltekit.body%</div>`.' },
  },
  examples: {
    bad: [
      {
        title: 'Right in the body',
        files: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>%sveltekit.head%</head>
  <body data-sveltekit-preload-data="hover">
    %sveltekit.body% <!-- ✗ unwrapped "%sveltekit.body%" -->
  </body>
</html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
        after: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>%sveltekit.head%</head>
  <body data-sveltekit-preload-data="hover">
    <div style="display: contents">%sveltekit.body%</div>
  </body>
</html>
`,
        },
      },
      {
        title: 'Behind something else',
        files: {
          'src/app.html': `<html lang="en"><head>%sveltekit.head%</head>
<body>
  <!-- <div> the app -->
  <noscript><p>This shop needs JavaScript.</p></noscript>
  <img src="/logo.png">
  %sveltekit.body% <!-- ✗ unwrapped "%sveltekit.body%" -->
</body></html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'In an element of its own',
        files: {
          'src/app.html': `<html lang="en"><head>%sveltekit.head%</head>
<body><script>let a = 1;</script><div style="display: contents">%sveltekit.body%</div></body></html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'Further down',
        files: {
          'src/app.html': `<html lang="en"><head>%sveltekit.head%</head>
<body>
  <main id="app">
    <p>Loading</p><br>
    %sveltekit.body%
  </main>
</body></html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const { appTemplate: path } = project.config;
    const text = project.facts(path)?.text ?? '';
    const at = text.indexOf(TAG);
    if (at >= 0 && openElements(text, at).at(-1) === 'body') report(path, [at, at + TAG.length], 'unwrapped', {}, { kitCode: 'app_body_unwrapped', suggest: [suggestWrapper([at, at + TAG.length])] });
  },
});

/** Styles for what lies in the body itself no longer mean the app's own elements. */
function suggestWrapper(span: Span): Suggestion {
  return { message: 'Wrap it', edits: [{ span, text: ['<div style="display: contents">', span, '</div>'] }] };
}

/** Elements that have no end. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const PIECES = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][\w-]*)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/gi;

/** The names of the elements around the place, outermost first. What the template never closes stays open. */
function openElements(text: string, at: number): readonly string[] {
  const open: string[] = [];
  for (const { 2: end, 3: tag, 4: closed, index } of text.matchAll(PIECES)) {
    if (index > at) break;
    const name = tag?.toLowerCase();
    if (name === undefined || VOID.test(name) || closed === '/') continue;
    if (end !== '/') open.push(name);
    else if (open.includes(name)) open.length = open.lastIndexOf(name);
  }
  return open;
}
