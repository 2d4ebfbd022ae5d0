import { defineCases } from '@sk-audit/core';

const worker = "self.addEventListener('install', () => self.skipWaiting());\n";
const notBuilt = 'The module does not exist, which is the matter of another rule.';

export const cases = defineCases({
  bad: [
    {
      title: 'its module in a page, in Kit 3: what it says',
      kit: '3.2.0',
      notBuilt: 'The build passes, and the page fails.',
      files: { 'src/service-worker.js': worker, 'src/routes/+page.svelte': "<script>\n  import { self } from '$app/service-worker'; // ✗ outside \"'$app/service-worker'\"\n  console.log(self);\n</script>\n" },
      says: ['Import it in the service worker only, and have it do the work.'],
    },
    {
      title: 'match in Kit 2, which fails before it could throw',
      files: { 'src/service-worker.js': "import { match } from '$app/paths'; // ✗ notThere \"'$app/paths'\"\nself.addEventListener('fetch', (event) => match(event.request.url));\n" },
    },
  ],
  good: [
    {
      title: 'in a type, in a mock, and in a module that nobody uses',
      notBuilt: 'The build passes, and the page fails, as it does import the mock.',
      files: {
        'src/service-worker.js': worker,
        'src/lib/attic.ts': "import { version } from '$service-worker';\nexport const name = 'shop' + version;\n",
        'src/lib/mocks/cache.ts': "import { version } from '$service-worker';\nexport const name = 'shop' + version;\n",
        'src/routes/+page.svelte': "<script lang=\"ts\">\n  import type * as Worker from '$service-worker';\n  import { name } from '$lib/mocks/cache';\n  let build: typeof Worker.build = [];\n</script>\n<p>{name} {build.length}</p>\n",
      },
    },
    { title: 'the module of Kit 3 in Kit 2', notBuilt, files: { 'src/service-worker.js': worker, 'src/routes/+page.svelte': "<script>\n  import { self } from '$app/service-worker';\n  console.log(self);\n</script>\n" } },
    { title: 'the module of Kit 2 in Kit 3', kit: '3.2.0', notBuilt, files: { 'src/service-worker.js': worker, 'src/routes/+page.svelte': "<script>\n  import { version } from '$service-worker';\n</script>\n{version}\n" } },
    { title: 'a version in which the module may be gone', kit: '>=2.60.0 <4', notBuilt: 'No Kit is installed.', files: { 'src/service-worker.js': worker, 'src/routes/+page.svelte': "<script>\n  import { version } from '$service-worker';\n</script>\n{version}\n" } },
    {
      title: 'two files that may be the service worker',
      files: { 'src/service-worker.js': "import { version } from '$service-worker';\nself.addEventListener('install', () => console.log(version));\n", 'src/service-worker.ts': "import { build } from '$service-worker';\nself.addEventListener('install', () => console.log(build));\n" },
    },
  ],
});
