/** The command `sk-audit`: runs and leaves an exit code behind. */
import { createRequire } from 'node:module';
import { readStandardInput } from '@sk-audit/host';
import { detectAgent } from 'std-env';
import { EXIT } from './exit-code.js';
import { run } from './run.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return; // `sk-audit | head` has seen enough
  process.stderr.write(`sk-audit: The report cannot be written: ${error.message}\n`);
  process.exitCode = EXIT.failed;
});
process.stderr.on('error', () => {}); // nobody is left to tell

// Never process.exit(): it cuts off what a pipe has not taken yet.
process.exitCode = run(process.argv.slice(2), version, { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd(), stdin: readStandardInput, agent: detectAgent().name });
