import {
  calleeName, caughtByCallback, contains, defineRule, errorTexts, failingDataCall, neverArrives, patternText, shownAnswers,
  type CallFact, type CallSite, type CheckContext, type ErrorSource, type ErrorText, type FileFacts, type Project, type Related, type TryFact, type Value,
} from '@sk-audit/core';

type Id = 'data' | 'stack' | 'hook';

const ON_SERVER = /^(?:module|endpoint|remote|hooks\.server|(?:page|layout)\.server)$/;
/** Routes that machines ask, or those who run the app. */
const FOR_OTHERS = /\b(?:cron|webhooks?|admin|manage)\b/i;

export default defineRule({
  id: 'no-error-message-leak',
  severity: 'warn',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids to show visitors what a database or the server itself says of a failure.',
  why: `Kit hides an unexpected error from visitors: they read *Internal Error*. An app that catches one and answers with its \`message\` undoes that. What
databases say names tables and columns, the query with its values, sometimes the host and the user of the connection; a \`stack\` names the server's files.

Outside of universal loads, the rule looks at \`error()\`, \`fail()\`, \`json()\`, \`text()\`, \`new Response()\`, at what loads, actions and remote functions
return, and at the server's \`handleError\`. A message counts where the \`try\` (or the promise before \`.catch()\`) asks a database or a service with a
secret key, also in the app's own functions; in \`handleError\` always. Left alone: messages behind a look at the kind of the error (\`instanceof\`,
\`isHttpError()\`, a \`code\`, Kit 3's \`kind\`), code under \`dev\`, errors of which nothing is known, and routes whose names say that machines ask them, or
administrators (\`cron\`, \`webhook\`, \`admin\`, \`manage\`), and an \`error()\` that another \`catch\` swallows.`,
  sources: ['https://svelte.dev/docs/kit/errors#Unexpected-errors', 'https://svelte.dev/docs/kit/hooks#Shared-hooks-handleError', 'https://cwe.mitre.org/data/definitions/209.html'],
  messages: {
    data: { text: 'Visitors read `{{name}}`, which is what the database or service says when {{call}} fails.', advice: 'Log it, answer with a sentence of your own, and show only messages of an error class of your own.' },
    stack: { text: "Visitors read `{{name}}`, which names the server's files.", advice: 'Log it, and answer with a sentence of your own.' },
    hook: { text: 'Visitors read `{{name}}` of errors that nobody expected.', advice: "Log it, and return a sentence of your own: `return { message: 'Internal Error' }`." },
  },
  examples: {
    bad: [
      {
        title: 'What the database says, for the customer to read',
        files: {
          'src/routes/orders/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    try {
      await db.order.create({ data: { item: String(form.get('item')) } });
    } catch (e) {
      return fail(500, { problem: e instanceof Error ? e.message : 'Unknown' }); // ✗ data "problem: e instanceof Error ? e.message : 'Unknown'"
    }
  }
};
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
        },
        says: ['Visitors read `e.message`, which is what the database or service says when `db.order.create()` fails.'],
      },
      {
        title: 'The hook says it all',
        files: {
          'src/hooks.server.ts': `export const handleError = ({ error }) => {
  console.error(error);
  return { message: error.message }; // ✗ hook "message: error.message"
};
`,
          'src/routes/api/rates/+server.ts': `import { json } from '@sveltejs/kit';
import { rates } from '$lib/rates';
export const GET = async () => {
  try {
    return json(await rates());
  } catch (e) {
    return json({ error: e.stack }, { status: 500 }); // ✗ stack "error: e.stack"
  }
};
`,
          'src/lib/rates.ts': "export const rates = async () => (await fetch('https://rates.example.com')).json();\n",
        },
      },
    ],
    good: [
      {
        title: 'Logged, and said in words of its own; a known kind of error speaks for itself',
        files: {
          'src/routes/orders/+page.server.ts': `import { dev } from '$app/environment';
import { fail } from '@sveltejs/kit';
import { db } from '$lib/server/db';
import { OutOfStock } from '$lib/stock';
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    try {
      await db.order.create({ data: { item: String(form.get('item')) } });
    } catch (e) {
      console.error(e);
      if (e instanceof OutOfStock) return fail(409, { problem: e.message });
      return fail(500, { problem: dev ? e.message : 'Your order was not saved.' });
    }
  }
};
`,
          'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
          'src/lib/stock.ts': 'export class OutOfStock extends Error {}\n',
          'src/hooks.server.ts': `export const handleError = ({ error, message }) => {
  console.error(error);
  return { message };
};
`,
        },
      },
      {
        title: 'What a service of nobody in particular says, and what is caught before',
        files: {
          'src/routes/api/rates/+server.ts': `import { json } from '@sveltejs/kit';
import { rates, stock } from '$lib/server/rates';
export const GET = async () => {
  try {
    return json({ rates: await rates(), stock: await stock() });
  } catch (e) {
    return json({ error: e.message }, { status: 502 });
  }
};
`,
          'src/lib/server/rates.ts': `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const rates = async () => (await fetch('https://rates.example.com')).json();
export const stock = async () => {
  try {
    return await db.stock.findMany();
  } catch {
    return [];
  }
};
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const isForVisitors = ON_SERVER.test(project.role(path)) && !FOR_OTHERS.test(project.routes.byFile.get(path)?.id ?? '');
    const answers = isForVisitors ? shownAnswers(project, path) : [];
    for (const { call, ...answer } of answers) {
      const isLost = call !== undefined && neverArrives(project, { path, call }, 'error'); // mutate-ok: for the type
      if (!isLost) reportAnswer(context, errorTexts(project, { path, ...answer }));
    }
  },
});

/** Of all that is wrong with an answer the worst. */
function reportAnswer(context: CheckContext<Id>, texts: readonly ErrorText[]): void {
  const { project, report } = context;
  const stack = texts.find(({ part }) => part === 'stack');
  const hook = texts.find(({ source }) => source.is === 'kit');
  if (stack) return report(stack.span, 'stack', { name: stack.name });
  if (hook) return report(hook.span, 'hook', { name: hook.name });
  for (const { name, source, span } of texts) {
    const site = failing(project, source);
    if (site) return reportData(context, { name, source, span }, site);
  }
}

function reportData({ project, report }: CheckContext<Id>, { name, source, span }: Omit<ErrorText, 'part'>, { call, path }: CallSite): void {
  const facts = project.facts(path) as FileFacts;
  const start = startOfChain(facts, facts.calls[call] as CallFact);
  report(span, 'data', { name, call: calleeName(facts, start) }, { related: [{ path, span: start.span, message: 'fails here' }, ...ownSentence(project, source)] });
}

/** An error that the same `try` makes in words of its own, which visitors may well read. */
function ownSentence(project: Project, source: ErrorSource): readonly Related[] {
  if (source.is !== 'try') return []; // mutate-ok: no example can say what is not related
  const facts = project.facts(source.path) as FileFacts;
  const { index } = source;
  const { block } = facts.tries[index] as TryFact;
  const own = facts.exits.find(({ kind, span, tries, value }) => kind === 'throw' && contains(block, span) && (tries?.[0] ?? index) === index && isSentence(facts, value));
  return own ? [{ path: source.path, span: own.span, message: 'meant to be read, as it seems: give it a class of its own' }] : [];
}

/** `new Error('Sold out')` */
function isSentence({ calls }: FileFacts, value: Value | undefined): boolean {
  const call = value?.is === 'call' ? calls[value.call] : undefined; // mutate-ok: only calls have one
  return call?.new === true && patternText(call.args[0]) !== undefined;
}

/** `db.select()` of `db.select().from(orders)` */
function startOfChain(facts: FileFacts, call: CallFact): CallFact {
  return call.callee.from === 'call' ? startOfChain(facts, facts.calls[call.callee.call] as CallFact) : call;
}

/** The call that asks a database, if one of those before the error does. */
function failing(project: Project, source: ErrorSource): CallSite | undefined {
  if (source.is === 'kit') return undefined; // mutate-ok: of Kit's errors nothing is asked
  const facts = project.facts(source.path) as FileFacts;
  return failingDataCall(project, source.path, source.is === 'try' ? callsInBlock(facts, source.index) : [...caughtByCallback(facts, [source.call])]);
}

/** The calls whose errors reach the clause of the `try`. */
function callsInBlock(facts: FileFacts, index: number): readonly number[] {
  const { block, fn } = facts.tries[index] as TryFact;
  const calls = [...facts.calls.keys()].filter((call) => contains(block, (facts.calls[call] as CallFact).span));
  const caught = caughtByCallback(facts, calls);
  return calls.filter((call) => {
    const { fn: around, tries } = facts.calls[call] as CallFact;
    return !caught.has(call) && (around === fn ? tries?.[0] === index : tries === undefined);
  });
}
