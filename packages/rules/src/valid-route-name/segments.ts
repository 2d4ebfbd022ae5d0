/** Names of folders. */
import { firstFileBelow, routeFolder, type ProjectCheckContext, type RouteProblem, type RuleMeta } from '@sk-audit/core';
import { allowedInNames, betterName } from './better-name.js';

export const messages = {
  escapeUppercase: { text: 'Kit reads `{{part}}` in `{{folder}}` as the escape of a character, which has to be in lower case.', advice: '{{rename}}' },
  escapeInvalid: { text: 'Kit reads `{{part}}` in `{{folder}}` as the escape of a character, but it has no hexadecimal number of one.', advice: '{{rename}}' },
  escapeNoCharacter: { text: 'Kit reads `{{part}}` in `{{folder}}` as the escape of a character, and no character has that number.', advice: '{{rename}}' },
  escapeHexLength: { text: 'Kit reads `{{part}}` in `{{folder}}` as the escape of a character, which needs exactly two digits behind `x+`.', advice: '{{rename}}' },
  escapeUnicodeLength: { text: 'Kit reads `{{part}}` in `{{folder}}` as the escape of a character, which needs four to six digits behind `u+`.', advice: '{{rename}}' },
  paramsAdjacent: { text: 'Kit reads two parameters side by side in `{{folder}}` and cannot tell where the first one ends.', advice: '{{rename}}' },
  bracketsUnbalanced: { text: 'Kit reads the brackets in `{{folder}}` as those of parameters, but not every one has its counterpart.', advice: '{{rename}}' },
  hash: { text: 'Kit refuses the `#` in `{{folder}}`, which Vite would read as the end of the path.', advice: '{{rename}}' },
  optionalAfterRest: { text: 'Kit reads an optional parameter in `{{folder}}` behind a rest parameter, which takes everything.', advice: '{{rename}}' },
  optionalRest: { text: 'Kit reads an optional rest parameter in `{{folder}}`, but rest parameters are optional already.', advice: '{{rename}}' },
  paramInvalid: { text: 'Kit reads `{{part}}` in `{{folder}}` as a parameter, in whose name only {{allowed}} may stand.', advice: '{{rename}}' },
  patternInvalid: { text: 'Kit before 3 makes a broken regular expression of the bracket in `{{folder}}`.', advice: '{{rename}}' },
  bracketsMisplaced: { text: 'Kit finds no end to a bracket in `{{folder}}`, though there are as many opening as closing ones.', advice: '{{rename}}' },
};

type Id = keyof typeof messages;

