import { defineRule, eventCalls, literalText, pagesBelow, type CallFact, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'cookie-path-consistent',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding.',
  summary: 'Forbids reading a cookie where the browser does not send it, as it is set for another path.',
  why: `A browser sends a cookie to its path and what lies below, and nowhere else. One that the app sets with \`path: '/account'\` is not there in \`/cart\`, however
often it was set. The development server warns of it when it happens.

The rule compares the literal names and paths of all \`cookies.set()\` of the app with \`cookies.get()\` in the \`load\`, actions and handlers of routes. It is
silent when the cookie is set anywhere else, with a path that is not literal, or without one.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit#Cookies', 'https://svelte.dev/e/kit/cookie_path_mismatch', '@sveltejs/kit 3.2.0 src/runtime/server/cookie.js'],
  messages: {
    elsewhere: { text: 'The cookie `{{name}}` is never here: it is set for `{{paths}}` only, and this is `{{route}}`.', advice: "Set it with `path: '/'`, or read it there." },
  },
  examples: {
    bad: [
      {
        title: 'Set for one route, read in another',
        files: {
          'src/routes/account/+page.server.ts': `export const actions = {
  default: ({ cookies }) => cookies.set('theme', 'dark', { path: '/account' })
};
`,
          'src/routes/cart/+page.server.ts': "export const load = ({ cookies }) => ({ theme: cookies.get('theme') }); // ✗ elsewhere \"cookies.get('theme')\"\n",
          'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
        },
        says: ["The cookie `theme` is never here: it is set for `/account` only, and this is `/cart`."],
      },
      {
        title: 'Read by an endpoint',
        files: {
          'src/routes/account/+page.server.ts': "export const load = ({ cookies }) => {\n  cookies.set('step', '1', { path: '/account', httpOnly: true });\n};\n",
          'src/routes/api/step/+server.ts': "export const GET = (event) => new Response(event.cookies.get('step')); // ✗ elsewhere \"event.cookies.get('step')\"\n",
        },
      },
    ],
    good: [
      {
        title: 'Below the path, and for all',
        files: {
          'src/routes/account/+page.server.ts': `export const load = ({ cookies }) => {
  cookies.set('step', '1', { path: '/account' });
  cookies.set('theme', 'dark', { path: '/' });
};
`,
          'src/routes/account/(more)/orders/+page.server.ts': "export const load = ({ cookies }) => ({ step: cookies.get('step') });\n",
          'src/routes/account/(more)/orders/+page.svelte': '<h1>Orders</h1>\n',
          'src/routes/cart/+page.server.ts': "export const load = ({ cookies }) => ({ theme: cookies.get('theme'), other: cookies.get('other') });\n",
          'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
          'src/routes/+layout.server.ts': "export const load = ({ cookies }) => ({ step: cookies.get('step') });\n",
        },
      },
      {
        title: 'Set again elsewhere',
        files: {
          'src/routes/account/+page.server.ts': "import { remember } from '$lib/server/theme';\nexport const load = ({ cookies }) => {\n  cookies.set('theme', 'dark', { path: '/account' });\n  remember(cookies);\n};\n",
          'src/lib/server/theme.ts': "export const remember = (cookies) => cookies.set('theme', 'dark', { path: '/' });\n",
          'src/routes/cart/+page.server.ts': "export const load = ({ cookies }) => ({ theme: cookies.get('theme') });\n",
          'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
    ],
  },
  check({ path, project, report }) {
    for (const { call, entry } of eventCalls(project, path, 'cookies.get')) {
      const name = literalText(call.args[0]);
      const routes = routesOf(project, entry.declaredIn);
      const paths = name === undefined || routes.length === 0 || entry.wrapped ? [] : (pathsOf(project, name) ?? []);
      if (name !== undefined && paths.length > 0 && !routes.some((route) => paths.some((one) => mayBeBelow(route, one)))) report(call.span, 'elsewhere', { name, paths: [...new Set(paths)].join('`, `'), route: routes[0] as string }, { kitCode: 'cookie_path_mismatch' });
    }
  },
});

/** The ids of the routes that the module answers for, without groups. */
function routesOf(project: Project, path: string): readonly string[] {
  const node = project.routes.byFile.get(path);
  const ids = node && project.role(path) === 'endpoint' ? [node.id] : pagesBelow(project, path).map(({ id }) => id);
  return ids.map((id) => id.replace(/\/\([^)]*\)/g, '') || '/');
}

/** May an address of the route lie at the path, or below it? A parameter may be anything. */
function mayBeBelow(route: string, path: string): boolean {
  const wanted = path.split('/').filter((part) => part !== '');
  const parts = route.split('/').filter((part) => part !== '');
  return wanted.every((part, i) => parts[i] === part || parts.slice(0, i + 1).some((one) => one.includes('[')));
}

/** The paths for which the app sets the cookie; undefined where one of them is not known. */
function pathsOf(project: Project, name: string): readonly string[] | undefined {
  const sets = project.paths().filter((path) => !project.isDead(path)).flatMap((path) => (project.facts(path)?.calls ?? []).filter((call) => setsCookie(call, name)));
  const paths = sets.map(({ args }) => (args[2]?.is === 'object' && !args[2].open ? literalText(args[2].props['path']) : undefined));
  return paths.every((path) => path?.startsWith('/')) ? (paths as readonly string[]) : undefined;
}

/** `cookies.set()` of anything, with this name or one that is not known. */
function setsCookie({ args, callee }: CallFact, name: string): boolean {
  const isSet = callee.path.at(-1) === 'set' && args.length === 3;
  const set = literalText(args[0]);
  return isSet && (set === name || (set === undefined && callee.path.at(-2) === 'cookies'));
}
