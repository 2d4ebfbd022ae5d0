import type { Finding, Span } from '@sk-audit/core';
import { expect, it } from 'vitest';
import { fingerprints } from './fingerprint.js';

const PATH = 'src/routes/cart/+page.server.ts';

/** A finding at the first place at or after `from` where the text says `marked`. */
function at(text: string, marked: string, more: Partial<Finding> = {}, from = 0): Finding {
  const start = text.indexOf(marked, from);
  const span: Span = [start, start + marked.length];
  return {
    rule: 'return-fail', severity: 'error', category: 'redirects-and-errors', messageId: 'thrown', message: '', advice: '', path: PATH, span,
    symbol: 'default', related: [], suggestions: [], ...more,
  };
}

it('stays when lines move and white space changes', () => {
  const before = 'throw fail(400, { missing: true });';
  const after = '\n\n// Checked by the form too.\nthrow fail(400,   {\n  missing: true });';
  const marked = (text: string) => text.slice(text.indexOf('fail'), text.indexOf(')') + 1);
  expect(fingerprints([at(after, marked(after))], PATH, after)).toEqual(fingerprints([at(before, marked(before))], PATH, before));
});

it('differs by rule, path, symbol and text', () => {
  const text = 'fail(400); fail(422);';
  const base = at(text, 'fail(400)');
  const all = [
    ...fingerprints([base], PATH, text),
    ...fingerprints([{ ...base, rule: 'no-redirect-in-try' }], PATH, text),
    ...fingerprints([base], 'src/routes/+page.server.ts', text),
    ...fingerprints([{ ...base, symbol: 'login' }], PATH, text),
    ...fingerprints([at(text, 'fail(422)')], PATH, text),
  ];
  expect(new Set(all).size).toBe(5);
});

it('numbers equal findings from the top, whatever their order', () => {
  const text = 'fail(400); fail(400);';
  const [first, second] = [at(text, 'fail(400)'), at(text, 'fail(400)', {}, 5)];
  const inOrder = fingerprints([first, second], PATH, text);
  expect(inOrder[0]).not.toBe(inOrder[1]);
  expect(fingerprints([second, first], PATH, text)).toEqual([...inOrder].reverse());
});
