import { configFileOf, defineRule, entryAt, entrySpan, joinPath, kitConfigObject, kitOption, type ConfigEntry, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'adapter-configured',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Apps that are never deployed, such as demos and those of tests, need no adapter.',
  inBuild: 'warns',
  summary: 'Demands that the app has an adapter.',
  why: `Without an adapter the build ends in files that no platform can run: there is no server to start and nothing to upload. Kit warns after
the build, when it is easily missed.

A package that is made with \`@sveltejs/package\` is a library, whose app is never deployed; it is left alone, and so is a configuration that
is computed.`,
  sources: ['https://svelte.dev/docs/kit/adapters', 'https://svelte.dev/e/kit/adapter_missing', '@sveltejs/kit 1.30.4 src/exports/vite/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/build/index.js'],
  messages: {
    missing: { text: 'No adapter is configured, so the build makes nothing that can be deployed.', advice: 'Install an adapter, and set `adapter: adapter()`.' },
  },
  examples: {
    bad: [
      {
        title: 'Other options only',
        files: {
          'svelte.config.js': `export default {
  kit: { // ✗ missing "kit"
    alias: { $ui: 'src/ui' }
  }
};
`,
        },
        says: ['Install an adapter, and set `adapter: adapter()`.'],
      },
      {
        title: 'No option at all, in Kit 3',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite'; // ✗ missing ""
export default { plugins: [sveltekit()] };
`,
        },
      },
    ],
    good: [
      {
        title: 'An adapter',
        files: {
          'svelte.config.js': `const adapter = () => ({ name: 'own', adapt: () => {} });
export default { kit: { adapter: adapter() } };
`,
        },
      },
      {
        title: 'An adapter by a name that is imported',
        files: {
          'svelte.config.js': "import { shared } from './shared.config.js';\nexport default { kit: { ...shared } };\n",
          'shared.config.js': "export const shared = { adapter: { name: 'own', adapt: () => {} } };\n",
        },
      },
    ],
  },
  checkProject({ project, report }) {
    if (kitOption(project, 'adapter') !== 'unset' || isLibrary(project)) return;
    const entry = optionsEntry(project);
    const path = entry?.path ?? configFileOf(project);
    report(path, entry ? entrySpan(entry) : [0, 0], 'missing', {}, { kitCode: 'adapter_missing' });
  },
});

/** The `kit` of a `svelte.config.*`. */
function optionsEntry(project: Project): ConfigEntry | undefined {
  const config = kitConfigObject(project);
  return config && config.form !== 'vite' ? entryAt(config.object, 'kit') : undefined;
}

/** Does the app's package make a library? */
function isLibrary({ config, facts }: Project): boolean {
  const manifest = facts(joinPath(config.root, 'package.json') ?? '');
  return manifest?.text?.includes('"@sveltejs/package"') === true;
}
