import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFacts } from '@sk-audit/extract';
import { describe, expect, it } from 'vitest';
import { appFiles, writeApp } from './generated-app.js';
import { sourcesOf } from './sources.js';

describe('a made-up app', () => {
  it('has two components and two modules a route, and an endpoint for every fifth', () => {
    const paths = Object.keys(appFiles(10));
    expect(paths.filter((path) => path.endsWith('/+page.svelte'))).toHaveLength(10);
    expect(paths.filter((path) => path.endsWith('.svelte'))).toHaveLength(21);
    expect(paths.filter((path) => path.endsWith('+server.ts'))).toEqual(['src/routes/(orders)/order-0/export/+server.ts', 'src/routes/(vouchers)/voucher-5/export/+server.ts']);
  });

  it('is the same every time', () => {
    expect(appFiles(30)).toEqual(appFiles(30));
  });

  it('begins like a smaller one', () => {
    expect(appFiles(30)).toMatchObject(appFiles(20));
  });

  it('has nothing but files that can be parsed', () => {
    const broken = Object.entries(appFiles(30)).filter(([path, text]) => /\.(svelte|ts|js)$/.test(path) && extractFacts(path, text).unparsed !== undefined);
    expect(broken).toEqual([]);
  });

  it('is an app to an audit', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sk-audit-'));
    const { files, components, unparsed } = sourcesOf(writeApp(join(folder, 'ledger'), 5));
    expect({ files: files.length, components, unparsed }).toEqual({ files: 24, components: 11, unparsed: 0 });
    expect(readdirSync(join(folder, 'ledger')).sort()).toEqual(['package.json', 'src', 'svelte.config.js']);
    rmSync(folder, { recursive: true });
  });
});
