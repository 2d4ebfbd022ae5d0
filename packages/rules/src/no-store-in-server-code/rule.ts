import { defineRule, requestSource, stateWrites, type CallFact, type CheckContext, type Project, type Role } from '@sk-audit/core';

type Id = 'write' | 'read' | 'clientModule';

const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['endpoint', 'page.server', 'layout.server', 'hooks.server', 'remote']);
const STORE = /^svelte\/store#/;

export default defineRule({
  id: 'no-store-in-server-code',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids stores in code that only the server runs.',
  why: `On the server a store that a module exports exists once for the whole process. What one request writes into it, every other request
reads, and the pages rendered at that moment show it. Reading it there gives the value of whoever wrote last. The stores of
\`$app/stores\` and the state of \`$app/state\` throw outside of rendering.

A writable that is made and used inside one function is nobody else's and is left alone, and so are values that do not depend on the
request.`,
  sources: ['https://svelte.dev/docs/kit/state-management#Avoid-shared-state-on-the-server', '@sveltejs/kit 2.70.4 src/runtime/app/stores.js'],
  messages: {
    write: { text: '`{{name}}` writes {{source}} of one request into a store that all requests share.', advice: 'Keep it in `event.locals`, or return it from `load` and let the page set its own state.' },
    read: { text: '`get({{name}})` reads a store that all requests share on the server.', advice: 'Pass the value as a parameter, or read it from `event.locals`.' },
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
    const { path, project } = context;
    if (!SERVER_ROLES.has(project.role(path)) && !isServerModule(project, path)) return;
    checkWrites(context);
    for (const call of context.facts.calls) checkRead(context, call);
    checkImports(context);
  },
});

/** A module that only server files reach. */
function isServerModule(project: Project, path: string): boolean {
  return project.role(path) === 'module' && project.runsOnServer(path) === true && project.clientChain(path) === undefined;
}

function checkWrites(context: CheckContext<Id>): void {
  const { path, project, report } = context;
  for (const write of stateWrites(project, path)) {
    const source = write.kind === 'store' && project.canRunOnServer(path, write.when) ? requestSource(project, path, write.value) : undefined;
    if (source) report(write.span, 'write', { name: write.name, source: `\`${source.name}\`` });
  }
}

function checkRead(context: CheckContext<Id>, call: CallFact): void {
  const { facts, path, project, report } = context;
  const store = call.args[0];
  if (project.symbol(path, call.callee) !== 'svelte/store#get' || store?.is !== 'ref') return;
  const target = project.resolve(path, store.ref);
  const binding = target.is === 'binding' && target.rest.length === 0 ? project.facts(target.path)?.bindings[target.binding] : undefined;
  const init = binding?.fn === 0 && target.is === 'binding' && binding.init?.is === 'call' ? project.facts(target.path)?.calls[binding.init.call] : undefined;
  const isShared = !!init && target.is === 'binding' && STORE.test(project.symbol(target.path, init.callee) ?? '');
  if (binding && isShared && facts.functions[call.fn]?.kind !== 'module') report(call.span, 'read', { name: binding.name });
}

const CLIENT_MODULES: { readonly [module: string]: ReadonlySet<string> } = {
  '$app/stores': new Set(['page', 'navigating', 'updated', 'getStores']),
  '$app/state': new Set(['page', 'navigating', 'updated']),
  '$app/navigation': new Set(['goto', 'invalidate', 'invalidateAll', 'beforeNavigate', 'afterNavigate', 'pushState', 'replaceState']),
};

function checkImports({ facts, report }: CheckContext<Id>): void {
  for (const one of facts.imports) {
    const names = one.kind === 'import' && !one.typeOnly ? CLIENT_MODULES[one.specifier] : undefined;
    for (const name of names ? one.names : []) if (name.used && names?.has(name.imported)) report(name.span, 'clientModule', { name: name.imported, module: one.specifier });
  }
}
