import { defineCases } from '@sk-audit/core';

const declared = (object: string): { readonly 'src/env.js': string } => ({ 'src/env.js': `export const variables = ${object};\n` });
const load = (imports: string, returned: string): { readonly [path: string]: string } => ({
  'src/routes/+page.server.js': `${imports}\nexport const load = () => ({ shop: ${returned} });\n`,
  'src/routes/+page.svelte': '<h1>Shop</h1>\n',
});

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'in Kit 2, where the app asks for it',
      files: {
        'svelte.config.js': 'export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n',
        ...declared('{ SHOP: {} }'),
        ...load("import { SHOP, SHOP_KEY } from '$app/env/private'; // ✗ missing \"SHOP_KEY\"\nimport { OLD_KEY } from '$env/static/private';", '[SHOP, SHOP_KEY, OLD_KEY]'),
      },
      notBuilt: 'What `.env` holds is another matter.',
    },
    {
      title: 'declared for browsers, and asked for on the server',
      kit: '3.2.0',
      files: { ...declared('{ SHOP: { public: true } }'), ...load("import { SHOP } from '$env/static/private'; // ✗ missing \"SHOP\"", 'SHOP') },
    },
    {
      title: 'in an app that plans the upgrade',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: load("import { SHOP } from '$env/static/private'; // ✗ missing \"SHOP\"", 'SHOP'),
    },
  ],
  good: [
    { title: 'a file that nothing imports', kit: '3.2.0', files: { 'src/old.js': "export { SHOP } from '$env/static/private';\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'declarations that come from elsewhere', kit: '3.2.0', notBuilt: 'The other module is not there.', files: { 'src/env.js': "import { shared } from 'shop-env';\nexport const variables = { ...shared };\n", ...load("import { SHOP } from '$env/static/private';", 'SHOP') } },
    { title: 'a declaration of which nothing is known', kit: '3.2.0', notBuilt: 'The other module is not there.', files: { 'src/env.js': "import { text } from 'shop-env';\nexport const variables = { SHOP: text(), TAX: { public: text } };\n", ...load("import { SHOP, TAX } from '$app/env/private';", '[SHOP, TAX]') } },
    { title: 'properties that are computed, and the object as a whole', kit: '3.2.0', files: load("import { env } from '$env/dynamic/private';\nconst read = (name) => env[name];", '[read("SHOP"), Object.keys(env)]') },
    { title: 'only types, and what nothing uses', kit: '3.2.0', files: { 'src/routes/+page.server.ts': "import type { SHOP } from '$env/static/private';\nexport const load = () => ({ shop: '' as typeof SHOP });\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'older modules beside declarations, in Kit 2', files: { 'svelte.config.js': 'export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n', ...declared('{ SHOP: {} }'), ...load("import { SHOP_KEY } from '$env/static/private';", 'SHOP_KEY') }, notBuilt: 'What `.env` holds is another matter.' },
  ],
});
