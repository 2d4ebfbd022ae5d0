/** The fixture apps against what a person wrote down from the rules' definitions. The lists are never written by a run. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { audit } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { describe, expect, it } from 'vitest';

type Expected = { rule: string; path: string; line: number; text: string };

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

describe.each(['demo-app', 'kit1-app', 'kit3-app', 'parallel-hooks', 'playground'])('fixtures/%s', (name) => {
  const cwd = fixtures + name;
  const expected = JSON.parse(readFileSync(`${cwd}/expected-findings.json`, 'utf8')) as readonly Expected[];
  const { report, sourceOf } = audit({ paths: ['.'], cwd, rules, version: '0.0.0', allRules: true, cache: false });
  const textOf = (path: string, start: number, end: number): string => (sourceOf(path) ?? '').slice(start, end);

  it('gives exactly the expected findings, at exactly their places', () => {
    const found = report.findings.map((one) => ({ rule: one.rule, path: one.path, line: one.start.line, text: textOf(one.path, one.start.offset, one.end.offset) }));
    expect(found.sort(byPlace)).toEqual([...expected].sort(byPlace));
  });

  it('reads every file and crashes nowhere', () => {
    expect({ unparsed: report.unparsed, crashes: report.crashes }).toEqual({ unparsed: [], crashes: [] });
  });
});

function byPlace(a: Expected, b: Expected): number {
  return key(a) < key(b) ? -1 : 1;
}

function key({ path, line, rule, text }: Expected): string {
  return `${path} ${String(line).padStart(5, '0')} ${rule} ${text}`;
}
