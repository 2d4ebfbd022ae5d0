import { describe, expect, it } from 'vitest';
import { checkRuleApp, describeApp } from './check-rule-app.js';
import { buildRules, ruleApps, type RuleApp } from './rule-apps.js';

/** One rule of each kind: names, exports, configuration, documents, a warning. The others have their turn in `pnpm oracle`. */
const daily = ['no-route-conflict', 'valid-route-exports', 'valid-config-value', 'app-html-tags', 'page-option-in-component'];

/** The first bad example of a rule that is built, and the first good one. */
function first(apps: readonly RuleApp[], marked: boolean): RuleApp {
  const app = apps.find((one) => one.marked === marked && 'kit' in one.app);
  if (!app) throw new Error(`No ${marked ? 'bad' : 'good'} example of ${apps[0]?.rule.id} is built.`);
  return app;
}

describe('vite build', () => {
  it('says what rules say that it says', { timeout: 300_000 }, async () => {
    const rules = await buildRules((id) => daily.includes(id));
    expect(rules.map(({ rule }) => rule.id)).toEqual([...daily].sort());
    // A good example takes a whole build: that two of them pass is enough for every day.
    const apps = rules.map(ruleApps).flatMap((each, i) => [first(each, true), ...(i < 2 ? [first(each, false)] : [])]);
    for (const app of apps) {
      const checked = await checkRuleApp(app, false);
      console.log(describeApp(checked));
      expect(checked.difference, checked.build?.output).toBeUndefined();
    }
  });
});
