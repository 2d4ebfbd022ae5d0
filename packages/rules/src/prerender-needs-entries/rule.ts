import { constant, defineRule, failsOn, hasEntries, hasReroute, isOptionUnknown, kitOption, mayBeFound, prerenderPlace, routePrerender, type Project, type RouteNode } from '@sk-audit/core';

export default defineRule({
  id: 'prerender-needs-entries',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that the build can find the pages of a prerendered route with parameters.',
  why: `With \`prerender = true\` every page is made while the app is built, and none later. Pages of a route with parameters are found by
following links, or are named by \`entries\`. When neither leads to any, Kit ends the build: the route was marked as prerenderable, but was
not prerendered. The option often comes from the root layout.

The rule is silent where anything may lead there: a link with a computed address, raw HTML, a component from a package, \`reroute\`. With
\`'auto'\` pages that were not found are rendered when they are asked for.`,
  sources: ['https://svelte.dev/docs/kit/page-options#entries', 'https://svelte.dev/e/kit/prerender_unseen_routes', '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js'],
  messages: {
    unseen: { text: '{{id}} is to be prerendered, but no link leads there and no `entries` name its pages.', advice: "Export `entries` from {{file}}, or set `prerender` to `'auto'` or `false` there." },
  },
  examples: {
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
  },
  checkProject({ project, report }) {
    if (!failsOn(project, 'handleUnseenRoutes') || isOptionUnknown(project, 'paths.base') || hasReroute(project)) return;
    for (const node of project.routes.nodes) {
      if (!needsEntries(project, node) || isNamed(project, node) || mayBeFound(project, node)) continue;
      const place = prerenderPlace(project, node);
      if (place) report(place.path, place.span, 'unseen', { id: node.id, file: `\`${moduleOf(place.path)}\`` }, { kitCode: 'prerender_unseen_routes' }); // mutate-ok: a route has a file
    }
  },
});

/** Must it be prerendered, has it a parameter that an address cannot leave out, and no `entries` of its own? */
function needsEntries(project: Project, node: RouteNode): boolean {
  if (routePrerender(project, node) !== true) return false;
  if (!node.id.replace(/\[\[[^\]]+\]\]/g, '').includes('[')) return false;
  return !hasEntries(project, node);
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
