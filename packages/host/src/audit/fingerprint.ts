/** What makes a finding the same finding after lines have moved. */
import { createHash } from 'node:crypto';
import type { Finding } from '@sk-audit/core';

/**
 * The fingerprint of each finding of one file, in their order: a SHA-1 of the rule, the path in the app, the symbol in which it stands,
 * its text with runs of white space as one blank, and its number among those that are equal in all this, counted from the top.
 */
export function fingerprints(findings: readonly Finding[], pathInApp: string, text: string): readonly string[] {
  const identities = findings.map((finding) => identityOf(finding, pathInApp, text));
  const fromTheTop = findings.map((_, i) => i).sort((a, b) => startOf(findings[a]) - startOf(findings[b]) || a - b);
  const seen = new Map<string, number>();
  const result: string[] = [];
  for (const i of fromTheTop) {
    const identity = identities[i] ?? '';
    const ordinal = seen.get(identity) ?? 0;
    seen.set(identity, ordinal + 1);
    result[i] = createHash('sha1').update(`${identity}\0${ordinal}`).digest('hex');
  }
  return result;
}

function identityOf({ rule, symbol, span }: Finding, pathInApp: string, text: string): string {
  return [rule, pathInApp, symbol, text.slice(...span).replace(/\s+/g, ' ').trim()].join('\0');
}

function startOf(finding: Finding | undefined): number {
  return finding?.span[0] ?? 0;
}
