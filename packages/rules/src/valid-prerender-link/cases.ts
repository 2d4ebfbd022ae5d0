import { defineCases, type Example } from '@sk-audit/core';

const ALL = { 'src/routes/+layout.ts': 'export const prerender = true;\n' };

/** A home page that is prerendered with all others, beside the page /about. */
function home(title: string, text: string, more: Partial<Example> & { readonly config?: string } = {}): Example {
  const { files, config, ...rest } = more;
  const configFile: Example['files'] = config === undefined ? {} : { 'svelte.config.js': `export default { kit: { ${config} } };\n` };
  return { title, ...rest, files: { ...ALL, 'src/routes/+page.svelte': `${text}\n`, 'src/routes/about/+page.svelte': '<h1 id="us">About</h1>\n', ...configFile, ...files } };
}

const DEAD = '<a href="/abuot">About</a>';
const FOUND = '<!-- ✗ notFound "href="/abuot"" -->';
const NO_TEAM = '<!-- ✗ missingId "href="/about#team"" -->';

export default defineCases({
  bad: [
    home('in Kit 1', `${DEAD} ${FOUND}`, { kit: '1.30.4' }),
    home('in a component', '<Menu />\n<script>import Menu from "$lib/Menu.svelte";</script>', { files: { 'src/lib/Menu.svelte': `${DEAD} ${FOUND}\n` } }),
    home('in a layout', '<h1>Home</h1>', { files: { 'src/routes/+layout.svelte': `${DEAD} ${FOUND}\n<slot />\n` } }),
    home('a page that is prerendered when it is found', `${DEAD} ${FOUND}`, { files: { 'src/routes/+layout.ts': '', 'src/routes/+page.ts': "export const prerender = 'auto';\n" } }),
    home('in a layout of a folder without a page', '<h1>Home</h1>', { files: { 'src/routes/(site)/+layout.svelte': `${DEAD} ${FOUND}\n<slot />\n`, 'src/routes/(site)/prices/+page.svelte': '<h1>Prices</h1>\n' } }),
    home('a page with a parameter', '<h1>Home</h1>', { files: { 'src/routes/blog/[slug]/+page.ts': "export const entries = () => [{ slug: 'hello' }];\n", 'src/routes/blog/[slug]/+page.svelte': `${DEAD} ${FOUND}\n` } }),
    home('an id on a page with a parameter', '<h1>Home</h1>', { files: { 'src/routes/blog/[slug]/+page.ts': "export const entries = () => [{ slug: 'hello' }];\n", 'src/routes/blog/[slug]/+page.svelte': '<a href="#notes">Notes</a> <!-- ✗ missingId "href="#notes"" -->\n' } }),
    home('an id of a page that is not rendered on the server', `<a href="/about#team">Team</a> ${NO_TEAM}`, { files: { 'src/routes/about/+page.ts': 'export const ssr = false;\n' } }),
    home('hooks that do not answer, and others of that name', `${DEAD} ${FOUND}`, { files: { 'src/hooks.server.ts': "import '$lib/menu';\nexport const handleError = () => ({ message: 'Sorry' });\n", 'src/lib/menu.ts': 'export const handle = 1;\n' } }),
    home('with a query', '<a href="/abuot?from=home">About</a> <!-- ✗ notFound "href="/abuot?from=home"" -->'),
    home('an image', '<img src="/logo" alt=""> <!-- ✗ notFound "src="/logo"" -->'),
    home('as the configuration says anyway', `${DEAD} ${FOUND}`, { config: "prerender: { handleHttpError: 'fail', crawl: true }" }),
    home('another kind of link', '<a href="/abuot" rel="nofollow">About</a> <!-- ✗ notFound "href="/abuot"" -->'),
    home('an id on the page itself', '<a href="#prices">Prices</a> <!-- ✗ missingId "href="#prices"" -->'),
    home('an id that a component has not', `<a href="/about#team">Team</a> ${NO_TEAM}`, { files: { 'src/routes/about/+page.svelte': '<Card />\n<script>import Card from "$lib/Card.svelte";</script>\n', 'src/lib/Card.svelte': '<p id="card">Card</p>\n' } }),
    home('outside of the base path', '<a href="/about">About</a> <!-- ✗ outsideBase "href="/about"" -->', { config: "paths: { base: '/shop' }", kit: '2.5.0', says: ['Write `{base}/about`, with `base` of `$app/paths`.'] }),
    home('nothing below the base path', '<a href="/shop/abuot">About</a> <!-- ✗ notFound "href="/shop/abuot"" -->', { config: "paths: { base: '/shop' }" }),
    home('no URL', '<a href="http://[shop]">Shop</a> <!-- ✗ invalidUrl "href="http://[shop]"" -->\n<a href="https://ada@?">Shop</a> <!-- ✗ invalidUrl "href="https://ada@?"" -->\n<a href="https://our shop.example">Shop</a> <!-- ✗ invalidUrl "href="https://our shop.example"" -->\n<img src="https://example.com:shop" alt=""> <!-- ✗ invalidUrl "src="https://example.com:shop"" -->'),
    home('no URL, in an older Kit 2', '<a href="https://">Shop</a> <!-- ✗ invalidUrl "href="https://"" -->', { kit: '2.5.0' }),
  ],
  good: [
    home('under a condition', '{#if Math.random() > 2}<a href="/abuot">About</a>{/if}'),
    home('computed', '<a href={["/about"][0]}>About</a>'),
    home('elsewhere', '<a href="//example.com/abuot">About</a><a href="mailto:ada@example.com">Write</a><a href="">Here</a><a href="?page=2">More</a><a href="http://[::1]:3000/">Here</a><a href="http://ada:secret@example.com:8080/">There</a>'),
    home('a file that may be made later', '<a href="/prices.pdf">Prices</a>', { notBuilt: 'the file is made by another step of the build' }),
    home('no URL, in Kit 1', '<a href="https://">Shop</a>', { kit: '1.30.4' }),
    home('a file', '<a href="/price%20list">Prices</a>', { files: { 'static/price list': '' } }),
    home('a folder without a page', '<h1>Home</h1>', {
      files: { 'src/routes/+layout.ts': '', 'src/routes/empty/+layout.ts': 'export const prerender = true;\n', 'src/routes/empty/+layout.svelte': '<Menu /><slot />\n<script>import Menu from "$lib/Menu.svelte";</script>\n', 'src/lib/Menu.svelte': `${DEAD}\n` },
    }),
    home('the base of the document, and what is no address', '<svelte:head><base href="/shop" /><meta name="description" content="/abuot" /></svelte:head>'),
    home('the root below the base path', '<a href="/shop">Home</a>', { config: "paths: { base: '/shop' }" }),
    home('an id of a page with a slash at its end', '<a href="/about/#team">Team</a>'),
    home('an id of what is no page', '<a href="/feed#team">Feed</a>', { files: { 'src/routes/feed/+server.ts': "export const prerender = true;\nexport const GET = () => new Response('feed');\n" } }),
    home('an id of a page that says how its address ends', '<a href="/about#team">Team</a>', { files: { 'src/routes/about/+page.ts': "export const trailingSlash = 'always';\n" } }),
    home('an id of a page of which not all is known', '<a href="/about#team">Team</a>', { files: { 'src/routes/about/+page.ts': "export * from './options';\n", 'src/routes/about/options.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = () => redirect(307, '/');\n" } }),
    home('an id that hooks may write', '<a href="/about#team">Team</a>', { files: { 'src/hooks.server.js': "export const handle = ({ event, resolve }) => resolve(event, { transformPageChunk: ({ html }) => html.replace('\"us\"', '\"team\"') });\n" } }),
    home('an id in a layout that the page beside it does not use', '<h1>Home</h1>', {
      files: { 'src/routes/shop/+layout.svelte': '<a href="#prices">Prices</a><slot />\n', 'src/routes/shop/+page@.svelte': '<h1>Shop</h1>\n', 'src/routes/shop/list/+page.svelte': '<h1 id="prices">Prices</h1>\n' },
    }),
    home('hooks from elsewhere', DEAD, { files: { 'src/hooks.server.js': "export * from './answer.js';\n", 'src/answer.js': "export const handle = ({ event, resolve }) => (event.url.pathname === '/abuot' ? new Response('about') : resolve(event));\n" } }),
    home('whether links are followed is not known', DEAD, { config: "prerender: { ...JSON.parse('{\"crawl\":false}') }" }),
    home('a parameter', '<a href="/blog/hello">Hello</a>', { files: { 'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n' } }),
    home('a page without server rendering', DEAD, { files: { 'src/routes/+page.ts': 'export const ssr = false;\n' } }),
    home('a page with a parameter that nobody looks for', '<h1>Home</h1>', { files: { 'src/routes/blog/[slug]/+page.ts': "export const prerender = 'auto';\n", 'src/routes/blog/[slug]/+page.svelte': `${DEAD}\n` } }),
    home('an error page', '<h1>Home</h1>', { files: { 'src/routes/+error.svelte': `${DEAD}\n` } }),
    home('nobody follows links', DEAD, { config: 'prerender: { crawl: false }' }),
    home('somebody else takes care of it', DEAD, { config: "prerender: { handleHttpError: 'warn' }" }),
    home('somebody else takes care of ids', '<a href="/about#team">Team</a>', { config: "prerender: { handleMissingId: 'ignore' }" }),
    home('somebody else takes care of URLs', '<a href="https://">Shop</a>', { config: "prerender: { handleInvalidUrl: 'ignore' }" }),
    home('somebody else takes care of the base path', '<a href="/about">About</a>', { config: "paths: { base: '/shop' }, prerender: { handleHttpError: 'ignore' }" }),
    home('a hash router', '<h1>Home</h1>', { files: { 'src/routes/+layout.ts': '', 'src/routes/+page.svelte': `${DEAD}\n` }, config: "router: { type: 'hash' }" }),
    home('a base path that is not known', '<a href="/shop/about">About</a>', { config: "paths: { base: process.env.SHELL ? '/shop' : '/shop/' .slice(0, -1) }" }),
    home('addresses are led elsewhere', DEAD, { files: { 'src/hooks.js': "export const reroute = ({ url }) => url.pathname.replace('abuot', 'about');\n" } }),
    home('hooks answer', DEAD, { files: { 'src/hooks.server.js': "export const handle = ({ event, resolve }) => (event.url.pathname === '/abuot' ? new Response('about') : resolve(event));\n" } }),
    home('the top', '<a href="/about#">About</a><a href="/about#top">About</a><a href="/about#:~:text=About">About</a>', { notBuilt: 'Kit takes no text fragments' }),
    home('an id that may be there', '<a href="/about#team">Team</a>', { files: { 'src/routes/about/+page.svelte': '<h1 id={["team"][0]}>About</h1>\n' } }),
    home('an id in the template', '<a href="/about#team">Team</a>', { files: { 'src/app.html': '<!doctype html>\n<html lang="en"><head>%sveltekit.head%</head><body id="team"><div>%sveltekit.body%</div></body></html>\n' } }),
    home('an id in a component of a package', '<a href="/about#team">Team</a>', { files: { 'src/routes/about/+page.svelte': '<Card />\n<script>import Card from "cards";</script>\n' }, notBuilt: 'the package is not installed' }),
    home('an id of a page that redirects', '<a href="/about#team">Team</a>', { files: { 'src/routes/about/+page.js': "import { redirect } from '@sveltejs/kit';\nexport const load = () => redirect(307, '/');\n" } }),
    home('an id of a page that is not prerendered', '<a href="/about#team">Team</a>', { files: { 'src/routes/about/+page.js': 'export const prerender = false;\n' } }),
    home('attributes that are spread over it', '<a href="/abuot" {...{ href: "/about" }}>About</a>'),
  ],
});
