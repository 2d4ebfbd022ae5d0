import { defineRule, enhanceCallbacks, indexOf, kitEnhance, withInner, type CallFact, type CheckContext, type FileFacts, type FunctionRef, type TextEdit } from '@sk-audit/core';

type Context = CheckContext<'deprecated'>;

export default defineRule({
  id: 'enhance-update-options',
  severity: 'warn',
  category: 'forms',
  kit: '>=3.0.0-0',
  recommended: 'Unproven: no real finding in 109 apps, and Kit says it only in a browser.',
  fix: 'safe',
  summary: 'Advises `refreshAll` in place of `invalidateAll` for `update()` of `use:enhance`.',
  why: `In Kit 3 the option \`invalidateAll\` of \`update()\`, which the callback of \`use:enhance\` gets, is called \`refreshAll\`. The old name does the same for now, with a
warning in the browser's console while you develop, and will be gone with the next major version.`,
  sources: ['https://svelte.dev/e/kit/enhance_invalidate_all_deprecated', '@sveltejs/kit 3.2.0 src/runtime/app/forms/client.js'],
  messages: {
    deprecated: { text: '`invalidateAll` of `update()` is called `refreshAll` in Kit 3.', advice: 'Rename it.' },
  },
  examples: {
    bad: [
      {
        title: 'As in Kit 2',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={() => async ({ update }) => {
  await update({ invalidateAll: false }); // ✗ deprecated "invalidateAll: false"
}}></form>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={() => async ({ update }) => {
  await update({ refreshAll: false });
}}></form>
`,
        },
      },
      {
        title: 'In a function of its own',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const invalidateAll = false;
  const save = () => (result) => result.update({ reset: false, invalidateAll }); // ✗ deprecated "invalidateAll"
</script>
<form method="POST" use:enhance={save}></form>
`,
        },
      },
    ],
    good: [
      {
        title: 'As in Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { update } from '$lib/cart';
  update({ invalidateAll: true });
</script>
<form method="POST" use:enhance={() => ({ update: send, result }) => {
  send({ refreshAll: false, reset: true });
  result.update({ invalidateAll: true });
}}></form>
`,
        },
      },
      {
        title: 'Kit 2',
        files: {
          'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance={() => ({ update }) => update({ invalidateAll: false })}></form>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const done = new Set<number>();
    for (const element of facts.elements) {
      const enhance = kitEnhance(project, path, element);
      const results = enhance ? enhanceCallbacks(project, path, enhance).flatMap((one) => one.results) : [];
      for (const result of results) if (result.path === path && !done.has(result.fn)) checkResult(context, done, result);
    }
  },
});

function checkResult({ facts, report }: Context, done: Set<number>, { fn }: FunctionRef): void {
  done.add(fn);
  for (const { args: [options], callee } of callsIn(facts, fn)) {
    const isUpdate = callee.from === 'param' && callee.fn === fn && callee.index === 0 && callee.path.join() === 'update';
    if (!isUpdate || options?.is !== 'object' || !Object.hasOwn(options.props, 'invalidateAll')) continue;
    const at = options.spans?.['invalidateAll'];
    const value = options.props['invalidateAll'];
    const isWritten = at && value?.is === 'literal' && at[1] - at[0] === `invalidateAll: ${String(value.value)}`.length;
    const fix: readonly TextEdit[] = isWritten ? [{ span: [at[0], at[0] + 'invalidateAll'.length], text: 'refreshAll' }] : [];
    if (at) report(at, 'deprecated', {}, { kitCode: 'enhance_invalidate_all_deprecated', ...(fix.length > 0 && { fix }) });
  }
}

function callsIn(facts: FileFacts, fn: number): readonly CallFact[] {
  return withInner(facts, fn).flatMap((inner) => indexOf(facts).callsOf.get(inner) ?? []).map((index) => facts.calls[index] as CallFact);
}
