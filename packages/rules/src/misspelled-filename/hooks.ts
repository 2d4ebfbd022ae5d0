/** Hooks whose file has a `+` too many, or an `s` too few. */
import { joinPath, nameOf, pathInside, type Project, type ProjectCheckContext, type Role, type RuleMeta } from '@sk-audit/core';

type Kind = { readonly role: Role; readonly stem: string; /** The versions that have such hooks. */ readonly kit: string; readonly what: string };

const kinds: readonly Kind[] = [
  { role: 'hooks.server', stem: 'hooks.server', kit: '>=1.0.0', what: 'server hooks' },
  { role: 'hooks.client', stem: 'hooks.client', kit: '>=1.0.0', what: 'client hooks' },
  { role: 'hooks.universal', stem: 'hooks', kit: '>=2.3.0', what: 'universal hooks' },
];

export const messages = {
  hookMisspelled: { text: 'Kit does not read `{{file}}`, and the app has no {{what}} else.', advice: 'Rename it to `{{name}}`.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A + too many',
      files: { 'src/+hooks.server.ts': 'export const handle = ({ event, resolve }) => resolve(event); // ✗ hookMisspelled ""\n' },
      says: ['Kit does not read `src/+hooks.server.ts`, and the app has no server hooks else.', 'Rename it to `hooks.server.ts`.'],
    },
    {
      title: 'An s too few',
      kit: '3.2.0',
      files: { 'src/hook.client.js': 'export const handleError = ({ error }) => console.error(error); // ✗ hookMisspelled ""\n' },
      says: ['Rename it to `hooks.client.js`.'],
    },
  ],
  good: [
    {
      title: 'Kit’s own names',
      kit: '3.2.0',
      files: {
        'src/hooks.server.js': 'export const handle = ({ event, resolve }) => resolve(event);\n',
        'src/hooks.client.js': 'export const handleError = ({ error }) => console.error(error);\n',
        'src/hooks.js': 'export const reroute = () => undefined;\n',
      },
    },
    {
      title: 'A helper that is imported',
      files: {
        'src/hook.server.ts': 'export const log = (text) => console.log(text);\n',
        'src/routes/+page.server.ts': "import { log } from '../hook.server';\nexport const load = () => log('shop');\n",
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
  ],
};

/** Reports the file. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  for (const { role, stem, kit, what } of kinds) {
    if (project.kitSatisfies(kit) !== true || project.filesOf(role).length > 0) continue;
    for (const typo of [`+${stem}`, stem.replace('hooks', 'hook')]) {
      const file = entryNamed(project, typo);
      if (file === undefined || project.importers(file).length > 0) continue;
      report(file, [0, 0], 'hookMisspelled', { file, what, name: correctedName(project, file, typo, stem) }, { kitCode: 'file_name_misspelled' });
    }
  }
}

/** The file of that name below `src`, or the index of a folder of that name. Kit looks in `src` whatever `files.src` says. */
function entryNamed(project: Project, stem: string): string | undefined {
  const { root, moduleExtensions } = project.config;
  const start = joinPath(root, 'src', stem);
  const names = moduleExtensions.flatMap((extension) => [`${start}/index${extension}`, `${start}${extension}`]);
  return names.find((name) => project.facts(name) !== undefined);
}

/** Of an index file the folder is to be renamed. */
function correctedName(project: Project, file: string, typo: string, stem: string): string {
  const inFolder = pathInside(`${joinPath(project.config.root, 'src', typo)}`, file);
  return inFolder === undefined ? nameOf(file).replace(typo, stem) : `${stem}/${inFolder}`;
}
