/** Kit's configuration, read as syntax. */
import type { CallFact, FileFacts, Json } from '../facts.js';
import type { KitConfig, PackageVersion } from './app.js';
import { kitAliases, tsconfigAliases, viteAliases, type ReadAliases } from './config-aliases.js';
import { defaultKitConfig } from './config-defaults.js';
import { createOptions, type Options } from './config-options.js';
import { constant, exportOf, follow, objectBehind, property, type Place, type ReadFacts } from './config-value.js';
import { packageImports } from './package-imports.js';
import { kitSatisfies } from './version.js';

export type ConfigInput = {
  /** Facts of `svelte.config.*`. */
  readonly svelteConfig?: FileFacts;
  /** Facts of `vite.config.*`. */
  readonly viteConfig?: FileFacts;
  /** The app's `package.json`. */
  readonly packageJson?: Json;
  /** `compilerOptions.paths` of the app's tsconfig, `extends` followed, the targets made project-relative. */
  readonly tsconfigPaths?: { readonly [pattern: string]: readonly string[] };
  /** Facts of a file that a configuration file imports; `undefined` when there is none. */
  readonly readFacts?: ReadFacts;
};

/** The object that holds Kit's options, and the one around it that holds `extensions` (the same in Vite's form). */
export type ConfigSource = { readonly file?: string; readonly outer?: Place; readonly kit?: Place; readonly unreadable: boolean };

/**
 * The configuration of the app in the folder `root`, defaults filled in. An object that is given to `sveltekit()` in the Vite config wins
 * over `svelte.config.*`, which Kit 3 does not read at all. Nothing is executed: what is no literal is listed in `unknown`.
 * @see @sveltejs/kit src/core/config/index.js, src/exports/vite/index.js (2.70.4, 3.2.0)
 */
export function readKitConfig(input: ConfigInput, root: string, kit: PackageVersion): KitConfig {
  const unknown = new Set<string>();
  const source = configSource(input, kit);
  if (source.unreadable) unknown.add('*');
  const options = createOptions(source.kit, root, unknown);
  const vite = viteOptions(input, root, unknown);
  const config = {
    ...files(options, root),
    ...(source.file !== undefined && { file: source.file }),
    ...(input.viteConfig && { viteFile: input.viteConfig.path }),
    extensions: createOptions(source.outer, root, unknown, '', 'extensions').texts('extensions') ?? ['.svelte'],
    moduleExtensions: options.texts('moduleExtensions') ?? ['.js', '.ts'],
    packageImports: packageImports(input.packageJson),
    ...behaviour(options),
    ...adapterOf(options, unknown),
  };
  const aliases = aliasesOf(input, options, vite, config, unknown);
  return { ...config, aliases, unknown: [...unknown].sort() };
}

/** Where the options stand; with `strict` objects that an unknown function wraps count as unreadable. */
export function configSource(input: ConfigInput, kit: PackageVersion, strict = false): ConfigSource {
  const { svelteConfig, viteConfig } = input;
  const call = viteConfig && sveltekitCall(viteConfig);
  const argument = call?.args[0];
  if (viteConfig && argument) {
    const object = objectBehind({ facts: viteConfig, value: argument, read: reader(input) }, strict);
    return { file: viteConfig.path, outer: object, kit: object, unreadable: !object };
  }
  if (svelteConfig && kitSatisfies(kit, '>=3') !== true) return svelteSource(svelteConfig, reader(input), strict);
  // Before Kit 3 an app without svelte.config has the defaults; in Kit 3 something else must call the plugin when the file does not.
  const hidden = viteConfig !== undefined && !call && kitSatisfies(kit, '<3') !== true;
  return viteConfig ? { file: viteConfig.path, unreadable: hidden } : { unreadable: false };
}

function svelteSource(svelteConfig: FileFacts, read: ReadFacts, strict: boolean): ConfigSource {
  const exported = exportOf(svelteConfig, 'default', read);
  const outer = exported && objectBehind(exported, strict);
  const kit = outer && property(outer, 'kit');
  return { file: svelteConfig.path, outer, kit: typeof kit === 'object' ? kit : undefined, unreadable: !outer || kit === 'unknown' };
}

function reader({ readFacts }: ConfigInput): ReadFacts {
  return readFacts ?? (() => undefined);
}

function sveltekitCall(facts: FileFacts): CallFact | undefined {
  const isKit = ({ callee }: CallFact): boolean => callee.from === 'import' && callee.module === '@sveltejs/kit/vite';
  return facts.calls.find((call) => isKit(call) && call.callee.path[0] === 'sveltekit');
}

