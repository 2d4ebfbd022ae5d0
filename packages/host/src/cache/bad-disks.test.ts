/** Whatever happens to what is kept: the report is the same, and nothing of ours lies around. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { audit } from '../audit/audit.js';
import { keptReport } from '../kept/kept-report.js';
import { RULES, SHOP } from '../testing/changing-app.js';
import { type Files, tempFolder } from '../testing/temp-folder.js';

/** Enough for a cache that does not fit into one block. */
const LARGE: Files = { ...SHOP, ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`src/lib/part${i}.ts`, `price(${i});\n`.repeat(5)])) };
const BUILT = pathToFileURL(join(import.meta.dirname, '../../dist/index.js')).href;

const request = (cwd: string, cache: string | false) => ({ paths: ['.'], cwd, version: '1.0.0', build: 'one', cache });
const reportOf = (cwd: string, cache: string | false) => ({ ...(keptReport(request(cwd, cache)) ?? audit({ ...request(cwd, cache), rules: RULES })).report, summary: {} });

/** What `node` is told for a process of its own that audits without rules: another program, which shares the facts. */
function program(cwd: string, cache: string): readonly string[] {
  const code = `const { audit } = await import(${JSON.stringify(BUILT)});
    const { report } = audit({ ...${JSON.stringify(request(cwd, cache))}, build: 'two', rules: [] });
    console.log(report.summary.files);`;
  return ['--input-type=module', '-e', code];
}

describe('a cache on a bad disk', () => {
  const damage: readonly (readonly [string, (file: string) => void])[] = [
    ['is cut off', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['is empty', (file) => truncateSync(file, 0)],
    ['has another byte', (file) => { const bytes = readFileSync(file); bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 255; writeFileSync(file, bytes); }],
    ['is full of zeros', (file) => writeFileSync(file, Buffer.alloc(statSync(file).size))],
    ['is a folder', (file) => { rmSync(file); mkdirSync(file); }],
    ['may not be read', (file) => chmodSync(file, 0)],
    ['is gone', (file) => rmSync(file)],
  ];
  it.each(damage)('gives the same report when each of its files %s', (_, harm) => {
    const root = tempFolder(LARGE);
    const cache = tempFolder({});
    const expected = reportOf(root, false);
    reportOf(root, cache);
    for (const name of readdirSync(cache)) harm(join(cache, name));
    expect(reportOf(root, cache)).toEqual(expected);
    expect(reportOf(root, cache)).toEqual(expected);
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('gives the same report where nothing can be written', () => {
    const root = tempFolder(LARGE);
    const cache = tempFolder({ file: '' });
    expect(reportOf(root, join(cache, 'file'))).toEqual(reportOf(root, false));
    expect(reportOf(root, '/proc/sk-audit')).toEqual(reportOf(root, false));
    expect(readdirSync(cache)).toEqual(['file']);
  });

  it.skipIf(process.platform === 'win32')('gives the same report when the disk is full, and keeps what it had', () => {
    const root = tempFolder(LARGE);
    const cache = tempFolder({});
    // What is larger than a few blocks cannot be written: Node is told EFBIG, once it does not die of the signal.
    const limited = (blocks: string) => spawnSync('sh', ['-c', `ulimit -f ${blocks}; trap '' XFSZ; exec "$0" "$@"`, process.execPath, ...program(root, cache)], { encoding: 'utf8' });
    expect(limited('8')).toMatchObject({ status: 0, stdout: '45\n' });
    expect(readdirSync(cache)).toEqual([]);
    expect(limited('unlimited')).toMatchObject({ status: 0, stdout: '45\n' });
    const whole = readdirSync(cache).map((name) => readFileSync(join(cache, name), 'utf8'));
    writeFileSync(join(root, 'src/lib/part1.ts'), 'price(99);\n');
    expect(limited('8')).toMatchObject({ status: 0, stdout: '45\n' });
    expect(readdirSync(cache).map((name) => readFileSync(join(cache, name), 'utf8'))).toEqual(whole);
  });

  it('is whole after runs at the same time, some of which are killed', async () => {
    const root = tempFolder(LARGE);
    const cache = tempFolder({});
    const expected = reportOf(root, false);
    const runs = Array.from({ length: 6 }, (_, i) => new Promise<void>((done) => {
      const child = spawn(process.execPath, [...program(root, cache)], { stdio: ['ignore', 'pipe', 'ignore'] });
      child.on('exit', () => done());
      if (i % 2 === 0) setTimeout(() => child.kill('SIGKILL'), 250 + 60 * i);
    }));
    await Promise.all(runs);
    expect(reportOf(root, cache)).toEqual(expected);
    expect(reportOf(root, cache)).toEqual(expected);
  });

  it('does not grow without end: old files go, and so do those of runs that were stopped', () => {
    const root = tempFolder(LARGE);
    const day = 24 * 60 * 60;
    const cache = tempFolder({
      'facts-0123456789ab.cache': 'a month old', 'facts-fedcba987654.cache': 'of yesterday', 'report-00ff.cache.99-ab.tmp': 'half', 'notes.txt': 'somebody else',
      ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`report-${i + 10}.cache`, 'of another run'])),
    });
    const ago = (name: string, days: number) => utimesSync(join(cache, name), Date.now() / 1000 - days * day, Date.now() / 1000 - days * day);
    ago('facts-0123456789ab.cache', 31);
    ago('facts-fedcba987654.cache', 1);
    ago('report-00ff.cache.99-ab.tmp', 2);
    ago('notes.txt', 400);
    reportOf(root, cache);
    const left = readdirSync(cache);
    expect(left.filter((name) => name.startsWith('report-'))).toHaveLength(20);
    expect(left.filter((name) => !name.startsWith('report-')).sort()).toEqual(['facts-fedcba987654.cache', expect.stringMatching(/^facts-[0-9a-f]{12}[.]cache$/), 'notes.txt'].sort());
  });
});
