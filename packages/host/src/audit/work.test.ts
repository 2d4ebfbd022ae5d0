/** How much work does a run do? Counted, never timed: files that are read, looked at and parsed, and what the counts do when an app grows. */
import * as extract from '@sk-audit/extract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Ask, witnessed } from '../disk/plain-disk.js';
import { keptReport } from '../kept/kept-report.js';
import { committed, RULES } from '../testing/changing-app.js';
import { type Files, runGit, tempFolder, writeFiles } from '../testing/temp-folder.js';
import { audit, type AuditRequest } from './audit.js';

const resolver = vi.hoisted(() => ({ calls: 0 }));

vi.mock('@sk-audit/extract', { spy: true });
// The project makes its own resolver: counted where it is made.
vi.mock('../../../core/dist/modules/resolve.js', async (original) => {
  const { createResolver } = await original<typeof import('@sk-audit/core')>();
  const counted: typeof createResolver = (...about) => {
    const resolve = createResolver(...about);
    return Object.assign((from: string, specifier: string) => ((resolver.calls += 1), resolve(from, specifier)), { expand: resolve.expand });
  };
  return { createResolver: counted };
});
afterEach(() => vi.clearAllMocks());

type Work = { readonly parsed: number; readonly asks: { readonly [ask in Ask]?: number }; readonly reads: ReadonlyMap<string, number>; readonly git: number; readonly resolved: number };

/** What is done meanwhile. */
function workOf(run: () => void): Work {
  const before = vi.mocked(extract.extractFacts).mock.calls.length;
  const resolvedBefore = resolver.calls;
  const asks: { [ask in Ask]?: number } = {};
  const reads = new Map<string, number>();
  let git = 0;
  const witness = {
    path: (path: string, ask: Ask) => {
      asks[ask] = (asks[ask] ?? 0) + 1;
      if (ask === 'read') reads.set(path, (reads.get(path) ?? 0) + 1);
    },
    git: () => void (git += 1),
  };
  witnessed(witness, run);
  return { parsed: vi.mocked(extract.extractFacts).mock.calls.length - before, asks, reads, git, resolved: resolver.calls - resolvedBefore };
}

/** An app of so many routes: a page, a load and a module of each, which the next one imports. */
function shopOf(routes: number): Files {
  const ofRoute = (i: number): readonly (readonly [string, string])[] => [
    [`src/routes/r${i}/+page.svelte`, `<script>import { sum } from '$lib/m${i}';</script>{sum}`],
    [`src/routes/r${i}/+page.ts`, `import { sum } from '$lib/m${i}';\nexport const load = () => sum;\n`],
    [`src/lib/m${i}.ts`, `import { sum as next } from './m${(i + 1) % routes}';\nexport const sum = () => next;\n`],
  ];
  return { 'package.json': '{ "devDependencies": { "@sveltejs/kit": "^2.5.0", "svelte": "^5.0.0" } }', 'svelte.config.js': 'export default {};\n', ...Object.fromEntries(Array.from({ length: routes }, (_, i) => ofRoute(i)).flat()) };
}

const asked = (cwd: string, cache: string, more: Partial<AuditRequest> = {}) => ({ paths: ['.'], cwd, version: '1.0.0', cache, ...more });
const audited = (cwd: string, cache: string, more: Partial<AuditRequest> = {}) => workOf(() => void audit({ ...asked(cwd, cache, more), rules: RULES }));
const sum = (asks: Work['asks']): number => Object.values(asks).reduce((all, one) => all + one, 0);

describe('a cold run', () => {
  it('parses each source once, and reads it once', () => {
    const root = tempFolder(shopOf(20));
    const { parsed, reads } = audited(root, tempFolder({}));
    expect(parsed).toBe(3 * 20 + ['svelte.config.js', 'package.json'].length);
    expect([...reads].filter(([path, times]) => path.includes('/src/') && times > 1)).toEqual([]);
  });

  it('resolves each import once', () => {
    const { resolved } = audited(tempFolder(shopOf(20)), tempFolder({}));
    expect(resolved).toBe(3 * 20);
  });

  it('costs the same for each file of an app that is ten times as large', () => {
    const [small, large] = [20, 200].map((routes) => audited(tempFolder(shopOf(routes)), tempFolder({}))) as [Work, Work];
    expect(large.parsed / small.parsed).toBeLessThan(10);
    expect(sum(large.asks) / sum(small.asks)).toBeLessThan(10);
  });
});

describe('a run with the facts of the one before', () => {
  it('parses what has changed, and reads each source once', () => {
    const [root, cache] = [tempFolder(shopOf(20)), tempFolder({})];
    audited(root, cache);
    expect(audited(root, cache).parsed).toBe(0);
    writeFiles(root, { 'src/lib/m3.ts': 'export const sum = () => 3;\n' });
    const { parsed, reads } = audited(root, cache);
    expect(parsed).toBe(1);
    expect([...reads].filter(([path, times]) => path.includes('/src/') && times > 1)).toEqual([]);
  });

  it('parses of what is staged the files that changed, and once', () => {
    const [root, cache] = [committed(shopOf(20)), tempFolder({})];
    audited(root, cache);
    for (const i of [1, 2, 3]) writeFiles(root, { [`src/lib/m${i}.ts`]: `export const sum = () => ${i};\nprice(${i});\n` });
    runGit(root, 'add', '-A');
    const staged = { paths: [], compare: { staged: true } } as const;
    const first = audited(root, cache, staged);
    expect(first.parsed).toBe(3);
    expect(first.git).toBeLessThan(10);
    // The state before is that of now with three other texts: it is not read and resolved a second time.
    expect(first.resolved).toBe(3 * 20);
    expect(audited(root, cache, staged).parsed).toBe(0);
  });
});

describe('a run after which nothing has changed', () => {
  it('parses nothing, and reads no source that has not changed for a while', () => {
    const [root, cache] = [tempFolder(shopOf(20)), tempFolder({})];
    const request = asked(root, cache, { build: 'one' });
    audit({ ...request, rules: RULES });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    try {
      expect(keptReport(request)).toBeDefined();
      const { parsed, asks, reads } = workOf(() => expect(keptReport(request)).toBeDefined());
      expect(parsed).toBe(0);
      expect([...reads.keys()].filter((path) => /[/]src[/].*[.](ts|svelte)$/.test(path))).toEqual([]);
      expect(asks.entries).toBeGreaterThanOrEqual(20);
      expect(asks.entries).toBeLessThanOrEqual(20 + 5);
    } finally {
      vi.useRealTimers();
    }
  });
});
