import { apiInWords, buildBreakers, changedUses, configFileOf, defineRule, envFile, isOptionUnknown, mended, type FileQuestion, type ImportFact, type ProjectCheckContext, type TextEdit } from '@sk-audit/core';
import { definesLibrary, isRemovedLib, libraryDefined, renamedLibrary } from './library-imports.js';

type Id = 'gone' | 'lib' | 'libEverywhere' | 'serviceWorker' | 'defineEnvVars';

const plain = `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };
`;

export default defineRule({
  id: 'no-removed-kit-api',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  fix: 'safe',
  inBuild: 'fails',
  summary: 'Forbids what Kit 2 and Kit 3 have removed, where it stops the build.',
  why: `An import of what the installed Kit no longer has stops the build: \`resolvePath\` and \`vitePreprocess\` are gone since Kit 2,
\`@sveltejs/kit/node/polyfills\` since Kit 3. What only became undesirable is for \`no-deprecated-kit-api\`; \`base\` and its like of \`$app/paths\`
for \`no-removed-paths-export\`.

Kit 3 knows neither \`$lib\` nor \`$service-worker\`, and \`defineEnvVars\` throws where it used to be. Each stops the build at the first import
that Kit meets.

\`$lib\` is one decision for an app and many imports: bring it back with one alias, or move to \`#lib\`. So an app whose \`package.json\` does
not define \`#lib\` gets one finding, with a suggestion that defines it. Once \`#lib/*\` stands there, the decision is made, and every file that
still has \`$lib\` gets one, whose fix rewrites all of its imports. It adds the endings that were left out: Vite finds \`#lib/price\` without
them, TypeScript does not.

An alias of the configuration silences the rule, also one that cannot be read, and so does whatever else the import resolves to. Type-only
imports are no mistake of the build, and are rewritten along with the others.`,
  sources: [
    'https://svelte.dev/e/kit/module_removed_lib',
    'https://svelte.dev/e/kit/module_removed_service_worker',
    'https://svelte.dev/e/kit/define_env_vars_moved',
    '@sveltejs/kit 3.2.0 src/exports/vite/index.js removed_modules',
  ],
  messages: {
    gone: { text: '{{what}} is gone since Kit {{since}}, so the build fails.', advice: '{{instead}}' },
    lib: { text: 'Kit 3 has no `$lib`, and nothing here defines it.', advice: 'Import from `#lib`, which `package.json` defines.' },
    libEverywhere: { text: 'Kit 3 has no `$lib`, and {{count}} from it, such as {{example}}.', advice: "Add `alias: { $lib: 'src/lib' }` to Kit's options, or define `#lib` and `#lib/*` under `imports` in `package.json` and import from there." },
    serviceWorker: { text: 'Kit 3 has no `$service-worker`.', advice: 'Import `immutable`, `assets` and `prerendered` from `$app/manifest`, `version` from `$app/env`, and `resolve` from `$app/paths`.' },
    defineEnvVars: { text: '`defineEnvVars` of `@sveltejs/kit/hooks` does nothing but throw since Kit 3.', advice: 'Import it from `@sveltejs/kit/env`.' },
  },
  examples: {
    bad: [
      {
        title: 'What Kit 2 has dropped',
        files: {
          'svelte.config.js': `import { vitePreprocess } from '@sveltejs/kit/vite'; // ✗ gone "vitePreprocess"
export default { preprocess: vitePreprocess() };
`,
          'src/routes/+page.svelte': `<script>
  import { resolvePath } from '@sveltejs/kit'; // ✗ gone "resolvePath"
</script>
<a href={resolvePath('/orders/[id]', { id: '1' })}>Order</a>
`,
        },
        after: {
          'svelte.config.js': `import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
export default { preprocess: vitePreprocess() };
`,
        },
        says: ['`resolvePath` of `@sveltejs/kit` is gone since Kit 2.0, so the build fails.', 'Import it from `@sveltejs/vite-plugin-svelte`.'],
      },
      {
        title: 'What Kit 3 has dropped',
        kit: '3.2.0',
        files: {
          'src/hooks.server.js': `import { installPolyfills } from '@sveltejs/kit/node/polyfills'; // ✗ gone "'@sveltejs/kit/node/polyfills'"
installPolyfills();
export const handle = ({ event, resolve }) => resolve(event);
`,
        },
        after: { 'src/hooks.server.js': '\n\nexport const handle = ({ event, resolve }) => resolve(event);\n' },
        says: ['`@sveltejs/kit/node/polyfills` is gone since Kit 3.0, so the build fails.'],
      },
      {
        title: 'An app on the day of the upgrade',
        kit: '3.2.0',
        files: {
          'vite.config.js': plain.replace('\n', ' // ✗ libEverywhere ""\n'),
          'src/lib/price.js': 'export const price = 3;\n',
          'src/lib/Total.svelte': "<script>\n  import { price } from '$lib/price';\n</script>\n<p>{price}</p>\n",
          'src/routes/+page.svelte': "<script>\n  import Total from '$lib/Total.svelte';\n</script>\n<Total />\n",
        },
        says: ['Kit 3 has no `$lib`, and 2 files import from it, such as src/routes/+page.svelte.'],
      },
      {
        title: 'The day before the upgrade',
        kit: '3.2.0',
        writtenFor: '2.70.4',
        files: {
          'package.json': `{ // ✗ libEverywhere ""
  "name": "shop",
  "type": "module"
}
`,
          'vite.config.js': plain,
          'src/lib/price.js': 'export const price = 3;\n',
          'src/routes/+page.svelte': "<script>\n  import { price } from '$lib/price';\n</script>\n<p>{price}</p>\n",
        },
        after: {
          'package.json': `{
  "imports": {
    "#lib/*": "./src/lib/*"
  },
  "name": "shop",
  "type": "module"
}
`,
        },
      },
      {
        title: 'An app on its way to #lib',
        kit: '3.2.0',
        files: {
          'package.json': '{ "name": "shop", "type": "module", "imports": { "#lib/*": "./src/lib/*" } }\n',
          'vite.config.js': plain,
          'src/lib/price.js': 'export const price = 3;\n',
          'src/lib/tax/index.ts': 'export const tax = 0.2;\n',
          'src/routes/+page.svelte': `<script>
  import { price } from '$lib/price.js'; // ✗ lib "'$lib/price.js'"
  import { tax } from '$lib/tax';
</script>
<p>{price * tax}</p>
`,
        },
        after: {
          'src/routes/+page.svelte': `<script>
  import { price } from '#lib/price.js';
  import { tax } from '#lib/tax/index.ts';
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
        title: 'Kit 1, which has it all',
        kit: '1.30.4',
        svelte: '4.2.20',
        files: {
          'svelte.config.js': "import { vitePreprocess } from '@sveltejs/kit/vite';\nexport default { preprocess: vitePreprocess() };\n",
          'src/routes/+page.svelte': "<script>\n  import { resolvePath } from '@sveltejs/kit';\n</script>\n<a href={resolvePath('/orders/[id]', { id: '1' })}>Order</a>\n",
        },
      },
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
  checkProject(context) {
    checkTable(context);
    if (context.project.kitSatisfies('>=3.0.0') !== true) return;
    checkLib(context);
    checkServiceWorker(context);
    checkEnv(context);
  },
});

type Context = ProjectCheckContext<Id>;

/** What the table of changes says of imports; a module of the configuration lives too. */
function checkTable({ project, report }: Context): void {
  const { file, viteFile } = project.config;
  const gone = buildBreakers(project.kitSatisfies).filter(({ module }) => module !== '$app/paths');
  for (const path of project.paths()) {
    const modules = project.ask(modulesIn, path);
    const facts = gone.some(({ module }) => modules.includes(module)) && (path === file || path === viteFile || project.isLive(path)) ? project.facts(path) : undefined; // mutate-ok: the first only spares work
    if (!facts) continue;
    for (const change of gone) {
      const [use] = changedUses({ facts, path, project }, change);
      if (!use) continue;
      report(path, use.span, 'gone', { what: apiInWords(change), since: (change.removed ?? '').replace(/\.0$/, ''), instead: change.instead }, mended({ facts, path, project }, change, use));
    }
  }
}

/** The modules of Kit and packages that a file names, each once. */
const modulesIn: FileQuestion<readonly string[]> = (names, path) => [...new Set(names.imports(path).flatMap(({ module }) => module ?? []))];

/** Files that are reached through `$lib` alone are reached no more, so one living import is enough to look at all. */
function checkLib(context: Context): void {
  const { project, report } = context;
  const first = project.paths().filter((path) => !project.isDead(path)).flatMap((path) => project.imports(path).find((edge) => isRemovedLib(project, edge)) ?? []);
  const one = first.find(({ from }) => project.isLive(from));
  if (!one) return;
  if (definesLibrary(project)) return first.forEach(({ from, fact }) => report(from, fact.span, 'lib', {}, { ...renamedLibrary(project, from), kitCode: 'module_removed_lib' }));
  const related = first.slice(0, 5).map(({ from, fact }) => ({ path: from, span: fact.span, message: `imports ${fact.specifier}` }));
  const count = first.length === 1 ? 'one file imports' : `${first.length} files import`;
  const { path = configFileOf(project), ...more } = libraryDefined(project);
  report(path, [0, 0], 'libEverywhere', { count, example: one.from }, { related, kitCode: 'module_removed_lib', ...more });
}

function checkServiceWorker({ project, report }: Context): void {
  if (isOptionUnknown(project, 'alias')) return;
  for (const path of project.paths().filter((one) => project.isLive(one))) {
    const worker = project.imports(path).find(({ module, value }) => module === '$service-worker' && value);
    if (worker) report(path, worker.fact.span, 'serviceWorker', {}, { kitCode: 'module_removed_service_worker' });
  }
}

/** Kit calls for `src/env` while it builds; elsewhere the function throws in the running app. */
function checkEnv({ project, report }: Context): void {
  const path = envFile(project) ?? '';
  const facts = project.facts(path);
  const call = facts?.calls.find(({ callee }) => project.symbol(path, callee) === '@sveltejs/kit/hooks#defineEnvVars');
  const moved = call && facts?.imports.find(({ specifier }) => specifier === '@sveltejs/kit/hooks');
  if (!moved) return;
  const fix = moved.names.length === 1 ? [rename(moved, '@sveltejs/kit/env')] : [];
  report(path, moved.span, 'defineEnvVars', {}, { fix, kitCode: 'define_env_vars_moved' });
}

/** Another specifier between the same quotes. */
function rename({ span: [start, end] }: ImportFact, specifier: string): TextEdit {
  return { span: [start + 1, end - 1], text: specifier };
}
