/** `--diagnostics`: writes the page. */
import { writeFileSync } from 'node:fs';
import { devCases } from '../dev-server/cases/index.js';
import { probes } from '../probes/cases/index.js';
import { diagnostics } from './codes.js';
import { DIAGNOSTICS_PAGE, diagnosticsPage } from './page.js';
import { ruleCodes } from './rule-codes.js';

/** Takes half a minute: it checks every example of every rule. */
export async function runDiagnostics(): Promise<void> {
  writeFileSync(DIAGNOSTICS_PAGE, diagnosticsPage(diagnostics(), { ruleCodes: await ruleCodes(), probes, devCases }));
}
