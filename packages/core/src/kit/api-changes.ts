/** What Kit's versions have deprecated and removed of the API that apps use. Options of the configuration: config-schema.ts. */
import type { PackageVersion } from './app.js';
import { kitSatisfies } from './version.js';

/** Where a change shows in the code of an app. */
export type ChangedApi =
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'export'; readonly module: string; readonly name: string }
  /** A property of the object that is the argument `argument` of a call. */
  | { readonly kind: 'option'; readonly module: string; readonly name: string; readonly argument: number; readonly property: string }
  /** The argument itself: any, or only an object. */
  | { readonly kind: 'argument'; readonly module: string; readonly name: string; readonly argument: number; readonly is?: 'object' }
  /** A property of what the hook is given. */
  | { readonly kind: 'hookInput'; readonly hook: 'handleError'; readonly property: string }
  /** What a page or layout component exports. */
  | { readonly kind: 'componentExport'; readonly name: string }
  /** An attribute, with any value or only with one. */
  | { readonly kind: 'attribute'; readonly name: string; readonly value?: string };

export type ApiChange = ChangedApi & {
  /** First version whose types or warnings advise against it. */
  readonly deprecated?: string;
  /** First version without it. */
  readonly removed?: string;
  /** What comes of its use once it is removed; `undefinedInBuild` is still there in development. */
  readonly then?: 'failsBuild' | 'throws' | 'throwsInDev' | 'ignored' | 'undefinedInBuild';
  /** From this version on the row is silent: another rule says it. */
  readonly until?: string;
  /** What to do, as a command. */
  readonly instead: string;
  /** What stands in its place: another module, name, property, or text of an attribute. */
  readonly rename?: string;
  /** With `rename`: the program does the same. */
  readonly keeps?: true;
  /** Kit's own code, where Kit says it. */
  readonly code?: string;
  /** Where Kit says so. */
  readonly source: string;
};

const navigation = { module: '$app/navigation' } as const;
const stores = { module: '$app/stores', kind: 'export', deprecated: '2.12.0', removed: '3.0.0', then: 'throws', code: 'app_stores_removed', source: 'CHANGELOG.md 2.12.0 #13140, 3.0.0-next.7 #15499' } as const;
const paths = { module: '$app/paths', kind: 'export', deprecated: '2.26.0', removed: '3.0.0', then: 'failsBuild', source: 'CHANGELOG.md 2.26.0 #13864, 3.0.0-next.5 #15507' } as const;
const env = { kind: 'module', deprecated: '3.0.0', code: 'env_module_deprecated', source: 'src/runtime/env (3.2.0)' } as const;
const links = { kind: 'attribute', removed: '3.0.0', then: 'ignored' } as const;
const noReset = { ...links, instead: 'Write `data-sveltekit-reset="false"`.', rename: 'data-sveltekit-reset="false"', code: 'link_option_replaced', source: 'src/runtime/client/utils.js (3.2.0); CHANGELOG.md 3.0.0-next.13 #16558' } as const;
const off = { ...links, value: 'off', instead: 'Write `false`.', keeps: true, code: 'link_option_invalid', source: 'CHANGELOG.md 3.0.0-next.0 #15907' } as const;

/**
 * Version by version. What 1.0 had dropped is left out, and so are changes that no syntax shows (`goto` of an address elsewhere, values that
 * mean something else) and those of adapters' builders.
 * @see @sveltejs/kit CHANGELOG.md, types/index.d.ts `@deprecated` (1.30.4, 2.5.0, 2.70.4, 3.2.0)
 */
