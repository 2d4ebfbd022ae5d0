import { defineRule, deploymentFiles, isDockerfile, joinPath, type Project, type Span } from '@sk-audit/core';

export default defineRule({
  id: 'healthcheck-route-exists',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no finding in 98 apps.',
  cliOnly: true,
  summary: 'Demands a route at the address that the `HEALTHCHECK` of a Dockerfile asks for.',
  why: `\`HEALTHCHECK CMD wget … http://localhost:3000/health\` asks the app itself. When it has no such route, the answer is 404, the container is
never healthy, and whoever waits for it (compose, swarm, a load balancer) starts it again and again, or never sends it a visitor.

The rule speaks of apps with \`adapter-node\`, and is silent where something else may answer: a server hook that names the path, a
server of one's own around \`build/handler.js\`, a static file, a \`reroute\`.`,
  sources: ['https://docs.docker.com/reference/dockerfile/#healthcheck', 'https://svelte.dev/docs/kit/adapter-node'],
  messages: {
    missing: { text: 'The health check asks for `{{path}}`, and the app has no such route.', advice: 'Add `src/routes{{path}}/+server` with a `GET` that answers 200.' },
  },
  examples: {
    bad: [
      {
        title: 'A health check without its route',
        files: {
          Dockerfile: `FROM node:22-alpine
COPY build ./
HEALTHCHECK --interval=30s CMD wget -q -O /dev/null http://localhost:3000/health || exit 1 // ✗ missing "http://localhost:3000/health"
CMD ["node", "index.js"]
`,
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['The health check asks for `/health`, and the app has no such route.', 'Add `src/routes/health/+server` with a `GET` that answers 200.'],
      },
      {
        title: 'On the next line, under a base path',
        files: {
          'web.dockerfile': `FROM node:22
HEALTHCHECK --interval=30s \\
  CMD wget -qO- "http://127.0.0.1:3000/health" || exit 1 // ✗ missing "http://127.0.0.1:3000/health"
`,
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter(), paths: { base: '/shop' } } };\n",
          'src/routes/health/+server.ts': "export const GET = () => new Response('ok');\n",
        },
      },
    ],
    good: [
      {
        title: 'A hook answers',
        files: {
          Dockerfile: 'FROM node:22-alpine\nHEALTHCHECK CMD wget -q -O /dev/null http://localhost:3000/health || exit 1\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
          'src/hooks.server.ts': "export const handle = ({ event, resolve }) => event.url.pathname === '/health' ? new Response('ok') : resolve(event);\n",
        },
      },
      {
        title: 'The route is there',
        files: {
          Dockerfile: 'FROM node:22-alpine\nHEALTHCHECK CMD wget -q -O /dev/null http://localhost:3000/health || exit 1\n',
          'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
          'src/routes/health/+server.ts': "export const GET = () => new Response('ok');\n",
        },
      },
    ],
  },
  checkProject({ project, report }) {
    if (project.config.adapter !== '@sveltejs/adapter-node') return;
    for (const { path, text } of deploymentFiles(project).filter(({ name }) => isDockerfile(name))) {
      for (const { pathname, span } of healthChecks(text)) {
        if (!answers(project, pathname) && !mayAnswerElsewhere(project)) report(path, span, 'missing', { path: pathname });
      }
    }
  },
});

/** The addresses on the app's own machine that a Dockerfile's health checks ask for; a line may go on behind `\`. */
function healthChecks(text: string): readonly { readonly pathname: string; readonly span: Span }[] {
  return [...text.matchAll(/^[ \t]*HEALTHCHECK\b(?:\\\r?\n|[^\n])*/gim)].flatMap((check) =>
    [...check[0].matchAll(/https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\d+)?(\/[\w./-]*)?(?=[\s"'|;)\]]|$)/g)].map((url) => {
      const start = check.index + url.index;
      return { pathname: url[1] ?? '/', span: [start, start + url[0].length] as const };
    }),
  );
}

function answers(project: Project, pathname: string): boolean {
  const { assets, basePath = '' } = project.config;
  if (!pathname.startsWith(`${basePath}/`)) return false;
  const inApp = pathname.slice(basePath.length);
  return project.matchRoute(inApp) !== undefined || project.paths().includes(joinPath(assets, inApp) ?? '') || namedInHooks(project, pathname);
}

/** A server hook that names the path may answer it. */
function namedInHooks(project: Project, pathname: string): boolean {
  return project.filesOf('hooks.server').some((path) => JSON.stringify(project.facts(path)).includes(JSON.stringify(pathname)));
}

/** A server of the app's own, a `reroute`, or configuration that could not be read. */
function mayAnswerElsewhere(project: Project): boolean {
  const { unknown } = project.config;
  return unknown.includes('*') || unknown.includes('paths.base') || project.paths().some((path) => project.entries(path).some(({ role }) => role === 'reroute') || project.imports(path).some(({ fact }) => /(?:^|\/)handler\.js$/.test(fact.specifier)));
}
