import { defineCases } from '@sk-audit/core';

const using = (...calls: readonly string[]): { readonly [path: string]: string } => ({
  'src/routes/go.ts': `import { asset, resolve, resolveRoute } from '$app/paths';\nexport const go = (data) => [\n${calls.map((call) => `  ${call}\n`).join('')}];\n`,
  'src/routes/+page.svelte': "<script>\n  import { go } from './go';\n</script>\n{go()}\n",
});

export default defineCases({
  bad: [
    {
      title: 'a parameter that is like another one of the route',
      files: using("resolve('/[ids]/[id]', { ids: 'a' }), // ✗ missing \"{ ids: 'a' }\"", "resolve('/[toString]', {}), // ✗ missing \"{}\"", "resolve('/[slug]', { slugs: undefined }), // ✗ missing \"{ slugs: undefined }\"", "resolve('/[slug]', { slug: undefined, slugs: 'a' }), // ✗ missing \"{ slug: undefined, slugs: 'a' }\""),
      says: ['Give `id`, or name another route.', 'Rename `slugs` to `slug`.', 'Give `slug`, or name another route.'],
    },
    { title: 'texts that are whole, in Kit 2', files: using("resolve('cart'), // ✗ relative \"'cart'\""), says: ['`resolve()` takes what begins with a slash, and `cart` does not.'] },
    {
      title: 'branches, templates and every kind of value, in Kit 2',
      files: using(
        "resolve(data ? '/' : 'cart', {}), // ✗ relative \"data ? '/' : 'cart'\"",
        'resolve(`mailto:${data}`), // ✗ url "`mailto:${data}`"',
        "resolve('/[...rest]', { rest: undefined }), // ✗ missing \"{ rest: undefined }\"",
        "resolve('/[id]', undefined), // ✗ noParams \"'/[id]'\"",
        "resolve('/[id]', { id: ['a'] }), // ✗ value \"{ id: ['a'] }\"",
        "resolve('/[id]', { id: { a: 1 } }), // ✗ value \"{ id: { a: 1 } }\"",
        "resolve('/[id]', { id: () => 1 }), // ✗ value \"{ id: () => 1 }\"",
        "resolve('/[id]', { id: true }), // ✗ value \"{ id: true }\"",
        "resolve('/[[id]]', { id: 'a/' }), // ✗ slash \"{ id: 'a/' }\"",
        "resolve('/[id]/[page]', { id: 'a', other: 'b' }), // ✗ missing \"{ id: 'a', other: 'b' }\"",
        "resolveRoute('/[id]', {}), // ✗ missing \"{}\"",
        "resolve('/[[id]]', { id: ['a'] }), // ✗ value \"{ id: ['a'] }\"",
      ),
      says: ['`resolve()` takes routes of this app only, and `mailto:…` is none.', 'Give `page`, or name another route.', '`resolve()` throws, because `id` of `/[[id]]` ends with a slash.', '`resolve()` throws, because `id` of `/[id]` is a boolean, and no string.', '`resolve()` throws, because `rest` of `/[...rest]` is empty.'],
    },
    {
      title: 'Kit 3',
      kit: '3.2.0',
      files: using("resolve('/a[x+2e]b'), // ✗ noParams \"'/a[x+2e]b'\"", "resolve('/[[id]]', { id: null }), // ✗ value \"{ id: null }\"", "resolve('/[post-id]', { 'post-id': [] }), // ✗ value \"{ 'post-id': [] }\""),
      says: ['`resolve()` throws, because `id` of `/[[id]]` is `null`, and no string or number.'],
    },
  ],
  good: [
    {
      title: 'spread arguments, keys of every object, and a route that has the other name, too',
      files: using("resolve('/[id]', ...data),", "resolve(...data, 'cart'),", "data.resolve('cart'),", "resolve('/[id]/[[lang]]', { id: 'a', ...data }),", "resolve('/[[lang]]', { lang: false }),", "resolve('/[[toString]]', {}),"),
    },
    {
      title: 'what is not written out, and what Kit 2 takes',
      files: using(
        'resolve(`${data}/cart`),', 'resolve(...data),', "resolve('/[id]', data),", "resolve('/[id]', { id: data }),", "resolve('/[[id]]', { id: null }),", "resolve('/[[id]]', { id: 0 }),",
        "resolve('/a[x+2e]b'),", "resolve('//shop.example'),", "resolveRoute('cart', {}),", "resolve('/[id]', { ...data }),", "resolve('/(shop)/cart'),", 'resolve(),', "resolve(''),", "resolve('/[[id]]', {}),", "asset('cart'),",
      ),
    },
    { title: 'Kit 3', kit: '3.2.0', files: using("resolve('/[id]/[n]', { id: 4, n: false }),", "resolve('/cart', undefined),", "resolve('blog/[x]'),") },
    { title: 'other functions, and an unknown version', kit: 'unknown', files: { 'src/routes/+page.svelte': "<script>\n  import { resolve } from 'path';\n  import { resolve as route } from '$app/paths';\n</script>\n{resolve('https://shop.example')}{route('cart')}{route('/[id]', { id: 4 })}\n" } },
  ],
});
