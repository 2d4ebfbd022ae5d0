import { configFileOf, defineRule, isOptionUnknown, packageImportTargets, type CheckContext, type Edge, type Project, type ProjectCheckContext, type TextEdit } from '@sk-audit/core';

type Id = 'lib' | 'libEverywhere' | 'serviceWorker' | 'defineEnvVars';

const plain = `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };
`;

export default defineRule({
  id: 'no-removed-kit-api',
  severity: 'error',
  category: 'kit-api',
  kit: '>=3.0.0',
  recommended: true,
  fix: 'safe',
  inBuild: 'fails',
  summary: 'Forbids the modules that Kit 3 has removed.',
  why: `Kit 3 knows neither \`$lib\` nor \`$service-worker\`, and \`defineEnvVars\` throws where it used to be. Each stops the build at the first import
that Kit meets.

\`$lib\` is one decision for an app and many imports: bring it back with one alias, or move to \`#lib\`. So an app whose \`package.json\` does
not define \`#lib\` gets one finding, at its configuration. Once \`#lib/*\` stands there, the decision is made, and every file that still has
\`$lib\` gets one, whose fix rewrites all of its imports.

An alias of the configuration silences the rule, also one that cannot be read, and so does whatever else the import resolves to. Type-only
imports are no mistake of the build, and are rewritten along with the others.`,
  sources: [
    'https://svelte.dev/e/kit/module_removed_lib',
    'https://svelte.dev/e/kit/module_removed_service_worker',
    'https://svelte.dev/e/kit/define_env_vars_moved',
    '@sveltejs/kit 3.2.0 src/exports/vite/index.js removed_modules',
  ],
  messages: {
    lib: { text: 'Kit 3 has no `$lib`, and nothing here defines it.', advice: 'Import from `#lib`, which `package.json` defines.' },
    libEverywhere: { text: 'Kit 3 has no `$lib`, from which {{count}} import, {{example}} among them.', advice: "Add `alias: { $lib: 'src/lib' }` to Kit's options, or define `#lib` and `#lib/*` under `imports` in `package.json` and import from there." },
    serviceWorker: { text: 'Kit 3 has no `$service-worker`.', advice: 'Import `immutable`, `assets` and `prerendered` from `$app/manifest`, `version` from `$app/env`, and `resolve` from `$app/paths`.' },
    defineEnvVars: { text: '`defineEnvVars` of `@sveltejs/kit/hooks` does nothing but throw since Kit 3.', advice: 'Import it from `@sveltejs/kit/env`.' },
  },
  examples: {
    bad: [
      {
        title: 'An app on the day of the upgrade',
        kit: '3.2.0',
        files: {
          'vite.config.js': plain.replace('\n', ' // ✗ libEverywhere ""\n'),
          'src/lib/price.js': 'export const price = 3;\n',
          'src/lib/Total.svelte': "<script>\n  import { price } from '$lib/price';\n</script>\n<p>{price}</p>\n",
          'src/routes/+page.svelte': "<script>\n  import Total from '$lib/Total.svelte';\n</script>\n<Total />\n",
        },
        says: ['Kit 3 has no `$lib`, from which 2 files import, src/lib/Total.svelte among them.'],
      },
      {
        title: 'An app on its way to #lib',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "imports": { "#lib/*": "./src/lib/*" } }\n',
          'vite.config.js': plain,
          'src/lib/price.js': 'export const price = 3;\n',
          'src/lib/tax.js': 'export const tax = 0.2;\n',
          'src/routes/+page.svelte': `<script>
  import { price } from '$lib/price.js'; // ✗ lib "'$lib/price.js'"
  import { tax } from '$lib/tax.js';
</script>
<p>{price * tax}</p>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { price } from '#lib/price.js';
  import { tax } from '#lib/tax.js';
</script>
<p>{price * tax}</p>
`,
        },
      },
      {
        title: 'The service worker of Kit 2',
        kit: '3.2.0',
        files: {
          'src/service-worker.js': `import { build, version } from '$service-worker'; // ✗ serviceWorker "'$service-worker'"
self.addEventListener('install', () => console.log(build, version));
`,
        },
      },
      {
        title: 'The helper of Kit 2',
        kit: '3.2.0',
        files: {
          'src/env.js': `import { defineEnvVars } from '@sveltejs/kit/hooks'; // ✗ defineEnvVars "'@sveltejs/kit/hooks'"
export const variables = defineEnvVars({ SHOP: { public: true } });
`,
          '.env': 'SHOP=open\n',
        },
        after: {
          'src/env.js': `import { defineEnvVars } from '@sveltejs/kit/env';
export const variables = defineEnvVars({ SHOP: { public: true } });
`,
        },
      },
    ],
    good: [
      {
        title: 'An alias',
        kit: '3.2.0',
        files: {
          'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ alias: { $lib: 'src/lib' } })] };\n",
          'src/lib/price.js': 'export const price = 3;\n',
          'src/routes/+page.svelte': "<script>\n  import { price } from '$lib/price';\n</script>\n<p>{price}</p>\n",
        },
      },
      {
        title: 'Kit 3',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "imports": { "#lib/*": "./src/lib/*" } }\n',
          'vite.config.js': plain,
          'src/lib/price.js': 'export const price = 3;\n',
          'src/routes/+page.svelte': "<script>\n  import { price } from '#lib/price.js';\n</script>\n<p>{price}</p>\n",
        },
      },
    ],
  },
  check(context) {
    const { project, path, facts, report } = context;
    if (!project.isLive(path)) return;
    if (isOnTheWay(project)) checkLib(context);
    const worker = isOptionUnknown(project, 'alias') ? undefined : project.imports(path).find(({ module, value }) => module === '$service-worker' && value);
    if (worker) report(worker.fact.span, 'serviceWorker', {}, { kitCode: 'module_removed_service_worker' });
    if (project.role(path) !== 'env') return;
    const call = facts.calls.find(({ callee }) => project.symbol(path, callee) === '@sveltejs/kit/hooks#defineEnvVars');
    const moved = call && facts.imports.find(({ specifier }) => specifier === '@sveltejs/kit/hooks');
    if (moved) report(moved.span, 'defineEnvVars', {}, { fix: moved.names.length === 1 ? [rename(moved.span, moved.specifier, '@sveltejs/kit/env')] : [], kitCode: 'define_env_vars_moved' });
  },
  checkProject(context) {
    if (!isOnTheWay(context.project)) checkApp(context);
  },
});

