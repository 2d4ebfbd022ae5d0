import { defineRule, joinPath, kitOption, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'no-index-fallback',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no finding in 98 apps.',
  summary: 'Forbids a fallback page of `adapter-static` that is written over the home page.',
  why: `\`adapter-static\` first writes the prerendered pages, then the fallback. With \`fallback: 'index.html'\` in an app whose home page is
prerendered, the file of the home page is replaced by an empty shell: visitors without scripts and search engines see nothing, everybody
else waits for the scripts. Kit 3 warns at the end of the build; before, nobody says it.

Another name (\`200.html\`, \`404.html\`: hosts differ) keeps both. An app whose home page is not prerendered is left alone: there the fallback is its home page.`,
  sources: ['https://svelte.dev/docs/kit/single-page-apps', 'https://svelte.dev/e/kit/adapter_fallback_overwrites'],
  messages: {
    overwritten: { text: 'The fallback page is written to `{{file}}`, over {{what}}.', advice: 'Give the fallback another name, such as `200.html`.' },
  },
  examples: {
    bad: [
      {
        title: 'A prerendered home page',
        files: {
          'svelte.config.js': `import adapter from '@sveltejs/adapter-static';
export default {
  kit: {
    adapter: adapter({ fallback: 'index.html' }) // ✗ overwritten "adapter: adapter({ fallback: 'index.html' })"
  }
};
`,
          'src/routes/+page.js': 'export const prerender = true;\n',
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['The fallback page is written to `index.html`, over the prerendered home page.'],
      },
      {
        title: 'A page among the static files',
        files: {
          'svelte.config.js': `import adapter from '@sveltejs/adapter-static';
export default {
  kit: {
    adapter: adapter({ fallback: '404.html' }) // ✗ overwritten "adapter: adapter({ fallback: '404.html' })"
  }
};
`,
          'static/404.html': '<h1>Not here</h1>\n',
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'Another name',
        files: {
          'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }) } };\n",
          'src/routes/+page.js': 'export const prerender = true;\n',
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'The fallback is the home page',
        files: {
          'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: 'index.html' }) } };\n",
          'src/routes/+layout.js': 'export const ssr = false;\n',
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const { fallbackPage: file = '' } = project.config;
    const option = kitOption(project, 'adapter');
    const what = overwrittenBy(project, file);
    if (what !== undefined && typeof option !== 'string') report(option.path, option.span, 'overwritten', { file, what }, { kitCode: 'adapter_fallback_overwrites' });
  },
});

function overwrittenBy(project: Project, file: string): string | undefined {
  const asset = joinPath(project.config.assets, file) ?? '';
  if (project.paths().includes(asset)) return asset;
  const { root } = project.routes;
  return file === 'index.html' && root.page !== undefined && project.pageOptions(root).prerender === true ? 'the prerendered home page' : undefined;
}
