/** Tools that read the same files, each as it is usually started, with settings of ours and none of the app's. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../workspace.js';
import { eslintFiles } from './eslint.js';
import type { Command } from './measure.js';
import type { Sources } from './sources.js';

const INSTALLED = join(REPOSITORY, 'packages/dev/node_modules');

/**
 * svelte-check: types of every component and module. The app's own tsconfig.json extends one that Kit writes when it runs, so ours stands
 * in for it. `scratch` is a folder outside the app.
 */
export function svelteCheck({ folder }: Sources, scratch: string): Command {
  const tsconfig = join(scratch, 'tsconfig.json');
  writeFileSync(tsconfig, JSON.stringify(tsconfigFor(folder)));
  return { name: 'svelte-check', args: [join(INSTALLED, 'svelte-check/bin/svelte-check'), '--workspace', folder, '--tsconfig', tsconfig, '--output', 'machine'], cwd: folder, done: [0, 1] };
}

function tsconfigFor(folder: string): object {
  const lib = join(folder, 'src/lib');
  return {
    compilerOptions: {
      allowJs: true, checkJs: false, esModuleInterop: true, isolatedModules: true, module: 'esnext', moduleResolution: 'bundler', noEmit: true,
      paths: { $lib: [lib], '$lib/*': [join(lib, '*')] }, resolveJsonModule: true, skipLibCheck: true, strict: true, target: 'esnext', verbatimModuleSyntax: true,
    },
    include: [join(folder, 'src')],
  };
}

/** knip: unused files and exports. Its plugins that would run the app's configurations are off: what those import is not installed. */
export function knip({ folder }: Sources, scratch: string): Command {
  const config = join(scratch, 'knip.json');
  writeFileSync(config, JSON.stringify({ eslint: false, playwright: false, vite: false, vitest: false }));
  return { name: 'knip', args: [join(INSTALLED, 'knip/bin/knip.js'), '--no-exit-code', '--config', config], cwd: folder, done: [0] };
}

/** oxlint without a rule: what parsing the scripts alone costs in machine code. */
export function oxlint(sources: Sources): Command {
  return { name: 'oxlint, no rules', args: [join(INSTALLED, 'oxlint/bin/oxlint'), '--allow', 'all', '--silent', '--no-ignore', ...eslintFiles(sources)], cwd: sources.folder, done: [0] };
}
