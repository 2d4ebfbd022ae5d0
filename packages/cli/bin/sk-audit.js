#!/usr/bin/env node
// Loaded dynamically, so that an installation that cannot even be loaded ends in 2 ("could not run") and not in Node's 1 ("findings").
import('../dist/main.js').catch((error) => {
  console.error(`sk-audit could not start on Node ${process.version}: ${error?.message ?? error}`);
  process.exitCode = 2;
});
