/** Asks the built app. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { inTurns } from '../in-turns.js';
import { nodeFor, type KitName } from '../kits.js';
import { scrubbedEnv } from '../scrubbed-env.js';
import { answersOf, origin, type Answers, type Probe } from './probe.js';

const driver = fileURLToPath(new URL('../../bin/drive-probes.mjs', import.meta.url));

type Drive = { readonly answers: ReadonlyMap<string, Answers>; readonly code: number | null; readonly output: string };

/** What the app answers to each probe that has answers for this Kit, by id. Throws when the process dies in a probe that does not say so. */
export async function driveProbes(app: string, probes: readonly Probe[], kit: KitName): Promise<ReadonlyMap<string, Answers>> {
  const asked = probes.filter((probe) => answersOf(probe, kit) !== undefined);
  const together = asked.filter(({ alone }) => !alone);
  const { answers, code, output } = await drive(app, together, kit);
  if (code !== 0) throw new Error(`The process died after ${[...answers.keys()].at(-1) ?? 'no request'}:\n${output}`);
  const alone = await inTurns(asked.filter((probe) => probe.alone), 2, async (probe) => {
    const { answers: own, ...end } = await drive(app, [probe], kit);
    // Whether the last answer still gets out before the end is a matter of microseconds.
    return [probe.id, end.code === 0 ? [...(own.get(probe.id) ?? []), 'the process lives on'] : [lastWords(end)]] as const;
  });
  return new Map([...answers, ...alone]);
}

/** How the process ended, in the words of its error. */
function lastWords({ code, output }: Pick<Drive, 'code' | 'output'>): string {
  const text = stripVTControlCharacters(output);
  const words = /The promise rejected with the reason (".*")/.exec(text)?.[1] ?? /^\w*Error.*/m.exec(text)?.[0] ?? text;
  return `the process ends with code ${code}: ${words}`;
}

function drive(app: string, probes: readonly Probe[], kit: KitName): Promise<Drive> {
  return new Promise((resolve, reject) => {
    const child = fork(driver, { execPath: nodeFor(kit), execArgv: [], env: scrubbedEnv(), silent: true, timeout: 60_000 });
    const answers = new Map<string, Answers>();
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    child.on('message', (message) => {
      const { id, answer } = message as { readonly id: string; readonly answer: string };
      answers.set(id, [...(answers.get(id) ?? []), answer]);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ answers, code, output }));
    child.send({ app, origin, probes: probes.map(({ id, asks }) => ({ id, asks })) });
  });
}
