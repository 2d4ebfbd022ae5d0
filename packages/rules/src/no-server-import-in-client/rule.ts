import {
  chainSteps, defineRule, guardedChain, isGuardedChain, isNodeModule, isSeenByKit, isServerPackage, serverOnlyModule, serverOnlyReason, stepPlaces, typeImportEdits,
  type AppQuestion, type CheckContext, type Edge, type FileQuestion, type ImportFact, type Ref, type Suggestion,
} from '@sk-audit/core';
import { adviceFor, gapOf } from './advice.js';

type Id = 'kitWouldFail' | 'kitMisses' | 'collides' | 'typesOnly' | 'ifRendered';
type Context = CheckContext<Id>;

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

Kit 3 takes every file below a folder named \`server\` for server-only, and files named \`server.ts\`. An app that is looked at as if it was on 3
hears of those that browsers share today.

The finding stands at the import that crosses the border, with the whole chain from the page. Type-only imports, remote functions and
branches under \`import.meta.env.SSR\` are no leaks.`,
  sources: ['https://svelte.dev/docs/kit/server-only-modules', 'https://svelte.dev/e/kit/server_only_import', '@sveltejs/kit 2.70.4 src/exports/vite/index.js', '@sveltejs/kit 3.2.0 src/exports/vite/plugins/guard.js'],
  messages: {
    kitWouldFail: { text: '{{target}} is server-only ({{why}}), but this import takes it to the browser{{through}}.', advice: '{{instead}}' },
    kitMisses: { text: '{{target}} is server code ({{why}}), and this import ships it to the browser{{through}}: {{gap}}.', advice: '{{instead}}' },
    collides: { text: 'Kit 3 takes {{target}} for server-only, because {{why}}, and this import takes it to the browser{{through}}.', advice: 'Move what browsers need out of folders named `server`, and give it no name with `server` in it.' },
    typesOnly: { text: '{{target}} is server-only ({{why}}) and no value of it is used here, yet the import takes it to the browser{{through}}.', advice: 'Write `{{word}} type`, or drop the {{word}}.' },
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
        title: 'What browsers share, before the upgrade',
        kit: '3.2.0',
        writtenFor: '2.70.4',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { orderSchema } from '../../server/orders/schema'; // ✗ collides "'../../server/orders/schema'"
  import { region } from '../../server/region'; // ✗ kitWouldFail "'../../server/region'"
  import { margin } from '$lib/server/margin'; // ✗ kitWouldFail "'$lib/server/margin'"
</script>
<p>{orderSchema.fields.length} {region} {margin}</p>
`,
          'src/lib/server/margin.ts': 'export const margin = 1.4;\n',
          'src/server/orders/schema.ts': 'export const orderSchema = { fields: [] };\n',
          'src/server/region.ts': 'export const region = process.env.REGION;\n',
        },
        says: ['Kit 3 takes src/server/orders/schema.ts for server-only, because it lies in a folder named server, and this import takes it to the browser.'],
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
    const own = serverOnlyReason(path, project.config, project.kit);
    const chain = project.clientChain(path);
    if (own?.kit || (chain ? isBehindServer(context, chain) : !isUnrendered(context))) return;
    // From one suspected module to the next is no second border.
    const crossings = project.imports(path).flatMap((edge) => crossingOf(context, edge) ?? []).filter((crossing) => crossing.known || !own);
    // A glob makes an edge for each file that it means; the mistake is one.
    const imports = new Set(crossings.map((crossing) => crossing.edge.import));
    if (imports.size > 0) reportAll(context, [...imports].map((index) => crossings.find((crossing) => crossing.edge.import === index) as Crossing), chain); // mutate-ok: saves the search
    if (context.sightings) for (const edge of project.imports(path)) sight(context, edge, imports);
  },
});

/** While somebody types an import that leads to a border further on, the finding stands in another file: here is the step towards it. */
function sight(context: Context, edge: Edge, reported: ReadonlySet<number>): void {
  const { project } = context;
  if (reported.has(edge.import) || !edge.value || !project.shipsAlong(edge) || !project.askApp(filesBeforeBorder).has(edge.to ?? '')) return; // mutate-ok: the second and the last only spare work
  const found = borderBehind(context, edge);
  if (!found) return;
  const { target, why, known } = found.crossing;
  const border = found.edges.at(-1)?.from ?? '';
  const gap = gapOf(project, project.clientChain(context.path) ?? [context.path], found.edges);
  const data = { target, why, through: `, by way of ${border}`, instead: `Leave this import out, or mend the import in ${border}.`, gap };
  context.report(edge.fact.span, known ? 'kitWouldFail' : 'kitMisses', data, { related: stepPlaces(found.edges), sighting: true });
}

/** The files that may ship an import that crosses the border, themselves or with what they import: all others need no search. */
const filesBeforeBorder: AppQuestion<ReadonlySet<string>> = (project) => {
  const importers = new Map<string, string[]>();
  const found = new Set<string>();
  for (const path of project.paths()) {
    const { crosses, ships } = project.ask(outward, path);
    if (crosses) found.add(path); // mutate-ok: more files only make more work
    for (const to of ships) importers.set(to, [...(importers.get(to) ?? []), path]);
  }
  for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
  return found;
};

/** What a file ships along, and whether one of its imports may cross the border. */
const outward: FileQuestion<{ readonly crosses: boolean; readonly ships: readonly string[] }> = (names, path) => {
  const edges = names.imports(path).filter(({ value }) => value); // mutate-ok: as above
  const mayCross = ({ kind, module = '', to }: Edge): boolean => (kind === 'virtual' ? serverOnlyModule(module, names.kit) : to !== undefined && (serverOnlyReason(to, names.config, names.kit) !== undefined || SERVER_ROLES.has(names.role(to)))); // mutate-ok: as above, and for the type
  return { crosses: edges.some(mayCross), ships: edges.flatMap((edge) => (edge.to !== undefined && names.shipsAlong(edge) ? [edge.to] : [])) }; // mutate-ok: as above, and for the type
};

/** The nearest import that crosses the border, among what the browser is given along with the import; with the imports that lead to it. */
function borderBehind(context: Context, first: Edge): { readonly crossing: Crossing; readonly edges: readonly Edge[] } | undefined {
  const { project } = context;
  const seen = new Set<string>();
  let front: readonly (readonly Edge[])[] = [[first]];
  while (front.length > 0) {
    const next: (readonly Edge[])[] = [];
    for (const edges of front) {
      const path = edges.at(-1)?.to;
      if (path === undefined || seen.has(path)) continue;
      seen.add(path);
      for (const edge of project.imports(path)) {
        const crossing = crossingOf({ ...context, path }, edge);
        if (crossing) return { crossing, edges: [...edges, edge] };
        if (edge.value && project.shipsAlong(edge)) next.push([...edges, edge]);
      }
    }
    front = next;
  }
  return undefined;
}

/** What an imported endpoint brings along is the fault of that import. */
function isBehindServer({ project }: Context, chain: readonly string[]): boolean {
  return chain.some((path) => SERVER_ROLES.has(project.role(path)));
}

function isUnrendered({ path, project }: Context): boolean {
  return path.endsWith('.svelte') && !project.isLive(path);
}

type Crossing = { readonly edge: Edge; readonly target: string; readonly why: string; /** Kit knows the target to be server-only. */ readonly known: boolean };

/** What the import crosses into; undefined when it stays on the browser's side, or the bundler drops it. */
function crossingOf({ path, project }: Context, edge: Edge): Crossing | undefined {
  if (!edge.value || (edge.kind !== 'virtual' && edge.to === undefined) || !project.canShip(path, edge.fact.when)) return undefined; // mutate-ok: the second only spares work
  if (edge.fact.kind === 'require' && project.kitSatisfies('>=3.0.0-0') === false) return undefined;
  return edge.kind === 'virtual' ? intoModule(project, edge) : edge.to === undefined ? undefined : intoFile(project, edge, edge.to);
}

function intoModule({ kit }: Context['project'], edge: Edge): Crossing | undefined {
  const module = edge.module ?? '';
  const why = module.endsWith('/private') ? 'it holds private environment variables' : 'Kit reserves it for the server'; // mutate-ok: words
  return serverOnlyModule(module, kit) ? { edge, target: `\`${module}\``, why, known: true } : undefined;
}

