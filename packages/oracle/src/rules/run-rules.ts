/** All examples of rules that say what the build says. */
import { checkRuleApp, describeApp, type CheckedApp } from './check-rule-app.js';
import { buildRules, ruleApps } from './rule-apps.js';

/** How much of what Kit printed is shown. */
const shown = 1500;

/** Builds the examples of the rules that `only` picks, one line each, and where we differ the end of what Kit printed. */
export async function runRules(only: (id: string) => boolean, reuse: boolean, print: (text: string) => void): Promise<readonly CheckedApp[]> {
  const checked: CheckedApp[] = [];
  for (const one of await buildRules(only)) {
    print(`\n${one.rule.id} (the build ${one.rule.inBuild})`);
    for (const app of ruleApps(one)) {
      const result = await checkRuleApp(app, reuse);
      checked.push(result);
      print(describeApp(result));
      if (result.difference !== undefined && result.build) print(indented(result.build.output.trim().slice(-shown)));
    }
  }
  return checked;
}

function indented(text: string): string {
  return text.replace(/^/gm, '   | ');
}
