/** Builds an app as its author would. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { nodeFor, packagesOf, type KitName } from '../kits.js';
import { scrubbedEnv } from '../scrubbed-env.js';
import { MARK, type Outcome } from './build-case.js';

export type Build = { readonly outcome: Outcome; /** What it printed. */ readonly output: string; readonly ms: number };

const minutes = 5;

/** `vite build` in the app's folder. */
export async function runBuild(dir: string, kit: KitName): Promise<Build> {
  const began = performance.now();
  const build = () => run(nodeFor(kit), [`${packagesOf(kit)}vite/bin/vite.js`, 'build'], dir);
  const first = await build();
  // Node itself may crash on a busy machine: that is no verdict.
  const { code, output } = first.code === null ? await build() : first;
  const outcome = code === 0 ? (shipsSecret(dir) ? 'shipped' : 'clean') : isGuard(output) ? 'refused' : 'broken';
  return { outcome, output: stripVTControlCharacters(output), ms: Math.round(performance.now() - began) };
}

function run(command: string, args: readonly string[], cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: scrubbedEnv(), stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/**
 * In the words of each generation. `An impossible situation` is Kit 2.70's when it finds no chain of imports; what the service worker
 * cannot import is refused for its own sake from 2 on, and simply not found by Kit 1.
 */
const guards: readonly RegExp[] = [
  /Cannot import .+ into client-side code/,
  /Cannot import .+ into code that runs in the browser/,
  /Cannot import \S+ into service-worker code/,
  /failed to resolve import "\$env\/\S+\/private" from "\S+\/service-worker\.js"/,
  /An impossible situation occurred/,
  /\b(?:server_only_import|remote_module_server_only|service_worker_invalid_import)\b/,
];

function isGuard(output: string): boolean {
  return guards.some((guard) => guard.test(output));
}

/** Is the secret in a file for browsers, as it is or in base64? */
function shipsSecret(dir: string): boolean {
  const forms = [MARK, ...inBase64(MARK)];
  return filesBelow(join(dir, '.svelte-kit/output/client')).some((file) => {
    const text = readFileSync(file, 'latin1');
    return forms.some((form) => text.includes(form));
  });
}

/** What is left of the text in base64 at each of the three alignments. */
function inBase64(text: string): readonly string[] {
  return [0, 1, 2].map((shift) => Buffer.from(' '.repeat(shift) + text).toString('base64').slice(4, -4));
}

function filesBelow(dir: string): readonly string[] {
  try {
    return readdirSync(dir, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch {
    return [];
  }
}
