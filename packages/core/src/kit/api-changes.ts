/** What Kit's versions have deprecated and removed of the API that apps use. Options of the configuration: config-schema.ts. */
import type { Tri } from '../project/project.js';

/** Where a change shows in the code of an app. */
export type ChangedApi =
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'export'; readonly module: string; readonly name: string }
  /** What only types use. */
  | { readonly kind: 'type'; readonly module: string; readonly name: string }
  /** A property of the object that is the argument `argument` of a call. */
  | { readonly kind: 'option'; readonly module: string; readonly name: string; readonly argument: number; readonly property: string }
  /** The argument itself: any, or only an object. */
  | { readonly kind: 'argument'; readonly module: string; readonly name: string; readonly argument: number; readonly is?: 'object' }
  /** A property of what the hook is given. */
  | { readonly kind: 'hookInput'; readonly hook: 'handleError'; readonly property: string }
  /** What `hooks.server` exports. */
  | { readonly kind: 'hookExport'; readonly name: string }
  /** What a page or layout component exports: `valid-snapshot` says it. */
  | { readonly kind: 'componentExport'; readonly name: string }
  /** An attribute, with any value or only with one: `valid-link-option` says it. */
  | { readonly kind: 'attribute'; readonly name: string; readonly value?: string };

export type ApiChange = ChangedApi & {
  /** First version whose types or warnings advise against it. */
  readonly deprecated?: string;
  /** First version without it. */
  readonly removed?: string;
  /** What comes of its use once it is removed; `undefinedInBuild` is still there in development, `failsTypes` is for `svelte-check`. */
  readonly then?: 'failsBuild' | 'failsTypes' | 'throws' | 'throwsInDev' | 'ignored' | 'undefinedInBuild';
  /** From this version on the row is silent: another rule says it. */
  readonly until?: string;
  /** What to do, as a command. */
  readonly instead: string;
  /** What stands in its place: another module, name, property, or text of an attribute. */
  readonly rename?: string;
  /** With `rename`: the program does the same. */
  readonly keeps?: true;
  /** How the code is written anew, where that is more than another name: see mend-api.ts. */
  readonly mend?: 'errorBody' | 'gotoReset' | 'movedType' | 'polyfills' | 'resolvePath' | 'response' | 'shallow';
  /** First version that knows what stands in its place; absent when it is that of the row. */
  readonly since?: string;
  /** Kit's own code, where Kit says it. */
  readonly code?: string;
  /** Where Kit says so. */
  readonly source: string;
};

const navigation = { module: '$app/navigation' } as const;
const stores = { module: '$app/stores', kind: 'export', deprecated: '2.12.0', removed: '3.0.0', then: 'throws', code: 'app_stores_removed', source: 'CHANGELOG.md 2.12.0 #13140, 3.0.0-next.7 #15499' } as const;
const paths = { module: '$app/paths', kind: 'export', deprecated: '2.26.0', removed: '3.0.0', then: 'failsBuild', source: 'CHANGELOG.md 2.26.0 #13864, 3.0.0-next.5 #15507' } as const;
/** The build passes; in Kit 3 the types lie beside the functions that take them. */
const typeRow = { kind: 'type', module: '@sveltejs/kit', removed: '3.0.0', then: 'failsTypes', source: 'types/index.d.ts (2.70.4, 3.2.0)' } as const;
const movedTypes = (to: string, names: readonly string[]): readonly ApiChange[] => names.map((name) => ({ ...typeRow, name, instead: `Import it from \`${to}\`.`, rename: to, keeps: true, mend: 'movedType' }));
const renamedTypes = (to: string, names: { readonly [name: string]: string }): readonly ApiChange[] => Object.entries(names).map(([name, now]) => ({ ...typeRow, name, instead: `Import \`${now}\` from \`${to}\`.` }));
const env = { kind: 'module', deprecated: '3.0.0', code: 'env_module_deprecated', source: 'src/runtime/env (3.2.0)' } as const;
const links = { kind: 'attribute', removed: '3.0.0', then: 'ignored' } as const;
const noReset = { ...links, instead: 'Write `data-sveltekit-reset="false"`.', rename: 'data-sveltekit-reset="false"', code: 'link_option_replaced', source: 'src/runtime/client/utils.js (3.2.0); CHANGELOG.md 3.0.0-next.13 #16558' } as const;
const off = { ...links, value: 'off', instead: 'Write `false`.', keeps: true, since: '1.0.0', code: 'link_option_invalid', source: 'CHANGELOG.md 3.0.0-next.0 #15907' } as const;

