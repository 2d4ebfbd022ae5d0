import { defineCases } from '@sk-audit/core';

const svelte = (text: string) => ({ 'svelte.config.js': text });
const vite = (options: string, before = '', mark = '') => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\n${before}export default { plugins: [sveltekit(${options})] };${mark}\n` });

export const cases = defineCases({
  bad: [
    {
      title: 'Values of the wrong type',
      files: svelte(`export default {
  extensions: 'svelte', // ✗ value "extensions: 'svelte'"
  kit: {
    appDir: '/assets/', // ✗ value "appDir: '/assets/'"
    csp: {
      mode: 'nonces', // ✗ value "mode: 'nonces'"
      directives: { 'script-src': 'self', 'style-src': [3] } // ✗ value "'script-src': 'self'" ✗ value "'style-src'"
    },
    embedded: 'true', // ✗ value "embedded: 'true'"
    inlineStyleThreshold: '1024', // ✗ value "inlineStyleThreshold: '1024'"
    outDir: 3, // ✗ value "outDir: 3"
    paths: { assets: 'cdn.example.com' }, // ✗ value "assets: 'cdn.example.com'"
    prerender: { handleHttpError: 'log', origin: 'shop.example.com' }, // ✗ value "handleHttpError: 'log'" ✗ value "origin: 'shop.example.com'"
    router: [], // ✗ value "router"
    serviceWorker: { files: '*.js', options: 'module' }, // ✗ value "files: '*.js'" ✗ value "options: 'module'"
    version: false // ✗ value "version: false"
  }
};
`),
      says: [
        "Write `'assets'`.", "Write `['self']`.", 'Write `true`.', 'Write `1024`.', 'Kit refuses `3` as `kit.outDir`, which takes a string.', 'Kit refuses an array with `3` as `kit.csp.directives.style-src`, which takes an array of strings.',
        "Kit refuses `'nonces'` as `kit.csp.mode`, which takes one of `'auto'`, `'hash'`, `'nonce'`.", 'Kit refuses `false` as `kit.version`, which takes an object.', "Write `'fail'`, `'warn'`, `'ignore'` or a function.",
      ],
    },
    {
      title: 'In Kit 3',
      kit: '3.2.0',
      files: vite(`{
  extensions: ['svx', '.s v'], // ✗ value "extensions"
  paths: { origin: 'https://shop.example.com/', assets: 'https://cdn.example.com/' }, // ✗ value "origin: 'https://shop.example.com/'" ✗ value "assets: 'https://cdn.example.com/'"
  prerender: { concurrency: 0 }, // ✗ value "concurrency: 0"
  experimental: { async: true, remoteFunctions: 1 }, // ✗ value "remoteFunctions: 1"
  inspector: true
}`),
      says: ["Write `'https://shop.example.com'`.", "Write `'https://cdn.example.com'`.", "Write `'.svx'`.", 'Kit refuses `0` as `prerender.concurrency`, which takes a whole number above zero.'],
    },
    {
      title: 'An extension that is none',
      kit: '3.2.0',
      files: vite("{ extensions: ['.svelte', '.s v'] }", '', ' // ✗ value "extensions"'),
    },
    {
      title: 'Another protocol',
      kit: '3.2.0',
      files: vite(`{
  paths: { origin: 'ftp://shop.example.com' } // ✗ value "origin: 'ftp://shop.example.com'"
}`),
    },
    {
      title: 'An alias without a name, and one without a path',
      kit: '3.2.0',
      files: vite("{\n  alias: { $ui: '' } // ✗ value \"$ui: ''\"\n}"),
    },
    { title: 'An alias without a name, in Kit 2', files: svelte("export default { kit: { alias: {\n  '': 'src/ui' // ✗ value \"'': 'src/ui'\"\n} } };\n") },
    {
      title: 'Through a spread, a const, a function and another file',
      files: {
        ...svelte(`import { paths } from './paths.config.js';
const shared = { version: { pollInterval: '60' } }; // ✗ value "pollInterval: '60'"
const csrf = () => ({ trustedOrigins: true }); // ✗ value "trustedOrigins: true"
const config = { kit: { ...shared, csrf: csrf(), paths } };
export default config;
`),
        'paths.config.js': `export const paths = { base: 'shop/' }; // ✗ value "base: 'shop/'"
