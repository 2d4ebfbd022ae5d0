import {
  attribute, contains, defineRule, formsPostingTo, indexOf, isInside, leavesOf, literalText, origins, requestSource, suggestWithout, testedValues,
  type CallFact, type CheckContext, type Entry, type FileFacts, type FunctionFact, type Leaf, type Project, type Span, type Value,
} from '@sk-audit/core';

/** What only its owner may know. Not `forgotPassword`, `hasPassword`. */
const SECRET = /^(?:(?:new|old|current|confirm|confirmed|repeat|repeated|re|verify|user)[-_]?)?(?:pass(?:word|wd|phrase|code)|pwd)(?:[-_]?(?:confirm|confirmation|confirmed|again|repeat|repeated|new|old|\d))?$|^(?:cvv|cvc)$/i;

type Id = 'field' | 'all';

export default defineRule({
  id: 'no-secret-in-fail',
  severity: 'warn',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Forbids actions to send a password back to the page.',
  why: `What an action returns, by \`fail()\` or else, is written into the page that answers a form without JavaScript, and stays there: in the browser's cache and
history, in logs and caches of proxies, and in the \`value\` of a field for every script on the page. Kit's documentation returns the e-mail address
"and not the password".

The rule looks for fields of the form that are named like passwords, by themselves or in \`Object.fromEntries(form)\`, if the action or a form that
posts to it has such a field. Left alone: what validators return, and objects from which the password was taken (\`const { password, ...values } = …\`).`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Anatomy-of-an-action-Validation-errors'],
  messages: {
    field: { text: 'The answer sends {{names}} back to the browser, as a part of the page.', advice: 'Leave it out; visitors type it again.' },
    all: { text: 'All that was typed is sent back to the browser, `{{name}}` among it.', advice: 'Send back what the form shows again, one by one.' },
  },
  examples: {
    bad: [
      {
        title: 'The password is wrong, and comes back',
        files: {
          'src/routes/login/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { isKnown } from '$lib/server/users';
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const email = form.get('email');
    const password = form.get('password');
    if (!(await isKnown(email, password))) return fail(401, { email, password, wrong: true }); // ✗ field "password"
  }
};
`,
          'src/lib/server/users.ts': "export const isKnown = async (email, password) => email === password;\n",
        },
        after: {
          'src/routes/login/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { isKnown } from '$lib/server/users';
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const email = form.get('email');
    const password = form.get('password');
    if (!(await isKnown(email, password))) return fail(401, { email, wrong: true });
  }
};
`,
          'src/lib/server/users.ts': "export const isKnown = async (email, password) => email === password;\n",
        },
      },
      {
        title: 'All fields at once',
        files: {
          'src/routes/register/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const values = Object.fromEntries(await request.formData());
    if (!values.email) return fail(400, { values, missing: 'email' }); // ✗ all "values"
  }
};
`,
          'src/routes/register/+page.svelte': `<form method="POST">
  <input name="email" />
  <input name="password" type="password" />
  <button>Register</button>
</form>
`,
        },
      },
    ],
    good: [
      {
        title: 'Only what is shown again',
        files: {
          'src/routes/login/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const { password, ...values } = Object.fromEntries(await request.formData());
    if (!password) return fail(400, { values, missing: 'password', password: 'Type your password.' });
  }
};
`,
        },
      },
      {
        title: 'A form without a password',
        files: {
          'src/routes/order/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const values = Object.fromEntries(await request.formData());
    if (!values.address) return fail(400, { values });
  }
};
`,
          'src/routes/order/+page.svelte': '<form method="POST">\n  <input name="address" />\n  <button>Order</button>\n</form>\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const action of project.entriesIn(path)) if (action.role === 'action') checkAction(context, action);
  },
});

/** What an action gives the page. */
type Answer = { readonly value: Value; readonly span: Span; readonly when: number | undefined };

function checkAction({ facts, path, project, report }: CheckContext<Id>, action: Entry): void {
  for (const answer of answersOf(project, facts, action)) {
    const leaves = leavesOf(project, { path, ...answer });
    const fields = leaves.flatMap((leaf) => secretField(project, leaf) ?? []);
    const [first] = fields;
    const names = [...new Set(fields.map(({ name }) => `\`${name}\``))].join(', ');
    const suggest = suggestWithout(answer.value, new Set(fields.map(({ span }) => span[0])), 'Leave it out');
    if (first) report(first.span, 'field', { names }, { suggest });
    const all = leaves.find((leaf) => isAllFields(project, leaf));
    const among = all && secretAmong(project, facts, action); // mutate-ok: only spares work
    if (all && among !== undefined) report(all.span, 'all', { name: among }); // mutate-ok: only what is all has one among it
  }
}

