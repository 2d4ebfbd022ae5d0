/** What the README shows of a report. */
import { join } from 'node:path';
import { runCommand } from './run-command.js';
import { REPOSITORY } from './workspace.js';

/** One finding of each is enough to see what a report looks like. */
const SHOWN = ['no-server-import-in-client', 'no-shared-server-state'];

/** The part of the demo app's report, as a terminal without colours shows it, about the first file with each of the rules. */
export function sampleReport(): string {
  const cli = join(REPOSITORY, 'packages/cli/bin/sk-audit.js');
  const env = { SK_AUDIT_FORMAT: 'pretty', NO_COLOR: '1', FORCE_COLOR: undefined, COLUMNS: undefined };
  const { stdout } = runCommand(process.execPath, [cli, '--no-cache'], join(REPOSITORY, 'fixtures/demo-app'), env);
  const files = stdout.trimEnd().split('\n\n');
  return SHOWN.map((rule) => files.find((file) => file.includes(`  ${rule}`))).join('\n\n');
}
