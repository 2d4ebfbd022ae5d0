import { configEntries, constant, defineRule, entryAt, entrySpan, kitOption, objectBehind, possibleValues, typeOf, viteConfigObject, wholeObject, type ConfigEntry, type Place, type Project, type ReportInFile } from '@sk-audit/core';

type Id = 'overridden' | 'preflight' | 'html';

/** Vite's options that Kit sets itself, the versions in which it warns about another value, where the value belongs instead, and what Kit sets. */
const OVERRIDDEN: readonly { readonly key: string; readonly kit: string; readonly instead: string; readonly same?: RegExp }[] = [
  { key: 'appType', kit: '>=3.0.0', instead: 'Take it out.', same: /^custom$/ },
  { key: 'base', kit: '>=1.9.0', instead: 'Take it out, and set Kit’s `paths.base`.', same: /^\.\/$/ },
  { key: 'build.cssCodeSplit', kit: '>=1.0.0', instead: 'Take it out.', same: /^true$/ },
  { key: 'build.manifest', kit: '>=1.0.0', instead: 'Take it out.', same: /^(?:true|\.vite\/manifest\.json)$/ },
  { key: 'build.outDir', kit: '<3.0.0', instead: 'Take it out: the adapter decides where the build goes.' },
  { key: 'publicDir', kit: '>=1.0.0', instead: 'Take it out, and set Kit’s `files.assets`.', same: /^(?:\/|[A-Za-z]:)/ },
  { key: 'root', kit: '<3.0.0', instead: 'Take it out: Kit’s root is the folder in which it is started.', same: /^(?:\/|[A-Za-z]:)/ },
];

export default defineRule({
  id: 'vite-config-conflict',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'warns',
  summary: 'Forbids options of Vite that Kit overrides or ignores.',
  why: `Kit configures Vite itself. It overrides \`base\`, \`publicDir\`, \`build.cssCodeSplit\` and \`build.manifest\`, before Kit 3 also \`root\` and
\`build.outDir\`, in Kit 3 \`appType\`, and warns about another value: what was wanted does not happen.

Kit 3 also warns of plugins with \`transformIndexHtml\`, a hook that is never asked about the app’s pages; and, in the development server,
of \`cors\` settings with which Vite answers all \`OPTIONS\` requests before an \`OPTIONS\` handler of the app sees them. Plugins of packages
and values that are computed are left alone.`,
  sources: ['https://svelte.dev/e/kit/vite_config_overridden', 'https://svelte.dev/e/kit/cors_preflight_continue', 'https://svelte.dev/e/kit/transform_index_html_unsupported', '@sveltejs/kit 2.70.4 src/exports/vite/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/utils.js'],
  messages: {
    overridden: { text: 'Kit overrides Vite’s `{{key}}`.', advice: '{{instead}}' },
    preflight: { text: 'With this Vite answers `OPTIONS` requests itself in development, and no `OPTIONS` handler of the app sees them.', advice: 'Set `{{key}}.preflightContinue` to `true`.' },
    html: { text: 'Kit makes its pages without `index.html`, so `transformIndexHtml` is never called for them.', advice: 'Change the markup in `src/app.html`, or with `transformPageChunk` in the `handle` hook.' },
  },
  examples: {
    bad: [
      {
        title: 'Folders and base of its own',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
export default defineConfig({
  base: '/shop', // ✗ overridden "base: '/shop'"
  publicDir: 'public', // ✗ overridden "publicDir: 'public'"
  build: { outDir: 'dist' }, // ✗ overridden "outDir: 'dist'"
  plugins: [sveltekit()]
});
`,
        },
        says: ['Kit overrides Vite’s `base`.', 'Take it out, and set Kit’s `paths.base`.', 'Kit overrides Vite’s `build.outDir`.'],
      },
      {
        title: 'A plugin that changes the page',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
const banner = () => ({
  name: 'banner',
  transformIndexHtml: (html) => html.replace('<body>', '<body>Sale') // ✗ html "transformIndexHtml"
});
export default { plugins: [sveltekit(), banner()] };
`,
        },
      },
      {
        title: 'All origins allowed, in Kit 3',
        kit: '3.2.0',
        notBuilt: 'Kit warns about it in development only.',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default {
  server: { cors: true }, // ✗ preflight "cors: true"
  preview: {
    cors: { origin: '*', preflightContinue: false } // ✗ preflight "cors"
  },
  plugins: [sveltekit()]
};
`,
        },
        says: ['Set `server.cors.preflightContinue` to `true`.'],
      },
    ],
    good: [
      {
        title: 'What Kit leaves to the app',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default {
  server: { port: 4000, cors: true },
  build: { target: 'es2022', sourcemap: true, cssCodeSplit: true },
  plugins: [sveltekit(), { name: 'sale', transform: () => null }]
};
`,
        },
      },
      {
        title: 'In Kit 3',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default {
  appType: 'custom',
  build: { outDir: 'dist' },
  server: { cors: { origin: '*' } },
  preview: { cors: false },
  plugins: [sveltekit()]
};
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const vite = viteConfigObject(project);
    if (!vite) return;
    for (const { key, kit, instead, same } of OVERRIDDEN) {
      const entry = project.kitSatisfies(kit) === true ? entryAt(vite, key) : undefined;
      if (entry && differs(project, key, entry, same)) report(entry.path, entrySpan(entry), 'overridden', { key, instead }, { kitCode: 'vite_config_overridden' });
    }
    if (project.kitSatisfies('>=3.0.0') !== true) return;
    for (const key of ['server.cors', 'preview.cors']) checkCors(vite, key, report);
    for (const hook of htmlHooks(vite)) report(hook.path, entrySpan(hook), 'html', {}, { kitCode: 'transform_index_html_unsupported' });
  },
});

/** Options of Kit that decide which value it sets. */
const DECIDED_BY: { readonly [key: string]: string } = { base: 'paths.relative', 'build.cssCodeSplit': 'output.bundleStrategy' };

/** Is it surely another value than Kit's? */
function differs(project: Project, key: string, { place }: ConfigEntry, same: RegExp | undefined): boolean {
  const value = constant(place);
  if (value === undefined) return false;
  const decider = DECIDED_BY[key];
  const isUsual = decider === undefined || kitOption(project, decider) === 'unset';
  return isUsual && same?.test(String(value)) !== true;
}

/** @see @sveltejs/kit src/exports/vite/index.js resolve_cors (3.2.0) */
function checkCors(vite: Place, key: string, report: ReportInFile<Id>): void {
  const cors = entryAt(vite, key);
  const continued = entryAt(vite, `${key}.preflightContinue`);
  if (!cors) return;
  const isBlocked = continued ? constant(continued.place) === false : constant(cors.place) === true;
  if (isBlocked) report(cors.path, entrySpan(cors), 'preflight', { key }, { kitCode: 'cors_preflight_continue' });
}

/** The hooks of plugins that the app makes itself. */
function htmlHooks(vite: Place): readonly ConfigEntry[] {
  const plugins = entryAt(vite, 'plugins')?.place;
  const [list] = plugins ? possibleValues(plugins) : [];
  if (list?.value.is !== 'array') return [];
  return list.value.items.flatMap((value) => {
    const plugin = objectBehind({ ...list, value }, true);
    const entries = plugin && configEntries(plugin, wholeObject(plugin)).entries;
    const hook = entries?.get('transformIndexHtml');
    const name = entries?.get('name');
    return hook && ['function', 'object'].includes(typeOf(hook.place)) && !/storybook|^vitest:browser:loader$/.test(String(name && constant(name.place))) ? [hook] : [];
  });
}
