import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { measure, type Run } from './measure.js';

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'sk-audit-'));
});

function run(code: string): Run {
  return measure({ name: 'node', args: ['-e', code], cwd: scratch, done: [0, 1] }, scratch);
}

describe('a measured process', () => {
  it('leaves its costs, findings or not', () => {
    const found = run('process.exit(1)');
    expect(found).toEqual({ cost: { wall: expect.any(Number), cpu: expect.any(Number), memory: expect.any(Number) } });
    expect('cost' in found && Math.min(found.cost.wall, found.cost.cpu, found.cost.memory)).toBeGreaterThan(1);
  });

  it('that could not do its work says why', () => {
    const code = "console.error('\\nOops! Something went wrong! :(\\n\\nTypeError: nothing to lint\\n    at lint (lint.js:1)'); process.exit(2)";
    expect(run(code)).toEqual({ failure: 'exit code 2; TypeError: nothing to lint' });
  });

  it('that is killed says so', () => {
    expect(run("process.kill(process.pid, 'SIGKILL')")).toEqual({ failure: 'ended by SIGKILL' });
  });
});
