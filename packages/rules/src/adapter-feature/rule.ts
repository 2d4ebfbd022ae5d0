import { adapterWithout, configFileOf, defineRule, isOptionOn, kitOption, readCallOf, type ProjectCheckContext } from '@sk-audit/core';

type Id = 'instrumentation' | 'flag' | 'read';

const noAdapter = 'The adapter is not installed beside the Kits.';

export default defineRule({
  id: 'adapter-feature',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.4.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids `instrumentation.server` and `read()` where the adapter does not support them.',
  why: `Two of Kit's features need the adapter's help: \`src/instrumentation.server\` (since 2.31) and \`read()\` of \`$app/server\`. With an adapter
that lacks them the build fails: adapter-static has neither, the others got them in some version. In Kit 2 the build also fails when
\`src/instrumentation.server\` is there and \`experimental.instrumentation.server\` is not set; Kit 3 needs no flag.

Only the official adapters are known, in the versions that \`package.json\` allows, and \`adapter-auto\` is left alone, because it becomes
another adapter where it runs. \`read()\` is fine in routes that are prerendered, so it is reported where its route surely is not.`,
  sources: [
    'https://svelte.dev/e/kit/adapter_instrumentation_unsupported',
    'https://svelte.dev/e/kit/adapter_read_unsupported',
    'https://svelte.dev/docs/kit/observability',
    '@sveltejs/kit 2.70.4 src/exports/vite/index.js, src/utils/features.js',
    '@sveltejs/kit 3.2.0 src/core/features.js',
  ],
  messages: {
    instrumentation: { text: '`{{adapter}}` does not support `{{file}}`, so the build fails.', advice: 'Use an adapter that does, in a version that does, or remove the file.' },
    flag: { text: '`{{file}}` needs `experimental.instrumentation.server`, which is not set.', advice: 'Set `experimental: { instrumentation: { server: true } }` in `kit`.' },
    read: { text: '`{{adapter}}` does not support `read()`, which `{{route}}` uses.', advice: 'Prerender the route, or use an adapter that supports it.' },
  },
  examples: {
    bad: [
      {
        title: 'Instrumentation of static files',
        kit: '3.2.0',
        notBuilt: noAdapter,
        files: {
          'vite.config.js': `import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({ adapter: adapter() })] };
`,
          'src/instrumentation.server.js': "console.log('began'); // ✗ instrumentation \"\"\n",
        },
      },
      {
        title: 'A flag that is missing',
        files: {
          'svelte.config.js': 'export default { kit: { alias: {} } }; // ✗ flag ""\n',
          'src/instrumentation.server.js': "console.log('began');\n",
        },
      },
      {
        title: 'Reading a file in a route that is not prerendered',
        notBuilt: noAdapter,
        files: {
          'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: '200.html' }) } };\n",
          'src/routes/terms/+server.js': `import { read } from '$app/server';
import terms from './terms.txt?url';
export const GET = () => read(terms); // ✗ read "read(terms)"
`,
        },
      },
    ],
    good: [
      {
        title: 'An adapter that supports both',
        notBuilt: noAdapter,
        files: {
          'package.json': '{ "name": "shop", "devDependencies": { "@sveltejs/adapter-node": "^5.3.0" } }\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter(), experimental: { instrumentation: { server: true } } } };\n",
          'src/instrumentation.server.js': "console.log('began');\n",
          'src/routes/terms/+server.js': "import { read } from '$app/server';\nimport terms from './terms.txt?url';\nexport const GET = () => read(terms);\n",
        },
      },
      {
        title: 'Prerendered',
        notBuilt: noAdapter,
        files: {
          'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter() } };\n",
          'src/routes/terms/+server.js': "import { read } from '$app/server';\nimport terms from './terms.txt?url';\nexport const prerender = true;\nexport const GET = () => read(terms);\n",
        },
      },
    ],
  },
  checkProject(context) {
    checkInstrumentation(context);
    checkRead(context);
  },
});

type Context = ProjectCheckContext<Id>;

function checkInstrumentation({ project, report }: Context): void {
  const file = project.paths().find((path) => project.role(path) === 'instrumentation');
  if (file === undefined || project.kitSatisfies('>=2.31') !== true) return;
  const adapter = adapterWithout(project, 'instrumentation');
  if (adapter !== undefined) return report(file, [0, 0], 'instrumentation', { adapter, file }, { kitCode: 'adapter_instrumentation_unsupported' });
  const key = 'experimental.instrumentation.server';
  if (project.kitSatisfies('<3') !== true || isOptionOn(project, key) !== false) return;
  const option = kitOption(project, key);
  const { path, span } = typeof option === 'object' ? option : { path: configFileOf(project), span: [0, 0] as const };
  report(path, span, 'flag', { file }, { kitCode: 'config_feature_disabled' });
}

function checkRead({ project, report }: Context): void {
  const adapter = adapterWithout(project, 'read');
  for (const node of adapter === undefined ? [] : project.routes.nodes) {
    const found = readCallOf(project, node);
    if (found) report(found.path, found.span, 'read', { adapter: adapter ?? '', route: node.id }, { related: found.related, kitCode: 'adapter_read_unsupported' });
  }
}
