/** What is prerendered at the root of the site. */
import { isOtherThanHtml, plainPathname, prerenderedAnswer, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  notHtml: { text: 'The answer at the root of the site is prerendered, but is no HTML.', advice: 'Answer with HTML, move the endpoint below the root, or do not prerender it.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
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
};

/** Reports an answer there that is no HTML. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  if (project.kitSatisfies('>=2.65.2') !== true) return;
  for (const node of project.routes.nodes) {
    if (plainPathname(node) !== '/') continue;
    const answer = prerenderedAnswer(project, node);
    if (answer && isOtherThanHtml(answer)) report(answer.path, answer.span, 'notHtml', {}, { kitCode: 'prerender_root_non_html' });
  }
}
