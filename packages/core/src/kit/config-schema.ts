/** The options that Kit takes, version by version. */
import type { PackageVersion } from './app.js';
import { kitSatisfies } from './version.js';

/** What Kit demands of an option's value. `removed` is a name that Kit still knows, to refuse it; `any` is not looked at. */
export type OptionKind =
  | 'adapter' | 'alias' | 'any' | 'appDir' | 'assets' | 'base' | 'boolean' | 'count' | 'entries' | 'extensions' | 'function' | 'handler' | 'number' | 'object'
  | 'oldAlias' | 'oldOrigin' | 'origin' | 'removed' | 'string' | 'strings' | { readonly oneOf: readonly string[] };

/** Dotted key, what is demanded, the versions (all when absent), and Kit's code when the key itself is refused. */
type Row = readonly [key: string, kind: OptionKind, kit?: string, code?: string];

const directives = [
  'child-src', 'default-src', 'frame-src', 'worker-src', 'connect-src', 'font-src', 'img-src', 'manifest-src', 'media-src', 'object-src', 'prefetch-src', 'script-src',
  'script-src-elem', 'script-src-attr', 'style-src', 'style-src-elem', 'style-src-attr', 'base-uri', 'sandbox', 'form-action', 'frame-ancestors', 'navigate-to', 'report-uri',
  'report-to', 'require-trusted-types-for', 'trusted-types', 'upgrade-insecure-requests', 'require-sri-for', 'block-all-mixed-content', 'plugin-types', 'referrer',
];
const flags = new Set(['upgrade-insecure-requests', 'block-all-mixed-content']);

function csp(key: string): readonly Row[] {
  return directives.map((name) => [`${key}.${name}`, flags.has(name) ? 'boolean' : 'strings']);
}

/**
 * Kit's own options in the order in which Kit looks at them. What 1.0 had dropped is left out.
 * @see @sveltejs/kit src/core/config/options.js (1.0.0 to 3.2.0)
 */
