/** Makes the package that is published as `sk-audit`: our packages in one bundle, packages from npm as its dependencies. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import { isMain } from './is-main.js';
import { REPOSITORY } from './workspace.js';

type Manifest = { readonly version: string; readonly dependencies?: { readonly [name: string]: string } };

const CLI = join(REPOSITORY, 'packages/cli');
/** Packages whose code is in the bundle. */
const INLINED = ['cli', 'core', 'extract', 'rules', 'host'];

/** Makes the publishable package of the packages' `dist` in the folder, ready for `npm pack`. What the folder held is gone. */
export async function bundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = publishedManifest();
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await build({
    config: false,
    cwd: CLI,
    entry: { main: 'dist/main.js' },
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
  cpSync(join(CLI, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(CLI, 'schema'), join(folder, 'schema'), { recursive: true });
  for (const file of ['README.md', 'LICENSE']) cpSync(join(REPOSITORY, file), join(folder, file));
}

/** The package itself, or a path in it. */
function packageImport(name: string): RegExp {
  return new RegExp(`^${name.replace(/[./]/g, '\\$&')}(/|$)`);
}

/** The published package.json. Its dependencies are those of all inlined packages; two that differ in a version throw. */
function publishedManifest() {
  const dependencies: { [name: string]: string } = {};
  for (const [name, version] of INLINED.flatMap((folder) => Object.entries(readManifest(folder).dependencies ?? {}))) {
    if (version.startsWith('workspace:')) continue;
    if (dependencies[name] !== undefined && dependencies[name] !== version) throw new Error(`${name} is wanted as ${dependencies[name]} and as ${version}`);
    dependencies[name] = version;
  }
  return {
    name: 'sk-audit',
    version: readManifest('cli').version,
    description: 'Finds what will break, leak or run slowly in a SvelteKit app, before it runs.',
    keywords: ['svelte', 'sveltekit', 'static-analysis', 'linter'],
    license: 'MIT',
    type: 'module',
    bin: { 'sk-audit': 'bin/sk-audit.js' },
    exports: { './package.json': './package.json', './schema/*': './schema/*' },
    files: ['bin', 'dist', 'schema'],
    engines: { node: '^20.19.0 || ^22.13.0 || >=24' },
    dependencies: Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(REPOSITORY, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
}

if (isMain(import.meta.url)) {
  // In `dist`, which git and the other checks ignore.
  const folder = join(CLI, 'dist/npm');
  await bundle(folder);
  console.log(folder);
}
