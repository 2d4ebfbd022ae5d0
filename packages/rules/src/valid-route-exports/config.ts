/** `config` of a page and of the endpoint beside it. */
import { exportedPlace, stringified, type CheckContext, type NodeFiles, type Project, type RouteNode, type RuleMeta, type Span, type Stringified } from '@sk-audit/core';

/** Key → what JSON makes of its value. */
type Config = ReadonlyMap<string, Stringified>;

export const messages = {
  configDiffers: { text: 'The page and the endpoint of {{id}} differ in `{{key}}` of their `config`.', advice: 'Export the same `config` from both, or leave it out of this endpoint.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Two runtimes',
      files: {
        'src/routes/report/+page.server.ts': "export const config = { runtime: 'nodejs22.x' };\n",
        'src/routes/report/+page.svelte': '<h1>Report</h1>\n',
        'src/routes/report/+server.ts': `export const config = { runtime: 'edge' }; // ✗ configDiffers "config"
export const POST = () => new Response();
`,
      },
      says: ['The page and the endpoint of /report differ in `runtime` of their `config`.'],
    },
    {
      title: 'A key that a layout adds',
      kit: '3.2.0',
      files: {
        'src/routes/+layout.ts': 'export const config = { maxDuration: 30 };\n',
        'src/routes/report/+page.svelte': '<h1>Report</h1>\n',
        'src/routes/report/+server.ts': `export const config = { split: true }; // ✗ configDiffers "config"
export const POST = () => new Response();
`,
      },
      says: ['The page and the endpoint of /report differ in `maxDuration` of their `config`.'],
    },
  ],
  good: [
    {
      title: 'The same for both',
      files: {
        'src/routes/report/+page.ts': "export { config } from './config';\n",
        'src/routes/report/+page.svelte': '<h1>Report</h1>\n',
        'src/routes/report/+server.ts': "export const config = { runtime: 'nodejs22.x', isr: { expiration: 60 } };\nexport const POST = () => new Response();\n",
        'src/routes/report/config.ts': "export const config = { isr: { expiration: 60 }, runtime: 'nodejs22.x' };\n",
      },
    },
    {
      title: 'One alone',
      files: {
        'src/routes/report/+page.ts': "export const config = { runtime: 'nodejs22.x' };\n",
        'src/routes/report/+page.svelte': '<h1>Report</h1>\n',
        'src/routes/report/+server.ts': 'export const POST = () => new Response();\n',
      },
    },
  ],
};

/** Reports the one of the endpoint when they differ. */
export function check({ path, project, report }: CheckContext<Id>): void {
  if (project.kitSatisfies('>=2.0.0') !== true) return;
  const node = project.routes.byFile.get(path);
  const endpoint = node?.endpoint === path ? configOf(project, path) : undefined;
  const page = endpoint && node?.page && pageConfig(project, node, node.page);
  const key = endpoint && page && differingKey(page, endpoint.keys);
  if (node && endpoint && key !== undefined) report(endpoint.span, 'configDiffers', { id: node.id, key }, { kitCode: 'route_config_mismatch' }); // mutate-ok: without them there is no key
}

type Own = { readonly span: Span; /** `unknown`: there is one, or may be one, that cannot be read. */ readonly keys: Config | 'unknown' };

/** The `config` that the module exports. */
function configOf(project: Project, path: string): Own | undefined {
  const exports = project.facts(path)?.exports ?? [];
  const exported = exports.find(({ name }) => name === 'config');
  const star = exports.find(({ name }) => name === '*');
  if (!exported) return star && { span: star.span, keys: 'unknown' };
  const place = exportedPlace(project, path, exported);
  if (place?.value.is !== 'object' || place.value.open) return { span: exported.span, keys: 'unknown' };
  const entries = Object.entries(place.value.props).map(([key, value]) => [key, stringified(project, place.path, value)] as const);
  return { span: exported.span, keys: new Map(entries) };
}

/** Merged key by key from the root on; `undefined` when nothing is in it. */
function pageConfig(project: Project, node: RouteNode, page: NodeFiles): Config | 'unknown' | undefined {
  const universalWins = project.kitSatisfies('>=3.0.0');
  const merged = new Map<string, Stringified>();
  for (const { universal, server } of [...project.layoutChain(node), page]) {
    const configs = [universal, server].flatMap((path) => configOf(project, path ?? '') ?? []);
    if (configs.length > 1 && universalWins === 'unknown') return 'unknown';
    for (const { keys } of universalWins === true ? configs.reverse() : configs) {
      if (keys === 'unknown') return 'unknown';
      for (const [key, value] of keys) merged.set(key, value);
    }
  }
  return merged.size > 0 ? merged : undefined;
}

/** The first key of which both values are known and are not the same. */
function differingKey(page: Config | 'unknown', endpoint: Config | 'unknown'): string | undefined {
  if (page === 'unknown' || endpoint === 'unknown') return undefined;
  const absent: Stringified = { text: undefined };
  return [...new Set([...page.keys(), ...endpoint.keys()])].find((key) => {
    const [one, other] = [page.get(key) ?? absent, endpoint.get(key) ?? absent];
    return one !== 'unknown' && other !== 'unknown' && one.text !== other.text;
  });
}
