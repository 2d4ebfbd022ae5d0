/** Outcomes of earlier builds of the same files. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Files } from '../app-folder.js';
import { packagesOf, type KitName } from '../kits.js';
import type { Build } from './run-build.js';

const folder = fileURLToPath(new URL('../../.cache/builds/', import.meta.url));

/** Of the app's files, the Kit's package.json and this Node: what the same key builds comes to the same. */
export function buildKey(files: Files, kit: KitName): string {
  const packages = readFileSync(`${packagesOf(kit)}../package.json`, 'utf8');
  return createHash('sha256').update(JSON.stringify([kit, packages, process.version, Object.entries(files).sort()])).digest('hex');
}

/** `undefined` when it was never built. */
export function readBuild(key: string): Build | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}${key}.json`, 'utf8')) as Build;
  } catch {
    return undefined;
  }
}

/** Keeps the end of what was printed. */
export function writeBuild(key: string, { output, ...build }: Build): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${key}.json`, JSON.stringify({ ...build, output: output.slice(-20_000) }));
}
