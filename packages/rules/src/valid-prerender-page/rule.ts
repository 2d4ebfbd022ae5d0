import { defineRule, failsOn, endpointPrerender, indexOf, isPrerenderOn, isSurelyVisited, ownPageOptions, ownRequest, pagesBelow, type CheckContext, type Entry, type FileFacts, type Project, type Ref, type RouteNode, type Span } from '@sk-audit/core';

type Id = 'actions' | 'methods' | 'search' | 'endpoint';

export default defineRule({
  id: 'valid-prerender-page',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids in prerendered pages and endpoints what only a server can do.',
  why: `A page that is prerendered is a file, made once while the app is built, with \`prerender = 'auto'\` as well. There is no server that could take its
forms, so Kit refuses a page that has \`actions\`; an endpoint whose answer is prerendered may not export \`POST\`, \`PUT\`, \`PATCH\` or \`DELETE\`, nor in Kit 3
\`QUERY\` or \`fallback\`. The same file answers whatever the query is, so \`url.search\` and \`url.searchParams\` throw in \`load\`, and in \`handle\`
as soon as anything is prerendered. And what a universal \`load\`
fetches of the app itself is prerendered along: an endpoint with \`prerender = false\` is refused. A server \`load\` is given an answer with status 500 in its place,
and the build goes on.

The rule looks at what surely runs, not under a condition such as \`building\`. A \`try\` catches what \`url.search\` throws.`,
  sources: [
    'https://svelte.dev/docs/kit/page-options#prerender-When-not-to-prerender',
    'https://svelte.dev/e/kit/prerender_actions',
    'https://svelte.dev/e/kit/prerender_endpoint_methods',
    'https://svelte.dev/e/kit/url_search_unavailable_prerender',
    'https://svelte.dev/e/kit/prerender_endpoint_not_prerenderable',
    '@sveltejs/kit 2.70.4 src/runtime/server/page/index.js',
    '@sveltejs/kit 3.2.0 src/runtime/server/endpoint.js',
  ],
  messages: {
    actions: { text: 'A prerendered page has no server that could run its `actions`, so Kit refuses it.', advice: 'Set `prerender = false` for this page, or move the actions to another one.' },
    methods: { text: 'The answer of this endpoint is prerendered, so Kit refuses its {{names}}.', advice: 'Set `prerender = false`, or move {{names}} to an endpoint of their own.' },
    search: { text: '`{{what}}` throws while {{page}} is prerendered: one file answers for every query.', advice: 'Read it in the browser, or set `prerender = false`.' },
    endpoint: { text: '{{page}} is prerendered, and asks `{{endpoint}}`, which has `prerender = false`.', advice: 'Take `prerender = false` out of the endpoint, or do not prerender the page.' },
  },
  examples: {
    bad: [
      {
        title: 'A form on a prerendered page',
        files: {
          'src/routes/+layout.ts': 'export const prerender = true;\n',
          'src/routes/contact/+page.server.ts': 'export const actions = { default: async () => ({ sent: true }) }; // ✗ actions "actions"\n',
          'src/routes/contact/+page.svelte': '<form method="POST"><button>Send</button></form>\n',
        },
      },
      {
        title: 'An endpoint that also takes orders',
        kit: '3.2.0',
        files: {
          'src/routes/orders/+server.js': `export const prerender = true;
export const GET = () => new Response('[]');
export const POST = () => new Response('ordered'); // ✗ methods "POST"
`,
        },
      },
      {
        title: 'The query',
        files: {
          'src/routes/prices/+page.server.ts': `export const prerender = true;
export const load = ({ url }) => ({ currency: url.searchParams.get('currency') }); // ✗ search "url.searchParams.get"
`,
          'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
        },
      },
      {
        title: 'An endpoint that is not prerendered',
        files: {
          'src/routes/prices/+page.js': `export const prerender = true;
export const load = async ({ fetch }) => ({ rates: await (await fetch('/api/rates')).json() }); // ✗ endpoint "fetch('/api/rates')"
`,
          'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
          'src/routes/api/rates/+server.js': "export const prerender = false;\nexport const GET = () => new Response('{}');\n",
        },
      },
    ],
    good: [
      {
        title: 'Each in its place',
        files: {
          'src/routes/prices/+page.js': `import { building } from '$app/environment';
export const prerender = true;
export const load = async ({ fetch, url }) => ({
  rates: await (await fetch('/api/rates')).json(),
  currency: building ? 'EUR' : url.searchParams.get('currency')
});
`,
          'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
          'src/routes/api/rates/+server.js': "export const GET = () => new Response('{}');\n",
          'src/routes/contact/+page.server.js': "export const load = ({ url }) => ({ subject: url.searchParams.get('subject') });\nexport const actions = { default: async () => ({ sent: true }) };\n",
          'src/routes/contact/+page.svelte': '<form method="POST"><button>Send</button></form>\n',
        },
      },
      {
        title: 'An endpoint for each',
        kit: '3.2.0',
        files: {
          'src/routes/orders/+server.js': "export const prerender = true;\nexport const GET = () => new Response('[]');\nexport const OPTIONS = () => new Response();\n",
          'src/routes/orders/new/+server.js': "export const POST = () => new Response('ordered');\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const node = project.routes.byFile.get(path);
    if (node) checkActions(context, node);
    if (node) checkMethods(context, node);
    for (const entry of project.entriesIn(path)) {
      const page = entry.wrapped ? undefined : pageBuilt(project, entry);
      if (page !== undefined) checkEntry(context, entry, page);
    }
  },
});

function checkActions({ facts, project, report }: CheckContext<Id>, node: RouteNode): void {
  const actions = indexOf(facts).exportOf.get('actions');
  if (actions && isBuilt(project, node) && isPrerenderOn(project.pageOptions(node).prerender)) report(actions.span, 'actions', {}, { kitCode: 'prerender_actions' });
}

/** Does the build surely ask for the route, and end when that fails? */
function isBuilt(project: Project, node: RouteNode): boolean {
  return isSurelyVisited(project, node) && failsOn(project, 'handleHttpError');
}

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];

function checkMethods({ facts, project, report }: CheckContext<Id>, node: RouteNode): void {
  const refused = project.kitSatisfies('>=3.0.0') === true ? [...METHODS, 'QUERY', 'fallback'] : METHODS;
  const found = refused.flatMap((name) => indexOf(facts).exportOf.get(name) ?? []);
  const [first] = found;
  if (first && isBuilt(project, node) && isPrerenderOn(endpointPrerender(project, node))) report(first.span, 'methods', { names: found.map(({ name }) => `\`${name}\``).join(' and ') }, { kitCode: 'prerender_endpoint_methods' });
}

/** The page that is surely prerendered, so that the function runs; in words. */
function pageBuilt(project: Project, { declaredIn, role }: Entry): string | undefined {
  if (role === 'handle') return named(project.routes.nodes.find((one) => isSurelyVisited(project, one)));
  if (role !== 'load') return undefined;
  const isUniversal = /\.universal$/.test(project.role(declaredIn));
  return named(pagesBelow(project, declaredIn).find((one) => isSurelyVisited(project, one) && (!isUniversal || project.pageOptions(one).ssr === true)));
}

function named(node: RouteNode | undefined): string | undefined {
  return node && `the ${node.page ? 'page' : 'endpoint'} \`${node.id}\``;
}

function checkEntry(context: CheckContext<Id>, entry: Entry, page: string): void {
  const { facts, path, project, report } = context;
  for (const { span, what } of searchesIn(facts, entry)) report(span, 'search', { what, page }, { kitCode: 'url_search_unavailable_prerender' });
  const isUniversal = /\.universal$/.test(project.role(entry.declaredIn));
  const requests = isUniversal ? facts.calls.filter((call) => call.fn === entry.fn && call.when === undefined && call.callee.from === 'param') : []; // mutate-ok: the build says the same of the global one
  for (const call of requests) {
    const endpoint = ownRequest(project, path, call)?.endpoint ?? '';
    const refused = project.facts(endpoint);
    if (refused && ownPageOptions(refused).prerender === false) report(call.span, 'endpoint', { page: page.replace(/^t/, 'T'), endpoint }, { kitCode: 'prerender_endpoint_not_prerenderable' });
  }
}

type Search = { readonly span: Span; readonly what: string };

/** Where the function's own body first asks for the query, whatever happens. Reads have no conditions of their own: those behind any test or `try` do not count. */
function searchesIn({ calls, conditions, reads, tries }: FileFacts, { fn, role }: Entry): readonly Search[] {
  const partOf = (ref: Ref): string | undefined => {
    const path = ref.from === 'param' && ref.fn === fn && ref.index === 0 ? ref.path.join('.') : ''; // mutate-ok: only parameters have an index
    return new RegExp(`^${role === 'handle' ? 'event\\.' : ''}(url\\.search(?:Params)?)(?:\\.|$)`).exec(path)?.[1];
  };
  const isBehindTest = ([start]: Span): boolean => [...conditions, ...tries].some(({ span }) => span[0] < start);
  const found = [
    ...calls.filter((call) => call.fn === fn && call.when === undefined && call.tries === undefined).map(({ callee, calleeSpan }) => ({ span: calleeSpan, what: partOf(callee) })),
    ...reads.filter((read) => read.fn === fn && !isBehindTest(read.span)).map(({ ref, span }) => ({ span, what: partOf(ref) })),
  ];
  return found.flatMap(({ span, what }) => (what === undefined ? [] : [{ span, what }])).slice(0, 1);
}
