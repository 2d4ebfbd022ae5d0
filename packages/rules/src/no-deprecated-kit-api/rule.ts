import { apiChanges, apiInWords, apiStateIn, changedUses, defineRule, envFile, mended, type ApiChange, type CheckContext, undeclaredEnv } from '@sk-audit/core';

type Context = CheckContext<'deprecated' | 'ignored' | 'refused' | 'missing' | 'untyped'>;

/** What other rules say. */
const ELSEWHERE: ReadonlySet<string> = new Set(['$app/stores', '$app/paths']);

export default defineRule({
  id: 'no-deprecated-kit-api',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.29.0',
  recommended: 'Unproven: of 110 apps two are on Kit 3, with 21 findings, all right.',
  fix: 'safe',
  summary: 'Forbids what the app’s own Kit has deprecated, or no longer heeds.',
  why: `Kit says most of this in the console of the browser or in types only, and some of it in development alone: \`handleError\` gets no \`message\` in
the built app of Kit 3, and \`goto\` heeds no \`noScroll\`. What makes the build fail is for \`no-removed-kit-api\`; \`$app/stores\` and
\`$app/paths\` have rules of their own, as have the attributes of links (\`valid-link-option\`), snapshots
(\`valid-snapshot\`), variables of the environment that nothing declares (\`require-declared-env\`) and matchers (\`valid-param-matcher\`). A third part is for \`svelte-check\` alone: in Kit 3 types
lie beside the functions that take them.

The rule looks up a table of what each version has deprecated and removed, and reports only what the installed Kit has: an app on Kit 2 hears
nothing of Kit 3. There is one finding for each thing and file. The fix renames where the new name means the same, which a suggestion need not.
Tests and files that nothing imports are left alone, and so are options that are not written in the call, and types in comments (JSDoc).`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2', '@sveltejs/kit CHANGELOG.md 3.0.0-next.15', '@sveltejs/kit 3.2.0 types/index.d.ts', '@sveltejs/kit 3.2.0 src/runtime/client/client.js'],
  messages: {
    deprecated: { text: '{{what}} is deprecated since Kit {{since}}.', advice: '{{instead}}' },
    ignored: { text: '{{what}} does nothing since Kit {{since}}.', advice: '{{instead}}' },
    refused: { text: '{{what}} throws in development since Kit {{since}}, and does nothing in the built app.', advice: '{{instead}}' },
    untyped: { text: '{{what}} is gone since Kit {{since}}: the build passes, and `svelte-check` fails.', advice: '{{instead}}' },
    missing: { text: '{{what}} is `undefined` in the built app since Kit {{since}}.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'Modules and functions of Kit 2, in Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { browser } from '$app/environment'; // ✗ deprecated "'$app/environment'"
  import { goto, invalidateAll } from '$app/navigation'; // ✗ deprecated "invalidateAll"
  const next = () => goto('/', { noScroll: true, keepFocus: true }); // ✗ refused "noScroll: true"
  const again = () => goto('/', { replaceState: true }); // ✗ deprecated "replaceState: true"
</script>
<button onclick={() => invalidateAll()}>{browser}</button> <button onclick={next}>Next</button> <button onclick={again}>Again</button>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { browser } from '$app/env';
  import { goto, refreshAll } from '$app/navigation';
  const next = () => goto('/', { reset: false });
  const again = () => goto('/', { replace: true });
</script>
<button onclick={() => refreshAll()}>{browser}</button> <button onclick={next}>Next</button> <button onclick={again}>Again</button>
`,
        },
        says: ['`$app/environment` is deprecated since Kit 3.0.', 'The option `noScroll` of `goto` throws in development since Kit 3.0, and does nothing in the built app.', 'Write `reset: false` for `noScroll` and `keepFocus`.'],
      },
      {
        title: 'On the server',
        kit: '3.2.0',
        files: {
          'src/hooks.server.js': `export const handleError = ({ message, status }) => ({ message, code: status }); // ✗ missing "message" ✗ missing "status"
export const handleValidationError = () => ({ message: 'No' }); // ✗ ignored "handleValidationError"
`,
          'src/env.js': 'export const variables = { PRICE: {} };\n',
          'src/routes/price/+server.js': `import { error, json } from '@sveltejs/kit'; // ✗ deprecated "json"
import { PRICE } from '$env/static/private'; // ✗ deprecated "'$env/static/private'"
export const GET = ({ url }) => (PRICE ? json(PRICE) : error(404, { message: 'No price', code: url.search })); // ✗ deprecated "{ message: 'No price', code: url.search }"
`,
        },
        after: {
          'src/routes/price/+server.js': `import { error } from '@sveltejs/kit';
import { PRICE } from '$env/static/private';
export const GET = ({ url }) => (PRICE ? Response.json(PRICE) : error(404, 'No price', { code: url.search }));
`,
        },
        says: ['`message`, which `handleError` is given, is `undefined` in the built app since Kit 3.0.', 'An object as argument 2 of `error` is deprecated since Kit 3.0.'],
      },
      {
        title: 'Types that lie elsewhere',
        kit: '3.2.0',
        files: {
          'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError } from '@sveltejs/kit'; // ✗ untyped "Handle" ✗ untyped "HandleServerError"
export const handle: Handle = sequence();
export const handleError: HandleServerError = () => ({ message: 'No' });
`,
          'src/routes/+page.svelte': `<script lang="ts">
  import type { SubmitFunction } from '@sveltejs/kit'; // ✗ untyped "SubmitFunction"
  const wait: SubmitFunction = () => {};
</script>
{typeof wait}
`,
        },
        after: {
          'src/routes/+page.svelte': `<script lang="ts">
  import type { SubmitFunction } from '$app/forms';
  const wait: SubmitFunction = () => {};
</script>
{typeof wait}
`,
        },
        says: ['The type `Handle` of `@sveltejs/kit` is gone since Kit 3.0: the build passes, and `svelte-check` fails.', 'Import it from `@sveltejs/kit/hooks`.'],
      },
      {
        title: 'An app on Kit 2 that plans the upgrade',
        kit: '3.2.0',
        writtenFor: '2.70.4',
        files: {
          'src/routes/+page.svelte': `<script>
  import { browser } from '$app/environment'; // ✗ deprecated "'$app/environment'"
  import { goto, pushState } from '$app/navigation'; // ✗ deprecated "pushState"
  const next = () => goto('/', { replaceState: true }); // ✗ deprecated "replaceState: true"
</script>
<button onclick={next}>{browser}</button> <button onclick={() => pushState('', { open: true })}>Open</button>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { browser } from '$app/env';
  import { goto, pushState } from '$app/navigation';
  const next = () => goto('/', { replaceState: true });
</script>
<button onclick={next}>{browser}</button> <button onclick={() => pushState('', { open: true })}>Open</button>
`,
        },
      },
      {
        title: 'On the way to Kit 2',
        kit: '1.30.4',
        svelte: '4.2.20',
        files: {
          'src/routes/+page.svelte': `<script>
  import { preloadCode } from '$app/navigation';
  import { resolvePath } from '@sveltejs/kit'; // ✗ deprecated "resolvePath"
</script>
<a href={resolvePath('/orders/[id]', { id: '1' })}>Order</a> <button on:click={() => preloadCode('/cart', '/pay')}>Pay</button> <!-- ✗ deprecated "'/pay'" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'The names of Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { browser } from '$app/env';
  import { goto, refreshAll } from '$app/navigation';
</script>
<button onclick={() => goto('/', { reset: false, replace: true })}>{browser}</button> <button onclick={refreshAll}>Again</button>
`,
        },
      },
      {
        title: 'Kit 2 on the same day',
        files: {
          'src/hooks.server.js': 'export const handleError = ({ message, status }) => ({ message, code: status });\n',
          'src/routes/+page.svelte': `<script>
  import { browser } from '$app/environment';
  import { goto, invalidateAll } from '$app/navigation';
  export const snapshot = { capture: () => 1, restore: () => {} };
</script>
<button onclick={() => goto('/', { noScroll: true, replaceState: true })}>{browser}</button> <button onclick={invalidateAll}>Again</button>
`,
          'src/routes/price/+server.js': "import { error, json } from '@sveltejs/kit';\nexport const GET = ({ url }) => (url.search ? json(1) : error(404, { message: 'No price' }));\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project, report } = context;
    if (!project.isLive(path) && path !== envFile(project)) return;
    const reported = new Set<string>();
    const modules = new Set(project.imports(path).map(({ module }) => module));
    for (const change of apiChanges.filter((one) => !('module' in one) || modules.has(one.module))) { // mutate-ok: saves the search
      const state = apiStateIn(project.kitSatisfies, change);
      if (state === 'current' || isElsewhere(context, change, state) || reported.has(keyOf(change))) continue;
      const [use] = changedUses(context, change);
      if (!use) continue;
      reported.add(keyOf(change));
      const data = { what: apiInWords(change), since: (state === 'removed' ? change.removed ?? '' : change.deprecated ?? '').replace(/\.0$/, ''), instead: change.instead };
      report(use.span, messageFor(change, state), data, { ...mended(context, change, use), kitCode: change.code });
    }
  },
});

/** Variables that nothing declares are worse than deprecated, and matchers have a rule of their own. */
function isElsewhere({ path, project }: Context, change: ApiChange, state: 'removed' | 'deprecated'): boolean {
  if (state === 'removed' && change.then === 'failsBuild') return true;
  if (!('module' in change)) return false;
  if (change.module.startsWith('$env/')) return undeclaredEnv(project, path).some(({ edge }) => edge.module === change.module);
  return ELSEWHERE.has(change.module) || (change.kind === 'type' && change.name === 'ParamMatcher' && project.role(path) === 'params'); // mutate-ok: for the type
}

/** Two options that Kit refuses with one message are one mistake. */
function keyOf(change: ApiChange): string {
  return change.code === 'goto_options_removed' ? change.code : JSON.stringify(change);
}

const SAID_WHEN: { readonly [then in NonNullable<ApiChange['then']>]?: Parameters<Context['report']>[1] } = { failsTypes: 'untyped', throwsInDev: 'refused', undefinedInBuild: 'missing' };

function messageFor({ then }: ApiChange, state: 'removed' | 'deprecated'): Parameters<Context['report']>[1] {
  if (state === 'deprecated') return 'deprecated';
  return (then && SAID_WHEN[then]) ?? 'ignored'; // mutate-ok: for the type
}
