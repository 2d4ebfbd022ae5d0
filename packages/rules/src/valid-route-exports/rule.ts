import { defineRule } from '@sk-audit/core';
import * as config from './config.js';
import * as exports from './exports.js';

export default defineRule({
  id: 'valid-route-exports',
  formerly: ['route-config-match'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  fix: 'suggest',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids exports of route modules that Kit does not take.',
  why: `Kit takes only names that it knows from \`+page\`, \`+layout\` and \`+server\` modules, and anything that begins with \`_\`. Any other
export ends the build, and in development the first request for the route: a helper, a handler in lower case, \`actions\` in a module
that reaches the browser.

Adapters deploy a route as one function, so its page and its endpoint share one \`config\`. When both export one and any key differs, Kit ends
the build (2.0; Kit 1 takes whichever it finds). That of a page is merged, key by key, from its layouts and its own modules. Values that are
no literals are not compared.

Types are no exports when the app runs. Kit does not look into layouts without a page below, into universal modules whose \`ssr = false\`
it can read without running them (2.21), nor, in Kit 1, into a \`+server\` that does not export \`prerender\`; nor does the rule.`,
  sources: [
    'https://svelte.dev/docs/kit/page-options',
    'https://svelte.dev/e/kit/invalid_export',
    'https://svelte.dev/e/kit/invalid_export_location',
    'https://svelte.dev/docs/kit/page-options#config',
    'https://svelte.dev/e/kit/route_config_mismatch',
    '@sveltejs/kit 2.70.4 src/utils/exports.js',
    '@sveltejs/kit 2.70.4 src/core/postbuild/analyse.js',
    '@sveltejs/kit 2.70.4 src/utils/page_nodes.js',
  ],
  messages: { ...exports.messages, ...config.messages },
  examples: {
    bad: [...exports.examples.bad, ...config.examples.bad],
    good: [...exports.examples.good, ...config.examples.good],
  },
  check(context) {
    exports.check(context);
    config.check(context);
  },
});
