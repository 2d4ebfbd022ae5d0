/** `--probes`: asks the running apps, and writes the page. */
import { writeFileSync } from 'node:fs';
import { kitNames, versionOf } from '../kits.js';
import { families, probes } from './cases/index.js';
import { checkProbes, isExpected, type CheckedProbe } from './check-probes.js';
import { probePage, PROBE_PAGE } from './probe-page.js';

/**
 * How many probes are answered otherwise than expected; what is expected and what Kit did is printed for each. The page is written when there
 * is none. With `only`, a regular expression, the app holds the probes whose ids match, all that they are answered is printed, and no page is written.
 */
export async function runProbes(only: string | undefined, print: (text: string) => void): Promise<number> {
  const some = only === undefined ? probes : probes.filter(({ id }) => new RegExp(only).test(id));
  let surprises = 0;
  for (const kit of kitNames) {
    const began = performance.now();
    const checked = await checkProbes(some, kit);
    const other = checked.filter((one) => !isExpected(one));
    for (const one of only === undefined ? other : checked) print(`${kit} ${describe(one)}`);
    print(`Kit ${versionOf(kit)}: ${checked.length} probes, ${other.length} unexpected, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    surprises += other.length;
  }
  if (surprises === 0 && only === undefined) writeFileSync(PROBE_PAGE, probePage(families));
  return surprises;
}

function describe(one: CheckedProbe): string {
  const does = `${one.probe.id}\n  does      ${lines(one.answers)}`;
  return isExpected(one) ? does : `${does}\n  EXPECTED  ${lines(one.expected)}`;
}

function lines(answers: readonly string[]): string {
  return answers.join('\n            ');
}
