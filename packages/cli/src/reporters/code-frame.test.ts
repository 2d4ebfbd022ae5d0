import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { codeFrame } from './code-frame.js';
import { positionAt } from '../testing/positions.js';

/** The frame of the text between `«` and `»`, which are taken away first. */
function frameOf(marked: string, width = 80): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const source = marked.replace('«', '').replace('»', '');
  const style = { colors: pc.createColors(false), mark: (text: string) => text, width };
  return `\n${codeFrame(source, positionAt(source, start), positionAt(source, end), style).join('\n')}\n`;
}

describe('codeFrame', () => {
  it('shows the line before and the line after', () => {
    expect(frameOf('let lastCart;\nexport const load = () => {\n  «lastCart» = 1;\n};\n')).toBe(`
2 │ export const load = () => {
3 │   lastCart = 1;
  │   ^^^^^^^^
4 │ };
`);
  });

  it('leaves blank neighbours out', () => {
    expect(frameOf('import a from "a";\n\n«redirect(303, "/cart")»;\n   \n}')).toBe(`
3 │ redirect(303, "/cart");
  │ ^^^^^^^^^^^^^^^^^^^^^^
`);
  });

  it('lines the gutter up when the number gets a digit more', () => {
    expect(frameOf(`${'\n'.repeat(7)}before\n«at» 9\nafter`)).toBe(`
 8 │ before
 9 │ at 9
   │ ^^
10 │ after
`);
  });

  it('marks each line of a longer span from its first to its last letter', () => {
    expect(frameOf('  «db.insert({\n    total,\n  })»;\n')).toBe(`
1 │   db.insert({
  │   ^^^^^^^^^^^
2 │     total,
  │     ^^^^^^
3 │   });
  │   ^^
`);
  });

  it('ends a span of more than three lines in dots', () => {
    expect(frameOf('«one\ntwo\nthree\nfour»')).toBe(`
1 │ one
  │ ^^^
2 │ two
  │ ^^^
3 │ three
  │ ^^^^^
⋮ │
`);
  });

  it('counts a tab as two columns and wide characters as two', () => {
    expect(frameOf('\tconst 合計 = «購物車»(🛒);')).toBe(`
1 │   const 合計 = 購物車(🛒);
  │                ^^^^^^
`);
  });

  it('cuts a long line behind the span', () => {
    expect(frameOf('const «order» = await db.orders.findFirst({ where: { id } });\n', 30)).toBe(`
1 │ const order = await db.or…
  │       ^^^^^
`);
  });

  it('cuts a long line on both sides of the span', () => {
    expect(frameOf('const customer = await load(customerId), order = «await» loadOrder(orderId);\nnext();', 34)).toBe(`
1 │ …, order = await loadOrder(or…
  │            ^^^^^
`);
  });

  it('stays quick and short in minified code', () => {
    const minified = `${'var a=1;'.repeat(50_000)}«eval»(a);${'var b=2;'.repeat(50_000)}`;
    expect(frameOf(minified, 44)).toBe(`
1 │ … a=1;var a=1;eval(a);var b=2;var b=2;v…
  │               ^^^^
`);
  });

  it('cuts carets that would leave the line', () => {
    expect(frameOf('load = «async function loadEverything() { return 1 }»', 30)).toBe(`
1 │ load = async function loa…
  │        ^^^^^^^^^^^^^^^^^^^
`);
  });

  it('shows control characters instead of sending them', () => {
    expect(frameOf('const «title» = "\u001b[2J\u202e";')).toBe(`
1 │ const title = "␛[2J\\u{202e}";
  │       ^^^^^
`);
  });

  it('marks the end of the text, an empty span and Windows line ends', () => {
    expect(frameOf('load();«»')).toBe(`
1 │ load();
  │        ^
`);
    expect(frameOf('first();\r\n«second()»;\r\nthird();\r\n')).toBe(`
1 │ first();
2 │ second();
  │ ^^^^^^^^
3 │ third();
`);
  });

  it('is empty when the file has changed and lost the place', () => {
    const gone = { line: 9, column: 1, offset: 200 };
    expect(codeFrame('short', gone, gone, { colors: pc.createColors(false), mark: String, width: 80 })).toEqual([]);
  });
});
