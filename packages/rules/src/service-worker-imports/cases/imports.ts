import { defineCases } from '@sk-audit/core';

export const cases = defineCases({
  bad: [
    {
      title: 'public variables in Kit 1',
      kit: '1.30.4',
      files: { 'src/service-worker.js': "import { PUBLIC_SHOP } from '$env/static/public'; // ✗ notThere \"'$env/static/public'\"\nself.addEventListener('push', () => console.log(PUBLIC_SHOP));\n" },
      says: ['`$env/static/public` does not exist in a service worker, so the build fails.', 'Do without it; of Kit a service worker can import `$service-worker`.'],
    },
    {
      title: 'a module that Kit has only later',
      kit: '2.5.0',
      files: { 'src/service-worker.js': "import { SHOP } from '$app/env/public'; // ✗ notThere \"'$app/env/public'\"\nself.addEventListener('push', () => console.log(SHOP));\n" },
    },
    {
      title: 'a name that nothing uses, in a folder, in Kit 3',
      kit: '3.2.0',
      files: { 'src/service-worker/index.js': "import { goto } from '$app/navigation'; // ✗ notThere \"'$app/navigation'\"\nself.addEventListener('push', () => {});\n" },
    },
    {
      title: 'private variables in Kit 2',
      files: { 'src/service-worker.js': "import { SHOP_KEY } from '$env/static/private'; // ✗ notThere \"'$env/static/private'\"\nself.addEventListener('push', () => console.log(SHOP_KEY));\n" },
    },
    {
      title: 'what pages import too',
      files: {
        'src/service-worker.js': "import { cacheName } from './lib/cache.js';\nself.addEventListener('push', () => console.log(cacheName));\n",
        'src/lib/cache.js': "import { browser } from '$app/environment'; // ✗ notThere \"'$app/environment'\"\nexport const cacheName = 'shop' + browser;\n",
        'src/routes/+page.svelte': "<script>\n  import { cacheName } from '$lib/cache';\n</script>\n<p>{cacheName}</p>\n",
      },
    },
  ],
  good: [
    {
      title: 'private variables that pages import too, which is the matter of another rule',
      notBuilt: 'The build fails for another reason.',
      files: {
        'src/service-worker.js': "import { cacheName } from './lib/cache.js';\nself.addEventListener('push', () => console.log(cacheName));\n",
        'src/lib/cache.js': "import { SHOP_KEY } from '$env/static/private';\nexport const cacheName = 'shop' + SHOP_KEY;\n",
        'src/routes/+page.svelte': "<script>\n  import { cacheName } from '$lib/cache';\n</script>\n<p>{cacheName}</p>\n",
      },
    },
    {
      title: 'what pages import, types, and a page that imports what the worker does',
      files: {
        'src/service-worker.ts': "import { cacheName } from './lib/cache.js';\nimport type { Page } from '@sveltejs/kit';\nimport type { SubmitFunction } from '$app/forms';\nconst last: [Page?, SubmitFunction?] = [];\nself.addEventListener('install', () => console.log(cacheName, last));\n",
        'src/lib/cache.ts': "export const cacheName = 'shop';\n",
        'src/routes/+page.svelte': "<script>\n  import { page } from '$app/state';\n  import { cacheName } from '$lib/cache';\n</script>\n<p>{page.url.pathname} {cacheName}</p>\n",
      },
    },
    {
      title: 'a branch that is never built',
      files: { 'src/service-worker.js': "if (import.meta.env.SSR) import('$app/environment').then(console.log);\nself.addEventListener('push', () => {});\n" },
    },
    {
      title: 'a version that may have the module',
      kit: '>=2.60.0 <3',
      notBuilt: 'No Kit is installed.',
      files: { 'src/service-worker.js': "import { SHOP } from '$app/env/public';\nself.addEventListener('push', () => console.log(SHOP));\n" },
    },
  ],
});
