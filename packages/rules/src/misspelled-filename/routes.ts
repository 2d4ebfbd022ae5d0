/** Files in the routes folder that lack the `+` in front of their names. */
import { folderOf, nameOf, parseRouteFile, pathInside, type Project, type ProjectCheckContext, type RouteFile, type RuleMeta } from '@sk-audit/core';

export const messages = {
  noPrefix: { text: 'Kit does not read `{{file}}` as {{role}}, because its name does not begin with `+`.', advice: 'Rename it to `+{{name}}`.' },
  besideRouteFile: { text: 'Kit does not read `{{file}}`, and nothing imports it; {{role}} of this route is `{{other}}`.', advice: 'Delete it, or give it another name.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A page and its load function',
      files: {
        'src/routes/+layout.svelte': '<slot />\n',
        'src/routes/cart/page.svelte': '<h1>Cart</h1><!-- ✗ noPrefix "" -->\n',
        'src/routes/cart/page.server.ts': 'export const load = () => ({ items: [] }); // ✗ noPrefix ""\n',
      },
      says: ['Kit does not read `src/routes/cart/page.svelte` as the page, because its name does not begin with `+`.', 'Rename it to `+page.server.ts`.'],
    },
    {
      title: 'What was left behind when the file was renamed',
      files: {
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        'src/routes/page.svelte': '<h1>Old shop</h1><!-- ✗ besideRouteFile "" -->\n',
      },
      says: ['Kit does not read `src/routes/page.svelte`, and nothing imports it; the page of this route is `+page.svelte`.'],
    },
  ],
  good: [
    { title: 'With the +', files: { 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n', 'src/routes/cart/+page.server.ts': 'export const load = () => ({ items: [] });\n' } },
    {
      title: 'A helper in the routes folder that is imported',
      notBuilt: 'Kit warns, but the file is what its author wants.',
      files: {
        'src/routes/cart/+page.server.ts': "import { readCart } from './server';\nexport const load = () => readCart();\n",
        'src/routes/cart/server.ts': 'export const readCart = () => ({ items: [] });\n',
      },
    },
  ],
};

/** Reports them, unless somebody imports them. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  if (project.routeProblems.some(({ code }) => code === 'routes_not_found')) return;
  for (const file of project.paths()) {
    const role = meantRole(project, file);
    if (role === undefined || project.importers(file).length > 0) continue;
    const other = project.paths().find((path) => folderOf(path) === folderOf(file) && project.role(path) === role);
    const data = { file, role: inWords[role], name: nameOf(file), other: other === undefined ? '' : nameOf(other) };
    report(file, [0, 0], other === undefined ? 'noPrefix' : 'besideRouteFile', data, { kitCode: 'route_file_prefix_missing' });
  }
}

const inWords: { readonly [role in RouteFile['role']]: string } = {
  'page.svelte': 'the page',
  'page.universal': 'the module of the page',
  'page.server': 'the server module of the page',
  'layout.svelte': 'the layout',
  'layout.universal': 'the module of the layout',
  'layout.server': 'the server module of the layout',
  'error.svelte': 'the error page',
  endpoint: 'the endpoint',
};

/** What the file would be with a `+`; `undefined` outside the routes folder, for route files, and when nothing would come of it. */
function meantRole(project: Project, path: string): RouteFile['role'] | undefined {
  if (pathInside(project.config.routes, path) === undefined || project.isDead(path)) return undefined;
  return parseRouteFile(`+${nameOf(path)}`, project.config)?.role;
}
