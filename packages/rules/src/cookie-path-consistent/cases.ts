import { defineCases } from '@sk-audit/core';

const account = 'src/routes/account/+page.server.ts';
const sets = (more: string): string => `export const load = ({ cookies, locals }) => {\n  cookies.set('theme', 'dark', ${more});\n};\n`;
const cart = { 'src/routes/cart/+page.server.ts': "export const load = ({ cookies }) => ({ theme: cookies.get('theme') });\n", 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n' };
const marked = { ...cart, 'src/routes/cart/+page.server.ts': "export const load = ({ cookies }) => ({ theme: cookies.get('theme') }); // ✗ elsewhere \"cookies.get('theme')\"\n" };

export default defineCases({
  bad: [
    { title: 'several paths, none of them here', files: { ...marked, [account]: sets("{ path: '/account' }"), 'src/routes/shop/+page.server.ts': sets("{ path: '/shop/' }") + "export const other = new Map().set('theme', 'dark');\n", 'tests/cookies.test.ts': "cookies.set('theme', 'dark', { path: '/' });\n" }, says: ['The cookie `theme` is never here: it is set for `/account`, `/shop/` only, and this is `/cart`.'] },
    { title: 'the first page', files: { [account]: sets("{ path: '/account' }"), 'src/routes/(shop)/+page.server.ts': "export const load = ({ cookies }) => ({ theme: cookies.get('theme') }); // ✗ elsewhere \"cookies.get('theme')\"\n", 'src/routes/(shop)/+page.svelte': '<h1>Shop</h1>\n' }, says: ['The cookie `theme` is never here: it is set for `/account` only, and this is `/`.'] },
  ],
  good: [
    { title: 'a path that is not known', files: { ...cart, [account]: sets('{ path: locals.path }') } },
    { title: 'options that are not known', files: { ...cart, [account]: sets("{ path: '/account', ...locals.options }") } },
    { title: 'options by a name', files: { ...cart, [account]: sets('locals.options') } },
    { title: 'a path of the page', files: { ...cart, [account]: sets("{ path: '' }") } },
    { title: 'names that are not known', files: { ...cart, [account]: sets("{ path: '/account' }"), 'src/routes/shop/+page.server.ts': "export const load = ({ cookies, locals }) => {\n  cookies.set(locals.name, 'dark', { path: '/' });\n};\n" } },
    { title: 'a parameter may be the path', files: { [account]: sets("{ path: '/account' }"), 'src/routes/[shop]/+page.server.ts': cart['src/routes/cart/+page.server.ts'], 'src/routes/[shop]/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'never set, read in a hook, and by a name that is not known', files: { [account]: sets("{ path: '/account' }"), 'src/routes/cart/+page.server.ts': "export const load = ({ cookies, locals }) => ({ other: cookies.get('other'), any: cookies.get(locals.name) });\n", 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n', 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => {\n  event.locals.theme = event.cookies.get('theme');\n  return resolve(event);\n};\n" } },
    { title: 'wrapped', files: { [account]: sets("{ path: '/account' }"), 'src/routes/cart/+page.server.ts': "import { wrap } from 'loads-like';\nexport const load = wrap(({ cookies }) => ({ theme: cookies.get('theme') }));\n", 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n' } },
  ],
});
