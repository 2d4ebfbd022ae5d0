/** On what, and with what, a measurement was made. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** `Node 20.20.0, Linux x64, 2 cores (model), 8 GB`. */
export function machine(): string {
  const cores = cpus();
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`;
}

/** Versions of everything that takes part, `name version` each. */
export function versions(): readonly string[] {
  return ['sk-audit', 'eslint', 'eslint-plugin-svelte', 'svelte-eslint-parser', 'typescript-eslint', 'svelte', 'oxc-parser', 'svelte-check', 'knip', 'oxlint'].map((name) => `${name} ${versionOf(name)}`);
}

/** Some packages keep their package.json to themselves: it lies in the nearest folder above the code that has their name. */
function versionOf(name: string): string {
  for (let dir = dirname(entryOf(name)); dir !== dirname(dir); dir = dirname(dir)) {
    const manifest = manifestIn(dir);
    if (manifest?.name === name) return manifest.version ?? 'unknown';
  }
  return 'unknown';
}

function entryOf(name: string): string {
  try {
    return require.resolve(`${name}/package.json`);
  } catch {
    return fileURLToPath(import.meta.resolve(name));
  }
}

function manifestIn(dir: string): { readonly name?: string; readonly version?: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { name?: string; version?: string };
  } catch {
    return undefined;
  }
}
