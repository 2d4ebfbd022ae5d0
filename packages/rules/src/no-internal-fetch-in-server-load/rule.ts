import { defineRule, isPrerendered, ownRequest, pagesBelow, redirectsRequests, type CheckContext, type Entry, type EntryRole } from '@sk-audit/core';

type Context = CheckContext<'ownEndpoint'>;

export default defineRule({
  id: 'no-internal-fetch-in-server-load',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: "Forbids fetching the app's own endpoint from a server `load`, an action or a remote function.",
  why: `A server \`load\` that fetches a \`+server\` route of the same app asks itself: the data is turned into JSON and back, the types are
lost, \`handle\` runs once more, and an error of the endpoint arrives as a status that somebody has to check. The function behind the
endpoint can be called directly.

Universal \`load\` functions are left alone (they run in the browser too), and so are prerendered endpoints and pages, catch-all routes
that only pass requests on, and apps whose \`handleFetch\` sends requests elsewhere.`,
  sources: ['https://svelte.dev/docs/kit/load#Making-fetch-requests', 'https://svelte.dev/docs/kit/performance#Avoiding-waterfalls'],
  messages: {
    ownEndpoint: {
      text: 'The {{kind}} `{{name}}` fetches `{{route}}`, an endpoint of the same app, although both run on the server.',
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
    const { facts, path, project, report } = context;
    for (const call of facts.calls) {
      const request = ownRequest(project, path, call);
      if (!request || request.helper !== undefined) continue;
      const entry = serverEntry(context, call.fn);
      const { endpoint, handler, node } = request;
      if (entry && asksForNoReason(context, endpoint, entry)) report(call.span, 'ownEndpoint', { kind: KINDS[entry.role] as string, name: entry.name, route: node.id, handler, endpoint });
    }
  },
});

const KINDS: { readonly [role in EntryRole]?: string } = { load: 'function', action: 'action', remote: 'remote function' };

/** The server load, action or remote function that runs the function. Absent when anything else runs it too. */
function serverEntry({ project, path }: Context, fn: number): Entry | undefined {
  const { components, entries, inBrowser } = project.runs({ path, fn });
  const isServer = ({ declaredIn, role }: Entry): boolean => role in KINDS && !project.role(declaredIn).endsWith('.universal');
  return entries.every(isServer) && components.length === 0 && !inBrowser ? entries[0] : undefined;
}

/** Static files are there to be asked for, and where a hook sends requests elsewhere nobody knows who answers. */
function asksForNoReason({ project }: Context, endpoint: string, { declaredIn }: Entry): boolean {
  const pages = pagesBelow(project, declaredIn);
  const isStatic = pages.length > 0 && pages.every((page) => project.pageOptions(page).prerender !== false);
  return !isStatic && !isPrerendered(project, endpoint) && !redirectsRequests(project);
}
