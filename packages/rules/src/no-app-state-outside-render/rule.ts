import { defineRule, entryInWords, serverEntries, type CheckContext, type Entry, type FileFacts, type Project, type Span } from '@sk-audit/core';

type Context = CheckContext<'inEntry' | 'atImport'>;

const OF_EVENT = /^(?:data|params|route|url)$/;

export default defineRule({
  id: 'no-app-state-outside-render',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids reading `page` of `$app/state` and the stores of `$app/stores` on the server outside of rendering.',
  why: `On the server \`page\` is that of the request whose page is being rendered, and Kit finds it through the component that is being made. In a
\`load\`, a hook or at the top level of a module there is no component: reading a property of \`page\` throws there, and the visitor gets an error
page with status 500 (in Kit 1 it can be the page of another visitor). It works after a click on a link, when the browser runs \`load\`, which is
why it gets through. The stores of \`$app/stores\` do the same when they are subscribed to, \`get(page)\` included.

A helper may read \`page\` as long as components call it while they are rendered; the rule reports it when a \`load\` comes to it too. Event
handlers, effects, \`$derived\`, pages with \`ssr = false\` and files with an \`if (browser)\` around some of their code are left alone. Imports into files that only the
server runs are reported by \`no-store-in-server-code\`.`,
  sources: ['https://svelte.dev/docs/kit/state-management#Avoid-shared-state-on-the-server', 'https://svelte.dev/e/kit/state_read_outside_render', '@sveltejs/kit 2.70.4 src/runtime/app/state/server.js, src/runtime/app/stores.js', '@sveltejs/kit 3.2.0 src/runtime/app/state/server.js'],
  messages: {
    inEntry: { text: '`{{name}}` {{where}} throws on the server, where it exists only while a component is rendered.', advice: '{{todo}}' },
    atImport: { text: '`{{name}}` at the top level of a module throws on the server, where it exists only while a component is rendered.', advice: 'Read it in a function that components call while they are rendered.' },
  },
  examples: {
    bad: [
      {
        title: 'In a load that the server runs, too',
        files: {
          'src/routes/shop/+page.ts': `import { page } from '$app/state';
export const load = async ({ fetch }) => {
  const answer = await fetch('/api/shop?lang=' + page.url.searchParams.get('lang')); // ✗ inEntry "page.url.searchParams.get"
  return { goods: await answer.json() };
};
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['`page.url` in `load` throws on the server, where it exists only while a component is rendered.', 'Use `url` of what `load` is given.'],
      },
      {
        title: 'At the top level of a module',
        files: {
          'src/lib/shop.ts': `import { page } from '$app/state';
export const shop = page.data.shop; // ✗ atImport "page.data.shop"
`,
          'src/routes/shop/+page.svelte': `<script>
  import { shop } from '$lib/shop';
</script>
<h1>{shop}</h1>
`,
        },
      },
      {
        title: 'The store, in Kit 1',
        kit: '1.30.4',
        files: {
          'src/routes/shop/+page.js': `import { get } from 'svelte/store';
import { page } from '$app/stores';
export const load = () => ({ at: get(page).url.pathname }); // ✗ inEntry "get(page)"
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['Use what `load` is given.'],
      },
    ],
    good: [
      {
        title: 'In a component, and in what it calls',
        files: {
          'src/routes/shop/+page.svelte': `<script>
  import { page } from '$app/state';
  import { at } from '$lib/at.svelte';
  const lang = page.url.searchParams.get('lang');
</script>
<h1>{lang} {at()} {page.data.shop}</h1>
`,
          'src/lib/at.svelte.ts': `import { page } from '$app/state';
export const at = () => page.url.pathname;
const shop = $derived(page.data.shop);
export const shopName = () => shop.name;
`,
        },
      },
      {
        title: 'A page that the server does not render',
        files: {
          'src/routes/shop/+page.ts': `import { page } from '$app/state';
export const ssr = false;
export const load = () => ({ at: page.url.pathname });
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (project.clientChain(path) === undefined) return;
    const wrong = usesIn(project, facts).flatMap((use) => misuseOf(context, use) ?? []);
    if (wrong.length === 0 || asksForBrowser(project, facts)) return; // mutate-ok: the first only spares work
    const seen = new Set<number>();
    for (const misuse of wrong) {
      if (!seen.has(misuse.fn)) reportMisuse(context, misuse);
      seen.add(misuse.fn);
    }
  },
});

/** Facts do not say under which conditions a name is read. */
function asksForBrowser(project: Project, { conditions, path }: FileFacts): boolean {
  return conditions.some((_, index) => !project.canRunOnServer(path, index));
}

/** `part`: the property of `page`. */
type Use = { readonly fn: number; readonly span: Span; readonly name: string; readonly part?: string };

/** Where `page` is read, and the stores are subscribed to, in source order. */
function usesIn(project: Project, { calls, functions, path, reads }: FileFacts): readonly Use[] {
  const isElsewhere = ({ fn }: { readonly fn: number }): boolean => !/^(?:instance|markup)$/.test(functions[fn]?.kind ?? ''); // mutate-ok: rendering is never reported, and it is nearly everything
  const isLater = ([start, end]: Span): boolean => calls.some(({ callee, span }) => callee.from === 'global' && /^\$(?:derived|effect)$/.test(callee.name) && span[0] < start && end < span[1]); // mutate-ok: only globals have a name
  const ofReads = reads.filter(isElsewhere).flatMap(({ fn, ref, span }) => asUse(project.symbol(path, ref), fn, span)); // mutate-ok: as above
  const ofCalls = project.packageCalls(path).filter(({ call }) => isElsewhere(call)).flatMap(({ call, symbol }): readonly Use[] => { // mutate-ok: as above
    const [store] = call.args;
    const got = symbol === 'svelte/store#get' && store?.is === 'ref' ? storeName(project.symbol(path, store.ref)) : undefined;
    if (got !== undefined) return [{ fn: call.fn, span: call.span, name: `get(${got})` }];
    const watched = /^\$app\/stores#(page|navigating|updated)\.subscribe$/.exec(symbol)?.[1];
    if (watched !== undefined) return [{ fn: call.fn, span: call.calleeSpan, name: `${watched}.subscribe` }];
    return asUse(symbol, call.fn, call.calleeSpan);
  });
  return [...ofReads, ...ofCalls].filter(({ span }) => !isLater(span)).sort((a, b) => a.span[0] - b.span[0]);
}

function asUse(symbol: string | undefined, fn: number, span: Span): readonly Use[] {
  const part = /^\$app\/state#page\.(\w+)/.exec(symbol ?? '')?.[1];
  return part === undefined ? [] : [{ fn, span, name: `page.${part}`, part }];
}

function storeName(symbol: string | undefined): string | undefined {
  return /^\$app\/stores#(page|navigating|updated)$/.exec(symbol ?? '')?.[1];
}

/** A use while nothing is rendered: in what the server comes to from `entry`, or while the module is loaded. */
type Misuse = Use & { readonly entry?: Entry };

function misuseOf({ facts, path, project }: Context, use: Use): Misuse | undefined {
  const { fn, span } = use;
  const [entry] = serverEntries(project, { path, fn, at: span[0] });
  if (entry) return { ...use, entry };
  return facts.functions[fn]?.kind === 'module' && project.runsOnServer(path) === true ? use : undefined;
}

function reportMisuse({ path, report }: Context, { entry, name, part = '', span }: Misuse): void {
  const more = { kitCode: 'state_read_outside_render' };
  if (!entry) return report(span, 'atImport', { name }, more);
  const where = `${entryInWords(entry)}${entry.path === path ? '' : `, to which \`${entry.declaredIn}\` comes,`}`;
  const todo = entry.path !== path ? 'Pass it to this function as a parameter.' : OF_EVENT.test(part) ? `Use \`${part}\` of what \`${entry.name}\` is given.` : `Use what \`${entry.name}\` is given.`;
  report(span, 'inEntry', { name, where, todo }, more);
}
