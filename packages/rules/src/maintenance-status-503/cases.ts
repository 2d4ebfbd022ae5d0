import { defineCases } from '@sk-audit/core';

/** A hook that closes the shop like this. */
const hook = (body: string): { readonly [path: string]: string } => ({ 'src/hooks.server.ts': `import { error, redirect } from '@sveltejs/kit';\nimport { env } from '$env/dynamic/private';\nexport const handle = ({ event, resolve }) => {\n${body}\n  return resolve(event);\n};\n` });

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'a response for all, forms too', files: hook("  if (env.MAINTENANCE) return new Response('Back at noon', { status: 500 }); // ✗ status \"Response\"") },
  ],
  good: [
    { title: 'a redirect of forms, too, is another rule’s matter', files: hook("  if (env.MAINTENANCE) redirect(303, '/closed');") },
    { title: 'a status that nobody knows', files: hook("  if (env.MAINTENANCE) error(env.STATUS, 'Back at noon');") },
  ],
});
