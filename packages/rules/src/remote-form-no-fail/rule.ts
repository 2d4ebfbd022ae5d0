import { alternatives, defineRule, isFailure, type CallFact, type CheckContext, type Entry, type Value } from '@sk-audit/core';

type Id = 'form' | 'refusal' | 'other';

export default defineRule({
  id: 'remote-form-no-fail',
  severity: 'error',
  category: 'forms',
  kit: '>=2.27.0',
  recommended: true,
  summary: 'Forbids `fail()` in remote functions.',
  why: `\`fail()\` makes a value that only form actions understand. What a remote function returns is serialised, and a failure cannot be: instead
of a message beside the field, the visitor gets an error with status 500. Kit 3 says so while you develop.

A remote \`form\` tells of what is wrong with \`invalid(…)\`, which throws; \`fields.….issues()\` shows it. Where the status says that it is not
about the input (401, 403, 500 and above), the advice is \`error(…)\`. Other remote functions call \`error(…)\`, or return an object that says what happened. Form actions are left alone, and so are functions of your own called \`fail\`.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#form-Programmatic-validation', '@sveltejs/kit 2.70.4 src/runtime/server/remote.js', '@sveltejs/kit 3.2.0 src/runtime/app/server/remote/form.js'],
  messages: {
    form: { text: '`fail()` is for form actions; returned by the remote form `{{name}}`, it ends in status 500.', advice: 'Call `invalid(…)` instead.' },
    refusal: { text: '`fail()` is for form actions; returned by the remote form `{{name}}`, it ends in status 500.', advice: 'Call `error({{status}}, …)` instead.' },
    other: { text: '`fail()` is for form actions; returned by the remote function `{{name}}`, it ends in status 500.', advice: 'Call `error(…)`, or return an object that says what happened.' },
  },
  examples: {
    bad: [
      {
        title: 'As in a form action',
        files: {
          'src/lib/contact.remote.ts': `import { form } from '$app/server';
import { fail } from '@sveltejs/kit';
export const contact = form('unchecked', async ({ email }) => {
  if (!email) return fail(400, { missing: true }); // ✗ form "fail"
  return { sent: true };
});
`,
        },
      },
      {
        title: 'The visitor may not, or the server cannot',
        files: {
          'src/lib/order.remote.ts': `import { form, getRequestEvent } from '$app/server';
import { fail } from '@sveltejs/kit';
import { place } from '$lib/server/orders';
export const order = form('unchecked', async ({ item }) => {
  if (!getRequestEvent().locals.user) return fail(401, { text: 'Log in first' }); // ✗ refusal "fail"
  if (!(await place(item))) return fail(503); // ✗ refusal "fail"
});
`,
          'src/lib/server/orders.ts': 'export const place = async (item: unknown) => item;\n',
        },
        says: ['Call `error(401, …)` instead.'],
      },
      {
        title: 'In a command',
        files: {
          'src/lib/cart.remote.ts': `import { command } from '$app/server';
import { fail } from '@sveltejs/kit';
const closed = () => fail(409, { closed: true });
export const order = command('unchecked', (amount) => (amount > 9 ? closed() : { ordered: amount })); // ✗ other "closed"
`,
        },
      },
    ],
    good: [
      {
        title: 'With invalid',
        files: {
          'src/lib/contact.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
export const contact = form('unchecked', async ({ email }, issue) => {
  if (!email) invalid(issue.email('Who are you?'));
  return { sent: true };
});
`,
        },
      },
      {
        title: 'In a form action',
        files: {
          'src/routes/contact/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = { default: async () => fail(400, { closed: true }) };
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) if (entry.role === 'remote') checkRemote(context, entry);
  },
});

function checkRemote({ facts, path, project, report }: CheckContext<Id>, { fn, name }: Entry): void {
  const maker = facts.calls[facts.functions[fn]?.argument?.call ?? -1];
  const isForm = maker !== undefined && project.symbol(path, maker.callee) === '$app/server#form'; // mutate-ok: for the type
  for (const { value } of facts.exits.filter((exit) => exit.fn === fn && exit.kind === 'return')) {
    for (const one of value ? alternatives(value) : []) {
      if (one.is !== 'call' || !isFailure(project, path, one)) continue; // mutate-ok: for the type
      const { args, calleeSpan } = facts.calls[one.call] as CallFact;
      const status = refusalStatus(args[0]);
      const code = isForm && project.kitSatisfies('>=3.0.0') === true ? { kitCode: 'remote_form_fail' } : {}; // mutate-ok: examples do not show codes
      report(calleeSpan, !isForm ? 'other' : status ? 'refusal' : 'form', { name, status: `${status}` }, code);
    }
  }
}

/** A status that tells of something else than the input: who asks, or the server. */
function refusalStatus(value: Value | undefined): number | undefined {
  const status = value?.is === 'literal' ? Number(value.value) : 0;
  return status === 401 || status === 403 || status >= 500 ? status : undefined;
}
