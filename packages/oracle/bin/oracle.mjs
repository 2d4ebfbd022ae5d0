/**
 * Asks the real Kit at length: `node packages/oracle/bin/oracle.mjs [--cases 50000] [--no-builds] [--reuse] [--only <pattern>]`.
 *
 * Random route trees, paths, modules and page options against Kit's own functions, then every generated app through `vite build`, one at
 * a time. A run over all builds without a surprise writes docs/kit-oracle.md; `--reuse` takes the
 * outcomes of earlier builds of the same files, which lie in .cache. `ORACLE_SEED` repeats a run. Takes about an hour.
 */
import { runOracle } from '../dist/run-oracle.js';

process.exitCode = await runOracle(process.argv.slice(2));
