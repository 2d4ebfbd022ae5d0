import { APP_TEMPLATE_TAGS, configFileOf, defineRule, hasFile, isOptionUnknown, kitOption, templateVariables, type ProjectCheckContext, type Span } from '@sk-audit/core';

type Id = 'missing' | 'tagMissing' | 'privateVariable';

export default defineRule({
  id: 'app-html-tags',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  cliOnly: true,
  inBuild: 'fails',
  summary: 'Demands an `app.html` with the placeholders that Kit fills.',
  why: `Every page is \`src/app.html\` (or the file that \`files.appTemplate\` names) with \`%sveltekit.head%\` and \`%sveltekit.body%\` filled in.
Without the file or one of the two, the development server and the build stop. Before Kit 3 they also stop at \`%sveltekit.env.NAME%\`
when the variable is not public, unless \`experimental.explicitEnvironmentVariables\` is set.

Kit looks for the text alone: a placeholder in a comment satisfies it, and this rule. An app without any route is no app yet, and a
template outside the app's folder is not looked at.`,
  sources: [
    'https://svelte.dev/docs/kit/project-structure#Project-files-src',
    'https://svelte.dev/e/kit/app_template_tag_missing',
    '@sveltejs/kit 3.2.0 src/core/config/index.js',
    '@sveltejs/kit 2.70.4 src/core/config/index.js',
  ],
  messages: {
    missing: { text: '`{{file}}` does not exist, and Kit builds no page without it.', advice: 'Write it, with `{{tags}}` in it, or name the one that is there in `files.appTemplate`.' },
    tagMissing: { text: '`{{file}}` has no `{{tag}}`, so Kit refuses to build.', advice: 'Write `{{tag}}` {{where}}.' },
    privateVariable: { text: '`{{name}}` is no public variable, and Kit refuses it in `{{file}}`.', advice: 'Use a variable whose name begins with `{{prefix}}`, or none.' },
  },
  examples: {
    bad: [
      {
        title: 'No placeholder for the head',
        files: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head> <!-- ✗ tagMissing "<head>" -->
    <meta charset="utf-8" />
  </head>
  <body>
    <div style="display: contents">%sveltekit.body%</div>
  </body>
</html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
        after: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
  %sveltekit.head%
  </head>
  <body>
    <div style="display: contents">%sveltekit.body%</div>
  </body>
</html>
`,
        },
      },
      {
        title: 'A template that is not there',
        files: {
          'svelte.config.js': "export default {\n  kit: {\n    files: { appTemplate: 'src/shell.html' } // ✗ missing \"appTemplate: 'src/shell.html'\"\n  }\n};\n",
          'src/app.html': '<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'A private variable',
        files: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>
    <meta name="maps-key" content="%sveltekit.env.MAPS_KEY%" /> <!-- ✗ privateVariable "%sveltekit.env.MAPS_KEY%" -->
    %sveltekit.head%
  </head>
  <body>
    <div style="display: contents">%sveltekit.body%</div>
  </body>
</html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'Both placeholders, and a public variable',
        files: {
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>
    <meta name="shop" content="%sveltekit.env.PUBLIC_SHOP%" />
    %sveltekit.head%
  </head>
  <body>
    <div style="display: contents">%sveltekit.body%</div>
  </body>
</html>
`,
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'A template of another name',
        files: {
          'svelte.config.js': "export default {\n  kit: {\n    files: { appTemplate: 'src/shell.html' }\n  }\n};\n",
          'src/shell.html': '<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  checkProject(context) {
    const { project } = context;
    if (project.routes.byFile.size === 0) return;
    const text = project.facts(project.config.appTemplate)?.text;
    if (text === undefined) return checkPresence(context);
    for (const tag of APP_TEMPLATE_TAGS) checkTag(context, text, tag);
    if (project.kitSatisfies('<3') === true && project.config.explicitEnv !== true) checkVariables(context, text);
  },
});

type Context = ProjectCheckContext<Id>;

function checkPresence({ project, report }: Context): void {
  const { appTemplate: file } = project.config;
  if (hasFile(project, file) !== false || isOptionUnknown(project, 'files.appTemplate') || isOptionUnknown(project, 'files.src')) return;
  const option = kitOption(project, 'files.appTemplate');
  const { path, span } = typeof option === 'object' ? option : { path: configFileOf(project), span: NOWHERE };
  report(path, span, 'missing', { file, tags: APP_TEMPLATE_TAGS.join('` and `') }, { kitCode: 'app_template_missing' });
}

const NOWHERE: Span = [0, 0];

/** Where a placeholder belongs: the element, and the text to put before its end. */
const PLACES = {
  '%sveltekit.head%': { open: /<head(?=[\s>])[^>]*>/i, close: /^[ \t]*<\/head>/im, text: '  %sveltekit.head%\n', where: 'inside `<head>`' },
  '%sveltekit.body%': { open: /<body(?=[\s>])[^>]*>/i, close: /^[ \t]*<\/body>/im, text: '  <div style="display: contents">%sveltekit.body%</div>\n', where: 'inside an element of `<body>`' },
} as const;

function checkTag({ project, report }: Context, text: string, tag: keyof typeof PLACES): void {
  if (text.includes(tag)) return;
  const { open, close, text: added, where } = PLACES[tag];
  const end = close.exec(text);
  const suggest = end ? [{ message: `Add \`${tag}\``, edits: [{ span: [end.index, end.index] as const, text: added }] }] : [];
  const { appTemplate: path } = project.config;
  report(path, spanOf(open.exec(text)), 'tagMissing', { file: path, tag, where }, { suggest, kitCode: 'app_template_tag_missing' });
}

function checkVariables({ project, report }: Context, text: string): void {
  const { appTemplate: path, publicEnvPrefix: prefix } = project.config;
  if (isOptionUnknown(project, 'env.publicPrefix') || isOptionUnknown(project, 'experimental.explicitEnvironmentVariables')) return;
  for (const { name, span } of templateVariables(text)) {
    if (!name.startsWith(prefix)) report(path, span, 'privateVariable', { name, prefix, file: path });
  }
}

function spanOf(match: RegExpExecArray | null): Span {
  return match ? [match.index, match.index + match[0].length] : NOWHERE;
}
