import { calleeName, defineRule, type CallFact, type CheckContext, type Thrown } from '@sk-audit/core';

type Id = 'inCallback' | 'whileRendering';

export default defineRule({
  id: 'no-redirect-in-component',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: 'Unproven: three real findings in 98 repositories, two of which are right and one is arguable, after four false ones were mended.',
  summary: 'Forbids `redirect()` and `error()` in components, where nothing acts on them.',
  why: `\`redirect()\` and \`error()\` work by throwing, and Kit catches what \`load\`, actions, request handlers and hooks throw. Nobody catches what an
event handler, \`onMount\`, an effect or a callback of a component throws: the browser logs an error and stays where it is.

While a component is rendered it is half right, which is worse: a server that renders the page answers with it (status 500 in Kit 1 and the first
versions of Kit 2), and after a navigation in the browser the same line breaks the page. Since Kit 3 an error that a component throws while it is rendered shows the error page on both sides;
that is left alone, as are calls inside a \`try\` and errors that helpers throw.`,
  sources: ['https://svelte.dev/docs/kit/load#Redirects', 'https://svelte.dev/docs/kit/errors', '@sveltejs/kit 2.70.4 src/runtime/server/page/index.js'],
  messages: {
    inCallback: { text: '{{name}} throws {{what}} in a callback of a component, where nothing catches it; nothing happens but an error in the log.', advice: '{{instead}}' },
    whileRendering: { text: '{{name}} throws {{what}} while a component is rendered; after a navigation in the browser nothing catches it.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'In onMount and in an event handler',
        files: {
          'src/routes/logout/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { error, redirect } from '@sveltejs/kit';
  onMount(() => {
    redirect(303, '/'); // ✗ inCallback "redirect(303, '/')"
  });
  async function save() {
    const answer = await fetch('/api/orders', { method: 'POST' });
    if (!answer.ok) error(answer.status, 'Not saved'); // ✗ inCallback "error(answer.status, 'Not saved')"
  }
</script>
<button onclick={save}>Save</button>
`,
        },
      },
      {
        title: 'While it is rendered',
        files: {
          'src/routes/account/+page.svelte': `<script>
  import { redirect } from '@sveltejs/kit';
  const { data } = $props();
  if (!data.user) redirect(303, '/login'); // ✗ whileRendering "redirect(303, '/login')"
</script>
<h1>{data.user.name}</h1>
`,
        },
      },
    ],
    good: [
      {
        title: 'In load, and goto in the component',
        files: {
          'src/routes/account/+page.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ parent }) => {
  const { user } = await parent();
  if (!user) redirect(303, '/login');
};
`,
          'src/routes/account/+page.svelte': `<script>
  import { goto } from '$app/navigation';
  const leave = () => goto('/');
</script>
<button onclick={leave}>Leave</button>
`,
        },
      },
      {
        title: 'Another function of that name',
        files: {
          'src/routes/account/+page.svelte': `<script>
  import { error } from '$lib/toasts';
  const save = () => error('Not saved');
</script>
<button onclick={save}>Save</button>
`,
          'src/lib/toasts.ts': 'export const error = (text) => console.error(text);\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!/\.svelte$/.test(path) || !project.isLive(path)) return;
    facts.calls.forEach((call, index) => {
      const [thrown] = project.rejectsOf(path, index);
      if (thrown && call.tries === undefined && isOrigin(context, index, thrown)) reportCall(context, call, thrown); // mutate-ok: what throws nothing has no origin
    });
  },
});

/**
 * Is it Kit's own call, or a guard in another file that redirects? Calls of the component's own functions would say it twice, and the error of a
 * helper (`fetchOrders()`) is caught by whoever cares, as any other.
 */
function isOrigin({ facts, path, project }: CheckContext<Id>, index: number, thrown: Thrown): boolean {
  const isKits = project.throwSites(path, index).some((site) => site.path === path && site.call === index); // mutate-ok: two files hardly share an index
  const { callee } = facts.calls[index] as CallFact;
  return isKits || (thrown === 'redirect' && project.resolveFunction(path, { is: 'ref', ref: callee })?.path !== path);
}

/** What runs a callback and lets its exceptions go. */
const LETS_GO = /^(?:svelte#\w+|\$app\/navigation#\w+|\$effect|pre|setTimeout|setInterval|queueMicrotask|requestAnimationFrame|addEventListener|then|catch|finally|map|forEach|filter|find|some|every)$/;

/** Is the function a callback of somebody else's function, or does it stand in one? That may catch what it throws. */
function isHandedOn(context: CheckContext<Id>, fn: number): boolean {
  const { facts, path, project } = context;
  const given = facts.functions[fn]?.argument;
  const outer = given && facts.calls[given.call];
  if (!outer) return false;
  const { callee } = outer;
  const name = project.symbol(path, callee) ?? callee.path.at(-1) ?? (callee.from === 'global' ? callee.name : ''); // mutate-ok: only globals have a name
  return !LETS_GO.test(name) || isHandedOn(context, outer.fn);
}

const OWNER: { readonly [role: string]: string | undefined } = { 'page.svelte': 'this page', 'layout.svelte': 'this layout' };

function reportCall(context: CheckContext<Id>, call: CallFact, thrown: Thrown): void {
  const { facts, path, project, report } = context;
  const { components, inBrowser } = project.runs({ path, fn: call.fn });
  const isRendering = components.length > 0;
  if (!isRendering && (!inBrowser || isHandedOn(context, call.fn))) return;
  if (isRendering && thrown === 'error' && project.kitSatisfies('<3.0.0-0') !== true) return;
  const data = { name: calleeName(facts, call), what: thrown === 'redirect' ? 'a redirect' : 'an error' };
  if (isRendering) return report(call.span, 'whileRendering', { ...data, instead: `Throw it in the \`load\` of ${OWNER[project.role(path)] ?? 'the page'}.` });
  report(call.span, 'inCallback', { ...data, instead: thrown === 'redirect' ? 'Call `goto(…)` of `$app/navigation` in its place.' : 'Show the error in the component, or throw it in `load`.' });
}
