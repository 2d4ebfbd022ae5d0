import { alternatives, defineRule, isFailure, type CallFact, type CheckContext, type Entry } from '@sk-audit/core';

type Id = 'form' | 'other';

export default defineRule({
  id: 'remote-form-no-fail',
  severity: 'error',
  category: 'forms',
  kit: '>=2.27.0',
  recommended: true,
  summary: 'Forbids `fail()` in remote functions.',
  why: `\`fail()\` makes a value that only form actions understand. What a remote function returns is serialised, and a failure cannot be: instead
of a message beside the field, the visitor gets an error with status 500. Kit 3 says so while you develop.

A remote \`form\` tells of what is wrong with \`invalid(…)\`, which throws; \`fields.….issues()\` shows it. Other remote functions call
\`error(…)\`, or return an object that says what happened. Form actions are left alone, and so are functions of your own called \`fail\`.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#form-Programmatic-validation', '@sveltejs/kit 2.70.4 src/runtime/server/remote.js', '@sveltejs/kit 3.2.0 src/runtime/app/server/remote/form.js'],
  messages: {
    form: { text: '`fail()` is for form actions; returned by the remote form `{{name}}`, it ends in status 500.', advice: 'Call `invalid(…)` instead.' },
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
  const id = maker && project.symbol(path, maker.callee) === '$app/server#form' ? 'form' : 'other';
  for (const { value } of facts.exits.filter((exit) => exit.fn === fn && exit.kind === 'return')) {
    for (const one of value ? alternatives(value) : []) {
      if (one.is === 'call' && isFailure(project, path, one)) report((facts.calls[one.call] as CallFact).calleeSpan, id, { name });
    }
  }
}
