import { defineCases } from '@sk-audit/core';

const adapter = "import adapter from '@sveltejs/adapter-node';\n";
const config = `${adapter}export default { kit: { adapter: adapter() } };\n`;
const check = 'FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:3000/health\n';
const marked = 'FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:3000/health // ✗ missing "http://localhost:3000/health"\n';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'Only a component names the path, and a pipeline asks elsewhere', files: { Dockerfile: marked, '.gitlab-ci.yml': 'HEALTHCHECK CMD curl http://localhost:3000/ready\n', 'svelte.config.js': config, 'src/routes/+page.js': "import { error } from '@sveltejs/kit';\nexport const load = ({ url }) => {\n  if (url.pathname === '/health') error(404);\n};\n" } },
    { title: 'Outside the base path, where a route has the name of the rest', files: { Dockerfile: 'FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:3000/x/health // ✗ missing "http://localhost:3000/x/health"\n', 'svelte.config.js': `${adapter}export default { kit: { adapter: adapter(), paths: { base: '/a' } } };\n`, 'src/routes/health/+server.ts': "export const GET = () => new Response('ok');\n" } },
    { title: 'A hook that names another path', files: { Dockerfile: marked, 'svelte.config.js': config, 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => event.url.pathname === '/healthy' ? new Response('ok') : resolve(event);\n" } },
    { title: 'A handler of another name', files: { Dockerfile: marked, 'svelte.config.js': config, 'src/routes/+page.js': "import { total } from '../lib/error-handler.js';\nexport const load = () => ({ total });\n", 'src/lib/error-handler.js': 'export const total = 3;\n' } },
  ],
  good: [
    { title: 'Another adapter', files: { Dockerfile: check, 'svelte.config.js': "import adapter from '@sveltejs/adapter-vercel';\nexport default { kit: { adapter: adapter() } };\n" } },
    { title: 'A reroute', files: { Dockerfile: check, 'svelte.config.js': config, 'src/hooks.ts': "export const reroute = ({ url }) => url.pathname === '/health' ? '/status' : undefined;\n" } },
    { title: 'A server of its own', files: { Dockerfile: check, 'svelte.config.js': config, 'server.js': "import { handler } from './build/handler.js';\nimport express from 'express';\nexpress().get('/health', (request, response) => response.end('ok')).use(handler).listen(3000);\n" } },
    { title: 'A static file', files: { Dockerfile: 'FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:3000/health.txt\n', 'svelte.config.js': config, 'static/health.txt': 'ok\n' } },
    { title: 'Under a base path', files: { Dockerfile: 'FROM node:22\nHEALTHCHECK CMD curl -f http://localhost:3000/shop/health\n', 'svelte.config.js': `${adapter}export default { kit: { adapter: adapter(), paths: { base: '/shop' } } };\n`, 'src/routes/health/+server.ts': "export const GET = () => new Response('ok');\n" } },
    { title: 'A base path that cannot be read', files: { Dockerfile: check, 'svelte.config.js': `${adapter}export default { kit: { adapter: adapter(), paths: { base: process.env.BASE } } };\n` } },
    { title: 'A configuration that cannot be read', files: { Dockerfile: check, 'svelte.config.js': `${adapter}import { shared } from 'shop-config';\nexport default { kit: { adapter: adapter(), ...shared } };\n` } },
    { title: 'Another server, and a way that a variable makes', files: { Dockerfile: 'FROM node:22\nHEALTHCHECK CMD curl -f http://status.example/health && curl -f http://localhost:3000/$CHECK\n', 'svelte.config.js': config } },
    { title: 'A Dockerfile for something else', files: { 'tools/Dockerfile': check, 'svelte.config.js': config, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
  ],
});
