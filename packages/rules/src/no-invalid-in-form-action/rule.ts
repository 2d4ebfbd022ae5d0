import { callsOf, constantsOf, defineRule, literalText, testedValues, type CallFact, type CheckContext, type ConditionFact, type Project, type Test, type TextEdit } from '@sk-audit/core';

type Id = 'gone' | 'throws' | 'renamed' | 'resultType' | 'neverTrue';
type Context = CheckContext<Id>;

export default defineRule({
  id: 'no-invalid-in-form-action',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'safe',
  summary: 'Forbids `invalid()` as the answer of a form action, and results of type `invalid`: they are `fail()` and `failure` since Kit 1.0.',
  why: `Before Kit 1.0 an action answered \`invalid(400, { … })\`. That is \`fail(400, { … })\` now, and the result that the page gets has the type
\`failure\`. Until 1.1.1 Kit kept an \`invalid\` that throws an error which says so; from then up to 2.47.2 there is none, and the call ends in a
TypeError. Either way it is status 500.

Since 2.47.3 there is one again, with another meaning: it throws the issues of a *remote form*. In an action it builds, runs, and ends in an
error page: the visitor's input and all messages are lost.

The rule looks at calls of Kit's own \`invalid\` that an action reaches, or whose first argument is a number, at \`applyAction({ type:
'invalid' })\`, and at \`result.type === 'invalid'\`. It leaves remote forms alone, and prereleases of Kit 1.0 whose \`invalid\` works.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Anatomy-of-an-action-Validation-errors', 'https://svelte.dev/docs/kit/@sveltejs-kit#invalid', '@sveltejs/kit 1.0.0 src/exports/index.js', '@sveltejs/kit 2.70.4 src/exports/index.js', '@sveltejs/kit 3.2.0 src/runtime/server/errors.js'],
  messages: {
    gone: { text: '`invalid()` is no answer of an action since Kit 1.0; it ends in an error with status 500.', advice: 'Return `fail(…)` in its place.' },
    throws: { text: '`invalid()` throws the issues of a remote form; from an action the visitor gets an error page in place of the form.', advice: 'Return `fail(…)` in its place.' },
    renamed: { text: '`invalid()` is no answer of an action any more.', advice: 'Return `fail(…)` in its place.' },
    resultType: { text: 'The result is given the type `invalid`, which nothing knows since Kit 1.0.', advice: 'Write `failure`.' },
    neverTrue: { text: '`result.type` is never `invalid`, so this code never runs.', advice: 'Compare it with `failure`.' },
  },
  examples: {
    bad: [
      {
        title: 'In an action, since it means something else',
        files: {
          'src/routes/register/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const name = (await request.formData()).get('name');
    if (!name) return invalid(400, { missing: true }); // ✗ throws "invalid(400, { missing: true })"
    return { registered: true };
  }
};
`,
        },
        after: {
          'src/routes/register/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = {
  default: async ({ request }) => {
    const name = (await request.formData()).get('name');
    if (!name) return fail(400, { missing: true });
    return { registered: true };
  }
};
`,
        },
      },
      {
        title: 'Where it is gone',
        kit: '1.30.4',
        files: {
          'src/routes/register/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const actions = { default: async () => invalid(400, { missing: true }) }; // ✗ gone "invalid(400, { missing: true })"
`,
        },
      },
      {
        title: 'The version is not known',
        kit: '^2.5.0',
        files: {
          'src/routes/register/+page.server.ts': `import { invalid } from '@sveltejs/kit';
export const actions = { default: async () => invalid(400, { missing: true }) }; // ✗ renamed "invalid(400, { missing: true })"
`,
        },
      },
      {
        title: 'Results',
        files: {
          'src/routes/register/+page.svelte': `<script>
  import { applyAction, enhance } from '$app/forms';
  let closed = $state(false);
  const refuse = () => applyAction({ type: 'invalid', status: 503 }); // ✗ resultType "applyAction({ type: 'invalid', status: 503 })"
  const submit = () => async ({ result }) => {
    if (result.type === 'invalid') closed = true; // ✗ neverTrue "result.type === 'invalid'"
  };
</script>
<form method="POST" use:enhance={submit}><button onclick={refuse}>{closed}</button></form>
`,
        },
      },
    ],
    good: [
      {
        title: 'fail, and invalid in a remote form',
        files: {
          'src/routes/register/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = { default: async () => fail(400, { missing: true }) };
`,
          'src/routes/register/register.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
export const register = form('unchecked', async ({ name }, issue) => {
  if (!name) invalid(issue.name('Missing'));
});
`,
        },
      },
      {
        title: 'Another function of that name',
        files: {
          'src/routes/register/+page.server.ts': `import { invalid } from '$lib/server/answers';
export const actions = { default: async () => invalid(400) };
`,
          'src/lib/server/answers.ts': 'export const invalid = (status: number) => ({ status });\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    if (!project.isLive(path) || project.kitSatisfies(STILL_WORKS) === true) return;
    const old = callsOf(context, INVALID).filter((call) => isOldInvalid(project, path, call));
    for (const call of old) context.report(call.span, idFor(project), {}, fixOf(context, call, old));
    checkResults(context);
  },
});

