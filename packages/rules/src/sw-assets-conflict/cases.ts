import { defineCases } from '@sk-audit/core';

const worker = "self.addEventListener('install', () => self.skipWaiting());\n";

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'in Kit 1, with another name for the service worker',
      kit: '1.30.4',
      files: { 'svelte.config.js': "export default { kit: { files: { serviceWorker: 'src/offline' }, paths: { assets: 'https://cdn.example' } } }; // ✗ conflict \"assets: 'https://cdn.example'\"\n", 'src/offline.js': worker },
    },
  ],
  good: [
    {
      title: 'a value that is computed',
      files: { 'svelte.config.js': "import process from 'node:process';\nexport default { kit: { paths: { assets: process.env.SHOP_CDN ?? '' } } };\n", 'src/service-worker.js': worker },
    },
    { title: 'nothing is set', files: { 'svelte.config.js': "export default { kit: { paths: { relative: true } } };\n", 'src/service-worker.js': worker } },
  ],
});