/** What is said of each of Kit's codes, and what to do when no better name is known. */
const kinds: { readonly [code in RouteProblem['code']]?: { readonly id: Id; readonly otherwise: string; /** Kit has no code for it. */ readonly unnamed?: true } } = {
  route_escape_uppercase: { id: 'escapeUppercase', otherwise: 'Write the escape in lower case.' },
  route_escape_invalid: { id: 'escapeInvalid', otherwise: 'Write the hexadecimal number of the character, such as `[x+3a]` for a colon.' },
  route_escape_hex_length: { id: 'escapeHexLength', otherwise: 'Write two hexadecimal digits, such as `[x+3a]` for a colon.' },
  route_escape_unicode_length: { id: 'escapeUnicodeLength', otherwise: 'Write four to six hexadecimal digits, such as `[u+00e9]` for é.' },
  route_params_adjacent: { id: 'paramsAdjacent', otherwise: 'Put something between the parameters.' },
  route_unbalanced_brackets: { id: 'bracketsUnbalanced', otherwise: 'Close each bracket that is opened, and escape those that are none as `[x+5b]` and `[x+5d]`.' },
  route_hash_character: { id: 'hash', otherwise: 'Write `[x+23]` in place of the `#`.' },
  route_optional_after_rest: { id: 'optionalAfterRest', otherwise: 'Put the optional parameter in front of the rest parameter.' },
  route_optional_rest: { id: 'optionalRest', otherwise: 'Write the rest parameter with one pair of brackets.' },
  route_param_invalid: { id: 'paramInvalid', otherwise: 'Rename the parameter.' },
  route_escape_no_character: { id: 'escapeNoCharacter', otherwise: 'Write the hexadecimal number of the character, such as `[x+3a]` for a colon.', unnamed: true },
  route_pattern_invalid: { id: 'patternInvalid', otherwise: 'Take the bracket out of the name.', unnamed: true },
  route_brackets_misplaced: { id: 'bracketsMisplaced', otherwise: 'Close each bracket behind the name of its parameter, as in `[day]`.', unnamed: true },
};

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Parameters that Kit cannot read',
      files: {
        'src/routes/[product-id]/+page.svelte': '<h1>Product</h1><!-- ✗ paramInvalid "" -->\n',
        'src/routes/[year][month]/+page.svelte': '<h1>Archive</h1><!-- ✗ paramsAdjacent "" -->\n',
        'src/routes/cart-[id/+page.svelte': '<h1>Cart</h1><!-- ✗ bracketsUnbalanced "" -->\n',
        'src/routes/docs/[[...path]]/+page.svelte': '<h1>Docs</h1><!-- ✗ optionalRest "" -->\n',
        'src/routes/help/[...path]/[[page]]/+page.svelte': '<h1>Help</h1><!-- ✗ optionalAfterRest "" -->\n',
        'src/routes/news/[[day]s]/+page.svelte': '<h1>News</h1><!-- ✗ bracketsMisplaced "" -->\n',
      },
      says: [
        'Kit reads `[product-id]` in `src/routes/[product-id]` as a parameter, in whose name only letters, digits and `_` may stand.',
        'Rename the folder to `[product_id]`.', 'Rename the folder to `[year]-[month]`.', 'Rename the folder to `cart-[id]`.', 'Rename the folder to `[...path]`.', 'Rename the folder to `[page]`.',
      ],
    },
    {
      title: 'The number of no character, in Kit 3',
      kit: '3.2.0',
      files: { 'src/routes/smile[u+110000]/+page.svelte': '<h1>Smile</h1><!-- ✗ escapeNoCharacter "" -->\n' },
    },
    {
      title: 'Characters that Kit cannot read',
      files: {
        'src/routes/[X+2e]well-known/+page.svelte': '<h1>For robots</h1><!-- ✗ escapeUppercase "" -->\n',
        'src/routes/smile[x+zz]/+page.svelte': '<h1>Smile</h1><!-- ✗ escapeInvalid "" -->\n',
        'src/routes/tab[x+9]/+page.svelte': '<h1>Tab</h1><!-- ✗ escapeHexLength "" -->\n',
        'src/routes/caf[u+e9]/+page.svelte': '<h1>Café</h1><!-- ✗ escapeUnicodeLength "" -->\n',
        'src/routes/c#/+page.svelte': '<h1>C#</h1><!-- ✗ hash "" -->\n',
        'src/routes/list[x+5b]0]/+page.svelte': '<h1>First</h1><!-- ✗ bracketsUnbalanced "" -->\n',
        'src/routes/list[x+5b]/+page.svelte': '<h1>List</h1><!-- ✗ patternInvalid "" -->\n',
      },
      says: ['Rename the folder to `[x+2e]well-known`.', 'Rename the folder to `tab[x+09]`.', 'Rename the folder to `caf[u+00e9]`.', 'Rename the folder to `c[x+23]`.'],
    },
  ],
  good: [
    {
      title: 'Names that Kit reads',
      files: {
        'src/routes/[product_id]/+page.svelte': '<h1>Product</h1>\n',
        'src/routes/archive/[year]-[month]/+page.svelte': '<h1>Archive</h1>\n',
        'src/routes/docs/[...path]/+page.svelte': '<h1>Docs</h1>\n',
        'src/routes/[x+2e]well-known/+page.svelte': '<h1>For robots</h1>\n',
        'src/routes/caf[u+00e9]/+page.svelte': '<h1>Café</h1>\n',
        'src/routes/c[x+23]/+page.svelte': '<h1>C#</h1>\n',
      },
    },
    {
      title: 'Hyphens and escaped brackets, from Kit 3 on',
      kit: '3.2.0',
      files: {
        'src/routes/[product-id]/+page.svelte': '<h1>Product</h1>\n',
        'src/routes/list[x+5b]0[x+5d]/+page.svelte': '<h1>First</h1>\n',
      },
    },
  ],
};

/** Reports the folders that Kit cannot read. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  for (const problem of project.routeProblems) {
    const { code, id, part = '' } = problem;
    const kind = kinds[code];
    if (kind === undefined || id === undefined) continue; // mutate-ok: only these codes have a kind, and all of them an id
    const folder = routeFolder(project, id);
    const name = betterName(project, { ...problem, id });
    const rename = name === undefined ? kind.otherwise : `Rename the folder to \`${name}\`.`;
    report(firstFileBelow(project, folder), [0, 0], kind.id, { folder, part, rename, allowed: allowedInNames(project) }, kind.unnamed ? {} : { kitCode: code }); // mutate-ok: examples do not show codes, their builds do
  }
}
