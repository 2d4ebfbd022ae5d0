import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { json } from './json.js';

describe('json', () => {
  it('writes the report and nothing else', () => {
    const report = reportOf([LEAKED_DB, PLAIN_FORM]);
    const text = json(report, contextOf());
    expect(JSON.parse(text)).toEqual(report);
    expect(text.startsWith('{\n  "schemaVersion": 1,\n  "tool": {\n')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('escapes what a terminal would obey, and loses nothing', () => {
    const report = reportOf([{ ...PLAIN_FORM, message: 'a\u001b[2J b\u009b31m c\u202e d\u007f e\ud83d' }]);
    const text = json(report, contextOf());
    expect(text).toContain('"a\\u001b[2J b\\u009b31m c\\u202e d\\u007f e\\ud83d"');
    expect(JSON.parse(text)).toEqual(report);
  });
});
