import type { CallFact, FileFacts, Ref, Test } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { extractFacts } from './index.js';

const module = (text: string): FileFacts => extractFacts('src/a.ts', text);
const component = (text: string): FileFacts => extractFacts('src/A.svelte', text);

/** A ref as a person would write it: `@sveltejs/kit.redirect`, `param 0.locals.user`, `cart.items`. */
function shown(facts: FileFacts, ref: Ref): string {
  const root = ref.from === 'import' ? ref.module : ref.from === 'binding' ? facts.bindings[ref.binding]?.name : ref.from === 'param' ? `param ${ref.index}` : ref.from === 'global' ? ref.name : ref.from;
  return [root, ...ref.path].join('.');
}

/** The callees in the order of the table. */
const callees = (facts: FileFacts): string[] => facts.calls.map((call) => shown(facts, call.callee));

/** The calls that surely ran before the one whose callee is named so, nearest first. */
function before(facts: FileFacts, name: string): string[] {
  const call = facts.calls.find((one) => shown(facts, one.callee) === name) as CallFact;
  const found: string[] = [];
  for (let at = facts.steps[call.step as number]?.prev; at !== undefined; at = facts.steps[at]?.prev) {
    const step = facts.steps[at];
    if (step?.call !== undefined) found.push(shown(facts, (facts.calls[step.call] as CallFact).callee));
  }
  return found;
}

function test(facts: FileFacts, one: Test): string {
  if (one.is === 'not') return `not ${test(facts, one.test)}`;
  if (one.is === 'and' || one.is === 'or') return one.tests.map((part) => test(facts, part)).join(` ${one.is} `);
  return one.is === 'truthy' && one.value.is === 'ref' ? shown(facts, one.value.ref) : one.is;
}

/** The conditions around the call whose callee is named so, innermost first. */
function conditions(facts: FileFacts, name: string): string[] {
  const found: string[] = [];
  const call = facts.calls.find((one) => shown(facts, one.callee) === name);
  for (let at = call?.when; at !== undefined; at = facts.conditions[at]?.outer) {
    const condition = facts.conditions[at];
    if (condition) found.push(`${test(facts, condition.test)} is ${condition.is}`);
  }
  return found;
}

describe('where names lead', () => {
  it('follows renamed imports, namespaces and destructured constants', () => {
    const facts = module("import { redirect as go } from '@sveltejs/kit'; import * as kit from '@sveltejs/kit'; const { error: stop } = kit; const alias = go;\ngo(); kit.fail(); stop(); alias();");
    expect(callees(facts)).toEqual(['@sveltejs/kit.redirect', '@sveltejs/kit.fail', '@sveltejs/kit.error', '@sveltejs/kit.redirect']);
  });

  it('follows parameters through patterns, renames, rest elements and locals', () => {
    const facts = module('export const load = ({ locals: { user }, cookies: jar, ...rest }) => { const { url } = rest; user.greet(); jar.get("a"); url.searchParams.get("b"); };');
    expect(callees(facts)).toEqual(['param 0.locals.user.greet', 'param 0.cookies.get', 'param 0.url.searchParams.get']);
  });

  it('stops at a variable that is assigned again', () => {
    expect(callees(module('import { a, b } from "x"; let run = a; if (b) run = b; run();'))).toEqual(['run']);
  });

  it('does not mistake an inner name for an outer one', () => {
    expect(callees(module('import { fail } from "@sveltejs/kit"; function check(fail) { fail(); } fail();'))).toEqual(['param 0', '@sveltejs/kit.fail']);
  });

  it('leads from a dynamic import into the module', () => {
    expect(callees(module('export async function read() { const { db } = await import("$lib/server/db"); return db.all(); }'))).toEqual(['$lib/server/db.db.all']);
  });
});

