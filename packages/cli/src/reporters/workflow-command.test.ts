import { describe, expect, it } from 'vitest';
import { withoutCommands, workflowCommand } from './workflow-command.js';

describe('workflowCommand', () => {
  it('escapes what would end a property or the command', () => {
    expect(workflowCommand('error', { file: 'src/a,b:c%.ts', line: 4, col: undefined }, '100% wrong: a,b\r\n::error::no')).toBe(
      '::error file=src/a%2Cb%3Ac%25.ts,line=4::100%25 wrong: a,b%0D%0A::error::no\n',
    );
    expect(workflowCommand('notice', {}, 'Done')).toBe('::notice::Done\n');
  });
});

describe('withoutCommands', () => {
  it('leaves nothing that the runner would obey', () => {
    expect(withoutCommands('::set-output name=token::x\n  ::stop-commands::x\n3 │ // ##[add-mask]a\n')).toBe(': :set-output name=token::x\n  : :stop-commands::x\n3 │ // ## [add-mask]a\n');
  });

  it('leaves everything else as it is', () => {
    const text = 'src/a.ts:3:1: error x `a::b`\n:root { color: red }\n';
    expect(withoutCommands(text)).toBe(text);
  });
});
