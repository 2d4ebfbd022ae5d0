/** Kit's own diagnostics, as the installed Kit 3 has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Diagnostic = {
  readonly code: string;
  /** Where it is said: while the app is built, on the server, in the browser, or in both of the latter. */
  readonly source: 'build' | 'client' | 'server' | 'shared';
  readonly level: 'error' | 'warning';
};

const messages = fileURLToPath(new URL('../../kits/kit-3/node_modules/@sveltejs/kit/src/messages/', import.meta.url));

/** All of them, sorted by code. */
export function diagnostics(): readonly Diagnostic[] {
  const all = (['build', 'client', 'server', 'shared'] as const).flatMap((source) => (['error', 'warning'] as const).flatMap((level) => codesIn(`${source}-${level}s.js`).map((code) => ({ code, source, level }))));
  return all.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Each is a function of its own. */
function codesIn(file: string): readonly string[] {
  return [...readFileSync(join(messages, file), 'utf8').matchAll(/^export function (\w+)\(/gm)].map((match) => match[1] as string);
}
