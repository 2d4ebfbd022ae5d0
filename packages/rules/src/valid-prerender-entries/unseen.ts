/** Routes that are to be prerendered, and that the build does not find. */
import {
  constant, failsOn, hasEntries, hasReroute, isOptionUnknown, kitOption, mayBeCrawled, prerenderPlace, routePrerender,
  type Project, type ProjectCheckContext, type RouteNode, type RuleMeta,
} from '@sk-audit/core';

export const messages = {
  unseen: { text: '{{id}} is to be prerendered, but no prerendered page links there and no `entries` name its pages.', advice: "Export `entries` from {{file}}, or set `prerender` to `'auto'` or `false` there." },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Nothing links to the pages',
      files: {
        'src/routes/+page.svelte': '<a href="/blog">Blog</a> <a href="https://example.com">Elsewhere</a>\n',
        'src/routes/blog/+page.svelte': '<h1>Blog</h1>\n',
        'src/routes/blog/[slug]/+page.ts': `export const prerender = true; // ✗ unseen "prerender"
`,
        'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n',
      },
      says: ["Export `entries` from `+page.ts`, or set `prerender` to `'auto'` or `false` there."],
    },
    {
      title: 'The root layout prerenders all',
      kit: '3.2.0',
      files: {
        'src/routes/+layout.ts': 'export const prerender = true;\n',
        'src/routes/users/[id]/+page.svelte': `<h1>User</h1> <!-- ✗ unseen "" -->
`,
      },
      says: ["Export `entries` from `+page.js`, or set `prerender` to `'auto'` or `false` there."],
    },
  ],
  good: [
    {
      title: 'Entries, or links',
      files: {
        'src/routes/+layout.ts': 'export const prerender = true;\n',
        'src/routes/blog/[slug]/+page.ts': "export const entries = () => [{ slug: 'hello' }];\n",
        'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n',
        'src/routes/tags/[tag]/+page.svelte': '<h1>Tag</h1>\n',
        'src/routes/+page.svelte': `<script>
  const tags = ['svelte', 'kit'];
</script>
{#each tags as tag}<a href="/tags/{tag}">{tag}</a>{/each}
`,
      },
    },
    {
      title: 'Made when they are asked for',
      files: {
        'src/routes/+layout.ts': 'export const prerender = true;\n',
        'src/routes/users/[id]/+page.ts': "export const prerender = 'auto';\n",
        'src/routes/users/[id]/+page.svelte': '<h1>User</h1>\n',
      },
    },
  ],
};

/** Reports them where they say that they are prerendered. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  if (!failsOn(project, 'handleUnseenRoutes') || isOptionUnknown(project, 'paths.base') || hasReroute(project)) return;
  const crawled = mayBeCrawled(project, (node) => isTold(project, node));
  for (const node of project.routes.nodes) {
    if (routePrerender(project, node) !== true || crawled.has(node)) continue;
    const place = prerenderPlace(project, node);
    if (place) report(place.path, place.span, 'unseen', { id: node.id, file: `\`${moduleOf(place.path)}\`` }, { kitCode: 'prerender_unseen_routes' }); // mutate-ok: a route has a file
  }
}

/** May the build ask for it of its own accord: has it no parameter that an address must have, or `entries`, or does the configuration name it? */
function isTold(project: Project, node: RouteNode): boolean {
  const isPlain = !node.id.replace(/\[\[[^\]]+\]\]/g, '').includes('[');
  return isPlain || hasEntries(project, node) || isNamed(project, node);
}

/** May the configuration name one of its pages? What is spread into the list is no text either. */
function isNamed(project: Project, node: RouteNode): boolean {
  const option = kitOption(project, 'prerender.entries');
  if (typeof option === 'string') return option === 'unknown';
  const { value, ...where } = option.place;
  if (value.is !== 'array') return true;
  return value.items.some((item) => {
    const entry = constant({ ...where, value: item });
    return typeof entry !== 'string' || project.matchRoute(entry)?.node === node;
  });
}

/** The module beside a component. */
function moduleOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /\.[jt]s$/.test(name) ? name : '+page.js';
}
