/** ESLint as it is usually set up for Svelte and TypeScript, on the files of an app. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Command } from './measure.js';
import { commonFolder, type Sources } from './sources.js';

const require = createRequire(import.meta.url);

/** What ESLint says at the end of a run. */
export type Linted = {
  /** Files that it looked at. */
  readonly files: number;
  /** Of these, files that it could not parse. */
  readonly unparsed: number;
  readonly problems: number;
};

/** Files of other kinds (mdsvex and the like) are left out: ESLint has no parser for them. */
export function eslintFiles({ files }: Pick<Sources, 'files'>): readonly string[] {
  return files.filter((file) => /\.(?:svelte|[cm]?[jt]sx?)$/.test(file));
}

/**
 * Both recommended configurations, without types, by ESLint's own command and on the files by name. Nothing of the app's own
 * configuration counts. `scratch` is a folder outside the app. With `facts` our plugin runs too: `false`, or the folder of its cache.
 */
export function eslint(sources: Sources, scratch: string, { name = 'eslint', facts }: { readonly name?: string; readonly facts?: string | false } = {}): Command {
  const formatter = join(scratch, 'count.mjs');
  const output = outputIn(scratch);
  writeFileSync(formatter, FORMATTER);
  rmSync(output, { force: true });
  const args = [eslintCommand(), '--no-config-lookup', '-c', eslintConfig(scratch, name, facts), '-f', formatter, '-o', output, ...eslintFiles(sources)];
  // From the outermost folder: what lies above it is outside of ESLint's world.
  return { name, args, cwd: commonFolder(sources), done: [0, 1] };
}

/** What the last run of ESLint with this `scratch` left behind; `undefined` when none came that far. */
export function lintedIn(scratch: string): Linted | undefined {
  const output = outputIn(scratch);
  return existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Linted) : undefined;
}

function outputIn(scratch: string): string {
  return join(scratch, 'linted.json');
}

/** Writes the configuration into `scratch` and gives its path. With `facts` our plugin is in it. */
export function eslintConfig(scratch: string, name: string, facts?: string | false): string {
  const config = join(scratch, `${name.replace(/\W+/g, '-')}.config.mjs`);
  writeFileSync(config, configText(facts));
  return config;
}

function eslintCommand(): string {
  return join(dirname(require.resolve('eslint/package.json')), 'bin/eslint.js');
}

/** By absolute addresses: the app needs none of these packages. */
function configText(facts: string | false | undefined): string {
  const [svelte, typescript, plugin] = ['eslint-plugin-svelte', 'typescript-eslint', 'eslint-plugin-sk-audit'].map((name) => JSON.stringify(import.meta.resolve(name)));
  const ours = facts === undefined ? '' : `  ...(await import(${plugin})).default.configs.recommended, { settings: { 'sk-audit': { cacheLocation: ${JSON.stringify(facts)} } } },\n`;
  return `import svelte from ${svelte};
import ts from ${typescript};

export default [
  { files: ['**/*.{svelte,js,cjs,mjs,jsx,ts,cts,mts,tsx}'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { files: ['**/*.svelte', '**/*.svelte.{js,ts}'], languageOptions: { parserOptions: { parser: ts.parser } } },
${ours}];
`;
}

/** Counting costs less than any of ESLint's own formatters. An ignored file has a message without a rule too, but no fatal one. */
const FORMATTER = `const isIgnored = ({ messages }) => messages.some(({ message }) => message.startsWith('File ignored'));
export default function count(results) {
  const looked = results.filter((result) => !isIgnored(result));
  return JSON.stringify({
    files: looked.length,
    unparsed: looked.filter((result) => result.fatalErrorCount > 0).length,
    problems: looked.reduce((sum, { messages }) => sum + messages.length, 0),
  });
}
`;
