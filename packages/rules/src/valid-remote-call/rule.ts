import { defineRule } from '@sk-audit/core';
import * as calls from './calls.js';
import * as refreshes from './refreshes.js';

export default defineRule({
  id: 'valid-remote-call',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.27.0',
  recommended: true,
  summary: 'Forbids calls of remote functions that Kit refuses where they stand, or with what they are given.',
  why: `A \`command\` changes something, so it must not run while a page is merely asked for. Kit throws when one is called by a \`load\`, by a GET or
HEAD handler, while a component is rendered, or by a \`query\` or \`prerender\` function. In an event handler, an action, or another command it
is fine. A \`query\` cannot be called while the app is being built, that is by a \`load\` or a component of a prerendered page; use
\`prerender\` there. What a \`prerender\` function was not asked for while the app was built, it only answers with \`{ dynamic: true }\`. No remote
function takes a regular expression as an argument, and no command a promise.

\`requested(query, limit)\` gives the queries that the browser wants to have refreshed. It needs a query function, not its result, and a limit (\`Infinity\` is one);
it only works in a \`command\` or \`form\`; live queries have \`reconnectAll()\`, all others \`refreshAll()\`; and for a query with a schema
it has to be gone through with \`for await\`. \`.updates(…)\` takes queries one by one, not in a list, and one override of each; of a second \`.updates(…)\` of the
same call nothing comes.

The rule follows the app's own functions. It leaves alone calls in a \`try\`, under \`if (browser)\`, in components under any condition, and what it cannot resolve.`,
  sources: [
    'https://svelte.dev/docs/kit/remote-functions', 'https://svelte.dev/e/kit/remote_command_method', 'https://svelte.dev/e/kit/remote_query_prerender', 'https://svelte.dev/e/kit/remote_requested_context',
    '@sveltejs/kit 2.70.4 src/runtime/app/server/remote/', '@sveltejs/kit 3.2.0 src/runtime/app/server/remote/', '@sveltejs/kit 3.2.0 src/runtime/client/remote-functions/shared.svelte.js',
  ],
  messages: { ...calls.messages, ...refreshes.messages },
  examples: {
    bad: [...calls.examples.bad, ...refreshes.examples.bad],
    good: [...calls.examples.good, ...refreshes.examples.good],
  },
  check(context) {
    calls.check(context);
    refreshes.check(context);
  },
});
