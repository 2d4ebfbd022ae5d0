/**
 * Loaded with `--import` into each measured process: leaves behind what the process has used, by the operating system's account.
 * A process that is killed or aborts leaves nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** Microseconds of CPU (user and system), and kilobytes of memory at the peak. */
export type Usage = { readonly cpu: number; readonly memory: number };

/** The environment variable with the file's name. */
export const USAGE_FILE = 'SK_AUDIT_BENCH_USAGE';

const file = process.env[USAGE_FILE];
if (file !== undefined) {
  delete process.env[USAGE_FILE]; // or a child that is Node would write there too
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: Usage = { cpu: userCPUTime + systemCPUTime + cpuOfChildren(), memory: maxRSS };
    writeFileSync(file, JSON.stringify(usage));
  });
}

/** Microseconds of CPU of the children that have ended (`git ls-files`); Linux tells, elsewhere 0. */
function cpuOfChildren(): number {
  try {
    // Behind the program's name, which may hold anything: state is field 3, cutime and cstime are 16 and 17, in hundredths of a second.
    const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /s, '').split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10_000;
  } catch {
    return 0;
  }
}
