import { describe, expect, it } from 'vitest';
import { positionAt } from '../../testing/positions.js';
import { elementsOf, hasClass, textOf, within } from '../../testing/parsed-page.js';
import { frame, ONE_LINE, type FrameSize } from './frame.js';

/** The frame of the text between `«` and `»` as text: each line with its number, and the marked part in the same quotes. */
function frameOf(marked: string, size?: FrameSize): string {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const source = marked.replace('«', '').replace('»', '');
  const page = frame(source.split('\n'), positionAt(source, start), positionAt(source, end), size)?.markup ?? '';
  return elementsOf(page, (element) => hasClass(element, 'line')).map((line) => {
    const number = within(line).find((one) => hasClass(one, 'n'));
    const mark = within(line).find((one) => one.tagName === 'mark');
    const text = textOf(line).slice(number ? textOf(number).length : 0);
    return `${number ? textOf(number) : '…'}|${mark ? text.replace(textOf(mark), `«${textOf(mark)}»`) : text}`;
  }).join('\n');
}

describe('frame', () => {
  it('shows the lines around the span without the indentation that they share', () => {
    expect(frameOf('load() {\n\tif (user) {\n\t\t«redirect»(303);\n\t}\n}')).toBe('2|if (user) {\n3|  «redirect»(303);\n4|}');
  });

  it('marks each line of a longer span and counts what it leaves out', () => {
    expect(frameOf(`«save({\n${'  a,\n'.repeat(10)}})»;\nnext();`)).toBe(`1|«save({»\n${[2, 3, 4, 5, 6, 7, 8].map((line) => `${line}|  «a,»`).join('\n')}\n…|… 4 more lines`);
  });

  it('shows a proof as one line', () => {
    expect(frameOf('try {\n} «catch (error) {\n  log(error);\n}»', ONE_LINE)).toBe('2|} «catch (error) {»');
  });

  it('cuts minified code on both sides', () => {
    const cut = frameOf(`${'var a=1;'.repeat(50_000)}«eval»(a);${'var b=2;'.repeat(50_000)}`);
    expect(cut).toMatch(/^1\|….{120}«eval»\(a\);.{200,}…$/);
    expect(cut.length).toBeLessThan(400);
  });

  it('is not there when the file has lost the place', () => {
    const gone = { line: 9, column: 1, offset: 200 };
    expect(frame(['short'], gone, gone)).toBeUndefined();
    expect(frame(undefined, gone, gone)).toBeUndefined();
  });
});
