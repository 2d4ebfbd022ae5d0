/** Makes the packages that are published: our packages in one bundle each, packages from npm as their dependencies. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
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
type Published = { readonly name: string; readonly folder: string; readonly entry: string; readonly exports: object; readonly keywords: readonly string[] };

/** The packages that people install, by name. */
export const PUBLISHED: readonly Published[] = [
  {
    name: 'sk-audit', folder: 'cli', entry: 'main', keywords: ['svelte', 'sveltekit', 'static-analysis', 'linter'],
    exports: { './package.json': './package.json', './schema/*': './schema/*' },
  },
  {
    name: 'eslint-plugin-sk-audit', folder: 'eslint-plugin', entry: 'index', keywords: ['eslint', 'eslintplugin', 'eslint-plugin', 'svelte', 'sveltekit'],
    exports: { '.': { types: './types.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
  },
];

/** Packages whose code is in every bundle. */
const INLINED = ['core', 'extract', 'rules', 'host'];

/** Makes a publishable package of the packages' `dist` in the folder, ready for `npm pack`. What the folder held is gone. */
export async function bundle(folder: string, name = 'sk-audit'): Promise<void> {
  const published = PUBLISHED.find((one) => one.name === name);
  if (!published) throw new Error(`${name} is not published`);
  const source = join(REPOSITORY, 'packages', published.folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = publishedManifest(published);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
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
    deps: { alwaysBundle: [/^@sk-audit\//], neverBundle: Object.keys(manifest.dependencies).map(packageImport), onlyBundle: [] },
  });
  for (const file of manifest.files.filter((one) => one !== 'dist')) cpSync(join(source, file), join(folder, file), { recursive: true });
  const readme = [join(source, 'README.md'), join(REPOSITORY, 'README.md')].find(existsSync) as string;
  cpSync(readme, join(folder, 'README.md'));
  cpSync(join(REPOSITORY, 'LICENSE'), join(folder, 'LICENSE'));
}

/** The package itself, or a path in it. */
function packageImport(name: string): RegExp {
  return new RegExp(`^${name.replace(/[./]/g, '\\$&')}(/|$)`);
}

/** The published package.json. Its dependencies are those of all inlined packages; two that differ in a version throw. */
function publishedManifest({ name, folder, exports, keywords }: Published) {
  const dependencies: { [name: string]: string } = {};
  for (const [needed, version] of [folder, ...INLINED].flatMap((one) => Object.entries(readManifest(one).dependencies ?? {}))) {
    if (version.startsWith('workspace:')) continue;
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
