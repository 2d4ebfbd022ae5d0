/** The commands of the README, as far as they are ours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';
import { REPOSITORY } from './workspace.js';

const { scripts } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { scripts: { readonly [name: string]: string } };

describe('the scripts', () => {
  it('never call a package manager, which need not be on the path', () => {
    expect(Object.values(scripts).filter((script) => /\b(p?npm|npx|yarn)\b/.test(script))).toEqual([]);
  });

  it('are all there that the documents name', () => {
    const texts = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'].map((file) => readFileSync(join(REPOSITORY, file), 'utf8'));
    const named = texts.flatMap((text) => [...text.matchAll(/`(?:npx -y )?pnpm(?:@10)? ([a-z][\w:-]*)/g)].map((match) => match[1] ?? ''));
    expect(named).toContain('new-rule');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('audit from where the user stands', () => {
    const inFixtures = { INIT_CWD: join(REPOSITORY, 'fixtures'), FORCE_COLOR: undefined };
    const { stdout, code } = runCommand(process.execPath, [join(REPOSITORY, 'packages/dev/bin/sk-audit.mjs'), 'demo-app', '--format', 'concise', '--no-cache'], REPOSITORY, inFixtures);
    expect(stdout).toMatch(/^demo-app\/src\//);
    expect(code).toBe(1);
  });
});
