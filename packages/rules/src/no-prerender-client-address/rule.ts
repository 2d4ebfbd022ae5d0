import { defineRule, isSurelyVisited, pagesBelow, type CheckContext, type Entry, type Project, type RouteNode } from '@sk-audit/core';

export default defineRule({
  id: 'no-prerender-client-address',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Forbids `getClientAddress()` where the build prerenders.',
  why: `While the app is built there is no visitor, so there is no address: \`getClientAddress()\` throws, and the build ends. That holds for
the \`load\` functions of prerendered pages and their layouts, for prerendered endpoints, and for \`handle\` as soon as anything is prerendered.

The rule looks at calls that are always made: not under a condition such as \`building\`, not inside \`try\`.`,
  sources: ['https://svelte.dev/docs/kit/page-options#prerender', 'https://svelte.dev/e/kit/prerender_client_address', '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js'],
  messages: {
    noVisitor: { text: '`getClientAddress()` throws while {{what}} prerendered.', advice: '{{instead}}' },
  },
  examples: {
    bad: [
      {
        title: 'In the load of a prerendered page',
        files: {
          'src/routes/contact/+page.server.ts': `export const prerender = true;
export const load = ({ getClientAddress }) => ({ from: getClientAddress() }); // ✗ noVisitor "getClientAddress()"
`,
          'src/routes/contact/+page.svelte': '<h1>Contact</h1>\n',
        },
        says: ['Do not prerender it, or ask for the address only where `building` of `$app/environment` is false.'],
      },
      {
        title: 'In handle, beside a prerendered page',
        kit: '3.2.0',
        files: {
          'src/hooks.server.js': `export const handle = ({ event, resolve }) => {
  console.log(event.getClientAddress()); // ✗ noVisitor "event.getClientAddress()"
  return resolve(event);
};
`,
          'src/routes/imprint/+page.js': 'export const prerender = true;\n',
          'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        },
        says: ['`getClientAddress()` throws while the route /imprint is prerendered.', 'Ask for the address only where `building` of `$app/env` is false.'],
      },
    ],
    good: [
      {
        title: 'Not while the app is built',
        files: {
          'src/hooks.server.js': `import { building } from '$app/environment';
export const handle = ({ event, resolve }) => {
  if (!building) console.log(event.getClientAddress());
  return resolve(event);
};
`,
          'src/routes/imprint/+page.js': 'export const prerender = true;\n',
          'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        },
      },
      {
        title: 'A page that is rendered for each visitor',
        files: {
          'src/routes/contact/+page.server.ts': 'export const load = ({ getClientAddress }) => ({ from: getClientAddress() });\n',
          'src/routes/contact/+page.svelte': '<h1>Contact</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    for (const entry of project.entriesIn(path)) {
      const what = entry.wrapped ? undefined : prerenderedBy(project, entry);
      if (what === undefined) continue;
      for (const { span, callee, fn, when, tries } of facts.calls) {
        const isAddress = callee.from === 'param' && callee.path.join('.') === (entry.role === 'handle' ? 'event.getClientAddress' : 'getClientAddress');
        if (isAddress && fn === entry.fn && when === undefined && tries === undefined) report(span, 'noVisitor', { what, instead: instead(context, entry) }, { kitCode: 'prerender_client_address' });
      }
    }
  },
});

/** What is prerendered so that the function runs, as a phrase with its verb; `undefined` when nothing surely is. */
function prerenderedBy(project: Project, { declaredIn, name, role }: Entry): string | undefined {
  if (role === 'handler') return name === 'GET' && isAskedAlone(project, project.routes.byFile.get(declaredIn)) ? 'this endpoint is' : undefined;
  if (role === 'handle') return routePhrase(project.routes.nodes.find((one) => isSurelyVisited(project, one))?.id);
  if (role !== 'load' || !/\.server$/.test(project.role(declaredIn))) return undefined;
  const page = pagesBelow(project, declaredIn).find((one) => isSurelyVisited(project, one));
  return page && project.role(declaredIn) === 'page.server' ? 'this page is' : routePhrase(page?.id);
}

/** Is the endpoint prerendered, without a page beside it? */
function isAskedAlone(project: Project, node: RouteNode | undefined): boolean {
  return node !== undefined && !node.page && isSurelyVisited(project, node); // mutate-ok: an endpoint has a route
}

function routePhrase(id: string | undefined): string | undefined {
  return id === undefined ? undefined : `the route ${id} is`;
}

function instead({ project }: CheckContext<'noVisitor'>, { role }: Entry): string {
  const module = project.kitSatisfies('>=3.0.0') === true ? '$app/env' : '$app/environment';
  const guard = `sk for the address only where \`building\` of \`${module}\` is false.`;
  return role === 'handle' ? `A${guard}` : `Do not prerender it, or a${guard}`;
}
