import { describe, expect, it } from 'vitest';
import { mutants } from './mutants.js';

/** `change → the mutated text` of each mutant. */
const changes = (text: string) => mutants(text).map((mutant) => `${mutant.change} → ${mutant.text}`);

describe('mutants', () => {
  it('makes a test always true and always false', () => {
    expect(changes('if (isDead(path)) return;')).toEqual([
      'always true: isDead(path) → if (true) return;',
      'always false: isDead(path) → if (false) return;',
    ]);
  });

  it('leaves out each operand', () => {
    expect(changes('const leaks = isServer && isShared && isWritten;')).toEqual([
      'left out: isWritten → const leaks = isServer && isShared;',
      'left out: isServer → const leaks = isShared && isWritten;',
      'left out: isShared → const leaks = isServer && isWritten;',
    ]);
  });

  it('drops a negation', () => {
    expect(changes('const alive = !isDead(path);')).toEqual(['not negated: !isDead(path) → const alive = (isDead(path));']);
  });

  it('turns a comparison round that is a value', () => {
    expect(changes("return role === 'endpoint';")).toEqual([`turned round: role === 'endpoint' → return !(role === 'endpoint');`]);
  });

  it('makes a predicate pass all and nothing', () => {
    expect(changes('calls.filter((call) => call.awaited);')).toEqual([
      'always true: (call) => call.awaited → calls.filter(() => true);',
      'always false: (call) => call.awaited → calls.filter(() => false);',
    ]);
  });

  it('changes each operand of a test only once', () => {
    expect(changes('if (!a || b === c) report();').map((change) => change.split(' → ')[0])).toEqual([
      'always true: !a || b === c',
      'always false: !a || b === c',
      'left out: !a',
      'left out: b === c',
      'not negated: !a',
    ]);
  });

  it('tells the line of the condition', () => {
    expect(mutants('const role = project.role(path);\nif (role) report();').map((mutant) => mutant.line)).toEqual([2, 2]);
  });

  it('leaves alone a line that says why', () => {
    expect(mutants('if (!call) return; // mutate-ok: every index leads to a call')).toEqual([]);
  });

  it('leaves alone a line that does not say why not: the reason must be there', () => {
    expect(mutants('if (!call) return; // mutate-ok:')).toHaveLength(2);
  });
});
