import { configFileOf, defineRule, importerOfRemote, isOptionOn, kitOption } from '@sk-audit/core';

const prices = `import { query } from '$app/server';
export const prices = query(() => [3, 4]);
`;
const page = `<script>
  import { prices } from './prices.remote.js';
</script>
{#await prices() then list}<p>{list.length}</p>{/await}
`;

export default defineRule({
  id: 'remote-flag-required',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.27.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands `experimental.remoteFunctions` where remote functions are used.',
  why: `Remote functions are an experiment. Without the flag a \`.remote.ts\` file is a module like any other, so its import takes server code to
the browser, and Kit stops the build; Kit 3 stops at any import of such a file.

The finding stands once, at the configuration, and names the files. Files that nothing imports are no mistake, nor is one that only the
server imports before Kit 3. A flag that is computed is taken to be on.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions', 'https://svelte.dev/e/kit/config_feature_disabled', '@sveltejs/kit 2.70.4 src/exports/vite/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/plugins/remote.js'],
  messages: {
    off: { text: '`{{importer}}` imports remote functions from `{{file}}`, and `experimental.remoteFunctions` is not set.', advice: 'Set `experimental: { remoteFunctions: true }` {{where}}.' },
  },
  examples: {
    bad: [
      {
        title: 'Kit 2',
        files: {
          'svelte.config.js': "export default { kit: { alias: { $cart: 'src/cart' } } }; // ✗ off \"\"\n",
          'src/routes/+page.svelte': page,
          'src/routes/prices.remote.js': prices,
        },
      },
      {
        title: 'Kit 3, switched off',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default {
  plugins: [sveltekit({
    experimental: { remoteFunctions: false } // ✗ off "remoteFunctions: false"
  })]
};
`,
          'src/routes/+page.svelte': page,
          'src/routes/prices.remote.js': prices,
        },
      },
    ],
    good: [
      {
        title: 'Switched on',
        files: {
          'svelte.config.js': 'export default { kit: { experimental: { remoteFunctions: true } } };\n',
          'src/routes/+page.svelte': page,
          'src/routes/prices.remote.js': prices,
        },
      },
      { title: 'A file that nothing imports', kit: '3.2.0', files: { 'package.json': '{ "name": "shop", "type": "module" }\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n', 'src/routes/prices.remote.js': prices } },
    ],
  },
  checkProject({ project, report }) {
    if (isOptionOn(project, 'experimental.remoteFunctions') !== false) return;
    const files = project.paths().filter((path) => importerOfRemote(project, path) !== undefined);
    const [file] = files;
    if (file === undefined) return;
    const option = kitOption(project, 'experimental.remoteFunctions');
    const { path, span } = typeof option === 'object' ? option : { path: configFileOf(project), span: [0, 0] as const };
    const where = project.kitSatisfies('>=3') === true ? "in Kit's options" : 'in `kit`';
    const related = files.map((one) => ({ path: one, span: [0, 0] as const, message: 'has remote functions' }));
    report(path, span, 'off', { file, importer: importerOfRemote(project, file) ?? '', where }, { related, kitCode: 'config_feature_disabled' });
  },
});
