/** Where an app is measured: a copy of it that is a git repository and has the packages that every SvelteKit app has. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { REPOSITORY } from '../workspace.js';
import { commonFolder, sourcesOf, type Sources } from './sources.js';

/** `svelte`, `vite` and `@sveltejs/kit` 2. */
const PACKAGES = join(REPOSITORY, 'packages/oracle/kits/kit-2-70/node_modules');
const NOT_COPIED = new Set(['node_modules', '.git', '.svelte-kit', 'build', 'dist']);

export type Workplace = {
  readonly sources: Sources;
  /** A second copy, for runs on git's index. */
  readonly staged: Sources;
  /** Changes three files of the second copy, a page, a module and one more component, and stages them. Each call changes them again. */
  readonly stageThree: () => void;
};

/** Copies the app at `folder`, with what it shares with the rest of its repository, twice into `scratch`. */
export function workplaceOf(folder: string, scratch: string): Workplace {
  const original = sourcesOf(folder);
  const sources = sourcesOf(repositoryOf(original, join(scratch, 'app')));
  const staged = sourcesOf(repositoryOf(original, join(scratch, 'staged')));
  return { sources, staged, stageThree: () => stageThree(staged) };
}

/** A repository with one commit; gives the app's folder in it. */
function repositoryOf(original: Sources, home: string): string {
  const outermost = commonFolder(original);
  const copy = join(home, basename(outermost));
  const isWanted = (path: string): boolean => !relative(outermost, path).split(/[\\/]/).some((part) => NOT_COPIED.has(part));
  cpSync(outermost, copy, { recursive: true, filter: isWanted });
  const app = join(copy, relative(outermost, original.folder));
  git(copy, ['init', '--quiet']);
  git(copy, ['add', '--all', '--force']);
  git(copy, ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--no-verify', '--message', 'The app']);
  if (!existsSync(join(app, 'node_modules'))) symlinkSync(PACKAGES, join(app, 'node_modules'), 'junction');
  return app;
}

/** Each of the files gets one more function before everything else, which the module exports: all places move, and others could see it. */
function stageThree({ folder, files }: Sources): void {
  const page = files.find((file) => file.endsWith('+page.svelte'));
  const component = files.find((file) => file.endsWith('.svelte') && file !== page);
  const module = files.find((file) => /\.[jt]s$/.test(file) && file.includes('/routes/'));
  for (const file of [page, component, module]) {
    if (file === undefined) continue;
    writeFileSync(file, withOneMoreFunction(readFileSync(file, 'utf8'), file.endsWith('.svelte')));
    git(folder, ['add', file]);
  }
}

function withOneMoreFunction(text: string, isComponent: boolean): string {
  const name = `looked${text.split('function looked').length}`;
  const body = `function ${name}(at: readonly string[]) {\n\treturn at.map((one) => one.trim()).filter(Boolean);\n}\n`;
  if (!isComponent) return `export ${body}${text}`;
  const script = /<script(?![^>]*\bmodule\b)[^>]*>\n?/.exec(text);
  if (script === null) return `<script lang="ts">\n${body}</script>\n${text}`;
  const start = script.index + script[0].length;
  return text.slice(0, start) + (/\blang=/.test(script[0]) ? body : body.replace(': readonly string[]', '')) + text.slice(start);
}

function git(cwd: string, args: readonly string[]): void {
  execFileSync('git', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1 << 28 });
}
