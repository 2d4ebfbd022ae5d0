import { changedExports, defineRule, kitSatisfies, type CheckContext, type Edge, type FileFacts, type NameUseFact, type ReportExtras, type TextEdit } from '@sk-audit/core';

type Context = CheckContext<'deprecated' | 'removed'>;
const MODULE = '$app/stores';

export default defineRule({
  id: 'no-app-stores',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.12.0',
  recommended: true,
  fix: 'safe',
  summary: 'Forbids the stores of `$app/stores` where `$app/state` has taken their place.',
  why: `Since 2.12, with Svelte 5, \`page\`, \`navigating\` and \`updated\` are objects of \`$app/state\`. The stores still work in Kit 2. In Kit 3 the
module is still found and the build passes, but whatever subscribes to one of them throws: a page that reads \`$page\` answers with status 500.

There is one finding for each file, at its import. In a component in runes mode whose uses are all of the form \`$page.url\` or \`$updated\`, the
fix rewrites the file. In legacy mode it is a suggestion, and there is none where the script itself reads the store: \`$:\` never runs again
when something of \`$app/state\` changes. \`$navigating\` is \`null\` while nothing moves and \`navigating\` never is, so a person has to look at
\`{#if $navigating}\`. For a whole app, \`npx sv migrate app-state\` does the same.

Apps with Svelte 4 or a Kit before 2.12 are left alone, and so are types, tests, imports that are not used, and files
that nothing imports.`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#SvelteKit-2.12:-$app-stores-deprecated', 'https://svelte.dev/e/kit/app_stores_removed', '@sveltejs/kit 2.70.4 src/runtime/app/stores.js', '@sveltejs/kit 3.2.0 src/runtime/app/stores.js'],
  messages: {
    deprecated: { text: '`$app/stores` is deprecated since Kit 2.12, and its stores throw in Kit 3.', advice: '{{instead}}' },
    removed: { text: 'What is imported from `$app/stores` throws in Kit 3 as soon as it is used, and the build says nothing.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'In a component with runes',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { page, updated } from '$app/stores'; // ✗ deprecated "'$app/stores'"
  let { children } = $props();
  const isShop = $derived($page.url.pathname.startsWith('/shop'));
</script>
{#if $updated}<p>There is a new version.</p>{/if}
<main class:isShop>{@render children()}</main>
`,
        },
        after: {
          'src/routes/+layout.svelte': `<script>
  import { page, updated } from '$app/state';
  let { children } = $props();
  const isShop = $derived(page.url.pathname.startsWith('/shop'));
</script>
{#if updated.current}<p>There is a new version.</p>{/if}
<main class:isShop>{@render children()}</main>
`,
        },
      },
      {
        title: 'Before the upgrade to Kit 3: mended where the app has Svelte 5 today',
        kit: '3.2.0',
        writtenFor: '2.70.4',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { page } from '$app/stores'; // ✗ removed "'$app/stores'"
  let { children } = $props();
</script>
<main class={$page.url.pathname}>{@render children()}</main>
`,
          'src/routes/+page.svelte': `<script>
  import { page } from '$app/stores'; // ✗ removed "'$app/stores'"
</script>
<h1>{$page.url.pathname}</h1>
`,
        },
        after: {
          'src/routes/+layout.svelte': `<script>
  import { page } from '$app/state';
  let { children } = $props();
</script>
<main class={page.url.pathname}>{@render children()}</main>
`,
          'src/routes/+page.svelte': `<script>
  import { page } from '$app/stores';
</script>
<h1>{$page.url.pathname}</h1>
`,
        },
      },
      {
        title: 'In Kit 3, read by hand',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { get } from 'svelte/store';
  import { page } from '$app/stores'; // ✗ removed "'$app/stores'"
  const show = () => alert(get(page).url.pathname);
</script>
<button onclick={show}>Where am I?</button>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { get } from 'svelte/store';
  import { page } from '$app/stores';
  const show = () => alert(get(page).url.pathname);
</script>
<button onclick={show}>Where am I?</button>
`,
        },
        says: ['What is imported from `$app/stores` throws in Kit 3 as soon as it is used, and the build says nothing.', 'Read `$app/state` where the value is needed, in a function or in `$derived`: it holds objects and no stores.'],
      },
    ],
    good: [
      {
        title: 'The objects',
        files: {
          'src/routes/+page.svelte': `<script>
  import { page } from '$app/state';
  const id = $derived(page.params.id);
</script>
<h1>{id}</h1>
`,
        },
      },
      {
        title: 'Where there is no other way',
        kit: '2.5.0',
        svelte: '4.2.20',
        files: {
          'src/routes/+page.svelte': `<script>
  import { page } from '$app/stores';
</script>
<h1>{$page.params.id}</h1>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    const edges = project.imports(path).filter((edge) => edge.module === MODULE && edge.value && (facts.markupUnknown || isUsed(edge)));
    const [first] = edges;
    if (!first || !project.isLive(path) || kitSatisfies(project.app.svelte, '>=5.0.0') !== true) return;
    const [id, kitCode] = project.kitSatisfies('>=3.0.0') === true ? (['removed', 'app_stores_removed'] as const) : (['deprecated'] as const);
    const uses = usesOf(context, edges);
    report(first.fact.span, id, { instead: insteadOf(context, edges, uses) }, { ...mended(context, edges, uses), kitCode });
  },
});

/** An import that nothing uses does no harm. */
function isUsed({ fact: { kind, names } }: Edge): boolean {
  return kind === 'dynamic' || names.some(({ typeOnly, used }) => used && !typeOnly);
}

/** A place where one of the stores is used, and which it is. */
type StoreUse = { readonly use: NameUseFact; readonly imported: string | undefined };

function usesOf({ facts }: Context, edges: readonly Edge[]): readonly StoreUse[] {
  return (facts.nameUses ?? []).flatMap((use) => {
    const edge = edges.find((one) => one.import === use.import);
    return edge ? [{ use, imported: edge.fact.names.find(({ local }) => local === use.local)?.imported }] : [];
  });
}

const HANDED_ON = 'Read `$app/state` where the value is needed, in a function or in `$derived`: it holds objects and no stores.';
const LEGACY = 'Bring the component to runes first, as `$:` never runs again for what `$app/state` holds; then import from there.';

/** What fits the uses, else the commands for what is imported; that for `page` where it is not said by name. */
function insteadOf({ facts, project }: Context, edges: readonly Edge[], uses: readonly StoreUse[]): string {
  if (uses.some(({ imported, use }) => !use.store && (imported === 'page' || imported === 'navigating'))) return HANDED_ON;
  if (isLegacyScript(facts, uses)) return LEGACY;
  const names = edges.flatMap(({ fact }) => fact.names.map(({ imported }) => imported));
  const changes = changedExports(project.kitSatisfies, MODULE);
  const named = changes.filter(({ name }) => names.includes(name));
  return (named.length > 0 ? named : changes.slice(0, 1)).map(({ instead }) => instead).join(' ');
}

/** Does the script of a component without runes read a store, and not only a function in it? */
function isLegacyScript({ path, runes }: FileFacts, uses: readonly StoreUse[]): boolean {
  return path.endsWith('.svelte') && !runes && uses.some(({ use }) => use.fn === 1);
}

function mended({ facts }: Context, edges: readonly Edge[], uses: readonly StoreUse[]): Pick<ReportExtras, 'fix' | 'fixSince' | 'suggest'> {
  const rewritten = uses.map(({ imported, use }) => rewrite(use, imported));
  if (facts.markupUnknown || !edges.every(isPlain) || rewritten.some((one) => one === undefined)) return {};
  const edits: readonly TextEdit[] = [...edges.map(({ fact: { span } }) => ({ span: [span[0] + 1, span[1] - 1] as const, text: '$app/state' })), ...rewritten.flatMap((one) => one ?? [])];
  const isSame = facts.runes === true && uses.every(({ imported, use }) => use.member !== undefined || imported === 'updated'); // mutate-ok: examples apply fixes and suggestions alike
  // Runes say that the app has Svelte 5 already.
  if (isSame) return { fix: edits, fixSince: '2.12.0' }; // mutate-ok: as above
  return isLegacyScript(facts, uses) ? {} : { suggest: [{ message: 'Import from `$app/state`', edits }] };
}

/** The names are imported one by one, and are such whose uses can be rewritten. */
function isPlain({ fact: { kind, names } }: Edge): boolean {
  return kind === 'import' && names.every(({ imported }) => imported === 'page' || imported === 'updated');
}

/** Undefined where the store itself is meant, or the name means something else there. */
function rewrite({ bound, local, span, store }: NameUseFact, imported: string | undefined): TextEdit | undefined {
  if (!store || bound) return undefined;
  return { span, text: imported === 'updated' ? `${local}.current` : local };
}
