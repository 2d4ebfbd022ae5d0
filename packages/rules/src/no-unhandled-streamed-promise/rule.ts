import { calleeName, defineRule, hasServer, literalText, mayRun, requestEntries, unhandledPromises, type AppQuestion, type CallFact, type CheckContext, type FileQuestion, type Project, type UnhandledPromise } from '@sk-audit/core';

type Id = 'waits' | 'nobody';

/** Where no process ends: each request stands alone. */
const WITHOUT_PROCESS = /cloudflare|workers/;

export default defineRule({
  id: 'no-unhandled-streamed-promise',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids promises on the server that can reject while nobody looks.',
  why: `Node ends the process when a promise rejects that has no handler at that moment: one failed query takes all visitors' requests with it. Kit adds its
handlers to the promises of a \`load\` once the \`load\` has returned, so a promise is in danger that is begun before an \`await\` and handed over, or waited for,
after it. So is one that is given to nobody (\`sendMail(order);\`). A \`try\` around it catches nothing, unless it waits inside.

\`promise.catch(() => {})\` right behind its beginning is enough: whoever waits for it later still gets the error. Two that are waited for together
(\`await Promise.all([…])\`) are safe, too.

The rule looks at functions of the app that are \`async\` and can fail outside of a \`try\`, at chains of \`then\` without a second callback, and at the global
\`fetch\`; Kit takes care of the event's own. It is silent for Cloudflare, and where the app listens to \`unhandledRejection\`.`,
  sources: [
    'https://svelte.dev/docs/kit/load#Streaming-with-promises',
    'https://nodejs.org/api/process.html#event-unhandledrejection',
    '@sveltejs/kit 2.70.4 src/runtime/server/page/data_serializer.js',
    '@sveltejs/kit 2.70.4 src/runtime/server/fetch.js',
  ],
  messages: {
    waits: { text: 'If {{what}} rejects during the `await` that follows, nobody catches it, which ends the Node process.', advice: 'Start it after that `await`, wait for both with `Promise.all`, or add `.catch(() => {})` to it at once.' },
    nobody: { text: 'If {{what}} rejects, nobody catches it, which ends the Node process.', advice: 'Write `await` before it, or `.catch(…)` behind it.' },
  },
  examples: {
    bad: [
      {
        title: 'Begun before something else is waited for',
        files: {
          'src/routes/+page.server.ts': `import { product, reviews } from '$lib/server/shop';
export const load = async ({ params }) => {
  const list = reviews(params.id); // ✗ waits "reviews(params.id)"
  const first = await product(params.id);
  return { first, list };
};
`,
          'src/routes/all/+page.server.ts': `import { product, reviews } from '$lib/server/shop';
export const load = async () => ({
  list: reviews('all'), // ✗ waits "reviews('all')"
  first: await product('all')
});
`,
          'src/lib/server/shop.ts': `import { db } from './db';
export const product = async (id: string) => (await db.query('product', id))[0];
export const reviews = async (id: string) => await db.query('reviews', id);
`,
          'src/lib/server/db.ts': "import { connect } from 'pg-like';\nexport const db = connect();\n",
        },
        says: ['waits here: await product(params.id)'],
      },
      {
        title: 'Given to nobody',
        files: {
          'src/routes/order/+page.server.ts': `import { send } from '$lib/server/mail';
export const actions = {
  default: async ({ request, fetch }) => {
    send(await request.formData()); // ✗ nobody "send(await request.formData())"
    fetch('https://stock.example.com').then((answer) => answer.json()); // ✗ nobody "fetch('https://stock.example.com').then((answer) => answer.json())"
  }
};
`,
          'src/lib/server/mail.ts': `import { connect } from 'mail-like';
export async function send(order: FormData) {
  const mailer = await connect();
  await mailer.send(order);
}
`,
        },
      },
    ],
    good: [
      {
        title: 'Handed over at once, waited for together, or caught',
        files: {
          'src/routes/+page.server.ts': `import { product, reviews, visit } from '$lib/server/shop';
export const load = async ({ fetch, params }) => {
  const list = reviews(params.id);
  list.catch(() => {});
  const stock = fetch('/api/stock');
  const [first, other] = await Promise.all([product(params.id), product('other')]);
  visit(params.id);
  reviews('last').catch(() => {});
  return { first, other, list, stock, last: reviews('last') };
};
`,
          'src/lib/server/shop.ts': `import { db } from './db';
export const product = async (id: string) => (await db.query('product', id))[0];
export const reviews = async (id: string) => await db.query('reviews', id);
export const visit = async (id: string) => {
  try {
    await db.query('visit', id);
  } catch {
    console.log('not counted');
  }
};
`,
          'src/lib/server/db.ts': "import { connect } from 'pg-like';\nexport const db = connect();\n",
        },
      },
      {
        title: 'Somebody listens',
        files: {
          'src/hooks.server.ts': "process.on('unhandledRejection', (reason) => console.error(reason));\n",
          'src/routes/+page.server.ts': "import { visit } from '$lib/server/shop';\nexport const load = ({ params }) => {\n  visit(params.id);\n};\n",
          'src/lib/server/shop.ts': "import { db } from 'pg-like';\nexport const visit = async (id: string) => await db.query('visit', id);\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (WITHOUT_PROCESS.test(project.config.adapter ?? '') || !hasServer(project.config)) return; // mutate-ok: the second only spares work
    for (const fn of facts.functions.keys()) {
      const found = unhandledPromises(project, { path, fn }).filter(({ call }) => isReachable(context, facts.calls[call] as CallFact));
      if (found.length > 0 && isServers(project, path, fn) && !project.askApp(isListenedTo)) for (const one of found) reportOne(context, one); // mutate-ok: the first saves the search
    }
  },
});

/** Does it run while a server answers a request? */
function isServers(project: Project, path: string, fn: number): boolean {
  return requestEntries(project, { path, fn }).length > 0;
}

function isReachable({ path, project }: CheckContext<Id>, { when }: CallFact): boolean {
  return mayRun(project, path, when) !== false && project.canRunOnServer(path, when);
}

function reportOne({ facts, path, report }: CheckContext<Id>, { call: index, during, how }: UnhandledPromise): void {
  const call = facts.calls[index] as CallFact;
  const related = during ? [{ path, span: during, message: 'waits here' }] : [];
  const what = call.callee.from === 'call' || call.calleeFn !== undefined ? 'this promise' : calleeName(facts, call);
  report(call.span, how, { what }, { related });
}

const isListenedTo: AppQuestion<boolean> = (project) => project.paths().some((path) => project.ask(listens, path));

const listens: FileQuestion<boolean> = (names, path) => (names.facts(path)?.calls ?? []).some(({ args: [first] }) => literalText(first) === 'unhandledRejection');
