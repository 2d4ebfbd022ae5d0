/** What stands behind an `@`. */
import { closest, folderOf, nameOf, pathInside, type Project, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

export const messages = {
  noFolder: { text: 'Kit reads the `@{{segment}}` of `{{file}}` as a folder that it lies in, and there is none of that name.', advice: '{{rename}}' },
  ownFolder: { text: 'Kit reads the `@{{segment}}` of `{{file}}` as a folder further out, but it is the layout’s own.', advice: '{{rename}}' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A group without its parentheses',
      files: {
        'src/routes/(app)/+layout.svelte': '<slot />\n',
        'src/routes/(app)/cart/+layout.svelte': '<slot />\n',
        'src/routes/(app)/cart/pay/+page@app.svelte': '<h1>Pay</h1><!-- ✗ noFolder "" -->\n',
      },
      says: ['Kit reads the `@app` of `src/routes/(app)/cart/pay/+page@app.svelte` as a folder that it lies in, and there is none of that name.', 'Rename it to `+page@(app).svelte`.'],
    },
    {
      title: 'A layout that names its own folder',
      files: {
        'src/routes/(app)/cart/+layout@cart.svelte': '<slot /><!-- ✗ ownFolder "" -->\n',
        'src/routes/(app)/cart/+page.svelte': '<h1>Cart</h1>\n',
      },
      says: ['Name `(app)` behind the `@`, or nothing for the routes folder: `+layout@.svelte`.'],
    },
  ],
  good: [
    {
      title: 'A folder above, the own one, and the routes folder',
      files: {
        'src/routes/(app)/cart/+page@(app).svelte': '<h1>Cart</h1>\n',
        'src/routes/(app)/cart/pay/+page@pay.svelte': '<h1>Pay</h1>\n',
        'src/routes/(app)/cart/print/+page@.svelte': '<h1>Print</h1>\n',
      },
    },
    {
      title: 'A layout without pages',
      files: { 'src/routes/+page.svelte': '<h1>Shop</h1>\n', 'src/routes/later/+layout@shop.svelte': '<slot />\n' },
    },
  ],
};

/** Reports names that are no folder around the file. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  for (const { code, path: file, other: segment } of project.routeProblems) {
    if (code !== 'route_layout_segment_missing' || file === undefined || segment === undefined) continue; // mutate-ok: the code always has both
    const isOwn = nameOf(folderOfRoute(project, file)) === segment;
    report(file, [0, 0], isOwn ? 'ownFolder' : 'noFolder', { file, segment, rename: rename(project, file, segment) }, { kitCode: code });
  }
}

/** The name with the folder that was probably meant, or all folders that it could name. */
function rename(project: Project, file: string, segment: string): string {
  const named = (folder: string): string => nameOf(file).replace(/@.*(?=\.[^.]+$)/, `@${folder}`);
  const folders = foldersAround(project, file);
  if (folderOfRoute(project, file) === '' && isLayout(file)) return `Rename it to \`${nameOf(file).replace(/@.*(?=\.[^.]+$)/, '')}\`.`;
  const meant = folders.find((folder) => bare(folder) === bare(segment)) ?? closest(segment, folders);
  if (meant !== undefined) return `Rename it to \`${named(meant)}\`.`;
  const others = folders.map((folder) => `\`${folder}\``).join(', ');
  return others === '' ? `Rename it to \`${named('')}\`.` : `Name ${others} behind the \`@\`, or nothing for the routes folder: \`${named('')}\`.`;
}

/** Without the signs of groups and parameters: `app` is what is left of `(app)`. */
function bare(folder: string): string {
  return folder.replace(/\W/g, '');
}

/** The names of the folders that the file can name, outermost first; for a layout its own is none. */
function foldersAround(project: Project, file: string): readonly string[] {
  const folders = folderOfRoute(project, file).split('/').filter((folder) => folder !== '');
  return isLayout(file) ? folders.slice(0, -1) : folders;
}

function isLayout(file: string): boolean {
  return nameOf(file).startsWith('+layout');
}

/** As seen from the routes folder. */
function folderOfRoute({ config }: Project, file: string): string {
  return pathInside(config.routes, folderOf(file)) ?? '';
}
