import { defineCases } from '@sk-audit/core';

/** Three loads with this beginning, one of them a layout's; `marked` stands in that. */
function loads(head: string, parameter: string, body: string, marked = ''): { readonly [path: string]: string } {
  const text = (mark: string): string => `import { error, fail, redirect } from '@sveltejs/kit';\n${head}\nexport const load = async (${parameter}) => {\n${body.replace('MARK', mark)}\n};\n`;
  return { 'src/routes/+layout.server.ts': text(marked), 'src/routes/a/+page.server.ts': text(''), 'src/routes/b/+page.server.ts': text('') };
}
const SESSION = { 'src/lib/server/session.ts': 'export const sessionOf = async (given) => given;\nexport const themeOf = async (given) => given;\nexport const eventSession = async (event) => event.cookies.get("session");\nexport const headerSession = async ({ request }) => { const read = () => request.headers.get("authorization"); return read(); };\nexport const placeSession = async (event) => event.url;\n' };
const OWN = "import { eventSession, headerSession, placeSession, sessionOf, themeOf } from '$lib/server/session';";
const hook = (code: string): { readonly [path: string]: string } => ({ 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n${code}\n  return resolve(event);\n};\n` });

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'The whole event, where the function looks at its cookies', files: { ...SESSION, ...loads(OWN, 'event', 'const session = await eventSession(event); MARK\nif (!session) error(401);', '// ✗ duplicate "eventSession(event)"') } },
    { title: 'The whole event, where the function looks at its headers', files: { ...SESSION, ...loads(OWN, 'event', 'if (!(await headerSession(event))) return fail(401); MARK', '// ✗ duplicate "headerSession(event)"') } },
    { title: 'Headers and a function of a package', files: loads("import { verifyJwt } from 'some-auth';", '{ request }', "const payload = await verifyJwt(request.headers.get('authorization')); MARK\nif (!payload) throw redirect(303, '/');", '// ✗ duplicate "verifyJwt(request.headers.get(\'authorization\'))"') },
    { title: 'A method of a client, and a name that only the cookie has', files: { ...loads("import { client } from 'some-client';", '{ cookies }', "const found = await client.find(cookies.get('session')); MARK\nif (found === undefined) error(401);", '// ✗ duplicate "client.find(cookies.get(\'session\'))"') } },
    {
      title: 'Functions in `locals` that keep nothing',
      files: { ...hook("event.locals.getSession = async () => (await event.locals.supabase.auth.getUser()).data;\nevent.locals.theme = 'dark';\nlet count = 0;\nevent.locals.countUsers = () => count++;"), ...loads('', '{ locals }', 'const session = await locals.getSession(); MARK\nif (!session) error(401);', '// ✗ duplicate "locals.getSession()"') },
    },
    {
      title: 'Once an entry, and most of them in one file',
      files: {
        ...SESSION,
        'src/routes/+layout.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => {\n  if (!(await sessionOf(cookies.get('session')))) error(401);\n};\n`,
        'src/routes/b/+page.server.ts': `import { error, fail } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => {\n  if (!(await sessionOf(cookies.get('session')))) error(401); // ✗ duplicate "sessionOf(cookies.get('session'))"\n  if (!(await sessionOf(cookies.get('session')))) error(401);\n};\nexport const actions = { save: async ({ cookies }) => {\n  if (!(await sessionOf(cookies.get('session')))) return fail(401);\n} };\n`,
      },
      says: ['`sessionOf()` verifies the visitor in 3 places of 2 route files, each for itself.'],
    },
    {
      title: 'Two verifications, each repeated',
      files: { ...SESSION, ...loads(OWN, '{ cookies, request }', "const one = await sessionOf(cookies.get('session')); MARK\nif (!one) error(401);", '// ✗ duplicate "sessionOf(cookies.get(\'session\'))"'), 'src/routes/d/+page.server.ts': `import { error } from '@sveltejs/kit';\nimport { verifyJwt } from 'some-auth';\nexport const load = async ({ request }) => { if (!(await verifyJwt(request.headers.get('authorization')))) error(401); };\n` },
      says: ['`sessionOf()` verifies the visitor in 3 places of 3 route files, each for itself.'],
    },
  ],
  good: [
    { title: 'Two places', files: { ...SESSION, 'src/routes/+layout.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n`, 'src/routes/b/+page.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n` } },
    { title: 'Routes beside each other: one request, one verification', files: { ...SESSION, 'src/routes/+layout.server.ts': 'export const load = () => ({ shop: true });\n', 'src/routes/a/+page.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n`, 'src/routes/b/+layout.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n`, 'src/routes/c/+page.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n` } },
    { title: 'A layout’s load and the actions below it, which do not wait for it', files: { ...SESSION, 'src/routes/+layout.server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n`, 'src/routes/a/+page.server.ts': `import { fail } from '@sveltejs/kit';\n${OWN}\nexport const actions = {\n  a: async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) return fail(401); },\n  b: async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) return fail(401); }\n};\n` } },
    { title: 'One file', files: { ...SESSION, 'src/routes/a/+page.server.ts': `import { error, fail } from '@sveltejs/kit';\n${OWN}\nexport const load = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\nexport const actions = {\n  a: async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) return fail(401); },\n  b: async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) return fail(401); }\n};\n` } },
    { title: 'Actions and handlers, which never run together', files: { ...SESSION, 'src/routes/a/+page.server.ts': `import { fail } from '@sveltejs/kit';\n${OWN}\nexport const actions = {\n  a: async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) return fail(401); },\n  b: async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) return fail(401); }\n};\n`, 'src/routes/b/+server.ts': `import { error } from '@sveltejs/kit';\n${OWN}\nexport const POST = async ({ cookies }) => { if (!(await sessionOf(cookies.get('session')))) error(401); };\n` } },
    { title: 'Not awaited: a look at what is there', files: { ...SESSION, ...loads("import { decode } from 'some-auth';", '{ cookies }', "const session = decode(cookies.get('session'));\nif (!session) error(401);") } },
    { title: 'Only where nobody has asked before', files: loads('', '{ locals }', 'const session = locals.session ?? (await locals.auth());\nif (!session) error(401);') },
    { title: 'Nothing comes of it', files: { ...SESSION, ...loads(OWN, '{ cookies }', "const session = await sessionOf(cookies.get('session'));\nif (!session) console.log('nobody');\nreturn { session };") } },
    { title: 'For those who are signed in', files: { ...SESSION, ...loads(OWN, '{ cookies }', "const session = await sessionOf(cookies.get('session'));\nif (session) redirect(303, '/');") } },
    { title: 'Another reason to refuse', files: { ...SESSION, ...loads(OWN, '{ cookies, locals }', "const session = await sessionOf(cookies.get('session'));\nif (!locals.user) error(401);\nreturn { session };") } },
    { title: 'No question of who asks', files: { ...SESSION, ...loads(OWN, '{ cookies, locals }', "const theme = await themeOf(cookies.get('theme'));\nif (!theme) error(400);\nif (!(await locals.getTheme())) error(400);") } },
    { title: 'The whole event, of which the function looks at something else', files: { ...SESSION, ...loads(OWN, 'event', 'if (!(await placeSession(event))) error(401);') } },
    { title: 'The whole event for a function that is not there', files: loads("import { check } from 'some-auth';", 'event', 'if (!(await check(event))) error(401);') },
    { title: 'What was sent, not what the browser keeps', files: { ...SESSION, ...loads(OWN, '{ params, request }', "const session = await sessionOf(params.session);\nif (!session) error(404);\nconst form = await sessionOf(await request.formData());\nif (!form) error(400);") } },
    { title: 'Data in place of an answer', files: { ...SESSION, ...loads(OWN, '{ cookies }', "const session = await sessionOf(cookies.get('session'));\nif (!session) return { session: undefined };\nif (!session) return load2();\nfunction load2() { return {}; }") } },
    { title: 'Lucia remembers', files: { ...hook("event.locals.auth = auth.handleRequest(event);"), ...loads('', '{ locals }', 'const session = await locals.auth.validate();\nif (!session) error(401);') } },
    { title: 'A variable remembers', files: { ...hook('let found;\nevent.locals.getSession = async () => { found ??= await event.fetch("/me"); return found; };'), ...loads('', '{ locals }', 'const session = await locals.getSession();\nif (!session) error(401);') } },
    { title: '`locals` remember', files: { ...hook('event.locals.getSession = async () => (event.locals.session ??= await event.fetch("/me"));'), ...loads('', '{ locals }', 'const session = await locals.getSession();\nif (!session) error(401);') } },
    { title: 'A method that gives what `locals` hold', files: { ...hook('event.locals.auth = { getUser: async () => { const held = event.locals.user; return held; } };'), ...loads('', '{ locals }', 'const user = await locals.auth.getUser();\nif (!user) error(401);') } },
  ],
});
