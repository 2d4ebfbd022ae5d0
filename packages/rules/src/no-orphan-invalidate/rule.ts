import { closest, defineRule, dependencies, invalidationsIn, loadFetches, mayBeSame, type CheckContext, type LoadFetch, type Naming, type Project } from '@sk-audit/core';

type Id = 'orphan' | 'serverFetch';

export default defineRule({
  id: 'no-orphan-invalidate',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Demands that some `load` depends on what `invalidate()` names.',
  why: `\`invalidate('app:cart')\` runs the \`load\` functions again that have called \`depends('app:cart')\`, and \`invalidate('/api/cart')\` the universal ones that have fetched
that address. When there is none, nothing happens, without a word: the page goes on showing what it showed.

A server \`load\` does not depend on what it fetches (since Kit 2, and in Kit 1 unless \`dangerZone.trackServerFetches\` is set): addresses must not tell visitors
what the server asks. It has to call \`depends('/api/cart')\`.

The rule speaks of names that it can read, in apps where it sees all names that are depended on: it is silent when a \`load\` hands its event to a package, and
about functions (\`invalidate((url) => …)\`).`,
  sources: [
    'https://svelte.dev/docs/kit/load#Rerunning-load-functions-Manual-invalidation',
    'https://svelte.dev/docs/kit/migrating-to-sveltekit-2#Server-fetches-are-not-trackable-anymore',
    '@sveltejs/kit 2.70.4 src/runtime/client/client.js, src/runtime/server/page/load_data.js',
  ],
  messages: {
    orphan: { text: 'No `load` depends on `{{name}}`, so nothing is asked for again.', advice: '{{todo}}' },
    serverFetch: { text: 'A server `load` fetches `{{name}}`, but Kit does not run it again for that, so nothing is asked for again.', advice: 'Call `depends(\'{{name}}\')` in that `load`.' },
  },
  examples: {
    bad: [
      {
        title: 'A name that was mistyped, and one that was forgotten',
        files: {
          'src/routes/cart/+page.server.ts': `export const load = async ({ depends, locals }) => {
  depends('app:cart');
  return { cart: await locals.db.cart() };
};
`,
          'src/routes/cart/+page.svelte': `<script>
  import { invalidate } from '$app/navigation';
</script>
<button onclick={() => invalidate('app:carts')}>Again</button> <!-- ✗ orphan "'app:carts'" -->
<button onclick={() => invalidate('session')}>Log out</button> <!-- ✗ orphan "'session'" -->
`,
        },
        says: ["Write `app:cart` if that is meant, call `depends('app:carts')` in its `load`, or remove the call.", "Call `depends('app:session')` in its `load` and name it so here, or remove the call."],
      },
      {
        title: 'What the server fetches',
        files: {
          'src/routes/stock/+page.server.ts': `export const load = async ({ fetch }) => ({ stock: await (await fetch('/api/stock')).json() });
`,
          'src/routes/stock/+page.svelte': `<script>
  import { invalidate } from '$app/navigation';
  setInterval(() => invalidate('/api/stock'), 60_000); // ✗ serverFetch "'/api/stock'"
</script>
`,
        },
        says: ["Call `depends('/api/stock')` in that `load`.", "is not noted: fetch('/api/stock')"],
      },
    ],
    good: [
      {
        title: 'Names and addresses that a load depends on',
        files: {
          'src/lib/names.ts': "export const names = { cart: 'app:cart' };\n",
          'src/lib/server/order.ts': "export function order({ depends, params }) {\n  depends(`order:${params.id}`);\n  return { id: params.id };\n}\n",
          'src/routes/orders/[id]/+page.server.ts': `import { order } from '$lib/server/order';
export const load = (event) => {
  event.depends('/api/prices');
  return order(event);
};
`,
          'src/routes/orders/[id]/+page.ts': `import { names } from '$lib/names';
export const load = async ({ data, depends, fetch }) => {
  depends(names.cart);
  return { ...data, stock: await (await fetch('/api/stock?all')).json() };
};
`,
          'src/routes/orders/[id]/+page.svelte': `<script>
  import { invalidate } from '$app/navigation';
  let { data } = $props();
  const again = () => Promise.all([invalidate('app:cart'), invalidate(\`order:\${data.id}\`), invalidate('/api/prices'), invalidate('/api/stock?all'), invalidate((url) => url.hash === '')]);
</script>
<button onclick={again}>Again</button>
`,
        },
      },
      {
        title: 'A load of which not all is in sight',
        files: {
          'src/routes/+layout.ts': "import { session } from 'session-like';\nexport const load = (event) => session(event);\n",
          'src/routes/+layout.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n  setInterval(() => invalidate('session:user'), 60_000);\n</script>\n<slot />\n",
        },
      },
    ],
  },
  check(context) {
    for (const naming of invalidationsIn(context.project, context.facts)) checkNaming(context, naming);
  },
});

function checkNaming(context: CheckContext<Id>, { span, text }: Naming): void {
  const { project, report } = context;
  const { names, open } = dependencies(project);
  if (text === undefined || open || names.some((one) => mayBeSame(one.text, text))) return;
  const name = text.replaceAll('\u0000', '…');
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(text)) return report(span, 'orphan', { name, todo: todoFor(name, names) });
  if (project.kitSatisfies('>=2.0.0-0') !== true || !/^(?:\/|[\w-]+$)/.test(text)) return;
  const asked = loadFetches(project).filter((one) => mayAsk(project, one, text));
  if (asked.some(({ noted }) => noted)) return;
  const [server] = asked.filter((one) => one.text === pathOf(project, text));
  if (server) report(span, 'serverFetch', { name }, { related: [{ path: server.path, span: server.span, message: 'is not noted' }] });
  else if (asked.length === 0) report(span, 'orphan', { name, todo: todoFor(name, names) });
}

/** Is the request for the address, or may it be? A name without a slash is relative to the page. */
function mayAsk(project: Project, { text }: LoadFetch, address: string): boolean {
  return address.startsWith('/') ? mayBeSame(text, pathOf(project, address)) : text === undefined || text.endsWith(`/${address}`) || text.endsWith('\u0000');
}

/** Without the base path; empty outside of it. */
function pathOf({ config }: Project, address: string): string {
  const pathname = address.replace(/[?#].*$/, '');
  const base = config.basePath ?? '';
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : '';
}

function todoFor(name: string, names: readonly Naming[]): string {
  const isName = name.includes(':') || name.startsWith('/');
  const call = `${isName ? `all \`depends('${name}')\` in its \`load\`` : `all \`depends('app:${name}')\` in its \`load\` and name it so here`}, or remove the call`;
  const near = closest(name, names.flatMap(({ text }) => text ?? []).filter((text) => !text.includes('\u0000')));
  return near === undefined ? `C${call}.` : `Write \`${near}\` if that is meant, c${call}.`;
}
