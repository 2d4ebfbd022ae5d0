import { defineCases, type Example } from '@sk-audit/core';

const PAGE = 'src/routes/+page.svelte';

/** A name that a page imports as public. */
function imported(name: string, isBad: boolean): Example {
  return { title: name, files: { [PAGE]: `<script>\n  import { ${name} } from '$env/static/public';${isBad ? ` // ✗ publicName "${name}"` : ''}\n</script>\n{${name}}\n` } };
}

function inPage(title: string, line: string, files: Example['files'] = {}, kit?: string): Example {
  return { title, ...(kit ? { kit } : {}), files: { [PAGE]: `<script>\n  ${line}\n</script>\n`, ...files } };
}

const declaredIn = (text: string): Example['files'] => ({ 'src/env.ts': text, [PAGE]: '<p>Shop</p>\n' });
const BAD = ['PUBLIC_JWT_SECRET', 'PUBLIC_AWS_SECRET_ACCESS_KEY', 'PUBLIC_APP_SECRET_TOKEN', 'PUBLIC_SIGNING_PRIVATE_KEY', 'PUBLIC_SMTP_PASSWORD', 'PUBLIC_DB_PASSWD', 'PUBLIC_SUPABASE_SERVICE_ROLE', 'PUBLIC_SUPABASE_SERVICE_ROLE_KEY', 'PUBLIC_SERVICE_KEY', 'PUBLIC_FIREBASE_SERVICE_ACCOUNT', 'PUBLIC_REFRESH_TOKEN', 'PUBLIC_TELEGRAM_BOT_TOKEN', 'PUBLIC_DATABASE_URL', 'PUBLIC_MONGODB_URI', 'PUBLIC_REDIS_URL', 'PUBLIC_CONNECTION_STRING', 'PUBLIC_FILMS_SECRET_API_KEY_V3', 'PUBLIC_SECRET_2'];
const GOOD = ['PUBLIC_STRIPE_KEY', 'PUBLIC_GOOGLE_MAPS_API_KEY', 'PUBLIC_CESIUM_ACCESS_TOKEN', 'PUBLIC_RECAPTCHA_SITE_KEY', 'PUBLIC_SENTRY_DSN', 'PUBLIC_SUPABASE_ANON_KEY', 'PUBLIC_SUPABASE_URL', 'PUBLIC_SECRET_VIDEO_URL', 'PUBLIC_PASSWORD_LENGTH', 'PUBLIC_SHOW_PASSWORD', 'PUBLIC_DEMO_PASSWORD', 'PUBLIC_SECRETARY', 'PUBLIC_VAPID_PUBLIC_KEY', 'PUBLIC_NOSECRET'];

export default defineCases({
  bad: [
    ...BAD.map((name) => imported(name, true)),
    inPage('while the app runs', "import { env } from '$env/dynamic/public'; console.log(env.PUBLIC_JWT_SECRET); // ✗ publicName \"env.PUBLIC_JWT_SECRET\""),
    { ...inPage('with another prefix', "import { OPEN_JWT_SECRET } from '$env/static/public'; console.log(OPEN_JWT_SECRET); // ✗ publicName \"OPEN_JWT_SECRET\"", { 'svelte.config.js': "export default { kit: { env: { publicPrefix: 'OPEN_' } } };\n" }), says: ['Give it a name without `OPEN_`, import it from the private module on the server, and replace the value that was public.'] },
    inPage('in Kit 3', "import { JWT_SECRET } from '$app/env/public'; console.log(JWT_SECRET); // ✗ publicName \"JWT_SECRET\"", {}, '3.2.0'),
    {
      title: 'once, however often it is used',
      files: {
        'src/lib/a.ts': "import { PUBLIC_JWT_SECRET } from '$env/static/public'; // ✗ publicName \"PUBLIC_JWT_SECRET\"\nimport { env } from '$env/dynamic/public';\nexport const secret = [PUBLIC_JWT_SECRET, env.PUBLIC_JWT_SECRET];\n",
        [PAGE]: "<script>\n  import { PUBLIC_JWT_SECRET } from '$env/static/public';\n  import { secret } from '$lib/a';\n</script>\n{PUBLIC_JWT_SECRET}{secret}\n",
      },
      says: ['is used here too: PUBLIC_JWT_SECRET'],
    },
    { title: 'a list of declarations', kit: '3.2.0', files: declaredIn("export const variables = {\n  JWT_SECRET: { public: true, static: true }, // ✗ declaredPublic \"JWT_SECRET\"\n  SMTP_PASSWORD: {}\n};\n") },
  ],
  good: [
    ...GOOD.map((name) => imported(name, false)),
    inPage('a switch', "import { env } from '$env/dynamic/public'; console.log(env.PUBLIC_ENABLE_PASSWORD);"),
    inPage('another module of this name', "import { PUBLIC_JWT_SECRET } from '$lib/names'; console.log(PUBLIC_JWT_SECRET);", { 'src/lib/names.ts': "export const PUBLIC_JWT_SECRET = 'PUBLIC_JWT_SECRET';\n" }),
    inPage('a property of another object', "import { names } from '$lib/names'; console.log(names.PUBLIC_JWT_SECRET, import.meta.url);", { 'src/lib/names.ts': 'export const names = {};\n' }),
    inPage('what Vite does not give', 'console.log(import.meta.env.JWT_SECRET, import.meta.hot, globalThis.env.VITE_JWT_SECRET);'),
    { title: 'VITE_ on the server alone', files: { 'src/routes/+page.server.ts': 'export const load = () => fetch(import.meta.env.VITE_DATABASE_URL);\n' } },
    { title: 'a private variable', files: { 'src/routes/+page.server.ts': "import { JWT_SECRET } from '$env/static/private';\nimport { env } from '$env/dynamic/private';\nexport const load = () => fetch(JWT_SECRET + env.PUBLIC_SECRET);\n" } },
    { title: 'a file without code', files: { [PAGE]: "<script>\n  import '../shop.css';\n</script>\n", 'src/shop.css': '.JWT_SECRET { color: teal; }\n' } },
    { title: 'a test', files: { 'src/lib/env.test.ts': "import { PUBLIC_JWT_SECRET } from '$env/static/public';\nconsole.log(PUBLIC_JWT_SECRET);\n", [PAGE]: '<p>Shop</p>\n' } },
    { title: 'a module that nobody uses', files: { 'src/lib/env.ts': "import { PUBLIC_JWT_SECRET } from '$env/static/public';\nconsole.log(PUBLIC_JWT_SECRET);\n", [PAGE]: '<p>Shop</p>\n' } },
    { title: 'declared as private', kit: '3.2.0', files: declaredIn("import { defineEnvVars } from '@sveltejs/kit/env';\nexport const others = defineEnvVars({ JWT_SECRET: { public: true } });\nexport const variables = defineEnvVars({ JWT_SECRET: { public: false }, DB_PASSWORD: {}, SHOP_NAME: { public: true }, SMTP_PASSWORD: given });\nconst given = {};\n") },
    { title: 'declared by a function', kit: '3.2.0', files: declaredIn('export const variables = given();\nfunction given() {\n  return {};\n}\n') },
    { title: 'a file called env in Kit 2', files: { 'src/env.ts': 'export const variables = { JWT_SECRET: { public: true } };\n', [PAGE]: "<script>\n  import { variables } from '../env';\n</script>\n{variables}\n" } },
  ],
});
