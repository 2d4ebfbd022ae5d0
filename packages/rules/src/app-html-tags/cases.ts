import { defineCases } from '@sk-audit/core';

const page = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };
const whole = '<html lang="en"><head>%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n';
const withMapsKey = '<html lang="en"><head>%sveltekit.env.MAPS_KEY% %sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'the placeholders of a beta version, in Kit 3',
      kit: '3.2.0',
      files: { ...page, 'src/app.html': '<html lang="en"><head>%svelte.head%</head><body><div>%svelte.body%</div></body></html> <!-- ✗ tagMissing "<head>" ✗ tagMissing "<body>" -->\n' },
      says: ['Write `%sveltekit.body%` inside an element of `<body>`.'],
    },
    {
      title: 'a variable outside the prefix of the configuration, in Kit 1',
      kit: '1.30.4',
      files: {
        ...page,
        'svelte.config.js': "export default { kit: { env: { publicPrefix: 'SHOP_' } } };\n",
        'src/app.html': '<html lang="en"><head>\n%sveltekit.env.SHOP_NAME% %sveltekit.env.PUBLIC_SHOP% <!-- ✗ privateVariable "%sveltekit.env.PUBLIC_SHOP%" -->\n%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n',
      },
    },
    { title: 'no element for the head either', kit: '3.2.0', files: { ...page, 'src/app.html': '<!-- ✗ tagMissing "" -->\n<html lang="en"><body><div>%sveltekit.body%</div></body></html>\n' } },
    {
      title: 'no template at all',
      files: { ...page, 'package.json': '{ "name": "shop", "type": "module" } // ✗ missing ""\n', 'src/app.css': 'h1 { color: red; }\n' },
      says: ['Write it, with `%sveltekit.head%` and `%sveltekit.body%` in it, or name the one that is there in `files.appTemplate`.'],
    },
    {
      title: 'an app that lies in a folder of its sources',
      files: {
        ...page,
        'svelte.config.js': "const files = { appTemplate: 'src/html/page.html' }; // ✗ missing \"appTemplate: 'src/html/page.html'\"\nexport default { kit: { files } };\n",
        'src/app.html': whole,
      },
    },
  ],
  good: [
    { title: 'in a comment, which is enough for Kit', files: { ...page, 'src/app.html': '<html lang="en"><head><!-- %sveltekit.head% --></head><body><div>%sveltekit.body%</div></body></html>\n' } },
    { title: 'a private variable in Kit 3, which leaves it empty', kit: '3.2.0', files: { ...page, 'src/app.html': withMapsKey } },
    {
      title: 'a variable that is declared',
      files: {
        ...page,
        'svelte.config.js': 'export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n',
        'src/env.ts': 'export const variables = { MAPS_KEY: { public: true } };\n',
        '.env': 'MAPS_KEY=open\n',
        'src/app.html': withMapsKey,
      },
    },
    {
      title: 'a prefix that is computed',
      files: { ...page, 'svelte.config.js': "import process from 'node:process';\nexport default { kit: { env: { publicPrefix: process.env.SHOP_PREFIX ?? '' } } };\n", 'src/app.html': withMapsKey },
    },
    {
      title: 'a flag that is computed',
      files: {
        ...page,
        'svelte.config.js': "import process from 'node:process';\nexport default { kit: { experimental: { explicitEnvironmentVariables: process.env.OLD_NAMES !== 'yes' } } };\n",
        'src/env.ts': 'export const variables = { MAPS_KEY: { public: true } };\n',
        '.env': 'MAPS_KEY=open\n',
        'src/app.html': withMapsKey,
      },
    },
    {
      title: 'sources in a folder whose name is computed',
      files: {
        'svelte.config.js': "import process from 'node:process';\nexport default { kit: { files: { src: process.env.SHOP_FOLDER ?? 'shop', routes: 'src/routes' } } };\n",
        ...page,
        'shop/app.html': whole,
      },
    },
    {
      title: 'a library without routes',
      notBuilt: 'The app that is built always has a route.',
      files: { 'package.json': '{ "name": "shop" }\n', 'src/lib/price.ts': 'export const price = 3;\n' },
    },
    {
      title: 'a template whose name is computed',
      files: { ...page, 'svelte.config.js': "import process from 'node:process';\nexport default { kit: { files: { appTemplate: process.env.SHOP_TEMPLATE ?? 'src/shop.html' } } };\n", 'src/shop.html': whole },
    },
    {
      title: 'a template in another format',
      files: { ...page, 'svelte.config.js': "export default { kit: { files: { appTemplate: 'src/shop.tpl' } } };\n", 'src/shop.tpl': whole },
    },
    {
      title: 'a template outside the app',
      notBuilt: 'What lies around the app is not made.',
      files: { ...page, 'svelte.config.js': "export default { kit: { files: { appTemplate: '../shared/app.html' } } };\n" },
    },
    {
      title: 'a configuration that cannot be read',
      files: { ...page, 'svelte.config.js': "import { configure } from './configure.js';\nexport default configure();\n", 'configure.js': "export const configure = () => Object.assign({}, { kit: { files: { appTemplate: 'src/shop.html' } } });\n", 'src/shop.html': whole },
    },
  ],
});
