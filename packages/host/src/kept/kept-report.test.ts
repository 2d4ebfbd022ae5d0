import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { audit, type AuditRequest, type RunRequest } from '../audit/audit.js';
import { loadSettings } from '../settings/load-settings.js';
import { commitAll, MANIFEST, placesOf, RULES, SHOP } from '../testing/changing-app.js';
import { dice } from '../testing/dice.js';
import { type Files, runGit, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { keptReport, type KeptReport } from './kept-report.js';

const FILES: Files = {
  ...SHOP,
  'src/hooks.server.ts': 'export const other = 1;\n',
  'src/lib/draft.ts': '// sk-audit-disable-next-line no-price -- a draft\nprice(3);\n',
};

/** Tokens are believed only of files that have not changed for a while: this is a while later. */
function later(): void {
  vi.setSystemTime(Date.now() + 10_000);
}

/** File systems note times in steps of some milliseconds. */
function waitAStep(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
afterEach(() => void vi.useRealTimers());

const asking = (cwd: string, cache: string, more: Partial<AuditRequest> = {}): RunRequest => ({ paths: ['.'], cwd, version: '1.0.0', build: 'one', cache, ...more });
const fresh = (request: RunRequest) => audit({ ...request, rules: RULES, settings: loadSettings({ cwd: request.cwd, rules: RULES, file: request.config }) });
/** As the command does it. */
const asked = (request: RunRequest): KeptReport => keptReport(request) ?? fresh(request);
const told = ({ report, notes, sourceOf }: KeptReport) => ({
  report: { ...report, summary: { ...report.summary, ms: 0 } }, notes, texts: report.findings.map(({ path }) => sourceOf(path)),
});

describe('the kept report', () => {
  function shop(files: Files = FILES) {
    const root = tempFolder(files);
    const request = asking(root, tempFolder({}));
    fresh(request);
    return { root, request };
  }

  it('is that of the run before, as long as nothing changes', () => {
    const { root, request } = shop();
    const without = told(fresh({ ...request, cache: false }));
    expect(placesOf(without.report)).toEqual(['src/lib/bill.ts:1 require-guard', 'src/lib/cart.ts:2 no-price', 'src/lib/cart.ts:3 no-price']);
    expect(told(keptReport(request) as KeptReport)).toEqual(without);
    later();
    expect(told(keptReport(request) as KeptReport)).toEqual(without);
    expect(existsSync(join(root, 'node_modules'))).toBe(false);
  });

  it.each<[string, (root: string) => void]>([
    ['a file is edited', (root) => writeFiles(root, { 'src/lib/cart.ts': 'price(1);\n' })],
    ['a file is edited, and is as long and as old as before', (root) => {
      writeFiles(root, { 'src/lib/cart.ts': (FILES['src/lib/cart.ts'] ?? '').replace('price(1)', 'prize(1)') });
      utimesSync(join(root, 'src/lib/cart.ts'), 1, 1);
    }],
    ['a file comes', (root) => writeFiles(root, { 'src/lib/invoice.ts': '' })],
    ['a folder comes', (root) => mkdirSync(join(root, 'src/lib/server'))],
    ['a file goes', (root) => unlinkSync(join(root, 'src/lib/bill.ts'))],
    ['a file is renamed', (root) => renameSync(join(root, 'src/lib/bill.ts'), join(root, 'src/lib/sum.ts'))],
    ['a file becomes a link', (root) => {
      renameSync(join(root, 'src/lib/bill.ts'), join(root, 'bill.txt'));
      symlinkSync(join(root, 'bill.txt'), join(root, 'src/lib/bill.ts'));
    }],
    ['Kit is installed', (root) => writeFiles(root, { 'node_modules/@sveltejs/kit/package.json': '{ "name": "@sveltejs/kit", "version": "2.9.0" }' })],
    ['a lock file comes', (root) => writeFiles(root, { 'package-lock.json': '{ "lockfileVersion": 3, "packages": { "node_modules/@sveltejs/kit": { "version": "2.7.1" } } }' })],
    ['settings come', (root) => writeFiles(root, { 'sk-audit.config.json': '{ "rules": { "no-price": "warn" } }' })],
    ['git is to ignore a file', (root) => writeFiles(root, { '.gitignore': 'bill.ts\n' })],
    ['a tsconfig comes', (root) => writeFiles(root, { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' })],
  ])('is not believed when %s', (_, change) => {
    for (const isLater of [false, true]) {
      const { root, request } = shop();
      if (isLater) {
        later();
        expect(keptReport(request)).toBeDefined();
        waitAStep();
      }
      change(root);
      expect(keptReport(request)).toBeUndefined();
    }
  });

  it('is believed again when a file was only touched, and knows it without reading from then on', () => {
    const { root, request } = shop();
    later();
    keptReport(request);
    utimesSync(join(root, 'src/lib/cart.ts'), 2, 2);
    const [name = ''] = readdirSync(request.cache as string).filter((file) => file.startsWith('report-'));
    const before = readFileSync(join(request.cache as string, name), 'utf8');
    later();
    expect(keptReport(request)).toBeDefined();
    expect(readFileSync(join(request.cache as string, name), 'utf8')).not.toBe(before);
  });

  it.each<[string, Partial<AuditRequest>]>([
    ['other paths', { paths: ['src/lib'] }], ['another version', { version: '1.0.1' }], ['another build', { build: 'two' }], ['all rules', { allRules: true }],
    ['a flag', { flags: { 'no-price': 'off' } }], ['comments that disable nothing', { noInlineDisables: true }], ['a baseline', { baseline: { mode: 'off' } }],
    ['another settings file', { config: 'other.json' }], ['what is typed', { text: { file: 'src/lib/cart.ts', text: '' } }], ['no cache', { cache: false }],
    ['no build', { build: undefined }],
  ])('is not that of a run with %s', (_, more) => {
    const { request } = shop();
    expect(keptReport({ ...request, ...more })).toBeUndefined();
  });

  it('is not kept when a rule fails', () => {
    const { request } = shop({ ...FILES, 'src/lib/crash.ts': 'crash();\n' });
    expect(keptReport(request)).toBeUndefined();
  });

  it('is not believed when its file is damaged or cut off', () => {
    const { request } = shop();
    const [name = ''] = readdirSync(request.cache as string).filter((file) => file.startsWith('report-'));
    const file = join(request.cache as string, name);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 97) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] as number) ^ 4;
      writeFileSync(file, damaged);
      expect(keptReport(request)).toBeUndefined();
      writeFileSync(file, whole.subarray(0, at));
      expect(keptReport(request)).toBeUndefined();
    }
  });

  it('follows a settings file that somebody named', () => {
    const { root, request } = shop({ ...FILES, 'ours.json': '{}' });
    const named = { ...request, config: 'ours.json' };
    fresh(named);
    expect(keptReport(named)).toBeDefined();
    writeFiles(root, { 'ours.json': '{ "rules": { "no-price": "off" } }' });
    expect(keptReport(named)).toBeUndefined();
    expect(placesOf(asked(named).report)).toEqual(['src/lib/bill.ts:1 require-guard']);
  });
});

const PLACES = [
  'package.json', 'svelte.config.js', 'tsconfig.json', '.gitignore', 'src/lib/.gitignore', '.env', 'package-lock.json', 'pnpm-workspace.yaml', 'sk-audit.config.json', 'src/hooks.server.ts',
  'src/routes/+page.ts', 'src/lib/cart.ts', 'src/lib/bill.ts', 'src/lib/deep/tax.ts', 'packages/money/package.json', 'packages/money/index.ts', 'node_modules/@sveltejs/kit/package.json', 'README.md', 'link.ts',
];
const TEXTS = [
  MANIFEST, MANIFEST.replace('^2.5.0', '^1.20.0'), MANIFEST.replace('"svelte"', '"money":"workspace:*","svelte"'), '{ "name": "money", "version": "3.1.4", "exports": "./index.ts" }', '{ "version": "1.30.0" }',
  'packages:\n  - packages/*\n', '{ "rules": { "no-price": "warn" } }', '{ "ignore": ["src/lib/**"] }', 'bill.ts\n*.md\n', 'lib\n', '', 'SECRET=1\n', 'export default { kit: { alias: { "@": "src/lib" } } };\n',
  '{ "compilerOptions": { "paths": { "@/*": ["./src/lib/*"] } } }', 'price(1);\n', 'price(2);\nbill();\n', "import '$lib/cart';\nimport 'money';\nprice(4);\n", 'export const handle = 1;\n', 'const = ;\n', '\u0000\u00ff',
];
const REQUESTS: readonly Partial<AuditRequest>[] = [
  {}, { allRules: true }, { paths: ['src/lib'] }, { flags: { 'no-price': 'info' } }, { noInlineDisables: true }, { paths: [], compare: { staged: true } }, { paths: [], compare: { since: 'HEAD' } },
  { paths: [], compare: { staged: true }, scope: 'files' },
];

describe('a random history', () => {
  /** What the command says, its refusals included. */
  const outcome = (run: () => KeptReport): unknown => {
    try {
      return told(run());
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([1, 20, 300])('is told in the same words with and without what was kept (seed %i)', (seed) => {
    const roll = dice(seed);
    const root = tempRepository(FILES);
    commitAll(root);
    const cache = tempFolder({});
    let kept = 0;
    for (let step = 0; step < 25; step++) {
      const place = PLACES[roll(PLACES.length)] ?? '';
      if (step % 4 === 3) restore(root);
      attempt(() => change(root, place, roll));
      if (roll(3) === 0) runGit(root, 'add', '-A');
      if (roll(6) === 0) commitAll(root);
      waitAStep();
      if (roll(2) === 0) later();
      const request = asking(root, cache, REQUESTS[roll(REQUESTS.length)]);
      const expected = outcome(() => fresh({ ...request, cache: false }));
      expect(outcome(() => asked(request)), `step ${step}: ${place}`).toEqual(expected);
      expect(outcome(() => asked(request)), `step ${step}, again`).toEqual(expected);
      if (typeof expected !== 'string' && keptReport(request) !== undefined) kept += 1;
    }
    expect(kept).toBeGreaterThan(5);
  }, 60_000);

  /** Otherwise there would soon be no app any more. */
  function restore(root: string): void {
    for (const path of ['packages', 'src', ...Object.keys(FILES)]) rmSync(join(root, path), { force: true, recursive: true });
    writeFiles(root, FILES);
  }

  /** A file cannot lie in a file, or behind a link to itself. */
  function attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  }

  function change(root: string, place: string, roll: (sides: number) => number): void {
    const file = join(root, place);
    const isThere = existsSync(file);
    const kind = roll(8);
    if (kind === 0) rmSync(file, { force: true, recursive: true });
    else if (kind === 1 && isThere) renameSync(file, `${file}.old`);
    else if (kind === 2 && isThere) utimesSync(file, step(roll), step(roll));
    else if (kind === 3 && isThere) chmodSync(file, 0o755);
    else if (kind === 4) { rmSync(file, { force: true, recursive: true }); mkdirSync(dirname(file), { recursive: true }); symlinkSync(join(root, roll(2) === 0 ? 'src/lib/cart.ts' : 'packages'), file); }
    else {
      if (isThere) rmSync(file, { force: true, recursive: roll(2) === 0 });
      writeFiles(root, { [place]: TEXTS[roll(TEXTS.length)] ?? '' });
    }
  }

  const step = (roll: (sides: number) => number): number => 1_700_000_000 + roll(1_000_000);
});
