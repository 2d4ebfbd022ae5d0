import {
  asksAboutWho, defineRule, indexOf, isFetch, isPrerendered, origins, ownRequest, pagesBelow, redirectsRequests, refusingWays,
  type CallFact, type CheckContext, type Entry, type EntryRole, type FileFacts, type OwnRequest, type Project, type Value,
} from '@sk-audit/core';

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

Where the endpoint turns visitors away and the \`load\` does not, its check has to come along.

Universal \`load\` functions are left alone (they run in the browser too), and so are clients that browsers are sent, too; prerendered endpoints
and pages; endpoints that only pass requests on; and apps whose \`handleFetch\` sends requests elsewhere.`,
  sources: ['https://svelte.dev/docs/kit/load#Making-fetch-requests', 'https://svelte.dev/docs/kit/performance#Avoiding-waterfalls'],
  messages: {
    ownEndpoint: {
      text: 'The {{kind}} `{{name}}` fetches `{{route}}`, an endpoint of the same app, although both run on the server.',
      advice: 'Call what `{{handler}}` in {{endpoint}} calls{{check}}, from a shared module such as `$lib/server`{{texts}}.',
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
    const { facts, path, project } = context;
    if (project.clientChain(path) !== undefined) return; // browsers are sent it, as they are universal functions
    for (const call of facts.calls) {
      const request = ownRequest(project, path, call);
      if (!request || request.helper !== undefined) continue;
      const entry = serverEntry(context, call.fn);
      if (entry && asksForNoReason(context, request.endpoint, entry)) reportRequest(context, call, request, entry);
    }
  },
});

function reportRequest({ project, report }: Context, call: CallFact, { endpoint, handler, node }: OwnRequest, entry: Entry): void {
  const answering = project.entries(endpoint).filter(({ name }) => handler.split('` or `').includes(name));
  if (answering.length > 0 && answering.every((one) => passesOn(project, one))) return;
  const isGuarded = answering.some((one) => turnsAway(project, one)) && !turnsAway(project, entry);
  const isQuery = project.facts(endpoint)?.calls.some(({ callee }) => QUERY.test(callee.path.at(-1) ?? '')) === true;
  report(call.span, 'ownEndpoint', {
    kind: KINDS[entry.role] as string, name: entry.name, route: node.id, handler, endpoint,
    check: isGuarded ? ' together with its check of who asks' : '',
    texts: isQuery ? '; dates and ids are then what the database gives, and no texts' : '',
  });
}

/** Methods that give rows of a database. */
const QUERY = /^(?:find(?:Many|One|First|Unique|ById)?|findFirst|toArray|aggregate|select|query|groupBy|lean)$/;

/** Does it end requests depending on who asks? */
function turnsAway(project: Project, entry: Entry): boolean {
  return refusingWays(project, entry).some((conditions) => asksAboutWho(project, conditions));
}

/** Is all that the handler does to hand the request on: to another server, or to a function that is called so? */
function passesOn(project: Project, { fn, path }: Entry): boolean {
  const facts = project.facts(path) as FileFacts;
  const exits = (indexOf(facts).exitsOf.get(fn) ?? []).filter(({ kind }) => kind !== 'throw');
  const isRequest = (value: Value): boolean => origins(facts, value).some((ref) => ref.from === 'param' && (ref.path.length === 0 || ref.path[0] === 'request'));
  return exits.every(({ value }) => {
    const call = value?.is === 'call' ? facts.calls[value.call] : undefined; // mutate-ok: for the type
    return call !== undefined && (isFetch(project, facts, call) || isNamedProxy(facts, call)) && call.args.some(isRequest);
  });
}

function isNamedProxy({ bindings }: FileFacts, { callee }: CallFact): boolean {
  const name = callee.from === 'binding' ? bindings[callee.binding]?.name : callee.path.at(-1);
  return /proxy|forward|relay|pass(?:On|Through)/i.test(name ?? '');
}

const KINDS: { readonly [role in EntryRole]?: string } = { load: 'function', action: 'action', remote: 'remote function' };

/** The server load, action or remote function that runs the function. Absent when anything else runs it too. */
function serverEntry({ project, path }: Context, fn: number): Entry | undefined {
  const { entries } = project.runs({ path, fn });
  return entries.every(({ role }) => role in KINDS) ? entries[0] : undefined;
}

/** Static files are there to be asked for, and where a hook sends requests elsewhere nobody knows who answers. */
function asksForNoReason({ project }: Context, endpoint: string, { declaredIn }: Entry): boolean {
  const pages = pagesBelow(project, declaredIn);
  const isStatic = pages.length > 0 && pages.every((page) => project.pageOptions(page).prerender !== false);
  return !isStatic && !isPrerendered(project, endpoint) && !redirectsRequests(project);
}
