import {
  chainSteps, defineRule, isNodeModule, isServerPackage, serverOnlyReason, skipsBrowsers, stepPlaces,
  type CheckContext, type Edge, type FunctionRef, type Project, type Ref,
} from '@sk-audit/core';

type Context = CheckContext<'serverPackage' | 'nodeModule'>;

/** In the browser Prisma's client is a list of its enums: only the class needs a server. */
const ONLY: { readonly [module: string]: string } = { '@prisma/client': 'PrismaClient' };

export default defineRule({
  id: 'no-db-in-svelte',
  severity: 'error',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: 'No real finding proves it: apps with this mistake seldom build.',
  summary: 'Forbids database drivers, Node modules and SDKs that need a secret in code that reaches the browser.',
  why: `A database driver or \`node:fs\` in a component, in a universal \`load\` or in a module that they import is built for the browser, where
there is neither a socket nor a file system. Kit guards its own server-only modules and files, but not packages: with Kit 1 and 2 a named
import of a Node module fails the build with an unclear message, with Kit 3 it passes and the page breaks in the browser. A connection string or
key beside it is shipped to every visitor.

Left alone: what only functions use that browsers do not call, type-only imports, enums of \`@prisma/client\`, branches that do not run in browsers, pages with \`csr = false\`, apps that bring
polyfills or run in Electron, and what \`no-server-import-in-client\` reports already at the border of the server's code.`,
  sources: ['https://svelte.dev/docs/kit/faq#How-do-I-use-a-client-side-library-that-depends-on-document-or-window', 'https://svelte.dev/docs/kit/server-only-modules', 'https://vite.dev/guide/troubleshooting.html#module-externalized-for-browser-compatibility'],
  messages: {
    serverPackage: { text: '`{{module}}` works on servers only, but this import takes it to the browser{{through}}.', advice: '{{instead}}' },
    nodeModule: { text: '`{{module}}` is a part of Node, which browsers do not have, but this import takes it to the browser{{through}}.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'A query in a component',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import pg from 'pg'; // ✗ serverPackage "'pg'"
  const pool = new pg.Pool();
</script>
{#await pool.query('select * from orders') then { rows }}{rows.length}{/await}
`,
        },
      },
      {
        title: 'A universal load and a module that reads files',
        files: {
          'src/routes/terms/+page.ts': `import { termsOf } from '$lib/terms';
export const load = async ({ params }) => ({ terms: await termsOf('en') });
`,
          'src/lib/terms.ts': `import { readFile } from 'node:fs/promises'; // ✗ nodeModule "'node:fs/promises'"
export const termsOf = (language) => readFile('terms/' + language + '.md', 'utf8');
`,
        },
      },
    ],
    good: [
      {
        title: 'The query on the server',
        files: {
          'src/routes/orders/+page.server.ts': `import pg from 'pg';
const pool = new pg.Pool();
export const load = async () => ({ orders: (await pool.query('select id, total from orders')).rows });
`,
          'src/routes/orders/+page.svelte': `<script lang="ts">
  import type { Pool } from 'pg';
  let { data }: { data: { orders: unknown[], pool?: Pool } } = $props();
</script>
{data.orders.length}
`,
        },
      },
      {
        title: 'Enums of Prisma, and a function that only the server calls',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { OrderState } from '@prisma/client';
  import { linkTo } from '$lib/orders';
  let { data } = $props();
</script>
{#each data.orders as order}<a href={linkTo(order)}>{order.state === OrderState.Paid}</a>{/each}
`,
          'src/routes/orders/+page.server.ts': `import { read } from '$lib/orders';
export const load = () => ({ orders: read() });
`,
          'src/lib/orders.ts': `import { readFileSync } from 'node:fs';
export const linkTo = (order) => '/orders/' + order.id;
export const read = () => JSON.parse(readFileSync('orders.json', 'utf8'));
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const edges = project.imports(path).filter(({ module = '' }) => isServerPackage(module) || isNodeModule(module));
    const chain = edges.length > 0 ? project.clientChain(path) : undefined; // mutate-ok: nothing is to be reported without edges
    if (!chain || chain.some((one) => isReportedThere(project, one)) || isNeverRun(project, path) || standsIn(project)) return;
    for (const edge of edges) if (isMistake(context, edge)) report(context, chain, edge);
  },
});

/** What passes the border of the server's code is the matter of `no-server-import-in-client`. */
function isReportedThere(project: Project, path: string): boolean {
  return serverOnlyReason(path, project.config, project.kit) !== undefined;
}

/** Kit builds the code of pages with `csr = false`, but no page asks for it. */
function isNeverRun(project: Project, path: string): boolean {
  const pages = project.routesUsing(path);
  return pages.length > 0 && pages.every((node) => project.pageOptions(node).csr === false);
}

/** Does the app bring polyfills for Node's modules, or run where Node is at hand? */
function standsIn({ config, facts }: Project): boolean {
  const manifest = facts(config.root === '' ? 'package.json' : `${config.root}/package.json`)?.text ?? ''; // mutate-ok: examples have one app at the root
  return /"(?:electron|nw|[\w@/-]*(?:polyfill|node-globals|node-stdlib)[\w/-]*)"\s*:/.test(manifest);
}

function isMistake({ path, project }: Context, edge: Edge): boolean {
  const { fact, module = '' } = edge;
  if (!project.canShip(path, fact.when) || skipsBrowsers(project, path, fact.when) || fact.kind === 'require') return false;
  const only = ONLY[module];
  if (only !== undefined && !fact.names.some((name) => name.used && name.imported === only)) return false;
  return fact.names.length === 0 || usersOf(project, path, edge.import).some((fn) => runsInBrowser(project, { path, fn }));
}

/** The functions of the file that use the import, top level among them. */
function usersOf({ facts }: Project, path: string, index: number): readonly number[] {
  const { calls = [], reads = [] } = facts(path) ?? {};
  const isIt = (ref: Ref): boolean => ref.from === 'import' && ref.import === index; // mutate-ok: no other ref has an import
  return [...calls.filter(({ callee }) => isIt(callee)), ...reads.filter(({ ref }) => isIt(ref))].map(({ fn }) => fn);
}

/** Surely? What a function does of which the browser calls only the neighbours is shaken off, or waits for nobody. */
function runsInBrowser(project: Project, { fn, path }: FunctionRef): boolean {
  const { atImport, components, entries, inBrowser } = project.runs({ path, fn });
  return atImport || inBrowser || components.length > 0 || entries.some((entry) => /^(?:page|layout)\.universal$|^hooks\.(?:client|universal)$/.test(project.role(entry.declaredIn)));
}

function report(context: Context, chain: readonly string[], edge: Edge): void {
  const { path, project } = context;
  const { fact, module = '' } = edge;
  const through = chain.length > 1 ? `, through ${chain[0] as string}` : ''; // mutate-ok: words
  const data = { module, through, instead: adviceFor(project, path) };
  context.report(fact.span, isNodeModule(module) ? 'nodeModule' : 'serverPackage', data, { related: stepPlaces([...chainSteps(project, chain), edge]) });
}

function adviceFor(project: Project, path: string): string {
  const role = project.role(path);
  if (role === 'page.universal' || role === 'layout.universal') return `Move this part of \`load\` to \`+${role === 'page.universal' ? 'page' : 'layout'}.server\`.`;
  if (role === 'module') return 'Move the code that needs it to `src/lib/server` and call it from `+page.server` or `+server`.';
  return 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.';
}
