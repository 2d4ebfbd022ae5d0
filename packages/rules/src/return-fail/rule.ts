import { alternatives, calleeName, defineRule, isWholeStatement, mayRun, wholeExit, type CallFact, type CheckContext, type ConditionFact, type EntryRole, type FileFacts, type Suggestion, type TextEdit, type Value } from '@sk-audit/core';

const FAIL: ReadonlySet<string> = new Set(['@sveltejs/kit#fail', 'sveltekit-superforms#fail', 'sveltekit-superforms/server#fail']);
/** Methods that give a promise of what their callback returns. */
const WAITS: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'transaction', '$transaction']);

type Id = 'notReturned' | 'thrown' | 'inCallback' | 'inLoad' | 'inHandler';

export default defineRule({
  id: 'return-fail',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'safe',
  summary: 'Demands that `fail()` is returned, from an action.',
  why: `\`fail()\` makes the answer of an action; it does nothing by itself. Not returned, the action runs on and reports success.
Thrown, the visitor gets an error page with status 500 in place of the form with its messages.

Anywhere else it is no answer either: returned from a server \`load\` or from a request handler it ends in status 500, and a universal
\`load\` hands \`{ status, data }\` to the page with status 200. The rule follows functions that return a \`fail()\` on every way. It leaves alone components, functions that nothing is seen to call, what a
\`catch\` gets, and what cannot run, as a parameter that the route requires is never missing.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Anatomy-of-an-action-Validation-errors', '@sveltejs/kit 2.70.4 src/runtime/server/page/actions.js', 'https://svelte.dev/e/kit/action_throw_fail'],
  messages: {
    notReturned: { text: '{{what}} is not returned, so the code goes on as if nothing had failed.', advice: '{{instead}}' },
    thrown: { text: '{{what}} is thrown, which ends in status 500.', advice: '{{instead}}' },
    inCallback: { text: '{{what}} is returned from a callback of `{{method}}()`, and nobody uses what that gives; the code goes on as if nothing had failed.', advice: 'Return it from the action itself.' },
    inLoad: { text: '{{what}} is returned from `load`, where it is no failure: it only means something in an action.', advice: 'Throw an error in its place: `throw error(status, message)`.' },
    inHandler: { text: '{{what}} is returned from `{{name}}`, which must return a `Response`.', advice: 'Throw an error in its place: `throw error(status, message)`.' },
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
    if (!locals.cart) throw notFound(); // ✗ thrown "notFound()"
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
        title: 'In a request handler',
        files: {
          'src/routes/api/newsletter/+server.ts': `import { fail, json } from '@sveltejs/kit';
export const POST = async ({ request }) => {
  const { email } = await request.json();
  if (!email) return fail(400, { missing: true }); // ✗ inHandler "fail(400, { missing: true })"
  return json({ subscribed: true });
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
    const { facts, path, project } = context;
    if (/\.svelte$/.test(path) || !project.isLive(path)) return; // a component has no action to which it could return
    const failures = facts.calls.filter((call) => USES.has(call.use) && (isFail(context, path, call) || givesFail(context, call)) && mayRun(project, path, call.when) !== false);
    for (const call of failures) {
      const method = droppedBy(context, call);
      const isFirst = failures.find((one) => one.fn === call.fn) === call; // a callback is one mistake
      if (method === undefined) checkFailure(context, call);
      else if (isFirst) context.report(call.span, 'inCallback', { ...describe(context, call), method });
    }
  },
});

const USES: ReadonlySet<string> = new Set<CallFact['use']>(['discarded', 'thrown', 'returned']);

function checkFailure(context: CheckContext<Id>, call: CallFact): void {
  const { facts, path, project, report } = context;
  const roles = project.runs({ path, fn: call.fn }).entries.map(({ role }) => role);
  if (roles.length === 0) return; // nothing is to be seen that Kit runs it for
  const entry = project.entriesIn(path).find(({ fn }) => fn === call.fn);
  const isLeft = isLeftover(facts, call);
  const data = { ...describe(context, call), instead: isLeft ? LEFTOVER : insteadFor(roles, call, entry?.role) };
  const isActions = entry?.role === 'action';
  if (call.use === 'discarded') return report(call.span, 'notReturned', data, { suggest: isActions && !isLeft ? suggestReturn(call) : [] });
  if (call.use === 'thrown') return isCaught(context, call) ? undefined : report(call.span, 'thrown', data, { ...(isActions ? fixThrow(facts, call) : {}), ...(roles.includes('action') && { kitCode: 'action_throw_fail' }) }); // mutate-ok: examples do not show Kit's codes
  if (entry?.role === 'load') report(call.span, 'inLoad', data);
  if (entry?.role === 'handler') report(call.span, 'inHandler', { ...data, name: entry.name });
}

