import { alternatives, contains, defineRule, indexOf, unsendableParts, type CallFact, type CheckContext, type Entry, type ExitFact, type FileFacts, type Project, type Span, type Unsendable, type Value } from '@sk-audit/core';

type Id = 'loadData' | 'promised' | 'actionData' | 'actionResponse' | 'notObject';

export default defineRule({
  id: 'serializable-data',
  severity: 'error',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids returning from `load` and actions what cannot be sent to the browser.',
  why: `What a server \`load\` or an action returns crosses to the browser as text. Kit writes it with devalue, which takes plain objects, arrays,
dates, maps, sets, regular expressions and \`BigInt\`; from Kit 2 on typed arrays and URLs, too. It takes no functions, no symbols, no classes
and no instances of them, so no \`Response\` and no \`Error\` either: the page ends in status 500. A promise may stand in what a server \`load\`
returns, and in nothing that an action returns; what it resolves to has the same limits, and ends as a rejection when it exceeds them.

All that a \`load\` returns, in a universal module too, is an object with names: the development server refuses arrays, texts and instances,
and in production Kit spreads their parts over the page's data, or fails.

The rule speaks where the value shows in the app's own code. An app with encoders of its own (\`transport\`) is left alone.`,
  sources: [
    'https://svelte.dev/docs/kit/load#Universal-vs-server-Output',
    'https://svelte.dev/e/kit/load_not_serializable',
    'https://svelte.dev/e/kit/action_data_not_serializable',
    '@sveltejs/kit 3.2.0 src/runtime/server/page/data_serializer.js',
    '@sveltejs/kit 3.2.0 src/runtime/shared.js',
  ],
  messages: {
    loadData: { text: '{{where}} {{what}}, which cannot be sent to the browser: the page ends in status 500.', advice: '{{instead}}' },
    promised: { text: '{{where}} a promise of {{what}}, which cannot be sent to the browser: the promise is rejected there.', advice: 'Let it resolve to plain values.' },
    actionData: { text: '{{where}} {{what}}, which cannot be sent to the browser: the form ends in status 500.', advice: '{{instead}}' },
    actionResponse: { text: 'The action returns a `Response`, which cannot be sent as its data: the form ends in status 500.', advice: 'Return a plain object, or `fail(status, …)`.' },
    notObject: { text: '`load` returns {{what}} in place of an object with names.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'An instance, and a function',
        files: {
          'src/routes/cart/+page.server.ts': `import { Price } from '$lib/server/price';
export const load = async ({ locals }) => {
  const total = new Price(await locals.db.total());
  return {
    total, // ✗ loadData "total"
    format: (cents: number) => cents / 100 // ✗ loadData "format: (cents: number) => cents / 100"
  };
};
`,
          'src/lib/server/price.ts': 'export class Price {\n  constructor(public cents: number) {}\n}\n',
        },
        says: ['`total` is an instance of `Price`, which cannot be sent to the browser: the page ends in status 500.'],
      },
      {
        title: 'A response in place of its contents',
        files: {
          'src/routes/+page.server.ts': `export const load = ({ fetch }) => ({
  reviews: fetch('/api/reviews') // ✗ promised "reviews: fetch('/api/reviews')"
});
`,
          'src/routes/prices/+page.server.ts': `export const load = async ({ fetch }) => {
  const prices = await fetch('https://prices.example.com');
  return { prices }; // ✗ loadData "prices"
};
`,
        },
      },
      {
        title: 'What an action answers',
        files: {
          'src/routes/order/+page.server.ts': `import { fail, json } from '@sveltejs/kit';
import { send } from '$lib/server/orders';
export const actions = {
  send: async ({ request }) => {
    try {
      await send(await request.formData());
    } catch (error) {
      return fail(500, { error }); // ✗ actionData "error"
    }
    return json({ sent: true }); // ✗ actionResponse "json({ sent: true })"
  }
};
`,
          'src/lib/server/orders.ts': 'export const send = async (order: FormData) => void order;\n',
        },
        says: ['Return its message: `error.message`.'],
      },
      {
        title: 'A redirect that is caught and returned',
        files: {
          'src/routes/order/+page.server.ts': `import { error, redirect } from '@sveltejs/kit';
export const actions = {
  send: async ({ locals }) => {
    try {
      if (!locals.user) redirect(303, '/login');
    } catch (problem) {
      return problem; // ✗ actionData "return problem;"
    }
  },
  cancel: async ({ locals }) => {
    try {
      if (!locals.user) error(401, 'Log in');
    } catch (problem) {
      return problem; // ✗ actionData "return problem;"
    }
  }
};
`,
        },
      },
      {
        title: 'A list',
        files: {
          'src/routes/colours/+page.ts': `export const load = () => ['red', 'green']; // ✗ notObject "['red', 'green']"
`,
        },
      },
    ],
    good: [
      {
        title: 'Plain values',
        files: {
          'src/routes/cart/+page.server.ts': `import { Price } from '$lib/server/price';
export const load = async ({ fetch, locals, url }) => {
  const total = new Price(await locals.db.total());
  const answer = await fetch('/api/reviews');
  return { total: total.cents, day: new Date(), tags: new Set(['red']), url, reviews: answer.json(), more: fetch('/api/more').then((more) => more.json()) };
};
`,
          'src/lib/server/price.ts': 'export class Price {\n  constructor(public cents: number) {}\n}\n',
        },
      },
      {
        title: 'A universal load, whose data is not sent',
        files: {
          'src/routes/+page.ts': 'export const load = () => ({ format: (cents: number) => cents / 100 });\n',
        },
      },
      {
        title: 'An app with encoders of its own',
        files: {
          'src/hooks.ts': `import { Price } from '$lib/price';
export const transport = { Price: { encode: (value: unknown) => value instanceof Price && value.cents, decode: (cents: number) => new Price(cents) } };
`,
          'src/lib/price.ts': 'export class Price {\n  constructor(public cents: number) {}\n}\n',
          'src/routes/+page.server.ts': "import { Price } from '$lib/price';\nexport const load = () => ({ price: new Price(3) });\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) {
      const role = project.role(entry.declaredIn);
      if (entry.wrapped || (entry.role !== 'load' && entry.role !== 'action')) continue;
      const lists = entry.role === 'load' ? reportRoots(context, entry) : new Set<number>();
      const isServer = role === 'page.server' || role === 'layout.server';
      if (isServer) for (const part of unsendableParts(project, entry)) if (!lists.has(part.span[0])) reportPart(context, entry, part);
    }
  },
});

/** An error that is returned was meant to be thrown. */
const ERROR = /^an? (?:instance of )?`\w*Error`$/;
const FAIL = "Throw Kit's own error in its place: `error(status, message)`.";

function insteadOf(what: string): string {
  if (ERROR.test(what)) return FAIL;
  return what === 'a `Response`' ? 'Return its contents, or throw `error(status, message)` or `redirect(status, location)`.' : 'Return what the page shows of it, as plain values.';
}

function reportPart({ facts, path, project, report }: CheckContext<Id>, { role }: Entry, { caught, key, promised, span, what }: Unsendable): void {
  const where = key === '' ? `${role === 'load' ? '`load`' : 'The action'} returns` : `\`${key}\` is`;
  const data = { where, what };
  if (role === 'load' && promised) return report(span, 'promised', data, { kitCode: 'load_promise_not_serializable' });
  if (role === 'load') return report(span, 'loadData', { ...data, instead: insteadOf(what) }, { kitCode: 'load_not_serializable' });
  if (key === '' && what === 'a `Response`') return report(span, 'actionResponse', {}, { kitCode: 'action_response_not_serializable' });
  const instead = promised ? 'Wait for it, and return plain values.' : caught === undefined ? 'Return plain values in its place.' : `Return its message: \`${caught}.message\`.`;
  const kitCode = key === '' && caught !== undefined ? codeOfCaught(project, path, facts, span) : 'action_data_not_serializable'; // mutate-ok: examples do not show codes
  report(span, 'actionData', { where, what: promised ? `a promise of ${what}` : what, instead }, { kitCode });
}

/** While the app is developed, Kit looks whether it is one of its own that an action caught and returns. */
function codeOfCaught(project: Project, path: string, { calls, tries }: FileFacts, span: Span): string {
  const block = tries.find(({ handler }) => handler && contains(handler.span, span))?.block; // mutate-ok: examples do not show codes
  const thrown = calls.flatMap((call, index) => (block && contains(block, call.span) ? project.throwsOf(path, index) : [])); // mutate-ok: examples do not show codes
  return thrown.includes('redirect') ? 'action_return_redirect' : thrown.includes('error') ? 'action_return_error' : 'action_data_not_serializable'; // mutate-ok: examples do not show codes
}

/** Reports the values of ways out that are no objects, and says where they begin. */
function reportRoots({ facts, report }: CheckContext<Id>, { fn }: Entry): ReadonlySet<number> {
  const reported = new Set<number>();
  for (const exit of indexOf(facts).exitsOf.get(fn) ?? []) {
    const what = exit.kind === 'return' && exit.value ? alternatives(exit.value).map((one) => rootInWords(facts.calls, one)).find((one) => one !== undefined) : undefined;
    if (what === undefined) continue;
    const span = spanOfRoot(exit, facts.calls);
    reported.add(span[0]);
    const instead = exit.handler === undefined ? `Put it into one: \`return { ${what === 'a list' ? 'items' : 'value'}: … }\`.` : FAIL;
    report(span, 'notObject', { what, instead }, { kitCode: 'load_invalid_response' });
  }
  return reported;
}

function spanOfRoot({ span, value }: ExitFact, calls: readonly CallFact[]): ExitFact['span'] {
  return value?.is === 'call' ? (calls[value.call] as CallFact).span : span;
}

const LISTS = /^(?:Array\.(?:from|of|fromAsync)|Object\.(?:entries|keys|values)|Promise\.(?:all|allSettled))$/;

/** What it is, when that is sure and no object with names. */
function rootInWords(calls: readonly CallFact[], value: Value): string | undefined {
  switch (value.is) {
    case 'array': return 'a list';
    case 'template': return 'a text';
    case 'literal': return value.value === null ? undefined : typeof value.value === 'string' ? 'a text' : `\`${value.value}\``;
    case 'function': return 'a function';
    case 'call': {
      const { callee } = calls[value.call] as CallFact;
      return callee.from === 'global' && LISTS.test([callee.name, ...callee.path].join('.')) ? 'a list' : undefined; // mutate-ok: only globals have a name
    }
    default: return undefined;
  }
}
