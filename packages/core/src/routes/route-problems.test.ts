import { describe, expect, it } from 'vitest';
import type { KitConfig, PackageVersion } from '../kit/app.js';
import { defaultKitConfig } from '../kit/config-defaults.js';
import { routeProblems } from './route-problems.js';

const exactly = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const kit1 = exactly('1.30.4');
const kit25 = exactly('2.5.0');
const kit270 = exactly('2.70.4');
const kit3 = exactly('3.2.0');

/** Codes of the problems of files below the routes folder. */
function codes(files: readonly string[], kit: PackageVersion = kit270, more: Partial<KitConfig> = {}): readonly string[] {
  const paths = files.map((file) => (file.startsWith('src/') ? file : `src/routes/${file}`));
  return routeProblems(paths, { ...defaultKitConfig(), ...more }, kit).map(({ code }) => code);
}

describe('names of folders', () => {
  it.each([
    ['[X+2e]', 'route_escape_uppercase'],
    ['[x+zz]', 'route_escape_invalid'],
    ['[x+2e3]', 'route_escape_hex_length'],
    ['[u+2e]', 'route_escape_unicode_length'],
    ['[year][month]', 'route_params_adjacent'],
    ['[x+5d][x+5b]', 'route_params_adjacent'],
    ['[slug', 'route_unbalanced_brackets'],
    ['c#', 'route_hash_character'],
    ['[...path]/[[lang]]', 'route_optional_after_rest'],
    ['[[...path]]', 'route_optional_rest'],
    ['[two words]', 'route_param_invalid'],
    ['[[day]s]', 'route_brackets_misplaced'],
  ])('refuses %s: %s', (folder, code) => {
    expect(codes([`${folder}/+page.svelte`])).toEqual([code]);
    expect(codes([`${folder}/+page.svelte`], kit3)).toEqual([code]);
  });

  it('says it once, not for each folder below', () => {
    expect(codes(['[slug/+page.svelte', '[slug/edit/+page.svelte', '[slug/edit/deep/+page.svelte'])).toEqual(['route_unbalanced_brackets']);
  });

  it('refuses brackets the wrong way round, before 3 because they make no regular expression', () => {
    expect(codes([']day[/+page.svelte'])).toEqual(['route_pattern_invalid']);
    expect(codes([']day[/+page.svelte'], kit3)).toEqual(['route_brackets_misplaced']);
  });

  it('takes hyphens in parameters from 3 on', () => {
    expect(codes(['[user-id]/+page.svelte'])).toEqual(['route_param_invalid']);
    expect(codes(['[user-id]/+page.svelte'], kit3)).toEqual([]);
  });

  it('refuses what is no character from 3 on', () => {
    expect(codes(['[u+110000]/+page.svelte'])).toEqual([]);
    expect(codes(['[u+110000]/+page.svelte', '[x+g1]/+page.svelte'], kit3)).toEqual(['route_escape_no_character', 'route_escape_no_character']);
  });

  it('refuses an escaped opening bracket before 3, of which Kit makes no regular expression', () => {
    expect(codes(['[x+5b]/+page.svelte'])).toEqual(['route_pattern_invalid']);
    expect(codes(['[x+5b]/+page.svelte', '[x+5d]/+page.svelte'], kit3)).toEqual([]);
  });
});

describe('names of files', () => {
  it.each([
    ['+cart.svelte', 'route_file_reserved'],
    ['+page.svelte.ts', 'route_file_reserved'],
    ['+error@.svelte', 'route_file_reserved'],
    ['+page@(shop).ts', 'route_file_reserved'],
    ['+server.svelte', 'route_file_reserved'],
    ['+cart.d.ts', 'route_file_reserved'],
    ['+page@shop.ts', 'route_named_layout_in_module'],
    ['+layout@.server.js', 'route_named_layout_in_module'],
  ])('refuses %s: %s', (file, code) => expect(codes([file])).toEqual([code]));

  it.each(['+cart.txt', '+page.d.ts', '+page.server.d.ts', '+page.svelte.d.ts', 'page.svelte', '+page.jsx'])('leaves %s alone', (file) => {
    expect(codes([file, '+page.svelte'])).toEqual([]);
  });

  it('leaves tests and stories alone from 3 on', () => {
    expect(codes(['+page.test.ts', '+page.stories.svelte', '+page.svelte'])).toEqual(['route_file_reserved', 'route_file_reserved']);
    expect(codes(['+page.test.ts', '+page.stories.svelte', '+page.svelte'], kit3)).toEqual([]);
  });

  it('takes one file of each kind in a folder, and any number of error pages', () => {
    expect(codes(['+page.js', '+page.ts', '+server.js', '+server.ts'])).toEqual(['route_duplicate_files', 'route_duplicate_files']);
    expect(codes(['+page.svelte', '+page@.svelte'])).toEqual(['route_duplicate_files']);
    expect(codes(['+error.md', '+error.svelte', '+page.svelte'], kit270, { extensions: ['.svelte', '.md'] })).toEqual([]);
    expect(codes(['+page.js', '+page.ts'], exactly('1.15.4'))).toEqual([]);
  });

  it('refuses files for the server with the hash router', () => {
    expect(codes(['+page.server.ts', '+server.ts', '+page.ts'], kit270, { routerType: 'hash' })).toEqual(['route_server_file_hash_router', 'route_server_file_hash_router']);
    expect(codes(['+page.server.ts'], kit25, { routerType: 'hash' })).toEqual([]);
  });
});

