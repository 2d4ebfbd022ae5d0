import { defineRule, serverOnlyModule, serviceWorkerImports, stepPlaces, workerModules, type Edge, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'service-worker-imports',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: "Forbids modules of Kit's in the service worker that it cannot have.",
  why: `A service worker is built apart from the app and runs without a page. Kit 1 gives it \`$service-worker\` and nothing else of its own, Kit 2 also
\`$env/static/public\` (and \`$app/env/public\`, once there is one). Kit 3 stops at \`$app/forms\`, \`$app/navigation\` and \`$app/state\`. An import
of anything else stops the build, however many modules lie between and even if nothing of it is used.

In Kit 3 private environment variables and \`$app/server\` are the matter of \`no-server-import-in-client\`.`,
  sources: [
    'https://svelte.dev/docs/kit/service-workers',
    'https://svelte.dev/e/kit/service_worker_invalid_import',
    '@sveltejs/kit 2.70.4 src/exports/vite/build/build_service_worker.js',
    '@sveltejs/kit 3.2.0 src/exports/vite/build/service-worker.js',
  ],
  messages: {
    notThere: { text: '`{{module}}` does not exist in a service worker{{through}}, so the build fails.', advice: 'Do without it; of Kit a service worker can import {{allowed}}.' },
  },
  examples: {
    bad: [
      {
        title: 'Kit 2, one import deep',
        files: {
          'src/service-worker.js': `import { cacheName } from './lib/cache.js';
self.addEventListener('install', () => caches.open(cacheName));
`,
          'src/lib/cache.js': `import { version } from '$app/environment'; // ✗ notThere "'$app/environment'"
export const cacheName = 'shop-' + version;
`,
        },
        says: ['`$app/environment` does not exist in a service worker, to which this module belongs, so the build fails.'],
      },
      {
        title: 'Kit 3',
        kit: '3.2.0',
        files: {
          'src/service-worker.js': `import { page } from '$app/state'; // ✗ notThere "'$app/state'"
self.addEventListener('push', () => console.log(page.url.href));
`,
        },
      },
    ],
    good: [
      {
        title: 'Kit 2',
        files: {
          'src/service-worker.js': `import { build, version } from '$service-worker';
import { PUBLIC_SHOP } from '$env/static/public';
self.addEventListener('install', () => console.log(build, version, PUBLIC_SHOP));
`,
        },
      },
      {
        title: 'Kit 3',
        kit: '3.2.0',
        files: {
          'src/service-worker.js': `import { version } from '$app/env';
import { immutable } from '$app/manifest';
import { resolve } from '$app/paths';
self.addEventListener('install', () => console.log(immutable, version, resolve('/')));
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const { names, isAllowed } = workerModules(project);
    const allowed = names.map((name) => `\`${name}\``).join(', ');
    for (const chain of serviceWorkerImports(project)) {
      const { from, module = '', fact } = chain.at(-1) as Edge;
      if (!/^\$(?:app|env)\/|^\$service-worker$/.test(module) || isAllowed(module) !== false) continue;
      if (isOnPages(project, from) && serverOnlyModule(module, project.kit)) continue;
      const through = chain.length > 1 ? ', to which this module belongs' : '';
      report(from, fact.span, 'notThere', { module, through, allowed }, { related: stepPlaces(chain.slice(0, -1)), kitCode: 'service_worker_invalid_import' });
    }
  },
});

/** What a page imports too is reported by no-server-import-in-client. */
function isOnPages(project: Project, path: string): boolean {
  return project.role(project.clientChain(path)?.[0] ?? '') !== 'service-worker';
}
