/** Remote functions, which have to be switched on. */
import { configFileOf, importerOfRemote, isOptionOn, kitOption, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

const prices = `import { query } from '$app/server';
export const prices = query(() => [3, 4]);
`;
const page = `<script>
  import { prices } from './prices.remote.js';
</script>
{#await prices() then list}<p>{list.length}</p>{/await}
`;

export const messages = {
  remoteFlag: { text: '`{{importer}}` imports remote functions from `{{file}}`, and `experimental.remoteFunctions` is not set.', advice: 'Set `experimental: { remoteFunctions: true }` {{where}}.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Kit 2',
      files: {
        'svelte.config.js': "export default { kit: { alias: { $cart: 'src/cart' } } }; // ✗ remoteFlag \"\"\n",
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
    experimental: { remoteFunctions: false } // ✗ remoteFlag "remoteFunctions: false"
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
};

/** Reports the configuration, once. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  if (project.kitSatisfies('>=2.27.0') !== true) return;
  if (isOptionOn(project, 'experimental.remoteFunctions') !== false) return;
  const files = project.paths().filter((path) => importerOfRemote(project, path) !== undefined);
  const [file] = files;
  if (file === undefined) return;
  const option = kitOption(project, 'experimental.remoteFunctions');
  const { path, span } = typeof option === 'object' ? option : { path: configFileOf(project), span: [0, 0] as const };
  const where = project.kitSatisfies('>=3') === true ? "in Kit's options" : 'in `kit`';
  const related = files.map((one) => ({ path: one, span: [0, 0] as const, message: 'has remote functions' }));
  report(path, span, 'remoteFlag', { file, importer: importerOfRemote(project, file) ?? '', where }, { related, kitCode: 'config_feature_disabled' });
}
