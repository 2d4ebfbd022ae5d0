/** What `entries` gives. */
import {
  failsOn, hasReroute, isPrerenderOn, literalText, routePrerender, routeSegments,
  type CheckContext, type Entry, type Project, type RouteNode, type RuleMeta, type Span, type Value,
} from '@sk-audit/core';

export const messages = {
  otherRoute: { text: 'This entry gives {{path}}, which {{other}} answers.', advice: 'Drop the entry, or give another value.' },
  missing: { text: 'This entry has no `{{name}}`, which {{id}} needs.', advice: 'Give it a value that is not empty.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A page of another route',
      files: {
        'src/routes/blog/[slug]/+page.ts': `export const prerender = true;
export const entries = () => [
  { slug: 'hello' },
  { slug: 'archive' } // ✗ otherRoute "slug: 'archive'"
];
`,
        'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n',
        'src/routes/blog/archive/+page.svelte': '<h1>Archive</h1>\n',
      },
      says: ['This entry gives /blog/archive, which /blog/archive answers.'],
    },
    {
      title: 'A parameter is missing',
      kit: '3.2.0',
      files: {
        'src/routes/[year]/[slug]/+page.server.ts': `export const prerender = true;
export function entries() {
  return [{ slug: 'hello' }]; // ✗ missing "slug: 'hello'"
}
`,
        'src/routes/[year]/[slug]/+page.svelte': '<h1>Post</h1>\n',
      },
      says: ['This entry has no `year`, which /[year]/[slug] needs.'],
    },
  ],
  good: [
    {
      title: 'All of its own route',
      files: {
        'src/routes/[year]/[slug]/+page.ts': `export const prerender = true;
export const entries = () => [{ year: '2024', slug: 'hello' }];
`,
        'src/routes/[year]/[slug]/+page.svelte': '<h1>Post</h1>\n',
        'src/routes/[year]/archive/+page.svelte': '<h1>Archive</h1>\n',
      },
    },
    {
      title: 'From somewhere else',
      files: {
        'src/routes/blog/[slug]/+page.ts': `import { posts } from './posts';
export const prerender = true;
export const entries = () => posts.map((slug) => ({ slug }));
`,
        'src/routes/blog/[slug]/posts.ts': "export const posts = ['hello'];\n",
        'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n',
      },
    },
  ],
};

/** Reports parameters that are missing, and addresses that other routes answer. */
export function check({ path, project, report }: CheckContext<Id>): void {
  if (project.kitSatisfies('>=1.16.0') !== true) return;
  for (const entry of project.entriesIn(path)) {
    const node = entry.role === 'entries' ? project.routes.byFile.get(entry.declaredIn) : undefined;
    if (!node || entry.wrapped || node.id.includes('=') || !isPrerenderOn(routePrerender(project, node))) continue;
    for (const object of listed(project, entry)) {
      const [span] = Object.values(object.spans ?? {});
      const found = judge(project, node, object);
      if (found) report(span ?? [0, 0], found.id, found.data, { kitCode: found.kitCode });
    }
  }
}

type ObjectValue = Extract<Value, { is: 'object' }> & { readonly spans?: { readonly [key: string]: Span } };

/** The objects of the list that the function surely gives. */
function listed(project: Project, { path, fn }: Entry): readonly ObjectValue[] {
  const exits = (project.facts(path)?.exits ?? []).filter((exit) => exit.fn === fn);
  const value = exits.length === 1 ? exits[0]?.value : undefined;
  return value?.is === 'array' ? value.items.filter((item): item is ObjectValue => item.is === 'object' && !item.open) : [];
}

type Verdict = { readonly id: Id; readonly data: { readonly [name: string]: string }; readonly kitCode: string };

function judge(project: Project, node: RouteNode, { props }: ObjectValue): Verdict | undefined {
  const missing = [...node.id.matchAll(/(?<!\[)\[([^\].[]+)\]/g)].map((match) => match[1] as string).find((name) => props[name] === undefined);
  if (missing !== undefined) return { id: 'missing', data: { name: missing, id: node.id }, kitCode: 'route_param_missing' };
  const path = pathnameOf(node, props);
  const other = path === undefined || hasReroute(project) || !failsOn(project, 'handleEntryGeneratorMismatch') ? undefined : project.matchRoute(path)?.node;
  if (!other || other === node || other.id.includes('=')) return undefined;
  return { id: 'otherRoute', data: { path: path ?? '', other: other.id }, kitCode: 'prerender_entry_generator_mismatch' };
}

/** The id with its parameters filled in; `undefined` when one is not literal, is empty, or can be left out. */
function pathnameOf({ id }: RouteNode, props: ObjectValue['props']): string | undefined {
  const filled = routeSegments(id).map((segment) => segment.replace(/\[(?:\.\.\.)?([^\][]+)\]/g, (_, name: string) => literalText(props[name]) || '['));
  const path = `/${filled.join('/')}`;
  return path.includes('[') ? undefined : path;
}
