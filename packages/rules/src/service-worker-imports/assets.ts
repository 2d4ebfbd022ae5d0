/** A service worker, and files of the app on another origin. */
import { kitOption, optionText, serviceWorkerFile, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

const worker = "self.addEventListener('install', () => self.skipWaiting());\n";

export const messages = {
  assetsElsewhere: { text: '`paths.assets` is set, and Kit builds no service worker (`{{file}}`) beside it.', advice: 'Remove `paths.assets` or the service worker.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Both, in Kit 2',
      files: {
        'svelte.config.js': `export default {
  kit: {
    paths: { assets: 'https://cdn.example' } // ✗ assetsElsewhere "assets: 'https://cdn.example'"
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
  plugins: [sveltekit({ paths: { assets } })] // ✗ assetsElsewhere "assets"
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
};

/** Reports the option that puts them there. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const file = serviceWorkerFile(project);
  const option = kitOption(project, 'paths.assets');
  if (file === undefined || typeof option === 'string' || !optionText(option)) return;
  report(option.path, option.span, 'assetsElsewhere', { file }, { kitCode: 'service_worker_assets' });
}