/**
 * Remote functions reach the browser as stubs, but not from where Kit lets nothing through. A name that only promises server code
 * (`src/server/schema.ts`) needs a proof.
 */
function intoFile(project: Context['project'], edge: Edge, to: string): Crossing | undefined {
  const reason = serverOnlyReason(to, project.config, project.kit);
  const role = project.role(to);
  if (reason?.kit) return { edge, target: to, why: reason.why, known: true };
  if (SERVER_ROLES.has(role)) return { edge, target: to, why: 'only the server runs it', known: false };
  return reason && role !== 'remote' && worksOnServer(project, to) ? { edge, target: to, why: reason.why, known: false } : undefined;
}

/** A module that Kit 3 takes for one of the server by its path alone, which the app's own Kit does not, and in which nothing says so. */
function wasShared(project: Context['project'], path: string): boolean {
  const { config, writtenFor } = project.app;
  return writtenFor !== undefined && serverOnlyReason(path, config, writtenFor)?.kit !== true && !worksOnServer(project, path, writtenFor);
}

/** Does the module use what only servers have, itself or through what it imports? What Kit guards is reported where it is imported. */
function worksOnServer(project: Context['project'], path: string, kit = project.kit, seen = new Set<string>()): boolean {
  if (seen.has(path) || serverOnlyReason(path, project.config, kit)?.kit) return false;
  seen.add(path);
  const isEnv = (ref: Ref): boolean => ref.from === 'global' && ref.name === 'process' && ref.path[0] === 'env'; // mutate-ok: only globals have names
  if (project.facts(path)?.reads.some((read) => isEnv(read.ref))) return true;
  return project.imports(path).some(({ module, to, value }) => value && (to === undefined ? isServerPackage(module ?? '') || isNodeModule(module ?? '') : worksOnServer(project, to, kit, seen)));
}

