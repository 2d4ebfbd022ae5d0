import { calleeName, defineRule, type CallFact, type Value } from '@sk-audit/core';

export default defineRule({
  id: 'no-history-api',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: 'Of 11 findings that a second reader judged five are right: in `onMount` on a full page load the functions of Kit come too early.',
  summary: 'Forbids `history.pushState()` and `history.replaceState()`, which the router does not hear of.',
  why: `The router keeps the scroll position, the snapshot and \`page.state\` of each entry in the browser's history, and writes a number into it to find them. An entry that
\`history.pushState()\` or \`history.replaceState()\` writes has none: when somebody comes back to it, the address changes and the page that is shown does not. \`page.url\` stays as it was, too. Kit warns of it in the
browser's console while you develop. \`pushState\` and \`replaceState\` of \`$app/navigation\` (Kit 3: \`goto\` with \`shallow\`) do the same with the router's knowledge.

Kit 1 had no such functions, and says nothing. What passes \`history.state\` on keeps the router's number, and is left alone (Kit warns of it, too). Calls in code that no page is built with are left alone, as are \`history.back()\` and the like.`,
  sources: ['https://svelte.dev/docs/kit/shallow-routing', 'https://svelte.dev/e/kit/history_api_conflict', '@sveltejs/kit 2.70.4 src/runtime/client/client.js', '@sveltejs/kit 3.2.0 src/runtime/client/client.js'],
  messages: {
    direct: { text: '{{name}} goes past the router, which shows the wrong page when somebody comes back to this entry of the history.', advice: '{{todo}}' },
  },
  examples: {
    bad: [
      {
        title: 'In a handler',
        files: {
          'src/routes/goods/+page.svelte': `<script>
  const show = (id) => history.pushState({}, '', '?id=' + id); // ✗ direct "history.pushState"
</script>
<button onclick={() => show(1)}>One</button>
<button onclick={() => window.history.replaceState(null, '', '/goods')}>None</button> <!-- ✗ direct "window.history.replaceState" -->
`,
        },
        says: ['Use `pushState` of `$app/navigation`.', 'Use `replaceState` of `$app/navigation`.', '`history.pushState()` goes past the router, which shows the wrong page when somebody comes back to this entry of the history.'],
      },
      {
        title: 'In Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/goods/show.ts': "export const show = (id) => globalThis.history.pushState({}, '', '?id=' + id); // ✗ direct \"globalThis.history.pushState\"\n",
          'src/routes/goods/+page.svelte': "<script>\n  import { show } from './show';\n</script>\n<button onclick={() => show(1)}>One</button>\n",
        },
        says: ['Use `goto(url, { shallow: true, state: {} })` of `$app/navigation`.'],
      },
    ],
    good: [
      {
        title: 'With the router',
        files: {
          'src/routes/goods/+page.svelte': `<script>
  import { pushState } from '$app/navigation';
  import { history as past } from '$lib/past';
  past.pushState({});
</script>
<button onclick={() => pushState('?id=1', {})}>One</button><button onclick={() => history.back()}>Back</button>
`,
          'src/lib/past.ts': 'export const history = { pushState: (entry) => entry };\n',
        },
      },
      { title: 'Kit 1', kit: '1.30.4', files: { 'src/routes/+page.svelte': "<button on:click={() => history.pushState({}, '', '/a')}>A</button>\n" } },
    ],
  },
  check({ facts, path, project, report }) {
    if (project.clientChain(path) === undefined) return;
    for (const call of facts.calls) {
      const method = keepsState(call.args[0]) ? undefined : historyMethod(call);
      const todo = project.kitSatisfies('>=3.0.0-0') === true ? `Use \`goto(url, { ${method === 'replaceState' ? 'replace: true, ' : ''}shallow: true, state: {} })\` of \`$app/navigation\`.` : `Use \`${method}\` of \`$app/navigation\`.`;
      if (method !== undefined) report(call.calleeSpan, 'direct', { name: calleeName(facts, call), todo }, { kitCode: 'history_api_conflict' });
    }
  },
});

/** `history.state`, or an object into which it is spread. */
function keepsState(state: Value | undefined): boolean {
  if (state?.is === 'object') return (state.spreads ?? []).some(keepsState);
  if (state?.is === 'either') return state.of.some(keepsState);
  return state?.is === 'ref' && state.ref.from === 'global' && /(?:^|\.)history\.state$/.test([state.ref.name, ...state.ref.path].join('.'));
}

function historyMethod({ callee }: CallFact): string | undefined {
  return callee.from === 'global' ? /^(?:(?:window|globalThis|self)\.)?history\.(pushState|replaceState)$/.exec([callee.name, ...callee.path].join('.'))?.[1] : undefined;
}
