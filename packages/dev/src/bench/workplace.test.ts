import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../workspace.js';
import { writeApp } from './generated-app.js';
import { workplaceOf, type Workplace } from './workplace.js';

describe('the place where an app is measured', () => {
  const home = mkdtempSync(join(tmpdir(), 'sk-audit-'));
  let place: Workplace;
  beforeAll(() => {
    place = workplaceOf(writeApp(join(home, 'ledger'), 4), join(home, 'scratch'));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  const git = (cwd: string, ...args: readonly string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8' }).trim();

  const auditOf = (folder: string): unknown => {
    const command = join(REPOSITORY, 'packages/cli/bin/sk-audit.js');
    return JSON.parse(execFileSync(process.execPath, [command, folder, '--no-cache', '--exit-zero', '--format', 'json'], { encoding: 'utf8' }));
  };

  it('is a copy with the same files and with the packages of an app', () => {
    const { folder, files, components } = place.sources;
    expect({ files: files.length, components, kit: existsSync(join(folder, 'node_modules/@sveltejs/kit/package.json')) }).toEqual({ files: 20, components: 9, kit: true });
    expect(files.every((file) => file.startsWith(join(home, 'scratch')))).toBe(true);
  });

  it('has a second copy, in which a page, a component and a module are staged when asked for', () => {
    place.stageThree();
    const once = git(place.staged.folder, 'write-tree');
    place.stageThree();
    expect(git(place.staged.folder, 'write-tree')).not.toBe(once);
    expect(git(place.staged.folder, 'diff', '--cached', '--name-only').split('\n')).toEqual([
      'src/lib/invoices/invoice1Card.svelte', 'src/routes/(invoices)/invoice-1/+page.server.ts', 'src/routes/(invoices)/invoice-1/+page.svelte',
    ]);
    expect(git(place.staged.folder, 'diff', '--cached').match(/^\+.*function looked[12]\(/gm)).toEqual([
      '+function looked2(', '+function looked1(', '+export function looked2(', '+export function looked1(', '+function looked2(', '+function looked1(',
    ]);
    expect(auditOf(place.staged.folder)).toMatchObject({ unparsed: [] });
    expect(git(place.sources.folder, 'diff', '--cached', '--name-only')).toBe('');
  });
});
