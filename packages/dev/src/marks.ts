/** The marks in an example's text that say what must be reported where. */

/** One expected finding: message `id` on line `line` (from 1) whose span's text is `text`. */
export type Mark = { readonly line: number; readonly id: string; readonly text: string };

export type Unmarked = {
  /** The text as it is checked: every mark is cut, with the blanks before it. Line numbers stay. */
  readonly text: string;
  /** By line, then as written. */
  readonly marks: readonly Mark[];
};

const COMMENT = /[ \t]*(?:\/\/ (✗ .*)|<!-- (✗ .*?) -->[ \t]*)$/;
const MARK = /^([A-Za-z][\w-]*) "(.*)"$/;

/**
 * Reads and cuts the marks of a text. A mark is a comment at the end of its line, `// ✗ id "text"` or `<!-- ✗ id "text" -->`;
 * several in one comment are separated by ` ✗ `. Throws when a ✗ is left over that is no mark.
 */
export function cutMarks(text: string): Unmarked {
  const marks: Mark[] = [];
  const lines = text.split('\n').map((line, index) => {
    const comment = COMMENT.exec(line);
    if (comment) marks.push(...readComment(comment[1] ?? comment[2] ?? '', index + 1));
    const code = comment ? line.slice(0, comment.index) : line;
    if (code.includes('✗')) throw new Error(`Line ${index + 1} has a ✗ that is no mark at its end: ${line.trim()}`);
    return code;
  });
  return { text: lines.join('\n'), marks };
}

function readComment(comment: string, line: number): readonly Mark[] {
  return comment
    .slice('✗ '.length)
    .split(' ✗ ')
    .map((part) => {
      const mark = MARK.exec(part.trim());
      if (!mark) throw new Error(`Line ${line} has a mark that is not of the form ✗ messageId "the marked text": ${part}`);
      return { line, id: mark[1] ?? '', text: mark[2] ?? '' };
    });
}
