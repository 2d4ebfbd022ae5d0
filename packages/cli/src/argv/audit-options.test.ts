import { describe, expect, it } from 'vitest';
import { parseAuditOptions, type RawAuditOptions } from './audit-options.js';

const rules = [{ id: 'no-redirect-in-try', formerly: ['redirect-outside-try'] }, { id: 'return-fail' }];
const parse = (raw: Partial<RawAuditOptions>, env: { readonly [name: string]: string } = {}) =>
  parseAuditOptions({ failOn: 'error', inlineDisables: true, cache: true, ...raw }, rules, env);

describe('parseAuditOptions', () => {
  it('gives every option a value', () => {
    expect(parse({})).toEqual({
      format: undefined,
      failOn: 'error',
      maxWarnings: undefined,
      outputs: [],
      flags: {},
      allRules: false,
      quiet: false,
      verbose: false,
      inlineDisables: true,
      cache: true,
      cacheLocation: undefined,
      config: undefined,
      exitZero: false,
      choice: {},
      sarifIncludeSuppressed: false,
      color: undefined,
    });
  });

  it('reads rules with and without a severity', () => {
    expect(parse({ rule: ['return-fail', 'no-redirect-in-try=off'] }).flags).toEqual({ 'return-fail': 'on', 'no-redirect-in-try': 'off' });
    expect(parse({ rule: ['return-fail=info', 'return-fail=error'] }).flags).toEqual({ 'return-fail': 'error' });
  });

  it('takes the format of a file from its prefix, then from its extension, then from --format', () => {
    const outputs = (...output: string[]) => parse({ output, format: 'concise' }).outputs;
    expect(outputs('json=report.txt', 'pretty=report.json')).toEqual([{ format: 'json', path: 'report.txt' }, { format: 'pretty', path: 'report.json' }]);
    expect(outputs('out/report.JSON')).toEqual([{ format: 'json', path: 'out/report.JSON' }]);
    expect(outputs('report.txt', '-')).toEqual([{ format: 'concise', path: 'report.txt' }, { format: 'concise', path: '-' }]);
    expect(outputs('./a=b.txt', 'json=a=b')).toEqual([{ format: 'concise', path: './a=b.txt' }, { format: 'json', path: 'a=b' }]);
  });

  it.each<[string, string | undefined, string]>([
    ['audit.sarif', 'pretty', 'sarif'],
    ['audit.sarif.json', undefined, 'sarif'],
    ['report.json', undefined, 'json'],
    ['report.json', 'gitlab', 'gitlab'],
    ['comment.md', 'json', 'markdown'],
    ['tests.xml', 'junit', 'junit'],
    ['tests.xml', 'checkstyle', 'checkstyle'],
    ['report', undefined, 'pretty'],
  ])('takes %s with --format %s for %s', (path, format, expected) => {
    expect(parse({ output: [path], ...(format !== undefined && { format }) }).outputs).toEqual([{ format: expected, path }]);
  });

  it('takes the format from SK_AUDIT_FORMAT when none is given', () => {
    expect(parse({}, { SK_AUDIT_FORMAT: 'concise' }).format).toBe('concise');
    expect(parse({ format: 'json' }, { SK_AUDIT_FORMAT: 'concise' }).format).toBe('json');
    expect(parse({}, { SK_AUDIT_FORMAT: '' }).format).toBeUndefined();
    expect(() => parse({}, { SK_AUDIT_FORMAT: 'jsn' })).toThrow('Unknown format "jsn" for SK_AUDIT_FORMAT. Did you mean "json"?');
  });

  it.each<[Partial<RawAuditOptions>, string]>([
    [{ format: 'jsn' }, 'Unknown format "jsn" for --format. Did you mean "json"?'],
    [{ format: 'pdf' }, 'Unknown format "pdf" for --format. It takes pretty, concise, json, '],
    [{ output: ['tests.xml'] }, '--output "tests.xml" could be junit or checkstyle. Write the format before it: "junit=tests.xml".'],
    [{ failOn: 'warning' }, 'Unknown severity "warning" for --fail-on. Did you mean "warn"?'],
    [{ failOn: 'off' }, 'Unknown severity "off" for --fail-on. It takes error, warn, info, none.'],
    [{ maxWarnings: 'many' }, '--max-warnings takes a whole number, not "many".'],
    [{ maxWarnings: '-1' }, '--max-warnings takes a whole number, not "-1".'],
    [{ rule: ['return-fial'] }, 'Unknown rule "return-fial". Did you mean "return-fail"?'],
    [{ rule: ['redirect-outside-try'] }, 'Unknown rule "redirect-outside-try". It was renamed to "no-redirect-in-try".'],
    [{ rule: ['no-console=off'] }, 'Unknown rule "no-console". "sk-audit rules" lists them all.'],
    [{ rule: ['return-fail=eror'] }, 'Unknown severity "eror" for --rule return-fail. Did you mean "error"?'],
    [{ rule: ['return-fail='] }, 'Unknown severity "" for --rule return-fail. It takes off, info, warn, error.'],
    [{ output: ['jsno=report'] }, 'Unknown format "jsno" for --output. Did you mean "json"?'],
    [{ output: ['json='] }, '--output "json=" names no file.'],
    [{ output: ['json=-', 'concise=-'] }, 'Only one --output can be "-", the standard output.'],
  ])('rejects %j', (raw, message) => {
    expect(() => parse(raw)).toThrow(message);
  });
});
