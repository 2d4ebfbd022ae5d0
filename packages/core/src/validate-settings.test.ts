import { describe, expect, it } from 'vitest';
import { validateSettings, type KnownRule } from './validate-settings.js';

const rules: readonly KnownRule[] = [
  { id: 'return-fail', formerly: ['fail-is-returned'] },
  { id: 'form-action-prg', options: { includeEnhanced: { type: 'boolean', default: false, description: 'Also report enhanced forms.' } } },
  {
    id: 'no-shared-server-state',
    options: {
      ignoreNames: { type: 'strings', default: [], description: 'Bindings that may be shared.' },
      strict: { type: 'boolean', default: false, description: 'Report every write.' },
    },
  },
];

const problemsOf = (raw: unknown) => {
  const result = validateSettings(raw, rules);
  return 'problems' in result ? result.problems : [];
};

describe('validateSettings', () => {
  it('gives back settings with every key', () => {
    const raw = {
      $schema: './node_modules/sk-audit/schema/config.schema.json',
      rules: { 'return-fail': 'warn', 'no-shared-server-state': ['error', { ignoreNames: ['requestCount'] }] },
      overrides: [{ files: ['src/routes/demo/**'], rules: { 'return-fail': 'off' } }],
      ignore: ['src/generated/**'],
    };
    expect(validateSettings(raw, rules)).toEqual({
      settings: {
        rules: { 'return-fail': 'warn', 'no-shared-server-state': ['error', { ignoreNames: ['requestCount'] }] },
        overrides: [{ files: ['src/routes/demo/**'], rules: { 'return-fail': 'off' } }],
        ignore: ['src/generated/**'],
      },
    });
  });

  it('takes an empty object, and a severity alone in a list', () => {
    expect(validateSettings({}, rules)).toEqual({ settings: { rules: {}, overrides: [], ignore: [] } });
    expect(validateSettings({ rules: { 'return-fail': ['info'] } }, rules)).toEqual({
      settings: { rules: { 'return-fail': 'info' }, overrides: [], ignore: [] },
    });
  });

  it('rejects settings that are no object', () => {
    expect(problemsOf([])).toEqual(['The settings must be an object, not an empty list.']);
    expect(problemsOf('recommended')).toEqual(['The settings must be an object, not a string.']);
    expect(problemsOf(null)).toEqual(['The settings must be an object, not null.']);
  });

  it('names unknown keys and what was meant', () => {
    expect(problemsOf({ rulse: {}, plugins: [] })).toEqual(['Unknown key "rulse". Did you mean "rules"?', 'Unknown key "plugins".']);
  });

  it('names the rule that has taken the place of another', () => {
    expect(problemsOf({ rules: { 'fail-is-returned': 'warn' } })).toEqual(['Unknown rule "fail-is-returned" in "rules". It was renamed to "return-fail".']);
  });

  it('names unknown rules and what was meant', () => {
    expect(problemsOf({ rules: { 'return-fial': 'warn', 'no-console': 'off' } })).toEqual([
      'Unknown rule "return-fial" in "rules". Did you mean "return-fail"?',
      'Unknown rule "no-console" in "rules".',
    ]);
  });

  it('is not fooled by names that every object inherits', () => {
    expect(problemsOf(JSON.parse('{ "rules": { "__proto__": "warn" }, "constructor": 1 }'))).toEqual([
      'Unknown key "constructor".',
      'Unknown rule "__proto__" in "rules".',
    ]);
    expect(problemsOf({ rules: { 'form-action-prg': ['warn', { toString: true }] } })).toEqual([
      'Rule "form-action-prg" has no option "toString". It has "includeEnhanced".',
    ]);
  });

  it('rejects severities of other tools', () => {
    const severity = (value: unknown) => problemsOf({ rules: { 'return-fail': value } });
    expect(severity('warning')).toEqual(['Rule "return-fail" has the severity "warning"; it must be "off", "info", "warn" or "error". Did you mean "warn"?']);
    expect(severity(2)).toEqual(['Rule "return-fail" has the severity 2; it must be "off", "info", "warn" or "error". Did you mean "error"?']);
    expect(severity('fatal')).toEqual(['Rule "return-fail" has the severity "fatal"; it must be "off", "info", "warn" or "error".']);
    expect(severity(true)).toEqual(['Rule "return-fail" has the severity true; it must be "off", "info", "warn" or "error".']);
    expect(severity(['warn', {}, {}])).toEqual(['Rule "return-fail" takes a severity, or a list of a severity and an object of options.']);
  });

  it('rejects unknown options and wrong values', () => {
    const options = (rule: string, value: unknown) => problemsOf({ rules: { [rule]: ['warn', value] } });
    expect(options('form-action-prg', { includeEnhance: true })).toEqual([
      'Rule "form-action-prg" has no option "includeEnhance". Did you mean "includeEnhanced"?',
    ]);
    expect(options('return-fail', { strict: true })).toEqual(['Rule "return-fail" has no options, so "strict" is unknown.']);
    expect(options('form-action-prg', { includeEnhanced: 'yes' })).toEqual([
      'Option "includeEnhanced" of rule "form-action-prg" must be true or false, not a string.',
    ]);
    expect(options('no-shared-server-state', { ignoreNames: ['cart', 1] })).toEqual([
      'Option "ignoreNames" of rule "no-shared-server-state" must be a list of strings, not a list of strings and numbers.',
    ]);
    expect(options('no-shared-server-state', 'strict')).toEqual(['The options of rule "no-shared-server-state" must be an object, not a string.']);
  });

  it('checks overrides and says which one is wrong', () => {
    const raw = { overrides: [{ files: ['src/**'], rules: {} }, { file: 'src/**', rules: { 'return-fail': 'no' } }, 'src/**', { files: 'src/**' }] };
    expect(problemsOf(raw)).toEqual([
      'Unknown key "file" in "overrides[1]". Did you mean "files"?',
      '"overrides[1]" needs "files", a list of globs.',
      'Rule "return-fail" has the severity "no"; it must be "off", "info", "warn" or "error".',
      '"overrides[2]" must be an object, not a string.',
      '"overrides[3]" needs "rules".',
      '"files" in "overrides[3]" must be a list of globs, not a string.',
    ]);
    expect(problemsOf({ overrides: {} })).toEqual(['"overrides" must be a list, not an object.']);
  });

  it('refuses globs that are negated', () => {
    expect(problemsOf({ ignore: ['src/legacy/**', '!src/legacy/keep.ts'] })).toEqual(['"ignore" has the glob "!src/legacy/keep.ts"; a glob cannot be negated, so write what it should match.']);
  });

  it('rejects a wrong shape of every other key', () => {
    expect(problemsOf({ $schema: 1, rules: ['return-fail'], ignore: 'dist' })).toEqual([
      '"$schema" must be a string, not a number.',
      '"rules" must be an object of rule ids and severities, not a list of strings.',
      '"ignore" must be a list of globs, not a string.',
    ]);
  });
});
