/** The report for people: grouped by file, with code, import chains and advice. */
import type { LocatedFinding, Report, Severity } from '@sk-audit/core';
import { displayWidth } from '../terminal/display-width.js';
import { printable } from '../terminal/printable.js';
import { wrapAfter } from '../terminal/wrap.js';
import { codeFrame } from './code-frame.js';
import { grouped } from './grouped.js';
import { mostSevere } from './most-severe.js';
import { relatedPlaces } from './related-places.js';
import type { Colors, ReportContext, Reporter } from './reporter.js';
import { remarks } from './remarks.js';
import { findingsInWords, fixableInWords, fixedInWords, incompleteInWords, leftOutInWords, workInWords } from './summary-line.js';
import { upgradeWork } from './upgrade-work.js';

/** More than this is not read, but scrolled. */
const MOST_FINDINGS = 50;
const INDENT = '    ';
/** Width of code when there is no terminal that could say. */
const USUAL_WIDTH = 100;

/** Findings by file, then what else is to be known, then one line that sums up. */
export const pretty: Reporter = (report, context) => {
  const shown = context.verbose ? report.findings : mostSevere(report.findings, MOST_FINDINGS);
  const files = [...grouped(shown, ({ path }) => path)].map(([path, findings]) => fileBlock(path, findings, context));
  const left = report.findings.length - shown.length;
  const more = left > 0 ? [`… and ${left} more (use --verbose to show all)`] : [];
  const rest = [more, upgradeWork(report, context), remarks(report, context), [summary(report, context)]].filter((rows) => rows.length > 0);
  return [...files, ...rest].map((rows) => `${rows.join('\n')}\n`).join('\n');
};

function fileBlock(path: string, findings: readonly LocatedFinding[], context: ReportContext): readonly string[] {
  const source = context.sourceOf(path);
  const positions = findings.map(({ start }) => `${start.line}:${start.column}`);
  const widest = Math.max(...positions.map((position) => position.length));
  const blocks = findings.map((finding, index) => findingBlock(finding, positions[index]!.padStart(widest), source, context));
  return [context.colors.underline(printable(path)), ...blocks.flatMap((rows, index) => (index === 0 ? rows : ['', ...rows]))];
}

function findingBlock(finding: LocatedFinding, position: string, source: string | undefined, context: ReportContext): readonly string[] {
  const { colors, columns } = context;
  const mark = severityColor(finding.severity, colors);
  const width = (columns ?? USUAL_WIDTH) - INDENT.length;
  const frame = source === undefined ? [] : codeFrame(source, finding.start, finding.end, { colors, mark, width });
  const related = isOwnPlace(finding) ? [] : relatedPlaces(finding.related, context);
  const help = finding.advice === '' ? [] : wrapAfter('help: ', printable(finding.advice), columns && columns - INDENT.length);
  return [
    ...headline(finding, position, context),
    ...indented(frame),
    ...indented(related),
    ...indented(help.map((row) => row.replace(/^help:/, colors.green('help:')))),
  ];
}

/** A chain of one step is the finding itself, which is shown already. */
function isOwnPlace({ path, start, related }: LocatedFinding): boolean {
  return related.every((place) => place.path === path && place.start.offset === start.offset);
}

/** Position, severity, message and rule; what does not fit goes below the message. */
function headline({ severity, message, rule }: LocatedFinding, position: string, { colors, columns }: ReportContext): readonly string[] {
  const start = `  ${position}  ${severity.padEnd(5)}  `;
  const painted = `  ${colors.dim(position)}  ${severityColor(severity, colors)(severity.padEnd(5))}  `;
  const [first = '', ...others] = wrapAfter(start, printable(message), columns);
  const rows = [painted + first.slice(start.length), ...others];
  const fits = columns === undefined || displayWidth(others.at(-1) ?? first) + 2 + rule.length <= columns;
  if (!fits) return [...rows, ' '.repeat(start.length) + colors.dim(rule)];
  return [...rows.slice(0, -1), `${rows.at(-1)}  ${colors.dim(rule)}`];
}

function indented(rows: readonly string[]): readonly string[] {
  return rows.map((row) => INDENT + row);
}

function severityColor(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warn: colors.yellow, info: colors.blue }[severity];
}

function summary(report: Report, { colors, columns, quiet }: ReportContext): string {
  const { errors, warnings, infos } = report.summary;
  const total = errors + warnings + infos;
  const incomplete = incompleteInWords(report);
  const paint = errors + incomplete.length > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  const rest = [
    ...incomplete,
    ...(quiet && total > errors ? [`${total - errors} hidden by --quiet`] : []),
    ...fixedInWords(report),
    ...fixableInWords(report),
    ...leftOutInWords(report),
    workInWords(report),
    ...(report.findings.length > 0 ? ['sk-audit explain <rule> says more'] : []),
  ];
  const result = `${total + incomplete.length > 0 ? '✖' : '✔'} ${findingsInWords(report)}`;
  const fits = columns === undefined || displayWidth([result, ...rest].join(' · ')) <= columns;
  return [paint(result), ...rest.map(colors.dim)].join(fits ? colors.dim(' · ') : '\n  ');
}
