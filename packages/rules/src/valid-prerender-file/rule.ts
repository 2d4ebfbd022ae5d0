import { defineRule } from '@sk-audit/core';
import * as folder from './folder.js';
import * as pageAndEndpoint from './page-and-endpoint.js';
import * as root from './root.js';

export default defineRule({
  id: 'valid-prerender-file',
  formerly: ['prerender-root-html', 'prerender-file-directory-conflict', 'no-prerender-page-and-endpoint'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that what is prerendered can be saved as a file.',
  why: `A prerendered answer is a file. So Kit ends the build where two answers would have to lie in the same place, or one in a place where no
host looks for it:

- A route has only one file. Where a \`+page.svelte\` and a \`+server\` share a folder, Kit fails as soon as it reads that one of them is
  prerendered (2.66), or finds both to be when it runs them (2.0). The option of a page may come from a layout; an endpoint inherits
  nothing. Kit 1 builds such a route, and prerenders the page.
- An answer that is no HTML is saved under the very name of its route: \`/prices\` becomes the file \`prices\`. A prerendered route below it,
  \`/prices/today\`, needs a folder of that name. Pages do not collide, since they are saved with \`.html\` at their end.
- For the root of a site static hosts serve \`index.html\`. Kit fails when a prerendered endpoint there answers with JSON or text (2.65.2);
  before, it saved a page that showed that text.

Of endpoints the rule reads answers that are made on the spot (\`json()\`, \`text()\`, \`Response.json()\`, \`new Response()\`), in routes without
parameters.`,
  sources: [
    'https://svelte.dev/e/kit/prerender_root_non_html',
    'https://svelte.dev/docs/kit/page-options#prerender-Route-conflicts',
    'https://svelte.dev/e/kit/prerender_directory_conflict',
    'https://svelte.dev/docs/kit/page-options#prerender',
    'https://svelte.dev/e/kit/route_prerender_page_and_endpoint',
    '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js',
    '@sveltejs/kit 2.70.4 src/core/sync/create_manifest_data/index.js',
    '@sveltejs/kit 2.5.0 src/core/postbuild/analyse.js',
  ],
  messages: { ...root.messages, ...folder.messages, ...pageAndEndpoint.messages },
  examples: {
    bad: [...root.examples.bad, ...folder.examples.bad, ...pageAndEndpoint.examples.bad],
    good: [...root.examples.good, ...folder.examples.good, ...pageAndEndpoint.examples.good],
  },
  check(context) {
    pageAndEndpoint.check(context);
  },
  checkProject(context) {
    root.check(context);
    folder.check(context);
  },
});
