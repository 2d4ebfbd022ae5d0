import { defineRule } from '@sk-audit/core';
import * as late from './late.js';
import * as once from './once.js';

export default defineRule({
  id: 'valid-response-headers',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids headers and cookies that Kit refuses: set twice, set too late, or a cookie set as a header.',
  why: `\`setHeaders()\` takes each name once for a request, whoever sets it: a second time, in the same function or in the \`load\` of a layout and of a page
below, it throws, and the visitor gets status 500. \`server-timing\` may be set several times. \`set-cookie\` it never takes, as a response has many of
them; \`cookies.set()\` is there for it.

Once the response is made, neither headers nor cookies get into it: in \`handle\` after \`await resolve(event)\`, and in the code behind a promise that
\`load\` has returned. \`cookies.set()\` and \`cookies.delete()\` throw there. \`setHeaders()\` throws in \`handle\` in Kit 1, and is lost in later versions.

The rule counts what is set on every way through a function, and leaves alone what stands under conditions.`,
  sources: [
    'https://svelte.dev/docs/kit/load#Headers',
    'https://svelte.dev/docs/kit/load#Streaming-with-promises',
    'https://svelte.dev/e/kit/header_already_set',
    'https://svelte.dev/e/kit/set_headers_cookie',
    'https://svelte.dev/e/kit/cookies_set_after_response',
    '@sveltejs/kit 3.2.0 src/runtime/server/respond.js',
  ],
  messages: { ...once.messages, ...late.messages },
  examples: { bad: [...once.examples.bad, ...late.examples.bad], good: [...once.examples.good, ...late.examples.good] },
  check(context) {
    once.check(context);
    late.check(context);
  },
});