/** What fails. */
function describe(context: CheckContext<Id>, call: CallFact): { readonly what: string } {
  const name = calleeName(context.facts, call);
  return { what: isFail(context, context.path, call) ? '`fail()`' : `The \`fail()\` of ${name}` };
}

const LEFTOVER = 'Leave it out: with `return` before it, nothing behind this `if` would run any more.';
/**
 * The command that says what to write in its place.
 * @param roles what Kit runs the code for
 * @param own the role of the very function, if Kit calls it
 */
function insteadFor(roles: readonly EntryRole[], { use }: CallFact, own: EntryRole | undefined): string {
  if (own === 'action') return 'Write `return` before it.';
  if (roles.includes('action')) return 'Return it to the action, for that to return it, or throw an error: `throw error(status, message)`.';
  if (roles.includes('remote')) return 'Call `invalid(…)` in its place.';
  return `Throw an error in its place: \`throw error(status, message)\`${use === 'discarded' ? ', or leave it out' : ''}.`;
}

/** In `if (missing) return fail(400); else fail(400);` the second stands where the input is good: all that follows stands under the same condition. */
function isLeftover({ calls, conditions, exits, writes }: FileFacts, { when }: CallFact): boolean {
  const own = conditions[when ?? -1];
  const isSame = (one: ConditionFact): boolean => one.is === own?.is && one.span[0] === own.span[0];
  return [...calls, ...exits, ...writes].filter((one) => one.when !== when).flatMap((one) => conditions[one.when ?? -1] ?? []).some(isSame);
}

/** Does a `try` get what is thrown, here or around each call of the function? Then nobody knows what becomes of it. */
function isCaught({ path, project }: CheckContext<Id>, { fn, tries }: CallFact): boolean {
  const callers = project.callers({ path, fn });
  return tries !== undefined || (callers.length > 0 && callers.every((site) => project.facts(site.path)?.calls[site.call]?.tries !== undefined));
}

function isFail({ project }: CheckContext<Id>, path: string, call: CallFact): boolean {
  return FAIL.has(project.symbol(path, call.callee) ?? '');
}

/** Does the app's own function that is called return a `fail()` on every way? */
function givesFail(context: CheckContext<Id>, call: CallFact): boolean {
  const { path, project } = context;
  const fn = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const body = fn && project.facts(fn.path);
  if (!body) return false;
  const isFailure = (value: Value): boolean => value.is === 'call' && isFail(context, fn.path, body.calls[value.call] as CallFact);
  const ways = body.exits.filter((exit) => exit.fn === fn.fn && exit.kind !== 'throw');
  return ways.length > 0 && ways.every((exit) => exit.value !== undefined && alternatives(exit.value).every(isFailure));
}

/** The function ends there in any case. */
function fixThrow(facts: FileFacts, call: CallFact): { readonly fix?: readonly TextEdit[] } {
  const thrown = wholeExit(facts, call, 'throw');
  return thrown ? { fix: [{ span: [thrown.span[0], call.span[0] - 1], text: 'return' }] } : {};
}

/** The function would end there, where it goes on today. */
function suggestReturn(call: CallFact): readonly Suggestion[] {
  const [start] = call.span;
  return isWholeStatement(call) ? [{ message: 'Return it', edits: [{ span: [start, start], text: 'return ' }] }] : [];
}

/** The method to whose callback the failure belongs, when nobody uses what the method gives. */
function droppedBy({ facts }: CheckContext<Id>, { fn }: CallFact): string | undefined {
  const given = facts.functions[fn]?.argument;
  const outer = given && facts.calls[given.call];
  const method = outer?.callee.path.at(-1) ?? '';
  return method === 'forEach' || (outer?.use === 'discarded' && WAITS.has(method)) ? method : undefined;
}
