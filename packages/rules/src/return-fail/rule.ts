import { alternatives, defineRule, type CallFact, type CheckContext, type Entry, type Suggestion, type Value } from '@sk-audit/core';

const FAIL: ReadonlySet<string> = new Set(['@sveltejs/kit#fail', 'sveltekit-superforms#fail', 'sveltekit-superforms/server#fail']);
/** Methods that drop what their callback returns. */
const DROPS_RESULT: ReadonlySet<string> = new Set(['forEach', 'then', 'catch', 'finally', 'transaction', '$transaction']);

type Id = 'notReturned' | 'thrown' | 'thrownHelper' | 'inCallback' | 'inLoad';

export default defineRule({
  id: 'return-fail',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands that `fail()` is returned, from an action.',
  why: `\`fail()\` makes the answer of an action; it does nothing by itself. Not returned, the action runs on and reports success.
Thrown, the visitor gets an error page with status 500 in place of the form with its messages. Returned from \`load\`, it is no
answer either: a server \`load\` ends in status 500 and a universal one hands \`{ status, data }\` to the page with status 200.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Anatomy-of-an-action-Validation-errors', '@sveltejs/kit 2.70.4 src/runtime/server/page/actions.js', 'https://svelte.dev/e/kit/action_throw_fail'],
  messages: {
    notReturned: { text: 'The result of `fail()` is dropped, so the action goes on as if nothing had failed.', advice: 'Return it: `return fail(…)`.' },
    thrown: { text: '`fail()` is thrown, which shows an error page with status 500.', advice: 'Return it: `return fail(…)`.' },
    thrownHelper: { text: '`{{name}}()` returns a `fail()`, and throwing that shows an error page with status 500.', advice: 'Return it: `return {{name}}(…)`.' },
    inCallback: { text: '`fail()` is returned from a callback of `{{method}}()`, whose result is dropped; the action goes on.', advice: 'Return `fail(…)` from the action itself.' },
    inLoad: { text: '`fail()` is returned from `load`, where it is no failure: it only means something in an action.', advice: 'Throw an error in its place: `error(status, message)`.' },
  },
  examples: {
    bad: [
      {
        title: 'Not returned, and thrown',
        files: {
          'src/routes/newsletter/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { subscribe } from '$lib/server/newsletter';
export const actions = {
  subscribe: async ({ request }) => {
    const email = (await request.formData()).get('email');
    if (!email) fail(400, { missing: true }); // ✗ notReturned "fail(400, { missing: true })"
    if (!(await subscribe(email))) throw fail(502); // ✗ thrown "fail(502)"
    return { subscribed: true };
  }
};
`,
          'src/lib/server/newsletter.ts': 'export const subscribe = async (email: string) => email.length > 3;\n',
        },
      },
      {
        title: 'A helper that makes the failure, thrown',
        files: {
          'src/routes/cart/+page.server.ts': `import { notFound } from '$lib/server/failures';
export const actions = {
  remove: async ({ locals }) => {
    if (!locals.cart) throw notFound(); // ✗ thrownHelper "notFound()"
  }
};
`,
          'src/lib/server/failures.ts': `import { fail } from '@sveltejs/kit';
export const notFound = () => fail(404, { message: 'No such thing' });
`,
        },
      },
      {
        title: 'Inside a callback',
        files: {
          'src/routes/upload/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const files = (await request.formData()).getAll('files');
    files.forEach((file) => {
      if (typeof file === 'string') return fail(400); // ✗ inCallback "fail(400)"
    });
    return { uploaded: files.length };
  }
};
`,
        },
      },
      {
        title: 'In load',
        files: {
          'src/routes/invoice/[id]/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  const invoice = await locals.db.invoice(params.id);
  if (!invoice) return fail(404, { message: 'No such invoice' }); // ✗ inLoad "fail(404, { message: 'No such invoice' })"
  return { invoice };
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Returned',
        files: {
          'src/routes/newsletter/+page.server.ts': `import { fail } from '@sveltejs/kit';
const missing = () => fail(400, { missing: true });
export const actions = {
  default: async ({ request }) => {
    const email = (await request.formData()).get('email');
    if (!email) return missing();
    return email === 'x' ? fail(400) : { subscribed: true };
  }
};
`,
        },
      },
      {
        title: 'Another function of that name',
        files: {
          'src/routes/report/+page.server.ts': `import { fail } from '$lib/server/log';
export const load = async ({ params }) => {
  if (params.id === '0') fail('zero');
};
`,
          'src/lib/server/log.ts': 'export const fail = (what: string) => console.error(what);\n',
        },
      },
    ],
  },
  check(context) {
    context.facts.calls.forEach((call, index) => {
      if (isFail(context, call)) checkFail(context, call);
      else if (call.use === 'thrown' && givesFail(context, call)) context.report(call.span, 'thrownHelper', { name: call.callee.path.at(-1) ?? nameAt(context, index) });
    });
  },
});

function isFail({ project, path }: CheckContext<Id>, call: CallFact): boolean {
  return FAIL.has(project.symbol(path, call.callee) ?? '');
}

function checkFail(context: CheckContext<Id>, call: CallFact): void {
  const { report } = context;
  if (call.use === 'discarded') return report(call.span, 'notReturned', {}, { suggest: suggestReturn(call) });
  if (call.use === 'thrown') return report(call.span, 'thrown', {}, { suggest: [{ message: 'Return it', edits: [{ span: [call.span[0] - 'throw '.length, call.span[0] - 1], text: 'return' }] }] });
  if (call.use !== 'returned') return;
  if (entryAt(context, call.fn)?.role === 'load') return report(call.span, 'inLoad');
  const method = droppedBy(context, call);
  if (method) report(call.span, 'inCallback', { method });
}

function suggestReturn(call: CallFact): readonly Suggestion[] {
  return call.statement?.[0] === call.span[0] ? [{ message: 'Return it', edits: [{ span: [call.span[0], call.span[0]], text: 'return ' }] }] : [];
}

function entryAt({ project, path }: CheckContext<Id>, fn: number): Entry | undefined {
  return project.entriesIn(path).find((one) => one.fn === fn);
}

/** The method to whose callback the failure is returned, when nobody uses what the method gives. */
function droppedBy({ facts }: CheckContext<Id>, call: CallFact): string | undefined {
  const given = facts.functions[call.fn]?.argument;
  const outer = given && facts.calls[given.call];
  const method = outer?.callee.path.at(-1);
  if (!outer || !method || !DROPS_RESULT.has(method)) return undefined;
  return outer.use === 'discarded' || method === 'forEach' ? method : undefined;
}

/** Does the app's own function that is called return a `fail()` on every path? */
function givesFail({ project, path }: CheckContext<Id>, call: CallFact): boolean {
  const fn = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const body = fn && project.facts(fn.path);
  if (!fn || !body) return false;
  const exits = body.exits.filter((exit) => exit.fn === fn.fn && exit.kind !== 'throw');
  const isFailure = (value: Value): boolean => value.is === 'call' && FAIL.has(project.symbol(fn.path, body.calls[value.call]?.callee ?? { from: 'unknown', path: [] }) ?? '');
  return exits.length > 0 && exits.every((exit) => exit.value !== undefined && alternatives(exit.value).every(isFailure));
}

function nameAt({ facts }: CheckContext<Id>, index: number): string {
  const callee = facts.calls[index]?.callee;
  const binding = callee?.from === 'binding' ? facts.bindings[callee.binding] : undefined;
  return binding?.name ?? 'This function';
}
