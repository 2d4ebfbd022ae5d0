/** The command `sk-audit`: runs and leaves an exit code behind. */
import { createRequire } from 'node:module';
import { isatty } from 'node:tty';
import { readStandardInput } from '@sk-audit/host';
import { detectAgent } from 'std-env';
import { EXIT } from './exit-code.js';
import { run } from './run.js';
import { askInTerminal } from './terminal/ask.js';
import { isCI } from './terminal/uses-color.js';

/** The published package names its build. */
const { version, build } = createRequire(import.meta.url)('../package.json') as { version: string; build?: string };

let wasNotWritten = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return; // `sk-audit | head` has seen enough
  wasNotWritten = true;
  process.stderr.write(`sk-audit: The report cannot be written: ${error.message}\n`);
  process.exitCode = EXIT.failed;
});
process.stderr.on('error', () => {}); // nobody is left to tell

const agent = detectAgent().name;
// process.stdin would open the stream, which then cannot be read in one go any more.
const ask = isatty(0) && isatty(1) && agent === undefined && !isCI(process.env) ? askInTerminal : undefined;

// Never process.exit(): it cuts off what a pipe has not taken yet. Until the run ends it is no success.
process.exitCode = EXIT.failed;
// Not awaited here: what is loaded late may import this file, which would wait for itself.
void run(process.argv.slice(2), version, { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd(), stdin: readStandardInput, agent, ask }, build).then((exitCode) => {
  process.exitCode = wasNotWritten ? EXIT.failed : exitCode;
});
