import { defineRule } from '@sk-audit/core';
import * as preload from './preload.js';
import * as scroll from './scroll.js';
import * as targets from './targets.js';

export default defineRule({
  id: 'valid-navigation-target',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 109 apps, and Kit says it only in a browser.',
  fix: 'suggest',
  summary: 'Forbids calls of `$app/navigation` that the router refuses.',
  why: `The router leads to pages of the app. \`goto\` of Kit 2 and 3 refuses another origin (so do \`pushState\` and \`replaceState\` in 3), and in Kit 3 an
address of the app that has no page, such as one with a \`+server\` endpoint only or a file in \`static\`. \`preloadData\` refuses both in every version. The promise is rejected, and the visitor
stays where they are. \`preloadCode\` takes a pathname before Kit 3 and a route id (\`/blog/[slug]\`) from then on; for everything else it loads nothing, with an error or a
warning while you develop. A query parameter that begins with \`x-sveltekit-\` is Kit's own: where the page has server data, the
navigation ends on the error page (before 3 only \`x-sveltekit-invalidated\`). \`disableScrollHandling\` works while a page is being updated, and does nothing
in an event handler or a timer, where Kit throws in development.

The rule looks at addresses that are written out, and knows the base path. It is silent with a \`reroute\` hook, with the hash router, and for addresses with unknown parts.`,
  sources: [
    'https://svelte.dev/docs/kit/$app-navigation', 'https://svelte.dev/e/kit/navigation_external_url', 'https://svelte.dev/e/kit/navigation_route_missing', 'https://svelte.dev/e/kit/preload_route_missing',
    '@sveltejs/kit 2.70.4 src/runtime/client/client.js', '@sveltejs/kit 3.2.0 src/runtime/client/client.js',
  ],
  messages: { ...targets.messages, ...preload.messages, ...scroll.messages },
  examples: {
    bad: [...targets.examples.bad, ...preload.examples.bad, ...scroll.examples.bad],
    good: [...targets.examples.good, ...preload.examples.good, ...scroll.examples.good],
  },
  check(context) {
    targets.check(context);
    preload.check(context);
    scroll.check(context);
  },
});
