#!/usr/bin/env node
import module from 'node:module';

// Keeps the compiled code for the next run, where Node can (from 22.1 on; the types are of Node 20).
/** @type {{ enableCompileCache?: () => void }} */ (module).enableCompileCache?.();
// Loaded dynamically, so that an installation that cannot even be loaded ends in 2 ("could not run") and not in Node's 1 ("findings").
import('../dist/main.js').catch((error) => {
  console.error(`sk-audit could not start on Node ${process.version}: ${error?.message ?? error}`);
  process.exitCode = 2;
});
