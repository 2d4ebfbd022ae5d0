/** What the check of one keystroke costs in an editor that has the whole app open. */
import { readFileSync } from 'node:fs';
import { checkText, savedApps } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { nameOf, type Sources } from './sources.js';
import { spreadOf } from './statistics.js';

/** How many files are typed into, spread evenly over the app. */
const FILES = 60;

/**
 * One sentence: CPU of the check of a changed text, in milliseconds, over some files of the app. Before, each of them is checked once, as
 * an editor does that opens it.
 */
export function keystrokesIn(sources: Sources): string {
  const apps = savedApps({ cwd: sources.folder, rules, version: '0.0.0', cache: false, trust: Infinity });
  const asked = rules.filter((rule) => rule.recommended === true && rule.cliOnly !== true).map((rule) => ({ rule }));
  const components = sources.files.filter((file) => file.endsWith('.svelte'));
  const step = Math.max(1, Math.floor(components.length / FILES));
  const typed = components.filter((_, i) => i % step === 0);
  const cost = (file: string, text: string): number => {
    const before = process.cpuUsage();
    checkText(apps, { file, text, rules: asked });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const costs = typed.map((file) => {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    cost(file, text);
    return cost(file, `${text}\n<!-- one more -->`);
  });
  const { median, low, high } = spreadOf(costs);
  return `${nameOf(sources)}: the check of one keystroke costs ${median.toFixed(1)} ms of CPU (${low.toFixed(1)}–${high.toFixed(1)}, ${costs.length} components, each once).`;
}
