/** What belongs into the service worker, and what does not work there. */
import { serviceWorkerFile, serviceWorkerImports, type CallFact, type Edge, type FileQuestion, type Project, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  outside: { text: '`{{module}}` throws outside of a service worker, and the app imports it.', advice: 'Import it in the service worker only, and {{instead}}.' },
  noMatch: { text: '`match()` throws in a service worker, which knows no routes.', advice: 'Compare `url.pathname` by hand.' },
};

type Id = keyof typeof messages;
type Context = ProjectCheckContext<Id>;

const inDevelopment = 'The build passes.';
const worker = "self.addEventListener('install', () => self.skipWaiting());\n";

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Its module in a page, in Kit 2',
      notBuilt: 'The build passes, and the page fails.',
      files: {
        'src/service-worker.js': worker,
        'src/routes/+page.svelte': `<script>
  import { version } from '$service-worker'; // ✗ outside "'$service-worker'"
</script>
{version}
`,
      },
      says: ['`$service-worker` throws outside of a service worker, and the app imports it.', 'Import it in the service worker only, and take `version` from `$app/environment` here.'],
    },
    {
      title: 'Its module in a page, and match in it, in Kit 3',
      kit: '3.2.0',
      notBuilt: inDevelopment,
      files: {
        'src/service-worker.js': `import { match } from '$app/paths';
self.addEventListener('fetch', async (event) => {
  const route = await match(event.request.url); // ✗ noMatch "match(event.request.url)"
  console.log(route);
});
`,
        'src/routes/+page.svelte': `<script>
  import { self } from '$app/service-worker'; // ✗ outside "'$app/service-worker'"
  console.log(self);
</script>
`,
      },
    },
  ],
  good: [
    {
      title: 'Each in its place',
      kit: '3.2.0',
      files: {
        'src/service-worker.js': "import { self } from '$app/service-worker';\nself.addEventListener('install', () => self.skipWaiting());\n",
        'src/routes/+page.svelte': `<script>
  import { match } from '$app/paths';
  const look = () => match('/');
</script>
<button onclick={look}>Look</button>
`,
      },
    },
  ],
};

/** Reports modules of the service worker elsewhere, and calls that throw in it. */
export function check(context: Context): void {
  const own = workerFiles(context.project);
  const isNew = context.project.kitSatisfies('>=3.0.0-0') === true;
  for (const path of context.project.paths()) {
    if (own.has(path)) {
      if (isNew) checkMatch(context, path);
    } else if (context.project.ask(workerModules, path).length > 0 && context.project.isLive(path) && !context.project.isDead(path)) checkImports(context, path, isNew); // mutate-ok: the first only spares work
  }
}

/** The modules that are bundled into the service worker, itself among them. */
function workerFiles(project: Project): ReadonlySet<string> {
  const file = serviceWorkerFile(project);
  return new Set([...(file === undefined ? [] : [file]), ...serviceWorkerImports(project).flatMap((chain) => chain.at(-1)?.to ?? [])]);
}

function checkMatch({ project, report }: Context, path: string): void {
  for (const call of project.facts(path)?.calls ?? []) if (isMatch(project, path, call)) report(path, call.span, 'noMatch', {}, { kitCode: 'match_in_service_worker' });
}

function isMatch(project: Project, path: string, { callee }: CallFact): boolean {
  return project.symbol(path, callee) === '$app/paths#match';
}

const workerModules: FileQuestion<readonly Edge[]> = (names, path) => names.imports(path).filter(({ module = '', value }) => value && /^\$(?:app\/)?service-worker$/.test(module)); // mutate-ok: the second only spares work

function checkImports({ project, report }: Context, path: string, isNew: boolean): void {
  const module = isNew ? '$app/service-worker' : '$service-worker';
  if (project.role(path) === 'service-worker' || (!isNew && project.kitSatisfies('<3.0.0-0') !== true)) return;
  for (const edge of project.ask(workerModules, path).filter((one) => one.module === module)) {
    report(path, edge.fact.span, 'outside', { module, instead: isNew ? 'have it do the work' : 'take `version` from `$app/environment` here' }, { kitCode: 'service_worker_module_outside_worker' });
  }
}