`,
      },
    },
    {
      title: 'One of two values',
      files: svelte(`export default {
  kit: { paths: { base: process.env.BASE ?? 'shop' } } // ✗ value "base"
};
`),
    },
    {
      title: 'The wrong adapters',
      files: svelte(`export default {
  kit: { adapter: '@sveltejs/adapter-node' } // ✗ adapter "adapter: '@sveltejs/adapter-node'"
};
`),
    },
    {
      title: 'What is imported from an adapter’s package',
      notBuilt: 'The adapter is not installed.',
      files: svelte(`import adapter from '@sveltejs/adapter-node';
export default {
  kit: { adapter } // ✗ adapter "adapter"
};
`),
    },
    {
      title: 'Names that do not exist',
      files: svelte(`export default {
  kit: {
    preprocess: [], // ✗ unexpected "preprocess"
    prerendering: {}, // ✗ unexpected "prerendering"
    pollInterval: 3, // ✗ unexpected "pollInterval: 3"
    origin: 1 // ✗ unexpected "origin: 1"
  }
};
`),
      says: ['Move it out of `kit`, beside it.', 'Write `prerender`.', 'Write it as `kit.version.pollInterval`.', 'Take it out.'],
    },
    {
      title: 'An option of a later Kit 2 that Kit 3 has dropped',
      kit: '2.30.0',
      files: svelte(`export default {
  kit: { experimental: { tracing: {} } } // ✗ tooNew "tracing"
};
`),
    },
    {
      title: 'In the Vite configuration, before others’ options were let through',
      kit: '2.63.0',
      files: vite(`{
  onwarn: () => {} // ✗ unexpected "onwarn"
}`),
      says: ['Take it out.'],
    },
    {
      title: 'In a wrapper that changes nothing, and from a function',
      kit: '3.2.0',
      files: {
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
const options = () => {
  return { appDir: '' }; // ✗ value "appDir: ''"
};
export default defineConfig(() => ({ plugins: [sveltekit(options())] }));
`,
      },
    },
    { title: 'Dropped options, once', kit: '3.2.0', files: vite("{ env: { publicPrefix: 'OPEN_' }, csrf: { checkOrigin: true } }", '', ' // ✗ removed "publicPrefix: \'OPEN_\'" ✗ removed "checkOrigin: true"') },
  ],
  good: [
    {
      title: 'What is computed',
      files: {
        ...svelte(`import { base, more } from './deploy.js';
const adapter = { name: 'own', adapt() {} };
const name = 'trusted';
const own = ['self'];
export default {
  kit: {
    adapter,
    paths: { base },
    csrf: { [\`\${name}Origins\`]: [] },
    version: { name: process.env.COMMIT },
    csp: { directives: { 'script-src': ['self', ...more], 'style-src': [...own, ...(process.env.FONTS ? ['https://fonts.example.com'] : [])] } },
    ...(process.env.OUT ? { outDir: 3 } : {})
  }
};
`),
        'deploy.js': "export const base = ['', 'shop'].join('/');\nexport const more = [1].map(String);\n",
      },
    },
    {
      title: 'A later spread that sets it right',
      files: svelte(`const right = { base: '/shop' };
export default { kit: { paths: { base: 'shop', ...right } } };
`),
    },
    {
      title: 'A function that changes what it is given',
      files: svelte(`const withBase = (config) => JSON.parse(JSON.stringify(config).replace('shop', '/shop'));
export default withBase({ kit: { paths: { base: 'shop' } } });
`),
    },
    { title: 'Nothing where nothing is needed', files: svelte("export default { kit: { paths: undefined, embedded: undefined, serviceWorker: { options: null }, prerender: { entries: [] } } };\n") },
    { title: 'An empty path of an alias, before Kit 3', files: svelte("export default { kit: { alias: { $root: '' } } };\n") },
    { title: 'The hash router with a server that resolves', notBuilt: 'Kit refuses it, which another rule says.', files: svelte("export default { kit: { router: { type: 'hash', resolution: 'server' } } };\n") },
    { title: 'A Kit of which little is known', kit: '>=2.0.0', files: svelte('export default { kit: { experimental: { remoteFunctions: true } } };\n') },
    { title: 'Options that Kit 2.5 does not take from the Vite configuration', kit: '2.5.0', files: vite("{ appDir: '/' }") },
  ],
});
