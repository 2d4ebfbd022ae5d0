import { defineRule, type CallFact, type CheckContext, type FileFacts, type Related, type Suggestion, type Thrown, type TryFact, type Value } from '@sk-audit/core';

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
shown with status 200 or the action answers with its own failure. Where the redirect guards a page, the guard is gone.

The rule follows helpers (\`requireUser(event)\`), \`.catch(…)\` and \`Promise.allSettled\`. It is silent where the handler throws the
caught value again on the way that a redirect would take (\`if (isRedirect(e)) throw e\`), hands it to a function that may, or answers
in the very same way.`,
  sources: ['https://svelte.dev/docs/kit/load#Redirects', 'https://github.com/sveltejs/kit/issues/8689', '@sveltejs/kit 2.70.4 src/exports/index.js'],
  messages: {
    swallowed: { text: '`{{name}}()` is thrown inside this `try`, and its `catch` swallows it.', advice: 'Move the call out of the `try`, or rethrow what is not yours: {{rethrow}}.' },
    swallowedHelper: { text: '`{{name}}()` may throw {{what}}, and the `catch` of this `try` swallows it.', advice: 'Call it before the `try`, or rethrow what is not yours: {{rethrow}}.' },
    swallowedPromise: { text: '`{{name}}()` may throw {{what}}, and the `.catch(…)` behind it swallows it.', advice: 'Drop the `.catch(…)`, or rethrow in it what is not yours: {{rethrow}}.' },
    settled: { text: '`{{name}}()` may throw {{what}}, and `Promise.allSettled` swallows it.', advice: 'Use `Promise.all`, or throw the reason of a rejected result again.' },
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
          'src/routes/orders/+page.server.ts': `import { error } from '@sveltejs/kit';
async function order(id: string) {
  if (id === '0') error(404, 'No such order');
  return { id };
}
async function invoice(id: string) {
  if (id === '0') error(404, 'No such invoice');
  return { id };
}
export const load = async ({ params }) => {
  const [first] = await Promise.allSettled([order(params.id)]); // ✗ settled "order(params.id)"
  return { first, invoice: await invoice(params.id).catch(() => null) }; // ✗ swallowedPromise "invoice(params.id)"
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
        title: 'Nothing is caught by finally, and a catch may throw for itself',
        files: {
          'src/routes/report/+page.server.ts': `import { error } from '@sveltejs/kit';
export const load = async ({ params, locals }) => {
  try {
    if (params.id === '0') error(404, 'No such report');
    return await locals.reports.read(params.id);
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
    if (/\.svelte$/.test(path)) return; // nothing catches there what Kit would act on
    facts.calls.forEach((call, index) => {
      for (const thrown of project.throwsOf(path, index)) checkTry(context, call, index, thrown);
      if (project.rejectsOf(path, index).length > 0) checkPromise(context, call, index);
    });
  },
});

function checkTry(context: CheckContext<Id>, call: CallFact, index: number, thrown: Thrown): void {
  const { facts, path, project } = context;
  const by = project.swallowedBy(path, index, thrown);
  const fact = by === undefined ? undefined : facts.tries[by];
  if (!fact || answersAlike(context, fact, call, index, thrown)) return;
  const name = calleeName(facts, call);
  const isKit = project.symbol(path, call.callee)?.startsWith('@sveltejs/kit#') === true;
  context.report(call.span, isKit ? 'swallowed' : 'swallowedHelper', { name, what: described(thrown), rethrow: rethrow(context) }, { related: relatedTry(path, fact), suggest: suggestRethrow(context, fact) });
}

function described(thrown: Thrown): string {
  return thrown === 'redirect' ? 'a redirect' : 'an error';
}

function calleeName(facts: FileFacts, call: CallFact): string {
  const binding = call.callee.from === 'binding' ? facts.bindings[call.callee.binding]?.name : undefined;
  return [...(binding ? [binding] : []), ...call.callee.path].filter((part) => part !== 'default' && part !== '[]').join('.') || 'This call';
}

function relatedTry(path: string, fact: TryFact): readonly Related[] {
  return fact.handler ? [{ path, span: fact.handler.span, message: 'swallowed here' }] : [];
}

/** Kit 1 has no `isRedirect`. */
function rethrow({ project }: CheckContext<Id>): string {
  return project.kitSatisfies('>=2.0.0') === true ? '`if (isRedirect(e) || isHttpError(e)) throw e`' : '`if (e?.status && (e.location || e.body)) throw e`';
}

/** Adds the rethrow as the clause's first statement, when its names are there already. */
function suggestRethrow({ facts, project }: CheckContext<Id>, fact: TryFact): readonly Suggestion[] {
  const caught = fact.handler?.binding === undefined ? undefined : facts.bindings[fact.handler.binding]?.name;
  const kit = facts.imports.find((one) => one.kind === 'import' && one.specifier === '@sveltejs/kit' && !one.typeOnly && one.names.some((name) => name.imported !== '*'));
  const last = kit?.names.at(-1);
  if (!kit || !caught || !fact.handler || !last || project.kitSatisfies('>=2.0.0') !== true) return [];
  const missing = ['isRedirect', 'isHttpError'].filter((name) => !kit.names.some((one) => one.local === name));
  const start = fact.handler.body[0] + 1;
  return [{
    message: 'Rethrow redirects and errors',
    edits: [
      ...(missing.length > 0 ? [{ span: [last.span[1], last.span[1]] as const, text: `, ${missing.join(', ')}` }] : []),
      { span: [start, start] as const, text: ` if (isRedirect(${caught}) || isHttpError(${caught})) throw ${caught};` },
    ],
  }];
}

/** Does the clause surely answer with the same status, or redirect to the same place? Then swallowing changes nothing. */
function answersAlike({ facts, path, project }: CheckContext<Id>, fact: TryFact, call: CallFact, index: number, thrown: Thrown): boolean {
  const body = fact.handler?.body;
  if (!body) return false;
  return facts.calls.some((other, at) => at !== index && other.fn === fact.fn && body[0] <= other.span[0] && other.span[1] <= body[1] && other.when === fact.when
    && project.throwsOf(path, at).includes(thrown) && sameLiteral(call.args[thrown === 'error' ? 0 : 1], other.args[thrown === 'error' ? 0 : 1]));
}

function sameLiteral(a: Value | undefined, b: Value | undefined): boolean {
  return a?.is === 'literal' && b?.is === 'literal' && a.value === b.value;
}

/** `guard().catch(() => null)`, `Promise.allSettled([guard()])`. */
function checkPromise(context: CheckContext<Id>, call: CallFact, index: number): void {
  const { facts, path, project } = context;
  const data = { name: calleeName(facts, call), what: described(project.rejectsOf(path, index)[0] as Thrown), rethrow: rethrow(context) };
  const chained = facts.calls.find((one) => one.callee.from === 'call' && one.callee.call === index && one.callee.path.length === 1 && one.callee.path[0] === 'catch');
  if (chained && isSwallowing(facts, chained.args[0])) context.report(call.span, 'swallowedPromise', data, { related: [{ path, span: chained.argSpans[0] ?? chained.span, message: 'swallowed here' }] });
  const settles = facts.calls.some((one) => one.callee.from === 'global' && one.callee.name === 'Promise' && one.callee.path[0] === 'allSettled' && holds(one.args[0], index));
  if (settles) context.report(call.span, 'settled', data);
}

function holds(value: Value | undefined, call: number): boolean {
  return value?.is === 'array' && value.items.some((item) => item.is === 'call' && item.call === call);
}

/** A handler literal that neither throws nor passes on what it caught. */
function isSwallowing(facts: FileFacts, handler: Value | undefined): boolean {
  if (handler?.is !== 'function') return false;
  const passesOn = (value: Value): boolean => value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === handler.fn && value.ref.path.length === 0;
  const throws = facts.exits.some((exit) => exit.fn === handler.fn && (exit.kind === 'throw' || (exit.value !== undefined && passesOn(exit.value))));
  return !throws && !facts.calls.some((call) => call.fn === handler.fn && call.args.some(passesOn) && !(call.callee.from === 'global' && call.callee.name === 'console'));
}
