/** JUnit's XML, for servers that show test results: each finding is a test that failed. */
import type { LocatedFinding, Report } from '@sk-audit/core';
import { grouped } from './grouped.js';
import { repositoryPath } from './repository-path.js';
import type { ReportContext, Reporter } from './reporter.js';
import { xmlAttributes, xmlText } from './xml.js';

type Case = { readonly suite: string; readonly kind: 'failure' | 'error' | 'skipped' | 'passed'; readonly xml: readonly string[] };

/**
 * A suite for each file with a test for each finding; a rule that failed is an error, a file that could not be parsed a skipped test.
 * When there is nothing one test passes: some servers take an empty report for a mistake.
 */
export const junit: Reporter = (report, context) => {
  const cases = [...findingCases(report.findings, context), ...otherCases(report, context)];
  const shown = cases.length > 0 ? cases : [passed];
  const suites = [...grouped(shown, ({ suite }) => suite)].flatMap(([name, inSuite]) => [
    `  <testsuite${xmlAttributes({ name, ...counts(inSuite), skipped: inSuite.filter(({ kind }) => kind === 'skipped').length, time: 0 })}>`,
    ...inSuite.flatMap(({ xml }) => xml.map((line) => `    ${line}`)),
    '  </testsuite>',
  ]);
  const root = { name: 'sk-audit', ...counts(shown), time: (report.summary.ms / 1000).toFixed(3) };
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${xmlAttributes(root)}>`, ...suites, '</testsuites>', ''].join('\n');
};

const passed: Case = { suite: 'sk-audit', kind: 'passed', xml: [`<testcase${xmlAttributes({ name: 'No findings', classname: 'sk-audit' })}/>`] };

function counts(cases: readonly Case[]) {
  const having = (kind: Case['kind']) => cases.filter((one) => one.kind === kind).length;
  return { tests: cases.length, failures: having('failure'), errors: having('error') };
}

/** Servers know a test again by its name: it holds no line, and equal ones of a file are numbered. */
function findingCases(findings: readonly LocatedFinding[], context: ReportContext): readonly Case[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, message, advice, path, start, severity, docs } = finding;
    const suite = repositoryPath(path, context);
    const key = `${suite} ${rule}: ${message}`;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    const name = `${rule}: ${message}${number > 1 ? ` (${number})` : ''}`;
    const text = [`${suite}:${start.line}:${start.column}`, message, ...(advice === '' ? [] : [advice]), docs].join('\n');
    return testCase({ suite, kind: 'failure', name, message, type: severity, text });
  });
}

function otherCases({ crashes, unparsed }: Report, context: ReportContext): readonly Case[] {
  return [
    ...crashes.map(({ rule, path, message }) => testCase({ suite: repositoryPath(path, context), kind: 'error', name: `The rule ${rule} failed`, message: message.split('\n')[0] ?? '', type: 'crash', text: '' })),
    ...unparsed.map(({ path, message }) => testCase({ suite: repositoryPath(path, context), kind: 'skipped', name: 'The file could not be parsed', text: message })),
  ];
}

type TestCase = Pick<Case, 'suite' | 'kind'> & { readonly name: string; readonly message?: string; readonly type?: string; readonly text?: string };

function testCase({ suite, kind, name, message, type, text }: TestCase): Case {
  const outcome = `<${kind}${xmlAttributes({ message, type })}`;
  return {
    suite,
    kind,
    xml: [`<testcase${xmlAttributes({ name, classname: suite })}>`, text ? `  ${outcome}>${xmlText(text)}</${kind}>` : `  ${outcome}/>`, '</testcase>'],
  };
}
