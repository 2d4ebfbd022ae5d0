/** Names of files that begin with `+`. */
import { closest, folderOf, nameOf, parseRouteFile, type Project, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  reserved: { text: 'Kit refuses `{{file}}`: a name with a `+` has to be that of a page, a layout, an error page or an endpoint.', advice: '{{rename}}' },
  namedLayout: { text: 'Kit refuses the `@` in `{{file}}`, because only components can name a layout.', advice: '{{rename}}' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Other names, and a slip of the finger',
      files: {
        'src/routes/+Page.svelte': '<h1>Shop</h1><!-- ✗ reserved "" -->\n',
        'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
        'src/routes/cart/+summary.svelte': '<p>Three things</p><!-- ✗ reserved "" -->\n',
      },
      says: ['Rename it to `+page.svelte`.', 'Rename it to `summary.svelte`.'],
    },
    {
      title: 'A module that names a layout',
      files: {
        'src/routes/(app)/cart/+page@(app).svelte': '<h1>Cart</h1>\n',
        'src/routes/(app)/cart/+page@.server.ts': 'export const load = () => ({ items: [] }); // ✗ namedLayout ""\n',
      },
      says: ['Rename it to `+page.server.ts`.'],
    },
    {
      title: 'A test, before Kit 3',
      files: {
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        'src/routes/+page.test.ts': 'export {}; // ✗ reserved ""\n',
      },
      says: ['Rename it to `page.test.ts`.'],
    },
  ],
  good: [
    {
      title: 'Kit’s own names, and names without a +',
      files: {
        'src/routes/cart/+layout@.svelte': '<slot />\n',
        'src/routes/+error.svelte': '<h1>Oops</h1>\n',
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        'src/routes/+page.server.ts': 'export const load = () => ({ items: [] });\n',
        'src/routes/+notes.txt': 'Prices are in euro.\n',
        'src/routes/summary.svelte': '<p>Three things</p>\n',
      },
    },
    { title: 'A test, from Kit 3 on', kit: '3.2.0', files: { 'src/routes/+page.svelte': '<h1>Shop</h1>\n', 'src/routes/+page.test.ts': 'export {};\n' } },
  ],
};

/** Reports those that are none of Kit’s, and modules that name a layout. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  for (const { code, path: file } of project.routeProblems) {
    if (file === undefined) continue; // mutate-ok: the two codes below always have a file
    if (code === 'route_file_reserved') report(file, [0, 0], 'reserved', { file, rename: rename(project, file, meantName(project, file)) }, { kitCode: code });
    if (code === 'route_named_layout_in_module') report(file, [0, 0], 'namedLayout', { file, rename: rename(project, file, nameOf(file).replace(/@[^.]*/, '')) }, { kitCode: code });
  }
}

function rename(project: Project, file: string, name: string | undefined): string {
  const isFree = name !== undefined && project.facts(`${folderOf(file)}/${name}`) === undefined;
  return isFree ? `Rename it to \`${name}\`.` : 'Give it a name that does not begin with `+`.';
}

/** The route file that is nearest, or the name without its `+`, unless that would look like a route file. */
function meantName({ config }: Project, file: string): string | undefined {
  const name = nameOf(file);
  const { extensions, moduleExtensions } = config;
  const extension = extensions.find((end) => name.endsWith(end)) ?? moduleExtensions.find((end) => name.endsWith(end)) ?? '';
  const stems = extensions.includes(extension) ? ['+page', '+layout', '+error'] : ['+page', '+page.server', '+layout', '+layout.server', '+server'];
  const isTest = /\.(?:test|spec|stories)\./.test(name);
  const near = isTest ? undefined : closest(name.slice(0, -extension.length), stems);
  if (near !== undefined) return near + extension;
  const looksLikeRoute = [...extensions, ...moduleExtensions].some((end) => parseRouteFile(name.slice(0, -extension.length) + end, config));
  return looksLikeRoute ? undefined : name.slice(1);
}
