import { defineCases, type Example } from '@sk-audit/core';

/** One line in a server load. */
function inLoad(title: string, line: string, files: Example['files'] = {}): Example {
  return { title, files: { 'src/routes/+page.server.ts': `import { env } from '$env/dynamic/private';\nimport { APP_MODE } from '$env/static/private';\nexport const load = async ({ locals }) => {\n  ${line}\n};\n`, ...files } };
}

export default defineCases({
  bad: [
    inLoad('a static variable', 'return { mode: APP_MODE }; // ✗ variable "mode: APP_MODE"'),
    inLoad('one of two', 'return { mode: locals.mode ?? env.APP_MODE }; // ✗ variable "mode: locals.mode ?? env.APP_MODE"'),
    inLoad('in a list', 'return { modes: [env.APP_MODE] }; // ✗ variable "modes: [env.APP_MODE]"'),
    inLoad('taken out of it', 'const { APP_MODE: mode } = env; return { mode }; // ✗ variable "mode"'),
    inLoad('an object that a constant holds', 'const data = { mode: env.APP_MODE }; return data; // ✗ variable "mode: env.APP_MODE"'),
    inLoad('all of them by name', 'return { env }; // ✗ environment "env"'),
    inLoad('a secret that ends like an address', 'return { at: env.DATABASE_URL }; // ✗ variable "at: env.DATABASE_URL"'),
    { title: 'an action, also when it fails', files: { 'src/routes/+page.server.ts': "import { fail } from '@sveltejs/kit';\nimport { env } from '$env/dynamic/private';\nexport const actions = { default: async () => {\n  return fail(400, { mode: env.APP_MODE }); // ✗ variable \"mode: env.APP_MODE\"\n} };\n" } },
    { title: 'a remote function', files: { 'src/lib/mode.remote.ts': "import { query } from '$app/server';\nimport { env } from '$env/dynamic/private';\nexport const mode = query(async () => env.APP_MODE); // ✗ variable \"env.APP_MODE\"\n", 'src/routes/+page.svelte': "<script>\n  import { mode } from '$lib/mode.remote';\n</script>\n{#await mode() then text}{text}{/await}\n" } },
    { title: 'in Kit 3', kit: '3.2.0', files: { 'src/routes/+page.server.ts': "import { APP_MODE } from '$app/env/private';\nexport const load = () => ({ mode: APP_MODE }); // ✗ variable \"mode: APP_MODE\"\n" } },
  ],
  good: [
    inLoad('made of it', "return { on: env.APP_MODE === 'on', has: !!APP_MODE, text: `mode ${APP_MODE}`.length, asked: ask(env.APP_MODE) };\n  function ask(mode) { return mode.length; }"),
    inLoad('public names', 'return { a: env.PUBLIC_MODE, b: env.STRIPE_PUBLISHABLE_KEY, c: env.GOOGLE_CLIENT_ID, d: env.ORIGIN, e: env.SENTRY_DSN };'),
    inLoad('public variables', 'return { mode: PUBLIC_MODE, own: mode };', { 'src/routes/+page.server.ts': "import { PUBLIC_MODE } from '$env/static/public';\nimport { mode } from '$lib/mode';\nimport { MODE } from 'shop-modes';\nexport const load = () => ({ mode: PUBLIC_MODE, own: mode, theirs: MODE });\n", 'src/lib/mode.ts': "export const mode = 'on';\n" }),
    inLoad('nothing', 'return;'),
    { title: 'an endpoint answers whom it likes, a hook returns to Kit', files: { 'src/routes/+server.ts': "import { env } from '$env/dynamic/private';\nexport const GET = () => env.APP_MODE;\n", 'src/hooks.server.ts': "import { env } from '$env/dynamic/private';\nexport const handleError = () => ({ message: env.APP_MODE });\n" } },
  ],
});