/** The Vite configuration itself. When it cannot be seen, nor can its aliases. */
function viteOptions(input: ConfigInput, root: string, unknown: Set<string>): Options {
  const exported = input.viteConfig && exportOf(input.viteConfig, 'default', reader(input));
  const object = exported && objectBehind(exported);
  if (input.viteConfig && !object) unknown.add('resolve');
  return createOptions(object, root, unknown, '', 'resolve');
}

/** `files.*`; all but the static files are derived from `files.src`. */
function files(options: Options, root: string): KitConfig {
  const defaults = defaultKitConfig(root, options.path('files.src'));
  return {
    ...defaults,
    routes: options.path('files.routes') ?? defaults.routes,
    lib: options.path('files.lib') ?? defaults.lib,
    assets: options.path('files.assets') ?? defaults.assets,
    hooks: {
      client: options.path('files.hooks.client') ?? defaults.hooks.client,
      server: options.path('files.hooks.server') ?? defaults.hooks.server,
      universal: options.path('files.hooks.universal') ?? defaults.hooks.universal,
    },
    params: options.path('files.params') ?? defaults.params,
    serviceWorker: options.path('files.serviceWorker') ?? defaults.serviceWorker,
    appTemplate: options.path('files.appTemplate') ?? defaults.appTemplate,
    errorTemplate: options.path('files.errorTemplate') ?? defaults.errorTemplate,
    outDir: options.path('outDir') ?? defaults.outDir,
  };
}

function behaviour(options: Options): Pick<KitConfig, 'routerType' | 'routerResolution' | 'remoteFunctions' | 'explicitEnv' | 'basePath' | 'publicEnvPrefix'> {
  const routerType = options.text('router.type');
  const routerResolution = options.text('router.resolution');
  const remoteFunctions = options.flag('experimental.remoteFunctions');
  const explicitEnv = options.flag('experimental.explicitEnvironmentVariables');
  const basePath = options.text('paths.base');
  return {
    ...((routerType === 'hash' || routerType === 'pathname') && { routerType }),
    ...((routerResolution === 'client' || routerResolution === 'server') && { routerResolution }),
    ...(remoteFunctions !== undefined && { remoteFunctions }),
    ...(explicitEnv !== undefined && { explicitEnv }),
    ...(basePath !== undefined && { basePath }),
    publicEnvPrefix: options.text('env.publicPrefix') ?? 'PUBLIC_',
  };
}

/** The package whose export is called for `adapter`, and whether it is adapter-static with a fallback page. */
function adapterOf(options: Options, unknown: Set<string>): Pick<KitConfig, 'adapter' | 'spaFallback' | 'fallbackPage'> {
  const place = options.place('adapter');
  if (!place) return {};
  const { value, ...where } = follow(place);
  const call = value.is === 'call' ? where.facts.calls[value.call] : undefined;
  if (call?.callee.from !== 'import') {
    unknown.add('adapter');
    return {};
  }
  const adapter = call.callee.module;
  const [argument] = call.args;
  if (adapter !== '@sveltejs/adapter-static' || !argument) return { adapter };
  const fallback = createOptions({ ...where, value: argument }, '', unknown, 'adapter.', 'adapter.fallback').place('fallback');
  if (!fallback) return { adapter };
  const page = constant(fallback);
  if (page === undefined) unknown.add('adapter.fallback');
  return page ? { adapter, spaFallback: true, ...(typeof page === 'string' && { fallbackPage: page }) } : { adapter };
}

function aliasesOf(input: ConfigInput, options: Options, vite: Options, config: KitConfig, unknown: Set<string>): KitConfig['aliases'] {
  const none: ReadAliases = { aliases: [], unknown: [] };
  const alias = options.place('alias');
  const ofKit = alias ? kitAliases(alias, config) : none;
  const resolveAlias = vite.place('resolve.alias');
  const ofVite = resolveAlias ? viteAliases(resolveAlias, config) : none;
  for (const key of [...ofKit.unknown, ...ofVite.unknown]) unknown.add(key);
  const ofTypeScript = honoursTsconfig(input, vite) ? tsconfigAliases(input.tsconfigPaths ?? {}) : [];
  return [...ofKit.aliases, ...ofVite.aliases, ...ofTypeScript];
}

/** Vite ignores the paths of a tsconfig, unless a plugin or (since Vite 8) an option asks for them. */
function honoursTsconfig({ viteConfig }: ConfigInput, vite: Options): boolean {
  const plugin = viteConfig?.imports.some(({ specifier }) => specifier === 'vite-tsconfig-paths');
  return plugin === true || vite.flag('resolve.tsconfigPaths') === true;
}
