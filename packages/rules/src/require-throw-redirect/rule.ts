import { defineRule, type CallFact, type CheckContext, type TextEdit } from '@sk-audit/core';

const KIT = /^@sveltejs\/kit#(redirect|error)$/;

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
caller to throw.`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#redirect-and-error-are-no-longer-thrown-by-you', '@sveltejs/kit 1.30.4 src/exports/index.js'],
  messages: {
    notThrown: { text: '`{{name}}()` does nothing in Kit 1 unless it is thrown; the code after it runs on.', advice: 'Write `throw {{name}}(…)`.' },
    returned: { text: '`{{name}}()` is returned from {{entry}}, which Kit 1 answers with status 500.', advice: 'Write `throw {{name}}(…)` in place of `return {{name}}(…)`.' },
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
    for (const call of facts.calls) {
      const name = KIT.exec(project.symbol(path, call.callee) ?? '')?.[1];
      if (!name) continue;
      if (call.use === 'discarded') context.report(call.span, 'notThrown', { name }, { fix: insertThrow(call) });
      const entry = call.use === 'returned' ? entryName(context, call) : undefined;
      if (entry) context.report(call.span, 'returned', { name, entry }, { fix: replaceReturn(context, call) });
    }
  },
});

/** Only a whole statement can become a `throw` statement; an operand of `&&` cannot. */
function insertThrow(call: CallFact): readonly TextEdit[] | undefined {
  if (call.statement?.[0] !== call.span[0]) return undefined;
  return [{ span: [call.span[0], call.span[0]], text: 'throw ' }];
}

/** `return` becomes `throw`; a concise arrow has none. */
function replaceReturn({ facts }: CheckContext<never>, call: CallFact): readonly TextEdit[] | undefined {
  const start = call.span[0] - 'return '.length;
  const exit = facts.exits.find((one) => one.kind === 'return' && one.fn === call.fn && one.span[0] === start);
  return exit && [{ span: [start, start + 'return'.length], text: 'throw' }];
}

function entryName({ project, path }: CheckContext<never>, call: CallFact): string | undefined {
  const entry = project.entriesIn(path).find((one) => one.fn === call.fn);
  if (entry?.role === 'load') return '`load`';
  if (entry?.role === 'action') return `the action \`${entry.name}\``;
  return entry?.role === 'handler' ? `\`${entry.name}\`` : undefined;
}
