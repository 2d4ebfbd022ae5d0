import { APP_TEMPLATE_TAGS, defineRule, kitOption, templateVariables, type ProjectCheckContext, type Project, type Span } from '@sk-audit/core';

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
    missing: { text: '`{{file}}` does not exist, and Kit builds no page without it.', advice: '{{instead}}' },
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
    ],
  },
  checkProject(context) {
    const { project } = context;
    const { appTemplate: file, unknown } = project.config;
    if (project.routes.byFile.size === 0 || unknown.includes('*')) return;
    const text = project.facts(file)?.text;
    if (text === undefined) return checkPresence(context);
    for (const tag of APP_TEMPLATE_TAGS) checkTag(context, text, tag);
    if (project.kitSatisfies('<3') === true && project.config.explicitEnv !== true) checkVariables(context, text);
  },
});

type Context = ProjectCheckContext<Id>;

function checkPresence({ project, report }: Context): void {
  const { appTemplate: file, root, unknown, file: configFile } = project.config;
  const isElsewhere = root !== '' && !file.startsWith(`${root}/`);
  if (isElsewhere || project.paths().includes(file) || unknown.some((key) => key === 'files' || key === 'files.src' || key === 'files.appTemplate')) return;
  const option = kitOption(project, 'files.appTemplate');
  const isSet = typeof option === 'object';
  const instead = isSet ? 'Name the file that is there, or drop the option.' : `Write it, with \`${APP_TEMPLATE_TAGS.join('` and `')}\` in it.`;
  report(isSet ? option.path : (configFile ?? inRoot(project, 'package.json')), isSet ? option.span : [0, 0], 'missing', { file: shown(project, file), instead }, { kitCode: 'app_template_missing' });
}

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
  report(path, spanOf(open.exec(text)), 'tagMissing', { file: shown(project, path), tag, where }, { suggest, kitCode: 'app_template_tag_missing' });
}

function checkVariables({ project, report }: Context, text: string): void {
  const { appTemplate: path, publicEnvPrefix: prefix, unknown } = project.config;
  if (unknown.some((key) => key === 'env' || key === 'env.publicPrefix' || key.startsWith('experimental'))) return;
  for (const { name, span } of templateVariables(text)) {
    if (!name.startsWith(prefix)) report(path, span, 'privateVariable', { name, prefix, file: shown(project, path) });
  }
}

function spanOf(match: RegExpExecArray | null): Span {
  return match ? [match.index, match.index + match[0].length] : [0, 0];
}

function inRoot({ config: { root } }: Project, name: string): string {
  return root === '' ? name : `${root}/${name}`;
}

/** As Kit names it: from the app's folder. */
function shown({ config: { root } }: Project, path: string): string {
  return root === '' ? path : path.slice(root.length + 1);
}
