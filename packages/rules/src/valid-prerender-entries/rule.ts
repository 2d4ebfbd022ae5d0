import { defineRule } from '@sk-audit/core';
import * as entries from './entries.js';
import * as unseen from './unseen.js';

export default defineRule({
  id: 'valid-prerender-entries',
  formerly: ['prerender-needs-entries', 'entries-match-route'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that the build can find the pages of a prerendered route with parameters, and that `entries` names its own pages.',
  why: `With \`prerender = true\` every page is made while the app is built, and none later. Pages of a route with parameters are found by
following links from pages that are prerendered too, or are named by \`entries\`. When neither leads to any, Kit ends the build: the route
was marked as prerenderable, but was not prerendered. The option often comes from the root layout.

\`entries\` (since 1.16) gives the parameters of the pages, and Kit puts them into the route's id. It ends the build when a parameter is
missing, or when the address that comes of them is answered by another route, because a route without a parameter there goes first.

The rule is silent where anything may lead to the route: a link with a computed address, raw HTML, a component from a package, \`reroute\`.
With \`'auto'\` pages that were not found are rendered when they are asked for. Of \`entries\` only literal values are judged, and only those
of routes without matchers.`,
  sources: [
    'https://svelte.dev/docs/kit/page-options#entries',
    'https://svelte.dev/e/kit/prerender_unseen_routes',
    'https://svelte.dev/e/kit/prerender_entry_generator_mismatch',
    'https://svelte.dev/e/kit/route_param_missing',
    '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js',
  ],
  messages: { ...unseen.messages, ...entries.messages },
  examples: {
    bad: [...unseen.examples.bad, ...entries.examples.bad],
    good: [...unseen.examples.good, ...entries.examples.good],
  },
  check(context) {
    entries.check(context);
  },
  checkProject(context) {
    unseen.check(context);
  },
});
