/** The published command as it lies with whoever installed it, without npm. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { bundle } from './bundle.js';
import { type Ended, runCommand } from './run-command.js';
import { folders, REPOSITORY } from './workspace.js';

/** Bundles the command into the node_modules of a folder, with links to what it depends on. Gives the package's folder. */
export async function installBundle(home: string): Promise<string> {
  const published = join(home, 'node_modules/sk-audit');
  await bundle(published);
  for (const name of dependenciesOf(published)) {
    mkdirSync(dirname(join(home, 'node_modules', name)), { recursive: true });
    symlinkSync(installed(name), join(home, 'node_modules', name), 'junction');
  }
  return published;
}

/** The packages that the package in a folder depends on. */
export function dependenciesOf(folder: string): readonly string[] {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly dependencies: object };
  return Object.keys(dependencies);
}

/** Where one of our packages finds a package from npm. */
function installed(name: string): string {
  const places = folders(join(REPOSITORY, 'packages')).map((folder) => join(REPOSITORY, 'packages', folder, 'node_modules', name));
  return realpathSync(places.find((place) => existsSync(place)) ?? name);
}

/** What a process loaded: a file of the published package by its path in it, one of another package by that package's name. Each once, sorted. */
export type Loaded = Ended & { readonly modules: readonly string[] };

/** Runs the command, and finds out what it loads. */
export function loadedBy(published: string, words: readonly string[], cwd: string): Loaded {
  const coverage = mkdtempSync(join(tmpdir(), 'sk-audit-loaded-'));
  try {
    const ended = runCommand(process.execPath, [join(published, 'bin/sk-audit.js'), ...words], cwd, { NODE_V8_COVERAGE: coverage });
    const urls = readdirSync(coverage).flatMap((file) => (JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { readonly result: readonly { readonly url: string }[] }).result.map(({ url }) => url));
    const files = urls.filter((url) => url.startsWith('file:')).map((url) => decodeURIComponent(new URL(url).pathname));
    return { ...ended, modules: [...new Set(files.map((file) => nameOf(file, published)))].sort() };
  } finally {
    rmSync(coverage, { recursive: true });
  }
}

function nameOf(file: string, published: string): string {
  const inside = relative(published, file).split(sep).join('/');
  if (!inside.startsWith('..')) return inside;
  const [name = file, scoped] = (file.split('/node_modules/').at(-1) ?? file).split('/');
  return name.startsWith('@') ? `${name}/${scoped}` : name;
}
