import {
  actionOf, alternatives, defineRule, formsIn, maybeBefore, surelyPasses, type CallFact, type CheckContext, type Entry, type ExitFact, type FileFacts, type Form, type Project, type Related, type Value,
} from '@sk-audit/core';

const MUTATING = /^(?:create|insert|update|upsert|delete|remove|destroy|save|store|add|append|send|charge|register|submit|publish|archive|assign|invite|book|order|pay|cancel|confirm|sign_?up|subscribe|unsubscribe|import|upload|write|put|patch|persist|reset|toggle|set|increment|execute|run|commit)(?=$|[A-Z_\d])/;
/** Reading and answering, whatever the verb. */
const HARMLESS: ReadonlySet<string> = new Set(['setError', 'setHeaders', 'setTimeout', 'addEventListener', 'append', 'add', 'set', 'run', 'execute', 'reset', 'toggle', 'store', 'import']);
const FAILS = /#(?:fail|setError|invalid)$/;
const FAILURE_KEYS: ReadonlySet<string> = new Set(['error', 'errors', 'invalid', 'missing', 'incorrect', 'failed', 'errorMessage']);

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

So the rule looks at every way out of an action that comes after a change (a call whose name says so, a request that is no GET, a
cookie that is set), and reports it only when at least one form that posts to the action is known not to be enhanced. Failures,
actions in wrappers and helpers whose end cannot be seen are left alone. With \`enhancedForms: true\` forms are not asked for.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Anatomy-of-an-action-Redirects', 'https://developer.mozilla.org/docs/Web/HTTP/Guides/Redirections'],
  messages: {
    noRedirect: { text: 'The action `{{action}}` changes something (`{{change}}`) and ends without a redirect; reloading the page submits its plain form again.', advice: 'End it with `redirect(303, …)`, or add `use:enhance` to the form.' },
    always: { text: 'The action `{{action}}` changes something (`{{change}}`) and ends without a redirect.', advice: 'End it with `redirect(303, …)`.' },
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
    const actions = project.entriesIn(path).filter((entry) => entry.role === 'action' && !entry.wrapped);
    for (const action of actions) checkAction(context, action);
  },
});

function checkAction(context: CheckContext<'noRedirect' | 'always'>, action: Entry): void {
  const { facts, options, project, report } = context;
  const change = unredirectedChange(context, action);
  const fn = facts.functions[action.fn];
  if (!change || !fn) return;
  const data = { action: action.name, change: nameOf(facts, change) };
  const at = fn.nameSpan ?? fn.span;
  const related: Related[] = [{ path: action.path, span: change.span, message: 'this changes something' }];
  const plain = plainForm(project, action);
  if (plain) report(at, 'noRedirect', data, { related: [...related, plain] });
  else if (options['enhancedForms'] === true) report(at, 'always', data, { related });
}

/** The change after which some way out is a success without a redirect. */
function unredirectedChange(context: CheckContext<never>, action: Entry): CallFact | undefined {
  const { facts, path, project } = context;
  for (const exit of facts.exits) {
    if (exit.fn !== action.fn || exit.kind === 'throw' || exit.handler !== undefined) continue;
    if (surelyPasses(facts, exit.at, (call) => project.neverReturns(path, call)) || !isSuccess(project, path, facts, exit)) continue;
    const change = [...maybeBefore(facts, exit.at)].sort((a, b) => a - b).map((index) => facts.calls[index] as CallFact).find((call) => call.fn === action.fn && isChange(project, path, call));
    if (change) return change;
  }
  return undefined;
}

/** Not a failure, and not something whose end cannot be seen. */
function isSuccess(project: Project, path: string, facts: FileFacts, exit: ExitFact): boolean {
  return exit.kind === 'end' || exit.value === undefined || alternatives(exit.value).some((value) => isSuccessValue(project, path, facts, value));
}

function isSuccessValue(project: Project, path: string, facts: FileFacts, value: Value): boolean {
  if (value.is === 'undefined' || value.is === 'literal') return true;
  if (value.is === 'object') return !Object.keys(value.props).some((key) => FAILURE_KEYS.has(key)) && !isFalse(value.props['success']);
  if (value.is !== 'call') return false;
  const call = facts.calls[value.call] as CallFact;
  const symbol = project.symbol(path, call.callee) ?? '';
  return /^sveltekit-superforms(?:\/server)?#message$/.test(symbol) && !FAILS.test(symbol) && !call.args[2];
}

function isFalse(value: Value | undefined): boolean {
  return value?.is === 'literal' && value.value === false;
}

/** A call that says it changes something. */
function isChange(project: Project, path: string, call: CallFact): boolean {
  const name = call.callee.path.at(-1) ?? '';
  if (name === 'fetch' || (call.callee.from === 'global' && call.callee.name === 'fetch')) return isWriting(call);
  if (call.callee.from === 'param' && call.callee.path.includes('cookies')) return name === 'set';
  const own = ownName(project, path, call) ?? name;
  if (!MUTATING.test(own) || call.new) return false;
  return !HARMLESS.has(own);
}

function ownName(project: Project, path: string, call: CallFact): string | undefined {
  const binding = call.callee.from === 'binding' && call.callee.path.length === 0 ? project.facts(path)?.bindings[call.callee.binding] : undefined;
  return binding?.name;
}

function isWriting(call: CallFact): boolean {
  const method = call.args[1]?.is === 'object' ? call.args[1].props['method'] : undefined;
  return method?.is === 'literal' && /^(?:post|put|patch|delete)$/i.test(String(method.value));
}

function nameOf(facts: FileFacts, call: CallFact): string {
  const { callee } = call;
  const root = callee.from === 'global' ? [callee.name] : callee.from === 'binding' ? [facts.bindings[callee.binding]?.name ?? ''] : [];
  return [...root, ...callee.path].filter((part) => part !== '' && part !== '[]' && part !== 'default').slice(-2).join('.');
}

/** A form that posts to the action and is known not to be enhanced. */
function plainForm(project: Project, action: Entry): Related | undefined {
  for (const path of project.paths()) {
    if (!project.facts(path)?.elements.some((one) => one.name === 'form') || !project.isLive(path)) continue;
    for (const form of formsIn(project, path)) if (form.method === 'POST' && form.enhanced === false && postsTo(project, form, action)) return formPlace(project, form);
  }
  return undefined;
}

function postsTo(project: Project, form: Form, action: Entry): boolean {
  return form.targets.some((target) => {
    const found = actionOf(project, target);
    return typeof found !== 'string' && found.path === action.path && found.fn === action.fn;
  });
}

function formPlace(project: Project, form: Form): Related | undefined {
  const tag = project.facts(form.path)?.elements[form.element]?.tag;
  return tag && { path: form.path, span: tag, message: 'the plain form' };
}
