import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempFolder } from './testing/temp-folder.js';
import { appendOutput, writeOutput } from './write-output.js';

describe('writeOutput', () => {
  it('writes relative to the working directory and creates folders', () => {
    const dir = tempFolder({});
    writeOutput('reports/audit/shop.json', '{}\n', dir);
    expect(readFileSync(`${dir}/reports/audit/shop.json`, 'utf8')).toBe('{}\n');
  });

  it('replaces what was there', () => {
    const dir = tempFolder({ 'report.json': 'a longer text of an earlier run' });
    writeOutput(`${dir}/report.json`, '{}\n', '/');
    expect(readFileSync(`${dir}/report.json`, 'utf8')).toBe('{}\n');
  });

  it('says in one sentence why it cannot', () => {
    const dir = tempFolder({ 'reports/old.txt': '', 'taken': '' });
    expect(() => writeOutput('reports', '{}', dir)).toThrow('The report cannot be written to "reports": it is a folder.');
    expect(() => writeOutput('taken/report.json', '{}', dir)).toThrow('The report cannot be written to "taken/report.json": a part of its path is a file.');
  });
});

describe('appendOutput', () => {
  it('writes behind what is there', () => {
    const dir = tempFolder({ 'summary.md': '# Tests\n' });
    appendOutput('summary.md', '# Audit\n', dir);
    expect(readFileSync(`${dir}/summary.md`, 'utf8')).toBe('# Tests\n# Audit\n');
  });
});