/** Does `package.json` define `#lib/*`? */
function isOnTheWay({ config }: Project): boolean {
  return packageImportTargets('#lib/x', config.packageImports) !== undefined;
}

function isRemovedLib({ kind, value, fact }: Edge): boolean {
  return kind === 'missing' && value && /^\$lib(?:[/?]|$)/.test(fact.specifier);
}

function checkApp({ project, report }: ProjectCheckContext<Id>): void {
  const first = project.paths().filter((path) => project.isLive(path)).flatMap((path) => project.imports(path).find(isRemovedLib) ?? []);
  const [one] = first;
  if (!one) return;
  const related = first.slice(0, 5).map(({ from, fact }) => ({ path: from, span: fact.span, message: `imports ${fact.specifier}` }));
  report(configFileOf(project), [0, 0], 'libEverywhere', { count: first.length === 1 ? 'one file' : `${first.length} files`, example: one.from }, { related, kitCode: 'module_removed_lib' });
}

function checkLib({ project, path, facts, report }: CheckContext<Id>): void {
  const first = project.imports(path).find(isRemovedLib);
  if (!first) return;
  const defined = facts.imports.filter(({ specifier }) => /^\$lib(?:\/|$)/.test(specifier) && packageImportTargets(specifier.replace('$', '#'), project.config.packageImports));
  report(first.fact.span, 'lib', {}, { fix: defined.map(({ span, specifier }) => rename(span, specifier, specifier.replace('$', '#'))), kitCode: 'module_removed_lib' });
}

/** Another specifier between the same quotes. */
function rename([start]: readonly [number, number], before: string, after: string): TextEdit {
  return { span: [start + 1, start + 1 + before.length], text: after };
}
