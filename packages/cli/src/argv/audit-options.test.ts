import { describe, expect, it } from 'vitest';
import { parseAuditOptions, type RawAuditOptions } from './audit-options.js';

const ruleIds = ['no-redirect-in-try', 'return-fail'];
const parse = (raw: Partial<RawAuditOptions>) =>
  parseAuditOptions({ format: 'pretty', failOn: 'error', inlineDisables: true, cache: true, ...raw }, ruleIds);

describe('parseAuditOptions', () => {
  it('gives every option a value', () => {
    expect(parse({})).toEqual({
      format: 'pretty',
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

  it.each<[Partial<RawAuditOptions>, string]>([
    [{ format: 'jsn' }, 'Unknown format "jsn" for --format. Did you mean "json"?'],
    [{ format: 'sarif' }, 'Unknown format "sarif" for --format. It takes pretty, concise, json.'],
    [{ failOn: 'warning' }, 'Unknown severity "warning" for --fail-on. Did you mean "warn"?'],
    [{ failOn: 'off' }, 'Unknown severity "off" for --fail-on. It takes error, warn, info, none.'],
    [{ maxWarnings: 'many' }, '--max-warnings takes a whole number, not "many".'],
    [{ maxWarnings: '-1' }, '--max-warnings takes a whole number, not "-1".'],
    [{ rule: ['return-fial'] }, 'Unknown rule "return-fial". Did you mean "return-fail"?'],
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
