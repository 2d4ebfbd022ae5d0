/** The app around a case. */
import type { Files } from '../app-folder.js';
import type { KitName } from '../kits.js';
import { MARK, type BuildCase } from './build-case.js';

/** What is configured: Kit's options, without `kit`, and the source of Vite's own. */
export type Configured = Pick<BuildCase, 'options' | 'vite'>;

/** Every file of the app for one Kit, `node_modules` aside. */
export function appFiles(one: BuildCase, kit: KitName): Files {
  const own = typeof one.files === 'function' ? one.files(kit) : one.files;
  return { ...skeleton(kit, one), ...own };
}

/** The smallest app that a Kit builds, with a secret in `.env`. */
export function skeleton(kit: KitName, configured: Configured = {}): Files {
  return {
    'package.json': `${JSON.stringify({ name: 'shop', private: true, type: 'module', imports: { '#lib': './src/lib/index.js', '#lib/*': './src/lib/*' } }, undefined, 2)}\n`,
    'tsconfig.json': `{ "extends": "${kit === 'kit-3' ? '$app/tsconfig' : './.svelte-kit/tsconfig.json'}" }\n`,
    'src/app.html': '<!doctype html>\n<html lang="en">\n  <head>%sveltekit.head%</head>\n  <body>%sveltekit.body%</body>\n</html>\n',
    'src/routes/+page.svelte': '<h1>Shop</h1>\n',
    '.env': `SHOP_KEY=${MARK}\nPUBLIC_SHOP=open\n`,
    ...configFiles(configured, kit),
  };
}

/** Kit 3 takes its options in the Vite configuration, and has no `$lib`. */
function configFiles({ options = {}, vite = '' }: Configured, kit: KitName): Files {
  if (kit === 'kit-3') return { 'vite.config.js': viteConfig(JSON.stringify({ alias: { $lib: 'src/lib' }, ...options }), vite) };
  return {
    'vite.config.js': viteConfig('', vite),
    'svelte.config.js': `import { vitePreprocess } from '${kit === 'kit-1' ? '@sveltejs/kit/vite' : '@sveltejs/vite-plugin-svelte'}';\n\nexport default { preprocess: vitePreprocess(), kit: ${JSON.stringify(options)} };\n`,
  };
}

function viteConfig(kitOptions: string, more: string): string {
  return `import { sveltekit } from '@sveltejs/kit/vite';\n\nexport default {\n  plugins: [sveltekit(${kitOptions})],\n  build: { minify: false },\n  ${more}\n};\n`;
}
