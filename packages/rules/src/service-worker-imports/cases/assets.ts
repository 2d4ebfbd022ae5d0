import { defineCases } from '@sk-audit/core';

const worker = "self.addEventListener('install', () => self.skipWaiting());\n";

export const cases = defineCases({
  bad: [
    {
      title: 'in Kit 1, with another name for the service worker',
      kit: '1.30.4',
      files: { 'svelte.config.js': "export default { kit: { files: { serviceWorker: 'src/offline' }, paths: { assets: 'https://cdn.example' } } }; // ✗ assetsElsewhere \"assets: 'https://cdn.example'\"\n", 'src/offline.js': worker },
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