describe('calls', () => {
  it('say what becomes of their value', () => {
    const facts = module('async function f(x) { a(); await b(); x && c(); const v = d(); if (e()) g(h()); throw i(); return j(); }\nconst k = () => l();');
    expect(facts.calls.map((call) => `${shown(facts, call.callee)} ${call.use}${call.awaited ? ' awaited' : ''}`)).toEqual([
      'a discarded', 'b discarded awaited', 'c discarded', 'd stored', 'e tested', 'g discarded', 'h argument', 'i thrown', 'j returned', 'l returned',
    ]);
  });

  it('know the try that holds them, and the clause that they stand in', () => {
    const facts = module('function f() { try { a(); try { b(); } finally { c(); } } catch { d(); } }');
    expect(facts.calls.map((call) => [shown(facts, call.callee), call.tries ?? [], call.handler])).toEqual([['a', [0], undefined], ['b', [0], undefined], ['c', [0], 1], ['d', [], 0]]);
  });
});

describe('what surely ran before', () => {
  it('is what stands above, and not what stands in a branch', () => {
    const facts = module('function f(x) { a(); if (x) b(); else c(); d(); }');
    expect([before(facts, 'd'), before(facts, 'b')]).toEqual([['a'], ['a']]);
  });

  it('includes the branch that goes on when the other leaves', () => {
    expect(before(module('function f(x) { if (x) { a(); return; } else { b(); } c(); }'), 'c')).toEqual(['b']);
  });

  it('leaves out what a loop, a short circuit or a try block may skip', () => {
    expect(before(module('function f(x) { for (const y of x) a(); x && b(); try { c(); } catch { d(); } e(); }'), 'e')).toEqual([]);
  });

  it('keeps the try block when the clause leaves', () => {
    expect(before(module('function f() { try { a(); } catch { return; } b(); }'), 'b')).toEqual(['a']);
  });

  it('counts a switch with a default that leaves nowhere', () => {
    const facts = module('function f(x) { switch (x) { case 1: a(); break; default: b(); } c(); }');
    const join = facts.steps.find((step) => step.join)?.join;
    expect([before(facts, 'c'), join?.length, join?.includes(null)]).toEqual([[], 2, false]);
  });
});

describe('conditions', () => {
  it('hold for the rest of the block after an early exit', () => {
    expect(conditions(module('function f(x) { if (!x) return; a(); }'), 'a')).toEqual(['not x is false'].map((one) => one.replace('x', 'param 0')));
  });

  it('stack up, innermost first, and end with their block', () => {
    const facts = module('function f(x, y) { if (x) { if (y && x) a(); } b(); }');
    expect([conditions(facts, 'a'), conditions(facts, 'b')]).toEqual([['param 1 and param 0 is true', 'param 0 is true'], []]);
  });
});

describe('exits', () => {
  it('are every return and throw, and the end that can be reached', () => {
    const facts = module('function f(x) { if (x) return 1; throw x; }\nfunction g() {}\nconst h = () => 2;');
    expect(facts.exits.map((exit) => `${facts.functions[exit.fn]?.name} ${exit.kind}`)).toEqual(['f return', 'f throw', 'g end', 'h return']);
  });
});

describe('writes', () => {
  it('are assignments of every form', () => {
    const facts = module('let a, b; const o = {};\na = 1; b ??= 2; a++; o.x = 3; delete o.y; ({ a, z: b } = o); [o.i] = [];');
    expect(facts.writes.map((write) => `${shown(facts, write.target)} ${write.how}`)).toEqual(['a =', 'b ??=', 'a ++', 'o.x =', 'o.y delete', 'a =', 'b =', 'o.i =']);
  });

  it('go through a store of a component', () => {
    const facts = component('<script>import { user } from "$lib/user"; $user = 1; $user.name = 2;</script><input bind:value={$user.name} />');
    expect(facts.writes.map((write) => `${shown(facts, write.target)} ${write.how}${write.store ? ' store' : ''}`)).toEqual(['$lib/user.user = store', '$lib/user.user.name = store', '$lib/user.user.name bind store']);
  });
});