/** Where Kit looks at a longer chain than the shortest, the longer one counts. */
function reportAll(context: Context, crossings: readonly Crossing[], shortest: readonly string[] | undefined): void {
  const chain = guardedChain(context.project, context.path) ?? shortest;
  for (const crossing of crossings) report(context, crossing, chain);
}

function report(context: Context, crossing: Crossing, chain: readonly string[] | undefined): void {
  const { project } = context;
  const { edge, known, target, why } = crossing;
  const { fact } = edge;
  if (!chain) return known ? context.report(fact.span, 'ifRendered', { target, why }) : undefined;
  // Before Kit 3 these modules do not exist there: service-worker-imports.
  if (edge.to === undefined && project.role(chain[0] as string) === 'service-worker' && project.kitSatisfies('<3') === true) return;
  const data = { target, why, through: chain.length > 1 ? `, through ${chain[0] as string}` : '' }; // mutate-ok: words
  const steps = [...chainSteps(project, chain), edge];
  const related = stepPlaces(steps);
  if (usesNoValue(fact)) return context.report(fact.span, 'typesOnly', { ...data, word: fact.kind === 'export-from' ? 'export' : 'import' }, { related, suggest: suggestType(fact) });
  const instead = adviceFor(project, chain, steps);
  if (!known || !isSeenByKit(edge) || !isGuardedChain(project, chain)) return context.report(fact.span, 'kitMisses', { ...data, instead, gap: gapOf(project, chain, steps) }, { related });
  const kitCode = edge.to !== undefined && project.role(edge.to) === 'remote' ? 'remote_module_server_only' : 'server_only_import'; // mutate-ok: examples do not show codes
  context.report(fact.span, edge.to !== undefined && wasShared(project, edge.to) ? 'collides' : 'kitWouldFail', { ...data, instead }, { related, kitCode });
}

function usesNoValue({ names }: ImportFact): boolean {
  return names.length > 0 && names.every((name) => name.typeOnly || (!name.used && name.imported !== '*'));
}

function suggestType(fact: ImportFact): readonly Suggestion[] {
  const edits = typeImportEdits(fact);
  return edits ? [{ message: `Write \`${fact.kind === 'export-from' ? 'export' : 'import'} type\``, edits }] : []; // mutate-ok: examples do not show suggestions
}
