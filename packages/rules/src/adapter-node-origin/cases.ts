import { defineCases } from '@sk-audit/core';

const withOptions = (options: string): string => `import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter()${options} } };\n`;
const actions = { 'src/routes/cart/+page.server.ts': 'export const actions = { default: async () => {} };\n' };
const image = 'FROM node:22-alpine\nCOPY build ./\n';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [],
  good: [
    { title: 'No form, but a load', files: { Dockerfile: image, 'svelte.config.js': withOptions(''), 'src/routes/+page.server.ts': 'export const load = () => ({});\n' } },
    { title: 'No container', files: { 'tools/Dockerfile': image, 'svelte.config.js': withOptions(''), ...actions } },
    { title: 'A database in compose', files: { 'compose.yml': 'services:\n  db:\n    image: postgres:17\n', 'svelte.config.js': withOptions(''), ...actions } },
    { title: 'Another adapter', files: { Dockerfile: image, 'svelte.config.js': withOptions('').replace('adapter-node', 'adapter-vercel'), ...actions } },
    { title: 'The check is off', files: { Dockerfile: image, 'svelte.config.js': withOptions(', csrf: { checkOrigin: false }'), ...actions } },
    { title: 'A check that hangs on something', files: { Dockerfile: image, 'svelte.config.js': withOptions(', csrf: { checkOrigin: process.env.CHECK }'), ...actions } },
    { title: 'Options that are unknown', files: { Dockerfile: image, 'svelte.config.js': withOptions(', ...shared').replace('export default', "import { shared } from 'shop-config';\nexport default"), ...actions } },
    { title: 'The header of the proxy', files: { Dockerfile: `${image}ENV PROTOCOL_HEADER=x-forwarded-proto\n`, 'svelte.config.js': withOptions(''), ...actions } },
    { title: 'Set by compose, with a prefix', files: { Dockerfile: image, 'compose.yml': 'services:\n  shop:\n    environment:\n      SHOP_ORIGIN: https://shop.example\n', 'svelte.config.js': withOptions(''), ...actions } },
    { title: 'A file of variables', files: { Dockerfile: image, 'docker-compose.yml': 'services:\n  shop:\n    env_file: .env\n', 'svelte.config.js': withOptions(''), ...actions } },
  ],
});
