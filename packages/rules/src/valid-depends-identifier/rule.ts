import { constantsOf, defineRule, invalidations, pagesBelow, surelyReadsAddress, type CallFact, type CheckContext, type Entry, type Project, type Span } from '@sk-audit/core';

export default defineRule({
  id: 'valid-depends-identifier',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Demands that `depends()` is given an identifier with a scheme of its own.',
  why: `\`depends('app:cart')\` names what \`invalidate('app:cart')\` asks for again. Kit reads the name as an address: one without a scheme (\`depends('cart')\`) is relative to
the page: on \`/orders/1\` it is \`/orders/cart\`, and \`invalidate('cart')\` on \`/goods\` asks for nothing, without a word. Firefox gives \`moz-icon:\`, \`view-source:\` and
\`jar:\` a meaning of their own, and refuses what is none; the development server warns of these.

Names without a scheme are left alone where nothing invalidates them, where the \`load\` runs for pages of one folder alone, and
where it always reads the address (\`url.pathname\`), so that it names what the page at hand means. So are addresses (\`/api/cart\`,
\`https://…\`), and names that cannot be read.`,
  sources: ['https://svelte.dev/docs/kit/load#Rerunning-load-functions-Manual-invalidation', 'https://svelte.dev/e/kit/depends_special_scheme', '@sveltejs/kit 3.2.0 src/runtime/shared.js'],
  messages: {
    reserved: { text: 'Firefox gives `{{scheme}}` a meaning of its own.', advice: 'Use another scheme: `app:{{name}}`.' },
    relative: { text: '`{{name}}` has no scheme, so it is relative to the page on which this runs: on another one `invalidate` means something else by it.', advice: 'Name it `app:{{name}}`, here and where it is invalidated.' },
  },
  examples: {
    bad: [
      {
        title: 'Without a scheme, and with a reserved one',
        files: {
          'src/lib/names.ts': "export const names = { cart: 'cart' };\n",
          'src/routes/+layout.server.ts': `import { names } from '$lib/names';
export const load = async ({ depends, locals }) => {
  depends(names.cart, 'app:prices'); // ✗ relative "names.cart"
  depends('jar:cookies'); // ✗ reserved "'jar:cookies'"
  return { cart: await locals.db.cart() };
};
`,
          'src/routes/orders/[id]/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n</script>\n<button onclick={() => invalidate('cart')}>Again</button>\n",
          'src/routes/goods/+page.svelte': '<h1>Goods</h1>\n',
        },
        says: ['Name it `app:cart`, here and where it is invalidated.', "asks for it: 'cart'"],
      },
      {
        title: 'In a universal load',
        files: {
          'src/routes/[shop]/goods/+page.js': `export async function load(event) {
  event.depends('stock'); // ✗ relative "'stock'"
  return { stock: await (await event.fetch('/api/stock')).json() };
}
`,
          'src/routes/[shop]/goods/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n  setInterval(() => invalidate('stock'), 60_000);\n</script>\n",
        },
      },
    ],
    good: [
      {
        title: 'With a scheme, and addresses',
        files: {
          'src/routes/+layout.server.ts': `import { key } from '$lib/keys';
export const load = async ({ depends, params }) => {
  depends('app:cart', '/api/cart', 'https://shop.example.com/cart', key, \`cart:\${params.id}\`);
};
`,
          'src/lib/keys.ts': "export const key = 'app:stock';\n",
        },
      },
      {
        title: 'What nothing invalidates, and pages of one folder',
        files: {
          'src/routes/+layout.server.ts': "export const load = ({ depends }) => depends('session', 'app:all', '/api/all');\n",
          'src/routes/orders/1/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n</script>\n<button onclick={() => [invalidate('app:all'), invalidate('/api/all')]}>Again</button>\n",
          'src/routes/goods/+page.server.ts': "export const load = ({ depends }) => depends('goods');\n",
          'src/routes/goods/+page.svelte': "<script>\n  import { invalidate } from '$app/navigation';\n</script>\n<button onclick={() => invalidate('goods')}>Again</button>\n",
        },
      },
      { title: 'Another function', files: { 'src/lib/server/jobs.ts': "export const run = ({ depends }) => depends('cart');\n" } },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const loads = project.entriesIn(path).filter(({ role }) => role === 'load');
    for (const call of facts.calls) {
      const load = loads.find((one) => isDepends(one, call));
      if (!load) continue;
      call.args.forEach((value, i) => {
        const [[name], at] = [constantsOf(project, { path, value }) ?? [], call.argSpans[i]];
        if (typeof name === 'string' && at) checkName(context, load, name, at); // mutate-ok: names are texts, and every argument has a place
      });
    }
  },
});

function checkName({ facts, project, report }: CheckContext<'reserved' | 'relative'>, load: Entry, name: string, at: Span): void {
  const scheme = /^(?:moz-icon|view-source|jar):/.exec(name)?.[0];
  if (scheme !== undefined) report(at, 'reserved', { scheme, name: name.slice(scheme.length) }, { kitCode: 'depends_special_scheme' });
  const use = /^(?:[a-z][a-z\d+.-]*:|[/.?#])/i.test(name) ? undefined : invalidations(project).find(({ text }) => text === name);
  if (use && runsInFolders(project, load) && !surelyReadsAddress(facts, load.fn)) report(at, 'relative', { name }, { related: [{ path: use.path, span: use.span, message: 'asks for it' }] });
}

function isDepends({ fn }: Entry, { callee }: CallFact): boolean {
  return callee.from === 'param' && callee.fn === fn && callee.index === 0 && callee.path.join() === 'depends'; // mutate-ok: only parameters have an index
}

/** Does the `load` run for addresses of more than one folder, so that what is relative means more than one thing? */
function runsInFolders(project: Project, { declaredIn }: Entry): boolean {
  const folders = new Set(pagesBelow(project, declaredIn).map(({ id }) => id.replace(/\/\([^)]*\)/g, '').replace(/\/\[(?:\[|\.\.\.)[^/]*/g, '$&/').replace(/[^/]*$/, '')));
  return folders.size > 1 || [...folders].some((folder) => folder.includes('['));
}
