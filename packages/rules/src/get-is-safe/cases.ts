import { defineCases } from '@sk-audit/core';

const template = (option: string): { readonly [path: string]: string } => ({ 'src/app.html': `<html><head>%sveltekit.head%</head><body${option}>%sveltekit.body%</body></html>\n` });
const hover = template(' data-sveltekit-preload-data="hover"');
const links = (markup: string): { readonly [path: string]: string } => ({ 'src/routes/+page.svelte': `${markup}\n` });
const link = links('<a href="/logout">Sign out</a>');

/** The page /logout with this body of its load. */
const logout = (body: string, id = 'logout'): { readonly [path: string]: string } => ({
  [`src/routes/${id}/+page.server.ts`]: `import { auth, endSession, forget } from '$lib/server/auth';\nimport { stripe } from '$lib/server/stripe';\nexport const load = async ({ cookies, locals, url }) => {\n${body}\n};\n`,
  [`src/routes/${id}/+page.svelte`]: '<h1>Bye</h1>\n',
  'src/lib/server/auth.ts': `import type { Cookies } from '@sveltejs/kit';
export const endSession = async (id) => id;
export const auth = { invalidateSession: async (id) => id, read: (id) => id };
export const forget = (jar: Cookies) => jar.set('session', '', { path: '/' });
export const forgetAll = (cookies) => cookies.delete('session');
`,
  'src/lib/server/stripe.ts': "import Stripe from 'stripe';\nexport const stripe = new Stripe('a');\n",
});

const marked = logout('  await auth.invalidateSession(locals.id); // ✗ preloaded "auth.invalidateSession(locals.id)"');
const plain = logout('  await auth.invalidateSession(locals.id);');

export default defineCases({
  bad: [
    { title: 'a cookie that is emptied', files: { ...hover, ...link, ...logout("  if (url.hash) cookies.set('session', '', { path: '/' }); // ✗ preloaded \"cookies.set('session', '', { path: '/' })\"") } },
    { title: 'by a helper that is given the cookies', files: { ...hover, ...link, ...logout('  forget(cookies); // ✗ preloaded "forget(cookies)"') } },
    { title: 'by a helper whose parameter is called so', files: { ...hover, ...link, 'src/routes/logout/+page.server.ts': "const forget = (cookies) => cookies.delete('session');\nexport const load = ({ cookies: jar }) => forget(jar); // ✗ preloaded \"forget(jar)\"\n", 'src/routes/logout/+page.svelte': 'Bye\n' } },
    { title: 'a function of that name', files: { ...hover, ...link, 'src/routes/logout/+page.server.ts': "const logout = async () => null;\nexport const load = () => logout(); // ✗ preloaded \"logout()\"\n", 'src/routes/logout/+page.svelte': 'Bye\n' } },
    { title: 'a checkout', files: { ...hover, ...links('<a href="/pay/{1}">Pay</a>'), ...logout('  await stripe.checkout.sessions.create({}); // ✗ preloaded "stripe.checkout.sessions.create({})"', 'pay/[id]') } },
    { title: 'what is empty means hover', files: { ...template(' data-sveltekit-preload-data'), ...link, ...marked } },
    { title: 'what is around the link, and another link', files: { ...template(''), ...links('<a href="/logout">Sign out</a><svelte:boundary onerror={() => {}} data-sveltekit-preload-data="hover"><a href="/logout">Sign out</a></svelte:boundary>'), ...marked } },
    { title: 'a link of its own mind', files: { ...template(' data-sveltekit-preload-data="tap"'), ...links('<a href="/logout" rel="nofollow" data-sveltekit-preload-data="hover">Sign out</a>'), ...marked } },
  ],
  good: [
    { title: 'only when it is pressed, or not at all', files: { ...template(' data-sveltekit-preload-data="tap"'), ...link, ...plain } },
    { title: 'no option', files: { ...template(''), ...link, ...plain } },
    { title: 'links that Kit leaves alone', files: { ...hover, ...links('<a href="/logout" target="_top">a</a><a href="/logout" data-sveltekit-reload>b</a><a href="/logout" download>c</a><a href="/logout" rel="nofollow external">d</a><a href="/logout" {...more}>e</a><a href="/logout" data-sveltekit-preload-data="tap">f</a><a href="/logout" data-sveltekit-preload-data={option}>g</a><a href="/cart">h</a><a>i</a><Link href="/logout" />'), ...plain } },
    { title: 'another page, and an endpoint', files: { ...hover, ...links('<a href="/cart">Cart</a><a href="/api/logout">Sign out</a>'), ...logout("  cookies.delete('cart', { path: '/' });\n  locals.logOut();", 'cart'), 'src/routes/api/logout/+server.ts': "export const GET = ({ cookies }) => new Response(cookies.delete('session'));\n" } },
    { title: 'actions, cookies that stay, and other things', files: { ...hover, ...link, 'src/routes/logout/+page.server.ts': "export const load = ({ cookies, locals }) => {\n  cookies.set('seen', 'yes', { path: '/' });\n  cookies.serialize('session', '', { path: '/' });\n  locals.cart.delete('session');\n  const put = (list, jar) => [list.delete('a'), jar.cookies.jar.delete('b'), list.a.set('b', '')];\n  put(locals.cart, locals);\n  const forget = (cookies) => cookies.jar.delete('session');\n  return { left: forget(locals) };\n};\nexport const actions = { default: ({ cookies }) => cookies.delete('session', { path: '/' }) };\n", 'src/routes/logout/+page.svelte': 'Bye\n' } },
    { title: 'the load of a layout runs for other pages, too', files: { ...hover, ...link, 'src/routes/logout/+layout.server.ts': "export const load = ({ cookies }) => cookies.delete('session', { path: '/' });\n", 'src/routes/logout/+page.svelte': 'Bye\n' } },
  ],
});
