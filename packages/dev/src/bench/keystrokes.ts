/** What one keystroke costs in an editor that has the whole app open. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { eslintConfig } from './eslint.js';
import { commonFolder, nameOf, type Sources } from './sources.js';
import { ratioOf, spreadOf } from './statistics.js';
import { ratioInWords } from './table.js';

/** How many files are typed into, spread evenly over the app. */
const FILES = 60;

/**
 * One sentence: CPU that ESLint takes to check a changed component, with and without our plugin, over some components of the app. Each is
 * checked once before, as an editor does that opens it. `scratch` is a folder outside the app.
 */
export async function keystrokesIn(sources: Sources, scratch: string): Promise<string> {
  const plain = linter(sources, eslintConfig(scratch, 'keystroke'));
  const ours = linter(sources, eslintConfig(scratch, 'keystroke with sk-audit', join(scratch, 'keystroke-facts')));
  const components = sources.files.filter((file) => file.endsWith('.svelte'));
  const step = Math.max(1, Math.floor(components.length / FILES));
  const costs: { readonly without: number; readonly with: number }[] = [];
  for (const file of components.filter((_, i) => i % step === 0)) {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    for (const eslint of [plain, ours]) await cpuOfLinting(eslint, file, text);
    const typed = `${text}\n<!-- one more -->`;
    costs.push({ without: await cpuOfLinting(plain, file, typed), with: await cpuOfLinting(ours, file, typed) });
  }
  const [before, after] = [costs.map((cost) => cost.without), costs.map((cost) => cost.with)];
  const inWords = (values: readonly number[]): string => `${spreadOf(values).median.toFixed(1)} ms`;
  return `${nameOf(sources)}: a keystroke costs ESLint ${inWords(before)} of CPU without sk-audit and ${inWords(after)} with it, ${ratioInWords(ratioOf(after, before))} times as much (medians of ${costs.length} components).`;
}

function linter(sources: Sources, config: string): ESLint {
  return new ESLint({ cwd: commonFolder(sources), overrideConfigFile: config });
}

/** Milliseconds of user and system time. */
async function cpuOfLinting(eslint: ESLint, filePath: string, text: string): Promise<number> {
  const before = process.cpuUsage();
  await eslint.lintText(text, { filePath });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
