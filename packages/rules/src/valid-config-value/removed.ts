/** What Kit has dropped. */
import {
  configProblems, joinPath, kitConfigObject, optionLife, property, viteConfigObject,
  type ConfigProblem, type Project, type ProjectCheckContext, type RuleMeta,
} from '@sk-audit/core';

/** What to do instead, by option without `kit.`. */
const INSTEAD: { readonly [key: string]: string } = {
  'csrf.checkOrigin': 'Take it out, and name the origins that may post to the app in `csrf.trustedOrigins`.',
  dangerZone: 'Take it out: Kit no longer tracks what a server `load` fetches.',
  'dangerZone.trackServerFetches': 'Take it out: Kit no longer tracks what a server `load` fetches.',
  'env.privatePrefix': 'Take it out, and declare the variables in `src/env.ts`.',
  'env.publicPrefix': 'Take it out, and declare the variables in `src/env.ts`.',
  'experimental.instrumentation': 'Take it out: `src/instrumentation.server.js` is read whenever it is there.',
  'experimental.tracing': 'Write it as `tracing`, outside of `experimental`.',
  'files.lib': 'Take it out, and declare `#lib` in the `imports` of `package.json`.',
  'output.preloadStrategy': 'Take it out: Kit always preloads with `modulepreload`.',
  'prerender.origin': 'Write it as `paths.origin`.',
  vitePlugin: 'Take `vitePlugin` away from around its options.',
};

export const messages = {
  configFile: { text: 'Kit 3 does not start beside a `{{file}}`.', advice: 'Give its options to `sveltekit()` in the Vite configuration, those of `kit` without `kit` around them, and delete it.' },
  kitNamespace: { text: 'Kit 3 refuses options with `kit` around them.', advice: 'Take `kit` away from around its options.' },
  removed: { text: 'Kit {{until}} has dropped `{{key}}`, and refuses the configuration.', advice: '{{instead}}' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Options of Kit 2',
      kit: '3.2.0',
      files: {
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
const prerender = { origin: 'https://shop.example.com' }; // ✗ removed "origin: 'https://shop.example.com'"
export default defineConfig({
  plugins: [
    sveltekit({
      csrf: { checkOrigin: false }, // ✗ removed "checkOrigin: false"
      env: { publicPrefix: 'OPEN_' }, // ✗ removed "publicPrefix: 'OPEN_'"
      experimental: {
        tracing: { server: true } // ✗ removed "tracing"
      },
      prerender
    })
  ]
});
`,
      },
      says: ['Kit 3 has dropped `csrf.checkOrigin`, and refuses the configuration.', 'Write it as `tracing`, outside of `experimental`.', 'Write it as `paths.origin`.'],
    },
    {
      title: 'The configuration file itself',
      kit: '3.2.0',
      files: {
        'svelte.config.js': `/* The options of the shop. */ // ✗ configFile ""
export default { kit: { appDir: 'assets' } };
`,
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };
`,
      },
    },
    {
      title: 'With `kit` around them',
      kit: '3.2.0',
      files: {
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({
  kit: { appDir: 'assets' } // ✗ kitNamespace "kit"
})] };
`,
      },
    },
    {
      title: 'Before the upgrade, what is to be moved',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: {
        'svelte.config.js': `export default { // ✗ configFile ""
  kit: {
    files: { lib: 'src/shared' }, // ✗ removed "lib: 'src/shared'"
    experimental: { explicitEnvironmentVariables: true }
  }
};
`,
      },
      says: ['Kit 3 has dropped `kit.files.lib`, and refuses the configuration.'],
    },
    {
      title: 'An option of Kit 1',
      files: {
        'svelte.config.js': `export default {
  kit: {
    dangerZone: { trackServerFetches: true } // ✗ removed "dangerZone"
  }
};
`,
      },
      says: ['Kit 2 has dropped `kit.dangerZone`, and refuses the configuration.'],
    },
  ],
  good: [
    {
      title: 'The same, where Kit has the options',
      files: {
        'svelte.config.js': `export default {
  kit: {
    env: { publicPrefix: 'OPEN_' },
    experimental: { tracing: { server: false } },
    prerender: { origin: 'https://shop.example.com' },
    output: { preloadStrategy: 'preload-js' }
  }
};
`,
      },
    },
    {
      title: 'The options of Kit 3',
      kit: '3.2.0',
      files: {
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({
  csrf: { trustedOrigins: ['https://pay.example.com'], checkOrigin: undefined },
  tracing: { server: true },
  paths: { origin: 'https://shop.example.com' }
})] };
`,
      },
    },
  ],
};

/** Reports options, `kit` around them, and the file itself. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const file = refusedFile(project);
  if (file !== undefined) report(file, [0, 0], 'configFile', { file: file.slice(file.lastIndexOf('/') + 1) }, { kitCode: 'config_file_unsupported' });
  const config = kitConfigObject(project);
  if (!config) return;
  for (const problem of configProblems(config, project.kit)) {
    const until = goneWith(project, problem);
    const at = { kitCode: problem.code };
    if (problem.code === 'config_kit_namespace') report(problem.path, problem.span, 'kitNamespace', {}, at);
    else if (until !== undefined) report(problem.path, problem.span, 'removed', { key: problem.key, until: until.replace(/\.0\.0$/, ''), instead: INSTEAD[nameOf(problem)] ?? 'Take it out.' }, at);
  }
}

/** Kit 3 looks in Vite's root for these two names. */
function refusedFile(project: Project): string | undefined {
  if (project.kitSatisfies('>=3.0.0') !== true) return undefined;
  const vite = viteConfigObject(project);
  if (vite && property(vite, 'root') !== 'unset') return undefined;
  const names = ['svelte.config.js', 'svelte.config.ts'].map((name) => joinPath(project.config.root, name) ?? name);
  return names.find((name) => project.paths().includes(name));
}

/** The version that has dropped the option. */
function goneWith(project: Project, problem: ConfigProblem): string | undefined {
  if (problem.is === 'removed') return '3.0.0';
  const until = optionLife(nameOf(problem))?.until ?? '';
  return until !== '' && project.kitSatisfies(`>=${until}`) === true ? until : undefined; // mutate-ok: nothing is newer than no version
}

function nameOf({ key }: ConfigProblem): string {
  return key.replace(/^kit\./, '');
}
