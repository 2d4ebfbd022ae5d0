/** A page and an endpoint in one route. */
import {
  endpointPrerender, isPrerenderOn, staticOption, staticPageOptions,
  type CheckContext, type FileFacts, type NodeFiles, type Project, type RouteNode, type RuleMeta,
} from '@sk-audit/core';

export const messages = {
  both: { text: 'Kit cannot prerender {{what}}, because {{id}} has both.', advice: 'Move this endpoint to a route of its own, or turn `prerender` off for both.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A prerendered page with an endpoint beside it',
      files: {
        'src/routes/prices/+page.ts': 'export const prerender = true;\n',
        'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
        'src/routes/prices/+server.ts': `export const GET = () => Response.json([]); // ✗ both "GET"
`,
      },
      says: ['Kit cannot prerender the page, because /prices has both.'],
    },
    {
      title: 'A prerendered endpoint beside a page',
      kit: '3.2.0',
      files: {
        'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
        'src/routes/prices/+server.ts': `export const prerender = true; // ✗ both "prerender"
export const GET = () => Response.json([]);
`,
      },
      says: ['Kit cannot prerender the endpoint, because /prices has both.'],
    },
  ],
  good: [
    {
      title: 'Neither is prerendered',
      files: {
        'src/routes/+layout.ts': 'export const prerender = true;\n',
        'src/routes/prices/+page.ts': 'export const prerender = false;\n',
        'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
        'src/routes/prices/+server.ts': 'export const GET = () => Response.json([]);\n',
      },
    },
    {
      title: 'In routes of their own',
      files: {
        'src/routes/prices/+page.ts': 'export const prerender = true;\n',
        'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
        'src/routes/prices.json/+server.ts': 'export const prerender = true;\nexport const GET = () => Response.json([]);\n',
      },
    },
  ],
};

/** Reports the endpoint when one of them is prerendered. */
export function check({ facts, path, project, report }: CheckContext<Id>): void {
  if (project.kitSatisfies('>=2.0.0') !== true) return;
  const node = project.routes.byFile.get(path);
  if (!node?.page || node.endpoint !== path) return;
  const { page, endpoint } = prerendered(project, node, node.page, facts);
  if (!page && !endpoint) return;
  const option = facts.exports.find(({ name }) => name === 'prerender');
  const what = page && endpoint ? 'the page and the endpoint' : page ? 'the page' : 'the endpoint';
  report((option ?? facts.exports[0])?.span ?? [0, 0], 'both', { what, id: node.id }, { kitCode: 'route_prerender_page_and_endpoint' });
}

/** Which of the two does Kit find to be prerendered, so that it fails? */
function prerendered(project: Project, node: RouteNode, page: NodeFiles, endpoint: FileFacts): { readonly page: boolean; readonly endpoint: boolean } {
  const both = { page: isPrerenderOn(project.pageOptions(node).prerender), endpoint: isPrerenderOn(endpointPrerender(project, node)) };
  if (both.page && both.endpoint) return both;
  if (project.kitSatisfies('>=2.66.0') !== true) return { page: false, endpoint: false };
  return {
    page: Boolean(staticOption(project, [...project.layoutChain(node), page], 'prerender')),
    endpoint: Boolean(staticPageOptions(endpoint, project.kit)?.['prerender']),
  };
}
