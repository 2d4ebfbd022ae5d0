import { defineRule, requestSource, stateWrites, type CheckContext, type Entry, type Related, type Role, type StateKind, type StateWrite } from '@sk-audit/core';

const UNIVERSAL: ReadonlySet<Role> = new Set<Role>(['page.universal', 'layout.universal']);
const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['endpoint', 'page.server', 'layout.server', 'hooks.server', 'remote']);
const OBSERVED: ReadonlySet<StateKind> = new Set<StateKind>(['store', 'rune']);

export default defineRule({
  id: 'no-store-write-in-load',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids writing stores and module-level runes while `load` runs.',
  why: `\`load\` runs on the server for the first page that a visitor opens. A store, or \`$state\` at the top level of a module, exists once for
the whole server process: what \`load\` writes for one visitor is in the page that is rendered for the next.

The rule follows helpers in other files and reports the write itself. It is silent under a \`browser\` guard, with \`ssr = false\` (also
inherited), and for values that do not depend on the request.`,
  sources: ['https://svelte.dev/docs/kit/state-management#No-side-effects-in-load'],
  messages: {
    write: { text: '`{{name}}` runs in `load` on the server and puts {{source}} of one visitor where every other visitor reads it.', advice: 'Return the data from `load` and use `data` (or context) in the components.' },
  },
  examples: {
    bad: [
      {
        title: 'In load, and in a helper that load calls',
        files: {
          'src/routes/+layout.ts': `import { user } from '$lib/stores';
import { readCart } from '$lib/cart.svelte';
export const load = async ({ data, fetch }) => {
  user.set(data.user); // ✗ write "user.set(data.user)"
  await readCart(fetch);
};
`,
          'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
          'src/routes/+page.svelte': `<script>
  import { user } from '$lib/stores';
  import { cart } from '$lib/cart.svelte';
</script>
{$user} {cart.items.length}
`,
          'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
`,
          'src/lib/cart.svelte.ts': `export const cart = $state({ items: [] });
export async function readCart(fetch) {
  const response = await fetch('/api/cart');
  cart.items = await response.json(); // ✗ write "cart.items = await response.json()"
}
`,
        },
      },
      {
        title: 'A store with its own methods, from a server load',
        files: {
          'src/routes/+layout.server.ts': `import { session } from '$lib/session';
export const load = ({ locals }) => {
  session.start(locals.user);
};
`,
          'src/routes/+page.svelte': `<script>
  import { session } from '$lib/session';
</script>
{$session}
`,
          'src/lib/session.ts': `import { writable } from 'svelte/store';
const current = writable(null);
export const session = {
  subscribe: current.subscribe,
  start: (user) => current.set(user) // ✗ write "current.set(user)"
};
`,
        },
      },
    ],
    good: [
      {
        title: 'In the browser only',
        files: {
          'src/routes/+layout.ts': `import { browser } from '$app/environment';
import { user } from '$lib/stores';
export const load = ({ data }) => {
  if (browser) user.set(data.user);
  return data;
};
`,
          'src/routes/app/+layout.ts': `import { user } from '$lib/stores';
export const ssr = false;
export const load = ({ data }) => {
  user.set(data.user);
};
`,
          'src/routes/app/+page.svelte': '<h1>App</h1>\n',
          'src/routes/+page.svelte': '<h1>Home</h1>\n',
          'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
`,
        },
      },
      {
        title: 'Cookies, headers, a map of the function itself',
        files: {
          'src/routes/+page.server.ts': `export const load = ({ cookies, url, setHeaders }) => {
  cookies.set('seen', url.pathname, { path: '/' });
  setHeaders({ 'cache-control': 'no-store' });
  const params = new URLSearchParams(url.search);
  params.set('page', '1');
  return { next: params.toString() };
};
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    if (SERVER_ROLES.has(project.role(path))) return;
    for (const write of stateWrites(project, path)) if (OBSERVED.has(write.kind)) checkWrite(context, write);
  },
});

function checkWrite(context: CheckContext<'write'>, write: StateWrite): void {
  const { path, project, report } = context;
  if (!project.canRunOnServer(path, write.when)) return;
  const load = project.runs({ path, fn: write.fn }).entries.find((entry) => entry.role === 'load' && runsOnServer(context, entry));
  const source = load && requestSource(project, path, write.value);
  if (load && source) report(write.span, 'write', { name: write.name, source: `\`${source.name}\`` }, { related: relatedLoad(context, load, path) });
}

/** A universal load runs on the server unless its pages have `ssr = false`. */
function runsOnServer({ project }: CheckContext<'write'>, entry: Entry): boolean {
  return !UNIVERSAL.has(project.role(entry.declaredIn)) || project.runsOnServer(entry.declaredIn) === true;
}

function relatedLoad({ project }: CheckContext<'write'>, entry: Entry, path: string): readonly Related[] {
  const fn = project.facts(entry.path)?.functions[entry.fn];
  return fn && entry.path !== path ? [{ path: entry.path, span: fn.nameSpan ?? fn.span, message: 'runs on the server and leads to the write' }] : [];
}