/** Everything that it returns: the data of `fail()`, and what it returns otherwise. */
function answersOf(project: Project, facts: FileFacts, { fn, path }: Entry): readonly Answer[] {
  return (indexOf(facts).exitsOf.get(fn) ?? []).flatMap(({ span, value, when }): readonly Answer[] => {
    const call = value?.is === 'call' ? facts.calls[value.call] : undefined; // mutate-ok: only calls have one
    const isFail = call && project.symbol(path, call.callee) === '@sveltejs/kit#fail'; // mutate-ok: only calls have one
    const [data, at] = isFail ? [call.args[1], call.argSpans[1]] : [value, span];
    return data && at ? [{ value: data, span: at, when }] : []; // mutate-ok: an argument has a place
  });
}

/** A field like a password, if the leaf is what was typed there. */
function secretField(project: Project, { facts, path, ref, span }: Leaf): { readonly name: string; readonly span: Span } | undefined {
  if (ref.from !== 'call') return undefined;
  const call = facts.calls[ref.call] as CallFact;
  const name = (ref.path.length === 0 ? askedField(call) : isFromEntries(call) ? ref.path.join('.') : undefined) ?? '';
  return SECRET.test(name) && isPosted(project, path, ref.call) ? { name, span } : undefined;
}

/** `password` of `form.get('password')` */
function askedField({ args, callee }: CallFact): string | undefined {
  return callee.path.at(-1) === 'get' ? literalText(args[0]) : undefined;
}

/** `Object.fromEntries(form)`, whole. */
function isAllFields(project: Project, { facts, path, ref }: Leaf): boolean {
  return ref.from === 'call' && ref.path.length === 0 && isFromEntries(facts.calls[ref.call] as CallFact) && isPosted(project, path, ref.call);
}

function isFromEntries({ callee }: CallFact): boolean {
  return callee.from === 'global' && callee.name === 'Object' && callee.path.join() === 'fromEntries'; // mutate-ok: only globals have a name
}

function isPosted(project: Project, path: string, call: number): boolean {
  return requestSource(project, path, { is: 'call', call })?.name === 'request';
}

/** The name of a field like a password, which the action asks for, or which a form has that posts to it. */
function secretAmong(project: Project, facts: FileFacts, action: Entry): string | undefined {
  const { span } = facts.functions[action.fn] as FunctionFact;
  const calls = facts.calls.filter((call) => contains(span, call.span));
  const tested = facts.conditions.filter((condition) => contains(span, condition.span)).flatMap(({ test }) => testedValues(test));
  const read = [...calls.flatMap(({ args }) => args), ...tested].flatMap((value) => origins(facts, value)).map((ref) => ref.path.at(-1));
  return [...calls.map(askedField), ...read, ...fieldsOf(project, action)].find((name) => SECRET.test(name ?? ''));
}

/** The names of the password fields in forms that post to the action. */
function fieldsOf(project: Project, action: Entry): readonly string[] {
  return formsPostingTo(project, action).flatMap(({ element: form, path }) => {
    const facts = project.facts(path) as FileFacts;
    const fields = facts.elements.filter((element) => element.name === 'input' && isInside(facts, element, form));
    return fields.flatMap((field) => literalText(attribute(field, 'name')?.value) ?? []);
  });
}
