import { defineRule, isWholeStatement, wholeExit, type CallFact, type CheckContext, type TextEdit } from '@sk-audit/core';

const KIT = /^@sveltejs\/kit#(redirect|error)$/;
/** Methods that hand on what their callback throws, at once or through their promise. */
const HANDS_ON: ReadonlySet<string> = new Set(['map', 'forEach', 'filter', 'some', 'every', 'find', 'flatMap', 'reduce', 'then', 'catch', 'finally', 'transaction', '$transaction']);

export default defineRule({
  id: 'require-throw-redirect',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0 <2.0.0-0',
  recommended: true,
  fix: 'safe',
  summary: 'Demands `throw` before `redirect()` and `error()` in Kit 1.',
  why: `In Kit 1, \`redirect()\` and \`error()\` only make a value. Without \`throw\` nothing happens: the code behind a guard runs on,
and a visitor who should have been sent to the login page gets the page. A redirect that is *returned* from \`load\`, an action or a
request handler is answered with status 500.

From Kit 2 on both functions throw by themselves, so the rule ends there. It leaves alone values that a helper returns for its
caller to throw, and functions of which nobody can tell where they run.

The fix writes the \`throw\`, except where a \`catch\` around it would swallow what is thrown.`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#redirect-and-error-are-no-longer-thrown-by-you', '@sveltejs/kit 1.30.4 src/exports/index.js'],
  messages: {
    notThrown: { text: '`{{name}}()` does nothing in Kit 1 unless it is thrown; the code after it runs on.', advice: 'Write `throw {{name}}(…)`{{leave}}.' },
    returned: { text: '`{{name}}()` is returned from {{entry}}, but Kit 1 only acts on what is thrown.', advice: 'Write `throw {{name}}(…)` in place of `return {{name}}(…)`{{leave}}.' },
    inCallback: { text: '`{{name}}()` does nothing in Kit 1 unless it is thrown, and nobody catches what this callback throws.', advice: 'Await the result, and `throw {{name}}(…)` outside of the callback.' },
    inComponent: { text: '`{{name}}()` only makes a value in Kit 1, and nothing in {{where}} acts on it.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'A guard that lets everybody pass',
        kit: '1.30.4',
        files: {
          'src/routes/account/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) redirect(303, '/login'); // ✗ notThrown "redirect(303, '/login')"
  locals.user.active || error(403, 'Inactive'); // ✗ notThrown "error(403, 'Inactive')"
  return { user: locals.user.name };
};
`,
        },
      },
      {
        title: 'Returned from an action',
        kit: '1.30.4',
        files: {
          'src/routes/logout/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const actions = {
  default: async ({ cookies }) => {
    cookies.delete('session');
    return redirect(303, '/'); // ✗ returned "redirect(303, '/')"
  }
};
`,
        },
      },
      {
        title: 'Where a throw would be no help',
        kit: '1.30.4',
        files: {
          'src/routes/files/[name]/+server.js': `import { unlink } from 'node:fs';
import { error } from '@sveltejs/kit';
export const DELETE = ({ params }) => {
  unlink('files/' + params.name, (problem) => {
    if (problem) error(404, 'No such file'); // ✗ inCallback "error(404, 'No such file')"
  });
  return new Response(null, { status: 204 });
};
`,
          'src/routes/logout/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { redirect } from '@sveltejs/kit';
  onMount(() => {
    redirect(303, '/'); // ✗ inComponent "redirect(303, '/')"
  });
</script>
`,
        },
      },
    ],
    good: [
      {
        title: 'Thrown',
        kit: '1.30.4',
        files: {
          'src/routes/account/+page.server.js': `import { redirect } from '@sveltejs/kit';
const guard = (user) => redirect(303, user ? '/' : '/login');
export const load = ({ locals }) => {
  if (!locals.user) throw redirect(303, '/login');
  if (!locals.user.active) throw guard(locals.user);
};
`,
        },
      },
      {
        title: 'Kit 2 throws by itself',
        kit: '2.70.4',
        files: {
          'src/routes/account/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!project.isLive(path)) return;
    facts.calls.forEach((call, index) => {
      const name = KIT.exec(project.symbol(path, call.callee) ?? '')?.[1];
      if (name === 'redirect' || name === 'error') checkCall(context, index, name);
    });
  },
});

type Name = 'redirect' | 'error';
type Id = 'notThrown' | 'returned' | 'inCallback' | 'inComponent';

function checkCall(context: CheckContext<Id>, index: number, name: Name): void {
  const { facts, report } = context;
  const call = facts.calls[index] as CallFact;
  if (call.use === 'discarded') return reportDropped(context, index, name);
  const entry = call.use === 'returned' ? entryName(context, call) : undefined;
  if (entry) report(call.span, 'returned', { name, entry, ...leave(context, index, name) }, fixed(context, index, name, replaceReturn(context, call)));
}

function reportDropped(context: CheckContext<Id>, index: number, name: Name): void {
  const { facts, path, project, report } = context;
  const call = facts.calls[index] as CallFact;
  const { components, entries, inBrowser } = project.runs({ path, fn: call.fn });
  const where = /\.svelte$/.test(path) ? 'a component' : 'the browser';
  if (where === 'a component' || (entries.length === 0 && (inBrowser || components.length > 0))) return report(call.span, 'inComponent', { name, where, instead: INSTEAD[name] });
  if (entries.length === 0) return; // nobody knows where it runs
  if (isLostInCallback(context, call)) return report(call.span, 'inCallback', { name });
  report(call.span, 'notThrown', { name, ...leave(context, index, name) }, fixed(context, index, name, insertThrow(call)));
}

/** A `throw` alone is not enough where a `catch` would get it. */
function leave({ path, project }: CheckContext<Id>, index: number, name: Name): { readonly leave: string } {
  return { leave: project.swallowedBy(path, index, name) === undefined ? '' : ', outside of the `try` whose `catch` would swallow it' };
}

const INSTEAD = { redirect: 'Call `goto(…)` of `$app/navigation`, or throw the redirect in `load`.', error: 'Throw the error in `load`.' };

/** Is it a callback of something that Kit does not wait for, such as `unlink(path, (problem) => …)`? */
function isLostInCallback({ facts, path, project }: CheckContext<Id>, { fn }: CallFact): boolean {
  const given = facts.functions[fn]?.argument;
  const outer = given && facts.calls[given.call];
  return outer !== undefined && !HANDS_ON.has(outer.callee.path.at(-1) ?? '') && !project.entriesIn(path).some((entry) => entry.fn === fn);
}

/**
 * The fix, unless a `catch` would get what it throws, or the browser runs it, too, where nobody does: then the code would take another way
 * than before, and still not the right one.
 */
function fixed({ facts, path, project }: CheckContext<Id>, index: number, name: Name, fix: readonly TextEdit[] | undefined): { readonly fix?: readonly TextEdit[] } {
  if (!fix) return {}; // mutate-ok: for the type, an undefined fix is none
  const { components, inBrowser } = project.runs({ path, fn: (facts.calls[index] as CallFact).fn });
  return !inBrowser && components.length === 0 && project.swallowedBy(path, index, name) === undefined ? { fix } : {};
}

/** Only a whole statement can become a `throw` statement; an operand of `&&` cannot. */
function insertThrow(call: CallFact): readonly TextEdit[] | undefined {
  return isWholeStatement(call) ? [{ span: [call.span[0], call.span[0]], text: 'throw ' }] : undefined;
}

/** `return` becomes `throw`; a concise arrow has none. */
function replaceReturn({ facts }: CheckContext<Id>, call: CallFact): readonly TextEdit[] | undefined {
  const exit = wholeExit(facts, call, 'return');
  return exit && [{ span: [exit.span[0], exit.span[0] + 'return'.length], text: 'throw' }];
}

/** What Kit calls the function in which the call stands; undefined for helpers, whose callers may throw the value. */
function entryName({ project, path }: CheckContext<Id>, call: CallFact): string | undefined {
  const entry = project.entriesIn(path).find((one) => one.fn === call.fn);
  if (entry?.role === 'action') return `the action \`${entry.name}\``;
  return entry?.role === 'load' || entry?.role === 'handler' || entry?.role === 'handle' ? `\`${entry.name}\`` : undefined;
}