/**
 * Version by version. What 1.0 had dropped is left out, and so are changes that no syntax shows (`goto` of an address elsewhere, values that
 * mean something else) and those of adapters' builders.
 * @see @sveltejs/kit CHANGELOG.md, types/index.d.ts `@deprecated` (1.30.4, 2.5.0, 2.70.4, 3.2.0)
 */
export const apiChanges: readonly ApiChange[] = [
  // 1 → 2
  {
    kind: 'export', module: '@sveltejs/kit', name: 'resolvePath', deprecated: '1.29.0', removed: '2.0.0', then: 'failsBuild',
    instead: 'Use `resolveRoute`, from 2.26 on `resolve`, of `$app/paths`, which puts the base path in front by itself.', rename: 'resolve', mend: 'resolvePath', since: '2.26.0', source: 'CHANGELOG.md 1.29.0 #11261, 2.0.0 #11265',
  },
  { kind: 'export', module: '@sveltejs/kit/vite', name: 'vitePreprocess', removed: '2.0.0', then: 'failsBuild', instead: 'Import it from `@sveltejs/vite-plugin-svelte`.', rename: '@sveltejs/vite-plugin-svelte', keeps: true, since: '2.0.0', source: 'CHANGELOG.md 2.0.0 #11297' },
  { kind: 'argument', ...navigation, name: 'preloadCode', argument: 1, deprecated: '1.29.1', removed: '2.0.0', then: 'ignored', instead: 'Call `preloadCode` once for each path.', source: 'CHANGELOG.md 1.29.1 #11266, 2.0.0 #11259' },
  // 2
  { ...stores, name: 'page', instead: 'Import `page` from `$app/state`, and write `page` for `$page`.' },
  { ...stores, name: 'navigating', instead: 'Import `navigating` from `$app/state`, and ask for `navigating.to`, which is `null` while nothing moves.' },
  { ...stores, name: 'updated', instead: 'Import `updated` from `$app/state`, and write `updated.current` for `$updated`.' },
  { ...stores, name: 'getStores', instead: 'Import `page`, `navigating` and `updated` from `$app/state`.' },
  { ...paths, name: 'base', instead: "Write `resolve('/cart')` for `base + '/cart'`." },
  { ...paths, name: 'assets', instead: "Write `asset('/logo.png')` for `assets + '/logo.png'`." },
  { ...paths, name: 'resolveRoute', instead: 'Use `resolve`, which is the same function.', rename: 'resolve', keeps: true, since: '2.26.0' },
  { kind: 'export', module: '@sveltejs/kit/hooks', name: 'defineEnvVars', deprecated: '2.70.0', until: '3.0.0', instead: 'Import it from `@sveltejs/kit/env`.', rename: '@sveltejs/kit/env', keeps: true, source: 'CHANGELOG.md 2.70.0 #16378' },
  // 2 → 3
  { kind: 'module', module: '@sveltejs/kit/node/polyfills', removed: '3.0.0', then: 'failsBuild', instead: 'Take the import and its calls out: Node has it all by itself.', keeps: true, mend: 'polyfills', source: 'CHANGELOG.md 3.0.0-next.0 #15430' },
  { kind: 'module', module: '$app/environment', deprecated: '3.0.0', instead: 'Import from `$app/env`.', rename: '$app/env', keeps: true, since: '2.63.0', code: 'app_environment_deprecated', source: 'src/runtime/app/environment/index.js (3.2.0)' },
  { ...env, module: '$env/static/private', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/private`.' },
  { ...env, module: '$env/static/public', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/public`.' },
  { ...env, module: '$env/dynamic/private', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/private`.' },
  { ...env, module: '$env/dynamic/public', instead: 'Declare the variables in `src/env.js`, and import them from `$app/env/public`.' },
  { kind: 'export', module: '@sveltejs/kit', name: 'json', deprecated: '3.0.0', instead: 'Use `Response.json`.', rename: 'Response.json', mend: 'response', since: '1.0.0', source: 'CHANGELOG.md 3.0.0-next.0 #15448; it sets no content-length' },
  { kind: 'export', module: '@sveltejs/kit', name: 'text', deprecated: '3.0.0', instead: 'Use `new Response`.', rename: 'new Response', mend: 'response', since: '1.0.0', source: 'CHANGELOG.md 3.0.0-next.0 #15448; it sets no content-length' },
  {
    kind: 'argument', module: '@sveltejs/kit', name: 'error', argument: 1, is: 'object', deprecated: '3.0.0', code: 'error_body_deprecated',
    instead: 'Give the message as the second argument, and the other properties as the third.', keeps: true, mend: 'errorBody', source: 'CHANGELOG.md 3.0.0-next.13 #16540',
  },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'noScroll', removed: '3.0.0', then: 'throwsInDev', instead: 'Write `reset: false` for `noScroll` and `keepFocus`.', rename: 'reset', mend: 'gotoReset', code: 'goto_options_removed', source: 'CHANGELOG.md 3.0.0-next.13 #16558' },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'keepFocus', removed: '3.0.0', then: 'throwsInDev', instead: 'Write `reset: false` for `noScroll` and `keepFocus`.', rename: 'reset', mend: 'gotoReset', code: 'goto_options_removed', source: 'CHANGELOG.md 3.0.0-next.13 #16558' },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'replaceState', deprecated: '3.0.0', instead: 'Write `replace`.', rename: 'replace', keeps: true, code: 'goto_replace_state_deprecated', source: 'src/runtime/client/client.js goto (3.2.0)' },
  { kind: 'option', ...navigation, name: 'goto', argument: 1, property: 'invalidateAll', deprecated: '3.0.0', instead: 'Write `refreshAll`.', rename: 'refreshAll', keeps: true, code: 'goto_invalidate_all_deprecated', source: 'src/runtime/client/client.js goto (3.2.0)' },
  { kind: 'export', ...navigation, name: 'invalidateAll', deprecated: '3.0.0', instead: 'Call `refreshAll()`, which leaves `page.state` as it is.', rename: 'refreshAll', since: '2.27.0', source: 'CHANGELOG.md 3.0.0-next.8 #16289' },
  { kind: 'export', ...navigation, name: 'pushState', deprecated: '3.0.0', instead: 'Call `goto(url, { state, shallow: true })`.', rename: 'goto', mend: 'shallow', code: 'push_state_deprecated', source: 'CHANGELOG.md 3.0.0-next.13 #16449' },
  { kind: 'export', ...navigation, name: 'replaceState', deprecated: '3.0.0', instead: 'Call `goto(url, { state, shallow: true, replace: true })`.', rename: 'goto', mend: 'shallow', code: 'replace_state_deprecated', source: 'CHANGELOG.md 3.0.0-next.13 #16449' },
  { kind: 'hookInput', hook: 'handleError', property: 'message', removed: '3.0.0', then: 'undefinedInBuild', instead: "Use `error.message` of what `error()` made, and `'Internal Error'` for the rest.", code: 'handle_error_message_deprecated', source: 'src/utils/error.js add_deprecated_handle_error_properties (3.2.0): in development only' },
  { kind: 'hookInput', hook: 'handleError', property: 'status', removed: '3.0.0', then: 'undefinedInBuild', instead: 'Use `error.status` of what `error()` made, and `500` for the rest.', code: 'handle_error_status_deprecated', source: 'src/utils/error.js add_deprecated_handle_error_properties (3.2.0): in development only' },
  { kind: 'hookExport', name: 'handleValidationError', removed: '3.0.0', then: 'ignored', instead: 'Look after errors of the kind `validation` in `handleError`.', source: 'documentation/docs/60-appendix/35-migrating-to-sveltekit-3.md; src/exports/hooks/public.d.ts (3.2.0)' },
  { kind: 'componentExport', name: 'snapshot', deprecated: '3.0.0', instead: 'Call `snapshot` of `$app/navigation` with the same functions.', code: 'snapshot_export_deprecated', source: 'src/runtime/client/client.js capture_snapshot (3.2.0)' },
  { ...noReset, name: 'data-sveltekit-noscroll' },
  { ...noReset, name: 'data-sveltekit-keepfocus' },
  { ...off, name: 'data-sveltekit-preload-data', rename: 'data-sveltekit-preload-data="false"' },
  { ...off, name: 'data-sveltekit-preload-code', rename: 'data-sveltekit-preload-code="false"' },
  { ...off, name: 'data-sveltekit-reload', rename: 'data-sveltekit-reload="false"' },
  { ...off, name: 'data-sveltekit-replacestate', rename: 'data-sveltekit-replacestate="false"' },
  ...movedTypes('@sveltejs/kit/hooks', ['ClientInit', 'Handle', 'HandleClientError', 'HandleFetch', 'HandleServerError', 'Reroute', 'ResolveOptions', 'ServerInit', 'Transport', 'Transporter']),
  ...movedTypes('$app/navigation', [
    'AfterNavigate', 'BeforeNavigate', 'Navigation', 'NavigationBase', 'NavigationEnter', 'NavigationExternal', 'NavigationFormSubmit', 'NavigationGoto', 'NavigationLeave', 'NavigationLink',
    'NavigationPopState', 'NavigationTarget', 'NavigationType', 'OnNavigate',
  ]),
  ...movedTypes('$app/forms', ['ActionResult', 'SubmitFunction']),
  ...movedTypes('$app/state', ['Page']),
  ...movedTypes('@sveltejs/kit/env', ['EnvVarConfig']),
  ...movedTypes('@sveltejs/kit/vite', ['Config']),
  ...movedTypes('$app/server', [
    'RemoteCommand', 'RemoteForm', 'RemoteFormEnhanceCallback', 'RemoteFormEnhanceInstance', 'RemoteFormField', 'RemoteFormFieldType', 'RemoteFormFieldValue', 'RemoteFormFields', 'RemoteFormInput', 'RemoteFormIssue',
    'RemoteLiveQuery', 'RemoteLiveQueryFunction', 'RemotePrerenderFunction', 'RemoteQuery', 'RemoteQueryFunction', 'RemoteQueryOverride', 'RemoteQueryUpdate', 'RemoteResource', 'RequestedEntry', 'RequestedResult',
  ]),
  ...renamedTypes('$app/server', {
    InvalidField: 'RemoteFormInvalidField', LiveQueryRequestedResult: 'RemoteLiveQueryRequestedResult', LiveRequestedEntry: 'RemoteLiveQueryRequestedEntry', QueryRequestedResult: 'RemoteQueryRequestedResult',
  }),
  { ...typeRow, name: 'KitConfig', instead: 'Import `Config` from `@sveltejs/kit/vite`, which has its options.' },
  { ...typeRow, name: 'ParamMatcher', instead: 'Drop it: `defineParams` knows the types of what it is given.' },
  { ...typeRow, name: 'HandleValidationError', instead: 'Look after errors of the kind `validation` in `handleError`.' },
  { ...typeRow, name: 'SSRManifest', instead: 'Drop it: what adapters are given has its own types.' },
  { ...typeRow, name: 'LessThan', instead: 'Write the type out.' },
  { ...typeRow, name: 'NumericRange', instead: 'Write the type out.' },
  { ...typeRow, module: '$app/types', name: 'Asset', instead: 'Import `AssetPath`, which has no slash at its beginning.', source: 'CHANGELOG.md 3.0.0-next.12 #16430' },
  { ...typeRow, module: '$app/types', name: 'Pathname', instead: 'Import `Path`, which has no slash at its beginning.', source: 'CHANGELOG.md 3.0.0-next.12 #16430' },
];

/**
 * What the Kit of the app makes of it. `current` also when that hangs on a version that is not known exactly.
 * @param satisfies does the app's Kit lie in a range? `project.kitSatisfies` remembers its answers
 */
export function apiStateIn(satisfies: (range: string) => Tri, { deprecated, removed, until }: ApiChange): 'removed' | 'deprecated' | 'current' {
  const has = (version: string | undefined): boolean => version !== undefined && satisfies(`>=${version}`) === true;
  if (has(until)) return 'current';
  if (has(removed)) return 'removed';
  return has(deprecated) ? 'deprecated' : 'current';
}

/** The imports that stop the build of the app's Kit. */
export function buildBreakers(satisfies: (range: string) => Tri): readonly Extract<ApiChange, { kind: 'export' | 'module' }>[] {
  return apiChanges.filter((change): change is Extract<ApiChange, { kind: 'export' | 'module' }> => change.then === 'failsBuild' && apiStateIn(satisfies, change) === 'removed');
}

/** What has changed, as the beginning of a sentence. */
export function apiInWords(change: ChangedApi): string {
  switch (change.kind) {
    case 'module': return `\`${change.module}\``;
    case 'export': return `\`${change.name}\` of \`${change.module}\``;
    case 'type': return `The type \`${change.name}\` of \`${change.module}\``;
    case 'option': return `The option \`${change.property}\` of \`${change.name}\``;
    case 'argument': return `${change.is === 'object' ? 'An object as argument' : 'Argument'} ${change.argument + 1} of \`${change.name}\``;
    case 'hookInput': return `\`${change.property}\`, which \`${change.hook}\` is given,`;
    case 'hookExport': return `The hook \`${change.name}\``;
    case 'componentExport': return `\`export const ${change.name}\``;
    case 'attribute': return `\`${change.name}${change.value === undefined ? '' : `="${change.value}"`}\``;
  }
}

/** The exports of a module that the app's Kit advises against or no longer has, in the order of the table. */
export function changedExports(satisfies: (range: string) => Tri, module: string): readonly Extract<ApiChange, { kind: 'export' }>[] {
  return apiChanges.filter((change): change is Extract<ApiChange, { kind: 'export' }> => change.kind === 'export' && change.module === module && apiStateIn(satisfies, change) !== 'current');
}
