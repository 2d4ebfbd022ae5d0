import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditRequest } from '../audit/audit.js';
import { loadSettings } from '../settings/load-settings.js';
import { auditOf, committed, MANIFEST, placesOf, RULES, SHOP } from '../testing/changing-app.js';
import { runGit, tempFolder, writeFiles } from '../testing/temp-folder.js';
import type { BaselineRequest } from './apply-baseline.js';

const FILE = 'sk-audit-baseline.json';

function run(cwd: string, mode: BaselineRequest['mode'], more: Partial<AuditRequest> = {}) {
  const { report, notes } = auditOf(cwd, { baseline: { mode }, ...more });
  return { found: placesOf(report), baselined: report.summary.baselined, notes };
}

/** `path rule` of each line. */
function entries(cwd: string, file = FILE): readonly string[] {
  const { findings } = JSON.parse(readFileSync(`${cwd}/${file}`, 'utf8')) as { readonly findings: readonly { readonly path: string; readonly rule: string }[] };
  return findings.map(({ path, rule }) => `${path} ${rule}`);
}

describe('a baseline', () => {
  it('holds the findings of a day, and hides them from then on: also when lines move, but not a second mistake', () => {
    const root = tempFolder(SHOP);
    expect(run(root, 'update')).toEqual({ found: [], baselined: 2, notes: ['"sk-audit-baseline.json" has 2 entries now: 2 added, 0 removed.'] });
    writeFiles(root, { 'src/lib/cart.ts': '\n\nexport const total = 1;\n  price(1);\nprice(2);\n' });
    expect(run(root, 'use')).toEqual({ found: [], baselined: 2, notes: [] });
    writeFiles(root, { 'src/lib/cart.ts': 'export const total = 1;\nprice(1);\nprice(1);\nprice(2);\n' });
    expect(run(root, 'use')).toMatchObject({ found: ['src/lib/cart.ts:3 no-price'], baselined: 2 });
  });

  it('is one line a finding, in the same order whoever writes it', () => {
    const root = tempFolder({ ...SHOP, 'src/hooks.server.ts': '' });
    run(root, 'update');
    expect(readFileSync(`${root}/${FILE}`, 'utf8')).toMatch(/^\{\n {2}"version": 1,\n {2}"findings": \[\n {4}\{"path":"src\/lib\/bill\.ts","rule":"require-guard","fingerprint":"[0-9a-f]{40}"\},\n {4}\{"path":"src\/lib\/cart\.ts",.*\},\n {4}\{.*\}\n {2}\]\n\}\n$/);
    const before = readFileSync(`${root}/${FILE}`, 'utf8');
    run(root, 'update');
    expect(readFileSync(`${root}/${FILE}`, 'utf8')).toBe(before);
  });

  it('is never on by itself: only asked for, or named in the settings', () => {
    const root = tempFolder(SHOP);
    run(root, 'update');
    const plain = auditOf(root).report;
    expect([placesOf(plain).length, plain.summary.baselined]).toEqual([2, undefined]);
    writeFiles(root, { 'sk-audit.config.json': `{ "baseline": "${FILE}" }` });
    const settings = loadSettings({ cwd: root, rules: RULES });
    expect(auditOf(root, { settings }).report).toMatchObject({ findings: [], summary: { errors: 0, baselined: 2 } });
    expect(placesOf(auditOf(root, { settings, baseline: { mode: 'off' } }).report)).toHaveLength(2);
  });

  it('tells which entries are gone, and strikes out only those', () => {
    const root = tempFolder(SHOP);
    run(root, 'update');
    writeFiles(root, { 'src/lib/cart.ts': 'export const total = 1;\nprice(2);\nprice(3);\n' });
    expect(run(root, 'use').notes).toEqual(['1 entry in "sk-audit-baseline.json" is gone from the code: --prune-baseline strikes it out.']);
    expect(run(root, 'prune')).toEqual({ found: ['src/lib/cart.ts:3 no-price'], baselined: 1, notes: ['1 entry removed from "sk-audit-baseline.json".'] });
    expect(entries(root)).toEqual(['src/lib/cart.ts no-price']);
  });

  it('loses nothing to a run over a part: other apps, other files, rules that did not run, files that cannot be parsed', () => {
    const root = tempFolder(Object.fromEntries(['shop', 'desk'].flatMap((name) => Object.entries({ ...SHOP, 'src/lib/old.ts': 'price(8);\n' }).map(([path, text]) => [`${name}/${path}`, text]))));
    const sole = { rules: RULES.filter(({ id }) => id === 'no-price') };
    run(root, 'update', sole);
    const all = entries(root);
    expect(all).toHaveLength(6);
    rmSync(`${root}/shop/src/lib/old.ts`);
    for (const path of ['desk', 'shop/src/lib/cart.ts', 'shop/src/routes']) run(root, 'update', { ...sole, paths: [path] });
    run(root, 'prune', { flags: { 'no-price': 'off' } });
    expect(entries(root)).toEqual(all);
    writeFiles(root, { 'shop/src/lib/cart.ts': 'export const = 1;\n' });
    run(root, 'update', sole);
    expect(entries(root)).toEqual(all.filter((entry) => !entry.includes('shop/src/lib/old.ts')));
    writeFiles(root, { 'shop/src/lib/cart.ts': '' });
    run(root, 'update', { ...sole, paths: ['shop'] });
    expect(entries(root)).toEqual(all.filter((entry) => entry.startsWith('desk/')));
  });

  it('forgets a rule that there is no more', () => {
    const root = tempFolder(SHOP);
    run(root, 'update');
    run(root, 'update', { rules: RULES.filter(({ id }) => id !== 'no-price') });
    expect(entries(root)).toEqual([]);
  });

  it('lies in the nearest folder above, and knows the same findings from everywhere', () => {
    const root = committed(Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`apps/shop/${path}`, text])));
    writeFiles(root, { 'apps/shop/src/hooks.server.ts': '' });
    run(root, 'update');
    expect(run(`${root}/apps/shop`, 'use').baselined).toBe(3);
    expect(existsSync(`${root}/apps/shop/${FILE}`)).toBe(false);
    run(root, 'update', { baseline: { mode: 'update', file: 'notes/known.json' } });
    expect(entries(root, 'notes/known.json')[0]).toBe('../apps/shop/src/lib/bill.ts require-guard');
  });

  it('holds for what is new, too: in the index, and while it is not committed', () => {
    const root = committed();
    writeFiles(root, { 'src/lib/tax.ts': 'price(3);\n' });
    runGit(root, 'add', '-A');
    run(root, 'update');
    const staged = auditOf(root, { compare: { staged: true }, baseline: { mode: 'use' } }).report;
    expect(staged).toMatchObject({ findings: [], summary: { baselined: 3 }, comparison: { older: 0 } });
  });

  it.each([
    ['{', '"sk-audit-baseline.json" is no baseline that this version can read: delete it and make it anew with --update-baseline.'],
    ['{"version":2,"findings":[]}', '"sk-audit-baseline.json" is no baseline that this version can read: delete it and make it anew with --update-baseline.'],
    ['{"version":1,"findings":[null]}', '"sk-audit-baseline.json" is no baseline that this version can read: delete it and make it anew with --update-baseline.'],
    ['{\n<<<<<<< HEAD\n', '"sk-audit-baseline.json" has conflicts of a merge: delete it and make it anew with --update-baseline.'],
  ])('that holds %j is left as it is, in every mode', (text, sentence) => {
    const root = tempFolder({ ...SHOP, [FILE]: text });
    for (const mode of ['use', 'update', 'prune'] as const) expect(() => run(root, mode)).toThrow(sentence);
    expect(readFileSync(`${root}/${FILE}`, 'utf8')).toBe(text);
  });

  it('must be there, unless it is being made; and what cannot be written leaves nothing behind', () => {
    const root = tempFolder({ 'package.json': MANIFEST, 'src/routes/+page.ts': 'price(1);\n', notes: 'a file' });
    expect(() => run(root, 'use')).toThrow('There is no baseline "sk-audit-baseline.json": --update-baseline makes one.');
    expect(() => run(root, 'update', { baseline: { mode: 'update', file: 'notes/known.json' } })).toThrow('The baseline cannot be written to "notes/known.json": a part of its path is a file.');
    expect(readdirSync(root).sort()).toEqual(['notes', 'package.json', 'src']);
  });
});
