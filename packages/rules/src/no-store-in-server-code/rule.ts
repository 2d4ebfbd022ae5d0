import {
  defineRule, leaksOf, placesAround, requestEntries, sourceInWords, stateAt,
  type CallFact, type CheckContext, type FileFacts, type Project, type Role, type RouteNode, type State, type StateWrite,
} from '@sk-audit/core';

type Id = 'write' | 'read' | 'clientModule';

const KINDS: ReadonlySet<StateWrite['kind']> = new Set<StateWrite['kind']>(['store', 'rune']);
const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['endpoint', 'page.server', 'layout.server', 'hooks.server', 'remote']);

export default defineRule({
  id: 'no-store-in-server-code',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: 'Unproven: three findings in 98 real apps, all right.',
  summary: 'Forbids stores and module-level runes in code that only the server runs.',
  why: `On the server a store that a module exports exists once for the whole process, and so does \`$state\` at the top level of a module.
What one request writes into it, every other request reads, and the pages rendered at that moment show it. Reading it there gives the
value of whoever wrote last, never what the visitor's browser holds. The stores of \`$app/stores\` and the state of \`$app/state\` throw
outside of rendering, and navigation works only in browsers; of these only imports count that code uses to which a request leads.

A writable that is made and used inside one function is nobody else's and is left alone, and so are values that do not depend on the
request, and stores that only server code knows as long as no request writes them.`,
  sources: ['https://svelte.dev/docs/kit/state-management#Avoid-shared-state-on-the-server', '@sveltejs/kit 2.70.4 src/runtime/app/stores.js'],
  messages: {
    write: { text: 'On the server, `{{name}}` changes what all requests share; it is given {{source}}.', advice: 'Keep it in `event.locals`, or return it from `load` and let the page set its own state.' },
    read: { text: '`{{call}}` reads a store that all requests share on the server.', advice: 'Pass the value as a parameter, or read it from `event.locals`.' },
    clientModule: { text: '`{{name}}` from `{{module}}` does not work in code that only the server runs.', advice: 'Use the `event` that Kit passes in.' },
  },
  examples: {
    bad: [
      {
        title: 'The language of one visitor for all',
        files: {
          'src/hooks.server.ts': `import { locale } from 'svelte-i18n';
import { user } from '$lib/stores';
export const handle = async ({ event, resolve }) => {
  locale.set(event.cookies.get('lang') ?? 'en'); // ✗ write "locale.set(event.cookies.get('lang') ?? 'en')"
  user.set(event.locals.user); // ✗ write "user.set(event.locals.user)"
  return resolve(event);
};
`,
          'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
`,
        },
      },
      {
        title: 'Reading, and what only works while rendering',
        files: {
          'src/routes/api/me/+server.ts': `import { get } from 'svelte/store';
import { page } from '$app/state'; // ✗ clientModule "page"
import { user } from '$lib/stores';
export const GET = () => Response.json({ user: get(user), at: page.url }); // ✗ read "get(user)"
`,
          'src/routes/+page.svelte': `<script>
  import { user } from '$lib/stores';
</script>
{$user}
`,
          'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
`,
        },
      },
    ],
    good: [
      {
        title: 'A store of the function itself, and a constant',
        files: {
          'src/routes/api/report/+server.ts': `import { derived, get, writable } from 'svelte/store';
import { theme } from '$lib/stores';
export const GET = ({ url }) => {
  const rows = writable([url.pathname]);
  const count = derived(rows, (list) => list.length);
  theme.set('print');
  return Response.json({ count: get(count) });
};
`,
          'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const theme = writable('light');
`,
        },
      },
      {
        title: 'locals',
        files: {
          'src/hooks.server.ts': `import { deserialize } from '$app/forms';
export const handle = async ({ event, resolve }) => {
  event.locals.lang = deserialize(event.cookies.get('lang') ?? '{}');
  return resolve(event);
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const isServerCode = SERVER_ROLES.has(project.role(path)) || isServerModule(project, path);
    checkWrites(context, isServerCode);
    if (!isServerCode) return;
    for (const call of facts.calls) checkRead(context, call);
    checkImports(context);
  },
});

/** A module that only server files reach. Where no page is shipped to browsers (`csr = false`), rendering cannot be told from that. */
function isServerModule(project: Project, path: string): boolean {
  const ships = ({ page }: RouteNode): boolean => page?.component !== undefined && project.clientChain(page.component) !== undefined;
  return project.clientChain(path) === undefined && project.routes.nodes.some(ships);
}

/** In modules that components use too, what `load` leads to is the matter of no-store-write-in-load. */
function checkWrites({ path, project, report }: CheckContext<Id>, isServerCode: boolean): void {
  for (const leak of leaksOf(project, path, KINDS, ({ entries }) => isServerCode || !entries.some(({ role }) => role === 'load'))) {
    report(leak.write.span, 'write', { name: leak.write.name, source: sourceInWords(leak.source) }, { related: placesAround(project, path, leak) });
  }
}

/** A store that only server code knows is a bus of the server's own; one that components use too holds nobody's value there. */
function checkRead({ path, project, report }: CheckContext<Id>, call: CallFact): void {
  const state = storeRead(project, path, call);
  if (state?.kind !== 'store' || (state.owner && project.clientChain(state.owner.path) === undefined)) return;
  const name = isGet(project, path, call) ? `get(${state.name})` : `${state.name}.subscribe`;
  if (requestEntries(project, { path, fn: call.fn }).length > 0) report(call.span, 'read', { call: name });
}

/** The state that `get(user)` or `user.subscribe(…)` reads. */
function storeRead(project: Project, path: string, call: CallFact): State | undefined {
  const { args: [store], callee } = call;
  if (isGet(project, path, call)) return store?.is === 'ref' ? stateAt(project, path, store.ref) : undefined;
  return callee.path.at(-1) === 'subscribe' ? stateAt(project, path, { ...callee, path: callee.path.slice(0, -1) }) : undefined;
}

function isGet(project: Project, path: string, { callee }: CallFact): boolean {
  return project.symbol(path, callee) === 'svelte/store#get';
}

const CLIENT_MODULES: { readonly [module: string]: ReadonlySet<string> } = {
  '$app/stores': new Set(['page', 'navigating', 'updated', 'getStores']),
  '$app/state': new Set(['page', 'navigating', 'updated']),
  '$app/forms': new Set(['applyAction']),
  '$app/navigation': new Set([
    'goto', 'invalidate', 'invalidateAll', 'refreshAll', 'preloadCode', 'preloadData', 'pushState', 'replaceState', 'disableScrollHandling', 'beforeNavigate', 'afterNavigate', 'onNavigate',
  ]),
};

/** What is imported, and used by code that an entry leads to. */
function checkImports({ facts, project, report }: CheckContext<Id>): void {
  for (const { names, specifier } of facts.imports) {
    for (const { imported, span } of names) {
      if (CLIENT_MODULES[specifier]?.has(imported) && isUsed(project, facts, `${specifier}#${imported}`)) report(span, 'clientModule', { name: imported, module: specifier });
    }
  }
}

function isUsed(project: Project, { calls, path, reads }: FileFacts, symbol: string): boolean {
  const users = [...calls.map(({ callee, fn }) => ({ fn, ref: callee })), ...reads];
  return users.some(({ fn, ref }) => project.symbol(path, ref)?.startsWith(symbol) && project.runs({ path, fn }).entries.length > 0);
}
