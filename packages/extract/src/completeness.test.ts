/** Nothing that runs is forgotten, and nothing is collected twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFacts } from './index.js';
import { parseComponent, parseModule } from './parse.js';
import type { Parsed } from './parsed.js';
import { COMPONENT, MODULE, shuffled } from './testing/sources.js';

const CALLS: ReadonlySet<unknown> = new Set(['CallExpression', 'NewExpression', 'TaggedTemplateExpression']);
const NO_CODE: ReadonlySet<string> = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'metadata', 'leadingComments', 'trailingComments']);

type Found = { readonly calls: string[]; readonly awaits: string[]; functions: number };

/** The places of all calls and awaits of a tree, and how many functions with bodies it has; found without our collectors. */
function search(value: unknown, found: Found): Found {
  if (typeof value !== 'object' || value === null) return found;
  const { type, start, end, declare, body } = value as Readonly<Record<string, unknown>>;
  if (declare === true) return found;
  if (CALLS.has(type)) found.calls.push(`${start},${end}`);
  if (type === 'AwaitExpression') found.awaits.push(`${start},${end}`);
  if (type === 'ForOfStatement' && (value as { await?: boolean }).await) found.awaits.push(`${(value as { right: { start: number } }).right.start},${(value as { right: { end: number } }).right.end}`);
  if ((type === 'ArrowFunctionExpression' || type === 'FunctionExpression' || type === 'FunctionDeclaration') && body) found.functions++;
  for (const [key, one] of Object.entries(value)) if (!NO_CODE.has(key)) search(one, found);
  return found;
}

function expectComplete(path: string, text: string, parse: (path: string, text: string) => Parsed): void {
  const facts = extractFacts(path, text);
  if (facts.unparsed !== undefined) return;
  const { module, instance, fragment } = parse(path, text);
  const found = search([module, instance, fragment], { calls: [], awaits: [], functions: 0 });
  expect(facts.calls.map((one) => one.span.join()).sort()).toEqual(found.calls.sort());
  expect(facts.awaits.map((one) => one.span.join()).sort()).toEqual(found.awaits.sort());
  expect(facts.functions.filter((one) => one.parent >= 0 && (one.kind !== 'constructor' || one.name !== undefined))).toHaveLength(found.functions);
}

describe('facts', () => {
  it('hold every call, await and function of a module once', () => {
    expectComplete('src/a.ts', MODULE, parseModule);
    fc.assert(fc.property(shuffled(MODULE), (text) => expectComplete('src/a.ts', text, parseModule)), { numRuns: 100 });
  });

  it('hold every call, await and function of a component once', () => {
    expectComplete('src/A.svelte', COMPONENT, parseComponent);
    fc.assert(fc.property(shuffled(COMPONENT), (text) => expectComplete('src/A.svelte', text, parseComponent)), { numRuns: 100 });
  });
});
