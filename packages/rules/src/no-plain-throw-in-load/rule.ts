import { conditionsOf, defineRule, mayRun, neededImport, origins, patternText, testedValues, wholeExit, type CallFact, type CheckContext, type Entry, type ExitFact, type Ref, type Suggestion, type TextEdit, type Value } from '@sk-audit/core';
import { thrownThing } from './thrown-thing.js';

type Id = 'response' | 'object' | 'plain';
type Context = CheckContext<Id>;

const ROLES: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler', 'handle']);
/** What a message says of the visitor's request, and the status for it; the first that fits. */
const STATUSES: readonly (readonly [RegExp, number])[] = [
  [/not found|no such|does ?n[o']t exist/i, 404],
  [/unauth|not (?:logged|signed) in/i, 401],
  [/forbidden|denied|not allowed|permission/i, 403],
  [/invalid|missing|required/i, 400],
];
/** A name such as `STRIPE_KEY`: about the server's settings, not about the request. */
const SETTING = /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\benv\b/;

export default defineRule({
  id: 'no-plain-throw-in-load',
  severity: 'warn',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: 'Unproven: of ten findings in real apps nine are right and one is arguable, short of 95 %.',
  fix: 'suggest',
  summary: 'Forbids throwing plain errors, responses and status objects at the visitor where `error()` is meant.',
  why: `Kit knows two sorts of errors. What \`error(404, 'No such order')\` throws is expected: the visitor gets that status and that message. All
else is a bug of yours: the visitor gets status 500 and "Internal Error", the message is hidden, and \`handleError\` logs a stack trace. So
\`throw new Error('Order not found')\` makes a crash of a typing mistake.

A thrown \`Response\` (\`throw json(…)\`) and a thrown \`{ status: 404 }\` have been the same 500 since Kit 1.0.

The rule looks at \`load\`, actions, request handlers and \`handle\` themselves. Of plain errors it reports those that stand under a condition and
whose message speaks of the request: not found, unauthorized, forbidden, invalid, missing. It leaves alone what a \`try\` around it catches, the
classes of the app, what speaks of the server's settings, what cannot run (a parameter that the route requires is never missing), and
everything in other functions.`,
  sources: ['https://svelte.dev/docs/kit/errors', '@sveltejs/kit 3.2.0 src/runtime/server/errors.js'],
  messages: {
    response: { text: 'A `Response` is thrown from {{place}}, which ends in status 500.', advice: '{{instead}}' },
    object: { text: 'An object is thrown from {{place}}, which ends in status 500; nobody reads its status or message.', advice: 'Throw an expected error in its place: `{{error}}`.' },
    plain: { text: '{{what}} is thrown from {{place}}; the visitor gets status 500 and "Internal Error" in place of that message.', advice: 'Throw an expected error in its place: `{{error}}`.' },
  },
  examples: {
    bad: [
      {
        title: 'A message that nobody sees',
        files: {
          'src/routes/orders/[id]/+page.server.ts': `import { findOrder } from '$lib/server/orders';
export const load = async ({ params }) => {
  const order = await findOrder(params.id);
  if (!order) throw new Error('Order not found'); // ✗ plain "new Error('Order not found')"
  return { order };
};
`,
          'src/lib/server/orders.ts': 'export const findOrder = async (id: string) => ({ id });\n',
        },
        after: {
          'src/routes/orders/[id]/+page.server.ts': `import { error } from '@sveltejs/kit';
import { findOrder } from '$lib/server/orders';
export const load = async ({ params }) => {
  const order = await findOrder(params.id);
  if (!order) error(404, 'Order not found');
  return { order };
};
`,
        },
      },
      {
        title: 'Thrown responses and status objects',
        files: {
          'src/routes/api/orders/+server.ts': `import { json } from '@sveltejs/kit';
import { unauthorized } from '$lib/server/answers';
export const POST = async ({ locals, request }) => {
  if (!locals.user) throw unauthorized(); // ✗ response "unauthorized()"
  const order = await request.json();
  if (!order.lines) throw json({ message: 'No lines' }, { status: 400 }); // ✗ response "json({ message: 'No lines' }, { status: 400 })"
  if (order.closed) throw { status: 409, message: 'Closed' }; // ✗ object "throw { status: 409, message: 'Closed' };"
  return json(order);
};
`,
          'src/lib/server/answers.ts': `export const unauthorized = () => new Response('Sign in first', { status: 401 });
`,
        },
      },
    ],
    good: [
      {
        title: 'Expected errors, and mistakes of the server',
        files: {
          'src/routes/orders/[id]/+page.server.ts': `import { error } from '@sveltejs/kit';
import { API_URL } from '$env/static/private';
export const load = async ({ params, fetch }) => {
  if (!API_URL) throw new Error('API_URL is missing');
  const answer = await fetch(API_URL + params.id);
  if (answer.status === 404) error(404, 'Order not found');
  if (!answer.ok) throw new Error('The order server does not answer');
  return { order: await answer.json() };
};
`,
        },
      },
      {
        title: 'Caught by the function itself',
        files: {
          'src/routes/orders/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    try {
      const name = (await request.formData()).get('name');
      if (!name) throw new Error('The name is missing');
    } catch (problem) {
      return fail(400, { message: problem.message });
    }
  }
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const entries = project.entriesIn(path).filter(({ role }) => ROLES.has(role));
    for (const exit of facts.exits) {
      const entry = entries.find(({ fn }) => fn === exit.fn);
      if (entry && exit.kind === 'throw' && exit.tries === undefined && mayRun(project, path, exit.when) !== false) checkThrow(context, entry, exit, exit.value as Value);
    }
  },
});

function checkThrow(context: Context, entry: Entry, exit: ExitFact, value: Value): void {
  const { facts, path, project, report } = context;
  const thing = thrownThing(project, path, value);
  const place = entry.role === 'action' ? `the action \`${entry.name}\`` : `\`${entry.name}\``;
  const at = value.is === 'call' ? (facts.calls[value.call] as CallFact).span : exit.span;
  if (thing?.is === 'response') return report(at, 'response', { place, instead: ANSWERS.has(entry.role) ? 'Return it.' : `Throw an expected error in its place: \`${errorCall(context, 'status')}\`.` });
  if (thing?.is === 'object') return report(at, 'object', { place, error: errorCall(context, 'status') });
  const status = thing && statusFor(context, thing.message, exit);
  if (thing && status !== undefined) report(at, 'plain', { what: thing.name, place, error: errorCall(context, String(status)) }, { suggest: suggestError(context, value, status) }); // mutate-ok: where there is a status, there is a thing
}

/** Entries that answer with a response. */
const ANSWERS: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['handler', 'handle']);

/** How to throw it: Kit 1 needs the keyword. */
function errorCall({ project }: Context, status: string): string {
  return `${project.kitSatisfies('>=2.0.0') === true ? '' : 'throw '}error(${status}, …)`;
}

/** The status that the message means, when it is about the request. */
function statusFor({ facts, path, project }: Context, message: Value | undefined, { when }: ExitFact): number | undefined {
  const text = patternText(message) ?? '';
  const tested = conditionsOf(facts, when).slice(0, 1).flatMap(({ test }) => testedValues(test)).flatMap((value) => origins(facts, value));
  const isSetting = SETTING.test(text) || tested.some((ref) => /^\$(?:env|app\/env)\//.test(project.symbol(path, ref) ?? '') || isEnvironment(ref));
  return tested.length === 0 || isSetting ? undefined : STATUSES.find(([words]) => words.test(text))?.[1];
}

function isEnvironment(ref: Ref): boolean {
  return ref.from === 'global' && /^(?:process|import\.meta)$/.test(ref.name); // mutate-ok: only globals have a name
}

/** `new Error(` becomes `error(404, `, without `throw` where `error` throws by itself; not where the name means something else. */
function suggestError({ facts, project }: Context, value: Value, status: number): readonly Suggestion[] {
  const call = value.is === 'call' ? facts.calls[value.call] : undefined; // mutate-ok: only calls have one
  const [first, ...others] = call?.argSpans ?? [];
  const kit = neededImport(facts, '@sveltejs/kit', ['error']);
  if (!call || !first || others.length > 0 || !kit) return []; // mutate-ok: a call with a message has an argument
  const exit = project.kitSatisfies('>=2.0.0') === true ? wholeExit(facts, call, 'throw') : undefined;
  const edit: TextEdit = { span: [(exit ?? call).span[0], first[0]], text: `${kit.locals[0]}(${status}, ` };
  return [{ message: `Throw \`error(${status}, …)\``, edits: [...kit.edits, edit] }];
}
