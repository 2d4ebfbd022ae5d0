/** Options that Kit does not know, and values that it does not take. */
import { configProblems, kitConfigObject, optionLife, optionsNamed, type ConfigProblem, type Project, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

/** Options of `svelte.config.*` that stand beside `kit`. */
const BESIDE_KIT: ReadonlySet<string> = new Set(['extensions', 'preprocess', 'compilerOptions', 'vitePlugin', 'onwarn']);

export const messages = {
  value: { text: 'Kit refuses {{shown}} as `{{key}}`, which takes {{expected}}.', advice: 'Write {{better}}.' },
  adapter: { text: 'Kit refuses {{shown}} as `{{key}}`, which takes what an adapter’s function gives.', advice: 'Import the adapter’s function and call it: `adapter: adapter()`.' },
  unexpected: { text: 'Kit has no option `{{key}}`, and refuses the configuration.', advice: '{{instead}}' },
  tooNew: { text: 'Kit takes `{{key}}` since {{since}} only, and the app has an older one.', advice: 'Update `@sveltejs/kit`, or take the option out.' },
  conflict: { text: '`{{key}}` cannot be `\'server\'` without {{expected}}.', advice: 'Set {{expected}}, or take `{{key}}` out.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A base without its slash, and a page to prerender without one',
      files: {
        'svelte.config.js': `export default {
  kit: {
    paths: { base: 'shop' }, // ✗ value "base: 'shop'"
    prerender: { entries: ['*', 'imprint'] } // ✗ value "entries"
  }
};
`,
      },
      says: ["Kit refuses `'shop'` as `kit.paths.base`, which takes an empty text, or a path that begins with a slash and ends without one.", "Write `'/shop'`.", "Write `'/imprint'`."],
    },
    {
      title: 'The adapter’s function itself',
      files: {
        'svelte.config.js': `const adapter = () => ({ name: 'own', adapt: () => {} });
const config = {
  kit: { adapter } // ✗ adapter "adapter"
};
export default config;
`,
      },
      says: ['Import the adapter’s function and call it: `adapter: adapter()`.'],
    },
    {
      title: 'Misspelt, and in the wrong place',
      kit: '3.2.0',
      files: {
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
export default defineConfig({
  plugins: [
    sveltekit({
      paths: { basePath: '/shop' }, // ✗ unexpected "basePath: '/shop'"
      router: { bundleStrategy: 'single' } // ✗ unexpected "bundleStrategy: 'single'"
    })
  ]
});
`,
      },
      says: ['Kit has no option `paths.basePath`, and refuses the configuration.', 'Write `base`.', 'Write it as `output.bundleStrategy`.'],
    },
    {
      title: 'An option of a later Kit',
      kit: '2.5.0',
      files: {
        'svelte.config.js': `export default {
  kit: { experimental: { remoteFunctions: true } } // ✗ tooNew "experimental"
};
`,
      },
      says: ['Kit takes `kit.experimental` since 2.27.0 only, and the app has an older one.'],
    },
    {
      title: 'Two options that do not go together',
      files: {
        'svelte.config.js': `export default {
  kit: {
    router: { resolution: 'server' }, // ✗ conflict "resolution: 'server'"
    output: { bundleStrategy: 'single' }
  }
};
`,
      },
      says: ["Set `kit.output.bundleStrategy: 'split'`, or take `kit.router.resolution` out."],
    },
  ],
  good: [
    {
      title: 'Values as Kit wants them',
      files: {
        'svelte.config.js': `const adapter = () => ({ name: 'own', adapt: () => {} });
export default {
  extensions: ['.svelte', '.svx'],
  kit: {
    adapter: adapter(),
    paths: { base: process.env.BASE ?? '', assets: '' },
    prerender: { entries: ['*', '/imprint'], handleHttpError: ({ message }) => console.warn(message) },
    version: { name: String(1), pollInterval: 60_000 }
  }
};
`,
      },
    },
    {
      title: 'Options that other tools read',
      files: {
        'svelte.config.js': `export default {
  preprocess: [],
  onwarn: (warning, log) => log(warning),
  kit: { alias: { $ui: 'src/ui' } }
};
`,
      },
    },
  ],
};

/** Reports each of them. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const config = kitConfigObject(project);
  if (!config) return;
  for (const problem of configProblems(config, project.kit)) {
    const said = describe(project, problem);
    if (said) report(problem.path, problem.span, said.id, { key: problem.key, ...said.data }, { kitCode: problem.code });
  }
}

type Said = { readonly id: Id; readonly data: { readonly [name: string]: string } };

/** `undefined` for what is said elsewhere. */
function describe(project: Project, problem: ConfigProblem): Said | undefined {
  const { shown, expected, better } = problem;
  if (problem.code === 'config_server_resolution_hash') return undefined; // hash-router-server-files
  if (problem.is === 'conflict') return { id: 'conflict', data: { expected } };
  if (problem.is === 'unexpected') return unexpected(project, problem);
  if (problem.is === 'removed') return undefined; // removed.ts
  if (problem.code === 'config_invalid_adapter') return { id: 'adapter', data: { shown } };
  return { id: 'value', data: { shown, expected, better: better === undefined ? expected : `\`${better}\`` } };
}

function unexpected(project: Project, { key, better }: ConfigProblem): Said | undefined {
  const name = key.replace(/^kit\./, '');
  if (key !== name && BESIDE_KIT.has(name)) return { id: 'unexpected', data: { instead: 'Move it out of `kit`, beside it.' } };
  const life = optionLife(name);
  if (life?.until !== undefined && project.kitSatisfies(`>=${life.until}`) === true) return undefined; // removed.ts
  if (life) return { id: 'tooNew', data: { since: life.since } };
  return { id: 'unexpected', data: { instead: instead(key, name, better) } };
}

function instead(key: string, name: string, near: string | undefined): string {
  const last = name.split('.').at(-1) ?? '';
  const prefix = key === name ? '' : 'kit.';
  const [elsewhere, ...others] = optionsNamed(last);
  if (elsewhere !== undefined && others.length === 0) return `Write it as \`${prefix}${elsewhere}\`.`;
  return near === undefined ? 'Take it out.' : `Write \`${near}\`.`;
}
