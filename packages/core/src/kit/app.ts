/** One SvelteKit app, as a host found it. Plain data. */

/** What is known of a package's version: exact when `upper` is absent, else the interval `[lower, upper)`. */
export type PackageVersion = {
  readonly lower: string;
  /** Exclusive. Absent: the version is exactly `lower`. */
  readonly upper?: string;
  readonly from: 'installed' | 'lockfile' | 'range' | 'unknown';
};

/** The part of Kit's and Vite's configuration that rules and the model need, defaults filled in. Paths are project-relative POSIX. */
export type KitConfig = {
  /** The app's folder; `''` when it is the project's root. */
  readonly root: string;
  /** The file that it was read from; absent when there is none. */
  readonly file?: string;
  /** Vite's configuration file. */
  readonly viteFile?: string;
  /**
   * Keys that are set to something that is no literal: their values below are the defaults, and not to be trusted. Dotted and without
   * `kit.` (`files.routes`, `alias.$db`); Vite's as `resolve.alias…`; `*` when nothing of the configuration could be read. Sorted.
   */
  readonly unknown: readonly string[];
  readonly src: string;
  readonly routes: string;
  readonly lib: string;
  readonly assets: string;
  readonly hooks: { readonly client: string; readonly server: string; readonly universal: string };
  readonly params: string;
  readonly serviceWorker: string;
  readonly appTemplate: string;
  readonly errorTemplate: string;
  readonly outDir: string;
  /** Component extensions, `.svelte` among them. */
  readonly extensions: readonly string[];
  readonly moduleExtensions: readonly string[];
  /** `kit.alias` and Vite's `resolve.alias`, then tsconfig paths where Vite honours them. Replacements are project-relative. */
  readonly aliases: readonly Alias[];
  /** `package.json#imports`, each key with its candidates (`./src/lib/*`) relative to the app's root. */
  readonly packageImports: { readonly [key: string]: readonly string[] };
  /** Package name of the adapter, when it can be read. */
  readonly adapter?: string;
  /** adapter-static with a `fallback`, and root `ssr` not set: pages without prerendering are an SPA. */
  readonly spaFallback?: boolean;
  /** Where adapter-static writes that page, below its output folder. */
  readonly fallbackPage?: string;
  readonly routerType?: 'pathname' | 'hash';
  /** With `server`, the browser asks the server which route a URL means, and gets no param matchers. */
  readonly routerResolution?: 'client' | 'server';
  readonly remoteFunctions?: boolean;
  /** `src/env.*` declares the environment variables: always in Kit 3, by `experimental.explicitEnvironmentVariables` in Kit 2. */
  readonly explicitEnv?: boolean;
  readonly basePath?: string;
  readonly publicEnvPrefix: string;
};

export type Alias = {
  readonly find: string;
  /** Project-relative path, or a package name when `external`. */
  readonly replacement: string;
  /** `exact`: only the specifier itself. `prefix`: itself and `find/…`. `star`: only `find/…`. */
  readonly match: 'exact' | 'prefix' | 'star';
  readonly external?: true;
};

export type App = {
  /** Project-relative POSIX folder of the app; `''` when it is the project's root. */
  readonly root: string;
  readonly kit: PackageVersion;
  /**
   * The Kit that the app has, and for which its files and its configuration are written, when it is looked at as if it had another: then
   * that is `kit`, and `svelte` and `vite` are at least what that one needs. Absent: it is `kit`.
   */
  readonly writtenFor?: PackageVersion;
  readonly svelte: PackageVersion;
  readonly vite?: PackageVersion;
  readonly config: KitConfig;
  /** `"type": "module"` packages of the workspace that the app can import: name → folder and its exports. */
  readonly workspacePackages: { readonly [name: string]: { readonly dir: string; readonly exports?: unknown; readonly main?: string; readonly svelte?: string } };
  /** What the host could not find out or decided, one sentence each. */
  readonly notes: readonly string[];
};
