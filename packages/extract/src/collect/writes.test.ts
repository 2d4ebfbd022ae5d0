import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `target how value`, with the marks. */
function writesOf(facts: Reading): string[] {
  return facts.writes.map((one) => [facts.ref(one.target), one.how, one.value ? facts.value(one.value) : '', one.store ? 'store' : ''].filter(Boolean).join(' '));
}

describe('writes', () => {
  it.each([
    ['an assignment', 'total = 1;', ['total = 1']],
    ['with an operator', 'total += 1;', ['total op= 1']],
    ['if there is none yet', 'total ??= read();', ['total ??= <read()>']],
    ['if it is falsy', 'total ||= 1;', ['total ||= 1']],
    ['if it is truthy', 'total &&= 1;', ['total &&= 1']],
    ['counting', 'total++; --total;', ['total ++', 'total ++']],
    ['a member', 'cart.items.first = 1;', ['cart.items.first = 1']],
    ['a computed member', 'cart[key()] = 1;', ['cart.[] = 1']],
    ['deletion', 'delete cart.items; delete cart?.total;', ['cart.items delete', 'cart.total delete']],
    ['in a chain', 'total = cart.total = 1;', ['cart.total = 1', 'total = 1']],
    ['in a condition', 'if ((total = read())) {}', ['total = <read()>']],
    ['through an assertion', '(total as number) = 1; cart!.total = 2;', ['total = 1', 'cart.total = 2']],
    ['a pattern', '({ total, items: [first], ...rest } = cart);', ['total = cart.total', 'first = cart.items.0', 'rest = cart']],
    ['members in a pattern', '[cart.total, cart["items"]] = [1, 2];', ['cart.total = 1', 'cart.items = 2']],
    ['a pattern with defaults', '({ total = sum() } = cart);', ['total = cart.total']],
    ['a pattern over a call', '({ total } = await read());', ['total = await <read()>.total']],
    ['a loop variable', 'for (total of list) {} for (cart.total in list) {} for ([total] of list) {}', ['total for mix(list)', 'cart.total for mix(list)', 'total for mix(list)']],
    ['this', 'this.total = 1;', ['this.total = 1']],
    ['a global', 'globalThis.total = 1; unknownGlobal = 2;', ['globalThis.total = 1', 'unknownGlobal = 2']],
  ])('are %s', (_, code, expected) => {
    expect(writesOf(readModule(`let total, first, rest; const cart = {};\n${code}`))).toEqual(expected);
  });

  it('reach what an alias leads to, but a variable itself', () => {
    expect(writesOf(readModule(`import { cart } from './cart.js'; export const load = ({ locals }) => { const mine = cart; let last = mine; mine.total = 1; last = 2; locals.user = 3; };`))).toEqual(['./cart.js#cart.total = 1', 'last = 2', 'load(0).locals.user = 3']);
  });

  it('are no mutating calls and no declarations', () => {
    expect(writesOf(readModule(`const list = []; list.push(1); Object.assign(list, {}); let total = 1;`))).toEqual([]);
  });

  it('have the place of the whole, and say where they stand', () => {
    const facts = readModule(`let user; export const load = async (event) => { open(); try { if (event) user = event.user; } catch { } };`);
    const write = facts.writes[0]!;
    expect([facts.at(write.span), facts.fn(write.fn), facts.when(write.when), facts.ran(write.at), write.tries]).toEqual(['user = event.user', 'load', 'load(0)', 'open()', [0]]);
  });

  it('evaluate what stands in the target', () => {
    const facts = readModule('({ [key()]: total = sum() } = cart);');
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['key()', 'sum()']);
  });
});

describe('writes in a component', () => {
  it('go through stores', () => {
    const facts = readComponent(`<script>import { cart } from './cart'; const own = writable(0);
  $cart = 1; $cart.total = 2; $own++; $own += 2; [$own] = [3]; delete $cart.items; $cart.list[0] ??= 4;</script>`);
    expect(writesOf(facts)).toEqual([
      './cart#cart = 1 store', './cart#cart.total = 2 store', 'own ++ store', 'own op= 2 store', 'own = 3 store', './cart#cart.items delete store', './cart#cart.list.0 ??= 4 store',
    ]);
  });

  it('come from bindings', () => {
    const facts = readComponent(`<script>import { cart } from './cart'; let text, node;</script>
<input bind:value={text} bind:this={node} /><Row bind:text bind:open={$cart.open} bind:row={cart.rows[0]} /><input bind:value={() => text, (to) => (text = to)} /><svelte:window bind:scrollY={node.top} />`);
    expect(writesOf(facts)).toEqual([
      'text bind', 'node bind', 'text bind', './cart#cart.open bind store', './cart#cart.rows.0 bind', 'text = arrow 4(0)', 'node.top bind',
    ]);
  });

  it('come from event handlers and reactive statements', () => {
    const facts = readComponent(`<script>let open, total; $: total = 1; $: if (open) total = 2;</script><button on:click={() => (open = !open)} onclick={() => open++}></button>`);
    expect(facts.writes.map((one) => `${facts.ref(one.target)} ${facts.functions[one.fn]!.kind}`)).toEqual(['total instance', 'total instance', 'open arrow', 'open arrow']);
  });
});
