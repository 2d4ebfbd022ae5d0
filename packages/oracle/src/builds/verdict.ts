/** What our audit says about an app on the disk. */
import { defineRule } from '@sk-audit/core';
import { audit } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import type { Outcome } from './build-case.js';

export type Verdict = { readonly says: Outcome; /** `messageId path` of each finding. */ readonly findings: readonly string[] };

/** Messages that say that Kit would stop the build. */
const refusals: ReadonlySet<string> = new Set(['kitWouldFail', 'typesOnly']);
/** Messages that say that the code reaches browsers. */
const leaks: ReadonlySet<string> = new Set(['kitMisses']);

/** Runs the rule `no-server-import-in-client` over the app's files, from the disk on, and sums its findings up. */
export function verdictOn(dir: string): Verdict {
  const findings: string[] = [];
  const rule = rules.find(({ id }) => id === 'no-server-import-in-client');
  if (!rule) throw new Error('There is no rule no-server-import-in-client.');
  const watched = defineRule({
    ...rule,
    check: (context) => rule.check?.({ ...context, report: (at, message, ...rest) => {
      findings.push(`${message} ${context.path}`);
      context.report(at, message, ...rest);
    } }),
  });
  const { report } = audit({ paths: [dir], cwd: dir, rules: [watched], version: '0.0.0', cache: false });
  const [crash] = report.crashes;
  if (crash) throw new Error(`The rule broke: ${crash.message}`);
  const said = new Set(findings.map((finding) => finding.split(' ')[0] ?? ''));
  const says = [...said].some((id) => refusals.has(id)) ? 'refused' : [...said].some((id) => leaks.has(id)) ? 'shipped' : 'clean';
  return { says, findings: [...new Set(findings)].sort() };
}
