import { defineCases } from '@sk-audit/core';

const flag = { 'svelte.config.js': 'export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n' };

export const cases = defineCases({
  bad: [
    { title: 'in Kit 2 with the flag', files: { ...flag, 'src/env.ts': "import { building } from '$app/environment'; // ✗ notThere \"'$app/environment'\"\nexport const variables = { SHOP: { static: building } };\n" } },
    { title: 'the private variables in Kit 2', files: { ...flag, 'src/env.ts': "export { SHOP } from '$app/env/private'; // ✗ circle \"'$app/env/private'\"\nexport const variables = { SHOP: {} };\n" } },
    { title: 'modules of other times', files: { ...flag, 'src/env.ts': "import { SHOP_KEY } from '$env/static/private'; // ✗ notThere \"'$env/static/private'\"\nexport const variables = { SHOP: { description: SHOP_KEY } };\n" } },
    {
      title: 'files that import each other',
      kit: '3.2.0',
      files: {
        'src/env.ts': "import { isShop } from './shop.js';\nexport const variables = { SHOP: { schema: isShop } };\n",
        'src/shop.ts': "import { page } from '$app/state'; // ✗ notThere \"'$app/state'\"\nimport { variables } from './env.js';\nexport const isShop = () => Boolean(page && variables);\n",
        '.env': 'SHOP=open\n',
      },
      says: ["imports src/shop.ts: './shop.js'"],
    },
  ],
  good: [
    {
      title: 'what runs later',
      kit: '3.2.0',
      files: { 'src/env.ts': "export const variables = {};\nexport const current = async () => (await import('$app/state')).page;\n" },
    },
    { title: 'packages, and modules of Node', kit: '3.2.0', files: { 'src/env.ts': "import { defineEnvVars } from '@sveltejs/kit/env';\nimport { hostname } from 'node:os';\nexport const variables = defineEnvVars(hostname() ? {} : {});\n" } },
  ],
});
