/** Random cases against Kit's own functions. */
import { checkConfig } from './config/check-config.js';
import { checkEntryFiles } from './entry-files/check-entry-files.js';
import { checkExports } from './exports/check-exports.js';
import { checkPageOptions } from './page-options/check-page-options.js';
import { describeReport, type PropertyOptions, type PropertyReport } from './property.js';
import { checkRoutes } from './routes/check-routes.js';
import { routeCodes } from './routes/kit-route-code.js';
import { checkServerOnly } from './server-only/check-server-only.js';

export type PropertyRun = { readonly reports: readonly PropertyReport[]; /** Names of entry files that were compared, which are not random. */ readonly entryFiles: number; readonly disagreements: number };

const checks: readonly ((options: PropertyOptions) => Promise<PropertyReport>)[] = [checkServerOnly, checkExports, checkPageOptions, checkConfig, (options) => checkRoutes(options)];

/** Each class of Kit's errors about routes has to occur so often, or the trees were too tame. */
const often = 20;

/** Runs all of them, one after the other, and prints what each met. */
export async function runProperties(options: PropertyOptions, print: (text: string) => void): Promise<PropertyRun> {
  const reports: PropertyReport[] = [];
  for (const check of checks) {
    const report = await check(options);
    reports.push(report);
    print(`${describeReport(report)}\n`);
    if (report.disagreement !== undefined) print(`DISAGREEMENT: ${report.disagreement}\n`);
  }
  const rare = routeCodes.filter((code) => (reports.at(-1)?.histogram.get(code) ?? 0) < often);
  if (rare.length > 0) print(`TOO SELDOM: ${rare.join(', ')}\n`);
  const entries = await checkEntryFiles();
  print(`entry files: ${entries.compared} compared\n${entries.disagreements.join('\n')}`);
  const disagreements = reports.filter(({ disagreement }) => disagreement !== undefined).length + rare.length + entries.disagreements.length;
  return { reports, entryFiles: entries.compared, disagreements };
}
