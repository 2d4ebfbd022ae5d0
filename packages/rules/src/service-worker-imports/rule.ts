import { defineRule } from '@sk-audit/core';
import * as assets from './assets.js';
import * as imports from './imports.js';
import * as workerOnly from './worker-only.js';

export default defineRule({
  id: 'service-worker-imports',
  formerly: ['sw-assets-conflict'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids what Kit cannot build into a service worker.',
  why: `A service worker is built apart from the app and runs without a page. Kit 1 gives it \`$service-worker\` and nothing else of its own, Kit 2 also
\`$env/static/public\` (and \`$app/env/public\`, once there is one). Kit 3 stops at \`$app/forms\`, \`$app/navigation\` and \`$app/state\`. An import
of anything else stops the build, however many modules lie between and even if nothing of it is used. In Kit 3 private environment variables
and \`$app/server\` are the matter of \`no-server-import-in-client\`.

A service worker answers for the files of its own origin. With \`paths.assets\` the app's files lie on another one, so Kit refuses to build an
app that has both; in development nothing is said. A value that is computed is left alone: many apps set it for some builds only.

The other way round, what a service worker has of its own (\`$service-worker\`, in Kit 3 \`$app/service-worker\`) throws in all other code: in Kit 3 only while you develop.
And \`match()\` of \`$app/paths\` throws in a service worker, which can import it.`,
  sources: [
    'https://svelte.dev/docs/kit/service-workers',
    'https://svelte.dev/e/kit/service_worker_invalid_import',
    'https://svelte.dev/e/kit/service_worker_assets',
    'https://svelte.dev/e/kit/service_worker_module_outside_worker',
    'https://svelte.dev/e/kit/match_in_service_worker',
    '@sveltejs/kit 2.70.4 src/exports/vite/build/build_service_worker.js',
    '@sveltejs/kit 3.2.0 src/exports/vite/build/service-worker.js',
    '@sveltejs/kit 2.70.4 src/exports/vite/index.js',
  ],
  messages: { ...imports.messages, ...assets.messages, ...workerOnly.messages },
  examples: {
    bad: [...imports.examples.bad, ...assets.examples.bad, ...workerOnly.examples.bad],
    good: [...imports.examples.good, ...assets.examples.good, ...workerOnly.examples.good],
  },
  checkProject(context) {
    imports.check(context);
    assets.check(context);
    workerOnly.check(context);
  },
});
