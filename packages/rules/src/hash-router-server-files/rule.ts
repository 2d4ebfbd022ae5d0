import { defineRule, kitOption, nameOf, staticPageOptions, type ProjectCheckContext } from '@sk-audit/core';

type Id = 'serverFile' | 'pageOption' | 'otherExport' | 'serverResolution';

const OPTIONS: ReadonlySet<string> = new Set(['ssr', 'csr', 'prerender', 'trailingSlash', 'config', 'entries']);

export default defineRule<Id>({
  id: 'hash-router-server-files',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.14.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids server files, page options and server-side route resolution in an app with the hash router.',
  why: `With \`router: { type: 'hash' }\` (from 2.14 on) the app is one page, and the part of the URL behind the \`#\` says what it shows. No server
takes part: Kit refuses \`+page.server\`, \`+layout.server\` and \`+server\` files as soon as it reads the routes folder, page options
(\`ssr\`, \`csr\`, \`prerender\`, \`trailingSlash\`, \`config\`, \`entries\`) at the end of the build, and \`router.resolution: 'server'\` when it
reads the configuration. Where Kit cannot read the page options without running the module (before 2.21, and when one is computed), any
export but \`load\` is one to it.

The rule needs to see \`hash\` as a literal in the configuration.`,
  sources: ['https://svelte.dev/docs/kit/configuration#router', '@sveltejs/kit 2.70.4 src/core/postbuild/analyse.js', '@sveltejs/kit 3.2.0 src/core/config/index.js'],
  messages: {
    serverFile: { text: 'Kit refuses `{{file}}`, because an app with the hash router has no server that could run it.', advice: '{{todo}}' },
    pageOption: { text: 'Kit refuses the page option `{{option}}`, because an app with the hash router is one page for all routes.', advice: 'Delete the export.' },
    otherExport: { text: 'Kit takes `{{option}}` for a page option, because it has to run the module to learn of those, and then every export but `load` counts.', advice: 'Move it to a module of its own.' },
    serverResolution: { text: 'Kit refuses `router.resolution: \'server\'`, because with the hash router the server never learns of the route.', advice: 'Delete the option.' },
  },
  examples: {
    bad: [
      {
        title: 'A server load function and an endpoint',
        files: {
          'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n",
          'src/routes/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/+page.server.ts': 'export const load = () => ({ items: [] }); // ✗ serverFile ""\n',
          'src/routes/api/+server.ts': 'export const GET = () => new Response(); // ✗ serverFile ""\n',
        },
        says: ['Load the data in `+page.ts`, or take `router.type` out of the configuration.'],
      },
      {
        title: 'A page option',
        files: {
          'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n",
          'src/routes/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/+layout.ts': 'export const ssr = false; // ✗ pageOption "ssr"\n',
        },
      },
      {
        title: 'A helper beside an option that Kit has to compute',
        files: {
          'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n",
          'src/routes/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/+page.ts': 'export const prerender = 1 > 2; // ✗ pageOption "prerender"\nexport const _limit = 3; // ✗ otherExport "_limit"\nexport const load = () => ({});\n',
        },
      },
      {
        title: 'Routes that the server would have to resolve',
        files: {
          'svelte.config.js': "export default { kit: { router: { type: 'hash', resolution: 'server' } } }; // ✗ serverResolution \"resolution: 'server'\"\n",
          'src/routes/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'A universal load function',
        files: {
          'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n",
          'src/routes/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/+page.ts': 'export const load = () => ({ items: [] });\n',
        },
      },
      {
        title: 'The usual router',
        files: {
          'svelte.config.js': "export default { kit: { router: { resolution: 'server' } } };\n",
          'src/routes/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/+page.server.ts': 'export const load = () => ({ items: [] });\nexport const ssr = true;\n',
        },
      },
    ],
  },
  checkProject(context) {
    if (context.project.config.routerType !== 'hash') return;
    reportServerFiles(context);
    reportPageOptions(context);
    reportResolution(context);
  },
});

function reportServerFiles({ project, report }: ProjectCheckContext<Id>): void {
  for (const { code, path: file } of project.routeProblems) {
    if (code !== 'route_server_file_hash_router' || file === undefined) continue; // mutate-ok: the code always has a file
    const universal = nameOf(file).replace('.server.', '.');
    const instead = universal === nameOf(file) ? 'Let another server answer' : `Load the data in \`${universal}\``;
    report(file, [0, 0], 'serverFile', { file, todo: `${instead}, or take \`router.type\` out of the configuration.` }, { kitCode: code });
  }
}

function reportPageOptions(context: ProjectCheckContext<Id>): void {
  for (const { page, layout } of context.project.routes.nodes) {
    for (const path of [layout?.universal, page?.universal]) if (path !== undefined) reportExports(context, path); // mutate-ok: what has no path has no facts
  }
}

function reportExports({ project, report }: ProjectCheckContext<Id>, path: string): void {
  const facts = project.facts(path);
  if (!facts) return; // mutate-ok: a module that Kit knows has facts
  const isRun = staticPageOptions(facts, project.kit) === undefined;
  for (const { name, span, typeOnly } of facts.exports) {
    const message = OPTIONS.has(name) ? 'pageOption' : isRun && name !== 'load' && name !== '*' ? 'otherExport' : undefined;
    if (message !== undefined && !typeOnly) report(path, span, message, { option: name }, { kitCode: 'router_hash_page_options' });
  }
}

function reportResolution({ project, report }: ProjectCheckContext<Id>): void {
  if (project.config.routerResolution !== 'server') return;
  const option = kitOption(project, 'router.resolution');
  if (typeof option === 'object') report(option.path, option.span, 'serverResolution', {}, { kitCode: 'config_server_resolution_hash' }); // mutate-ok: an option that was read stands somewhere
}
