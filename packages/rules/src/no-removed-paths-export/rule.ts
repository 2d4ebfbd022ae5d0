import { changedExports, defineRule, type CheckContext, type Edge, type FileFacts, type ImportedName, type Project, type ReportExtras } from '@sk-audit/core';
import { rewritten, type Rewriting } from './rewriting.js';

type Context = CheckContext<'deprecated' | 'removed'>;
const MODULE = '$app/paths';

/** What stands in the place of each name. */
const REPLACEMENT: Rewriting['replacement'] = { base: 'resolve', assets: 'asset', resolveRoute: 'resolve' };

export default defineRule({
  id: 'no-removed-paths-export',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.26.0',
  recommended: 'In Kit 2 the old names work without a warning, and an app has them in hundreds of files or in none: in 4 of 110 apps, 2 to 267 files each.',
  fix: 'safe',
  summary: 'Forbids `base`, `assets` and `resolveRoute` of `$app/paths` where `resolve` and `asset` have taken their place.',
  why: `Since 2.26 \`resolve('/cart')\` gives what \`\${base}/cart\` gives, knows the routes of the app, and works with the hash router; \`asset('/logo.png')\`
does the same for files of the static folder. The old names still work in Kit 2. Kit 3 has none of them, and the build fails.

There is one finding for each file, at its import. \`resolveRoute\` is the same function under another name, so the fix renames it. Where every
use of \`base\` and \`assets\` begins a text, as in \`\${base}/cart\` or \`href="{base}/cart"\`, a suggestion rewrites the file, with \`asset\` where the path ends like that of a file and no route has it. A comparison such as
\`page.url.pathname === base\` is for a person to rewrite.

Apps with a Kit before 2.26 are left alone, where these names are current, and so are types, tests, and files that nothing imports.`,
  sources: ['https://svelte.dev/docs/kit/$app-paths#resolve', 'https://svelte.dev/docs/kit/$app-paths#asset', '@sveltejs/kit 2.70.4 src/runtime/app/paths/client.js', '@sveltejs/kit 3.2.0 src/runtime/app/paths/index.js'],
  messages: {
    deprecated: { text: '{{names}} of `$app/paths` {{are}} deprecated since Kit 2.26, and gone in Kit 3.', advice: '{{instead}}' },
    removed: { text: 'Kit 3 has no {{names}} in `$app/paths`, so the build fails.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'Texts that begin with the base path',
        files: {
          'src/routes/+page.svelte': `<script>
  import { assets, base } from '$app/paths'; // ✗ deprecated "assets"
  let { data } = $props();
  const cart = base + '/cart';
</script>
<a href="{base}/orders/{data.order}">Your order</a> <a href={cart}><img src={\`\${assets}/cart.png\`} alt="Cart" /></a>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { asset, resolve } from '$app/paths';
  let { data } = $props();
  const cart = resolve('/cart');
</script>
<a href={resolve(\`/orders/\${data.order}\`)}>Your order</a> <a href={cart}><img src={asset('/cart.png')} alt="Cart" /></a>
`,
        },
        says: ['`assets` and `base` of `$app/paths` are deprecated since Kit 2.26, and gone in Kit 3.'],
      },
      {
        title: 'A function that has another name now',
        files: {
          'src/lib/links.js': `import { resolveRoute } from '$app/paths'; // ✗ deprecated "resolveRoute"
export const order = (id) => resolveRoute('/orders/[id]', { id });
`,
          'src/routes/+page.svelte': `<script>
  import { order } from '$lib/links';
</script>
<a href={order('1')}>Your order</a>
`,
        },
        after: {
          'src/lib/links.js': `import { resolve } from '$app/paths';
export const order = (id) => resolve('/orders/[id]', { id });
`,
        },
        says: ['`resolveRoute` of `$app/paths` is deprecated since Kit 2.26, and gone in Kit 3.'],
      },
      {
        title: 'Before the upgrade to Kit 3',
        kit: '3.2.0',
        writtenFor: '2.70.4',
        files: {
          'src/routes/+page.svelte': `<script>
  import { resolveRoute } from '$app/paths'; // ✗ removed "resolveRoute"
</script>
<a href={resolveRoute('/cart', {})}>Cart</a>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { resolve } from '$app/paths';
</script>
<a href={resolve('/cart', {})}>Cart</a>
`,
        },
      },
      {
        title: 'In Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { base } from '$app/paths'; // ✗ removed "base"
</script>
<a href="{base}/cart">Cart</a>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { resolve } from '$app/paths';
</script>
<a href={resolve('cart')}>Cart</a>
`,
        },
        says: ['Kit 3 has no `base` in `$app/paths`, so the build fails.', "Write `resolve('/cart')` for `base + '/cart'`."],
      },
    ],
    good: [
      {
        title: 'The functions',
        files: {
          'src/routes/+page.svelte': `<script>
  import { asset, resolve } from '$app/paths';
</script>
<a href={resolve('/cart')}><img src={asset('/cart.png')} alt="Cart" /></a>
`,
        },
      },
      {
        title: 'A Kit without them',
        kit: '2.5.0',
        svelte: '4.2.20',
        files: {
          'src/routes/+page.svelte': `<script>
  import { base } from '$app/paths';
</script>
<a href="{base}/cart">Cart</a>
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project, report } = context;
    const old = project.imports(path).filter(({ module, value }) => module === MODULE && value).flatMap((edge) => oldNames(project, edge).map((name) => ({ edge, name })));
    const [first] = old;
    if (!first || !project.isLive(path)) return;
    const names = old.map(({ name }) => `\`${name.imported}\``);
    const data = { names: names.join(' and '), are: names.length > 1 ? 'are' : 'is', instead: changedExports(project.kitSatisfies, MODULE).filter(({ name }) => old.some((one) => one.name.imported === name)).map(({ instead }) => instead).join(' ') };
    report(first.name.span, project.kitSatisfies('>=3.0.0') === true ? 'removed' : 'deprecated', data, mended(context, old.map(({ edge }) => edge)));
  },
});

