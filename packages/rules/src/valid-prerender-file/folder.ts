/** Files and folders of the same name. */
import {
  isOtherThanHtml, isSurelyVisited, plainPathname, prerenderedAnswer, prerenderPlace,
  type Project, type ProjectCheckContext, type RouteNode, type RuleMeta,
} from '@sk-audit/core';

export const messages = {
  needsFolder: { text: 'The answer of {{path}} is saved as a file, where {{below}} needs a folder.', advice: 'Give this route a name with an ending, such as `{{better}}`.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'An endpoint above a page',
      files: {
        'src/routes/prices/+server.ts': `export const prerender = true; // ✗ needsFolder "prerender"
export const GET = () => Response.json([]);
`,
        'src/routes/prices/today/+page.ts': 'export const prerender = true;\n',
        'src/routes/prices/today/+page.svelte': '<h1>Prices</h1>\n',
      },
      says: ['The answer of /prices is saved as a file, where /prices/today needs a folder.', 'Give this route a name with an ending, such as `/prices.json`.'],
    },
    {
      title: 'An endpoint above another',
      kit: '3.2.0',
      files: {
        'src/routes/prices/+server.ts': `export const prerender = true; // ✗ needsFolder "prerender"
export const GET = () => new Response('12');
`,
        'src/routes/prices/today/+server.ts': "export const prerender = true;\nexport const GET = () => new Response('13');\n",
      },
      says: ['Give this route a name with an ending, such as `/prices.txt`.'],
    },
  ],
  good: [
    {
      title: 'A name with an ending',
      files: {
        'src/routes/prices.json/+server.ts': 'export const prerender = true;\nexport const GET = () => Response.json([]);\n',
        'src/routes/prices/today/+page.ts': 'export const prerender = true;\n',
        'src/routes/prices/today/+page.svelte': '<h1>Prices</h1>\n',
      },
    },
    {
      title: 'A page above a page',
      files: {
        'src/routes/+layout.ts': 'export const prerender = true;\n',
        'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n',
        'src/routes/prices/today/+page.svelte': '<h1>Prices</h1>\n',
      },
    },
  ],
};

/** Reports an endpoint whose file is in the place of a folder. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  for (const node of project.routes.nodes) {
    const answer = prerenderedAnswer(project, node);
    if (!answer || !isOtherThanHtml(answer)) continue;
    const path = plainPathname(node) ?? '';
    const below = savedBelow(project, path);
    const place = prerenderPlace(project, node);
    const better = `${path}${answer.headers.get('content-type') === 'application/json' ? '.json' : '.txt'}`;
    if (below !== undefined && place) report(place.path, place.span, 'needsFolder', { path, below, better }, { kitCode: 'prerender_directory_conflict' }); // mutate-ok: a route has a file
  }
}

/** A route below the pathname of which the build surely saves something. */
function savedBelow(project: Project, path: string): string | undefined {
  const isSaved = (node: RouteNode): boolean => (node.page ? isSurelyVisited(project, node) : prerenderedAnswer(project, node)?.status === 200);
  const paths = project.routes.nodes.flatMap((node) => (plainPathname(node)?.startsWith(`${path}/`) && isSaved(node) ? [plainPathname(node)] : []));
  return paths[0];
}
