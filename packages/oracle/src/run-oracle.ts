/** The long run. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildCases } from './builds/cases/index.js';
import { checkBuild, describeBuild, kitsOf, type CheckedBuild } from './builds/check-build.js';
import { buildTable } from './builds/table.js';
import { checkEntryFiles } from './entry-files/check-entry-files.js';
import { checkExports } from './exports/check-exports.js';
import { checkPageOptions } from './page-options/check-page-options.js';
import { describeReport, type PropertyOptions, type PropertyReport } from './property.js';
import { checkRoutes } from './routes/check-routes.js';
import { runRules } from './rules/run-rules.js';
import { checkServerOnly } from './server-only/check-server-only.js';

const table = fileURLToPath(new URL('../../../docs/kit-oracle.md', import.meta.url));

/** Exit code: 1 when we and Kit disagree anywhere. Progress goes to the standard output. */
export async function runOracle(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const { values } = parseArgs({ args: [...args], options: { cases: { type: 'string', default: '50000' }, 'no-builds': { type: 'boolean', default: false }, reuse: { type: 'boolean', default: false }, only: { type: 'string' }, rule: { type: 'string', multiple: true } } });
  if (values.rule) return await runRule(values.rule, values.reuse);
  const properties = values.only === undefined ? await runProperties({ cases: Number(values.cases) }) : 0;
  const builds = values['no-builds'] ? 0 : await runBuilds(values.only, values.reuse);
  console.log(`\n${properties + builds} disagreements, ${Math.round((performance.now() - began) / 60_000)} minutes`);
  return properties + builds > 0 ? 1 : 0;
}

/** The examples of some rules alone. */
async function runRule(ids: readonly string[], reuse: boolean): Promise<number> {
  const checked = await runRules((id) => ids.includes(id), reuse, (text) => console.log(text));
  const differing = checked.filter(({ difference }) => difference !== undefined).length;
  console.log(`\n${checked.length} examples, ${checked.filter(({ build }) => build).length} builds, ${differing} differ`);
  if (checked.length === 0) console.log(`No rule ${ids.join(', ')} with inBuild among the built ones.`);
  return differing > 0 || checked.length === 0 ? 1 : 0;
}

const properties: readonly ((options: PropertyOptions) => Promise<PropertyReport>)[] = [checkServerOnly, checkExports, checkPageOptions, (options) => checkRoutes(options)];

async function runProperties(options: PropertyOptions): Promise<number> {
  let disagreements = 0;
  for (const check of properties) {
    const report = await check(options);
    console.log(`${describeReport(report)}\n`);
    if (report.disagreement === undefined) continue;
    console.log(`DISAGREEMENT: ${report.disagreement}\n`);
    disagreements += 1;
  }
  const entries = await checkEntryFiles();
  console.log(`entry files: ${entries.compared} compared\n${entries.disagreements.join('\n')}`);
  return disagreements + entries.disagreements.length;
}

/** Builds all cases, or those whose ids match; writes the page only after all, and only when nothing was unexpected. */
async function runBuilds(only: string | undefined, reuse: boolean): Promise<number> {
  const cases = buildCases.filter(({ id }) => only === undefined || new RegExp(only).test(id));
  const planned = cases.flatMap((one) => kitsOf(one).map((kit) => ({ one, kit })));
  const checked: CheckedBuild[] = [];
  for (const [i, { one, kit }] of planned.entries()) {
    const result = await checkBuild(one, kit, reuse);
    checked.push(result);
    console.log(`${String(i + 1).padStart(4)}/${planned.length}  ${describeBuild(result)}`);
    if (result.build.outcome === 'broken') console.log(result.build.output);
  }
  const unexpected = checked.filter(({ difference }) => difference === 'unexpected');
  if (only === undefined && unexpected.length === 0) writeFileSync(table, buildTable(cases, checked));
  console.log(`\n${checked.length} builds, ${unexpected.length} unexpected`);
  return unexpected.length;
}
