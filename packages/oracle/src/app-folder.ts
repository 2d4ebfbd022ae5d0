/** An app on the disk that has a Kit installed. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packagesOf, versionOf, type KitName } from './kits.js';

/** Path → text; `-> target` makes a symbolic link. */
export type Files = { readonly [path: string]: string };

/** A new temporary folder, links resolved. */
export function tempFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-oracle-')));
}

/** Writes files below a folder. */
export function writeFiles(dir: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    const link = /^-> (.+)$/.exec(text)?.[1];
    if (link === undefined) writeFileSync(file, text);
    else symlinkSync(link, file);
  }
}

/** Links the packages of a Kit, one by one: Kit 3 writes into `node_modules` itself. Throws when the Kit is not installed. */
export function installKit(dir: string, kit: KitName): void {
  versionOf(kit);
  mkdirSync(join(dir, 'node_modules/@sveltejs'), { recursive: true });
  for (const name of ['@sveltejs/kit', '@sveltejs/vite-plugin-svelte', 'svelte', 'vite']) {
    symlinkSync(realpathSync(packagesOf(kit) + name), join(dir, 'node_modules', name), 'junction');
  }
}

/** Removes a folder and all in it. */
export function removeFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}
