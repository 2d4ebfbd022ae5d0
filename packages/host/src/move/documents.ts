/** Files that people and tools read, and that may name a source file. */
import { posix } from 'node:path';
import { statSync } from '../disk/disk.js';
import { listFiles } from '../listing/list-files.js';
import { joinPath } from '../posix-path.js';

const DOCUMENT = /(?:\.(?:jsonc?|ya?ml|toml|mdx?|html|sh|txt|[cm]?[jt]sx?|svelte)|(?:^|\/)[^./]*(?:file|rc|ignore|CODEOWNERS)(?:\.[^/]+)?)$/i;
const LOCK = /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;
/** Larger ones are data. */
const MOST_BYTES = 400_000;

/** The documents below a folder, absolute, sorted: configuration, documentation, scripts; no lock files and no data. */
export function documentsBelow(top: string): readonly string[] {
  const named = listFiles(top).filter((path) => DOCUMENT.test(path) && !LOCK.test(posix.basename(path)));
  return named.map((path) => joinPath(top, path)).filter((file) => (statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) <= MOST_BYTES);
}