const rows: readonly Row[] = [
  ['adapter', 'adapter'],
  ['alias', 'oldAlias', '<3.0.0'],
  ['alias', 'alias', '>=3.0.0'],
  ['appDir', 'appDir'],
  ['compilerOptions', 'any', '>=3.0.0'],
  ['csp.mode', { oneOf: ['auto', 'hash', 'nonce'] }],
  ...csp('csp.directives'),
  ...csp('csp.reportOnly'),
  ['csrf.checkOrigin', 'boolean', '<3.0.0'],
  ['csrf.checkOrigin', 'removed', '>=3.0.0', 'config_option_removed_check_origin'],
  ['csrf.trustedOrigins', 'strings', '>=2.36.0'],
  ['dangerZone.trackServerFetches', 'boolean', '>=1.18.0 <2.0.0'],
  ['embedded', 'boolean'],
  ['env.dir', 'string'],
  ['env.publicPrefix', 'string', '<3.0.0'],
  ['env.privatePrefix', 'string', '>=1.21.0 <3.0.0'],
  ['experimental.tracing.server', 'boolean', '>=2.31.0 <3.0.0'],
  ['experimental.tracing', 'removed', '>=3.0.0', 'config_option_removed_experimental_tracing'],
  ['experimental.instrumentation.server', 'boolean', '>=2.31.0 <3.0.0'],
  ['experimental.instrumentation', 'removed', '>=3.0.0', 'config_option_removed_experimental_instrumentation'],
  ['experimental.explicitEnvironmentVariables', 'boolean', '>=2.63.0 <3.0.0'],
  ['experimental.remoteFunctions', 'boolean', '>=2.27.0'],
  ['experimental.forkPreloads', 'boolean', '>=2.49.4'],
  ['experimental.handleRenderingErrors', 'boolean', '>=2.54.0 <3.0.0'],
  ['experimental.handleRenderingErrors', 'removed', '>=3.0.0', 'config_option_removed'],
  ['extensions', 'extensions', '>=3.0.0'],
  ['files.src', 'string', '>=2.29.0'],
  ['files.assets', 'string'],
  ['files.hooks.client', 'string'],
  ['files.hooks.server', 'string'],
  ['files.hooks.universal', 'string', '>=2.3.0'],
  ['files.lib', 'string', '<3.0.0'],
  ['files.lib', 'removed', '>=3.0.0', 'config_option_removed_files_lib'],
  ['files.params', 'string'],
  ['files.routes', 'string'],
  ['files.serviceWorker', 'string'],
  ['files.appTemplate', 'string'],
  ['files.errorTemplate', 'string'],
  ['inlineStyleThreshold', 'number'],
  ['moduleExtensions', 'strings'],
  ['kit', 'removed', '>=3.0.0', 'config_kit_namespace'],
  ['outDir', 'string'],
  ['output.linkHeaderPreload', 'boolean', '>=3.0.0'],
  ['output.preloadStrategy', { oneOf: ['modulepreload', 'preload-js', 'preload-mjs'] }, '>=1.8.4 <3.0.0'],
  ['output.preloadStrategy', 'removed', '>=3.0.0', 'config_option_removed_preload_strategy'],
  ['output.bundleStrategy', { oneOf: ['split', 'single'] }, '>=2.13.0 <2.15.0'],
  ['output.bundleStrategy', { oneOf: ['split', 'single', 'inline'] }, '>=2.15.0'],
  ['paths.base', 'base'],
  ['paths.assets', 'assets'],
  ['paths.origin', 'origin', '>=3.0.0'],
  ['paths.relative', 'boolean', '>=1.9.0'],
  ['preprocess', 'any', '>=3.0.0'],
  ['prerender.concurrency', 'number', '<3.0.0'],
  ['prerender.concurrency', 'count', '>=3.0.0'],
  ['prerender.crawl', 'boolean'],
  ['prerender.entries', 'entries'],
  ['prerender.handleHttpError', 'handler'],
  ['prerender.handleMissingId', 'handler'],
  ['prerender.handleEntryGeneratorMismatch', 'handler', '>=1.16.0'],
  ['prerender.handleUnseenRoutes', 'handler', '>=2.33.0'],
  ['prerender.handleInvalidUrl', 'handler', '>=2.67.0'],
  ['prerender.origin', 'oldOrigin', '<3.0.0'],
  ['prerender.origin', 'removed', '>=3.0.0', 'config_option_removed_prerender_origin'],
  ['router.type', { oneOf: ['pathname', 'hash'] }, '>=2.14.0'],
  ['router.resolution', { oneOf: ['client', 'server'] }, '>=2.17.0'],
  ['serviceWorker.files', 'removed', '>=3.0.0', 'config_option_removed'],
  ['serviceWorker.register', 'boolean'],
  ['serviceWorker.options', 'object', '>=2.30.0'],
  ['serviceWorker.files', 'function', '<3.0.0'],
  ['tracing.server', 'boolean', '>=3.0.0'],
  ['typescript.config', 'function', '>=1.3.0'],
  ['version.name', 'string'],
  ['version.pollInterval', 'number'],
  ['vitePlugin', 'removed', '>=3.0.0', 'config_option_removed_vite_plugin'],
];

/** The versions in which the table above, or how Kit reads its configuration, changes; ascending. */
export const configChanges: readonly string[] = [
  '1.3.0', '1.8.4', '1.9.0', '1.16.0', '1.18.0', '1.21.0', '2.0.0', '2.3.0', '2.13.0', '2.14.0', '2.15.0', '2.17.0', '2.27.0', '2.29.0', '2.30.0', '2.31.0', '2.33.0',
  '2.36.0', '2.49.4', '2.54.0', '2.57.0', '2.62.0', '2.63.0', '2.66.0', '2.67.0', '3.0.0',
];

/** An option with a value, or a namespace. In an open namespace other keys are somebody else's. */
export type OptionNode =
  | { readonly kind: OptionKind; readonly code?: string }
  | { readonly children: ReadonlyMap<string, OptionNode>; readonly open: boolean; readonly untyped?: boolean };

/**
 * `svelte`: the default export of `svelte.config.*`. `vite`: what is given to `sveltekit()`. `toBeMoved`: the former in an app that is looked
 * at as if it was on Kit 3, which wants it given to `sveltekit()`.
 */
export type ConfigForm = 'svelte' | 'vite' | 'toBeMoved';

/**
 * What Kit of exactly this version takes, in the order in which it looks; `undefined` when it does not read a configuration of this form.
 * @see @sveltejs/kit src/core/config/index.js split_config (2.66.0, 3.2.0), src/exports/vite/index.js (2.62.0)
 */
