import { calleeName, defineRule, type CallFact, type CheckContext, type Thrown } from '@sk-audit/core';
import type { Catcher } from './catcher.js';
import { lossOf, type Loss } from './loss.js';
import { classNote, rethrowAdvice, suggestRethrow } from './rethrow.js';

type Id = 'swallowed' | 'swallowedHelper' | 'swallowedPromise' | 'settled';

export default defineRule({
  id: 'no-redirect-in-try',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Forbids redirects and errors that a `catch` swallows.',
  why: `\`redirect()\` and \`error()\` work by throwing. Inside a \`try\` the \`catch\` gets them first: the redirect never happens, the page is
shown with status 200, a 404 becomes a 500, or the action answers with its own failure. Where the redirect guards a page, the guard
is gone. \`invalid()\` in a remote form works the same way.

The rule follows helpers (\`requireUser(event)\`), callbacks, \`.catch(…)\` and \`Promise.allSettled\`. An error that a helper makes for its
caller may be caught like any other; it counts where the visitor's mistake becomes the server's (\`error(403)\` ends in a 500), or where
a guard is undone (\`await requireAdmin(event).catch(() => {})\`).

The rule is silent where the handler throws the caught value again on the way that the exception would take
(\`if (isRedirect(e)) throw e\`), hands it to a function that may, answers for what it is (\`{ status: e.status }\`), or does the very same; where the same guard has been
passed before the \`try\`; and where a function that is called for each of many things catches its own error, so that the others go on.`,
  sources: ['https://svelte.dev/docs/kit/load#Redirects', 'https://github.com/sveltejs/kit/issues/8689', '@sveltejs/kit 2.70.4 src/exports/index.js'],
  messages: {
    swallowed: { text: '{{name}} is thrown inside this `try`, and {{which}} swallows it.', advice: 'Move the call out of the `try`, or throw it again first in the `catch`: {{rethrow}}.{{note}}' },
    swallowedHelper: { text: '{{name}} may throw {{what}}, and the `catch` of {{which}} swallows it.', advice: 'Call it before the `try`, or throw it again first in the `catch`: {{rethrow}}.{{note}}' },
    swallowedPromise: { text: '{{name}} may throw {{what}}, and the `.catch(…)` behind it swallows it.', advice: 'Drop the `.catch(…)`, or throw it again first in it: {{rethrow}}.' },
    settled: { text: '{{name}} may throw {{what}}, and `Promise.allSettled` swallows it.', advice: 'Use `Promise.all`, or throw the reason of a rejected result again.' },
  },
  examples: {
    bad: [
      {
        title: 'A redirect at the end of the try block',
        files: {
          'src/routes/signup/+page.server.ts': `import { fail, redirect } from '@sveltejs/kit';
import { register } from '$lib/server/accounts';
export const actions = {
  default: async ({ request }) => {
    try {
      await register(await request.formData());
      redirect(303, '/welcome'); // ✗ swallowed "redirect(303, '/welcome')"
    } catch (problem) {
      console.error(problem);
      return fail(500, { message: 'Please try again' });
    }
  }
};
`,
          'src/lib/server/accounts.ts': 'export const register = async (form: FormData) => form;\n',
        },
      },
      {
        title: 'A guard in a helper',
        files: {
          'src/routes/orders/+page.server.ts': `import { requireUser } from '$lib/server/guard';
export const load = async (event) => {
  try {
    const user = requireUser(event); // ✗ swallowedHelper "requireUser(event)"
    return { orders: await user.orders() };
  } catch {
    return { orders: [] };
  }
};
`,
          'src/lib/server/guard.ts': `import { redirect } from '@sveltejs/kit';
export function requireUser(event) {
  if (!event.locals.user) redirect(303, '/login');
  return event.locals.user;
}
`,
        },
      },
      {
        title: 'Promises',
        files: {
          'src/routes/orders/+page.server.ts': `import { redirect } from '@sveltejs/kit';
async function requireCustomer(locals) {
  if (!locals.customer) redirect(303, '/login');
  return locals.customer;
}
export const load = async ({ locals, fetch }) => {
  const customer = await requireCustomer(locals).catch(() => null); // ✗ swallowedPromise "requireCustomer(locals)"
  const [, rates] = await Promise.allSettled([requireCustomer(locals), fetch('/api/rates')]); // ✗ settled "requireCustomer(locals)"
  return { name: customer?.name, rates: rates.status };
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Rethrown, or outside of the try',
        files: {
          'src/routes/signup/+page.server.ts': `import { fail, isRedirect, redirect } from '@sveltejs/kit';
import { register } from '$lib/server/accounts';
export const actions = {
  early: async ({ request }) => {
    try {
      await register(await request.formData());
      redirect(303, '/welcome');
    } catch (problem) {
      if (isRedirect(problem)) throw problem;
      return fail(500);
    }
  },
  late: async ({ request }) => {
    try {
      await register(await request.formData());
    } catch {
      return fail(500);
    }
    redirect(303, '/welcome');
  }
};
`,
          'src/lib/server/accounts.ts': 'export const register = async (form: FormData) => form;\n',
        },
      },
      {
        title: 'The handler knows what it got',
        files: {
          'src/routes/api/report/[id]/+server.ts': `import { error, json } from '@sveltejs/kit';
export const GET = async ({ params, locals }) => {
  try {
    const report = await locals.reports.read(params.id);
    if (!report) error(404, 'No such report');
    return json(report);
  } catch (problem) {
    return json({ message: problem.body?.message ?? 'Unknown' }, { status: problem.status ?? 500 });
  }
};
`,
        },
      },
      {
        title: 'Nothing is caught by finally, and a catch may throw for itself',
        files: {
          'src/routes/report/+page.server.ts': `import { error } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    if (params.id === '0') error(404, 'No such report');
    return { report: await locals.reports.read(params.id) };
  } finally {
    locals.reports.close();
  }
};
export const actions = {
  default: async ({ locals }) => {
    try {
      await locals.reports.refresh();
    } catch {
      error(502, 'The report server does not answer');
    }
  }
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (/\.svelte$/.test(path) || !project.isLive(path)) return; // a component catches nothing that Kit would act on
    const losses = facts.calls.flatMap((_, index) => project.rejectsOf(path, index).map((thrown) => lossOf(project, path, index, thrown))).filter((loss) => loss !== undefined);
    for (const catcher of new Set(losses.map(keyOf))) reportCatcher(context, losses.filter((loss) => keyOf(loss) === catcher));
  },
});

function keyOf({ catcher }: Loss): string {
  return catcher.span.join();
}

/** One finding a catcher: it is one mistake. A redirect comes first, as it may be a guard. */
function reportCatcher(context: CheckContext<Id>, losses: readonly Loss[]): void {
  const { facts, path, report } = context;
  const [first, ...others] = [...losses].sort((a, b) => Number(b.thrown === 'redirect') - Number(a.thrown === 'redirect')) as [Loss, ...Loss[]];
  const callAt = (loss: Loss): CallFact => facts.calls[loss.call] as CallFact;
  const kinds = new Set(losses.map((loss) => loss.thrown));
  const isOuter = callAt(first).tries?.[0] !== first.catcher.index;
  const which = first.isKits ? (isOuter ? 'the `catch` of the outer `try`' : 'its `catch`') : isOuter ? 'the outer `try`' : 'this `try`';
  const data = { name: calleeName(facts, callAt(first)), what: WHAT[first.thrown], which, rethrow: rethrowAdvice(context, first.catcher, kinds), note: classNote(facts, first.catcher) };
  report(callAt(first).span, first.isKits ? 'swallowed' : MESSAGE[first.catcher.kind], data, {
    related: [{ path, span: first.catcher.span, message: 'swallowed here' }, ...others.map((loss) => ({ path, span: callAt(loss).span, message: 'swallowed, too' }))],
    suggest: suggestRethrow(context, first.catcher, kinds),
  });
}

const WHAT: { readonly [thrown in Thrown]: string } = { redirect: 'a redirect', error: 'an error', invalid: 'a validation error' };
const MESSAGE: { readonly [kind in Catcher['kind']]: Id } = { try: 'swallowedHelper', callback: 'swallowedPromise', settled: 'settled' };
