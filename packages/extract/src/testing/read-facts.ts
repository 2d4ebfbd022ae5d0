/** Facts written as short text, so that a test can show what it expects. */
import type { CallFact, ExitFact, FileFacts, Ref, Span, StepFact, Test, Value } from '@sk-audit/core';
import { extractFacts } from '../index.js';

/** Facts with the words for them. */
export type Reading = FileFacts & {
  /** The text at a place. */
  at(span: Span): string;
  /** `@sveltejs/kit#redirect`, `cart.items`, `load(0).url`, `window.name`, `<db.read()>.name`; `?` when unknown. */
  ref(ref: Ref | undefined): string;
  /** A value, in the manner of code: `a | b` is one of two, `mix(a, b)` is made of both. */
  value(value: Value | undefined): string;
  /** The conditions of a place, outermost first: `user and not cart.isEmpty`. */
  when(index: number | undefined): string;
  /** What ran before a place, oldest first: `open() (read() | -) close()`. */
  ran(step: number | undefined): string;
  /** The one call that is written so. */
  call(written: string): CallFact;
  /** A function's name, or what it looks like. */
  fn(index: number): string;
  /** The exits of the function of that name: `return order @ read() if user`. */
  exitsOf(name: string): string[];
};

/** The facts of a TypeScript module. Fails when it cannot be parsed. */
export function readModule(text: string, path = 'src/lib/cart.ts'): Reading {
  return reading(extractFacts(path, text), text);
}

/** The facts of a component. Fails when it cannot be parsed. */
export function readComponent(text: string): Reading {
  return readModule(text, 'src/lib/Cart.svelte');
}

function reading(facts: FileFacts, text: string): Reading {
  if (facts.unparsed !== undefined) throw new Error(`not parsed: ${facts.unparsed}`);
  const at = (span: Span): string => text.slice(...span);
  const dotted = (root: string, path: readonly string[]): string => [root, ...path].join('.');
  const fn = (index: number): string => facts.functions[index]?.name ?? `${facts.functions[index]?.kind ?? 'no function'} ${index}`;

  const ref = (one: Ref | undefined): string => {
    if (!one) return 'none';
    switch (one.from) {
      case 'import': return `${one.module}#${one.path.join('.')}`;
      case 'binding': return dotted(facts.bindings[one.binding]?.name ?? 'no binding', one.path);
      case 'param': return dotted(`${fn(one.fn)}(${one.index})`, one.path);
      case 'global': return dotted(one.name, one.path);
      case 'call': return dotted(`<${at((facts.calls[one.call] as CallFact).span)}>`, one.path);
      default: return dotted('?', one.path);
    }
  };

  const value = (one: Value | undefined): string => {
    if (!one) return 'none';
    switch (one.is) {
      case 'literal': return JSON.stringify(one.value);
      case 'undefined': case 'class': return one.is;
      case 'template': return `\`${one.parts.map((part, i) => part + (i < one.holes.length ? `\${${value(one.holes[i])}}` : '')).join('')}\``;
      case 'ref': return `${one.awaited ? 'await ' : ''}${ref(one.ref)}`;
      case 'call': return `${one.awaited ? 'await ' : ''}<${at((facts.calls[one.call] as CallFact).span)}>`;
      case 'function': return `function ${fn(one.fn)}`;
      case 'object': return `{${[...Object.entries(one.props).map(([key, of]) => ` ${key}: ${value(of)}`), ...(one.spreads ?? []).map((of) => ` ...${value(of)}`), ...(one.open ? [' open'] : [])].join(',')} }`;
      case 'array': return `[${[...one.items.map(value), ...(one.open ? ['open'] : [])].join(', ')}]`;
      case 'either': return one.of.map(value).join(' | ');
      default: return `mix(${one.of.map(value).join(', ')})`;
    }
  };

  const test = (one: Test): string => {
    switch (one.is) {
      case 'truthy': return value(one.value);
      case 'typeof': return `typeof ${value(one.value)} == ${one.type}`;
      case 'equal': return `${value(one.left)} == ${value(one.right)}`;
      case 'instanceof': return `${value(one.value)} instanceof ${value(one.of)}`;
      case 'in': return `${value(one.key)} in ${value(one.value)}`;
      case 'not': return `!(${test(one.test)})`;
      case 'other': return `other(${one.of.map(value).join(', ')})`;
      default: return `(${one.tests.map(test).join(` ${one.is} `)})`;
    }
  };

  const when = (index: number | undefined): string => {
    const condition = index === undefined ? undefined : facts.conditions[index];
    if (!condition) return '';
    const own = condition.is ? test(condition.test) : `not ${test(condition.test)}`;
    return [...(condition.outer === undefined ? [] : [when(condition.outer)]), own].join(' and ');
  };

  const ran = (step: number | undefined, until?: number): string => {
    const found: string[] = [];
    for (let now = step; now !== undefined && now !== until; now = (facts.steps[now] as StepFact).prev) {
      const { call, join, prev } = facts.steps[now] as StepFact;
      if (call !== undefined) found.unshift(at((facts.calls[call] as CallFact).span));
      if (join) found.unshift(`(${join.map((one) => (one === null ? '-' : ran(one, prev))).join(' | ')})`);
    }
    return found.join(' ');
  };

  const call = (written: string): CallFact => {
    const found = facts.calls.filter((one) => at(one.span) === written);
    if (found.length !== 1) throw new Error(`${found.length} calls are written ${written}`);
    return found[0] as CallFact;
  };

  const exit = ({ kind, value: given, at: step, when: under }: ExitFact): string =>
    [kind, given ? value(given) : '', step === undefined ? '' : `@ ${ran(step)}`, under === undefined ? '' : `if ${when(under)}`].filter(Boolean).join(' ');

  return { ...facts, at, ref, value, when, ran, call, fn, exitsOf: (name) => facts.exits.filter((one) => fn(one.fn) === name).map(exit) };
}
