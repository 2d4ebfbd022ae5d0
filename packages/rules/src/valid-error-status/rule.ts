import { callsAsMade, defineRule, wrongConstant, type CallAsMade, type CallFact, type CheckContext, type Constant, type Span, type Suggestion } from '@sk-audit/core';

const KIT = /^@sveltejs\/kit#(?:error|fail)$/;
type Id = 'invalid' | 'messageFirst' | 'missing' | 'failure';

export default defineRule({
  id: 'valid-error-status',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands a status from 400 to 599 for `error()`, and one that an answer can have for `fail()`.',
  why: `\`error()\` checks its status first: what is no number from 400 to 599 becomes another error, and the visitor gets status 500 and
"Internal Error" in place of the message. The check sleeps in production builds for browsers.

\`fail()\` checks nothing. But the answer cannot be made with a status that is no number from 200 to 599, or that allows no content (204, 205
and 304): then the visitor gets an error, too, in place of the form with its messages. Without \`use:enhance\`, or in Kit 3, that is.

The rule reads the status through constants, imports and the app's own functions that pass it on. What it cannot read, it leaves alone.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit#error', '@sveltejs/kit 3.2.0 src/exports/index.js', 'https://svelte.dev/e/kit/invalid_error_status', 'https://fetch.spec.whatwg.org/#null-body-status'],
  messages: {
    invalid: { text: '`error()` gets the status {{status}}, but takes numbers from 400 to 599 only; the answer is another error, with status 500.', advice: 'Give a status from 400 to 599.' },
    messageFirst: { text: '`error()` gets {{status}} in the place of its status; the answer is another error, with status 500 and without that message.', advice: 'Give the status first: `error(500, …)`.' },
    missing: { text: '`{{name}}()` gets no status{{result}}.', advice: 'Give a status from 400 to 599 first.' },
    failure: { text: '`fail()` gets the status {{status}}, with which no page can be answered; a form that is sent by the browser itself ends in an error.', advice: 'Give a status from 400 to 499 first: `fail(400, …)`.' },
  },
  examples: {
    bad: [
      {
        title: 'Not an error, and no status',
        files: {
          'src/routes/invoice/[id]/+page.server.ts': `import { error, fail } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  const invoice = await locals.db.invoice(params.id);
  if (!invoice) error('No such invoice'); // ✗ messageFirst "'No such invoice'"
  if (!invoice.open) error(200, 'Already paid'); // ✗ invalid "200"
  return { invoice };
};
export const actions = {
  default: async () => fail('Closed') // ✗ failure "'Closed'"
};
`,
        },
        after: {
          'src/routes/invoice/[id]/+page.server.ts': `import { error, fail } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  const invoice = await locals.db.invoice(params.id);
  if (!invoice) error(500, 'No such invoice');
  if (!invoice.open) error(500, 'Already paid');
  return { invoice };
};
export const actions = {
  default: async () => fail(400, 'Closed')
};
`,
        },
      },
      {
        title: 'No status at all',
        files: {
          'src/routes/api/invoice/+server.ts': `import { error } from '@sveltejs/kit';
export const GET = ({ locals }) => {
  if (!locals.user) error(); // ✗ missing "error()"
  return new Response(locals.user.invoice);
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Errors, and statuses that cannot be read',
        files: {
          'src/routes/invoice/[id]/+page.server.ts': `import { error, fail } from '@sveltejs/kit';
export const load = async ({ params, fetch }) => {
  const answer = await fetch('https://invoices.example.com/' + params.id);
  if (!answer.ok) error(answer.status, 'No such invoice');
  return { invoice: await answer.json() };
};
export const actions = { default: async () => fail(422, { missing: true }) };
`,
        },
      },
      {
        title: 'Another function of that name',
        files: {
          'src/routes/api/invoice/+server.ts': `import { error } from '$lib/server/log';
export const GET = () => {
  error('asked for an invoice');
  return new Response();
};
`,
          'src/lib/server/log.ts': 'export const error = (what: string) => console.error(what);\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!project.isLive(path)) return;
    for (const made of callsAsMade(project, path, (symbol) => KIT.test(symbol), 0)) checkError(context, facts.calls[made.by] as CallFact, made);
  },
});

function checkError({ project, report }: CheckContext<Id>, call: CallFact, { args, at, helper, symbol }: CallAsMade): void {
  const [status] = args;
  const isError = symbol.endsWith('#error');
  const judge = isError ? judgeError : judgeFailure;
  if (call.args.length === 0 && helper === undefined) return report(call.span, 'missing', MISSING[isError ? 'error' : 'fail'], codeOf(isError));
  const wrong = status && wrongConstant(project, status, (one) => judge(one) !== undefined);
  if (!wrong) return;
  report(at, judge(wrong.value) as Id, { status: inCode(wrong.value) }, { ...codeOf(isError), suggest: suggestFix(call, at, isError) });
}

const MISSING = {
  error: { name: 'error', result: '; the answer is another error, with status 500' },
  fail: { name: 'fail', result: ', so the failure is answered with 200' },
};

function codeOf(isError: boolean): { readonly kitCode?: string } {
  return isError ? { kitCode: 'invalid_error_status' } : {}; // mutate-ok: examples say nothing of codes
}

/** @see `@sveltejs/kit` src/exports/index.js (3.2.0): `isNaN(status) || status < 400 || status > 599` */
function judgeError(status: Constant): Id | undefined {
  const number = Number(status ?? Number.NaN);
  if (number >= 400 && number <= 599) return undefined;
  return typeof status === 'string' && Number.isNaN(number) ? 'messageFirst' : 'invalid';
}

/** What `new Response(html, { status })` refuses; it makes 200 of `undefined`. */
function judgeFailure(status: Constant): Id | undefined {
  if (status === undefined) return undefined;
  const number = Number(status);
  return number >= 200 && number <= 599 && number !== 204 && number !== 205 && number !== 304 ? undefined : 'failure';
}

function inCode(status: Constant): string {
  return typeof status === 'string' ? `\`'${status}'\`` : `\`${String(status)}\``;
}

/** Where the status is written out, be it for the app's own function. */
function suggestFix({ args, argSpans }: CallFact, at: Span, isError: boolean): readonly Suggestion[] {
  const status = args[argSpans.indexOf(at)];
  const number = isError ? '500' : '400';
  if (status?.is !== 'literal') return [];
  if (typeof status.value === 'number') return [{ message: `Use \`${number}\``, edits: [{ span: at, text: number }] }];
  return args.length === 1 ? [{ message: `Put \`${number}\` before it`, edits: [{ span: [at[0], at[0]], text: `${number}, ` }] }] : [];
}
