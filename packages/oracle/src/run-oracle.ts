/** The long run. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildCases } from './builds/cases/index.js';
import type { CheckedBuild } from './builds/check-build.js';
import { runLeaks, type BuildOptions } from './builds/run-leaks.js';
import { runDiagnostics } from './diagnostics/run-diagnostics.js';
import { runKitApps } from './kit-repo/run-kit-apps.js';
import { oraclePage } from './oracle-page.js';
import { runProbes } from './probes/run-probes.js';
import type { CheckedApp } from './rules/check-rule-app.js';
import { runRules } from './rules/run-rules.js';
import { runProperties } from './run-properties.js';

const page = fileURLToPath(new URL('../../../docs/kit-oracle.md', import.meta.url));

const options = {
  cases: { type: 'string', default: '50000' },
  jobs: { type: 'string', default: '2' },
  reuse: { type: 'boolean', default: false },
  only: { type: 'string' },
  rule: { type: 'string', multiple: true },
  probes: { type: 'boolean', default: false },
  diagnostics: { type: 'boolean', default: false },
  'kit-repo': { type: 'string' },
} as const;

const print = (text: string): void => console.log(text);

/** Exit code: 1 when we and Kit disagree anywhere. Progress goes to the standard output; the page is written after a whole run without a surprise. */
export async function runOracle(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const { values } = parseArgs({ args: [...args], options });
  if (values.diagnostics) return (await runDiagnostics(), 0);
  if (values.probes) return (await runProbes(values.only, print)) > 0 ? 1 : 0;
  const build: BuildOptions = { reuse: values.reuse, jobs: Number(values.jobs), print };
  const repository = values['kit-repo'] === undefined ? 0 : await runKitApps(values['kit-repo'], print);
  const isWhole = values.rule === undefined && values.only === undefined;
  const disagreements = repository + (isWhole ? await runWhole(Number(values.cases), build) : await runSome(values.rule, values.only, build));
  print(`\n${disagreements} disagreements, ${Math.round((performance.now() - began) / 60_000)} minutes`);
  return disagreements > 0 ? 1 : 0;
}

async function runWhole(cases: number, build: BuildOptions): Promise<number> {
  const properties = await runProperties({ cases }, print);
  const rules = await runRules(() => true, build);
  const leaks = await runLeaks(buildCases, build);
  const disagreements = properties.disagreements + summed(rules, leaks);
  if (disagreements === 0) writeFileSync(page, oraclePage({ properties, rules, cases: buildCases, leaks }));
  return disagreements;
}

/** The examples of some rules, or the leaks whose ids match. */
async function runSome(ids: readonly string[] = [], only: string | undefined, build: BuildOptions): Promise<number> {
  const rules = ids.length > 0 ? await runRules((id) => ids.includes(id), build) : [];
  if (ids.length > 0 && rules.length === 0) throw new Error(`There is no rule ${ids.join(', ')} with inBuild among the built ones.`);
  const leaks = only === undefined ? [] : await runLeaks(buildCases.filter(({ id }) => new RegExp(only).test(id)), build);
  return summed(rules, leaks);
}

/** How many are unexpected, which it also says. */
function summed(rules: readonly CheckedApp[], leaks: readonly CheckedBuild[]): number {
  const unexpected = leaks.filter(({ difference }) => difference === 'unexpected').length + rules.filter(({ difference }) => difference !== undefined).length;
  print(`\n${leaks.length + rules.filter(({ build }) => build).length} builds, ${unexpected} unexpected`);
  return unexpected;
}
