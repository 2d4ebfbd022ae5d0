/** Makes the packages that are published: our packages in one bundle each, packages from npm as their dependencies. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Rolldown } from 'tsdown';
import { isMain } from './is-main.js';
import { REPOSITORY } from './workspace.js';

type Manifest = {
  readonly version: string;
  readonly description: string;
  readonly bin?: { readonly [name: string]: string };
  readonly files: readonly string[];
  readonly engines: object;
  readonly dependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
};

/** A published package: its folder below `packages`, its module, and what other tools import of it. */
type Published = {
  readonly name: string;
  readonly folder: string;
  readonly entry: string;
  readonly exports: object;
  readonly keywords: readonly string[];
  /** Small packages from npm that runs need: looking for their files takes longer than loading them. */
  readonly inlined: readonly string[];
};

/** The packages that people install, by name. */
export const PUBLISHED: readonly Published[] = [
  {
    name: 'sk-audit', folder: 'cli', entry: 'main', keywords: ['svelte', 'sveltekit', 'static-analysis', 'linter'],
    exports: { './package.json': './package.json', './schema/*': './schema/*' }, inlined: ['commander', 'picocolors', 'std-env', 'semver', 'picomatch', 'ignore', 'jsonc-parser', 'tinyglobby', 'fdir'],
  },
  {
    name: 'eslint-plugin-sk-audit', folder: 'eslint-plugin', entry: 'index', keywords: ['eslint', 'eslintplugin', 'eslint-plugin', 'svelte', 'sveltekit'],
    exports: { '.': { types: './types.d.ts', default: './dist/index.js' }, './package.json': './package.json' }, inlined: [],
  },
];

/** Makes a publishable package of the packages' `dist` in the folder, ready for `npm pack`. What the folder held is gone. */
export async function bundle(folder: string, name = 'sk-audit'): Promise<void> {
  const published = PUBLISHED.find((one) => one.name === name);
  if (!published) throw new Error(`${name} is not published`);
  const source = join(REPOSITORY, 'packages', published.folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = publishedManifest(published);
  await build({
    config: false,
    cwd: source,
    entry: { [published.entry]: `dist/${published.entry}.js` },
    outDir: join(folder, 'dist'),
    clean: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    dts: false,
    fixedExtension: false,
    logLevel: 'warn',
    // What nobody asks for is left out, and each command gets a file of its own: our modules do nothing when they are loaded.
    treeshake: { moduleSideEffects: [{ test: /[\\/]packages[\\/]cli[\\/]dist[\\/]main[.]js$/, sideEffects: true }, { test: /[\\/]packages[\\/]/, sideEffects: false }] },
    // What is written as modules can be taken apart.
    inputOptions: { resolve: { mainFields: ['module', 'main'] } },
    outputOptions: { chunkFileNames: '[name].js', codeSplitting: { groups: FEW_FILES } },
    deps: { alwaysBundle: [/^@sk-audit\//, ...published.inlined.map(packageImport)], neverBundle: Object.keys(manifest.dependencies).map(packageImport), onlyBundle: [...published.inlined] },
  });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, build: buildOf(join(folder, 'dist')) }, null, 2)}\n`);
  for (const file of manifest.files.filter((one) => one !== 'dist')) cpSync(join(source, file), join(folder, file), { recursive: true });
  const readme = [join(source, 'README.md'), join(REPOSITORY, 'README.md')].find(existsSync) as string;
  cpSync(readme, join(folder, 'README.md'));
  cpSync(join(REPOSITORY, 'LICENSE'), join(folder, 'LICENSE'));
  if (published.inlined.length > 0) writeFileSync(join(folder, 'dist/LICENSES-OF-PACKAGES'), published.inlined.map((one) => licenseOf(published.folder, one)).join('\n'));
}

/** The name, the version and the license of a package whose code is in the bundle of our package in the folder. */
function licenseOf(ours: string, name: string): string {
  const homes = [...inlined(ours)].map((one) => join(REPOSITORY, 'packages', one, 'node_modules'));
  // What such a package needs itself lies beside it.
  const beside = homes.flatMap((home) => PUBLISHED.flatMap((one) => one.inlined).map((one) => join(home, one)).filter(existsSync).map((one) => dirname(realpathSync(one))));
  const folder = [...homes, ...beside].map((home) => join(home, name)).find(existsSync);
  if (folder === undefined) throw new Error(`${name} is not installed`);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const license = readdirSync(folder).find((file) => /^licen[cs]e([.-]|$)/i.test(file));
  if (license === undefined) throw new Error(`${name} has no license to pass on`);
  return `${name} ${version}\n\n${readFileSync(join(folder, license), 'utf8')}`;
}

/** Each file costs time when it is looked for: one has what every command needs, one what every audit does, and one the reports. */
const FEW_FILES = [
  { name: 'start', tags: ['$initial'], priority: 3 },
  { name: 'audits', test: /[\\/]cli[\\/]dist[\\/](commands[\\/]audit|argv[\\/]audit-options)[.]js$/, priority: 2 },
  { name: 'reporters', test: /[\\/]cli[\\/]dist[\\/]reporters[\\/](?!html[\\/])/, priority: 1 },
] satisfies Rolldown.CodeSplittingGroup[];

/** A name for the code in a folder to the letter: other code gives another report. */
function buildOf(dist: string): string {
  const files = readdirSync(dist).sort().map((file) => readFileSync(join(dist, file)));
  return files.reduce((hash, text) => hash.update(text), createHash('sha1')).digest('hex');
}

/** The package itself, or a path in it. */
function packageImport(name: string): RegExp {
  return new RegExp(`^${name.replace(/[./]/g, '\\$&')}(/|$)`);
}

/** The published package.json. Its dependencies are those of all inlined packages; two that differ in a version throw. */
function publishedManifest({ name, folder, exports, keywords, inlined: own }: Published) {
  const dependencies: { [name: string]: string } = {};
  for (const [needed, version] of [...inlined(folder)].flatMap((one) => Object.entries(readManifest(one).dependencies ?? {}))) {
    if (version.startsWith('workspace:') || own.includes(needed)) continue;
    if (dependencies[needed] !== undefined && dependencies[needed] !== version) throw new Error(`${needed} is wanted as ${dependencies[needed]} and as ${version}`);
    dependencies[needed] = version;
  }
  const { version, description, bin, files, engines, peerDependencies } = readManifest(folder);
  return {
    name, version, description, keywords, license: 'MIT', type: 'module',
    ...(bin && { bin }),
    exports, files, engines,
    ...(peerDependencies && { peerDependencies }),
    dependencies: Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The package and those of ours whose code is in its bundle, by their folders. */
function inlined(folder: string, found = new Set<string>()): ReadonlySet<string> {
  found.add(folder);
  const ours = Object.entries(readManifest(folder).dependencies ?? {}).filter(([, version]) => version.startsWith('workspace:'));
  for (const [name] of ours) if (!found.has(folderOf(name))) inlined(folderOf(name), found);
  return found;
}

function folderOf(name: string): string {
  return name.replace('@sk-audit/', '');
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(REPOSITORY, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
}

if (isMain(import.meta.url)) {
  for (const { name, folder: own } of PUBLISHED) {
    // In `dist`, which git and the other checks ignore.
    const folder = join(REPOSITORY, 'packages', own, 'dist/npm');
    await bundle(folder, name);
    console.log(folder);
  }
}
