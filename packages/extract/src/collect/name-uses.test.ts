import { describe, expect, it } from 'vitest';
import { extractFacts } from '../index.js';

/** What the file says about the uses of its imported names: the text, with its marks and the text that it begins. */
function usesIn(path: string, text: string): readonly string[] {
  return (extractFacts(path, text).nameUses ?? []).map(({ span, store, member, bound, begins }) => {
    const marks = [store && 'store', member, bound && 'bound', begins && `${begins.how} ${text.slice(...begins.span)} = ${begins.rest.map((one) => (typeof one === 'string' ? one : text.slice(...one))).join(' + ')}`];
    return [text.slice(...span), ...marks.filter((one) => one !== undefined)].join(', ');
  });
}

const component = (script: string, markup = ''): readonly string[] => usesIn('src/Cart.svelte', `<script>${script}</script>${markup}`);

describe('the uses of names from $app/stores and $app/paths', () => {
  it('are nothing in a file that imports neither', () => {
    expect(extractFacts('src/cart.ts', "import { goto } from '$app/navigation'; goto('/');").nameUses).toBeUndefined();
  });

  it('tell a store that is read from one that is handed on', () => {
    expect(component("import { page as here } from '$app/stores'; get(here); $here.url;", '<p>{$here.url.pathname}</p>')).toEqual(['here', '$here, store, url', '$here, store, url']);
  });

  it('are bound where the name itself says something', () => {
    expect(component("import { base } from '$app/paths'; const at = { base, other: base }; export { base as root };", '<Row {base} to={base} />')).toEqual(['base, bound', 'base', 'base, bound', 'base, bound', 'base']);
  });

  it('are bound where the name without its dollar is somebody else', () => {
    expect(component("import { page } from '$app/stores';", '{#each rows as page}{$page.url}{/each}{$page.url}')).toEqual(['$page, store, url, bound', '$page, store, url']);
  });

  it('are not the properties and the variables that are called so', () => {
    expect(component("import { base } from '$app/paths'; const other = { base: 1 }; other.base; const show = (base) => base; class Cart { base = 1 }")).toEqual([]);
  });

  it('are found in what stands in front of its own node, and under another spelling', () => {
    expect(usesIn('src/cart.ts', "import { base } from '$app/paths'; @base export class Cart {} @base class Row { @base at; constructor(@base id) {} }")).toEqual(['base', 'base', 'base', 'base']);
    expect(usesIn('src/cart.ts', "import { base } from '$app/paths'; goto(b\\u0061se);")).toHaveLength(1);
  });

  it('know the text that they begin', () => {
    expect(usesIn('src/cart.ts', "import { base } from '$app/paths'; export const at = [`${base}/cart`, base + '/cart', `${base}/${ id }/x`, `/${base}`, base + id, tag`${base}/cart`];")).toEqual([
      'base, template `${base}/cart` = /cart', "base, sum base + '/cart' = /cart", 'base, template `${base}/${ id }/x` = / + ${ id } + /x', 'base', 'base', 'base',
    ]);
  });

  it('know the attribute that they begin, when it stands in quotes', () => {
    expect(component("import { base } from '$app/paths';", '<a href="{base}/cart/{id}">x</a><a href={base}>x</a><a href="x{base}">x</a>')).toEqual(['base, attribute "{base}/cart/{id}" = /cart/ + {id}', 'base', 'base']);
  });
});
