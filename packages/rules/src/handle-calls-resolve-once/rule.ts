import { defineRule, handlesIn, isResolve, maybeBefore, resolveCalls, type CallFact, type CheckContext, type ExitFact, type FileFacts } from '@sk-audit/core';
import { hangsOnResponse, isSurelyAfter, isTaken, mayEnd, partOfPromise, suggestAwait, suggestReturn, whatIsNoResponse } from './ways.js';

type Id = 'dropped' | 'wasted' | 'noResponse' | 'uncalled' | 'notAResponse' | 'twice' | 'notAwaited';

export default defineRule({
  id: 'handle-calls-resolve-once',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 98 repositories, after three false ones were mended; Kit 1.30.4, 2.70.4 and 3.2.0 answer as the rule says',
  fix: 'suggest',
  summary: 'Demands that every way through `handle` answers with a response, and renders once.',
  why: `What \`handle\` returns is the answer to the visitor. A way through it that returns nothing ends in
status 500, although the page was rendered: the \`return\` before \`resolve(event)\` is what is forgotten most. Something other than a
\`Response\` may be handed on to the server as it is, which cannot send it. \`resolve\` gives a promise;
headers can be set on what it resolves to, not on the promise. A call whose response is dropped for another one handles the request for
nothing: what a hook sets in cookies or \`locals\` is there without it.

Each call of \`resolve\` handles the whole request. The second one runs every \`load\` again and throws when one of them calls
\`setHeaders()\`; a form action runs twice as well, and the second time finds its form data used up. All this is so in Kit 1, 2 and 3.

The rule looks at the hook itself and at what \`sequence()\` is given. A second \`resolve\` that hangs on the first response, or stands in a
\`catch\`, is somebody's second attempt and left alone; so is a way that ends after a call of unknown code, which may throw, and one that a
\`finally\` overrides.`,
  sources: ['https://svelte.dev/docs/kit/hooks#Server-hooks-handle', '@sveltejs/kit 2.70.4 src/runtime/server/respond.js'],
  messages: {
    dropped: { text: 'The response of `resolve()` is dropped, so the visitor gets status 500.', advice: 'Write `return` before it.' },
    wasted: { text: 'The response of `resolve()` is dropped, so all that the request does is done for nothing.', advice: 'Leave the call out, or return what it gives; cookies and `locals` do not need it.' },
    noResponse: { text: '`handle` may end here without a response, and the visitor gets status 500.', advice: 'Return `resolve(event)`, or a `Response`.' },
    uncalled: { text: '`resolve` itself is returned, not what it gives, and the visitor gets no page.', advice: 'Call it: `return resolve(event)`.' },
    notAResponse: { text: '`handle` returns {{what}}, which is no `Response`, and the visitor gets no page.', advice: 'Return `resolve(event)`, or make a response: `new Response(…)`.' },
    twice: { text: '`resolve()` has been called before, so everything that the request does is done twice.', advice: 'Call it once, and use the response that it gave.' },
    notAwaited: { text: '`{{part}}` is looked for on the promise that `resolve()` gives, and is not there.', advice: 'Wait for the response first: `await resolve(event)`.' },
  },
  examples: {
    bad: [
      {
        title: 'A forgotten return',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  event.locals.cart = event.cookies.get('cart');
  resolve(event); // ✗ dropped "resolve(event)"
};
`,
        },
        after: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  event.locals.cart = event.cookies.get('cart');
  return resolve(event);
};
`,
        },
      },
      {
        title: 'A way out without an answer',
        files: {
          'src/hooks.server.ts': `export async function handle({ event, resolve }) {
  if (event.url.pathname.startsWith('/invoices')) {
    if (!event.cookies.get('session')) return; // ✗ noResponse "return;"
    return resolve(event);
  }
} // ✗ noResponse "}"
`,
        },
      },
      {
        title: 'Rendered twice',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
async function log({ event, resolve }) {
  const response = await resolve(event);
  console.log(event.url.pathname, response.status);
  return resolve(event); // ✗ twice "resolve(event)"
}
async function shop({ event, resolve }) {
  if (event.url.pathname === '/shop') await resolve(event); // ✗ wasted "resolve(event)"
  return resolve(event, { preload: () => true });
}
export const handle = sequence(log, shop);
`,
        },
      },
      {
        title: 'Headers on a promise',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = resolve(event);
  response.headers.set('x-frame-options', 'DENY'); // ✗ notAwaited "response.headers.set"
  return response;
};
`,
        },
        after: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  response.headers.set('x-frame-options', 'DENY');
  return response;
};
`,
        },
      },
      {
        title: 'Not a response',
        files: {
          'src/hooks.server.ts': `export const handle = ({ event, resolve }) => {
  if (event.url.pathname === '/health') return { status: 200 }; // ✗ notAResponse "return { status: 200 };"
  return resolve; // ✗ uncalled "return resolve;"
};
`,
        },
      },
    ],
    good: [
      {
        title: 'One response on each way',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
export const handle = async ({ event, resolve }) => {
  if (event.url.pathname === '/health') return new Response('ok');
  if (event.url.pathname.startsWith('/admin')) {
    if (!event.locals.user) redirect(303, '/login');
    return resolve(event);
  }
  const response = await resolve(event);
  response.headers.set('x-frame-options', 'DENY');
  return response;
};
`,
        },
      },
      {
        title: 'A second attempt',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  if (response.status !== 503) return response;
  return resolve(event);
};
`,
        },
      },
    ],
  },
  check(context) {
    for (const { fn } of handlesIn(context.project, context.path)) checkHandle(context, fn);
  },
});

function checkHandle(context: CheckContext<Id>, fn: number): void {
  const { facts } = context;
  const resolved = resolveCalls(facts, fn);
  const exits = facts.exits.filter((exit) => exit.fn === fn && exit.kind !== 'throw' && isTaken(context, exit));
  for (const index of resolved) {
    if (isDropped(facts, index)) checkDropped(context, index, exits);
    else checkKept(context, index, resolved);
  }
  for (const exit of exits) checkExit(context, exit, resolved);
}

function isDropped({ calls }: FileFacts, index: number): boolean {
  return calls[index]?.use === 'discarded';
}

/** Nobody gets the response: either none is given at all, or another one. */
function checkDropped(context: CheckContext<Id>, index: number, exits: readonly ExitFact[]): void {
  const { facts, report } = context;
  const call = facts.calls[index] as CallFact;
  const ends = exits.some((exit) => mayEnd(context, exit) && maybeBefore(facts, exit.at).has(index));
  report(call.span, ends ? 'dropped' : 'wasted', {}, { suggest: suggestReturn(exits, call) });
}

function checkKept({ facts, path, report }: CheckContext<Id>, index: number, resolved: readonly number[]): void {
  const call = facts.calls[index] as CallFact;
  const first = resolved.find((one) => !isDropped(facts, one) && isSurelyAfter(facts, index, one));
  if (first !== undefined && call.handler === undefined && !hangsOnResponse(facts, call)) {
    report(call.span, 'twice', {}, { related: [{ path, span: (facts.calls[first] as CallFact).span, message: 'called here first' }] });
  }
  const part = partOfPromise(facts, index);
  if (part) report(part.span, 'notAwaited', { part: part.name }, { suggest: suggestAwait(facts, call) });
}

function checkExit(context: CheckContext<Id>, exit: ExitFact, resolved: readonly number[]): void {
  const { facts, report } = context;
  const isReported = resolved.some((index) => isDropped(facts, index) && maybeBefore(facts, exit.at).has(index));
  if (mayEnd(context, exit)) return isReported ? undefined : report(exit.span, 'noResponse');
  const what = exit.value && whatIsNoResponse(exit.value);
  if (what !== undefined) report(exit.span, 'notAResponse', { what });
  if (exit.value?.is === 'ref' && isResolve(exit.value.ref, exit.fn)) report(exit.span, 'uncalled');
}
