/**
 * Runs the tests: `node packages/dev/bin/test.mjs [--all] [-t <name>] [file…]`.
 *
 * Types first (packages, then tests), because the tests import the built packages. Arrows, generated files and examples are tests
 * like all others. The last line is always `N passed, N failed`; a type error counts as one failure. `--all` adds the long lanes
 * and takes a skipped test for a failure.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false }, name: { type: 'string', short: 't' } },
  allowPositionals: true,
});
const { all, name } = values;

/** Ends the run with the line that CI reads. @param {number} passed @param {number} failed */
function finish(passed, failed) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

process.chdir(root);
if (all) process.env['SK_AUDIT_LANE'] = 'all';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const types = spawnSync(process.execPath, [tsc, '-b', 'tsconfig.json', 'tsconfig.tests.json'], { stdio: 'inherit' });
if (types.status !== 0) finish(0, 1);

const { startVitest } = await import('vitest/node');
const vitest = await startVitest('test', positionals, { run: true, watch: false, ...(name && { testNamePattern: name }) });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
/** @param {string} state */
const count = (state) => tests.filter((test) => test.result().state === state).length;

const passed = count('passed');
const skipped = all && !name ? count('skipped') : 0;
if (skipped > 0) console.log(`${skipped} skipped, which test:all takes for failed.`);
const failed = count('failed') + skipped;
// A file that cannot be loaded, an error outside of any test, or nothing to run is a failure without a failed test.
const stray = process.exitCode || passed === 0 ? 1 : 0;
await vitest.close();
finish(passed, failed || stray);
