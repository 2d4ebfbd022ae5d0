/** What Kit does beside what we expect. */
import type { KitName } from '../kits.js';
import { buildProbeApp } from './build-probe-app.js';
import { driveProbes } from './drive.js';
import { answersOf, type Answers, type Probe } from './probe.js';

export type CheckedProbe = { readonly probe: Probe; readonly expected: Answers; readonly answers: Answers };

/** Builds the app, asks it, and gives each probe of this Kit in the order of the list. */
export async function checkProbes(probes: readonly Probe[], kit: KitName): Promise<readonly CheckedProbe[]> {
  const answers = await driveProbes(await buildProbeApp(probes, kit), probes, kit);
  return probes.flatMap((probe) => {
    const expected = answersOf(probe, kit);
    return expected ? [{ probe, expected, answers: answers.get(probe.id) ?? [] }] : [];
  });
}

/** Is it what we expect? */
export function isExpected({ expected, answers }: CheckedProbe): boolean {
  return JSON.stringify(expected) === JSON.stringify(answers);
}
