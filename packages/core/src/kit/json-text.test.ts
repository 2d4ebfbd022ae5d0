import { describe, expect, it } from 'vitest';
import { jsonMember, jsonTexts, readJsonText } from './json-text.js';

describe('readJsonText', () => {
  it('places keys and values', () => {
    const text = '// of the shop\n{ "extends": ["./base.json", "./more.json"], /* old */ "include": "src", }';
    const { node, problem, loose } = readJsonText(text);
    const member = jsonMember(node, 'extends');
    expect([problem, loose]).toEqual([undefined, []]);
    expect(text.slice(...(member?.span ?? [0, 0]))).toBe('"extends": ["./base.json", "./more.json"]');
    expect(jsonTexts(member?.value)).toEqual(['./base.json', './more.json']);
    expect(jsonTexts(jsonMember(node, 'include')?.value)).toEqual(['src']);
  });

  it('finds properties of properties, of two the last', () => {
    const { node } = readJsonText('{ "compilerOptions": { "strict": false, "strict": true, "lib": [null, 1.5e3] } }');
    expect(jsonMember(node, 'compilerOptions', 'strict')?.value).toMatchObject({ value: true });
    expect(jsonMember(node, 'compilerOptions', 'paths')).toBeUndefined();
    expect(jsonMember(node, 'extends', 'paths')).toBeUndefined();
  });

  it('takes what JavaScript takes, and tells where', () => {
    expect(readJsonText(`{ extends: './base.json' }`)).toMatchObject({ loose: [[2, 9], [11, 24]], node: { members: [{ key: 'extends', value: { value: './base.json' } }] } });
  });

  it('reads escapes', () => {
    expect(jsonTexts(readJsonText(String.raw`["a\"b", 'it\'s "so"', "C:\\shop", "\x"]`).node)).toEqual(['a"b', 'it\'s "so"', 'C:\\shop', '\\x']);
  });

  it.each([
    ['{ "a": 1 "b": 2 }', [9, 12]],
    ['{ "a": [1, 2 }', [13, 14]],
    ['{ "a": 1', [8, 8]],
    ['{ "a" 1 }', [6, 7]],
    ['{ "a": nothing }', [7, 14]],
    ['{ "a": 1 } }', [11, 12]],
    ['{ "a": 1;}', [8, 9]],
    ['{ : 1 }', [2, 3]],
    ['{ "a": "b }', [7, 8]],
    ['{ , "a": 1 }', [2, 3]],
  ])('stops in %s', (text, problem) => {
    expect(readJsonText(text)).toMatchObject({ problem });
  });

  it('has nothing to say of an empty text', () => {
    expect(readJsonText(' // nothing yet\n')).toEqual({ loose: [] });
  });
});
