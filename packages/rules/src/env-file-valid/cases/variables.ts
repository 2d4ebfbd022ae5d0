import { defineCases } from '@sk-audit/core';

export const cases = defineCases({
  bad: [
    { title: 'only a type of that name', kit: '3.2.0', files: { 'src/env.ts': "export type variables = { SHOP: string }; // ✗ noVariables \"\"\nexport const shop = 'open';\n" } },
    { title: 'variables that are no object', kit: '3.2.0', files: { 'src/env.js': "export const variables = 'SHOP'; // ✗ noVariables \"variables\"\n" } },
    {
      title: 'names from another file, and in a folder',
      kit: '3.2.0',
      files: {
        'src/env/index.ts': "import { shop } from './shop';\nexport { shop as variables }; // ✗ badName \"shop as variables\"\n",
        'src/env/shop.ts': "export const shop = { 'shop-name': { public: true } };\n",
        '.env': 'shop-name=open\n',
      },
    },
    {
      title: 'through the helper of Kit',
      files: {
        'svelte.config.js': 'export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n',
        'src/env.ts': "import { defineEnvVars } from '@sveltejs/kit/env';\nexport const variables = defineEnvVars({\n  '2ND_SHOP': {} // ✗ badName \"'2ND_SHOP': {}\"\n});\n",
      },
    },
  ],
  good: [
    {
      title: 'variables that another function makes',
      kit: '3.2.0',
      files: { 'src/env.ts': "import { named } from './named.js';\nexport const variables = named({ 'shop-name': {} });\n", 'src/named.ts': 'export const named = (one: object) => (one ? {} : one);\n' },
    },
    { title: 'variables from everything that another file exports', kit: '3.2.0', files: { 'src/env.ts': "export * from './shop.js';\n", 'src/shop.ts': 'export const variables = {};\n' } },
    { title: 'a list, which is an object', kit: '3.2.0', files: { 'src/env.ts': 'export const variables = [];\n' } },
  ],
});