export function configSchema(version: string, form: ConfigForm): OptionNode | undefined {
  const is = (range: string): boolean => kitSatisfies(exactly(version), range) === true;
  if (is('>=3.0.0') ? form === 'svelte' : form === 'vite' && is('<2.62.0')) return undefined;
  const holds = new Map([...new Set(rows.map(([, , kit]) => kit))].map((kit) => [kit, kit === undefined || is(kit)]));
  const own = rows.filter(([, , kit]) => holds.get(kit));
  const isSplit = form !== 'svelte' && is('>=2.66.0');
  const tree = namespace(own, '', isSplit ? new Set(['', 'experimental']) : new Set());
  const extensions: OptionNode = { kind: 'extensions' };
  if (is('>=3.0.0') && form === 'vite') return tree;
  if (form !== 'vite') return { children: new Map<string, OptionNode>([['extensions', extensions], ['kit', tree]]), open: true };
  const forSvelte = ['compilerOptions', 'vitePlugin', 'preprocess'].map((key): [string, OptionNode] => [key, { kind: 'any' }]);
  return { children: new Map<string, OptionNode>([['extensions', extensions], ...forSvelte, ...tree.children]), open: tree.open };
}

type Namespace = Extract<OptionNode, { children: unknown }>;

/** The rows below `prefix`, whose keys are cut. `open` names the open namespaces; Kit takes an open one apart before it looks at its type. */
function namespace(below: readonly Row[], prefix: string, open: ReadonlySet<string>): Namespace {
  const groups = new Map<string, Row[]>();
  for (const [key, ...row] of below) {
    const dot = key.indexOf('.');
    const [name, rest] = dot < 0 ? [key, ''] : [key.slice(0, dot), key.slice(dot + 1)];
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push([rest, ...row]);
  }
  const children = new Map([...groups].map(([name, group]) => [name, child(group, prefix === '' ? name : `${prefix}.${name}`, open)]));
  return { children, open: open.has(prefix), ...(prefix !== '' && open.has(prefix) && { untyped: true }) };
}

function child(group: readonly Row[], path: string, open: ReadonlySet<string>): OptionNode {
  const [[rest, kind, , code] = ['', 'any' as const]] = group;
  return rest === '' ? { kind, ...(code !== undefined && { code }) } : namespace(group, path, open);
}

/** The version with which an option came, and that with which it went. */
export type OptionLife = { readonly since: string; readonly until?: string };

/** When Kit took the option (dotted, without `kit.`; also a namespace); `undefined` when it never did. */
export function optionLife(key: string): OptionLife | undefined {
  const found = rows.filter(([own, kind]) => (own === key || own.startsWith(`${key}.`)) && kind !== 'removed').map(([, , kit = '']) => kit);
  if (found.length === 0) return undefined;
  const bounds = (pattern: RegExp): readonly (string | undefined)[] => found.map((kit) => pattern.exec(kit)?.[1]);
  const since = bounds(/>=(\S+)/).map((version) => version ?? '1.0.0').sort(byVersion)[0] ?? '1.0.0';
  const ends = bounds(/<(\S+)/);
  const until = ends.includes(undefined) ? undefined : ends.map((version) => version ?? '').sort(byVersion).at(-1);
  return { since, ...(until !== undefined && { until }) };
}

/** The options that a later major refuses, dotted, with its version. What is left of `experimental` is somebody else's, so that no name is refused there by itself. */
export function droppedOptions(): readonly { readonly key: string; readonly until: string }[] {
  const removed = rows.filter(([key, kind]) => kind === 'removed' && key !== 'kit').map(([key]) => key);
  const isNamed = (key: string): boolean => removed.some((one) => key === one || key.startsWith(`${one}.`));
  const keys = [...new Set(rows.filter(([, kind]) => kind !== 'removed').map(([key]) => key))];
  const ended = keys.flatMap((key) => { const until = optionLife(key)?.until; return until === undefined || (key.startsWith('experimental.') && !isNamed(key)) ? [] : [{ key, until }]; });
  const others = removed.filter((key) => !ended.some((one) => one.key === key || one.key.startsWith(`${key}.`)));
  return [...ended, ...others.map((key) => ({ key, until: '3.0.0' }))];
}

function byVersion(a: string, b: string): number {
  return kitSatisfies(exactly(a), `<${b}`) === true ? -1 : 1;
}

/** The options of that name in any namespace, dotted. */
export function optionsNamed(name: string): readonly string[] {
  return [...new Set(rows.filter(([key, kind]) => kind !== 'removed' && key.split('.').at(-1) === name).map(([key]) => key))];
}

/** A version that is known to the letter. */
export function exactly(version: string): PackageVersion {
  return { lower: version, from: 'installed' };
}
