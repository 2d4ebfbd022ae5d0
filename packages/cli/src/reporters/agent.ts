/** For programs that write code: all that is needed to mend a finding, in few words. */
import type { LocatedFinding } from '@sk-audit/core';
import { printable } from '../terminal/printable.js';
import { mostSevere } from './most-severe.js';
import type { Reporter } from './reporter.js';
import { findingsInWords, fixedInWords, incompleteInWords, leftOutInWords } from './summary-line.js';

/** More than this is no work for one go. */
const MOST_FINDINGS = 50;

/** One line a finding: place, severity, rule, what is wrong, what to do, and the places that prove it. Then one line that sums up. */
export const agent: Reporter = (report, { verbose }) => {
  const shown = verbose ? report.findings : mostSevere(report.findings, MOST_FINDINGS);
  const left = report.findings.length - shown.length;
  const summary = [
    findingsInWords(report),
    ...(left > 0 ? [`${left} less severe not shown (--verbose shows all)`] : []),
    ...incompleteInWords(report),
    ...fixedInWords(report),
    ...leftOutInWords(report),
    ...(report.findings.length > 0 ? ['"sk-audit explain <rule>" says more'] : []),
  ];
  return `${[...shown.map(line), summary.join('; ')].join('\n')}\n`;
};

function line({ path, start, severity, rule, message, advice, related }: LocatedFinding): string {
  const proof = related.filter((place) => place.path !== path || place.start.offset !== start.offset);
  const see = proof.map((place) => `${place.path}:${place.start.line}:${place.start.column} ${place.message}`).join('; ');
  return [
    `${printable(path)}:${start.line}:${start.column} ${severity} ${rule}: ${printable(message)}`,
    ...(advice === '' ? [] : [`fix: ${printable(advice)}`]),
    ...(see === '' ? [] : [`see: ${printable(see)}`]),
  ].join(' | ');
}
