/** `gen [--check]`: writes the generated files, or names the stale ones. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '@sk-audit/rules';
import { settingsSchema } from 'sk-audit';
import { generatedFiles, staleFiles } from './generated-files.js';
import { precisionPage } from './precision/page.js';
import { auditedApps, reviews } from './precision/reviews.js';
import { sampleReport } from './sample-report.js';
import { REPOSITORY } from './workspace.js';

const files = new Map([
  ...generatedFiles(REPOSITORY, { rules, settingsSchema: settingsSchema(rules), sampleReport: sampleReport() }),
  ['docs/precision.md', precisionPage(rules, auditedApps(), reviews())],
]);
const stale = staleFiles(REPOSITORY, files);

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale.`);
  if (stale.length > 0) console.error('Run: pnpm gen');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const path of stale) {
    const text = files.get(path);
    const file = join(REPOSITORY, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
    console.log(`${text === undefined ? 'removed' : 'wrote'} ${path}`);
  }
}
