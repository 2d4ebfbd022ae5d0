/** The apps with which Kit tests itself, from a copy of its repository. Nothing of it is kept here, and nothing of it runs. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installKit } from '../app-folder.js';
import { kitNames, versionOf, type KitName } from '../kits.js';

export type KitApp = {
  /** `apps/basics`, `build-errors/apps/env-private` */
  readonly name: string;
  readonly dir: string;
  /** Do Kit's tests demand that its build fails? */
  readonly fails: boolean;
};

export type KitApps = {
  /** Of the repository. */
  readonly version: string;
  /** The installed Kit with which they are compared. */
  readonly kit: KitName;
  readonly apps: readonly KitApp[];
};

const tests = 'packages/kit/test';

/**
 * Copies the apps of a checkout, or of the newest commit in a git directory, into an empty folder and installs a Kit in each.
 * Throws when `source` is neither.
 */
export function kitApps(source: string, into: string): KitApps {
  if (existsSync(join(source, tests))) {
    for (const path of ['packages/kit/package.json', tests]) cpSync(join(source, path), join(into, path), { recursive: true, filter: (file) => !/[/\\](?:node_modules|\.svelte-kit)$/.test(file) });
  } else {
    unpack(source, into);
  }
  const { version } = JSON.parse(readFileSync(join(into, 'packages/kit/package.json'), 'utf8')) as { version: string };
  const kit = nearestKit(version);
  const failing = namesInSpecs(join(into, tests, 'build-errors'));
  const apps = ['apps', 'prerendering', 'build-errors/apps'].flatMap((folder) => foldersIn(join(into, tests, folder)).map((name) => `${folder}/${name}`));
  return { version, kit, apps: apps.flatMap((name) => kitApp(join(into, tests), name, kit, failing) ?? []) };
}

/** Without a checkout: the directory may be shared, and gets no index and no work tree. */
function unpack(gitDir: string, into: string): void {
  const archive = spawnSync('git', ['--git-dir', gitDir, 'archive', 'HEAD', 'packages/kit/package.json', tests], { maxBuffer: 1 << 30 });
  if (archive.status !== 0) throw new Error(`${gitDir} is neither a checkout of Kit's repository nor its git directory: ${String(archive.stderr)}`);
  const tar = spawnSync('tar', ['-x', '-C', into], { input: archive.stdout });
  if (tar.status !== 0) throw new Error(`tar: ${String(tar.stderr)}`);
}

/** The newest installed Kit of the same major. */
function nearestKit(version: string): KitName {
  const [major] = version.split('.');
  const kit = kitNames.findLast((name) => versionOf(name).split('.')[0] === major);
  if (!kit) throw new Error(`No Kit ${major} is installed.`);
  return kit;
}

/** The names of apps that occur in the specs. */
function namesInSpecs(folder: string): ReadonlySet<string> {
  const specs = existsSync(folder) ? readdirSync(folder).filter((name) => /\.spec\.js$/.test(name)) : [];
  return new Set(specs.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\bapps\/([\w-]+)|\bbuild\('([\w-]+)'/g)].map((match) => match[1] ?? match[2] ?? '')));
}

function kitApp(root: string, name: string, kit: KitName, failing: ReadonlySet<string>): KitApp | undefined {
  const dir = join(root, name);
  if (!existsSync(join(dir, 'package.json'))) return undefined;
  // One of them names its configuration on the command line.
  const custom = join(dir, 'vite.custom.config.js');
  if (existsSync(custom)) copyFileSync(custom, join(dir, 'vite.config.js'));
  installKit(dir, kit);
  return { name, dir, fails: name.startsWith('build-errors/') && failing.has(name.slice(name.lastIndexOf('/') + 1)) };
}

function foldersIn(dir: string): readonly string[] {
  return existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort() : [];
}
