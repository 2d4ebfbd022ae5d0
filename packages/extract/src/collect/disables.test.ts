import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `dialect rules -- reason: what it covers`. */
function disablesOf(facts: Reading): string[] {
  return facts.disables.map((one) => `${one.dialect === 'eslint' ? 'eslint ' : ''}${one.rules.join(' ') || 'all'}${one.reason === undefined ? '' : ` -- ${one.reason}`}: ${JSON.stringify(facts.at(one.covers))}`);
}

describe('comments that disable', () => {
  it('cover the next line', () => {
    expect(disablesOf(readModule(`// sk-audit-disable-next-line no-cart -- it is empty\ncart();\nlast();`))).toEqual(['no-cart -- it is empty: "cart();"']);
  });

  it('cover their own line', () => {
    expect(disablesOf(readModule(`first();\ncart(); // sk-audit-disable-line no-cart -- it is empty\nlast();`))).toEqual(['no-cart -- it is empty: "cart(); // sk-audit-disable-line no-cart -- it is empty"']);
  });

  it('cover a block, up to where it is enabled', () => {
    expect(disablesOf(readModule(`/* sk-audit-disable no-cart -- it is empty */ cart(); /* sk-audit-enable no-cart */ last();`))).toEqual(['no-cart -- it is empty: " cart(); "']);
    expect(disablesOf(readModule(`/* sk-audit-disable no-cart, no-shop -- why */ cart(); /* sk-audit-enable */ last();`))).toEqual(['no-cart no-shop -- why: " cart(); "']);
  });

  it('cover the rest of the file when nothing enables the rule', () => {
    expect(disablesOf(readModule(`/* sk-audit-disable no-cart -- why */ cart(); /* sk-audit-enable no-shop */ last();`))).toEqual(['no-cart -- why: " cart(); /* sk-audit-enable no-shop */ last();"']);
  });

  it('name no rule, one or several', () => {
    const facts = readModule(`// sk-audit-disable-next-line -- why\n1;\n// sk-audit-disable-next-line * -- why\n2;\n// sk-audit-disable-next-line no-cart,no-shop   no-till -- why\n3;\n// sk-audit-disable-next-line sk-audit/no-cart -- why\n4;`);
    expect(facts.disables.map((one) => one.rules)).toEqual([[], [], ['no-cart', 'no-shop', 'no-till'], ['no-cart']]);
  });

  it('may lack a reason, or hold dashes in it', () => {
    const facts = readModule(`// sk-audit-disable-next-line no-cart\n1;\n// sk-audit-disable-next-line no-cart --\n2;\n// sk-audit-disable-next-line no-cart -- a -- b\n3;\n// sk-audit-disable-next-line no-cart --- long\n4;`);
    expect(facts.disables.map((one) => one.reason)).toEqual([undefined, undefined, 'a -- b', 'long']);
  });

  it('may go over several lines', () => {
    expect(disablesOf(readModule(`/*\n * sk-audit-disable-next-line no-cart\n * -- it is empty\n */\ncart();\nlast();`))).toEqual(['no-cart -- it is empty: "cart();"']);
  });

  it('are nothing else that begins alike', () => {
    expect(readModule(`// sk-audit-disabled no-cart\n// see sk-audit-disable-next-line\n// sk-audit-disable-next-lines no-cart\n// sk-audit-enable no-cart\n'// sk-audit-disable';`).disables).toEqual([]);
  });

  it('work at the end of a file and with other line ends', () => {
    expect(disablesOf(readModule(`cart();\n// sk-audit-disable-next-line no-cart -- why`))).toEqual(['no-cart -- why: ""']);
    expect(disablesOf(readModule(`// sk-audit-disable-next-line no-cart -- why\r\ncart();\r\nlast();`))).toEqual(['no-cart -- why: "cart();\\r"']);
  });

  it.each([
    ['the line of its own', 'first();\n  // sk-audit-disable-next-line no-cart -- why\ncart();', 'first();\ncart();'],
    ['the line that ends in a carriage return', '// sk-audit-disable-next-line no-cart -- why\r\ncart();', 'cart();'],
    ['the last line', 'cart();\n// sk-audit-disable no-cart -- why', 'cart();\n'],
    ['the blanks before it', 'cart();\t // sk-audit-disable-line no-cart -- why\nlast();', 'cart();\nlast();'],
    ['the blanks behind it where it begins the line', '  /* sk-audit-disable-line no-cart -- why */ cart();', '  cart();'],
    ['the blanks before it, and no others', 'first(); /* sk-audit-disable-line no-cart -- why */ cart();', 'first(); cart();'],
    ['the blanks on the one side where there are some', 'first();/* sk-audit-disable-line no-cart -- why */ cart();', 'first();cart();'],
    ['nothing where code touches it', 'first();/* sk-audit-disable-line no-cart -- why */cart();', 'first();/* sk-audit-disable-line no-cart -- why */cart();'],
  ])('go away with %s', (_, text, rest) => {
    const [start, end] = readModule(text).disables[0]!.whole ?? [0, 0];
    expect(text.slice(0, start) + text.slice(end)).toBe(rest);
  });

  it('have the place of the comment', () => {
    const facts = readModule(`cart(); /* sk-audit-disable-line no-cart -- why */`);
    expect(facts.at(facts.disables[0]!.span)).toBe('/* sk-audit-disable-line no-cart -- why */');
  });
});

describe('comments for ESLint', () => {
  it('count when they name one of the rules', () => {
    const facts = readModule(`// eslint-disable-next-line no-console, sk-audit/no-cart -- why\ncart();\n// eslint-disable-next-line no-console\nlog();\n// eslint-disable-next-line\nlog();\ncart(); // eslint-disable-line sk-audit/no-cart`);
    expect(disablesOf(facts)).toEqual(['eslint no-cart -- why: "cart();"', 'eslint no-cart: "cart(); // eslint-disable-line sk-audit/no-cart"']);
  });

  it('end where ESLint is switched on again, not where sk-audit is', () => {
    expect(disablesOf(readModule(`/* eslint-disable sk-audit/no-cart */ cart(); /* sk-audit-enable */ more(); /* eslint-enable */ last();`))).toEqual(['eslint no-cart: " cart(); /* sk-audit-enable */ more(); "']);
  });
});

describe('comments of a component', () => {
  it('stand in scripts, in the markup, in expressions and in tags', () => {
    const facts = readComponent(`<script module>\n// sk-audit-disable-next-line no-a -- module\na();\n</script>
<script>\n// sk-audit-disable-next-line no-b -- instance\nb();\n</script>
<!-- sk-audit-disable-next-line no-c -- markup -->\n<form></form>
{#if open}{#each rows as row}<!-- sk-audit-disable-line no-d -- block -->{/each}{/if}
<Row>{#snippet row()}<!-- sk-audit-disable-line no-e -- snippet -->{/snippet}</Row>
{/* sk-audit-disable-line no-f -- expression */ f()}
<p // sk-audit-disable-line no-g -- tag
></p>`);
    expect(facts.disables.map((one) => `${one.rules.join()} ${one.reason}`)).toEqual(['no-a module', 'no-b instance', 'no-c markup', 'no-d block', 'no-e snippet', 'no-f expression', 'no-g tag']);
    expect(facts.at(facts.disables[2]!.covers)).toBe('<form></form>');
  });

  it('end a block wherever they stand', () => {
    expect(disablesOf(readComponent(`<script>/* sk-audit-disable no-cart -- why */</script><b>1</b><!-- sk-audit-enable no-cart --><b>2</b>`))).toEqual(['no-cart -- why: "</script><b>1</b>"']);
  });
});
