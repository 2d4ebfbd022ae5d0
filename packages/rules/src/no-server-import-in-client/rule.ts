import { defineRule, serverOnlyModule, serverOnlyReason, type CheckContext, type Edge, type Related } from '@sk-audit/core';

type Id = 'kitWouldFail' | 'kitMisses' | 'typesOnly' | 'ifRendered';

/** Files of routes and hooks that only the server runs, although Kit does not guard them. */
const SERVER_ROLES: ReadonlySet<string> = new Set(['endpoint', 'hooks.server', 'page.server', 'layout.server', 'instrumentation']);

export default defineRule({
  id: 'no-server-import-in-client',
  severity: 'error',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Forbids server-only modules in code that reaches the browser, at any depth.',
  why: `A component, a universal \`load\` and everything that they import is shipped to every visitor. When a server-only module (private
environment variables, \`$lib/server\`, \`*.server.ts\`) is among it, the build fails late with the first chain that Kit finds, or, where
Kit does not look, secrets and database code end up in the bundle.

The finding stands at the import that crosses the border, with the whole chain from the page. Type-only imports, remote functions and
branches under \`import.meta.env.SSR\` are no leaks.`,
  sources: ['https://svelte.dev/docs/kit/server-only-modules', 'https://svelte.dev/e/kit/server_only_import', '@sveltejs/kit 2.70.4 src/exports/vite/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/plugins/guard.js'],
  messages: {
    kitWouldFail: { text: '{{target}} is server-only ({{why}}), but this import takes it to the browser{{through}}.', advice: 'Import it from `+page.server`, `+layout.server` or `+server` and hand the data to the page.' },
    kitMisses: { text: '{{target}} is server code ({{why}}), Kit does not stop this import, and the code is shipped to the browser{{through}}.', advice: 'Move what the browser needs into a module of its own and import that.' },
    typesOnly: { text: '{{target}} is server-only ({{why}}) and only its types are used here, yet the import takes it to the browser{{through}}.', advice: 'Write `import type`.' },
    ifRendered: { text: '{{target}} is server-only ({{why}}); this component takes it to the browser if it is rendered.', advice: 'Import it from `+page.server`, `+layout.server` or `+server` and hand the data to the component.' },
  },
  examples: {
    bad: [
      {
        title: 'A leak two imports deep',
        files: {
          'src/routes/checkout/+page.svelte': `<script>
  import { total } from '$lib/cart';
</script>
<p>{total([])}</p>
`,
          'src/lib/cart.ts': `import { priceOf } from './prices';
export const total = (items) => items.reduce((sum, item) => sum + priceOf(item), 0);
`,
          'src/lib/prices.ts': `import { margin } from './server/margin'; // ✗ kitWouldFail "'./server/margin'"
export const priceOf = (item) => item.cost * margin;
`,
          'src/lib/server/margin.ts': 'export const margin = 1.4;\n',
        },
      },
      {
        title: 'A private environment variable in a component',
        files: {
          'src/routes/map/+page.svelte': `<script>
  import { MAPS_KEY } from '$env/static/private'; // ✗ kitWouldFail "'$env/static/private'"
</script>
<img alt="Map" src="https://maps.example.com/?key={MAPS_KEY}" />
`,
        },
      },
      {
        title: 'Code of an endpoint, which Kit does not guard',
        files: {
          'src/routes/stock/+page.svelte': `<script>
  import { threshold } from '../api/stock/+server'; // ✗ kitMisses "'../api/stock/+server'"
</script>
<p>{threshold}</p>
`,
          'src/routes/api/stock/+server.ts': `export const _threshold = 3;
export const threshold = 3;
export const GET = () => Response.json([]);
`,
        },
      },
      {
        title: 'A type without the word',
        files: {
          'src/routes/users/+page.ts': `import { User } from '$lib/server/users'; // ✗ typesOnly "'$lib/server/users'"
export const load = async ({ data }) => ({ first: data.users[0] as User });
`,
          'src/lib/server/users.ts': 'export class User { name = ""; }\n',
        },
      },
      {
        title: 'A component that nobody renders yet',
        files: {
          'src/lib/AdminPanel.svelte': `<script>
  import { audit } from '$lib/server/audit'; // ✗ ifRendered "'$lib/server/audit'"
</script>
<p>{audit.length}</p>
`,
          'src/lib/server/audit.ts': 'export const audit = [];\n',
        },
      },
    ],
    good: [
      {
        title: 'Types, server files and remote functions',
        files: {
          'src/routes/users/+page.svelte': `<script lang="ts">
  import type { User } from '$lib/server/users';
  import { findUsers } from './users.remote';
  let users: User[] = $state([]);
</script>
<button onclick={async () => (users = await findUsers())}>Find</button>
`,
          'src/routes/users/users.remote.ts': `import { query } from '$app/server';
import { all } from '$lib/server/users';
export const findUsers = query(async () => all());
`,
          'src/routes/users/+page.server.ts': `import { all } from '$lib/server/users';
export const load = async () => ({ users: await all() });
`,
          'src/lib/server/users.ts': `export type User = { name: string };
export const all = async (): Promise<User[]> => [];
`,
        },
      },
      {
        title: 'A branch that the bundler drops',
        files: {
          'src/routes/+layout.ts': `export const load = async () => {
  if (import.meta.env.SSR) {
    const { banner } = await import('$lib/server/banner');
    return { banner };
  }
};
`,
          'src/lib/server/banner.ts': 'export const banner = "Open on Sunday";\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    if (isServerOnly(context, path) || project.role(path) === 'remote') return;
    const chain = project.clientChain(path);
    const isUnrendered = !chain && path.endsWith('.svelte') && !project.isLive(path);
    if (!chain && !isUnrendered) return;
    for (const edge of project.imports(path)) if (edge.value) checkEdge(context, edge, chain);
  },
});

function isServerOnly({ project }: CheckContext<Id>, path: string): boolean {
  return serverOnlyReason(path, project.config, project.kit)?.kit === true;
}

function checkEdge(context: CheckContext<Id>, edge: Edge, chain: readonly string[] | undefined): void {
  const crossing = crossingOf(context, edge);
  if (!crossing || isDropped(context, edge)) return;
  const data = { target: crossing.target, why: crossing.why, through: chain && chain.length > 1 ? `, through ${chain[0] as string}` : '' };
  const related = chain ? chainPlaces(context, chain, edge) : [];
  if (!chain) return crossing.kit ? context.report(edge.fact.span, 'ifRendered', data) : undefined;
  if (!crossing.kit) return context.report(edge.fact.span, 'kitMisses', data, { related });
  if (onlyTypes(edge)) return context.report(edge.fact.span, 'typesOnly', data, { related, suggest: [{ message: 'Write `import type`', edits: [{ span: [edge.fact.statement[0], edge.fact.statement[0] + 'import'.length], text: 'import type' }] }] });
  context.report(edge.fact.span, 'kitWouldFail', data, { related, kitCode: 'server_only_import' });
}

type Crossing = { readonly target: string; readonly why: string; readonly kit: boolean };

/** What the import crosses into; undefined when it stays on the browser's side. */
function crossingOf({ project }: CheckContext<Id>, edge: Edge): Crossing | undefined {
  if (edge.kind === 'virtual' && edge.module && serverOnlyModule(edge.module, project.kit)) {
    return { target: `\`${edge.module}\``, why: edge.module.startsWith('$env') || edge.module.endsWith('/private') ? 'it holds private environment variables' : 'Kit reserves it for the server', kit: true };
  }
  if (edge.kind !== 'file' || !edge.to) return undefined;
  const role = project.role(edge.to);
  if (role === 'remote') return undefined;
  const reason = serverOnlyReason(edge.to, project.config, project.kit);
  if (reason?.kit) return { target: edge.to, why: reason.why, kit: true };
  return SERVER_ROLES.has(role) ? { target: edge.to, why: 'only the server runs it', kit: false } : undefined;
}

/** Under `import.meta.env.SSR` the bundler drops the branch, with Vite 5 and newer. */
function isDropped({ facts, project }: CheckContext<Id>, edge: Edge): boolean {
  if (edge.fact.when === undefined || project.kitSatisfies('>=2.0.0') === false) return false;
  return !project.canShip(facts.path, edge.fact.when);
}

function onlyTypes(edge: Edge): boolean {
  return edge.fact.kind === 'import' && edge.fact.names.length > 0 && edge.fact.names.every((name) => !name.used && name.imported !== '*');
}

/** The places of the imports from the page down to this file. */
function chainPlaces({ project }: CheckContext<Id>, chain: readonly string[], last: Edge): readonly Related[] {
  const steps = chain.slice(1).map((to, i) => ({ from: chain[i] as string, to }));
  const places = steps.flatMap(({ from, to }) => {
    const edge = project.imports(from).find((one) => one.to === to && one.value);
    return edge ? [{ path: from, span: edge.fact.span, message: `imports ${to}` }] : [];
  });
  return [...places, { path: last.from, span: last.fact.span, message: `imports ${last.to ?? last.module ?? last.fact.specifier}` }];
}