describe('routes together', () => {
  it('refuses a routes folder without a route, but not none', () => {
    expect(codes(['notes.txt'])).toEqual(['routes_not_found']);
    expect(codes(['src/lib/cart.ts'])).toEqual([]);
    expect(codes(['cart/notes.txt'])).toEqual([]);
  });

  it.each([
    [['[id]/+page.svelte', '[slug]/+server.ts']],
    [['(shop)/cart/+page.svelte', 'cart/+page.svelte']],
    [['[[lang]]/cart/+page.svelte', 'cart/+page.svelte']],
    [['(shop)/+page.svelte', '+page.svelte']],
  ])('refuses %j', (files) => expect(codes(files)).toEqual(['route_conflict']));

  it('names both', () => {
    const [problem] = routeProblems(['src/routes/[id]/+page.svelte', 'src/routes/[slug]/+page.svelte'], defaultKitConfig(), kit270);
    expect(problem).toMatchObject({ id: '/[slug]', other: '/[id]', text: '/[id] and /[slug] serve the same URLs.' });
  });

  it.each([
    [['[id=int]/+page.svelte', '[slug]/+page.svelte', 'src/params/int.ts']],
    [['[id]/+layout.svelte', '[slug]/+page.svelte']],
    [['cart/+page.svelte', 'cart/+server.ts']],
  ])('takes %j', (files) => expect(codes(files)).toEqual([]));

  it('takes an optional parameter at the end beside its folder from 2.61 on', () => {
    const files = ['cart/+page.svelte', 'cart/[[step]]/+page.svelte'];
    expect(codes(files, kit25)).toEqual(['route_conflict']);
    expect(codes(files, kit1)).toEqual(['route_conflict']);
    expect(codes(files, kit270)).toEqual([]);
  });

  it('refuses the name of a folder that the page does not lie in', () => {
    expect(codes(['(shop)/cart/+page@(app).svelte'])).toEqual(['route_layout_segment_missing']);
    expect(codes(['(shop)/cart/+page@(shop).svelte', '(shop)/+layout@gone.svelte'])).toEqual(['route_layout_segment_missing']);
    expect(codes(['(shop)/cart/+page@(shop).svelte'])).toEqual([]);
  });
});

describe('matchers of Kit 1 and 2', () => {
  it('must exist, once, under a plain name', () => {
    expect(codes(['[id=int]/+page.svelte'])).toEqual(['param_matcher_missing']);
    expect(codes(['+page.svelte', 'src/params/int.ts', 'src/params/int.js'])).toEqual(['matcher_duplicate']);
    expect(codes(['+page.svelte', 'src/params/user-id.ts'])).toEqual(['matcher_name_invalid']);
    expect(codes(['[id=int]/+page.svelte', 'src/params/int.ts', 'src/params/int.test.ts', 'src/params/readme.md'])).toEqual([]);
  });

  it('are no files in 3', () => {
    expect(codes(['[id=int]/+page.svelte', 'src/params/user-id.ts'], kit3)).toEqual([]);
  });
});

describe('a version that is not known exactly', () => {
  it('gives what every version refuses', () => {
    const files = ['[user-id]/+page.svelte', '[year][month]/+page.svelte', '+page.test.ts'];
    expect(codes(files, { lower: '2.0.0', upper: '4.0.0-0', from: 'range' })).toEqual(['route_params_adjacent']);
    expect(codes(files, { lower: '0.0.0', from: 'unknown' })).toEqual(['route_params_adjacent']);
    expect(codes(files, { lower: '2.5.0', upper: '3.0.0-0', from: 'range' })).toEqual(['route_file_reserved', 'route_param_invalid', 'route_params_adjacent']);
  });
});
