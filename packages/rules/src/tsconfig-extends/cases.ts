import { defineCases } from '@sk-audit/core';

const withTypeScript = { 'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "typescript": "^6.0.0" } }\n' };
const inKit3 = '{ "extends": "$app/tsconfig", "include": ["src"], "exclude": ["src/service-worker"] }\n';
const kitOptions = (options: string): string => `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit(${options})] };\n`;

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'a base without its ending, and a jsconfig',
      files: { 'jsconfig.json': '{ "extends": "./.svelte-kit/tsconfig" } // ✗ notExtended ""extends": "./.svelte-kit/tsconfig""\n' },
    },
    {
      title: 'several bases, none of them that of Kit',
      files: { 'tsconfig.json': '{ "extends": ["./company.json"] } // ✗ notExtended ""extends": ["./company.json"]"\n', 'company.json': '{}\n' },
      after: { 'tsconfig.json': '{ "extends": ["./company.json"] }\n', 'company.json': '{}\n' },
    },
    {
      title: 'the base of a folder that the configuration has moved',
      files: {
        'svelte.config.js': "export default { kit: { outDir: '.kit' } };\n",
        'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" } // ✗ notExtended ""extends": "./.svelte-kit/tsconfig.json""\n',
      },
      says: ['Write `"extends": "./.kit/tsconfig.json"`, or put it into the array.'],
    },
    {
      title: 'both at once, which is one warning',
      files: { 'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "baseUrl": ".", "paths": {} } } // ✗ overridden ""paths": {}"\n' },
      says: ["`tsconfig.json` sets `paths` and `baseUrl`, which overrides what Kit's own tsconfig says about aliases."],
    },
    {
      title: 'the service worker without a tsconfig of the right kind, and among all files',
      kit: '3.2.0',
      files: {
        ...withTypeScript,
        'tsconfig.json': '{ "extends": "$app/tsconfig" } // ✗ workerIncluded "{"\n',
        'src/service-worker/index.ts': 'self.skipWaiting();\n',
        'src/service-worker/tsconfig.json': '{ "extends": "../../tsconfig.json" } // ✗ notExtended ""extends": "../../tsconfig.json""\n',
      },
      says: ['Add `"src/service-worker"` to `exclude`.'],
    },
    {
      title: 'an `exclude` for other files',
      kit: '3.2.0',
      files: {
        ...withTypeScript,
        'tsconfig.json': '{ "extends": ["$app/tsconfig"], "include": ["./src/**/*.ts"], "exclude": ["src/*.test.ts"] } // ✗ workerIncluded ""exclude": ["src/*.test.ts"]"\n',
        'src/service-worker.ts': 'self.skipWaiting();\n',
      },
    },
    {
      title: '`$lib` that leads elsewhere, in Kit 1',
      kit: '1.30.4',
      files: {
        'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "paths": { "$lib": ["./lib"], "$lib/*": ["./src/lib/*"] } } } // ✗ libUnnamed ""paths": { "$lib": ["./lib"], "$lib/*": ["./src/lib/*"] }"\n',
        'src/lib/price.ts': 'export const price = 3;\n',
      },
    },
  ],
  good: [
    { title: 'an empty `baseUrl`', files: { 'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "baseUrl": "" } }\n' } },
    { title: 'written another way', files: { 'tsconfig.json': '{ "extends": ".svelte-kit/types/../tsconfig.json" }\n' } },
    { title: 'another tsconfig beside a jsconfig', files: { 'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json" }\n', 'jsconfig.json': '{}\n' } },
    {
      title: 'a folder whose name is computed',
      files: { 'svelte.config.js': "import process from 'node:process';\nexport default { kit: { outDir: process.env.SHOP_OUT ?? '.kit' } };\n", 'tsconfig.json': '{ "extends": "./.kit/tsconfig.json" }\n' },
    },
    {
      title: '`$lib` among the paths, and a library without files, in Kit 1',
      kit: '1.30.4',
      files: {
        'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "paths": { "$lib": ["./src/lib"], "$lib/*": ["./src/lib/*"] } } }\n',
        'src/lib/price.ts': 'export const price = 3;\n',
      },
    },
    { title: 'paths in an app without a library, in Kit 1', kit: '1.30.4', files: { 'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "paths": { "$cart": ["./src/cart"] } } }\n' } },
    {
      title: 'a service worker with a tsconfig of its own, and paths that name the aliases',
      kit: '3.2.0',
      files: {
        ...withTypeScript,
        'vite.config.js': kitOptions("{ alias: { $cart: 'src/cart', '$basket/*': 'src/basket/*' } }"),
        'tsconfig.json': '{ "extends": "$app/tsconfig", "include": ["src"], "exclude": ["src/service-worker"], "compilerOptions": { "isolatedModules": true, "paths": { "$cart": ["./src/cart"], "$cart/*": ["./src/cart/*"], "$basket/*": ["./src/basket/*"] } } }\n',
        'src/service-worker/index.ts': 'self.skipWaiting();\n',
        'src/service-worker/tsconfig.json': '{ "extends": "$app/tsconfig/service-worker" }\n',
      },
    },
    { title: 'a service worker that the list of files leaves out', kit: '3.2.0', files: { ...withTypeScript, 'tsconfig.json': '{ "extends": "$app/tsconfig", "files": ["src/price.ts"] }\n', 'src/price.ts': 'export const price = 3;\n', 'src/service-worker.ts': 'self.skipWaiting();\n' } },
    {
      title: 'a tsconfig that the configuration completes',
      kit: '3.2.0',
      files: {
        ...withTypeScript,
        'vite.config.js': kitOptions("{ typescript: { config: (tsconfig) => ({ ...tsconfig, exclude: ['../../src/service-worker.ts'] }) } }"),
        'tsconfig.json': '{ "extends": "$app/tsconfig" }\n',
        'src/service-worker.ts': 'self.skipWaiting();\n',
      },
    },
    {
      title: 'another base, which could leave the service worker out',
      kit: '3.2.0',
      files: { ...withTypeScript, 'tsconfig.json': '{ "extends": ["$app/tsconfig", "./company.json"] }\n', 'company.json': '{ "exclude": ["src/service-worker.ts"] }\n', 'src/service-worker.ts': 'self.skipWaiting();\n' },
    },
    { title: 'no TypeScript that the app names', kit: '3.2.0', notBuilt: 'Kit has TypeScript beside it here.', files: { 'package.json': '{ "name": "shop" }\n', 'tsconfig.json': '{}\n' } },
    { title: 'a version that could be either', kit: '>=2.5.0', notBuilt: 'No Kit is installed.', files: { ...withTypeScript, 'tsconfig.json': inKit3 } },
    { title: 'nothing but a comment', notBuilt: 'The build fails, which is the matter of another rule.', files: { 'tsconfig.json': '// later\n' } },
    { title: 'no JSON', notBuilt: 'The build fails, which is the matter of another rule.', files: { 'tsconfig.json': '{ "compilerOptions" }\n' } },
  ],
});
