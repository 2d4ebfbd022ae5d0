import { defineCases } from '@sk-audit/core';

const using = (...calls: readonly string[]): { readonly [path: string]: string } => ({
  'src/lib/logo.ts': `import { asset, resolve } from '$app/paths';\nexport const logos = (data) => [\n${calls.map((call) => `  ${call}\n`).join('')}];\n`,
  'src/routes/+page.svelte': "<script>\n  import { logos } from '$lib/logo';\n</script>\n{logos()}\n",
});
const long = 'photographs-of-all-the-goods-in-the-shop/one.png';

export default defineCases({
  bad: [
    { title: 'a short one', files: using("asset('a.png'), // ✗ noSlash \"'a.png'\""), says: ['`asset()` of Kit 2 wants a slash at the beginning of `a.png`; without it, it throws or makes a wrong address.'] },
{ title: 'a long one', files: using(`asset('${long}'), // ✗ noSlash "'${long}'"`), says: ['`asset()` of Kit 2 wants a slash at the beginning of `photographs-of-all-the-goods-in-the-shop…`; without it, it throws or makes a wrong address.'] }],
  good: [
    { title: 'a part that is spread', files: using("asset('a.png', ...data),") },
    { title: 'what is not written out', files: using("asset(data ? 'a.png' : 'b.png'),", 'asset(...data),', 'asset(),', "asset(''),", "data.asset('a.png'),", "resolve('a.png'),") },
    { title: 'an unknown version', kit: 'unknown', files: using("asset('a.png'),", "asset('/a.png'),") },
  ],
});
