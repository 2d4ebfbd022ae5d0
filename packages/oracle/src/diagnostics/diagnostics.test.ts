import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { devCases } from '../dev-server/cases/index.js';
import { probes } from '../probes/cases/index.js';
import { diagnostics } from './codes.js';
import { DIAGNOSTICS_PAGE, diagnosticsPage } from './page.js';
import { codesWithReason } from './reasons.js';
import { ruleCodes, type RuleCode } from './rule-codes.js';

describe("Kit's diagnostics", () => {
  const all = diagnostics();
  let spoken: readonly RuleCode[];

  beforeAll(async () => {
    spoken = await ruleCodes();
  }, 300_000);

  it('are all there', () => {
    expect(all).toHaveLength(255);
    expect(new Set(all.map(({ code }) => code)).size).toBe(255);
  });

  it('have every code that a rule reports', () => {
    const known = new Set(all.map(({ code }) => code));
    expect(spoken.filter(({ code }) => !known.has(code)).map(({ code, rule }) => `${rule.id}: ${code}`)).toEqual([]);
  });

  it('have no reason to be without a rule where there is one', () => {
    const ruled = new Set(spoken.map(({ code }) => code));
    expect(codesWithReason.filter((code) => ruled.has(code))).toEqual([]);
    expect(codesWithReason.filter((code) => !all.some((one) => one.code === code))).toEqual([]);
  });

  it('stand in docs/kit-diagnostics.md as they are; `pnpm oracle --diagnostics` writes it', () => {
    expect(readFileSync(DIAGNOSTICS_PAGE, 'utf8')).toBe(diagnosticsPage(all, { ruleCodes: spoken, probes, devCases }));
  });
});
