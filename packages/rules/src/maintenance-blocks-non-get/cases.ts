import { defineCases } from '@sk-audit/core';

/** A hook with this body. */
const hook = (body: string): { readonly [path: string]: string } => ({ 'src/hooks.server.ts': `import { error, redirect } from '@sveltejs/kit';\nimport { env } from '$env/dynamic/private';\nexport const handle = async ({ event, resolve }) => {\n${body}\n};\n` });

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'what stops others comes after it is served', files: hook("  const page = await resolve(event); // ✗ served \"resolve\"\n  if (env.MAINTENANCE === 'on') return new Response('Back at noon', { status: 503 });\n  return page;") },
    { title: 'what is stopped is a data request', files: hook("  if (env.MAINTENANCE && event.isDataRequest) error(503, 'Back at noon');\n  return resolve(event); // ✗ served \"resolve\"") },
  ],
  good: [
    { title: 'pages are redirected, forms refused', files: hook("  if (env.MAINTENANCE && event.request.method === 'GET') redirect(302, '/closed');\n  if (env.MAINTENANCE) error(503, 'Back at noon');\n  return resolve(event);") },
    { title: 'those are stopped whom nobody can tell', files: hook("  if (env.MAINTENANCE && !event.locals.admin) error(503, 'Back at noon');\n  return resolve(event);") },
    { title: 'nobody is served at all', files: hook("  if (env.MAINTENANCE) return new Response('Back at noon', { status: 503 });\n  if (event.locals.user) return resolve(event);\n  return new Response('Who are you?', { status: 401 });") },
  ],
});
