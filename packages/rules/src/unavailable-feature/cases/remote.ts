import { defineCases } from '@sk-audit/core';

const prices = "import { query } from '$app/server';\nexport const prices = query(() => [3, 4]);\n";
const load = "import { prices } from './prices.remote.js';\nexport const load = async () => ({ count: typeof prices });\n";
const viteConfig = "import { sveltekit } from '@sveltejs/kit/vite'; // ✗ remoteFlag \"\"\nexport default { plugins: [sveltekit()] };\n";

const inKit2 = { 'package.json': '{ "name": "shop", "type": "module" }\n' };
const inKit3 = { 'vite.config.js': viteConfig.replace(/ \/\/.*/, '') };

export const cases = defineCases({
  bad: [
    {
      title: 'only the server imports it, in Kit 3',
      kit: '3.2.0',
      files: { 'vite.config.js': viteConfig, 'src/routes/+page.server.js': load, 'src/routes/prices.remote.js': prices, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
      says: ['`src/routes/+page.server.js` imports remote functions from `src/routes/prices.remote.js`, and `experimental.remoteFunctions` is not set.', "Set `experimental: { remoteFunctions: true }` in Kit's options."],
    },
    {
      title: 'a file that is named just that, in Kit 3',
      kit: '3.2.0',
      files: {
        'vite.config.js': viteConfig,
        'src/routes/+page.js': "import { prices } from './remote.js';\nexport const load = async () => ({ prices: await prices() });\n",
        'src/routes/remote.js': prices,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'behind another module, and several files, in Kit 2',
      files: {
        'package.json': '{ "name": "shop", "type": "module" } // ✗ remoteFlag ""\n',
        'src/routes/+page.js': "import { count } from './count.js';\nexport const load = () => ({ count });\n",
        'src/routes/count.js': "import { prices } from './prices.remote.js';\nimport { stock } from './stock.remote.js';\nexport const count = [prices, stock].length;\n",
        'src/routes/prices.remote.js': prices,
        'src/routes/stock.remote.js': prices.replace('prices', 'stock'),
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
      says: ['Set `experimental: { remoteFunctions: true }` in `kit`.', 'has remote functions: '],
    },
  ],
  good: [
    { title: 'only the server imports it, in Kit 2', files: { ...inKit2, 'src/routes/+page.server.js': load, 'src/routes/prices.remote.js': prices, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'only a type, in Kit 3', kit: '3.2.0', files: { ...inKit3, 'src/routes/+page.ts': "import type { prices } from './prices.remote.js';\nexport const load = () => ({ prices: [] as (typeof prices)[] });\n", 'src/routes/prices.remote.js': prices, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'a remote file that only such a file imports, in Kit 3', kit: '3.2.0', files: { ...inKit3, 'src/lib/prices.remote.js': prices, 'src/lib/stock.remote.js': "export { prices } from './prices.remote.js';\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'a file of that name without remote functions', files: { ...inKit2, 'src/routes/+page.js': "import { channels } from './tv.remote.js';\nexport const load = () => ({ channels });\n", 'src/routes/tv.remote.js': 'export const channels = [1, 2];\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    {
      title: 'a flag that is computed',
      files: {
        'svelte.config.js': "import process from 'node:process';\nexport default { kit: { experimental: { remoteFunctions: process.env.SHOP_REMOTE !== 'no' } } };\n",
        'src/routes/+page.js': load,
        'src/routes/prices.remote.js': prices,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'a version that may not have any',
      kit: '>=2.20.0 <3',
      notBuilt: 'No Kit is installed.',
      files: { ...inKit2, 'src/routes/+page.js': "import { text } from './terms.remote.js';\nexport const load = () => ({ text: typeof text });\n", 'src/routes/terms.remote.js': "import { read } from '$app/server';\nexport const text = (url) => read(url).text();\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
    },
  ],
});
