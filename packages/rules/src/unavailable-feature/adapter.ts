/** Features that need the adapter. */
import { adapterWithout, callsRead, configFileOf, isOptionOn, kitOption, readCallOf, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

const noAdapter = 'The adapter is not installed beside the Kits.';

export const messages = {
  instrumentation: { text: '`{{adapter}}` does not support `{{file}}`, so the build fails.', advice: 'Use an adapter that does, in a version that does, or remove the file.' },
  instrumentationFlag: { text: '`{{file}}` needs `experimental.instrumentation.server`, which is not set.', advice: 'Set `experimental: { instrumentation: { server: true } }` in `kit`.' },
  read: { text: '`{{adapter}}` does not support `read()`, which `{{route}}` uses.', advice: 'Prerender the route, or use an adapter that supports it.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
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
        'svelte.config.js': 'export default { kit: { alias: {} } }; // ✗ instrumentationFlag ""\n',
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
};

/** Reports `instrumentation.server` and `read()` where the adapter does not support them. */
export function check(context: ProjectCheckContext<Id>): void {
  checkInstrumentation(context);
  checkRead(context);
}

type Context = ProjectCheckContext<Id>;

function checkInstrumentation({ project, report }: Context): void {
  const file = project.filesOf('instrumentation')[0];
  if (file === undefined || project.kitSatisfies('>=2.31') !== true) return;
  const adapter = adapterWithout(project, 'instrumentation');
  if (adapter !== undefined) return report(file, [0, 0], 'instrumentation', { adapter, file }, { kitCode: 'adapter_instrumentation_unsupported' });
  const key = 'experimental.instrumentation.server';
  if (project.kitSatisfies('<3') !== true || isOptionOn(project, key) !== false) return;
  const option = kitOption(project, key);
  const { path, span } = typeof option === 'object' ? option : { path: configFileOf(project), span: [0, 0] as const };
  report(path, span, 'instrumentationFlag', { file }, { kitCode: 'config_feature_disabled' });
}

function checkRead({ project, report }: Context): void {
  const adapter = adapterWithout(project, 'read');
  if (adapter === undefined || !callsRead(project)) return; // mutate-ok: the second only spares work
  for (const node of project.routes.nodes) {
    const found = readCallOf(project, node);
    if (found) report(found.path, found.span, 'read', { adapter, route: node.id }, { related: found.related, kitCode: 'adapter_read_unsupported' });
  }
}
