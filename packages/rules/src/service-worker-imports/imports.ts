/** What the service worker imports. */
import { serverOnlyModule, serviceWorkerImports, stepPlaces, workerModules, type Edge, type Project, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  notThere: { text: '`{{module}}` does not exist in a service worker{{through}}, so the build fails.', advice: 'Do without it; of Kit a service worker can import {{allowed}}.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
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
};

/** Reports modules of Kit’s that it cannot have. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const { names, isAllowed } = workerModules(project);
  const allowed = names.map((name) => `\`${name}\``).join(', ');
  for (const chain of serviceWorkerImports(project)) {
    const { from, module = '', fact } = chain.at(-1) as Edge;
    if (!/^\$(?:app|env)\/|^\$service-worker$/.test(module) || isAllowed(module) !== false) continue;
    if (isOnPages(project, from) && serverOnlyModule(module, project.kit)) continue;
    const through = chain.length > 1 ? ', to which this module belongs' : '';
    report(from, fact.span, 'notThere', { module, through, allowed }, { related: stepPlaces(chain.slice(0, -1)), kitCode: 'service_worker_invalid_import' });
  }
}

/** What a page imports too is reported by no-server-import-in-client. */
function isOnPages(project: Project, path: string): boolean {
  return project.role(project.clientChain(path)?.[0] ?? '') !== 'service-worker';
}
