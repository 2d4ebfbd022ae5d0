/** The GitHub Action and the GitLab template, as far as they can be read. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY } from '../workspace.js';

type Step = { readonly name: string; readonly run?: string; readonly shell?: string; readonly uses?: string; readonly if?: string; readonly env?: { readonly [name: string]: string } };

const textOf = (path: string) => readFileSync(join(REPOSITORY, path), 'utf8');
const action = parse(textOf('action.yml')) as { inputs: Record<string, { description: string; default: string }>; outputs: object; runs: { using: string; steps: readonly Step[] } };
const { steps } = action.runs;
const scripts = steps.filter(({ run }) => run !== undefined);

/** What bash says about a script that it only reads; empty when it could run. */
const syntaxErrors = (script: string) => spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;

describe('action.yml', () => {
  it('has the steps in their order', () => {
    expect(action.runs.using).toBe('composite');
    expect(steps.map(({ name }) => name)).toEqual(['Audit', 'Upload to code scanning', 'Comment', 'Result']);
  });

  it('uses every input, and no other', () => {
    const used = [...textOf('action.yml').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
  });

  it('hands inputs to scripts as variables only', () => {
    expect(scripts.filter(({ run }) => run?.includes('${{'))).toEqual([]);
    expect(scripts.map(({ shell }) => shell)).toEqual(scripts.map(() => 'bash'));
  });

  it.skipIf(process.platform === 'win32').each(scripts.map(({ name, run = '' }) => [name, run]))('has a script that bash can read: %s', (_, run) => {
    expect(syntaxErrors(run)).toBe('');
    expect(syntaxErrors(`${run}\nif true; then`)).not.toBe('');
  });

  it('finds its comment by the line with which reports in Markdown begin', () => {
    expect(textOf('packages/cli/src/reporters/markdown/markdown.ts')).toContain("MARKER = '<!-- sk-audit -->'");
    expect(steps[2]?.run).toContain('startswith("<!-- sk-audit -->")');
  });
});

describe('ci/gitlab/sk-audit.yml', () => {
  const job = parse(textOf('ci/gitlab/sk-audit.yml'))['sk-audit'];

  it('hands over the report that it writes, also when there are findings', () => {
    expect(job.artifacts).toEqual({ when: 'always', reports: { codequality: 'gl-code-quality-report.json' } });
    expect(job.script.at(-1)).toMatch(/ -o gitlab=gl-code-quality-report\.json$/);
  });

  it.skipIf(process.platform === 'win32')('has a script that a shell can read', () => {
    expect(syntaxErrors(job.script.join('\n'))).toBe('');
  });
});
