import { defineCases, type Example } from '@sk-audit/core';

const OPTION = 'export const prerender = true;';
const MARKED = `${OPTION} // ✗ unseen "prerender"`;

/** The route /blog/[slug]; `home` is the page that everyone comes to first. */
function blog(title: string, home: string, more: Partial<Example> & { readonly option?: string } = {}): Example {
  const { files, option = OPTION, ...rest } = more;
  return { title, ...rest, files: { 'src/routes/+page.svelte': `${home}\n`, 'src/routes/blog/[slug]/+page.ts': `${option}\n`, 'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n', ...files } };
}

/** The endpoint /covers/[slug]. */
function covers(title: string, home: string, more: Partial<Example> & { readonly option?: string } = {}): Example {
  const { files, option = OPTION, ...rest } = more;
  return { title, ...rest, files: { 'src/routes/+page.ts': `${OPTION}\n`, 'src/routes/+page.svelte': `${home}\n`, 'src/routes/covers/[slug]/+server.ts': `${option}\nexport const GET = () => new Response('cover');\n`, ...files } };
}

const HOME = { 'src/routes/+page.ts': 'export const prerender = true;\n' };
const ABOUT = { 'src/routes/about/+page.ts': 'export const prerender = true;\n', 'src/routes/about/+page.svelte': '<h1>About</h1>\n' };
const HELLO = { 'src/lib/Hello.svelte': '<a href="/blog/hello">Hello</a>\n' };
const REDIRECT = "import { redirect } from '@sveltejs/kit';\n";
const TEMPLATE = { 'src/app.html': '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body><a href="/blog/hello">Hello</a><div>%sveltekit.body%</div></body></html>\n' };
const LINK = { 'src/lib/Link.svelte': '<script>\n  export let to;\n</script>\n<a href={to}><slot /></a>\n' };

