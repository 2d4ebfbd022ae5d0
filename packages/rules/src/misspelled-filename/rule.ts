import { defineRule } from '@sk-audit/core';
import * as hooks from './hooks.js';
import * as routes from './routes.js';

export default defineRule({
  id: 'misspelled-filename',
  formerly: ['hook-filename', 'missing-route-prefix'],
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'warns',
  summary: 'Finds hooks and route files that Kit does not read, because of a `+` or an `s` too many or too few.',
  why: `Kit reads \`src/hooks.server\`, \`src/hooks.client\` and \`src/hooks\`. A \`src/hook.server.ts\` or \`src/+hooks.server.ts\` is nothing to it: no
\`handle\` runs, and with it no check of who is logged in. Kit 3 warns of both spellings, Kit 1 and 2 only of the \`+\`, and not for universal
hooks.

In the routes folder \`page.svelte\`, \`layout.svelte\`, \`server.ts\` and the like are nothing to Kit: only names with a \`+\` are. The page is not
there (404), the layout does not surround its pages, the \`load\` never runs. Kit prints a warning while developing and building, which is
easily lost among other lines.

A file that another one imports is left alone, though Kit may warn of it: it is a helper with an unlucky name. So are hooks beside others that
are named right, names that Kit would refuse with the \`+\` (\`error.ts\`, \`page@shop.ts\`), and an app without any route, which
\`valid-route-name\` reports.`,
  sources: [
    'https://svelte.dev/docs/kit/hooks',
    'https://svelte.dev/docs/kit/routing',
    '@sveltejs/kit 2.70.4 src/core/sync/write_server.js',
    '@sveltejs/kit 3.2.0 src/core/sync/write_server.js',
    '@sveltejs/kit 3.2.0 src/core/sync/write_client_manifest.js',
    '@sveltejs/kit 2.70.4 src/core/sync/create_manifest_data/index.js',
    '@sveltejs/kit 3.2.0 src/core/sync/create_manifest_data/index.js',
  ],
  messages: { ...hooks.messages, ...routes.messages },
  examples: {
    bad: [...hooks.examples.bad, ...routes.examples.bad],
    good: [...hooks.examples.good, ...routes.examples.good],
  },
  checkProject(context) {
    hooks.check(context);
    routes.check(context);
  },
});
