import {
  canRun, conditionsOf, defineRule, indexOf, patternText, routeTest,
  type CallFact, type CheckContext, type FileFacts, type Project, type Related,
} from '@sk-audit/core';

const CHANGES: ReadonlySet<string> = new Set(['set', 'append', 'delete']);

export default defineRule({
  id: 'no-immutable-header-mutation',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: 'unproven: none of the 48 apps that were read has both in one.',
  summary: 'Forbids changing the headers of every response in `handle` where an endpoint answers with headers that cannot be changed.',
  why: `The headers of \`Response.redirect(…)\`, and of a response that \`fetch\` gave, are immutable: \`headers.set()\` throws a \`TypeError\`. Kit hands an
endpoint's response to \`handle\` as it is, so a hook that sets a security header on every response turns that endpoint into status 500.

The rule speaks where both are there: a change of headers in \`handle\` that runs for the endpoint's route, outside a \`try\`, and an endpoint that
returns such a response. A request to the app's own routes (\`fetch('/api/orders')\`) gives a response that can be changed.`,
  sources: ['https://developer.mozilla.org/en-US/docs/Web/API/Response/redirect_static', 'https://fetch.spec.whatwg.org/#concept-headers-guard', '@sveltejs/kit 2.70.4 src/runtime/server/endpoint.js'],
  messages: {
    immutable: {
      text: 'This throws for `{{route}}`, whose endpoint answers with {{what}}: such headers are immutable.',
      advice: 'Change a copy: `new Response(response.body, response)`; or make the redirect with `redirect()` of Kit, and the answer with `new Response(…)`.',
    },
  },
  examples: {
    bad: [
      {
        title: 'A security header and a redirect',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  response.headers.set('x-frame-options', 'DENY'); // ✗ immutable "response.headers.set('x-frame-options', 'DENY')"
  return response;
};
`,
          'src/routes/old-shop/+server.ts': `export const GET = async ({ url }) => Response.redirect(new URL('/shop', url), 301);
`,
        },
        says: ['answers with it: Response.redirect(new URL(\'/shop\', url), 301)'],
      },
      {
        title: 'An answer that is passed on',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  if (event.url.pathname.startsWith('/api')) response.headers.append('access-control-allow-origin', '*'); // ✗ immutable "response.headers.append('access-control-allow-origin', '*')"
  return response;
};
`,
          'src/routes/api/rates/+server.ts': `export const GET = async ({ fetch }) => {
  return await fetch('https://rates.example.com/latest');
};
`,
        },
      },
    ],
    good: [
      {
        title: 'A copy, and Kit’s redirect',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const answer = new Response(response.body, response);
  answer.headers.set('x-frame-options', 'DENY');
  return answer;
};
`,
          'src/routes/old-shop/+server.ts': `export const GET = async ({ url }) => Response.redirect(new URL('/shop', url), 301);
`,
        },
      },
      {
        title: 'Responses that can be changed',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  response.headers.set('x-frame-options', 'DENY');
  return response;
};
`,
          'src/routes/old-shop/+server.ts': `import { redirect } from '@sveltejs/kit';
export const GET = async () => redirect(301, '/shop');
export const POST = async ({ fetch }) => fetch('/api/orders');
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const { fn } of project.entriesIn(path).filter(({ role }) => role === 'handle')) checkHandle(context, fn); // mutate-ok: others are given no `resolve`
  },
});

/** One mistake, however many headers the hook sets for the route. */
function checkHandle({ facts, project, report }: CheckContext<'immutable'>, fn: number): void {
  const changes = (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact).filter((call) => changesResponse(facts, call));
  for (const change of changes.length > 0 ? immutableAnswers(project) : []) { // mutate-ok: only spares work
    const first = changes.find((call) => canRun(conditionsOf(facts, call.when), (test) => routeTest(facts, test, change.route)) === true);
    if (!first) continue;
    report(first.span, 'immutable', { route: change.route, what: change.what }, { related: [change.place] });
    return;
  }
}

/** `response.headers.set(…)` on what `resolve(event)` gave. */
function changesResponse(facts: FileFacts, { callee, tries }: CallFact): boolean {
  if (tries !== undefined || callee.path.at(-2) !== 'headers' || !CHANGES.has(callee.path.at(-1) ?? '')) return false;
  const source = callee.from === 'binding' ? facts.bindings[callee.binding]?.init : undefined; // mutate-ok: only bindings have one
  const call = callee.from === 'call' ? callee.call : source?.is === 'call' ? source.call : -1;
  return facts.calls[call]?.callee.path.at(-1) === 'resolve';
}

type Answer = { readonly route: string; readonly what: string; readonly place: Related };

/** What endpoints return that cannot be changed, by path. */
function immutableAnswers(project: Project): readonly Answer[] {
  return project.routes.nodes.flatMap((node) => {
    const handlers = node.endpoint === undefined || node.page ? [] : project.entries(node.endpoint).filter(({ role }) => role === 'handler');
    return handlers.flatMap((handler) => {
      const facts = project.facts(handler.path) as FileFacts;
      const calls = (indexOf(facts).callsOf.get(handler.fn) ?? []).map((index) => facts.calls[index] as CallFact);
      return calls.filter(({ use }) => use === 'returned').flatMap((call): readonly Answer[] => {
        const what = immutable(call, handler.fn);
        return what === undefined ? [] : [{ route: node.id, what, place: { path: handler.path, span: call.span, message: 'answers with it' } }];
      });
    });
  });
}

function immutable({ args, callee }: CallFact, fn: number): string | undefined {
  if (callee.from === 'global' && callee.name === 'Response' && callee.path[0] === 'redirect') return '`Response.redirect()`'; // mutate-ok: only globals have a name
  const isFetch = callee.from === 'global' ? callee.name === 'fetch' : callee.from === 'param' && callee.fn === fn && callee.path.join('.') === 'fetch'; // mutate-ok: calls of the handler itself
  return isFetch && /^https?:/.test(patternText(args[0]) ?? '') ? 'what `fetch()` gave' : undefined;
}
