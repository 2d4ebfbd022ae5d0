import { defineRule, kitOption, optionText, serviceWorkerFile } from '@sk-audit/core';

const worker = "self.addEventListener('install', () => self.skipWaiting());\n";

export default defineRule({
  id: 'sw-assets-conflict',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids `paths.assets` beside a service worker.',
  why: `A service worker answers for the files of its own origin. With \`paths.assets\` the app's files lie on another one, so Kit refuses to build an
app that has both; in development nothing is said.

A value that is computed is left alone: many apps set it for some builds only.`,
  sources: ['https://svelte.dev/e/kit/service_worker_assets', '@sveltejs/kit 2.70.4 src/exports/vite/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/build/service-worker.js'],
  messages: {
    conflict: { text: '`paths.assets` is set, and Kit builds no service worker (`{{file}}`) beside it.', advice: 'Remove `paths.assets` or the service worker.' },
  },
  examples: {
    bad: [
      {
        title: 'Both, in Kit 2',
        files: {
          'svelte.config.js': `export default {
  kit: {
    paths: { assets: 'https://cdn.example' } // ✗ conflict "assets: 'https://cdn.example'"
  }
};
`,
          'src/service-worker.js': worker,
        },
      },
      {
        title: 'Both, in Kit 3',
        kit: '3.2.0',
        files: {
          'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
const assets = 'https://cdn.example';
export default {
  plugins: [sveltekit({ paths: { assets } })] // ✗ conflict "assets"
};
`,
          'src/service-worker/index.js': worker,
        },
      },
    ],
    good: [
      { title: 'No service worker', files: { 'svelte.config.js': "export default { kit: { paths: { assets: 'https://cdn.example' } } };\n" } },
      { title: 'An empty path', files: { 'svelte.config.js': "export default { kit: { paths: { assets: '' } } };\n", 'src/service-worker.js': worker } },
    ],
  },
  checkProject({ project, report }) {
    const file = serviceWorkerFile(project);
    const option = kitOption(project, 'paths.assets');
    if (file === undefined || typeof option === 'string' || !optionText(option)) return;
    report(option.path, option.span, 'conflict', { file }, { kitCode: 'service_worker_assets' });
  },
});
