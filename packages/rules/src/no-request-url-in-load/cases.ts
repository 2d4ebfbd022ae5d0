import { defineCases } from '@sk-audit/core';

const layout = 'src/routes/shop/+layout.server.ts';

export default defineCases({
  bad: [
    {
      title: 'more than the origin, and all of it',
      files: {
        [layout]: `import { guard } from '$lib/guard';
export const load = (event) => {
  console.log('load');
  const { origin, pathname } = new URL(event.request.url); // ✗ untracked "event.request.url"
  const at = new URL(event.request.url); // ✗ untracked "event.request.url"
  guard(at, at.host);
  guard(new URL(event.request.url)); // ✗ untracked "event.request.url"
  new URL(event.request.url); // ✗ untracked "event.request.url"
  new URL('more', event.request.url); // ✗ untracked "event.request.url"
  event.locals.log(event.request.url); // ✗ untracked "event.request.url"
  new Map(event.request.url); // ✗ untracked "event.request.url"
  guard(Object(event.request.url).host); // ✗ untracked "event.request.url"
  console.log(event.request.url.pathname); // ✗ noText "event.request.url.pathname"
  return { origin, pathname };
};
`,
        'src/lib/guard.ts': 'export const guard = (...all: unknown[]) => all;\n',
      },
    },
    {
      title: 'in a load that Kit runs again for the address',
      files: {
        [layout]: "export const load = ({ request, url }) => ({ page: url.pathname, at: [request.url] }); // ✗ suffix \"request.url\"\n",
        'src/routes/stock/+layout.server.ts': "export const load = (event) => ({ page: event.url.searchParams.get('page'), at: [event.request.url.split('/stock')] }); // ✗ untracked \"event.request.url.split\"\nexport const trailingSlash = String('/__data.json') === 'a' ? 'never' : 'always';\n",
      },
    },
    {
      title: 'in a function inside, and under another name',
      files: {
        [layout]: `import { guard } from '$lib/guard';
export const load = ({ request }) => {
  const at = request.url; // ✗ untracked "request.url"
  guard(at);
  return [1].map(() => guard(request.url)); // ✗ untracked "request.url"
};
`,
        'src/lib/guard.ts': 'export const guard = (...all: unknown[]) => all;\n',
      },
    },
    {
      title: 'a name that is taken, one that is there, and a place that is written in its own way',
      files: {
        [layout]: `export const load = ({ request }) => {
  const url = new URL(request.url); // ✗ untracked "request.url"
  return { at: url.pathname };
};
`,
        'src/routes/orders/+layout.server.ts': `export const load = ({ request, url }) => ({ at: request.url + url.hash }); // ✗ untracked "request.url"
`,
        'src/routes/goods/+layout.server.ts': `export const load = (event) => ({ at: [event.request . url] }); // ✗ untracked "event.request . url"
`,
        'src/routes/stock/+layout.server.ts': `export const load = (event) => ({ at: event.request.url.searchParams }); // ✗ noText "event.request.url.searchParams"
`,
      },
      after: {
        [layout]: `export const load = ({ request }) => {
  const url = new URL(request.url);
  return { at: url.pathname };
};
`,
        'src/routes/orders/+layout.server.ts': `export const load = ({ request, url }) => ({ at: url.href + url.hash });
`,
        'src/routes/goods/+layout.server.ts': `export const load = (event) => ({ at: [event.request . url] });
`,
        'src/routes/stock/+layout.server.ts': `export const load = (event) => ({ at: event.url.searchParams });
`,
      },
    },
    {
      title: 'in a function that is given the event',
      files: {
        [layout]: "import { guard } from '$lib/guard';\nexport const load = (event) => guard(event);\n",
        'src/lib/guard.ts': "export const guard = ({ locals, request }) => (locals.user ? undefined : request.url); // ✗ untracked \"request.url\"\n",
      },
    },
    {
      title: 'data at which somebody looks, or may, and more than data',
      files: {
        [layout]: 'export const load = ({ request }) => ({ at: request.url }); // ✗ untracked "request.url"\n',
        'src/routes/shop/+page.svelte': '<script>\n  let { data } = $props();\n</script>\n<h1>{data.at}</h1>\n',
        'src/routes/a/+layout.server.ts': 'export const load = ({ request }) => ({ one: request.url }); // ✗ untracked "request.url"\n',
        'src/routes/a/+page.ts': 'export const load = async ({ parent }) => ({ now: (await parent()).one });\n',
        'src/routes/b/+layout.server.ts': "export const load = ({ request }) => {\n  if (`${request.url}` === '/b') return {}; // ✗ untracked \"request.url\"\n  return { none: request.url };\n};\n",
        'src/routes/c/+layout.server.ts': 'export const load = ({ request }) => ({ two: request.url }); // ✗ untracked "request.url"\n',
        'src/lib/at.ts': "import { page } from '$app/state';\nexport const at = () => page.data.two;\n",
      },
    },
    {
      title: 'beside an action',
      files: {
        'src/routes/shop/+page.server.ts': "export const actions = { default: ({ request }) => ({ at: request.url }) };\nexport const load = ({ request }) => ({ at: [request.url] }); // ✗ untracked \"request.url\"\n",
        'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'one page of two without scripts',
      files: {
        [layout]: "export const load = ({ request }) => ({ at: [request.url] }); // ✗ untracked \"request.url\"\n",
        'src/routes/shop/a/+page.svelte': '<h1>A</h1>\n',
        'src/routes/shop/b/+page.ts': 'export const csr = false;\n',
        'src/routes/shop/b/+page.svelte': '<h1>B</h1>\n',
      },
    },
  ],
  good: [
    {
      title: 'what is cut off where it is read',
      files: {
        [layout]: "export const load = (event) => ({ at: new URL(event.request.url).pathname.split('/__data.json')[0] });\n",
        'src/routes/stock/+layout.server.ts': "export const load = ({ request }) => ({ at: request.url.replace('/__data.json', '') });\n",
      },
    },
    {
      title: 'what nobody looks at',
      files: {
        [layout]: "export const load = (event) => {\n  const at = event.request.url;\n  return { at, size: event.cookies.get('size') };\n};\n",
        'src/routes/shop/+page.svelte': "<script>\n  import { page } from '$app/state';\n  let { data, form } = $props();\n</script>\n<h1>{data.other.at} {form.at} {page.data.other} {page.at}</h1>\n",
      },
    },
    {
      title: 'what only says where the site is',
      files: {
        [layout]: `export const load = async ({ fetch, request, setHeaders }) => {
  const { status: first } = await fetch('/api/stock');
  const at = new URL(request.url);
  if (at.protocol === 'http:') setHeaders({ link: at.origin });
  console.log(request.url);
  return { first, none: null, shop: new URL('https://shop.example.com', request.url), host: [new URL(request.url).host] };
};
`,
      },
    },
    {
      title: 'other requests, other functions and other files',
      files: {
        [layout]: `import { guarded } from 'guards-like';
import { past } from '$lib/past';
export const load = guarded(({ request }) => ({ at: [request.url] }));
export const other = ({ request }) => request.url;
`,
        'src/routes/orders/+layout.server.ts': `import { past } from '$lib/past';
export const load = (event, more) => ({
  more: more.request.url,
  last: event.locals.last.url + past.request.url + event.request.headers.get('url'),
  all: [event].map((one) => one.request.url),
  own: event.locals.url
});
`,
        'src/routes/orders/+layout.ts': 'export const load = (event) => ({ at: [event.request.url] });\n',
        'src/lib/past.ts': "export const past = { request: { url: '/' } };\n",
      },
    },
    {
      title: 'in functions that others call, or that are given something else',
      files: {
        [layout]: "import { guard, look, other, past } from '$lib/guard';\nexport const load = (event, more) => [look(1), look(event.locals), other(event.locals, event), past({ request: event.locals }), guard(more)];\nexport const helper = (event) => guard(event);\n",
        'src/routes/shop/+page.server.ts': "import { guard } from '$lib/guard';\nexport const actions = { default: (event) => guard(event) };\n",
        'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        'src/lib/guard.ts': 'export const guard = ({ request }) => request.url;\nexport const look = (one) => one.request.url;\nexport const other = (one, event) => event.request.url + one.request.url;\nexport const past = ({ request }) => request.url;\n',
      },
    },
    {
      title: 'pages without scripts, which nobody asks for data alone',
      files: {
        [layout]: "export const csr = false;\nexport const load = ({ request }) => ({ at: [request.url] });\n",
        'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
  ],
});
