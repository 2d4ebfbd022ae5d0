import { calleeName, defineRule, isIndependent, mayGuard, waitsOf, type AwaitFact, type CheckContext, type FileFacts, type Wait } from '@sk-audit/core';

export default defineRule({
  id: 'no-await-parent-waterfall',
  severity: 'warn',
  category: 'performance',
  kit: '>=1.0.0',
  recommended: 'unproven: two findings in 98 repositories, one right, one arguable; what only reads is told by the names of methods in the end',
  summary: 'Forbids waiting for `parent()` before a request that needs nothing of it.',
  why: `Kit runs the loads of a page and its layouts at the same time. \`await parent()\` gives that up: everything behind it begins only when
the slowest layout is done, and the times add up, on each navigation. When a query needs nothing of the parent's data, start it first,
or together with it.

The rule reports a wait for \`parent()\` that is followed by a request that only reads, where nothing of the parent's data reaches the
request and nothing between them ends the load. It is silent where the data is not used at all, and where a layout above turns visitors away by who
they are: then the wait may be there for that. What a call does is told by the app's own code, and at its end by the names of methods.`,
  sources: ['https://svelte.dev/docs/kit/load#Using-parent-data', 'https://svelte.dev/docs/kit/performance#Reducing-code-size-Waterfalls'],
  messages: {
    parentFirst: { text: '{{call}} waits for `parent()`, although it needs nothing of what that gives.', advice: 'Start both together: `await Promise.all([parent(), …])`.' },
  },
  examples: {
    bad: [
      {
        title: 'The layout first, then the page',
        files: {
          'src/routes/shop/[id]/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async ({ params, parent }) => {
  const { currency } = await parent(); // ✗ parentFirst "await"
  const product = await db.product.findUnique({ where: { id: params.id } });
  return { product, price: \`\${product.price} \${currency}\` };
};
`,
          'src/routes/shop/+layout.server.ts': "export const load = async ({ cookies }) => ({ currency: cookies.get('currency') ?? 'EUR' });\n",
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
        says: ['`db.product.findUnique()` waits for `parent()`, although it needs nothing of what that gives.'],
      },
      {
        title: 'A universal load',
        files: {
          'src/routes/shop/[id]/+page.ts': `export async function load(event) {
  const parent = await event.parent(); // ✗ parentFirst "await"
  const response = await event.fetch(\`/api/products/\${event.params.id}\`);
  return { product: await response.json(), currency: parent.currency };
}
`,
          'src/routes/shop/+layout.ts': "export const load = () => ({ currency: 'EUR' });\n",
        },
      },
    ],
    good: [
      {
        title: 'Both together, or the request first',
        files: {
          'src/routes/shop/[id]/+page.ts': `export const load = async ({ fetch, params, parent }) => {
  const [{ currency }, response] = await Promise.all([parent(), fetch(\`/api/products/\${params.id}\`)]);
  return { product: await response.json(), currency };
};
`,
          'src/routes/shop/+page.ts': `export const load = async ({ fetch, parent }) => {
  const response = await fetch('/api/products');
  const { currency } = await parent();
  return { products: await response.json(), currency };
};
`,
        },
      },
      {
        title: 'The request needs the data',
        files: {
          'src/routes/orders/+page.ts': `export const load = async ({ fetch, parent }) => {
  const { customer } = await parent();
  const response = await fetch(\`/api/orders?customer=\${customer.id}\`);
  return { orders: await response.json() };
};
`,
        },
      },
      {
        title: 'The layout turns visitors away',
        files: {
          'src/routes/orders/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async ({ parent }) => {
  const { theme } = await parent();
  return { theme, orders: await db.order.findMany() };
};
`,
          'src/routes/orders/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
  return { theme: 'dark' };
};
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) {
      if (entry.role === 'load' && !mayGuard(project, entry)) checkLoad(context, entry.fn);
    }
  },
});

function checkLoad(context: CheckContext<'parentFirst'>, fn: number): void {
  const { facts, path, project, report } = context;
  const waits = waitsOf(project, { path, fn });
  for (const parent of facts.awaits.filter((one) => one.fn === fn && isParent(facts, one))) {
    const next = waits.find(({ fact }) => fact.span[1] > parent.span[1]);
    if (!next || !isIndependent(project, path, parent, next.fact)) continue;
    const [start] = parent.span;
    report([start, start + 'await'.length], 'parentFirst', { call: nameOf(facts, next) }, { related: [{ path, span: next.call.span, message: 'could start at once' }] });
  }
}

/** `await parent()` whose data is wanted. */
function isParent({ calls }: FileFacts, { value }: AwaitFact): boolean {
  const call = value.is === 'call' ? calls[value.call] : undefined; // mutate-ok: nothing but a call has one
  return call !== undefined && call.use !== 'discarded' && call.callee.from === 'param' && call.callee.path.join() === 'parent';
}

function nameOf(facts: FileFacts, { root }: Wait): string {
  return calleeName(facts, root);
}