/** The names of the import that the app's Kit advises against or no longer has, and that are used. */
function oldNames({ kitSatisfies }: Project, { fact }: Edge): readonly ImportedName[] {
  return fact.names.filter(({ imported, typeOnly, used }) => used && !typeOnly && changedExports(kitSatisfies, MODULE).some(({ name }) => name === imported));
}

/** One import, whose old names all go. */
function mended({ facts, project }: Context, edges: readonly Edge[]): Pick<ReportExtras, 'fix' | 'fixSince' | 'suggest'> {
  const [edge] = edges;
  if (!edge || edges.some((one) => one !== edge) || edge.fact.kind !== 'import' || project.config.routerType === 'hash') return {}; // mutate-ok: the first for the type
  const to: Rewriting = { replacement: REPLACEMENT, isKit3: project.kitSatisfies('>=3.0.0') === true, isRoute: (pathname) => project.matchRoute(pathname) !== undefined };
  const old = edge.fact.names.filter(({ imported }) => imported in REPLACEMENT);
  const uses = (facts.nameUses ?? []).filter((use) => old.some(({ local }) => local === use.local));
  const edits = isFree(facts, edge, old) ? rewritten(edge.fact, uses, to) : undefined;
  if (!edits) return {}; // mutate-ok: a suggestion without edits is none to the examples
  const isSame = old.every(({ imported }) => imported === 'resolveRoute'); // mutate-ok: examples apply fixes and suggestions alike
  return isSame ? { fix: edits, fixSince: '2.26.0' } : { suggest: [{ message: 'Use `resolve` and `asset`', edits }] }; // mutate-ok: as above
}

/** Nothing else in the file is called so, and the old names have no others. */
function isFree({ bindings, functions, imports }: FileFacts, { fact }: Edge, old: readonly ImportedName[]): boolean {
  const taken = new Set([
    ...bindings.map(({ name }) => name), ...functions.flatMap(({ params }) => params.flatMap(({ keys, name }) => [...(keys ?? []), name])),
    ...imports.filter((one) => one !== fact).flatMap(({ names }) => names.map(({ local }) => local)),
  ]);
  return old.every(({ imported, local }) => imported === local) && fact.names.every(({ imported, local }) => !['resolve', 'asset'].includes(imported) || imported === local) && !taken.has('resolve') && !taken.has('asset');
}
