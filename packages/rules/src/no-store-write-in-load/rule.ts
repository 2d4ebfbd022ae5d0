import { defineRule, leaksOf, placesAround, sourceInWords, type Role, type StateWrite } from '@sk-audit/core';

const KINDS: ReadonlySet<StateWrite['kind']> = new Set<StateWrite['kind']>(['store', 'rune']);
const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['endpoint', 'page.server', 'layout.server', 'hooks.server', 'remote']);

export default defineRule({
  id: 'no-store-write-in-load',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: 'Unproven: of seven findings in real apps four are right to both readers; two stores are read by nobody on the server, and one holds what is the same for all.',
  summary: 'Forbids writing stores and module-level runes while `load` runs.',
  why: `\`load\` runs on the server for the first page that a visitor opens. A store, or \`$state\` at the top level of a module, exists once for
the whole server process: what \`load\` writes for one visitor is in the page that is rendered for the next.

The rule follows helpers in other files, methods of stores and of classes, and reports the write itself. It is silent under a
\`browser\` guard, with \`ssr = false\` (also inherited), for pages that are prerendered, for apps without a server, and for values that
do not depend on the request. Who reads the store is not looked at: one that nobody reads on the server leaks nothing today. What
actions, hooks and endpoints write is the matter of no-store-in-server-code.`,
  sources: ['https://svelte.dev/docs/kit/state-management#No-side-effects-in-load'],
  messages: {
    write: { text: 'While `load` runs on the server, `{{name}}` keeps {{source}} where all visitors share it.', advice: 'Return the data from `load` and use `data` (or context) in the components.' },
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
  check({ path, project, report }) {
    if (SERVER_ROLES.has(project.role(path))) return;
    for (const leak of leaksOf(project, path, KINDS, ({ entries }) => entries.some(({ role }) => role === 'load'))) {
      report(leak.write.span, 'write', { name: leak.write.name, source: sourceInWords(leak.source) }, { related: placesAround(project, path, leak) });
    }
  },
});
