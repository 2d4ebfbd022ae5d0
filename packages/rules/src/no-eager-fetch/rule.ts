import {
  addressKind, componentsFetching, defineRule, entriesRunning, eventFetchEdits, isGlobalFetch, pagesBelow, type CallFact, type CheckContext, type Entry, type FileFacts, type Project, type Suggestion,
} from '@sk-audit/core';

type Id = 'inLoad' | 'inComponent';

export default defineRule({
  id: 'no-eager-fetch',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: 'Unproven: two findings in 98 real apps, both in a block that is an example; it is in browsers that Kit says so.',
  fix: 'suggest',
  summary: 'Forbids the global `fetch` where a page is rendered on the server and again in the browser.',
  why: `A universal \`load\` runs on the server and again when the page wakes up in the browser. Kit's own \`fetch\` puts the answer into the page, and gives it
back there; with the global one the request is made twice, and the second answer may differ from what the visitor sees. The development server
warns of it. \`invalidate(address)\` does not reach such a request either.

What a component fetches as it starts is asked for on the server, which renders the page without waiting for it as a rule, and again in the browser.

Relative addresses, with which it throws, are the matter of [use-event-fetch](use-event-fetch.md). Pages with \`ssr = false\` or \`csr = false\` ask once, and
are left alone, and so is what runs in browsers only.`,
  sources: ['https://svelte.dev/docs/kit/load#Making-fetch-requests', 'https://svelte.dev/e/kit/window_fetch_in_load', 'https://svelte.dev/e/kit/ssr_fetch_eager', '@sveltejs/kit 3.2.0 src/runtime/client/fetcher.js', '@sveltejs/kit 3.2.0 src/runtime/server/page/render.js'],
  messages: {
    inLoad: { text: 'The global `fetch` in the universal `load` asks twice, on the server and in the browser.', advice: 'Use the `fetch` of the event: `load({ fetch })`.' },
    inComponent: { text: 'This asks as soon as the component is rendered, on the server and again in the browser.', advice: 'Fetch it in `load`, or in `onMount`.' },
  },
  examples: {
    bad: [
      {
        title: 'In a universal load',
        files: {
          'src/routes/rates/+page.ts': `export const load = async () => {
  const answer = await fetch('https://rates.example.com/latest'); // ✗ inLoad "fetch('https://rates.example.com/latest')"
  return { rates: await answer.json() };
};
`,
        },
        after: {
          'src/routes/rates/+page.ts': `export const load = async ({ fetch }) => {
  const answer = await fetch('https://rates.example.com/latest');
  return { rates: await answer.json() };
};
`,
        },
      },
      {
        title: 'While a component starts',
        files: {
          'src/routes/+page.svelte': `<script>
  const rates = fetch('https://rates.example.com/latest').then((answer) => answer.json()); // ✗ inComponent "fetch('https://rates.example.com/latest')"
</script>

{#await rates then latest}{latest.euro}{/await}
`,
        },
      },
    ],
    good: [
      {
        title: "Kit's fetch, and a server load",
        files: {
          'src/routes/rates/+page.ts': "export const load = async ({ fetch }) => ({ rates: await (await fetch('https://rates.example.com/latest')).json() });\n",
          'src/routes/prices/+page.server.ts': "export const load = async () => ({ prices: await (await fetch('https://prices.example.com/latest')).json() });\n",
        },
      },
      {
        title: 'A page that only browsers render',
        files: {
          'src/routes/rates/+page.ts': "export const ssr = false;\nexport const load = async () => ({ rates: await (await fetch('https://rates.example.com/latest')).json() });\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const call of facts.calls) if (isGlobalFetch(call) && isRead(call) && addressKind(project, path, call.args[0]) !== 'relative') checkFetch(context, call);
  },
});

/** Does it only ask for something? */
function isRead({ args }: CallFact): boolean {
  const init = args[1];
  if (init === undefined || init.is === 'undefined') return true;
  const method = init.is === 'object' && !init.open ? (init.props['method'] ?? { is: 'literal', value: 'GET' }) : undefined;
  return method?.is === 'literal' && String(method.value).toUpperCase() === 'GET';
}

function checkFetch({ facts, path, project, report }: CheckContext<Id>, call: CallFact): void {
  const isKnown = addressKind(project, path, call.args[0]) === 'absolute'; // mutate-ok: examples do not show codes
  const load = entriesRunning(project, path, call).find((entry) => entry.role === 'load' && isHydrated(project, entry));
  if (load && load.fn === call.fn && load.path === path) return report(call.span, 'inLoad', {}, { kitCode: 'window_fetch_in_load', suggest: load.wrapped ? [] : suggestFetch(facts, call) });
  if (!load && componentsFetching(project, path, call).length > 0) report(call.span, 'inComponent', {}, isKnown ? { kitCode: 'ssr_fetch_eager' } : {}); // mutate-ok: examples do not show codes
}

/** It also sends cookies to the own server, and keeps the headers of the answer to itself. */
function suggestFetch(facts: FileFacts, call: CallFact): readonly Suggestion[] {
  const edits = eventFetchEdits(facts, call);
  return edits ? [{ message: 'Use the `fetch` of the event', edits }] : []; // mutate-ok: for the type
}

/** Is it universal, and of a page that runs in the browser again? */
function isHydrated(project: Project, { declaredIn }: Entry): boolean {
  return /\.universal$/.test(project.role(declaredIn)) && pagesBelow(project, declaredIn).some((page) => project.pageOptions(page).csr === true);
}
