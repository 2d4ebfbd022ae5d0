import { conditionsOf, defineRule, isOptionOn, origins, testedValues, type CheckContext, type Entry, type ExitFact, type FunctionFact } from '@sk-audit/core';

type Context = CheckContext<'kits' | 'late' | 'thrown'>;

export default defineRule({
  id: 'handle-error-safe',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: 'Unproven: one real finding, which is right; Kit says it in its log alone.',
  summary: "Forbids that the server's `handleError` throws, with `redirect()` and `error()` too, and in Kit 3 that what it returns comes too late.",
  why: `\`handleError\` is what Kit calls when something has failed. When the hook itself throws, there is nobody left: in Kit 3 the visitor gets a bare
*Internal Error*, and the log has two errors in place of one; in Kit 2 the request ends without a page. \`redirect()\` and \`error()\` throw, so they do not
lead anywhere from here.

In Kit 3 it is also called while a page is rendered, and there Svelte waits for nothing unless \`compilerOptions.experimental.async\` is on: what an
\`async\` hook returns is then lost, and the error page says *Internal Error*.

The rule looks at what the hook itself throws outside of a \`try\`, unless it asks for \`building\`, and at calls of the app's own functions that throw these.`,
  sources: ['https://svelte.dev/docs/kit/hooks#Shared-hooks-handleError', 'https://svelte.dev/e/kit/handle_error_hook_failed', 'https://svelte.dev/e/kit/handle_error_async_without_async_svelte', '@sveltejs/kit 3.2.0 src/runtime/server/errors.js', '@sveltejs/kit 2.70.4 src/runtime/server/utils.js'],
  messages: {
    kits: { text: '`{{name}}()` throws, and nobody catches what `handleError` throws.', advice: 'Return what the error page shall say: `return { message: … }`.' },
    late: { text: 'What an `async` `handleError` returns is lost when the error comes up while a page is rendered.', advice: 'Return without waiting, and report in the background; or turn `compilerOptions.experimental.async` on.' },
    thrown: { text: 'Nobody catches what `handleError` throws.', advice: 'Log it, and return what the error page shall say: `return { message: … }`.' },
  },
  examples: {
    bad: [
      {
        title: 'A redirect to a page of its own',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
export const handleError = ({ error, status }) => {
  console.error(error);
  if (status === 404) redirect(303, '/lost'); // ✗ kits "redirect(303, '/lost')"
  return { message: 'Something went wrong' };
};
`,
        },
      },
      {
        title: 'Thrown again',
        kit: '3.2.0',
        files: {
          'src/hooks.server.js': `export function handleError({ error }) {
  if (error instanceof RangeError) throw error; // ✗ thrown "throw error;"
  return { message: 'Something went wrong' };
}
`,
        },
      },
      {
        title: 'An answer that comes too late, in Kit 3',
        kit: '3.2.0',
        files: {
          'src/hooks.server.js': `import { report } from '$lib/server/report';
export const handleError = async ({ error }) => { // ✗ late "handleError"
  const id = await report(error);
  return { message: 'Something went wrong', id };
};
`,
          'src/lib/server/report.js': 'export const report = async (error) => console.error(error);\n',
        },
      },
    ],
    good: [
      {
        title: 'It returns, whatever happens',
        files: {
          'src/hooks.server.ts': `import { report } from '$lib/server/report';
export const handleError = async ({ error, status }) => {
  try {
    await report(error);
    if (status > 500) throw new Error('not reported');
  } catch (problem) {
    console.error(problem);
  }
  return { message: 'Something went wrong' };
};
`,
          'src/lib/server/report.ts': 'export const report = async (error: unknown) => console.error(error);\n',
        },
      },
      { title: 'In the browser', files: { 'src/hooks.client.ts': 'export const handleError = ({ error }) => {\n  throw error;\n};\n' } },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) if (entry.role === 'handleError' && !entry.wrapped && project.role(entry.declaredIn) === 'hooks.server') checkHook(context, entry);
  },
});

function checkHook(context: Context, { fn }: Entry): void {
  const { facts, path, project, report } = context;
  const kitCode = 'handle_error_hook_failed';
  facts.calls.forEach((call, index) => {
    const [kind] = call.fn === fn && call.tries === undefined ? project.throwsOf(path, index) : [];
    if (kind === 'redirect' || kind === 'error') report(call.span, 'kits', { name: kind }, { kitCode });
  });
  const isThrown = facts.exits.filter((exit) => exit.fn === fn && exit.kind === 'throw' && exit.tries === undefined && !isForBuild(context, exit));
  for (const { span } of isThrown) report(span, 'thrown', {}, { kitCode });
  const { async, nameSpan } = facts.functions[fn] as FunctionFact;
  const isLate = async && nameSpan && project.kitSatisfies('>=3.0.0-0') === true && isOptionOn(project, 'compilerOptions.experimental.async') === false; // mutate-ok: the second is for the type
  const answers = facts.exits.some((exit) => exit.fn === fn && exit.kind === 'return' && exit.value !== undefined);
  if (isLate && answers) report(nameSpan, 'late', {}, { kitCode: 'handle_error_async_without_async_svelte' });
}

/** `if (building) throw error;` ends the build on purpose. */
function isForBuild({ facts, path, project }: Context, { when }: ExitFact): boolean {
  const tested = conditionsOf(facts, when).flatMap(({ test }) => testedValues(test)).flatMap((value) => origins(facts, value));
  return tested.some((ref) => /^\$app\/env(?:ironment)?#building$/.test(project.symbol(path, ref) ?? ''));
}
