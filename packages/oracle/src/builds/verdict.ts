/** What our audit says about an app on the disk. */
import { defineRule, type Rule } from '@sk-audit/core';
import { audit } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import type { Outcome } from './build-case.js';

export type Verdict = { readonly says: Outcome; /** `messageId path` of each finding. */ readonly findings: readonly string[] };

/** The rules that speak of what reaches browsers. */
const asked: readonly string[] = ['no-server-import-in-client', 'service-worker-imports'];
/** Messages that say that Kit would stop the build. */
const refusals: ReadonlySet<string> = new Set(['kitWouldFail', 'typesOnly', 'notThere']);
/** Messages that say that the code reaches browsers. */
const leaks: ReadonlySet<string> = new Set(['kitMisses']);

/** Runs the rules over the app's files, from the disk on, and sums their findings up. */
export function verdictOn(dir: string): Verdict {
  const findings: string[] = [];
  const watched = asked.map((id) => watch(id, (finding) => findings.push(finding)));
  const { report } = audit({ paths: [dir], cwd: dir, rules: watched, version: '0.0.0', cache: false });
  const [crash] = report.crashes;
  if (crash) throw new Error(`The rule broke: ${crash.message}`);
  const said = new Set(findings.map((finding) => finding.split(' ')[0] ?? ''));
  const says = [...said].some((id) => refusals.has(id)) ? 'refused' : [...said].some((id) => leaks.has(id)) ? 'shipped' : 'clean';
  return { says, findings: [...new Set(findings)].sort() };
}

/** The rule, and a call for each of its findings: the report does not say which message it is. */
function watch(id: string, found: (finding: string) => void): Rule {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  const { check, checkProject, ...meta } = rule;
  return defineRule({
    ...meta,
    ...(check && { check: (context) => check({ ...context, report: (at, message, ...rest) => {
      found(`${message} ${context.path}`);
      context.report(at, message, ...rest);
    } }) }),
    ...(checkProject && { checkProject: (context) => checkProject({ ...context, report: (path, at, message, ...rest) => {
      found(`${message} ${path}`);
      context.report(path, at, message, ...rest);
    } }) }),
  });
}
