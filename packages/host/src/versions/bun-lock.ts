/** bun.lock, the text format. */
import { parse } from 'jsonc-parser';
import { objectOf } from '../app/package-json.js';
import type { LockQuestion } from './locked.js';

/** @see LockReader */
export function readBunLock(text: string, { name, importers }: LockQuestion): string | undefined {
  const lock = objectOf(parseLock(text));
  const packages = objectOf(lock['packages']);
  // A version that only one package of the workspace has stands under that package's name.
  const owners = importers.map((importer) => objectOf(objectOf(lock['workspaces'])[importer])['name']);
  const keys = [...owners.flatMap((owner) => (typeof owner === 'string' ? [`${owner}/${name}`] : [])), name];
  const entry = keys.map((key) => packages[key]).find((each) => Array.isArray(each)) as readonly unknown[] | undefined;
  const id = entry?.[0];
  if (typeof id !== 'string' || !id.startsWith(`${name}@`)) return undefined;
  const version = id.slice(name.length + 1);
  return version.startsWith('workspace:') ? `link:${version.slice('workspace:'.length)}` : version;
}

/** It is JSON with commas at the ends, and long: what reads comments and errors, too, takes its time. */
function parseLock(text: string): unknown {
  try {
    return JSON.parse(text.replace(STRING_OR_LAST_COMMA, (_, string: string | undefined) => string ?? ''));
  } catch {
    return parse(text, [], { allowTrailingComma: true });
  }
}

const STRING_OR_LAST_COMMA = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
