/** A SvelteKit app on the disk, and the real ESLint on it. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

/** Path → text. */
export type Files = { readonly [path: string]: string };

/** A new app with Kit 2.70.4 installed, as far as its version goes, until the test ends; its absolute path. */
export function tempApp(files: Files): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-eslint-')));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeFiles(dir, {
    'package.json': '{ "devDependencies": { "@sveltejs/kit": "^2.70.0", "svelte": "^5.0.0" } }',
    'node_modules/@sveltejs/kit/package.json': '{ "name": "@sveltejs/kit", "version": "2.70.4" }',
    'svelte.config.js': 'export default {};\n',
    ...files,
  });
  return dir;
}

/** Writes the files below a folder. */
export function writeFiles(dir: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

export type LintOptions = { readonly config?: Linter.Config[]; readonly fix?: boolean };

/** ESLint in the app, with the recommended config or another one. */
export function eslintIn(cwd: string, { config = plugin.configs.recommended, fix = false }: LintOptions = {}): ESLint {
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config, fix });
}

/** `line:column rule` of each message about a text that is being edited in the file. */
export async function lintText(cwd: string, path: string, text: string, options?: LintOptions): Promise<readonly string[]> {
  const [result] = await eslintIn(cwd, options).lintText(text, { filePath: join(cwd, path) });
  return (result?.messages ?? []).map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId ?? message}`);
}

/** `path line:column rule` of each message about the files on the disk. */
export async function lintFiles(cwd: string, options?: LintOptions): Promise<readonly string[]> {
  const results = await eslintIn(cwd, options).lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId, message }) => `${filePath.slice(cwd.length + 1)} ${line}:${column} ${ruleId ?? message}`));
}
