/** Markdown for a comment on a pull request or the summary of a job. */
import type { LocatedFinding, Report, Severity } from '@sk-audit/core';
import { grouped } from '../grouped.js';
import { bySeverity } from '../most-severe.js';
import { isChain } from '../related-places.js';
import { repositoryPath, uriOf } from '../repository-path.js';
import type { ReportContext, Reporter } from '../reporter.js';
import { count, findingsInWords, fixedInWords, incompleteInWords, leftOutInWords, workInWords } from '../summary-line.js';
import { markdownCode, markdownText } from './escape.js';

/** Whoever keeps one comment finds it by this line. */
export const MARKER = '<!-- sk-audit -->';
/** GitHub takes 65,536 characters; whoever posts the comment may add some. */
const LONGEST = 65_000;
/** Steps of a chain that are shown at either end. */
const ENDS = 3;

const TITLES: { readonly [severity in Severity]: string } = { error: 'Errors', warn: 'Warnings', info: 'Infos' };

/** Findings by severity and rule, with links to the code and to the rules. As many as fit, the most severe first; then how many are left. */
export const markdown: Reporter = (report, context) => {
  const findings = bySeverity(report.findings);
  return comment(report, findings.slice(0, mostThatFit(report, findings, context)), context);
};

/** The length grows with the number, so halving finds it. */
function mostThatFit(report: Report, findings: readonly LocatedFinding[], context: ReportContext): number {
  let fits = 0;
  let tooMany = findings.length + 1;
  while (tooMany - fits > 1) {
    const middle = fits === 0 && tooMany > findings.length ? findings.length : Math.floor((fits + tooMany) / 2);
    if (comment(report, findings.slice(0, middle), context).length <= LONGEST) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

function comment(report: Report, shown: readonly LocatedFinding[], context: ReportContext): string {
  const left = report.findings.length - shown.length;
  const remarks = [...incompleteInWords(report), ...fixedInWords(report), ...leftOutInWords(report), workInWords(report)];
  return [
    MARKER,
    `## sk-audit: ${findingsInWords(report)}`,
    ...[...grouped(shown, ({ severity }) => severity)].map(([severity, findings]) => section(severity as Severity, findings, context)),
    ...(left > 0 ? [`**… and ${count(left, 'more finding')}**, for which there is no room here.`] : []),
    `<sub>${remarks.join(' · ')}</sub>`,
  ].join('\n\n').concat('\n');
}

/** Errors are open; what may stay is one click away. */
function section(severity: Severity, findings: readonly LocatedFinding[], context: ReportContext): string {
  const rules = [...grouped(findings, ({ rule }) => rule)].map(([rule, ofRule]) => ruleSection(rule, ofRule, context)).join('\n\n');
  const title = `${TITLES[severity]} (${findings.length})`;
  return severity === 'error' ? `### ${title}\n\n${rules}` : `<details>\n<summary><b>${title}</b></summary>\n\n${rules}\n\n</details>`;
}

/** An advice that all findings share stands once. */
function ruleSection(rule: string, findings: readonly LocatedFinding[], context: ReportContext): string {
  const [first] = findings;
  const shared = findings.every(({ advice }) => advice === first?.advice) ? (first?.advice ?? '') : undefined;
  return [
    `#### [${rule}](${first?.docs})`,
    ...(shared ? [`*${markdownText(shared)}*`] : []),
    findings.map((finding) => item(finding, shared === undefined, context)).join('\n'),
  ].join('\n\n');
}

function item(finding: LocatedFinding, withAdvice: boolean, context: ReportContext): string {
  const advice = withAdvice && finding.advice !== '' ? [`  <br>*${markdownText(finding.advice)}*`] : [];
  return [`- ${link(finding, context)} ${markdownText(finding.message)}`, ...advice, ...proof(finding, context)].join('\n');
}

/** The steps of a chain or the other places, below the finding. The middle of a long list is counted. */
function proof({ path, start, related }: LocatedFinding, context: ReportContext): readonly string[] {
  const places = related.filter((place) => place.path !== path || place.start.offset !== start.offset);
  const left = places.length - 2 * ENDS;
  const rows = places.map((place) => `${link(place, context)} ${markdownText(place.message)}`.trimEnd());
  const shown = left < 2 ? rows : [...rows.slice(0, ENDS), `… ${left} more`, ...rows.slice(-ENDS)];
  return shown.map((row, index) => `  ${isChain(related) ? `${index + 1}.` : '-'} ${row}`);
}

/** `path:line`, which leads to the code where that is known. */
function link({ path, start }: Pick<LocatedFinding, 'path' | 'start'>, context: ReportContext): string {
  const shown = repositoryPath(path, context);
  const text = markdownCode(`${shown}:${start.line}`);
  if (context.sourceUrl === undefined) return text;
  const uri = uriOf(shown).replaceAll('(', '%28').replaceAll(')', '%29'); // they would end the link
  return `[${text}](${context.sourceUrl}${uri}#L${start.line})`;
}
