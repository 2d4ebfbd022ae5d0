/** A routes folder without a route. */
import { firstFileBelow, nameOf, parseRouteFile, type Project, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  noRoutes: { text: 'Kit finds no route in `{{folder}}`: no file there has the name of a page, a layout or an endpoint.', advice: '{{todo}}' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A page without its +',
      files: { 'src/routes/page.svelte': '<h1>Shop</h1><!-- ✗ noRoutes "" -->\n' },
      says: ['Kit finds no route in `src/routes`: no file there has the name of a page, a layout or an endpoint.', 'Rename `src/routes/page.svelte` to `+page.svelte`.'],
    },
    {
      title: 'The name of another framework',
      files: {
        'src/routes/README.md': '# Pages<!-- ✗ noRoutes "" -->\n',
        'src/routes/index.svelte': '<h1>Shop</h1>\n',
      },
      says: ['Rename `src/routes/index.svelte` to `+page.svelte`.'],
    },
  ],
  good: [
    { title: 'A page', files: { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'Only a folder with a page', files: { 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n', 'src/routes/notes.md': '# Notes\n' } },
  ],
};

/** Reports its first file. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const problem = project.routeProblems.find(({ code }) => code === 'routes_not_found');
  if (!problem) return;
  const folder = project.config.routes;
  report(firstFileBelow(project, folder), [0, 0], 'noRoutes', { folder, todo: todo(project) }, { kitCode: 'routes_not_found' });
}

/** The file that was meant as a page gets its name; without one, a page is to be made. */
function todo(project: Project): string {
  const { routes, extensions } = project.config;
  const files = project.paths().filter((path) => path.startsWith(`${routes}/`));
  const unprefixed = files.find((path) => parseRouteFile(`+${nameOf(path)}`, project.config));
  if (unprefixed !== undefined) return `Rename \`${unprefixed}\` to \`+${nameOf(unprefixed)}\`.`;
  const component = files.find((path) => extensions.some((extension) => path.endsWith(extension)));
  const extension = component && extensions.find((end) => component.endsWith(end));
  return component === undefined ? `Add a \`+page.svelte\` to \`${routes}\`, or name the folder that has the routes in \`files.routes\`.` : `Rename \`${component}\` to \`+page${extension}\`.`;
}
