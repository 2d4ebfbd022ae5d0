import { defineRule, formsPostingTo, indexOf, mayHold, maybeBefore, type CallFact, type CheckContext, type ElementFact, type Entry, type ExitFact, type FileFacts, type Form, type FunctionFact, type Project, type Related } from '@sk-audit/core';
import { isPlainAnswer } from './answer.js';
import { calledNames, isChange } from './change.js';
import { isPlain } from './plain.js';

export default defineRule({
  id: 'form-action-prg',
  severity: 'warn',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Demands a redirect after an action that changes something, where the form is a plain one.',
  why: `After a native POST the page is the answer to that POST. Reloading it, or going back and forth, submits the form once more: a second
order, a second message. Post/Redirect/Get prevents it: the action ends in \`redirect(303, …)\`. With \`use:enhance\` the browser never
leaves the page and there is nothing to repeat.

So the rule looks at every way out of an action that comes after a change, and reports the action when at least one form that posts to it
is known to be sent by the browser itself. A change is a call that is waited for and whose name begins with a verb such as \`create\`,
\`insert\` or \`send\`, a statement such as \`createOrder(…);\`, SQL that inserts, or a request with \`POST\`.

Left alone: failures; answers whose meaning cannot be seen; deletions of one thing and updates, as what is deleted or set twice is what it was, unless
something is added to what was there (\`$inc\`, \`increment\`); cookies, sessions, tokens and
other things that every visit makes anew; requests that search or sign in; forms that nothing can submit, and pages that go on by
\`goto\` once \`form\` is there; actions in wrappers, and functions that are called elsewhere, too. With \`enhancedForms: true\` the forms do
not matter.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Anatomy-of-an-action-Redirects', 'https://developer.mozilla.org/docs/Web/HTTP/Guides/Redirections'],
  messages: {
    noRedirect: { text: 'The action `{{action}}` changes something (`{{change}}`) and ends without a redirect; reloading the page submits its plain form again.', advice: 'End it with a redirect (303), or add `use:enhance` to the form.' },
    held: { text: 'The action `{{action}}` changes something (`{{change}}`) and ends without a redirect; reloading the page submits its plain form again.', advice: 'End it with a redirect (303); `use:enhance` would not ask what its `submit` handler asks.' },
    always: { text: 'The action `{{action}}` changes something (`{{change}}`) and ends without a redirect.', advice: 'End it with a redirect (303).' },
  },
  options: { enhancedForms: { type: 'boolean', default: false, description: 'Report actions whose forms are all enhanced, too.' } },
  examples: {
    bad: [
      {
        title: 'A plain form whose action only returns',
        files: {
          'src/routes/guestbook/+page.svelte': '<form method="POST"><input name="text" /></form>\n',
          'src/routes/guestbook/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const actions = {
  default: async ({ request }) => { // ✗ noRedirect "default"
    const text = (await request.formData()).get('text');
    if (!text) return fail(400, { missing: true });
    await db.insertEntry(text);
    return { success: true };
  }
};
`,
          'src/lib/server/db.ts': 'export const db = { insertEntry: async (text: unknown) => text };\n',
        },
      },
      {
        title: 'One branch redirects, the other does not',
        files: {
          'src/routes/orders/+page.svelte': '<form method="POST" action="?/place"><button>Order</button></form>\n',
          'src/routes/orders/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = {
  place: async ({ fetch, locals }) => { // ✗ noRedirect "place"
    await fetch('https://shop.example.com/orders', { method: 'POST' });
    if (locals.user) redirect(303, '/orders');
  }
};
`,
        },
      },
      {
        title: 'A question before it, which enhancing would skip',
        files: {
          'src/routes/orders/+page.svelte': `<form method="POST" action="?/reorder" onsubmit={(event) => { if (!confirm('Sure?')) event.preventDefault(); }}>
  <button>Order again</button>
</form>
`,
          'src/routes/orders/+page.server.ts': `import { db } from '$lib/server/db';
export const actions = {
  reorder: async ({ locals }) => { // ✗ held "reorder"
    await db.createOrder(locals.order);
  }
};
`,
          'src/lib/server/db.ts': 'export const db = { createOrder: async (order: unknown) => order };\n',
        },
      },
      {
        title: 'With the option, whatever the form',
        options: { enhancedForms: true },
        files: {
          'src/routes/guestbook/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="text" /></form>
`,
          'src/routes/guestbook/+page.server.ts': `import { createEntry } from '$lib/server/entries';
export const actions = {
  default: async ({ request }) => { // ✗ always "default"
    await createEntry(await request.formData());
  }
};
`,
          'src/lib/server/entries.ts': 'export const createEntry = async (form: FormData) => form;\n',
        },
      },
    ],
    good: [
      {
        title: 'A redirect on every way out, or an enhanced form',
        files: {
          'src/routes/guestbook/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST"><input name="text" /></form>
<form method="POST" action="?/remove" use:enhance><button>Remove</button></form>
`,
          'src/routes/guestbook/+page.server.ts': `import { fail, redirect } from '@sveltejs/kit';
import { db } from '$lib/server/db';
import { leave } from '$lib/server/leave';
export const actions = {
  default: async ({ request, locals }) => {
    try {
      await db.insertEntry(await request.formData());
    } catch {
      return fail(500);
    }
    if (locals.user) leave('/account');
    else redirect(303, '/guestbook');
  },
  remove: async () => {
    await db.deleteEntry();
    return { removed: true };
  }
};
`,
          'src/lib/server/leave.ts': `import { redirect } from '@sveltejs/kit';
export const leave = (to: string) => redirect(303, to);
`,
          'src/lib/server/db.ts': 'export const db = { insertEntry: async (form: FormData) => form, deleteEntry: async () => {} };\n',
        },
      },
      {
        title: 'An action that only reads',
        files: {
          'src/routes/search/+page.svelte': '<form method="POST"><input name="q" /></form>\n',
          'src/routes/search/+page.server.ts': `import { find } from '$lib/server/find';
export const actions = { default: async ({ request }) => ({ hits: await find(await request.formData()) }) };
`,
          'src/lib/server/find.ts': 'export const find = async (form: FormData) => [form];\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    // What is called elsewhere, too, is more than an action: a redirect would be wrong there.
    const actions = project.entriesIn(path).filter((entry) => entry.role === 'action' && !entry.wrapped && project.callers(entry).length === 0);
    for (const action of actions) checkAction(context, action);
  },
});

function checkAction({ facts, options, project, report }: CheckContext<'noRedirect' | 'held' | 'always'>, action: Entry): void {
  const answers = facts.exits.filter((exit) => exit.fn === action.fn && isPlainAnswer(project, facts, exit));
  const change = answers.flatMap((exit) => changesBefore(facts, exit, action.name))[0];
  const plainForms = formsPostingTo(project, action).filter((form) => isPlain(project, form));
  if (!change || (plainForms.length === 0 && options['enhancedForms'] !== true)) return;
  const { nameSpan, span } = facts.functions[action.fn] as FunctionFact;
  const data = { action: action.name, change: calledNames(facts, change).slice(-2).join('.').replace(/^default\./, '') };
  const related = [{ path: action.path, span: change.span, message: 'this changes something' }, ...plainForms.slice(0, 1).map((form) => formPlace(project, form))];
  const isHeld = plainForms.some((form) => mayHold(project, project.facts(form.path) as FileFacts, form.element));
  report(nameSpan ?? span, isHeld ? 'held' : plainForms.length > 0 ? 'noRedirect' : 'always', data, { related });
}

/** What may have been changed when the action ends there, in the order of the text. */
function changesBefore(facts: FileFacts, exit: ExitFact, action: string): readonly CallFact[] {
  const made = [...maybeBefore(facts, exit.at)].flatMap((call) => withCallbacks(facts, call)).filter((call) => isChange(facts, call, action));
  return made.map((index) => facts.calls[index] as CallFact).sort((a, b) => a.calleeSpan[1] - b.calleeSpan[1]);
}

/** The call and those in the function literals that it is given: `db.transaction(async (tx) => …)`, `items.map(async (item) => …)`. */
function withCallbacks(facts: FileFacts, index: number): readonly number[] {
  const callbacks = (facts.calls[index] as CallFact).args.flatMap((arg) => (arg.is === 'function' ? (indexOf(facts).callsOf.get(arg.fn) ?? []) : [])); // mutate-ok: only functions have fn
  return [index, ...callbacks.flatMap((call) => withCallbacks(facts, call))];
}

function formPlace(project: Project, form: Form): Related {
  const { tag } = (project.facts(form.path) as FileFacts).elements[form.element] as ElementFact;
  return { path: form.path, span: tag, message: 'the plain form' };
}
