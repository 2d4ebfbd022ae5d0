import {
  calleeName, defineRule, entryInWords, hasRemoteFiles, remoteRef, renderedBy, serverEntries, type CallFact, type CheckContext, type Entry, type FileFacts, type Project, type Role,
} from '@sk-audit/core';

type Context = CheckContext<'onServer'>;

/** What Kit makes throw on the server. */
const BROWSER_ONLY: ReadonlySet<string> = new Set([
  ...['disableScrollHandling', 'goto', 'invalidate', 'invalidateAll', 'preloadCode', 'preloadData', 'pushState', 'refreshAll', 'replaceState'].map((name) => `$app/navigation#${name}`),
  '$app/forms#applyAction', '$app/state#updated.check', '$app/stores#updated.check',
]);
/** In them the import is reported already. */
const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['endpoint', 'page.server', 'layout.server', 'hooks.server', 'remote']);

export default defineRule({
  id: 'no-navigation-on-server',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids functions that only work in browsers where the server runs the code.',
  why: `\`goto\`, \`invalidate\`, \`invalidateAll\`, \`refreshAll\`, \`preloadData\`, \`preloadCode\`, \`pushState\`, \`replaceState\`,
\`disableScrollHandling\`, \`applyAction\` and \`updated.check\` act on the page in the browser. On the server each of them throws: in a \`load\`
or a hook the visitor gets an error page with status 500, and so does everybody who opens a page whose component calls it while it is
rendered. It is easily missed, because a \`load\` of \`+page.js\` and the script of a component work after a click on a link, when only the
browser runs them. Of remote functions the same goes for \`submit()\` and \`validate()\` of a form, \`updates()\` of a command and
\`withOverride()\` of a query.

The rule follows the app's own functions. It leaves alone what stands under \`if (browser)\`, in event handlers, \`onMount\` and effects, in
components under any condition, in a \`try\`, on pages with \`ssr = false\`, and in callbacks of which nobody can tell who calls them. Imports
into files that only the server runs are reported by \`no-store-in-server-code\`.`,
  sources: ['https://svelte.dev/docs/kit/$app-navigation', 'https://svelte.dev/e/kit/server_api_unavailable', '@sveltejs/kit 2.70.4 src/runtime/client/client.js', '@sveltejs/kit 3.2.0 src/runtime/app/navigation/server.js'],
  messages: {
    onServer: { text: '{{name}}{{where}} throws on the server: it works in browsers only.', advice: '{{todo}}' },
  },
  examples: {
    bad: [
      {
        title: 'In a load that the server runs, too',
        files: {
          'src/routes/account/+page.ts': `import { goto } from '$app/navigation';
export const load = async ({ parent }) => {
  const { user } = await parent();
  if (!user) goto('/login'); // ✗ onServer "goto('/login')"
  return { user };
};
`,
          'src/routes/account/+page.svelte': '<h1>Account</h1>\n',
        },
        says: ['`goto()` in `load` throws on the server: it works in browsers only.', 'Throw a redirect: `redirect(303, …)`.'],
      },
      {
        title: 'In the script of a component',
        files: {
          'src/routes/old/+page.svelte': `<script>
  import { leave } from '$lib/leave';
  leave();
</script>
`,
          'src/lib/leave.ts': `import { goto } from '$app/navigation';
export const leave = () => goto('/new'); // ✗ onServer "goto('/new')"
`,
        },
        says: ['`goto()`, which runs while `src/routes/old/+page.svelte` is rendered, throws on the server: it works in browsers only.'],
      },
      {
        title: 'A remote form that is validated while it is rendered',
        kit: '3.2.0',
        files: {
          'src/routes/order/+page.svelte': `<script>
  import { order } from './order.remote';
  order.validate(); // ✗ onServer "order.validate()"
</script>
<form {...order}></form>
`,
          'src/routes/order/order.remote.ts': `import { form } from '$app/server';
export const order = form('unchecked', async (data) => data);
`,
        },
      },
    ],
    good: [
      {
        title: 'Where only browsers come by',
        files: {
          'src/routes/account/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { browser } from '$app/environment';
  import { goto, invalidateAll, preloadData } from '$app/navigation';
  onMount(() => goto('/new'));
  $effect(() => { preloadData('/cart'); });
  if (browser) invalidateAll();
</script>
<button onclick={() => goto('/logout')}>Log out</button>
`,
        },
      },
      {
        title: 'A page that the server does not render',
        files: {
          'src/routes/app/+page.ts': `import { goto } from '$app/navigation';
export const ssr = false;
export const load = () => { goto('/app/start'); };
`,
          'src/routes/app/+page.svelte': '<h1>App</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (SERVER_ROLES.has(project.role(path)) || project.clientChain(path) === undefined) return;
    for (const { call, symbol } of project.packageCalls(path)) if (BROWSER_ONLY.has(symbol)) checkCall(context, call);
    for (const call of hasRemoteFiles(project) ? facts.calls : []) if (isRemoteInBrowser(project, facts, call)) checkCall(context, call); // mutate-ok: the first only spares work
  },
});

/** What forms, commands and queries have for browsers alone. */
function isRemoteInBrowser(project: Project, { calls, path }: FileFacts, { callee }: CallFact): boolean {
  const method = callee.path.at(-1) ?? '';
  if (method === 'updates' || method === 'withOverride') {
    const on = callee.from === 'call' && callee.path.length === 1 ? calls[callee.call] : undefined;
    const found = on && remoteRef(project, path, on.callee);
    return found?.rest.length === 0 && found.remote.kind === (method === 'updates' ? 'command' : 'query');
  }
  const found = method === 'submit' || method === 'validate' ? remoteRef(project, path, callee) : undefined;
  return found?.remote.kind === 'form' && found.rest.length === 1;
}

function checkCall({ facts, path, project, report }: Context, call: CallFact): void {
  if (call.tries) return;
  const place = { path, fn: call.fn, at: call.span[0], when: call.when };
  const [entry] = serverEntries(project, place);
  const [component] = entry ? [] : renderedBy(project, place);
  if (!entry && component === undefined) return;
  const where = entry ? inEntry(entry, path) : component === path ? ' in the script of a component' : `, which runs while \`${component}\` is rendered,`;
  const name = calleeName(facts, call);
  report(call.span, 'onServer', { name, where, todo: adviceFor(name, entry !== undefined) }, { kitCode: 'server_api_unavailable' });
}

function inEntry(entry: Entry, path: string): string {
  return ` ${entryInWords(entry)}${entry.path === path ? '' : `, to which \`${entry.declaredIn}\` comes,`}`;
}

function adviceFor(name: string, isEntry: boolean): string {
  if (!isEntry) return 'Call it in an event handler, in `onMount` or in an `$effect`.';
  return name === '`goto()`' ? 'Throw a redirect: `redirect(303, …)`.' : 'Move it to the component: into an event handler, `onMount` or an `$effect`.';
}
