/** Comments that silence findings. */
import type { DisableFact, Span } from '@sk-audit/core';
import type { Comment } from '../parsed.js';

const OURS = /^[\s*]*sk-audit-(disable(?:-next-line|-line)?|enable)(?![\w-])\s*([^]*)$/;
const ESLINT = /^[\s*]*eslint-(disable(?:-next-line|-line)?|enable)(?![\w-])\s*([^]*)$/;

/** The disable comments of a file, with the text that each covers. */
export function disableFacts(text: string, comments: readonly Comment[]): DisableFact[] {
  const sorted = [...comments].sort((a, b) => a.span[0] - b.span[0]);
  const parsed = sorted.flatMap((comment) => parseComment(comment));
  return parsed.filter((one) => one.verb !== 'enable').map((one) => {
    const { dialect, rules, reason, comment } = one;
    const whole = wholeOf(text, comment.span);
    return { span: comment.span, dialect, rules, ...(reason ? { reason } : {}), covers: covered(text, one, parsed), ...(whole ? { whole } : {}) };
  });
}

type ParsedComment = { readonly verb: string; readonly comment: Comment; readonly dialect: DisableFact['dialect']; readonly rules: readonly string[]; readonly reason?: string };

const REASON = /(?:^|\s)-{2,}/;

function parseComment(comment: Comment): ParsedComment[] {
  const ours = OURS.exec(comment.text);
  const match = ours ?? ESLINT.exec(comment.text);
  if (!match) return [];
  const [, verb, rest] = match as unknown as [string, string, string];
  const dashes = REASON.exec(rest);
  const reason = dashes ? rest.slice(dashes.index + dashes[0].length).replace(/\*\s*$/, '').trim() : '';
  const named = rest.slice(0, dashes?.index).split(/[\s,*]+/).filter((name) => name !== '');
  const rules = named.filter((name) => ours || name.startsWith('sk-audit/')).map((name) => name.replace(/^sk-audit\//, ''));
  // A plain `eslint-disable` is about ESLint's rules; a plain `eslint-enable` ends ours, too.
  if (!ours && rules.length === 0 && (verb !== 'enable' || named.length > 0)) return [];
  return [{ verb, comment, dialect: ours ? 'sk-audit' : 'eslint', rules, ...(reason ? { reason } : {}) }];
}

function covered(text: string, { verb, comment, dialect, rules }: ParsedComment, all: readonly ParsedComment[]): Span {
  if (verb === 'disable-line') return lineAt(text, comment.span[0]);
  if (verb === 'disable-next-line') return nextLine(text, comment.span[1]);
  const ends = (one: ParsedComment): boolean => one.verb === 'enable' && one.dialect === dialect && (one.rules.length === 0 || one.rules.some((rule) => rules.includes(rule)));
  const end = all.find((one) => one.comment.span[0] > comment.span[0] && ends(one));
  return [comment.span[1], end ? end.comment.span[0] : text.length];
}

function lineAt(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  return [text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end];
}

function nextLine(text: string, offset: number): Span {
  const end = text.indexOf('\n', offset);
  return end < 0 ? [text.length, text.length] : lineAt(text, end + 1);
}

function wholeOf(text: string, [start, end]: Span): Span | undefined {
  const from = start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
  const to = end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0);
  const isFirst = from === 0 || text[from - 1] === '\n';
  const [lineEnd] = /^\r?\n/.exec(text.slice(to, to + 2)) ?? [''];
  const isLast = to === text.length || lineEnd !== '';
  if (isFirst && isLast) return [from, to + lineEnd.length];
  if (isFirst) return [start, to];
  return isLast || from < start ? [from, end] : to > end ? [start, to] : undefined;
}
