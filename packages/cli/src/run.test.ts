import { rules } from '@sk-audit/rules';
import { describe, expect, it } from 'vitest';
import { run } from './run.js';

/** Runs with these words and gives all that comes out. */
async function sayTo(...words: readonly string[]) {
  const said = { out: '', err: '' };
  const stdout = { write: (text: string) => (said.out += text) };
  const stderr = { write: (text: string) => (said.err += text) };
  const code = await run(words, '1.2.3', { stdout, stderr, env: {}, cwd: '/nowhere' });
  return { code, ...said };
}

describe('run', () => {
  it('prints the version and the help, and is content', async () => {
    expect(await sayTo('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
    const help = await sayTo('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('Usage: sk-audit [options] [command] [paths...]');
    expect((await sayTo('explain', '--help')).out).toContain('Usage: sk-audit explain [options] <rule>');
  });

  it.each(rules.map(({ id }) => id))('explains %s', async (id) => {
    const { code, out, err } = await sayTo('explain', id);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`${id}\n`);
    expect(out).toContain('\nWhat it says, and what to do\n- ');
    expect(out).not.toMatch(/^undefined$|\{\{|✗ [\w-]+ "/m);
  });

  it('explains the rules about comments, too', async () => {
    expect((await sayTo('explain', 'unused-disable')).out).toContain('Reports a comment that disables a rule where nothing is reported.');
    expect((await sayTo('explain', 'disable-without-reasons')).err).toBe('sk-audit: Unknown rule "disable-without-reasons". Did you mean "disable-without-reason"?\n');
  });

  it('takes the name that ESLint gives a rule', async () => {
    expect(await sayTo('explain', 'sk-audit/return-fail')).toEqual(await sayTo('explain', 'return-fail'));
  });

  it.each<[readonly string[], string]>([
    [['--formt', 'json'], 'Unknown option "--formt". Did you mean "--format"?'],
    [['--watch'], 'Unknown option "--watch". "sk-audit --help" lists what there is.'],
    [['rules', '--jsn'], 'Unknown option "--jsn". Did you mean "--json"?'],
    [['-f', 'jsn'], 'Unknown format "jsn" for --format. Did you mean "json"?'],
    [['--format'], 'Option "--format" needs a value. "sk-audit --help" lists what there is.'],
    [['--fail-on=warning'], 'Unknown severity "warning" for --fail-on. Did you mean "warn"?'],
    [['--max-warnings', 'few'], '--max-warnings takes a whole number, not "few".'],
    [['--rule', 'no-rule-of-ours'], 'Unknown rule "no-rule-of-ours". "sk-audit rules" lists them all.'],
    [['explain', 'no-rule-of-ours'], 'Unknown rule "no-rule-of-ours". "sk-audit rules" lists them all.'],
    [['explain'], 'Missing required argument "rule". "sk-audit --help" lists what there is.'],
    [['rules', 'return-fail'], 'Too many arguments for "rules". Expected 0 arguments but got 1. "sk-audit --help" lists what there is.'],
    [['apps/shop'], 'There is no file or folder "apps/shop".'],
    [['./rules'], 'There is no file or folder "./rules".'],
    [['explian', 'return-fail'], 'There is no file or folder "explian". Did you mean "explain"?'],
    [['src/\u001b[2J'], 'There is no file or folder "src/␛[2J".'],
  ])('says in one line what is wrong with %j', async (words, sentence) => {
    expect(await sayTo(...words)).toEqual({ code: 2, out: '', err: `sk-audit: ${sentence}\n` });
  });
});
