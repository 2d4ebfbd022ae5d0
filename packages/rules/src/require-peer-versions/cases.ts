import { defineCases } from '@sk-audit/core';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'the Svelte of the first 3', kit: '3.0.0', files: { 'package.json': '{ "name": "shop", "dependencies": { "svelte": "5.55.0" } } // ✗ tooOld ""svelte": "5.55.0""\n' }, says: ['SvelteKit 3.0.0 needs `svelte` 5.56.4 or later, and `5.55.0` allows none of these.'] },
    { title: 'Svelte 3 with Kit 2', kit: '2.0.0', files: { 'package.json': '{ "name": "shop", "dependencies": { "svelte": "^3.59.0" } } // ✗ tooOld ""svelte": "^3.59.0""\n' } },
  ],
  good: [
    { title: 'an unknown version', kit: 'unknown', files: { 'package.json': '{ "name": "shop", "dependencies": { "svelte": "^3.0.0" } }\n' } },
    { title: 'a range with a place for a new one', kit: '3.2.0', files: { 'package.json': '{ "name": "shop", "dependencies": { "svelte": "^4.0.0 || ^5.0.0", "vite": ">=5" }, "peerDependencies": { "vite": "^5.0.0" } }\n' } },
    { title: 'what is no range', kit: '3.2.0', files: { 'package.json': '{ "name": "shop", "dependencies": { "svelte": { "version": "4.0.0" }, "vite": "next" } }\n' } },
  ],
});