export const apiChanges: readonly ApiChange[] = [
  // 1 → 2
  {
    kind: 'export', module: '@sveltejs/kit', name: 'resolvePath', deprecated: '1.29.0', removed: '2.0.0', then: 'failsBuild',
    instead: 'Use `resolveRoute` of `$app/paths`, which puts the base path in front by itself.', source: 'CHANGELOG.md 1.29.0 #11261, 2.0.0 #11265',
  },
  { kind: 'export', module: '@sveltejs/kit/vite', name: 'vitePreprocess', removed: '2.0.0', then: 'failsBuild', instead: 'Import it from `@sveltejs/vite-plugin-svelte`.', rename: '@sveltejs/vite-plugin-svelte', keeps: true, source: 'CHANGELOG.md 2.0.0 #11297' },
  { kind: 'argument', ...navigation, name: 'preloadCode', argument: 1, deprecated: '1.29.1', removed: '2.0.0', then: 'ignored', instead: 'Call `preloadCode` once for each path.', source: 'CHANGELOG.md 1.29.1 #11266, 2.0.0 #11259' },
  // 2
  { ...stores, name: 'page', instead: 'Import `page` from `$app/state`, and write `page` for `$page`.' },
  { ...stores, name: 'navigating', instead: 'Import `navigating` from `$app/state`, and ask for `navigating.to`, which is `null` while nothing moves.' },
  { ...stores, name: 'updated', instead: 'Import `updated` from `$app/state`, and write `updated.current` for `$updated`.' },
  { ...stores, name: 'getStores', instead: 'Import `page`, `navigating` and `updated` from `$app/state`.' },
  { ...paths, name: 'base', instead: "Write `resolve('/cart')` for `base + '/cart'`." },
  { ...paths, name: 'assets', instead: "Write `asset('/logo.png')` for `assets + '/logo.png'`." },
  { ...paths, name: 'resolveRoute', instead: 'Use `resolve`, which is the same function.', rename: 'resolve', keeps: true },
  { kind: 'export', module: '@sveltejs/kit/hooks', name: 'defineEnvVars', deprecated: '2.70.0', until: '3.0.0', instead: 'Import it from `@sveltejs/kit/env`.', rename: '@sveltejs/kit/env', keeps: true, source: 'CHANGELOG.md 2.70.0 #16378' },
  // 2 → 3
  { kind: 'module', module: '@sveltejs/kit/node/polyfills', removed: '3.0.0', then: 'failsBuild', instead: 'Take the import and its calls out: Node has it all by itself.', source: 'CHANGELOG.md 3.0.0-next.0 #15430' },
  { kind: 'module', module: '$app/environment', deprecated: '3.0.0', instead: 'Import from `$app/env`.', rename: '$app/env', keeps: true, code: 'app_environment_deprecated', source: 'src/runtime/app/environment/index.js (3.2.0)' },
  { ...env, module: '$env/static/private', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/private`.' },
  { ...env, module: '$env/static/public', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/public`.' },
  { ...env, module: '$env/dynamic/private', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/private`.' },
  { ...env, module: '$env/dynamic/public', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/public`.' },
  { kind: 'export', module: '@sveltejs/kit', name: 'json', deprecated: '3.0.0', instead: 'Use `Response.json`.', source: 'CHANGELOG.md 3.0.0-next.0 #15448; it sets no content-length' },
  { kind: 'export', module: '@sveltejs/kit', name: 'text', deprecated: '3.0.0', instead: 'Use `new Response`.', source: 'CHANGELOG.md 3.0.0-next.0 #15448; it sets no content-length' },
  {
    kind: 'argument', module: '@sveltejs/kit', name: 'error', argument: 1, is: 'object', deprecated: '3.0.0', code: 'error_body_deprecated',
    instead: 'Give the message as the second argument, and the other properties as the third.', source: 'CHANGELOG.md 3.0.0-next.13 #16540',
  },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'noScroll', removed: '3.0.0', then: 'throwsInDev', instead: 'Write `reset: false` for `noScroll` and `keepFocus`.', code: 'goto_options_removed', source: 'CHANGELOG.md 3.0.0-next.13 #16558' },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'keepFocus', removed: '3.0.0', then: 'throwsInDev', instead: 'Write `reset: false` for `noScroll` and `keepFocus`.', code: 'goto_options_removed', source: 'CHANGELOG.md 3.0.0-next.13 #16558' },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'replaceState', deprecated: '3.0.0', instead: 'Write `replace`.', rename: 'replace', keeps: true, code: 'goto_replace_state_deprecated', source: 'src/runtime/client/client.js goto (3.2.0)' },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'invalidateAll', deprecated: '3.0.0', instead: 'Write `refreshAll`.', rename: 'refreshAll', keeps: true, code: 'goto_invalidate_all_deprecated', source: 'src/runtime/client/client.js goto (3.2.0)' },
  { kind: 'export', ...navigation, name: 'invalidateAll', deprecated: '3.0.0', instead: 'Call `refreshAll()`, which leaves `page.state` as it is.', rename: 'refreshAll', source: 'CHANGELOG.md 3.0.0-next.8 #16289' },
  { kind: 'export', ...navigation, name: 'pushState', deprecated: '3.0.0', instead: 'Call `goto(url, { state, shallow: true })`.', code: 'push_state_deprecated', source: 'CHANGELOG.md 3.0.0-next.13 #16449' },
  { kind: 'export', ...navigation, name: 'replaceState', deprecated: '3.0.0', instead: 'Call `goto(url, { state, shallow: true, replace: true })`.', code: 'replace_state_deprecated', source: 'CHANGELOG.md 3.0.0-next.13 #16449' },
  { kind: 'hookInput', hook: 'handleError', property: 'message', removed: '3.0.0', then: 'undefinedInBuild', instead: "Use `error.message` of what `error()` made, and `'Internal Error'` for the rest.", code: 'handle_error_message_deprecated', source: 'src/utils/error.js add_deprecated_handle_error_properties (3.2.0): in development only' },
  { kind: 'hookInput', hook: 'handleError', property: 'status', removed: '3.0.0', then: 'undefinedInBuild', instead: 'Use `error.status` of what `error()` made, and `500` for the rest.', code: 'handle_error_status_deprecated', source: 'src/utils/error.js add_deprecated_handle_error_properties (3.2.0): in development only' },
  { kind: 'componentExport', name: 'snapshot', deprecated: '3.0.0', instead: 'Call `snapshot` of `$app/navigation` with the same functions.', code: 'snapshot_export_deprecated', source: 'src/runtime/client/client.js capture_snapshot (3.2.0)' },
  { ...noReset, name: 'data-sveltekit-noscroll' },
  { ...noReset, name: 'data-sveltekit-keepfocus' },
  { ...off, name: 'data-sveltekit-preload-data', rename: 'data-sveltekit-preload-data="false"' },
  { ...off, name: 'data-sveltekit-preload-code', rename: 'data-sveltekit-preload-code="false"' },
  { ...off, name: 'data-sveltekit-reload', rename: 'data-sveltekit-reload="false"' },
  { ...off, name: 'data-sveltekit-replacestate', rename: 'data-sveltekit-replacestate="false"' },
];

