/** Which findings do comments silence? */
import type { DisableFact, FileFacts } from './facts.js';
import type { Finding } from './finding.js';

/** Ids of the two findings that are about comments. */
export const COMMENT_RULES = ['disable-without-reason', 'unused-disable'] as const;

export type Suppression = {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Findings about the comments themselves. */
  readonly extra: readonly Finding[];
};

/**
 * Splits the findings of one file. A comment without a reason silences nothing and is reported, an unused one too.
 * @param checked ids of the rules that ran on the file: a comment for another rule is not called unused
 */
export function suppress(facts: FileFacts, findings: readonly Finding[], checked: ReadonlySet<string>): Suppression {
  const used = new Set<DisableFact>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const comment = facts.disables.find((one) => hasReason(one) && silences(one, finding));
    if (comment) {
      used.add(comment);
      suppressed.push({ finding, reason: comment.reason ?? '' });
    } else kept.push(finding);
  }
  return { kept, suppressed, extra: facts.disables.flatMap((one) => aboutComment(facts, one, used, checked)) };
}

/** ESLint asks for no reason, so its comments count without. */
function hasReason(comment: DisableFact): boolean {
  return comment.dialect === 'eslint' || !!comment.reason;
}

function silences(comment: DisableFact, finding: Finding): boolean {
  const covers = comment.covers[0] <= finding.span[0] && finding.span[0] < Math.max(comment.covers[1], comment.covers[0] + 1);
  return covers && (comment.rules.length === 0 || comment.rules.includes(finding.rule));
}

function aboutComment(facts: FileFacts, comment: DisableFact, used: ReadonlySet<DisableFact>, checked: ReadonlySet<string>): readonly Finding[] {
  const names = comment.rules.length > 0 ? comment.rules.join(', ') : 'every rule';
  if (!hasReason(comment)) {
    return [about(facts, comment, 'disable-without-reason', `This comment disables ${names} without saying why, so it has no effect.`, 'Add the reason behind two dashes: `-- reason`.')];
  }
  const isJudged = comment.rules.every((rule) => checked.has(rule)) && comment.dialect === 'sk-audit';
  if (used.has(comment) || !isJudged) return [];
  return [about(facts, comment, 'unused-disable', `This comment disables ${names}, but nothing is reported there.`, 'Remove the comment.')];
}

function about(facts: FileFacts, comment: DisableFact, rule: (typeof COMMENT_RULES)[number], message: string, advice: string): Finding {
  return { rule, severity: 'warn', category: 'comments', messageId: rule, message, advice, path: facts.path, span: comment.span, symbol: '', related: [], suggestions: [] };
}
