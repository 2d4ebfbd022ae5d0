import { defineRule, prerenderedAnswer } from '@sk-audit/core';

export default defineRule({
  id: 'endpoint-redirect-location',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'warns',
  summary: 'Demands that a prerendered redirect says where to.',
  why: `A redirect is an answer with a status from 300 to 399 and a \`location\`. Without one, Kit saves nothing for the route and only warns
while it prerenders; whoever asks for it later gets a 404.

The rule reads \`new Response()\` in endpoints that are prerendered. \`redirect()\` always has a location.`,
  sources: ['https://svelte.dev/e/kit/prerender_redirect_location_missing', '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js'],
  messages: {
    noLocation: { text: 'This answer redirects with {{status}}, but has no `location`.', advice: "Throw `redirect({{status}}, '…')`, or add the header `location`." },
  },
  examples: {
    bad: [
      {
        title: 'Only a status',
        files: {
          'src/routes/old/+server.ts': `export const prerender = true;
export const GET = () => new Response(null, { status: 308 }); // ✗ noLocation "new Response(null, { status: 308 })"
`,
        },
      },
      {
        title: 'Another header',
        kit: '3.2.0',
        files: {
          'src/routes/old/+server.ts': `export const prerender = true;
export function GET() {
  return new Response(null, { status: 301, headers: { Link: '/new' } }); // ✗ noLocation "new Response(null, { status: 301, headers: { Link: '/new' } })"
}
`,
        },
      },
    ],
    good: [
      {
        title: 'With a location',
        files: {
          'src/routes/old/+server.ts': `export const prerender = true;
export const GET = () => new Response(null, { status: 308, headers: { Location: '/new' } });
`,
          'src/routes/new/+page.svelte': '<h1>New</h1>\n',
        },
      },
      {
        title: 'An endpoint that is not prerendered',
        files: { 'src/routes/old/+server.ts': 'export const GET = () => new Response(null, { status: 304 });\n' },
      },
    ],
  },
  checkProject({ project, report }) {
    for (const node of project.routes.nodes) {
      const answer = prerenderedAnswer(project, node);
      if (!answer || answer.status < 300 || answer.status > 399 || answer.headers.has('location')) continue;
      report(answer.path, answer.span, 'noLocation', { status: String(answer.status) }, { kitCode: 'prerender_redirect_location_missing' });
    }
  },
});
