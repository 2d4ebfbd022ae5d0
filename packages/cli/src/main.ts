/** The command `sk-audit`: runs and leaves an exit code behind. */
import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import { readStandardInput } from '@sk-audit/host';
import { detectAgent } from 'std-env';
import { EXIT } from './exit-code.js';
import { run } from './run.js';
import { askInTerminal } from './terminal/ask.js';
import { isCI } from './terminal/uses-color.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return; // `sk-audit | head` has seen enough
  process.stderr.write(`sk-audit: The report cannot be written: ${error.message}\n`);
  process.exitCode = EXIT.failed;
});
process.stderr.on('error', () => {}); // nobody is left to tell

const agent = detectAgent().name;
// process.stdin would open the stream, which then cannot be read in one go any more.
const ask = isatty(0) && isatty(1) && agent === undefined && !isCI(process.env) ? askInTerminal : undefined;

// Never process.exit(): it cuts off what a pipe has not taken yet.
const exitCode = run(process.argv.slice(2), version, { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd(), stdin: readStandardInput, agent, ask });
process.exitCode = typeof exitCode === 'number' ? exitCode : await exitCode;
