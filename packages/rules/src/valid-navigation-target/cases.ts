import { defineCases } from '@sk-audit/core';

const going = (calls: readonly string[], markup = ''): string => `<script>\n  import { disableScrollHandling, goto, preloadCode, preloadData, pushState, replaceState } from '$app/navigation';\n  import Button from './Button.svelte';\n  let { data } = $props();\n  const act = () => [\n${calls.map((call) => `    ${call}\n`).join('')}  ];\n</script>\n<button onclick={act}>Act</button>\n${markup}`;
const button = { 'src/routes/Button.svelte': '<script>\n  let { onclick } = $props();\n</script>\n<button {onclick}>B</button>\n' };
const page = (calls: readonly string[], markup = ''): { readonly [path: string]: string } => ({ ...button, 'src/routes/+page.svelte': going(calls, markup) });
const config3 = (options: string): { readonly [path: string]: string } => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nconst given = process.env.GIVEN;\nexport default { plugins: [sveltekit({ ${options} })] };\n` });
const config2 = (options: string): { readonly [path: string]: string } => ({ 'svelte.config.js': `const given = process.env.GIVEN;\nexport default { kit: { ${options} } };\n` });
const post = { 'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n' };

export default defineCases({
  bad: [
    {
      title: 'preloadData of another site, in Kit 1',
      kit: '1.30.4',
      files: { 'src/routes/+page.svelte': "<script>\n  import { goto, preloadData } from '$app/navigation';\n  const act = () => [preloadData('https://pay.example'), goto('https://pay.example'), goto('/none')]; // ✗ external \"'https://pay.example'\"\n</script>\n<button on:click={act}>Act</button>\n" },
      says: ['Leave it out.'],
    },
    {
      title: 'branches, endpoints and the base path',
      kit: '3.2.0',
      files: {
        ...config3("paths: { base: '/shop' }"),
        ...page([
          "goto(data ? '/shop' : '/shop/none'), // ✗ noPage \"data ? '/shop' : '/shop/none'\"",
          "replaceState('/shop/feed', {}), // ✗ noPage \"'/shop/feed'\"",
          "goto('https://shop.example/cart'), // ✗ external \"'https://shop.example/cart'\"",
          "preloadCode('/shop/blog/a'), // ✗ isPathname \"'/shop/blog/a'\"",
          "goto(`${data}?x-sveltekit-a=1`), // ✗ reserved \"`${data}?x-sveltekit-a=1`\"",
        ]),
        ...post,
        'src/routes/feed/+server.ts': "export const GET = () => new Response('');\n",
      },
      says: ['`replaceState()` refuses `/shop/feed`, for which this app has no page.', 'It is an endpoint: use `window.location.href = …` or `fetch`.', 'Correct the address, or use `window.location.href = …` when it is a file.'],
    },
    {
      title: 'an address that is made of a route',
      kit: '3.2.0',
      files: { 'src/routes/+page.svelte': "<script>\n  import { goto } from '$app/navigation';\n  import { resolve } from '$app/paths';\n  const act = () => goto(resolve('/feed')); // ✗ noPage \"resolve('/feed')\"\n</script>\n<button onclick={act}>Feed</button>\n", 'src/routes/feed/+server.ts': "export const GET = () => new Response('');\n" },
      says: ['`goto()` refuses `/feed`, for which this app has no page.'],
    },
    {
      title: 'routes that the server resolves, and a base path that is left out',
      kit: '3.2.0',
      files: { ...post, ...config3("router: { resolution: 'server' }"), ...page(["preloadCode('/blog/a'), // ✗ noRoute \"'/blog/a'\""]) },
    },
    {
      title: 'a pathname that begins with no base',
      kit: '3.2.0',
      files: { ...post, ...config3("paths: { base: '/shop' }"), 'src/routes/t/blog/a/+page.svelte': '<h1>A</h1>\n', ...page(["preloadCode('/test/blog/a'), // ✗ noRoute \"'/test/blog/a'\""]) },
    },
    {
      title: 'another origin than the site’s own',
      kit: '3.2.0',
      files: { ...config3("paths: { origin: 'https://shop.example' }"), ...page(["goto('https://pay.example'), // ✗ external \"'https://pay.example'\""]) },
    },
    {
      title: 'an id in the place of a pathname, in Kit 2',
      files: { ...post, ...page(["preloadCode('/blog/[slug]/x'), // ✗ noRoute \"'/blog/[slug]/x'\"", "preloadCode('/none'), // ✗ noRoute \"'/none'\""]) },
      says: ['Correct the pathname.'],
    },
    { title: 'timers of the window', files: page([], "<p onclick={() => window.setTimeout(() => disableScrollHandling(), 9)}>A</p> <!-- ✗ scroll \"disableScrollHandling()\" -->\n"), says: ['`disableScrollHandling()` does nothing in a timer: it works while a page is being updated.'] },
  ],
  good: [
    {
      title: 'what is not written out, and other functions',
      kit: '3.2.0',
      files: { ...post, ...page(["goto(...data),", 'goto(),', "goto(data.url),", "goto(`${data.host}/none`),", 'goto(`/blog/${data.slug}`),', 'goto(`/none/${data.slug}`),', "preloadCode(data.id),", "preloadCode(''),", "data.goto('/none'),", "goto('#none'),", "goto(''),", "preloadCode(data ? '/none' : '/'),"], '<link href="/?x-sveltekit-a=1" /><a href="https://a.example/?x-sveltekit-a=1">A</a><a href="/#?x-sveltekit-a=1">B</a><a data-href="/?x-sveltekit-a=1" href="/?a=x-sveltekit-a">C</a><img src="/a.png?x-sveltekit-a=1" alt="" />\n') },
    },
    { title: 'the own origin', kit: '3.2.0', files: { ...config3("paths: { origin: 'https://shop.example' }"), ...page(["goto('https://shop.example/none'),"]) } },
    { title: 'an origin that is computed', kit: '3.2.0', files: { ...config3('paths: { origin: given }'), ...page(["goto('https://shop.example/none'),"]) } },
    { title: 'options that are spread', kit: '3.2.0', files: { ...config3('...given'), ...page(["goto('https://shop.example/none'),"]) } },
    { title: 'an unknown base path', kit: '3.2.0', files: { ...config3('paths: { base: given }'), ...page(["goto('/none'),", "preloadCode('/none'),"]) } },
    { title: 'addresses that are led elsewhere', kit: '3.2.0', files: { 'src/hooks.ts': "export const reroute = () => '/';\n", ...page(["goto('/none'),", "preloadCode('/none'),", "preloadData('/none'),"]) } },
    { title: 'the hash router', kit: '3.2.0', files: { ...config3("router: { type: 'hash' }"), ...page(["goto('/none'),"]) } },
    { title: 'what Kit 2 does with a base path, or cannot know', files: { ...config2("paths: { base: '/shop' }"), ...page(["preloadCode('/none'),", "pushState('https://pay.example', {}),"]) } },
    { title: 'an unknown base path in Kit 2', files: { ...config2('paths: { base: given }'), ...page(["preloadCode('/none'),", "preloadData('/none'),"]) } },
    { title: 'Kit 1', kit: '1.30.4', files: { 'src/routes/+page.svelte': "<script>\n  import { preloadCode, pushState } from '$app/navigation';\n  const act = () => preloadCode('/none');\n</script>\n<button on:click={act}>Act</button>\n" } },
    { title: 'scrolling that a component or another function asks for', files: page(['disableScrollHandling(),'], '<Button onclick={() => disableScrollHandling()} /><p title={() => disableScrollHandling()} use:data.act={() => disableScrollHandling()}>P</p>{queueMicrotask(() => disableScrollHandling())}{data.map(() => disableScrollHandling())}{data.setTimeout(() => disableScrollHandling())}<p onclick={() => data.scroll()}>Q</p>\n') },
  ],
});
