/** Where code ends that stands in markup: found without parsing it, by its brackets, strings, comments and regular expressions. */
import { isBlank, isNamePart, nameEnd, refuse } from './cursor.js';

/** Where the bracket `close` stands that ends the code from `from` on. */
export function endOfCode(text: string, from: number, close: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code !== close; code = text.charCodeAt(at)) at = skipToken(text, at, code, from);
  return at;
}

/** Where the last of `words` stands that is in no bracket, up to `end`; -1 when none does. */
export function lastWord(text: string, from: number, end: number, word: string): number {
  let found = -1;
  eachWord(text, from, end, (start, stop) => {
    if (text.slice(start, stop) === word) found = start;
    return true;
  });
  return found;
}

/** Where the first of `words` stands that is in no bracket, up to `end`; -1 when none does. */
export function firstWord(text: string, from: number, end: number, words: readonly string[]): number {
  let found = -1;
  eachWord(text, from, end, (start, stop) => {
    if (words.includes(text.slice(start, stop))) found = start;
    return found < 0;
  });
  return found;
}

/** Runs `visit` on the words that follow a blank or a bracket and are no property, as long as it gives true. */
function eachWord(text: string, from: number, end: number, visit: (start: number, stop: number) => boolean): void {
  for (let at = from; at < end;) {
    const next = skipToken(text, at, text.charCodeAt(at), from);
    if (nameEnd(text, at) === next && at > from && mayBeOperator(text.charCodeAt(at - 1)) && !visit(at, next)) return;
    at = next;
  }
}

function mayBeOperator(before: number): boolean {
  return isBlank(before) || before === 41 || before === 93 || before === 125; // ) ] }
}

/** Goes behind the token that begins with `code`: a word, string, comment, or brackets with all that is in them. The code begins at `from`. */
function skipToken(text: string, at: number, code: number, from: number): number {
  switch (code) {
    case 34: case 39: return endOfString(text, at + 1, code); // " '
    case 96: return endOfTemplate(text, at + 1); // `
    case 47: return skipSlash(text, at, from);
    case 40: return endOfCode(text, at + 1, 41) + 1; // ( )
    case 91: return endOfCode(text, at + 1, 93) + 1; // [ ]
    case 123: return endOfCode(text, at + 1, 125) + 1; // { }
    case 41: case 93: case 125: return refuse('a bracket too many');
    default:
      if (at >= text.length) refuse('code without end');
      return Math.max(nameEnd(text, at), at + 1);
  }
}

function endOfString(text: string, from: number, quote: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92) at++; // backslash
  }
  return refuse('a string without end');
}

function endOfTemplate(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 96) return at + 1;
    if (code === 92) at++;
    else if (code === 36 && text.charCodeAt(at + 1) === 123) at = endOfCode(text, at + 2, 125); // ${
  }
  return refuse('a template without end');
}

/** A comment, a regular expression or a division. */
function skipSlash(text: string, at: number, from: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 47) return found(text.indexOf('\n', at));
  if (next === 42) return found(text.indexOf('*/', at + 2)) + 2;
  return isOperand(text, at, from) ? at + 1 : endOfRegex(text, at + 1);
}

function found(index: number): number {
  return index < 0 ? refuse('a comment without end') : index;
}

function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 10) break;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return at + 1;
  }
  return refuse('a regular expression without end');
}

/** Does a value end before `at`, so that a slash divides it? */
function isOperand(text: string, at: number, from: number): boolean {
  let end = at;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  if (end <= from) return false;
  const code = text.charCodeAt(end - 1);
  if (isNamePart(code) || code >= 128) return !isOperatorWord(text, end);
  if (code === 43 || code === 45) return text.charCodeAt(end - 2) === code; // ++ --
  if (code === 33) return isNamePart(text.charCodeAt(end - 2)) || text.charCodeAt(end - 2) === 41; // `total!`
  return code === 41 || code === 93 || code === 34 || code === 39 || code === 96; // ) ] " ' `
}

const OPERATOR_WORDS = /(?<![\w$.])(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|await|yield|as|satisfies)$/;

function isOperatorWord(text: string, end: number): boolean {
  return OPERATOR_WORDS.test(text.slice(Math.max(0, end - 11), end));
}
