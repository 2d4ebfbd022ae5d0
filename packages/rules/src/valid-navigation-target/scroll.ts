/** When `disableScrollHandling` is called. */
import type { CallFact, CheckContext, FileFacts, RuleMeta } from '@sk-audit/core';

export const messages = {
  scroll: { text: '`disableScrollHandling()` does nothing {{where}}: it works while a page is being updated.', advice: 'Call it in `onMount` or `afterNavigate`.' },
};

type Context = CheckContext<keyof typeof messages>;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Too late',
      files: {
        'src/routes/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { disableScrollHandling } from '$app/navigation';
  onMount(() => {
    setTimeout(() => disableScrollHandling(), 100); // ✗ scroll "disableScrollHandling()"
  });
</script>
<button onclick={() => disableScrollHandling()}>Stay</button> <!-- ✗ scroll "disableScrollHandling()" -->
`,
      },
      says: ['`disableScrollHandling()` does nothing in an event handler: it works while a page is being updated.'],
    },
  ],
  good: [
    {
      title: 'In time',
      files: {
        'src/routes/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { afterNavigate, disableScrollHandling } from '$app/navigation';
  onMount(() => disableScrollHandling());
  afterNavigate(() => disableScrollHandling());
</script>
`,
      },
    },
  ],
};

/** Reports calls in handlers and timers. */
export function check({ facts, path, project, report }: Context): void {
  for (const call of facts.calls) {
    const where = project.symbol(path, call.callee) === '$app/navigation#disableScrollHandling' ? lateFor(facts, call) : undefined;
    if (where !== undefined) report(call.span, 'scroll', { where }, { kitCode: 'scroll_handling_outside_navigation' });
  }
}

/** Why the function in which it stands surely runs outside of a navigation. */
function lateFor({ calls, elements, functions }: FileFacts, { fn }: CallFact): string | undefined {
  const { argument, attribute } = functions[fn] ?? {};
  if (attribute && elements[attribute.element]?.kind === 'element' && /^on:?[a-z]/.test(attribute.name)) return 'in an event handler';
  const { callee } = (argument && calls[argument.call]) ?? {};
  return callee?.from === 'global' && /^(?:setTimeout|setInterval)$/.test([callee.name, ...callee.path].at(-1) as string) ? 'in a timer' : undefined;
}
