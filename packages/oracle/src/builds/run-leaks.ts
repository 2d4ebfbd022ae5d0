/** The apps in which server code reaches for the browser. */
import { inTurns } from '../in-turns.js';
import type { BuildCase } from './build-case.js';
import { checkBuild, describeBuild, kitsOf, type CheckedBuild } from './check-build.js';

export type BuildOptions = {
  /** Takes the outcome of an earlier build of the same files. */
  readonly reuse: boolean;
  /** How many builds run at a time. */
  readonly jobs: number;
  readonly print: (text: string) => void;
};

/** Builds each case with each of its Kits, a line each. */
export async function runLeaks(cases: readonly BuildCase[], { reuse, jobs, print }: BuildOptions): Promise<readonly CheckedBuild[]> {
  const planned = cases.flatMap((one) => kitsOf(one).map((kit) => ({ one, kit })));
  let done = 0;
  return await inTurns(planned, jobs, async ({ one, kit }) => {
    const checked = await checkBuild(one, kit, reuse);
    print(`${progress(++done, planned.length)}  ${describeBuild(checked)}`);
    if (checked.build.outcome === 'broken') print(checked.build.output);
    return checked;
  });
}

/** `  12/887` */
export function progress(done: number, all: number): string {
  return `${String(done).padStart(String(all).length)}/${all}`;
}
