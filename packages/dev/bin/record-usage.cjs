/**
 * Loaded with `--require` into each process that the benchmark measures: leaves behind what the process has used, by the operating
 * system's account, in the file that SK_AUDIT_BENCH_USAGE names: `cpu` in microseconds (user and system), `memory` at the peak in
 * kilobytes. A process that is killed or aborts leaves nothing.
 */
'use strict';
// Not a module: that would start Node's module loader in commands that do without, and they would look slower than they are.
const { readFileSync, writeFileSync } = require('node:fs');
const { env } = require('node:process');

const file = env['SK_AUDIT_BENCH_USAGE'];
if (file !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpu: userCPUTime + systemCPUTime + cpuOfChildren(), memory: peakOf(maxRSS) }));
  });
}

/** Microseconds of CPU of the children that have ended (`git ls-files`). Linux tells; elsewhere 0. */
function cpuOfChildren() {
  try {
    // What follows the program's name, which may hold anything, begins with field 3; cutime and cstime are 16 and 17, in 1/100 s.
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10_000;
  } catch {
    return 0;
  }
}

/** Kilobytes. On Linux `maxRSS` begins with what the parent held when it forked; the high-water mark of the own address space does not. */
function peakOf(maxRSS) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return maxRSS;
  }
}
