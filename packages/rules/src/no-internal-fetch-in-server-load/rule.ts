import { defineRule, ownEndpoint, requestMethod, type CallFact, type CheckContext, type Entry } from '@sk-audit/core';

export default defineRule({
  id: 'no-internal-fetch-in-server-load',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: "Forbids fetching the app's own endpoint from a server `load` or action.",
  why: `A server \`load\` that fetches a \`+server\` route of the same app asks itself: the data is turned into JSON and back, the types are
lost, \`handle\` runs once more, and an error of the endpoint arrives as a status that somebody has to check. The function behind the
endpoint can be called directly.

Universal \`load\` functions are left alone (they run in the browser too), and so are prerendered endpoints and catch-all routes that
only pass requests on.`,
  sources: ['https://svelte.dev/docs/kit/load#Making-fetch-requests', 'https://svelte.dev/docs/kit/performance#Avoiding-waterfalls'],
  messages: {
    ownEndpoint: {
      text: 'This {{entry}} fetches `{{route}}`, an endpoint of the same app, although both run on the server.',
      advice: 'Call what `{{handler}}` in {{endpoint}} calls, from a shared module such as `$lib/server`.',
    },
  },
  examples: {
    bad: [
      {
        title: 'A page that asks its own API',
        files: {
          'src/routes/shop/+page.server.ts': `export const load = async ({ fetch }) => {
  const response = await fetch('/api/products'); // ✗ ownEndpoint "fetch('/api/products')"
  return { products: await response.json() };
};
`,
          'src/routes/api/products/+server.ts': `import { json } from '@sveltejs/kit';
export const GET = async ({ locals }) => json(await locals.db.products());
`,
        },
      },
      {
        title: 'Through a helper, with the whole origin',
        files: {
          'src/routes/shop/[id]/+page.server.ts': `import { readProduct } from '$lib/products';
export const load = async ({ fetch, params, url }) => ({ product: await readProduct(fetch, url, params.id) });
export const actions = {
  order: async (event) => {
    await event.fetch(\`\${event.url.origin}/api/products/\${event.params.id}\`, { method: 'POST' }); // ✗ ownEndpoint "event.fetch(\`\${event.url.origin}/api/products/\${event.params.id}\`, { method: 'POST' })"
  }
};
`,
          'src/lib/products.ts': `export async function readProduct(fetch: typeof globalThis.fetch, url: URL, id: string) {
  return (await fetch(\`/api/products/\${id}\`)).json(); // ✗ ownEndpoint "fetch(\`/api/products/\${id}\`)"
}
`,
          'src/routes/api/products/[id]/+server.ts': `export const GET = async ({ locals, params }) => Response.json(await locals.db.product(params.id));
export const POST = async ({ locals, params }) => Response.json(await locals.db.order(params.id));
`,
        },
      },
    ],
    good: [
      {
        title: 'The function itself, another host, a universal load',
        files: {
          'src/routes/shop/+page.server.ts': `import { products } from '$lib/server/products';
export const load = async ({ fetch }) => {
  const rates = await fetch('https://rates.example.com/api/products');
  return { products: await products(), rates: await rates.json() };
};
`,
          'src/lib/server/products.ts': 'export const products = async () => [];\n',
          'src/routes/offers/+page.ts': `export const load = async ({ fetch }) => ({ products: await (await fetch('/api/products')).json() });
`,
          'src/routes/api/products/+server.ts': `import { products } from '$lib/server/products';
export const GET = async () => Response.json(await products());
`,
        },
      },
      {
        title: 'A proxy and a prerendered file',
        files: {
          'src/routes/shop/+page.server.ts': `export const load = async ({ fetch }) => ({
  products: await (await fetch('/api/products')).json(),
  menu: await (await fetch('/menu.json')).json()
});
`,
          'src/routes/api/[...path]/+server.ts': "export const GET = ({ params, fetch }) => fetch('https://shop.example.com/' + params.path);\n",
          'src/routes/menu.json/+server.ts': `export const prerender = true;
export const GET = () => Response.json([]);
`,
        },
      },
    ],
  },
  check(context) {
    const { facts } = context;
    for (const call of facts.calls) {
      const entry = isFetch(call, facts) ? serverEntry(context, call) : undefined;
      if (entry) checkFetch(context, call, entry);
    }
  },
});

/** `fetch(…)`, `event.fetch(…)`, or a parameter that is called `fetch`. */
function isFetch(call: CallFact, facts: CheckContext<never>['facts']): boolean {
  const { callee } = call;
  if (callee.from === 'global') return callee.name === 'fetch' && callee.path.length === 0;
  if (callee.from !== 'param') return false;
  return callee.path.at(-1) === 'fetch' || (callee.path.length === 0 && facts.functions[callee.fn]?.params[callee.index]?.name === 'fetch');
}

/** The server load or action that runs the call. Absent when anything else runs it too. */
function serverEntry({ project, path }: CheckContext<never>, call: CallFact): Entry | undefined {
  const runs = project.runs({ path, fn: call.fn });
  const isServer = (entry: Entry): boolean => /^(?:page|layout)\.server$/.test(project.role(entry.declaredIn));
  return runs.entries.length > 0 && runs.entries.every(isServer) && runs.components.length === 0 && !runs.inBrowser ? runs.entries[0] : undefined;
}

function checkFetch({ path, project, report }: CheckContext<'ownEndpoint'>, call: CallFact, entry: Entry): void {
  const found = ownEndpoint(project, path, call.args[0], requestMethod(call) ?? 'GET');
  if (!found || isPrerendered(project, found.endpoint)) return;
  const what = entry.role === 'load' ? '`load`' : `action \`${entry.name}\``;
  report(call.span, 'ownEndpoint', { entry: what, route: found.node.id, handler: found.handler, endpoint: found.endpoint });
}

function isPrerendered(project: CheckContext<never>['project'], endpoint: string): boolean {
  const facts = project.facts(endpoint);
  const exported = facts?.exports.find((one) => one.name === 'prerender');
  const init = exported?.binding === undefined ? undefined : facts?.bindings[exported.binding]?.init;
  return exported !== undefined && !(init?.is === 'literal' && init.value === false);
}
