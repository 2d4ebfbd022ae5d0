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
/** What is typed into each, letter by letter. */
const WORD = 'invoice';

/** Milliseconds of CPU for the same text. */
type Cost = { readonly without: number; readonly with: number };

/**
 * One sentence: CPU that ESLint takes to check a changed component, with and without our plugin, over some components of the app. Each is
 * checked once before, as an editor does that opens it, and then a word is typed into it, which is what people wait for; the first letter, of which
 * nothing is remembered yet, is told apart. The process is long-lived and has V8's usual flags, like that of an editor. `scratch` is a folder
 * outside the app.
 */
export async function keystrokesIn(sources: Sources, scratch: string): Promise<string> {
  const plain = linter(sources, eslintConfig(scratch, 'keystroke'));
  const ours = linter(sources, eslintConfig(scratch, 'keystroke with sk-audit', join(scratch, 'keystroke-facts')));
  const components = sources.files.filter((file) => file.endsWith('.svelte'));
  const step = Math.max(1, Math.floor(components.length / FILES));
  const first: Cost[] = [];
  const others: Cost[] = [];
  for (const file of components.filter((_, i) => i % step === 0)) {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    for (const eslint of [plain, ours]) await cpuOfLinting(eslint, file, text);
    for (let letters = 1; letters <= WORD.length; letters++) {
      const typed = withTyped(text, WORD.slice(0, letters));
      (letters === 1 ? first : others).push({ without: await cpuOfLinting(plain, file, typed), with: await cpuOfLinting(ours, file, typed) });
    }
  }
  return `${nameOf(sources)}: a keystroke costs ESLint ${inWords(others)}; the first in a file ${inWords(first)} (medians of ${others.length} and ${first.length} keystrokes in ${first.length} components, each opened before, in one process with V8's usual flags).`;
}

/** In the script of the component where it has one, else below its markup. */
function withTyped(text: string, word: string): string {
  const end = text.lastIndexOf('</script>');
  return end < 0 ? `${text}\n<p>${word}</p>` : `${text.slice(0, end)}console.log('${word}');\n${text.slice(end)}`;
}

function inWords(costs: readonly Cost[]): string {
  const [before, after] = [costs.map((cost) => cost.without), costs.map((cost) => cost.with)];
  const [without, withOurs] = [before, after].map((values) => `${spreadOf(values).median.toFixed(1)} ms`);
  return `${without} of CPU without sk-audit and ${withOurs} with it, ${ratioInWords(ratioOf(after, before))} times as much`;
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
