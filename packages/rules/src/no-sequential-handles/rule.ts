import { areIndependent, defineRule, type CallFact, type CheckContext, type FunctionRef, type Project, type Span } from '@sk-audit/core';

export default defineRule({
  id: 'no-sequential-handles',
  severity: 'info',
  category: 'performance',
  kit: '>=1.0.0',
  recommended: 'unproven: of the sequences in the 49 apps that were audited, none holds two handles that are shown to be independent',
  summary: 'Forbids independent handles that wait for each other in `sequence()`.',
  why: `\`sequence(a, b)\` runs \`b\` inside the \`resolve()\` of \`a\`: what \`a\` waits for before that is added to what \`b\` waits for, on every request,
those for data and for endpoints included. Handles that need nothing of each other can do their part at the same time.

Most handles do need each other, so the rule wants proof: both are the app's own functions that always wait for something that only reads,
answer with a bare \`resolve(event)\` on every way, throw nothing, set no cookies, hand the event to no one, and touch different parts of \`locals\`.
Everything else is left alone: authentication before authorization, handles that answer by themselves, that work on the response or pass options to
\`resolve\`, and those of libraries.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit-hooks#sequence', '@sveltejs/kit 2.70.4 src/exports/hooks/sequence.js'],
  messages: {
    sequential: { text: '{{later}} waits for {{first}} on every request, although neither needs anything of the other.', advice: 'Do the work of both in one handle, at the same time: `await Promise.all([…])` before `resolve(event)`.' },
  },
  examples: {
    bad: [
      {
        title: 'A shop and its visitor',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
import { handleShop } from '$lib/server/shop';
import { db } from '$lib/server/db';
const handleCustomer = async ({ event, resolve }) => {
  event.locals.customer = await db.customer.findUnique({ where: { session: event.cookies.get('session') } });
  return resolve(event);
};
export const handle = sequence(handleShop, handleCustomer); // ✗ sequential "sequence"
`,
          'src/lib/server/shop.ts': `import { db } from './db';
export async function handleShop({ event, resolve }) {
  event.locals.shop = await db.shop.findUnique({ where: { hostname: event.url.hostname } });
  return resolve(event);
}
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
        says: ['`handleCustomer()` waits for `handleShop()` on every request, although neither needs anything of the other.'],
      },
      {
        title: 'Two of three',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
import { db } from '$lib/server/db';
export const handle = sequence( // ✗ sequential "sequence"
  ({ event, resolve }) => resolve(event, { preload: () => true }),
  async function prices({ event, resolve }) {
    event.locals.prices = await fetch('https://prices.example/today').then((answer) => answer.json());
    return await resolve(event);
  },
  async function flags({ event: { locals }, event, resolve }) {
    locals.flags = await db.flag.findMany();
    return resolve(event);
  }
);
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
    ],
    good: [
      {
        title: 'One needs the other',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
import { db } from '$lib/server/db';
const handleSession = async ({ event, resolve }) => {
  event.locals.session = await db.session.findUnique({ where: { id: event.cookies.get('session') } });
  return resolve(event);
};
const handleCustomer = async ({ event, resolve }) => {
  event.locals.customer = await db.customer.findUnique({ where: { id: event.locals.session?.customerId } });
  return resolve(event);
};
export const handle = sequence(handleSession, handleCustomer);
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
      {
        title: 'One answers by itself',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
import { db } from '$lib/server/db';
const handleShop = async ({ event, resolve }) => {
  event.locals.shop = await db.shop.findUnique({ where: { hostname: event.url.hostname } });
  return event.locals.shop ? resolve(event) : new Response('No such shop', { status: 404 });
};
const handleFlags = async ({ event, resolve }) => {
  event.locals.flags = await db.flag.findMany();
  return resolve(event);
};
export const handle = sequence(handleShop, handleFlags);
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const call of facts.calls) if (project.symbol(path, call.callee) === '@sveltejs/kit/hooks#sequence') checkSequence(context, call);
  },
});

/** One finding a sequence: to mend the first pair is to think about the rest. */
function checkSequence({ path, project, report }: CheckContext<'sequential'>, { args, argSpans, calleeSpan }: CallFact): void {
  const handles = args.map((arg) => project.resolveFunction(path, arg));
  const pairs = handles.flatMap((later, i) => {
    const first = handles[i - 1];
    return first && later && areIndependent(project, first, later) ? [{ first, later, span: argSpans[i] as Span }] : [];
  });
  const [pair] = pairs;
  if (!pair) return;
  const related = [{ path, span: pair.span, message: 'could begin at once' }];
  report(calleeSpan, 'sequential', { first: nameOf(project, pair.first), later: nameOf(project, pair.later) }, { related });
}

function nameOf(project: Project, { fn, path }: FunctionRef): string {
  const name = project.facts(path)?.functions[fn]?.name;
  return name === undefined ? 'a handle' : `\`${name}()\``;
}
