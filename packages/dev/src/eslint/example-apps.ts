/** The apps of all rules' examples on the disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Example } from '@sk-audit/core';
import { cutMarks } from '../marks.js';
import { loadCases, loadRule } from '../rule-files.js';
import { REPOSITORY, ruleIds } from '../workspace.js';

export type RuleExample = { readonly rule: string; readonly example: Example };

/** The examples of every rule that its page shows; with `all` its near-misses too, which are five times as many. */
export async function ruleExamples(which: 'shown' | 'all'): Promise<readonly RuleExample[]> {
  const all = await Promise.all(ruleIds().map(async (rule) => {
    const folder = join(REPOSITORY, 'packages/rules/dist', rule);
    const { examples } = await loadRule(folder, 'js');
    const cases = which === 'all' ? await loadCases(folder, 'js') : { bad: [], good: [] };
    return [...examples.bad, ...examples.good, ...cases.bad, ...cases.good].map((example) => ({ rule, example }));
  }));
  return all.flat();
}

/** Writes each example as an app of its own below the folder, with its Kit installed as far as its version goes. */
export function writeExampleApps(dir: string, examples: readonly RuleExample[]): void {
  examples.forEach(({ rule, example }, i) => {
    const app = join(dir, `${rule}-${i}`);
    for (const [path, text] of Object.entries(filesOf(rule, example))) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), text);
    }
  });
}

function filesOf(rule: string, { files, kit = '2.70.4', svelte, options }: Example): { readonly [path: string]: string } {
  const own = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, cutMarks(text).text]));
  const isExact = /^\d/.test(kit);
  const range = kit === 'unknown' ? '*' : kit;
  const manifest = own['package.json'] === undefined ? {} : (JSON.parse(own['package.json']) as { readonly devDependencies?: object });
  return {
    'svelte.config.js': 'export default {};\n',
    ...own,
    'package.json': JSON.stringify({ ...manifest, devDependencies: { ...manifest.devDependencies, '@sveltejs/kit': range, svelte: svelte ?? (kit.startsWith('1.') ? '4.2.20' : '5.57.3') } }),
    ...(isExact && { 'node_modules/@sveltejs/kit/package.json': JSON.stringify({ name: '@sveltejs/kit', version: kit }) }),
    ...(options && { 'sk-audit.config.json': JSON.stringify({ rules: { [rule]: ['warn', options] } }) }),
  };
}
