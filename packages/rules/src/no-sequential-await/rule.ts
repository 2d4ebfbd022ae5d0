import { calleeName, defineRule, isIndependent, isStreamable, literalText, waitsOf, type CheckContext, type Entry, type FileFacts, type Project, type Wait } from '@sk-audit/core';

type Id = 'sequential' | 'couldStream';

export default defineRule({
  id: 'no-sequential-await',
  severity: 'info',
  category: 'performance',
  kit: '>=1.0.0',
  recommended: 'what only reads is told by the names of methods in the end; of 30 findings read in 98 repositories 27 were right, and the 3 wrong ones are mended',
  summary: 'Forbids requests that wait for each other without need.',
  why: `Each \`await\` in a load, an action or a request handler holds up all that comes after it. Two queries that need nothing of each other take
as long as both together; started at the same time, they take as long as the slower one.

The rule reports an \`await\` only where it is shown that it could start earlier: both calls only read, nothing of the first answer reaches
the second call, both stand under the same conditions and in the same \`try\`, no guard, redirect or error lies between them (or in the first), and nothing
between them changes anything. Reading the body of a response (\`json()\`) and validating a form are no waits. What a call does is told by the app's
own code, and at its end by the names of methods (\`findMany\`, \`select\`, \`fetch\` without a method): a query with another name is
not seen, so the rule is soft.

Where one of two such answers comes from another server and goes to the page as it is, the load of a page can hand over the promise (Kit 2): the page is
shown at once, and \`{#await}\` fills in the rest.`,
  sources: ['https://svelte.dev/docs/kit/performance#Reducing-code-size-Waterfalls', 'https://svelte.dev/docs/kit/load#Streaming-with-promises'],
  messages: {
    sequential: { text: '{{later}} waits for {{first}}, although it needs nothing of what that gives.', advice: 'Start {{number}} together: `await Promise.all([…])`.' },
    couldStream: { text: 'The page waits for {{slow}}, which asks another server, beside {{fast}}.', advice: 'Return its promise without `await`, and show it with `{#await}`; or start both together: `await Promise.all([…])`.' },
  },
  examples: {
    bad: [
      {
        title: 'Two queries',
        files: {
          'src/routes/shop/+page.server.ts': `import { db } from '$lib/server/db';
import { bestsellers } from '$lib/server/bestsellers';
export const load = async () => {
  const products = await db.product.findMany();
  const top = await bestsellers(5); // ✗ sequential "await"
  return { products, top };
};
`,
          'src/lib/server/bestsellers.ts': "import { db } from './db';\nexport const bestsellers = (take: number) => db.sale.findMany({ take });\n",
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
        says: ['`bestsellers()` waits for `db.product.findMany()`, although it needs nothing of what that gives.', 'Start both together: `await Promise.all([…])`.'],
      },
      {
        title: 'Requests in what is returned',
        files: {
          'src/routes/shop/+page.ts': `export const load = async ({ fetch, params }) => {
  const stock = await fetch(\`/api/stock/\${params.id}\`);
  const prices = await fetch(\`/api/prices/\${params.id}\`); // ✗ sequential "await"
  const reviews = await fetch(\`/api/reviews/\${params.id}\`);
  return { stock: await stock.json(), prices: await prices.json(), reviews: await reviews.json() };
};
`,
        },
        says: ['Start all 3 together: `await Promise.all([…])`.'],
      },
      {
        title: 'Another server',
        files: {
          'src/routes/invoices/+page.server.ts': `import { db } from '$lib/server/db';
import { exchangeRates } from '$lib/server/rates';
export const load = async () => {
  const invoices = await db.invoice.findMany();
  const rates = await exchangeRates(); // ✗ couldStream "await"
  return { invoices, rates };
};
`,
          'src/lib/server/rates.ts': `export async function exchangeRates() {
  const response = await fetch('https://rates.example/latest');
  return response.json();
}
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
    ],
    good: [
      {
        title: 'Together',
        files: {
          'src/routes/shop/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async () => {
  const [products, top] = await Promise.all([db.product.findMany(), db.sale.findMany()]);
  return { products, top };
};
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
      {
        title: 'A guard, then a query',
        files: {
          'src/routes/invoices/[id]/+page.server.ts': `import { error } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const load = async ({ params }) => {
  const invoice = await db.invoice.findUnique({ where: { id: params.id } });
  if (!invoice) error(404);
  const reminders = await db.reminder.findMany({ where: { invoiceId: params.id } });
  return { invoice, reminders };
};
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
      {
        title: 'The second needs the first, or comes after a change',
        files: {
          'src/routes/cart/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async ({ cookies }) => {
  const cart = await db.cart.findUnique({ where: { id: cookies.get('cart') } });
  const items = await db.item.findMany({ where: { cartId: cart.id } });
  await db.cart.update({ where: { id: cart.id }, data: { seen: true } });
  const others = await db.cart.findMany();
  return { items, others };
};
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) if (ROLES.has(entry.role) && !isMadeAtBuild(project, entry)) checkEntry(context, entry);
  },
});

const ROLES: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler', 'remote']);

/** The server load of a page that is prerendered: nobody waits for it. */
function isMadeAtBuild(project: Project, { declaredIn }: Entry): boolean {
  const node = project.role(declaredIn) === 'page.server' ? project.routes.byFile.get(declaredIn) : undefined;
  return node ? project.pageOptions(node).prerender === true : false;
}

/** One finding for a row of waits, each of which needs nothing of the one before it. */
function checkEntry(context: CheckContext<Id>, entry: Entry): void {
  const { path, project } = context;
  let row: Wait[] = [];
  for (const wait of waitsOf(project, entry)) {
    const last = row.at(-1);
    if (last && isIndependent(project, path, last.fact, wait.fact)) row.push(wait);
    else {
      reportRow(context, entry, row);
      row = [wait];
    }
  }
  reportRow(context, entry, row);
}

function reportRow({ facts, path, project, report }: CheckContext<Id>, entry: Entry, row: readonly Wait[]): void {
  if (row.length < 2) return;
  const slow = row.find((one) => isStreamable(project, entry, one));
  const at = row.slice(1).find((one) => one === slow) ?? (row[1] as Wait);
  const others = row.filter((one) => one !== at); // mutate-ok: examples cannot tell what is not said
  const related = others.map((one) => ({ path, span: one.call.span, message: 'needs nothing of the others' }));
  const [start] = at.fact.span;
  report([start, start + 'await'.length], slow ? 'couldStream' : 'sequential', slow ? slowAndFast(facts, row, slow) : firstAndLater(facts, row), { related });
}

type Data = { readonly [name: string]: string };

function slowAndFast(facts: FileFacts, row: readonly Wait[], slow: Wait): Data {
  const fast = row.find((one) => one !== slow) as Wait;
  const [name, other] = namesOf(facts, slow, fast);
  return { slow: name, fast: other };
}

function firstAndLater(facts: FileFacts, row: readonly Wait[]): Data {
  const [first, second] = row as readonly [Wait, Wait];
  const [name, later] = namesOf(facts, first, second);
  return { first: name, later: later.charAt(0).toUpperCase() + later.slice(1), number: row.length > 2 ? `all ${row.length}` : 'both' };
}

/** What the two are called, so that they can be told apart: with the first text that each is given (the table), or by their order. */
function namesOf(facts: FileFacts, one: Wait, other: Wait): readonly [string, string] {
  const plain = [calleeName(facts, one.root), calleeName(facts, other.root)] as const;
  if (plain[0] !== plain[1]) return plain;
  const given = [withText(plain[0], one), withText(plain[1], other)] as const;
  return given[0] !== given[1] ? given : [`the first ${plain[0]}`, `the second ${plain[1]}`];
}

/** `supabase.from('orders')` */
function withText(name: string, { root }: Wait): string {
  const text = literalText(root.args[0]);
  return text === undefined ? name : name.replace('()`', `('${text}')\``);
}
