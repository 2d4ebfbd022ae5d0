import { defineRule } from '@sk-audit/core';
import * as adapter from './adapter.js';
import * as remote from './remote.js';
import * as tracing from './tracing.js';

export default defineRule({
  id: 'unavailable-feature',
  formerly: ['adapter-feature', 'remote-flag-required'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.4.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids features of Kit that are not switched on, or that the adapter does not support.',
  why: `Some of Kit's features have to be switched on, or need the adapter's help; without it the build fails.

\`src/instrumentation.server\` (since 2.31) and \`read()\` of \`$app/server\` need the adapter: adapter-static has neither, the others got them in
some version. In Kit 2 the build also fails when \`src/instrumentation.server\` is there and \`experimental.instrumentation.server\` is not set;
Kit 3 needs no flag. Only the official adapters are known, in the versions that \`package.json\` allows, and \`adapter-auto\` is left alone,
because it becomes another adapter where it runs. \`read()\` is fine in routes that are prerendered, so it is reported where its route surely
is not.

Remote functions (since 2.27) are an experiment. Without \`experimental.remoteFunctions\` a \`.remote.ts\` file is a module like any other, so
its import takes server code to the browser, and Kit stops the build; Kit 3 stops at any import of such a file. The finding stands once, at
the configuration, and names the files. Files that nothing imports are no mistake, nor is one that only the server imports before Kit 3. A
flag that is computed is taken to be on.

Traces (\`tracing.server\`, in Kit 2 \`experimental.tracing.server\`) need \`@opentelemetry/api\`, which Kit does not bring. The rule looks for it, and for whatever is
known to bring it, in \`package.json\`; not in an app that is one of several packages of a repository.`,
  sources: [
    'https://svelte.dev/e/kit/adapter_instrumentation_unsupported',
    'https://svelte.dev/e/kit/adapter_read_unsupported',
    'https://svelte.dev/docs/kit/observability',
    'https://svelte.dev/docs/kit/remote-functions',
    'https://svelte.dev/e/kit/config_feature_disabled',
    'https://svelte.dev/e/kit/tracing_api_missing',
    '@sveltejs/kit 2.70.4 src/exports/vite/index.js, src/utils/features.js',
    '@sveltejs/kit 3.2.0 src/core/features.js',
    '@sveltejs/kit 2.70.4 src/exports/vite/index.js',
    '@sveltejs/kit 3.2.0 src/exports/vite/plugins/remote.js, src/exports/internal/server/telemetry.js',
  ],
  messages: { ...adapter.messages, ...remote.messages, ...tracing.messages },
  examples: {
    bad: [...adapter.examples.bad, ...remote.examples.bad, ...tracing.examples.bad],
    good: [...adapter.examples.good, ...remote.examples.good, ...tracing.examples.good],
  },
  checkProject(context) {
    adapter.check(context);
    remote.check(context);
    tracing.check(context);
  },
});
