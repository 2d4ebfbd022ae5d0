import { expect } from 'vitest';
import { extractFacts } from '../index.js';

/** Expects facts that are plain JSON (no undefined field, no NaN), the same twice, and nothing but the reason when they are unparsed. */
export function expectPlain(path: string, text: string): void {
  const facts = extractFacts(path, text);
  expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
  expect(extractFacts(path, text)).toStrictEqual(facts);
  if (facts.unparsed !== undefined) expect(Object.values(facts).filter((one) => Array.isArray(one) && one.length > 0)).toEqual([]);
  expectIndexes(facts);
}

/** Expects that every index leads to a row of its table. */
function expectIndexes(facts: ReturnType<typeof extractFacts>): void {
  const tables: { readonly [field: string]: readonly unknown[] } = {
    fn: facts.functions, function: facts.functions, calleeFn: facts.functions, binding: facts.bindings, import: facts.imports, when: facts.conditions, outer: facts.conditions,
    call: facts.calls, step: facts.steps, at: facts.steps, prev: facts.steps, end: facts.steps, element: facts.elements, handler: facts.tries,
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [field, one] of Object.entries(value)) {
      if (typeof one === 'number' && tables[field]) expect(tables[field][one], `${field} ${one}`).toBeDefined();
      if (field !== 'props') visit(one);
      else Object.values(one as object).forEach(visit);
    }
  };
  visit(facts);
}