export const cases = defineCases({
  bad: [
    blog('in Kit 1', '<h1>Home</h1>', { option: MARKED, kit: '1.30.4' }),
    blog('links that lead elsewhere', '<a href="#top">Top</a><a href="?page=2">More</a><a href="mailto:ada@example.com">Write</a><a href={`https://example.com/${Math.random()}`}>Out</a><a href="">Here</a><a {title}>No link</a>\n<script>const title = 1;</script>', { option: MARKED }),
    blog('a computed link into another folder', '{#each [1, 2] as page}<a href="/archive/{page}">{page}</a>{/each}', { option: MARKED }),
    blog('a link to a page that wins', '<a href="/blog/new">New</a>', { option: MARKED, files: { ...HOME, 'src/routes/blog/new/+page.svelte': '<h1>New</h1>\n', 'src/routes/tags/[tag]/+page.ts': "export const prerender = true;\nexport const entries = () => [{ tag: 'kit' }];\n", 'src/routes/tags/[tag]/+page.svelte': '<h1>Tag</h1>\n' } }),
    blog('a component that is given another address', "<Link to=\"/\">Home</Link>\n<script>import Link from '$lib/Link.svelte';</script>", { option: MARKED, files: LINK }),
    blog('a parameter beside one that can be left out', '<h1>Home</h1>', {
      files: { 'src/routes/blog/[slug]/+page.ts': '', 'src/routes/[[lang]]/shop/[id]/+page.ts': `${MARKED}\n`, 'src/routes/[[lang]]/shop/[id]/+page.svelte': '<h1>Shop</h1>\n' },
    }),
    blog('other pages are named in the configuration', '<h1>Home</h1>', { option: MARKED, files: { 'svelte.config.js': "export default { kit: { prerender: { entries: ['*', '/about'], handleUnseenRoutes: 'fail' } } };\n", 'src/routes/about/+page.svelte': '<h1>About</h1>\n' } }),
    covers('an endpoint', '<img src="/logo.png" alt="">', { option: MARKED, files: { 'static/logo.png': '' } }),
    covers('a page that is linked from nowhere is not asked for by a load', '<h1>Home</h1>', {
      files: { 'src/routes/blog/[slug]/+page.ts': `${MARKED}\nexport const load = ({ fetch, url }) => fetch(url.searchParams.get('next') ?? '');\n`, 'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n', 'src/routes/covers/[slug]/+server.ts': "export const GET = () => new Response('cover');\n" },
    }),
    blog('a link from a page that is not prerendered', '<a href="/blog/hello">Hello</a>', { option: MARKED }),
    blog('a link from such a page, in Kit 1', '<a href="/blog/hello">Hello</a>', { option: MARKED, kit: '1.30.4' }),
    blog('a link from such a page, in Kit 3', '<a href="/blog/hello">Hello</a>', { option: MARKED, kit: '3.2.0' }),
    blog('a link in a component of such a page', "<Hello />\n<script>import Hello from '$lib/Hello.svelte';</script>", { option: MARKED, files: { ...HELLO, ...ABOUT } }),
    blog('a link in a layout of such pages', '<h1>Home</h1>', { option: MARKED, files: { ...ABOUT, 'src/routes/shop/+layout.svelte': '<a href="/blog/hello">Hello</a><slot />\n', 'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n' } }),
    blog('a redirect of such a page', '<a href="/old">Old</a>', { option: MARKED, files: { ...HOME, 'src/routes/old/+page.ts': `${REDIRECT}export const load = () => redirect(308, '/blog/hello');\n`, 'src/routes/old/+page.svelte': '' } }),
    blog('a link from an error page', '<h1>Home</h1>', { option: MARKED, files: { ...HOME, 'src/routes/+error.svelte': '<a href="/blog/hello">Hello</a>\n' } }),
    blog('a link from a page that is rendered in browsers only', '<a href="/blog/hello">Hello</a>', { option: MARKED, files: { 'src/routes/+page.ts': `${OPTION}\nexport const ssr = false;\n` } }),
    blog('a link from itself', '<h1>Home</h1>', { option: MARKED, files: { ...HOME, 'src/routes/blog/[slug]/+page.svelte': '<a href="/blog/next">Next</a>\n' } }),
    blog('routes that link to each other only', '<h1>Home</h1>', {
      option: MARKED,
      files: { ...HOME, 'src/routes/blog/[slug]/+page.svelte': '<a href="/tags/kit">Kit</a>\n', 'src/routes/tags/[tag]/+page.ts': `${MARKED}\n`, 'src/routes/tags/[tag]/+page.svelte': '<a href="/blog/hello">Hello</a>\n' },
    }),
    blog('the template of an app without a page to begin with', '<h1>Home</h1>', { option: MARKED, files: TEMPLATE }),
  ],
  good: [
    blog('by way of another route with parameters', '<a href="/tags/kit">Kit</a>', {
      files: { ...HOME, 'src/routes/tags/[tag]/+page.ts': "export const prerender = 'auto';\n", 'src/routes/tags/[tag]/+page.svelte': '<a href="/blog/hello">Hello</a>\n' },
    }),
    blog('a page that is prerendered where it is found', '<a href="/blog/hello">Hello</a>', { files: { 'src/routes/+page.ts': "export const prerender = 'auto';\n" } }),
    blog('a component that a prerendered page has too', "<Hello />\n<script>import Hello from '$lib/Hello.svelte';</script>", {
      files: { ...HELLO, ...ABOUT, 'src/routes/about/+page.svelte': "<script>import Greeting from '$lib/Greeting.svelte';</script>\n<Greeting />\n", 'src/lib/Greeting.svelte': "<script>import Hello from './Hello.svelte';</script>\n<Hello />\n" },
    }),
    blog('a layout around a prerendered page', '<h1>Home</h1>', { files: { ...ABOUT, 'src/routes/+layout.svelte': '<a href="/blog/hello">Hello</a><slot />\n' } }),
    blog('a redirect of a page that is rendered in browsers only', '<h1>Home</h1>', { files: { 'src/routes/+page.server.ts': `${REDIRECT}${OPTION}\nexport const ssr = false;\nexport const load = () => redirect(308, '/blog/hello');\n` } }),
    blog('a redirect of a hook', '<a href="/old">Old</a>', { files: { ...HOME, 'src/hooks.server.ts': `${REDIRECT}export const handle = ({ event, resolve }) => (event.url.pathname === '/old' ? redirect(308, '/blog/hello') : resolve(event));\n` } }),
    blog('a redirect of an endpoint', '<a href="/old">Old</a>', { files: { ...HOME, 'src/routes/old/+server.ts': `${REDIRECT}${OPTION}\nexport const GET = () => redirect(308, '/blog/hello');\n` } }),
    blog('a redirect in a helper', '<a href="/old">Old</a>', {
      files: { ...HOME, 'src/lib/moved.ts': `${REDIRECT}export const moved = () => redirect(308, '/blog/hello');\n`, 'src/routes/old/+page.ts': `import { moved } from '$lib/moved';\n${OPTION}\nexport const load = () => moved();\n`, 'src/routes/old/+page.svelte': '' },
    }),
    blog('a literal link', '<a href="/blog/hello">Hello</a>', { files: HOME }),
    blog('an address of which nothing is known', "<script>\n  export let data = { next: '/blog/hello' };\n  const next = ['/blog/hello'].at(0);\n</script>\n<a href={next}>Hello</a>", { files: HOME }),
    blog('an address that begins in the same way', '<script>const kind = "blog";</script>\n<a href="/{kind}/hello">Hello</a><a href="/b{["log"]}/hello">Hello</a>', { files: HOME }),
    blog('a relative address', '<a href="blog/hello">Hello</a>', { files: HOME }),
    blog('one of several', "<a href={Math.random() > 2 ? '/' : '/blog/hello'}>Hello</a>", { files: { ...HOME, 'src/routes/+layout.svelte': '<a href="/blog/hello">Hello</a><slot />\n' } }),
    blog('raw HTML', "{@html '<a href=\"/blog/hello\">Hello</a>'}", { files: HOME }),
    blog('a component that is given the address', "<Link to=\"/blog/hello\">Hello</Link>\n<script>import Link from '$lib/Link.svelte';</script>", { files: { ...HOME, ...LINK } }),
    blog('a component that is given all', "<Link {...{ to: '/blog/hello' }}>Hello</Link>\n<script>import Link from '$lib/Link.svelte';</script>", { files: { ...HOME, ...LINK } }),
    blog('attributes that are spread into a link', "<a {...{ href: '/blog/hello' }}>Hello</a>", { files: HOME }),
    blog('a component of a package', "<Link to={['/blog/hello'][0]} />\n<script>import Link from 'links';</script>", { files: HOME, notBuilt: 'the package is not installed' }),
    blog('a redirect', '<h1>Home</h1>', { files: { ...HOME, 'src/routes/old/+page.ts': "import { redirect } from '@sveltejs/kit';\nexport const prerender = true;\nexport const load = () => redirect(308, '/blog/hello');\n", 'src/routes/old/+page.svelte': '' } }),
    blog('the template of the app', '<h1>Home</h1>', { files: { ...HOME, ...TEMPLATE } }),
    blog('the entries of another route', '<h1>Home</h1>', { files: { 'src/routes/[...path]/+page.ts': "export const prerender = 'auto';\nexport const entries = () => [{ path: ['blog/hello'][0] as string }];\n", 'src/routes/[...path]/+page.svelte': '<h1>Page</h1>\n', 'svelte.config.js': "export default { kit: { prerender: { handleEntryGeneratorMismatch: 'ignore' } } };\n" } }),
    blog('named in the configuration', '<h1>Home</h1>', { files: { 'svelte.config.js': "export default { kit: { prerender: { entries: ['/blog/hello'] } } };\n" } }),
    blog('named in the configuration by what is computed', '<h1>Home</h1>', { files: { 'svelte.config.js': "export default { kit: { prerender: { entries: ['hello'].map((slug) => `/blog/${slug}`) } } };\n" } }),
    blog('named in the configuration among others', '<h1>Home</h1>', { files: { 'svelte.config.js': "const more = ['/blog/hello'];\nexport default { kit: { prerender: { entries: ['*', ...more] } } };\n" } }),
    blog('named in the configuration after another', '<h1>Home</h1>', { files: { 'svelte.config.js': "export default { kit: { prerender: { entries: ['*', ['/blog/hello'].at(0)] } } };\n" } }),
    blog('a base path that is not known', '<a href="/shop/blog/hello">Hello</a>', { files: { ...HOME, 'svelte.config.js': "export default { kit: { paths: { base: ['/shop'].at(0) } } };\n" } }),
    blog('somebody else takes care of it', '<h1>Home</h1>', { files: { 'svelte.config.js': "export default { kit: { prerender: { handleUnseenRoutes: 'warn' } } };\n" } }),
    blog('addresses are led elsewhere', '<a href="/hello">Hello</a>', { files: { ...HOME, 'src/hooks.ts': "export const reroute = ({ url }) => (url.pathname === '/hello' ? '/blog/hello' : undefined);\n" } }),
    blog('a base path', '<a href="/shop/blog/hello">Hello</a>', { files: { ...HOME, 'svelte.config.js': "export default { kit: { paths: { base: '/shop' } } };\n" } }),
    { title: 'a parameter that can be left out', files: { 'src/routes/[[lang]]/about/+page.ts': `${OPTION}\n`, 'src/routes/[[lang]]/about/+page.svelte': '<h1>About</h1>\n' } },
    blog('a folder without a page', '<h1>Home</h1>', { option: '', files: { 'src/routes/blog/[slug]/comments/+layout.ts': `${OPTION}\n` } }),
    covers('an endpoint that a load asks', '<h1>Home</h1>', { files: { 'src/routes/+page.ts': `${OPTION}\nexport const load = async ({ fetch }) => ({ cover: await (await fetch('/covers/hello')).text() });\n` } }),
    covers('an endpoint in the head', '<svelte:head><meta property="og:image" content="/covers/hello" /></svelte:head>'),
  ],
});
