/** The Kits that are asked, each with the Vite and the Svelte of its time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PackageVersion } from '@sk-audit/core';

/** A folder below `kits/`. `kit-2-5` stands for every version before 2.29, whose guard is that of Kit 1. */
export type KitName = 'kit-1' | 'kit-2-5' | 'kit-2-70' | 'kit-3';

export const kitNames: readonly KitName[] = ['kit-1', 'kit-2-5', 'kit-2-70', 'kit-3'];

/** The folder in which a Kit's packages lie, with a slash at its end. */
export function packagesOf(kit: KitName): string {
  return fileURLToPath(new URL(`../kits/${kit}/node_modules/`, import.meta.url));
}

/** The version of an installed Kit (`2.70.4`). Throws when it is not installed. */
export function versionOf(kit: KitName): string {
  return (JSON.parse(readInstalled(kit, '@sveltejs/kit/package.json')) as { version: string }).version;
}

/** The version of the Svelte beside it. Throws when it is not installed. */
export function svelteOf(kit: KitName): string {
  return (JSON.parse(readInstalled(kit, 'svelte/package.json')) as { version: string }).version;
}

/** The same as the engine knows it. */
export function packageVersionOf(kit: KitName): PackageVersion {
  return { lower: versionOf(kit), from: 'installed' };
}

/** The text of one of a Kit's own files (`src/exports/vite/index.js`). Throws when it is not installed. */
export function kitSource(kit: KitName, file: string): string {
  return readInstalled(kit, `@sveltejs/kit/${file}`);
}

/** One of a Kit's own modules: its `exports` keep them from packages, but not from URLs. */
export async function kitModule<T>(kit: KitName, file: string): Promise<T> {
  versionOf(kit);
  return (await import(pathToFileURL(`${packagesOf(kit)}@sveltejs/kit/${file}`).href)) as T;
}

function readInstalled(kit: KitName, file: string): string {
  try {
    return readFileSync(packagesOf(kit) + file, 'utf8');
  } catch {
    throw new Error(`${kit} is not installed. Install the workspace again: nothing of the oracle is skipped.`);
  }
}

/** The Node that builds with a Kit: this one, but for Kit 3, which needs 22.17. Throws when there is none. */
export function nodeFor(kit: KitName): string {
  if (kit !== 'kit-3' || isAtLeast(process.versions.node, [22, 17])) return process.execPath;
  const { platform, arch } = process;
  const name = platform === 'win32' ? `node-win-${arch}/bin/node.exe` : `node-${platform}-${arch}/bin/node`;
  try {
    return createRequire(`${packagesOf(kit)}package.json`).resolve(name);
  } catch {
    throw new Error(`Kit 3 builds with Node 22.17 or newer. This is ${process.versions.node}, and ${name} is not installed.`);
  }
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
