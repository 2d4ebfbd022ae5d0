/** One process from its start to its end, and what it cost. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../workspace.js';

/** What is measured: `node <args>` in a folder. */
export type Command = {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Done before each run, and not measured. */
  readonly before?: () => void;
  /** Exit codes that mean that the work was done. */
  readonly done: readonly number[];
};

/** Milliseconds from start to end, milliseconds of CPU on all cores, megabytes (10^6 bytes) at the peak. */
export type Cost = { readonly wall: number; readonly cpu: number; readonly memory: number };

/** A run, or why it came to nothing. */
export type Run = { readonly cost: Cost } | { readonly failure: string };

const RECORDER = join(REPOSITORY, 'packages/dev/bin/record-usage.cjs');
/** A run that takes longer is stopped and counts as failed. */
const LIMIT_MS = 15 * 60_000;

/** Runs a command once; what it prints goes nowhere. `scratch` is a folder for its account. Never throws for what the command does. */
export function measure({ args, cwd, done }: Command, scratch: string): Run {
  const usageFile = join(scratch, 'usage.json');
  rmSync(usageFile, { force: true });
  const began = performance.now();
  const { status, signal, stderr, error } = spawnSync(process.execPath, ['--require', RECORDER, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, SK_AUDIT_BENCH_USAGE: usageFile },
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LIMIT_MS,
  });
  const wall = performance.now() - began;
  if (error || status === null || !done.includes(status)) return { failure: whyFailed(error?.message ?? (status === null ? `ended by ${signal}` : `exit code ${status}`), stderr) };
  if (!existsSync(usageFile)) return { failure: 'It left no account of what it used.' };
  const { cpu, memory } = JSON.parse(readFileSync(usageFile, 'utf8')) as { cpu: number; memory: number };
  return { cost: { wall, cpu: cpu / 1000, memory: (memory * 1024) / 1e6 } };
}

/** The first lines that say something: no greeting, no version, no stack. */
function whyFailed(how: string, stderr: string): string {
  const said = stderr.split('\n').filter((line) => /\S/.test(line) && !/^Oops!|^ESLint: \d|^\s+at /.test(line));
  return [how, ...said.slice(0, 3).map((line) => line.trim())].join('; ');
}
