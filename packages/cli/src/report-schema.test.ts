import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf, SHARED_CART } from './testing/report.js';
import { schemaErrors } from './testing/report-schema.js';
import { json } from './reporters/json.js';

const report = JSON.parse(
  json(
    reportOf([LEAKED_DB, { ...SHARED_CART, kitCode: 'server_only_import' }], {
      suppressed: [{ ...PLAIN_FORM, reason: 'works without a script' }],
      unparsed: [{ path: 'src/old.svelte', message: 'Unexpected token' }],
      skippedRules: [{ rule: 'require-throw-redirect', app: '.', why: 'It is about SvelteKit 1.' }],
      fixed: { findings: 2, files: ['src/hooks.server.ts'] },
      crashes: [{ rule: 'return-fail', path: 'src/hooks.server.ts', message: 'boom' }],
    }),
    contextOf(),
  ),
);

describe('report.schema.json', () => {
  it('accepts a report with everything in it', () => {
    expect(schemaErrors(report)).toEqual([]);
  });

  it('accepts keys that a later version adds', () => {
    expect(schemaErrors({ ...report, baseline: {}, findings: [{ ...report.findings[0], confidence: 'high' }] })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a missing key', { suppressed: undefined }, " must have required property 'suppressed'"],
    ['another schema version', { schemaVersion: 2 }, '/schemaVersion must be equal to constant'],
    ['a severity of another tool', { findings: [{ ...report.findings[0], severity: 'warning' }] }, '/findings/0/severity must be equal to one of the allowed values'],
    ['an absolute path', { findings: [{ ...report.findings[0], path: '/home/ada/src/a.ts' }] }, '/findings/0/path must NOT be valid'],
    ['a line before the first', { findings: [{ ...report.findings[0], start: { line: 0, column: 1, offset: 0 } }] }, '/findings/0/start/line must be >= 1'],
    ['a disabled finding without a reason', { suppressed: [report.findings[0]] }, "/suppressed/0 must have required property 'reason'"],
    ['a Kit version that is no string', { apps: [{ ...report.apps[0], kit: 2 }] }, '/apps/0/kit must be string,null'],
    ['a count below zero', { summary: { ...report.summary, errors: -1 } }, '/summary/errors must be >= 0'],
  ])('rejects %s', (_, change, error) => {
    expect(schemaErrors(JSON.parse(JSON.stringify({ ...report, ...change })))).toEqual([error]);
  });
});
