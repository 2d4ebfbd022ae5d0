/** Which findings do comments silence? */
import { makeFinding, type ActiveRule } from './check-file.js';
import type { DisableFact, FileFacts } from './facts.js';
import type { Finding } from './finding.js';
import type { ReportExtras } from './rule.js';

/** Id of the rule about comments that nothing needs: it is reported here, once the others have run. */
export const UNUSED_DISABLE = 'unused-disable';

export type Suppression = {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Comments that silence nothing, when that rule is on. */
  readonly unused: readonly Finding[];
};

/**
 * Splits the findings of one file. A comment without a reason silences nothing.
 * @param active the rules that ran on the file: a comment for another rule is not called unused
 */
export function suppress(facts: FileFacts, findings: readonly Finding[], active: readonly ActiveRule[]): Suppression {
  const used = new Set<DisableFact>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const names = [finding.rule, ...(active.find(({ rule }) => rule.id === finding.rule)?.rule.formerly ?? [])];
    const comment = facts.disables.find((one) => isInEffect(one) && silences(one, finding, names));
    if (comment) {
      used.add(comment);
      suppressed.push({ finding, reason: comment.reason ?? '' });
    } else kept.push(finding);
  }
  return { kept, suppressed, unused: unusedComments(facts, used, active) };
}

/** Does the comment silence anything at all? ESLint asks for no reason, so its comments need none. */
export function isInEffect(comment: DisableFact): boolean {
  return comment.dialect === 'eslint' || !!comment.reason;
}

/** `names` are the ids by which the comment may name the rule. */
function silences(comment: DisableFact, finding: Finding, names: readonly string[]): boolean {
  const covers = comment.covers[0] <= finding.span[0] && finding.span[0] < Math.max(comment.covers[1], comment.covers[0] + 1);
  return covers && (comment.rules.length === 0 || names.some((name) => comment.rules.includes(name)));
}

function unusedComments(facts: FileFacts, used: ReadonlySet<DisableFact>, active: readonly ActiveRule[]): readonly Finding[] {
  if (facts.disables.length === 0) return [];
  const reporting = active.find(({ rule }) => rule.id === UNUSED_DISABLE);
  const ran = new Set(active.flatMap(({ rule }) => [rule.id, ...(rule.formerly ?? [])]));
  if (!reporting) return [];
  const unused = facts.disables.filter((one) => one.dialect === 'sk-audit' && isInEffect(one) && !used.has(one) && one.rules.every((rule) => ran.has(rule)));
  return unused.map((one) => makeFinding(reporting, facts, one.span, 'unused', { rules: one.rules.map((rule) => `\`${rule}\``).join(', ') || 'every rule' }, removal(one)));
}

/** Of a comment that names no rule nobody knows what it is for: rules may be off today that it silences tomorrow. */
function removal({ rules, whole }: DisableFact): ReportExtras {
  return rules.length > 0 && whole ? { fix: [{ span: whole, text: '' }] } : {};
}
