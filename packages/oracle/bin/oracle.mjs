/**
 * Asks the real Kit at length: `node packages/oracle/bin/oracle.mjs [--cases 50000] [--reuse] [--jobs 2] [--kit-repo <path>]`.
 *
 * Random route trees, paths, modules and page options against Kit's own functions; then `vite build` for every example of the rules with
 * `inBuild`, and for every generated app in which server code reaches for the browser. A whole run without a surprise writes
 * docs/kit-oracle.md. It takes about an hour; `--reuse` takes the outcomes of earlier builds of the same files, which lie in .cache.
 *
 * `--kit-repo` takes a checkout of Kit's repository, or its git directory, and asks us about Kit's own test apps too.
 * Instead of all: `--rule <id>` (several times) builds the examples of a rule, `--only <pattern>` the generated apps whose ids match.
 * `--probes` asks the running apps of the probes, and writes docs/kit-at-run-time.md; half a minute. With `--only <pattern>` it prints what
 * the probes whose ids match are answered.
 * `--diagnostics` writes docs/kit-diagnostics.md from the examples of the rules and the list of the probes; half a minute.
 * `ORACLE_SEED` repeats a run.
 */
import { runOracle } from '../dist/run-oracle.js';

process.exitCode = await runOracle(process.argv.slice(2));
