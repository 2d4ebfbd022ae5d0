/** A development server, and what it and its pages say. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { installKit, removeFolder, tempFolder, writeFiles, type Files } from '../app-folder.js';
import { nodeFor } from '../kits.js';
import { scrubbedEnv } from '../scrubbed-env.js';

const script = fileURLToPath(new URL('../../bin/serve-dev.mjs', import.meta.url));

export type DevServer = {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  /** All that was written to its console since it was last asked. */
  readonly heard: () => Promise<string>;
  /** Ends the process, and removes the app. */
  readonly stop: () => void;
};

/** Writes the app, and serves it with Kit 3 as `vite dev` does. Rejects with the process's last words when it ends before it listens. */
export async function startDevServer(files: Files): Promise<DevServer> {
  const dir = tempFolder();
  writeFiles(dir, files);
  installKit(dir, 'kit-3');
  const child = fork(script, { cwd: dir, execPath: nodeFor('kit-3'), execArgv: [], env: scrubbedEnv(), silent: true });
  let said = '';
  const note = (text: unknown): void => void (said += `${text}\n`);
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  const pongs: (() => void)[] = [];
  child.on('message', (message: 'pong' | { readonly said?: string }) => (message === 'pong' ? pongs.shift()?.() : message.said !== undefined && note(message.said)));
  child.on('close', () => removeFolder(dir));
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { readonly port?: number }) => message.port !== undefined && resolve(message.port));
    child.on('close', () => reject(new Error(`The development server did not start:\n${said}`)));
  });
  const heard = async (): Promise<string> => {
    await new Promise<void>((resolve) => (pongs.push(resolve), child.send('ping')));
    const text = stripVTControlCharacters(said);
    said = '';
    return text;
  };
  return { origin: `http://127.0.0.1:${port}`, heard, stop: () => child.disconnect() };
}

/** What every page gets: our app has no adapter, and of whatever goes wrong as a page starts or is prerendered Kit says that, too. */
const always: ReadonlySet<string> = new Set(['adapter_missing', 'hmr_reload_after_error', 'prerender_http_error']);

/** Kit's codes in what was said, each once, sorted; without what it says of every page. */
export function codesIn(text: string): readonly string[] {
  const codes = [...text.matchAll(/svelte\.dev\/e\/kit\/(\w+)/g)].map(([, code]) => code as string);
  return [...new Set(codes)].filter((code) => !always.has(code)).sort();
}
