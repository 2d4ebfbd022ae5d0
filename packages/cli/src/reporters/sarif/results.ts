/** Findings as SARIF's results. */
import type { LocatedFinding } from '@sk-audit/core';
import { isChain } from '../related-places.js';
import type { ReportContext } from '../reporter.js';
import { lineHashes } from './line-hash.js';
import { codeFlow, plainText, relatedLocations, sarifLocation } from './locations.js';
import { LEVELS } from './rules.js';

/** A finding, with the reason of the comment that disables it. */
export type Result = LocatedFinding & { readonly reason?: string };

/** The results, in the order of the findings. Each file is read once. */
export function sarifResults(findings: readonly Result[], context: ReportContext): readonly object[] {
  const indexes = new Map(context.rules.map(({ id }, index) => [id, index]));
  const hashes = new Map<string, readonly string[]>();
  const hashesOf = (path: string): readonly string[] => {
    const known = hashes.get(path) ?? lineHashes(context.sourceOf(path) ?? '');
    hashes.set(path, known);
    return known;
  };
  return findings.map((finding) => result(finding, indexes.get(finding.rule), hashesOf(finding.path)[finding.start.line - 1], context));
}

function result(finding: Result, ruleIndex: number | undefined, lineHash: string | undefined, context: ReportContext): object {
  const { rule, severity, related, fingerprint, reason } = finding;
  const chain = related.length > 1 && isChain(related);
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message(finding, chain) },
    locations: [sarifLocation(finding, context)],
    ...(related.length > 0 && { relatedLocations: relatedLocations(finding, context) }),
    ...(chain && { codeFlows: [codeFlow(finding, context)] }),
    partialFingerprints: { ...(lineHash !== undefined && { primaryLocationLineHash: lineHash }), 'skAudit/v1': fingerprint },
    ...(reason !== undefined && { suppressions: [{ kind: 'inSource', justification: reason }] }),
  };
}

/** What is wrong, what to do, and links to the proof, which GitHub shows only where the message names it. */
function message({ message: what, advice, related }: LocatedFinding, chain: boolean): string {
  const links = chain ? [] : related.map((place, index) => `[${place.message.replace(/[\\[\]]/g, '\\$&')}](${index + 1})`);
  return [plainText(what), plainText(advice), ...(links.length > 0 ? [`See: ${links.join('; ')}.`] : [])].filter((part) => part !== '').join(' ');
}
