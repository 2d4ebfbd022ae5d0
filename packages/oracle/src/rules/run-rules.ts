/** All examples of rules that say what the build says. */
import { progress, type BuildOptions } from '../builds/run-leaks.js';
import { inTurns } from '../in-turns.js';
import { checkRuleApp, describeApp, type CheckedApp } from './check-rule-app.js';
import { buildRules, ruleApps } from './rule-apps.js';

/** How much of what Kit printed is shown. */
const shown = 1500;

/** Builds the examples of the rules that `only` picks, a line each, and where we differ the end of what Kit printed. */
export async function runRules(only: (id: string) => boolean, { reuse, jobs, print }: BuildOptions): Promise<readonly CheckedApp[]> {
  const apps = (await buildRules(only)).flatMap(ruleApps);
  let done = 0;
  return await inTurns(apps, jobs, async (app) => {
    const checked = await checkRuleApp(app, reuse);
    print(`${progress(++done, apps.length)}  ${describeApp(checked)}`);
    if (checked.difference !== undefined && checked.build) print(indented(checked.build.output.trim().slice(-shown)));
    return checked;
  });
}

function indented(text: string): string {
  return text.replace(/^/gm, '   | ');
}
