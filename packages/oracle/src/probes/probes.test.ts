import { readFileSync } from 'node:fs';
import { rules } from '@sk-audit/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { kitNames } from '../kits.js';
import { families, probes } from './cases/index.js';
import { checkProbes, type CheckedProbe } from './check-probes.js';
import { answersOf } from './probe.js';
import { PROBE_PAGE, probePage } from './probe-page.js';
import { withoutProbe } from './without-probe.js';

/** The families of rules that speak of the running app. */
const atRunTime = ['auth', 'forms', 'page-data', 'performance', 'redirects-and-errors', 'shared-state'];

describe.each(kitNames)('with %s', (kit) => {
  const asked = probes.filter((probe) => answersOf(probe, kit) !== undefined);
  let checked: ReadonlyMap<string, CheckedProbe>;

  // Builds the app, which takes some seconds the first time.
  beforeAll(async () => {
    checked = new Map((await checkProbes(probes, kit)).map((one) => [one.probe.id, one]));
  }, 300_000);

  it.each(asked.map(({ id, title }) => [id, title]))('%s: %s', (id) => {
    expect(checked.get(id)?.answers).toEqual(checked.get(id)?.expected);
  });
});

describe('the probes', () => {
  it('have ids of their own, and rules that exist', () => {
    expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length);
    const ids = new Set(rules.map(({ id }) => id));
    expect(probes.flatMap((probe) => probe.rules).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('are there for every rule that speaks of the running app, or it is said why not', () => {
    const probed = new Set(probes.flatMap((probe) => probe.rules));
    const spoken = rules.filter(({ category }) => atRunTime.includes(category)).map(({ id }) => id);
    expect(spoken.filter((id) => !probed.has(id)).sort()).toEqual(Object.keys(withoutProbe).sort());
  });

  it('stand in docs/kit-at-run-time.md as they are; `pnpm oracle --probes` writes it', () => {
    expect(readFileSync(PROBE_PAGE, 'utf8')).toBe(probePage(families));
  });
});
