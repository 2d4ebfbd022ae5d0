import { describe, expect, it } from 'vitest';
import { scriptReader } from './script-specifiers.js';

const read = scriptReader();

describe('scriptReader', () => {
  it('gives spans without quotes, in the order of the text', () => {
    const text = "const later = import(`./later`);\nimport now from './now';\n/// <reference path='./never.d.ts' />\n";
    expect(read('src/cart.ts', text).map(({ span }) => text.slice(...span))).toEqual(['./later', './now']);
  });

  it('reads what is broken as far as it goes', () => {
    expect(read('src/cart.ts', "import a from './a';\nconst = ;\nimport b from './b';").map(({ text }) => text)).toEqual(['./a', './b']);
  });

  it('reads the same path again and again', () => {
    expect(['./a', './b', './a'].map((name) => read('src/cart.ts', `import '${name}';`)[0]?.text)).toEqual(['./a', './b', './a']);
  });

  it('knows what a specifier says in spite of escapes', () => {
    expect(read('src/cart.ts', "import './\\u0064b';")).toEqual([{ text: './db', span: [8, 17], kind: 'module' }]);
  });
});
