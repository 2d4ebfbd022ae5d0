import { defineCases } from '@sk-audit/core';

/** A root layout with this load. */
const root = (body: string, head = ''): { readonly [path: string]: string } => ({ 'src/routes/+layout.server.ts': `import { env } from '$env/dynamic/private';\n${head}export const load = () => {\n${body}\n};\n` });

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [{ title: 'an error of the app’s own', files: root("  if (env.MAINTENANCE) throw new Closed('Back at noon'); // ✗ thrown \"throw new Closed('Back at noon');\"", 'class Closed extends Error {}\n') }],
  good: [
    { title: 'caught', files: root("  try {\n    if (env.MAINTENANCE) throw new Error('Back at noon');\n  } catch {\n    return { closed: true };\n  }") },
    { title: 'what is thrown is no new error, or is returned', files: root("  const closed = new Error('Back at noon');\n  if (env.MAINTENANCE === 'on') throw closed;\n  if (env.MAINTENANCE === 'soon') throw makeError('Back at noon');\n  if (env.MAINTENANCE === 'text') throw 'Back at noon';", 'const makeError = (text: string) => new Error(text);\n') },
    { title: 'an error that is returned', files: root("  if (env.MAINTENANCE) return new Error('Back at noon');") },
    { title: 'a function in the load that nothing calls', files: root("  const stop = () => { if (env.MAINTENANCE) throw new Error('Back at noon'); };\n  return { stop: typeof stop };") },
    { title: 'the root page, and an endpoint beside the layout', files: { 'src/routes/+page.server.ts': "import { env } from '$env/dynamic/private';\nexport const load = () => {\n  if (env.MAINTENANCE) throw new Error('Back at noon');\n};\n", 'src/routes/+server.ts': "import { env } from '$env/dynamic/private';\nexport const POST = () => {\n  if (env.MAINTENANCE) throw new Error('Back at noon');\n  return new Response();\n};\n" } },
    { title: 'an action whose code a layout exports', files: { ...root("  return { closed: env.MAINTENANCE === 'on' };"), 'src/routes/+page.server.ts': "import { env } from '$env/dynamic/private';\nexport const actions = { default: () => {\n  if (env.MAINTENANCE) throw new Error('Back at noon');\n} };\n" } },
  ],
});
