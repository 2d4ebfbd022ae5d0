import { defineCases, type Example } from '@sk-audit/core';

/** One folder that Kit 3.2 refuses, so that its code is held against Kit's own. */
function refusedByKit3(folder: string, messageId: string, ...says: string[]): Example {
  return {
    title: `${folder}, as Kit 3 says it`,
    kit: '3.2.0',
    files: { [`src/routes/${folder}/+page.svelte`]: `<h1>Shop</h1><!-- ✗ ${messageId} "" -->\n`, 'src/routes/+page.svelte': '<h1>Home</h1>\n' },
    says,
  };
}

/** The same folder under Kit 1 and 2. */
function refusedBefore3(kit: string, folder: string, messageId: string, says: string): Example {
  const { title, ...example } = refusedByKit3(folder, messageId, says);
  return { ...example, kit, title: `${folder} in Kit ${kit}` };
}

export const cases = defineCases({
  bad: [
    refusedByKit3('[X+2E]json', 'escapeUppercase', 'Rename the folder to `[x+2e]json`.'),
    refusedByKit3('[x+zz]', 'escapeInvalid', 'Write the hexadecimal number of the character, such as `[x+3a]` for a colon.'),
    refusedByKit3('[x+g1]', 'escapeNoCharacter', 'Write the hexadecimal number of the character, such as `[x+3a]` for a colon.'),
    refusedByKit3('[x+1f600]', 'escapeHexLength', 'Rename the folder to `[u+1f600]`.'),
    refusedByKit3('[x+0002e]', 'escapeHexLength', 'Rename the folder to `[x+2e]`.'),
    refusedByKit3('[u+2e]', 'escapeUnicodeLength', 'Rename the folder to `[u+002e]`.'),
    refusedByKit3('[u+1234567]', 'escapeUnicodeLength', 'Write four to six hexadecimal digits, such as `[u+00e9]` for é.'),
    refusedByKit3('[from][[to]]', 'paramsAdjacent', 'Rename the folder to `[from]-[[to]]`.'),
    refusedByKit3('id]', 'bracketsUnbalanced', 'Rename the folder to `[id]`.'),
    refusedByKit3('[[lang]', 'bracketsUnbalanced', 'Rename the folder to `[[lang]]`.'),
    refusedByKit3('list[0]]0', 'bracketsUnbalanced', 'Close each bracket that is opened, and escape those that are none as `[x+5b]` and `[x+5d]`.'),
    refusedByKit3('top#10', 'hash', 'Rename the folder to `top[x+23]10`.'),
    refusedByKit3('[...path]/[[page]]', 'optionalAfterRest', 'Rename the folder to `[page]`.'),
    refusedByKit3('[[...path]]', 'optionalRest', 'Rename the folder to `[...path]`.'),
    refusedByKit3('[user id=my int]', 'paramInvalid', 'Rename the folder to `[user_id=my_int]`.', 'Kit reads `[user id=my int]` in `src/routes/[user id=my int]` as a parameter, in whose name only letters, digits, `_` and `-` may stand.'),
    refusedByKit3('[[user id]]', 'paramInvalid', 'Rename the folder to `[[user_id]]`.'),
    refusedByKit3('[größe]', 'paramInvalid', 'Rename the parameter.'),
    refusedByKit3('[...]', 'paramInvalid', 'Rename the parameter.'),
    refusedByKit3(']day[', 'bracketsMisplaced', 'Close each bracket behind the name of its parameter, as in `[day]`.'),
    refusedBefore3('1.30.4', '[product-id]', 'paramInvalid', 'Rename the folder to `[product_id]`.'),
    refusedBefore3('2.5.0', '[id=my-int]', 'paramInvalid', 'Rename the folder to `[id=my_int]`.'),
    refusedBefore3('2.5.0', ']day[', 'patternInvalid', 'Take the bracket out of the name.'),
    {
      title: 'A folder that only holds folders, once for all that lies below it',
      files: {
        'src/routes/+page.svelte': '<h1>Home</h1>\n',
        'src/routes/shop/[cart id]/edit/+page.svelte': '<h1>Edit</h1><!-- ✗ paramInvalid "" -->\n',
        'src/routes/shop/[cart id]/pay/+page.svelte': '<h1>Pay</h1>\n',
      },
      says: ['Kit reads `[cart id]` in `src/routes/shop/[cart id]` as a parameter, in whose name only letters, digits and `_` may stand.'],
    },
    {
      title: 'A folder whose better name is taken',
      files: {
        'src/routes/docs/[...path]/+page.svelte': '<h1>Docs</h1>\n',
        'src/routes/docs/[[...path]]/+page.svelte': '<h1>Docs</h1><!-- ✗ optionalRest "" -->\n',
      },
      says: ['Write the rest parameter with one pair of brackets.'],
    },
    {
      title: 'A routes folder of its own',
      files: {
        'svelte.config.js': "export default { kit: { files: { routes: 'src/pages' } } };\n",
        'src/pages/[cart id]/+page.svelte': '<h1>Cart</h1><!-- ✗ paramInvalid "" -->\n',
      },
      says: ['Kit reads `[cart id]` in `src/pages/[cart id]` as a parameter, in whose name only letters, digits and `_` may stand.'],
    },
    { title: 'A mistake in the name of a file', files: { 'src/routes/shop/+cart.svelte': '<h1>Cart</h1><!-- ✗ reserved "" -->\n' } },
  ],
  good: [
    {
      title: 'A folder that Kit does not look at',
      files: { 'src/routes/+page.svelte': '<h1>Home</h1>\n', 'src/lib/[cart id]/Cart.svelte': '<p>Cart</p>\n' },
    },
  ],
});
