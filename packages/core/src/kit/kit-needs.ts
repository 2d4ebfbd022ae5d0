/** What each Kit needs beside itself. */

/** The oldest versions of other packages with which a Kit runs. */
export type KitNeeds = { readonly kit: string; readonly packages: { readonly [name: string]: string } };

/** Official adapters of a Kit's own time: older ones ask the build for what it no longer offers. */
const ADAPTERS_OF_3 = {
  '@sveltejs/adapter-auto': '8.0.0', '@sveltejs/adapter-cloudflare': '8.0.0', '@sveltejs/adapter-netlify': '7.0.0', '@sveltejs/adapter-node': '6.0.0',
  '@sveltejs/adapter-static': '4.0.0', '@sveltejs/adapter-vercel': '7.0.0',
};
const OF_3 = { vite: '8.0.12', '@sveltejs/vite-plugin-svelte': '7.0.0', typescript: '6.0.0', ...ADAPTERS_OF_3 };

/**
 * Newest first. Only the lower ends: a newer package than Kit knows of may work.
 * @see @sveltejs/kit package.json `peerDependencies` (1.30.4, 2.5.0, 2.70.4, 3.2.0; Svelte for 3.0: CHANGELOG.md 3.0.0-next.15); adapters: their package.json (3.0.0-next.16),
 * documentation/docs/60-appendix/30-migrating-to-sveltekit-2.md
 */
export const NEEDS_OF_KIT: readonly KitNeeds[] = [
  { kit: '>=3.2.0', packages: { svelte: '5.57.1', ...OF_3 } },
  { kit: '>=3.0.0', packages: { svelte: '5.56.4', ...OF_3 } },
  {
    kit: '>=2.0.0',
    packages: {
      svelte: '4.0.0', vite: '5.0.3', '@sveltejs/vite-plugin-svelte': '3.0.0', typescript: '5.0.0',
      '@sveltejs/adapter-cloudflare': '3.0.0', '@sveltejs/adapter-netlify': '3.0.0', '@sveltejs/adapter-node': '2.0.0', '@sveltejs/adapter-static': '3.0.0', '@sveltejs/adapter-vercel': '4.0.0',
    },
  },
  { kit: '>=1.0.0', packages: { svelte: '3.54.0', vite: '4.0.0' } },
];