/**
 * What the Kit of the app makes of it. `current` also when that hangs on a version that is not known exactly.
 */
export function apiStateIn(kit: PackageVersion, { deprecated, removed, until }: ApiChange): 'removed' | 'deprecated' | 'current' {
  const has = (version: string | undefined): boolean => version !== undefined && kitSatisfies(kit, `>=${version}`) === true;
  if (has(until)) return 'current';
  if (has(removed)) return 'removed';
  return has(deprecated) ? 'deprecated' : 'current';
}

/** The imports that stop the build of the app's Kit. */
export function buildBreakers(kit: PackageVersion): readonly Extract<ApiChange, { kind: 'export' | 'module' }>[] {
  return apiChanges.filter((change): change is Extract<ApiChange, { kind: 'export' | 'module' }> => change.then === 'failsBuild' && apiStateIn(kit, change) === 'removed');
}

/** What has changed, as the beginning of a sentence. */
export function apiInWords(change: ChangedApi): string {
  switch (change.kind) {
    case 'module': return `\`${change.module}\``;
    case 'export': return `\`${change.name}\` of \`${change.module}\``;
    case 'option': return `The option \`${change.property}\` of \`${change.name}\``;
    case 'argument': return `${change.is === 'object' ? 'An object as argument' : 'Argument'} ${change.argument + 1} of \`${change.name}\``;
    case 'hookInput': return `\`${change.property}\`, which \`${change.hook}\` is given,`;
    case 'componentExport': return `\`export const ${change.name}\``;
    case 'attribute': return `\`${change.name}${change.value === undefined ? '' : `="${change.value}"`}\``;
  }
}

/** The exports of a module that the app's Kit advises against or no longer has, in the order of the table. */
export function changedExports(kit: PackageVersion, module: string): readonly Extract<ApiChange, { kind: 'export' }>[] {
  return apiChanges.filter((change): change is Extract<ApiChange, { kind: 'export' }> => change.kind === 'export' && change.module === module && apiStateIn(kit, change) !== 'current');
}
