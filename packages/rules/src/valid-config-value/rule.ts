import { defineRule } from '@sk-audit/core';
import * as removed from './removed.js';
import * as trustedTypes from './trusted-types.js';
import * as values from './values.js';

export default defineRule({
  id: 'valid-config-value',
  formerly: ['removed-config-option', 'csp-trusted-types'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that Kit takes every option of its configuration.',
  why: `Kit looks at its configuration before it does anything else. An option that it does not know or has dropped, or a value that it does not
take, stops the development server, the build and \`svelte-kit sync\`, always at the first one.

Kit 3 takes its options from \`sveltekit()\` in the Vite configuration, without \`kit\` around them, and does not start beside a
\`svelte.config.js\` or \`svelte.config.ts\`. It has dropped \`csrf.checkOrigin\`, \`env.publicPrefix\`, \`env.privatePrefix\`, \`files.lib\`,
\`output.preloadStrategy\`, \`prerender.origin\`, \`serviceWorker.files\`, \`vitePlugin\` and some experimental options; Kit 2 has dropped
\`dangerZone\`.

With \`require-trusted-types-for: ['script']\` in \`csp.directives\` a browser takes markup and the addresses of scripts only from named
policies. Svelte 5 makes its markup with the policy \`svelte-trusted-html\`, and Kit registers the service worker with
\`sveltekit-trusted-url\`: without their names in \`trusted-types\` no page would come to life, so Kit refuses to build (2.57). The second is
needed where there is a service worker that Kit registers. In Kit 3 the first is not, where every page has \`csr = false\`. Kit 2 refuses both
directives with a Svelte before 5.51, which makes no trusted types. \`reportOnly\` blocks nothing and is left alone.

The rule reads \`svelte.config.js\`, or what is given to \`sveltekit()\` in the Vite configuration, without running it, and knows the options of
each version since 1.0. What is computed counts as right, and so does everything that another tool reads.`,
  sources: [
    'https://svelte.dev/docs/kit/configuration',
    'https://svelte.dev/e/kit/config_unexpected_option',
    'https://svelte.dev/e/kit/config_option_removed',
    'https://svelte.dev/docs/kit/configuration#csp',
    'https://svelte.dev/e/kit/config_csp_trusted_html_missing',
    '@sveltejs/kit 1.30.4 src/core/config/options.js',
    '@sveltejs/kit 2.70.4 src/core/config/options.js',
    '@sveltejs/kit 3.2.0 src/core/config/options.js',
    '@sveltejs/kit 2.0.0 src/core/config/options.js',
    '@sveltejs/kit 3.2.0 src/exports/vite/index.js',
    '@sveltejs/kit 2.70.4 src/core/config/index.js',
    '@sveltejs/kit 3.2.0 src/core/config/index.js',
    '@sveltejs/kit 3.2.0 src/exports/vite/build/index.js',
  ],
  messages: { ...values.messages, ...removed.messages, ...trustedTypes.messages },
  examples: {
    bad: [...values.examples.bad, ...removed.examples.bad, ...trustedTypes.examples.bad],
    good: [...values.examples.good, ...removed.examples.good, ...trustedTypes.examples.good],
  },
  checkProject(context) {
    values.check(context);
    removed.check(context);
    trustedTypes.check(context);
  },
});
