import { constant, defineRule, isSurelyVisited, kitOption, type ProjectCheckContext, type Span, type Value } from '@sk-audit/core';

type Id = 'nonce' | 'templateNonce' | 'noReport';

const TAG = '%sveltekit.nonce%';

export default defineRule({
  id: 'valid-csp',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  fix: 'suggest',
  summary: 'Forbids a Content Security Policy that Kit refuses: a nonce on prerendered pages, a report-only policy that reports to nobody.',
  why: `A nonce is made anew for each response. A prerendered page is a file, whose nonce anybody could know, so Kit refuses to prerender a page when
\`csp.mode\` is \`'nonce'\`, or when \`app.html\` holds \`${TAG}\`: the build ends. With \`mode: 'auto'\` prerendered pages get hashes, and others nonces.

\`csp.reportOnly\` only tells of what it would have blocked. With neither \`report-uri\` nor \`report-to\` it would tell nobody; Kit refuses that whenever a
page is rendered, so each page ends in status 500, and prerendering ends the build.`,
  sources: [
    'https://svelte.dev/docs/kit/configuration#csp',
    'https://svelte.dev/e/kit/prerender_nonce',
    'https://svelte.dev/e/kit/prerender_template_nonce',
    'https://svelte.dev/e/kit/csp_report_only_missing_report',
    '@sveltejs/kit 2.70.4 src/runtime/server/page/render.js',
    '@sveltejs/kit 2.70.4 src/runtime/server/page/csp.js',
  ],
  messages: {
    nonce: { text: "With `mode: 'nonce'` Kit refuses to prerender {{page}}, which ends the build.", advice: "Write `mode: 'auto'`, which gives prerendered pages hashes." },
    templateNonce: { text: '`{{file}}` holds `%sveltekit.nonce%`, so Kit refuses to prerender {{page}}, which ends the build.', advice: 'Take it out of the template, or do not prerender the page.' },
    noReport: { text: '`reportOnly` has neither `report-uri` nor `report-to`, so Kit renders no page.', advice: 'Add one of them, or take `reportOnly` out.' },
  },
  examples: {
    bad: [
      {
        title: 'Nonces only, and a prerendered page',
        files: {
          'svelte.config.js': "export default {\n  kit: {\n    csp: { mode: 'nonce', directives: { 'script-src': ['self'] } } // ✗ nonce \"mode: 'nonce'\"\n  }\n};\n",
          'src/routes/about/+page.js': 'export const prerender = true;\n',
          'src/routes/about/+page.svelte': '<h1>About</h1>\n',
        },
      },
      {
        title: 'A nonce in the template',
        files: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>
    <script nonce="%sveltekit.nonce%"></script> <!-- ✗ templateNonce "%sveltekit.nonce%" -->
    %sveltekit.head%
  </head>
  <body><div>%sveltekit.body%</div></body>
</html>
`,
          'src/routes/about/+page.js': 'export const prerender = true;\n',
          'src/routes/about/+page.svelte': '<h1>About</h1>\n',
        },
      },
      {
        title: 'Nobody to report to',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({ csp: { reportOnly: { 'script-src': ['self'] } } })] }; // ✗ noReport "reportOnly"
`,
          'src/routes/about/+page.js': 'export const prerender = true;\n',
          'src/routes/about/+page.svelte': '<h1>About</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'Hashes where they are needed, and an address for reports',
        files: {
          'svelte.config.js': "export default {\n  kit: {\n    csp: { mode: 'auto', directives: { 'script-src': ['self'] }, reportOnly: { 'style-src': ['self'], 'report-uri': ['/reports'] } }\n  }\n};\n",
          'src/routes/about/+page.js': 'export const prerender = true;\n',
          'src/routes/about/+page.svelte': '<h1>About</h1>\n',
        },
      },
      {
        title: 'Nonces, and no page that is prerendered',
        files: {
          'svelte.config.js': "export default {\n  kit: {\n    csp: { mode: 'nonce', directives: { 'script-src': ['self'] } }\n  }\n};\n",
          'src/routes/about/+page.svelte': '<h1>About</h1>\n',
        },
      },
    ],
  },
  checkProject(context) {
    const page = prerenderedPage(context);
    if (page !== undefined) checkNonce(context, page);
    checkReports(context);
  },
});

function prerenderedPage({ project }: ProjectCheckContext<Id>): string | undefined {
  const node = project.routes.nodes.find((one) => one.page && isSurelyVisited(project, one));
  return node && `the page \`${node.id}\``; // mutate-ok: for the type
}

function checkNonce({ project, report }: ProjectCheckContext<Id>, page: string): void {
  const mode = kitOption(project, 'csp.mode');
  if (typeof mode === 'object' && constant(mode.place) === 'nonce') report(mode.path, mode.span, 'nonce', { page }, { kitCode: 'prerender_nonce', suggest: mode.span[1] > 0 ? [{ message: "Write `mode: 'auto'`", edits: [{ span: mode.span, text: "mode: 'auto'" }] }] : [] });
  const { appTemplate: file } = project.config;
  const at = project.facts(file)?.text?.indexOf(TAG) ?? -1;
  const span: Span = [at, at + TAG.length];
  if (at >= 0) report(file, span, 'templateNonce', { file, page }, { kitCode: 'prerender_template_nonce' }); // mutate-ok: nowhere is nothing reported
}

function checkReports({ project, report }: ProjectCheckContext<Id>): void {
  const option = kitOption(project, 'csp.reportOnly');
  if (typeof option !== 'object' || option.place.value.is !== 'object' || option.place.value.open) return;
  const { props } = option.place.value;
  const isOn = Object.values(props).some((value) => value.is === 'array' || (value.is === 'literal' && Boolean(value.value))); // mutate-ok: most directives are lists
  const mayReport = ['report-uri', 'report-to'].some((name) => props[name] !== undefined && !isEmpty(props[name]));
  if (isOn && !mayReport) report(option.path, [option.span[0], option.span[0] + 'reportOnly'.length], 'noReport', {}, { kitCode: 'csp_report_only_missing_report' });
}

function isEmpty(value: Value): boolean {
  return value.is === 'array' && value.items.length === 0 && !value.open; // mutate-ok: only lists have items
}
