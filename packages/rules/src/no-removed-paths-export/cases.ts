import { defineCases } from '@sk-audit/core';

const shown = { 'src/routes/+page.svelte': "<script>\n  import * as links from '$lib/links';\n</script>\n<p>{typeof links}</p>\n" };
const links = (text: string): { readonly 'src/lib/links.js': string } => ({ 'src/lib/links.js': text });
/** A file that no edit changes: as it is written, without its marks. */
const stays = (text: string, kit = '2.70.4') => ({ kit, files: { ...shown, ...links(text) }, after: links(text.replace(/ \/\/ ✗.*/g, '')) });

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'all of its forms',
      files: {
        ...shown,
        ...links(`import { page } from '$app/state';
import { asset, assets, base, resolveRoute } from '$app/paths'; // ✗ deprecated "assets"
export const cart = \`\${base}/cart\`;
export const order = (id) => \`\${base}/orders/\${id}/pay\`;
export const pay = base + '/pay';
export const logo = (name) => [asset('/logo.png'), \`\${assets}/\${name}.png\`, page.url.pathname];
export const shop = () => resolveRoute('/[shop]', page.params);
`),
      },
      after: links(`import { page } from '$app/state';
import { asset, resolve } from '$app/paths';
export const cart = resolve('/cart');
export const order = (id) => resolve(\`/orders/\${id}/pay\`);
export const pay = resolve('/pay');
export const logo = (name) => [asset('/logo.png'), asset(\`/\${name}.png\`), page.url.pathname];
export const shop = () => resolve('/[shop]', page.params);
`),
      says: ["Write `resolve('/cart')` for `base + '/cart'`. Write `asset('/logo.png')` for `assets + '/logo.png'`. Use `resolve`, which is the same function."],
    },
    {
      title: 'attributes in Kit 3, where a path has no slash before it',
      kit: '3.2.0',
      files: { 'src/routes/+page.svelte': `<script>\n  import { base, match } from '$app/paths'; // ✗ removed "base"\n  let { data } = $props();\n</script>\n<a href="{base}/orders/{data.id}/{data.part}">{typeof match}</a>\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { resolve, match } from '$app/paths';\n  let { data } = $props();\n</script>\n<a href={resolve(`orders/${data.id}/${data.part}`)}>{typeof match}</a>\n" },
    },
    {
      title: 'other names beside it',
      files: { ...shown, 'src/lib/links.ts': `import { base, match as find, type match as Match, resolve } from '$app/paths'; // ✗ deprecated "base"\nexport const at = (by: typeof Match) => [\`\${base}/cart\`, resolve('/'), find, by];\n` },
      after: { 'src/lib/links.ts': "import { resolve, match as find, type match as Match } from '$app/paths';\nexport const at = (by: typeof Match) => [resolve('/cart'), resolve('/'), find, by];\n" },
    },
    {
      title: 'files of the static folder, and an endpoint that is called like one',
      files: {
        ...shown,
        'src/routes/prices.json/+server.js': 'export const GET = () => new Response("[]");\n',
        'src/routes/lists/[list].json/+server.js': 'export const GET = () => new Response("[]");\n',
        ...links(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const at = (name) => [\`\${base}/logo.png\`, \`\${base}/\${name}.svg\`, \`\${base}/prices.json\`, \`\${base}/lists/\${name}.json\`, \`\${base}/v1.0\`];\n`),
      },
      after: links("import { asset, resolve } from '$app/paths';\nexport const at = (name) => [asset('/logo.png'), asset(`/${name}.svg`), resolve('/prices.json'), resolve(`/lists/${name}.json`), resolve('/v1.0')];\n"),
    },
    { title: 'a comparison', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const isHome = (path) => path === base || path === \`\${base}/\`;\n`) },
    { title: 'a text that goes on in another way', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const at = (path) => [\`\${base}\${path}\`, \`\${base}x\`];\n`) },
    { title: 'a folder of the routes, and letters that mean something', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const at = [\`\${base}/[id]\`, base + "/it's"];\n`) },
    { title: 'a sum that goes on', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const at = (id) => base + '/orders/' + id;\n`) },
    { title: 'its own name taken', ...stays(`import { resolve } from 'node:path';\nimport { base } from '$app/paths'; // ✗ deprecated "base"\nexport const at = [resolve('.'), \`\${base}/cart\`];\n`) },
    { title: 'its own name a variable', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const resolve = () => \`\${base}/cart\`;\n`) },
    { title: 'the other name a variable', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const asset = () => \`\${base}/logo.png\`;\n`) },
    { title: 'its own name a parameter', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const wait = () => new Promise((resolve) => resolve(\`\${base}/cart\`));\nexport const pick = ({ resolve }) => resolve;\n`) },
    { title: 'its own name a part of a parameter', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const at = ({ resolve }) => resolve(\`\${base}/cart\`);\n`) },
    { title: 'another name for it', ...stays(`import { base as root } from '$app/paths'; // ✗ deprecated "base as root"\nexport const cart = \`\${root}/cart\`;\n`) },
    { title: 'another name for the new function', ...stays(`import { base, resolve as to } from '$app/paths'; // ✗ deprecated "base"\nexport const cart = [to('/'), \`\${base}/cart\`];\n`) },
    { title: 'in an object by its name', ...stays(`import { resolveRoute } from '$app/paths'; // ✗ deprecated "resolveRoute"\nexport const to = { resolveRoute };\n`) },
    { title: 'two imports', ...stays(`import { base } from '$app/paths'; // ✗ deprecated "base"\nimport { assets } from '$app/paths';\nexport const at = [\`\${base}/cart\`, \`\${assets}/cart.png\`];\n`) },
    { title: 'passed on to others', ...stays(`export { base } from '$app/paths'; // ✗ deprecated "base"\n`) },
    {
      title: 'the hash router, where `base` has no hash',
      files: { ...shown, 'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n", ...links(`import { base } from '$app/paths'; // ✗ deprecated "base"\nexport const cart = \`\${base}/cart\`;\n`) },
      after: links("import { base } from '$app/paths';\nexport const cart = `${base}/cart`;\n"),
    },
  ],
  good: [
    { title: 'an import that nothing uses, and only its type', files: { ...shown, 'src/lib/links.ts': "import { base, type assets, resolve } from '$app/paths';\nexport const at = (root: typeof assets) => [root, resolve('/')];\n" } },
    { title: 'only its type passed on', files: { ...shown, 'src/lib/links.ts': "export type { base } from '$app/paths';\nexport { type assets } from '$app/paths';\nexport const cart = 1;\n" } },
    { title: 'a type-only import', files: { ...shown, 'src/lib/links.ts': "import type { base } from '$app/paths';\nexport const at = (root: typeof base) => root;\n" } },
    { title: 'a Kit that may be older', kit: '^2.5.0', files: { ...shown, ...links("import { base } from '$app/paths';\nexport const cart = `${base}/cart`;\n") } },
    { title: 'a file that nothing imports', files: links("import { base } from '$app/paths';\nexport const cart = `${base}/cart`;\n") },
    { title: 'the base of somebody else', files: { ...shown, ...links("import { base } from './paths';\nexport const cart = `${base}/cart`;\n"), 'src/lib/paths.js': "export const base = '/shop';\n" } },
  ],
});