describe('imports and exports', () => {
  it('are all the ways to another file', () => {
    const facts = module("import a from './a'; import './b'; import type { C } from './c'; export { d } from './d'; export * from './e'; import('./f'); import(`./g/${a}.ts`); require('./h'); import.meta.glob(['./i/*.ts', '!./i/x.ts']); new Worker(new URL('./j', import.meta.url)); new URL('./k', import.meta.url);");
    expect(facts.imports.map((one) => `${one.kind} ${one.specifier}${one.typeOnly ? ' type' : ''}${one.pattern ? ' pattern' : ''}`).sort()).toEqual([
      'dynamic ./f', 'dynamic ./g/*.ts pattern', 'export-from ./d', 'export-from ./e', 'glob !./i/x.ts pattern', 'glob ./i/*.ts pattern', 'import ./a', 'import ./b', 'import ./c type', 'require ./h', 'url ./k', 'worker ./j',
    ]);
  });

  it('come from both scripts and the style of a component; only the module script exports', () => {
    const facts = component("<script module>import a from './a'; export const ssr = a;</script><script>import b from './b'; export let data = b;</script><style>@import './c.css';</style>");
    expect([facts.imports.map((one) => one.specifier), facts.exports.map((one) => one.name), facts.bindings.find((one) => one.name === 'data')?.prop]).toEqual([['./a', './b', './c.css'], ['ssr'], true]);
  });
});

describe('markup', () => {
  it('links handlers, directives and components', () => {
    const facts = component("<script>import { enhance } from '$app/forms'; import Row from './Row.svelte'; const save = () => {};</script><form method=\"POST\" use:enhance><button onclick={save} formaction=\"?/x\"><Row /></button></form>");
    expect(facts.elements.map((one) => [one.name, one.parent, one.attributes.map((attribute) => `${attribute.kind} ${attribute.name}`)])).toEqual([
      ['form', undefined, ['attribute method', 'use enhance']], ['button', 0, ['attribute onclick', 'attribute formaction']], ['Row', 1, []],
    ]);
    expect(facts.reads.filter((read) => read.attribute).map((read) => `${shown(facts, read.ref)} ${read.attribute?.name}`)).toContain('save onclick');
  });

  it('reads what Svelte 3 and 4 write', () => {
    const facts = component('<script context="module">export const a = 1;</script><script>export let items; $: total = items.length; $: if (total) log(total);</script><svelte:self /><slot let:x name="y" /><button on:click|preventDefault={() => (total = 0)} />');
    expect([facts.unparsed, callees(facts), facts.elements.find((one) => one.name === 'button')?.attributes[0]?.modifiers]).toEqual([undefined, ['log'], ['preventDefault']]);
  });

  it('blanks styles that are no CSS, and keeps every offset', () => {
    const text = '<style lang="scss">$a: 1; .b { &:hover { // no\n } }</style><form></form>';
    expect(component(text).elements.map((one) => text.slice(...one.tag))).toEqual(['form']);
  });
});

describe('a byte order mark', () => {
  it('does not move offsets', () => {
    expect([module('\uFEFFa();').calls[0]?.span, component('\uFEFF<script>a();</script>').calls[0]?.span]).toEqual([[0, 3], [8, 11]]);
  });
});

describe('the same code', () => {
  it('gives the same calls, writes and exits in a module and in a component', () => {
    const code = "import { redirect } from '@sveltejs/kit'; let n = 0; async function f(x) { try { n += await g(x); } catch (e) { if (!e) throw redirect(303, '/'); } return n; } f(1);";
    const [a, b] = [module(code), component(`<script lang="ts">${code}</script>`)];
    const account = (facts: FileFacts) => ({
      calls: facts.calls.map((call) => [shown(facts, call.callee), call.use, call.awaited, call.tries, call.handler]),
      writes: facts.writes.map((one) => [shown(facts, one.target), one.how]),
      exits: facts.exits.map((one) => [one.kind, one.handler]),
    });
    expect(account(b)).toEqual(account(a));
  });
});
