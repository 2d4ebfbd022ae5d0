import { configProblems, defineRule, joinPath, kitConfigObject, optionLife, property, viteConfigObject, type ConfigProblem, type Project } from '@sk-audit/core';

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

export default defineRule({
  id: 'removed-config-option',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids options that Kit has dropped from its configuration.',
  why: `Kit refuses its configuration when it finds an option that a new major version has dropped: nothing starts, nothing is built.

Kit 3 takes its options from \`sveltekit()\` in the Vite configuration, without \`kit\` around them, and does not start beside a
\`svelte.config.js\` or \`svelte.config.ts\`. It has dropped \`csrf.checkOrigin\`, \`env.publicPrefix\`, \`env.privatePrefix\`, \`files.lib\`,
\`output.preloadStrategy\`, \`prerender.origin\`, \`serviceWorker.files\`, \`vitePlugin\` and some experimental options; Kit 2 has dropped
\`dangerZone\`. An option that no Kit ever had is \`valid-config-value\`’s.`,
  sources: ['https://svelte.dev/docs/kit/configuration', 'https://svelte.dev/e/kit/config_option_removed', '@sveltejs/kit 2.0.0 src/core/config/options.js', '@sveltejs/kit 3.2.0 src/core/config/options.js', '@sveltejs/kit 3.2.0 src/exports/vite/index.js'],
  messages: {
    file: { text: 'Kit 3 does not start beside a `{{file}}`.', advice: 'Give its options to `sveltekit()` in the Vite configuration, those of `kit` without `kit` around them, and delete it.' },
    namespace: { text: 'Kit 3 refuses options with `kit` around them.', advice: 'Take `kit` away from around its options.' },
    option: { text: 'Kit {{until}} has dropped `{{key}}`, and refuses the configuration.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'Options of Kit 2',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
const prerender = { origin: 'https://shop.example.com' }; // ✗ option "origin: 'https://shop.example.com'"
export default defineConfig({
  plugins: [
    sveltekit({
      csrf: { checkOrigin: false }, // ✗ option "checkOrigin: false"
      env: { publicPrefix: 'OPEN_' }, // ✗ option "publicPrefix: 'OPEN_'"
      experimental: {
        tracing: { server: true } // ✗ option "tracing"
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
          'svelte.config.js': `/* The options of the shop. */ // ✗ file ""
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
  kit: { appDir: 'assets' } // ✗ namespace "kit"
})] };
`,
        },
      },
      {
        title: 'An option of Kit 1',
        files: {
          'svelte.config.js': `export default {
  kit: {
    dangerZone: { trackServerFetches: true } // ✗ option "dangerZone"
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
  },
  checkProject({ project, report }) {
    const file = refusedFile(project);
    if (file !== undefined) report(file, [0, 0], 'file', { file: file.slice(file.lastIndexOf('/') + 1) }, { kitCode: 'config_file_unsupported' });
    const config = kitConfigObject(project);
    if (!config) return;
    for (const problem of configProblems(config, project.kit)) {
      const until = goneWith(project, problem);
      const at = { kitCode: problem.code };
      if (problem.code === 'config_kit_namespace') report(problem.path, problem.span, 'namespace', {}, at);
      else if (until !== undefined) report(problem.path, problem.span, 'option', { key: problem.key, until: until.replace(/\.0\.0$/, ''), instead: INSTEAD[nameOf(problem)] ?? 'Take it out.' }, at);
    }
  },
});

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