const INVALID = { module: '@sveltejs/kit', name: 'invalid' };

/** The last prerelease whose `invalid` makes the answer of an action. */
const STILL_WORKS = '<=1.0.0-next.577';

/** Not as remote forms use it. */
function isOldInvalid(project: Project, path: string, call: CallFact): boolean {
  const [status] = call.args;
  if (status && constantsOf(project, { path, value: status })?.every((one) => typeof one === 'number')) return true;
  const { entries } = project.runs({ path, fn: call.fn });
  return entries.some(({ role }) => role === 'action') && !entries.some(({ role }) => role === 'remote');
}

function idFor(project: Project): Id {
  const throws = project.kitSatisfies('>=2.47.3');
  return throws === 'unknown' ? 'renamed' : throws ? 'throws' : 'gone';
}

/** Renames the call and, as nothing else needs it, the import. */
function fixOf(context: Context, call: CallFact, old: readonly CallFact[]): { readonly fix?: readonly TextEdit[] } {
  const { facts } = context;
  const { callee } = call;
  const names = callee.from === 'import' ? (facts.imports[callee.import]?.names ?? []) : []; // mutate-ok: only imports have one
  const name = names.find(({ imported }) => imported === 'invalid');
  const isTaken = facts.bindings.some((one) => one.name === 'fail') || facts.imports.some((one) => one.names.some(({ local }) => local === 'fail'));
  const others = callsOf(context, INVALID).some((one) => !old.includes(one));
  if (!name || isTaken || others || call.use !== 'returned' || old.length > 1) return {};
  return { fix: [{ span: name.span, text: 'fail' }, { span: call.calleeSpan, text: 'fail' }] };
}

function checkResults(context: Context): void {
  const { facts, report } = context;
  for (const call of callsOf(context, { module: '$app/forms', name: 'applyAction' })) {
    const [result] = call.args;
    if (result?.is === 'object' && literalText(result.props['type']) === 'invalid') report(call.span, 'resultType');
  }
  const usesForms = facts.imports.some(({ specifier }) => specifier === '$app/forms');
  const never = usesForms ? facts.conditions.filter(({ test }) => asksForInvalid(test)) : [];
  for (const { span } of never.filter((one, i) => isFirstAt(never, one, i))) report(span, 'neverTrue'); // mutate-ok: examples do not count
}

function isFirstAt(all: readonly ConditionFact[], { span }: ConditionFact, index: number): boolean {
  return all.findIndex((one) => one.span[0] === span[0]) === index;
}

/** `result.type === 'invalid'`, where `result` is given to a callback. */
function asksForInvalid(test: Test): boolean {
  const [left, right] = testedValues(test);
  return left?.is === 'ref' && left.ref.path.slice(-2).join('.') === 'result.type' && literalText(right) === 'invalid'; // mutate-ok: only refs have a path
}
