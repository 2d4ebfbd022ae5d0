import { defineRule, isOtherThanHtml, plainPathname, prerenderedAnswer } from '@sk-audit/core';

export default defineRule({
  id: 'prerender-root-html',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.65.2',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids a prerendered endpoint at the root that answers with anything but HTML.',
  why: `A prerendered answer is a file, and for the root of a site static hosts serve \`index.html\`. So Kit ends the build when the endpoint
there answers with JSON or text (2.65.2); before, it saved a page that showed that text.

The rule reads answers that are made on the spot: \`json()\`, \`text()\`, \`Response.json()\`, \`new Response()\`.`,
  sources: ['https://svelte.dev/e/kit/prerender_root_non_html', '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js'],
  messages: {
    notHtml: { text: 'The answer at the root of the site is prerendered, but is no HTML.', advice: 'Answer with HTML, move the endpoint below the root, or do not prerender it.' },
  },
  examples: {
    bad: [
      {
        title: 'JSON at the root of an app that is all endpoints',
        files: {
          'svelte.config.js': "export default { kit: { files: { routes: 'src/api' } } };\n",
          'src/api/+server.ts': `import { json } from '@sveltejs/kit';
export const prerender = true;
export const GET = () => json({ version: 1 }); // ✗ notHtml "json({ version: 1 })"
`,
        },
      },
      {
        title: 'Text at the root',
        kit: '3.2.0',
        files: {
          'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ files: { routes: 'src/api' } })] };\n",
          'src/api/+server.ts': `export const prerender = true;
export const GET = () => new Response('up'); // ✗ notHtml "new Response('up')"
`,
        },
      },
    ],
    good: [
      {
        title: 'HTML',
        files: {
          'svelte.config.js': "export default { kit: { files: { routes: 'src/api' } } };\n",
          'src/api/+server.ts': `export const prerender = true;
export const GET = () => new Response('<h1>Up</h1>', { headers: { 'content-type': 'text/html' } });
`,
        },
      },
      {
        title: 'JSON below the root',
        files: {
          'src/routes/version.json/+server.ts': `export const prerender = true;
export const GET = () => Response.json({ version: 1 });
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    for (const node of project.routes.nodes) {
      if (plainPathname(node) !== '/') continue;
      const answer = prerenderedAnswer(project, node);
      if (answer && isOtherThanHtml(answer)) report(answer.path, answer.span, 'notHtml', {}, { kitCode: 'prerender_root_non_html' });
    }
  },
});
