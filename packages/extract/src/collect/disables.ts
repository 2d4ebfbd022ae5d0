/** Comments that silence findings. */
import type { DisableFact, Span } from '@sk-audit/core';
import type { Comment } from '../parse.js';

const OURS = /^[\s*]*sk-audit-(disable(?:-next-line|-line)?|enable)(?![\w-])\s*([^]*)$/;
const ESLINT = /^[\s*]*eslint-(disable(?:-next-line|-line)?|enable)(?![\w-])\s*([^]*)$/;

/** The disable comments of a file, with the text that each covers. */
export function disableFacts(text: string, comments: readonly Comment[]): DisableFact[] {
  const sorted = [...comments].sort((a, b) => a.span[0] - b.span[0]);
  const parsed = sorted.flatMap((comment) => parseComment(comment));
  return parsed.filter((one) => one.verb !== 'enable').map(({ verb, comment, ...fact }) => ({
    ...fact, span: comment.span, covers: covered(text, verb, comment, fact.rules, parsed),
  }));
}

type ParsedComment = { readonly verb: string; readonly comment: Comment; readonly dialect: DisableFact['dialect']; readonly rules: readonly string[]; readonly reason?: string };

function parseComment(comment: Comment): ParsedComment[] {
  const ours = OURS.exec(comment.text);
  const match = ours ?? ESLINT.exec(comment.text);
  if (!match) return [];
  const [list, ...rest] = (match[2] as string).split(/\s-{2,}\s?|^-{2,}\s?/);
  const reason = rest.join('--').replace(/\*\s*$/, '').trim();
  const named = (list as string).split(/[\s,]+/).filter((name) => name !== '' && name !== '*');
  const rules = ours ? named.map((name) => name.replace(/^sk-audit\//, '')) : named.filter((name) => name.startsWith('sk-audit/')).map((name) => name.slice('sk-audit/'.length));
  if (!ours && rules.length === 0) return [];
  return [{ verb: match[1] as string, comment, dialect: ours ? 'sk-audit' : 'eslint', rules, ...(reason ? { reason } : {}) }];
}

function covered(text: string, verb: string, comment: Comment, rules: readonly string[], all: readonly ParsedComment[]): Span {
  if (verb === 'disable-line') return lineAt(text, comment.span[0]);
  if (verb === 'disable-next-line') return nextLine(text, comment.span[1]);
  const end = all.find((one) => one.verb === 'enable' && one.comment.span[0] > comment.span[0] && (one.rules.length === 0 || one.rules.some((rule) => rules.includes(rule))));
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
