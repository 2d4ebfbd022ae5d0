import { defineCases, type Example } from '@sk-audit/core';

/** One line in an action that gets the whole event, with lines before it. */
function inAction(title: string, line: string, head = '', files: Example['files'] = {}): Example {
  return { title, files: { 'src/routes/+page.server.ts': `${head}export const actions = { default: async (event) => {\n  ${line}\n} };\n`, ...files } };
}

export default defineCases({
  bad: [
    inAction('serialized', "event.cookies.serialize('a', 'b'); // ✗ noPath \"event.cookies.serialize('a', 'b')\""),
    inAction('destructured inside', "const { cookies } = event; cookies.delete('a', { secure: true }); // ✗ noPath \"cookies.delete('a', { secure: true })\""),
    {
      ...inAction('options in a constant, where a suggestion cannot reach', "event.cookies.set('a', 'b', options); // ✗ noPath \"event.cookies.set('a', 'b', options)\"", 'const options = { httpOnly: true };\n'),
      after: inAction('', "event.cookies.set('a', 'b', options);", 'const options = { httpOnly: true };\n').files,
    },
    { ...inAction('no options in the braces', "event.cookies.set('a', 'b', {}); // ✗ noPath \"event.cookies.set('a', 'b', {})\""), after: inAction('', "event.cookies.set('a', 'b', { path: '/' });").files },
    { title: 'a helper beside the hook', files: { 'src/hooks.server.ts': "import type { Cookies } from '@sveltejs/kit';\nconst end = (cookies: Cookies) => cookies.delete('a'); // ✗ noPath \"cookies.delete('a')\"\nexport const handle = ({ event, resolve }) => {\n  end(event.cookies);\n  return resolve(event);\n};\n" } },
    { title: 'in an endpoint', files: { 'src/routes/+server.ts': "export const GET = ({ cookies }) => {\n  cookies.set('a', 'b'); // ✗ noPath \"cookies.set('a', 'b')\"\n  return new Response();\n};\n" } },
    { title: 'in a remote function', files: { 'src/routes/login.remote.ts': "import { command, getRequestEvent } from '$app/server';\nexport const login = command('unchecked', async () => {\n  getRequestEvent().cookies.set('a', 'b'); // ✗ noPath \"getRequestEvent().cookies.set('a', 'b')\"\n});\n", 'src/routes/+page.svelte': "<script>\n  import { login } from './login.remote';\n</script>\n<button onclick={() => login()}>Log in</button>\n" } },
    { title: 'in a helper that gets the event', files: { 'src/lib/server/session.ts': "import type { RequestEvent } from '@sveltejs/kit';\nexport const end = (event: RequestEvent) => event.cookies.delete('a'); // ✗ noPath \"event.cookies.delete('a')\"\n", 'src/routes/+page.server.ts': "import { end } from '$lib/server/session';\nexport const actions = { default: (event) => end(event) };\n" } },
    inAction('nothing but the name', 'event.cookies.set(\'a\'); // ✗ noPath "event.cookies.set(\'a\')"'),
  ],
  good: [
    inAction('an empty path', "event.cookies.set('a', 'b', { path: '' });"),
    inAction('read', "event.cookies.get('a'); event.cookies.getAll();"),
    inAction('spread options', "event.cookies.set('a', 'b', { ...options, secure: true });", 'const options = { path: "/" };\n'),
    inAction('spread arguments', 'event.cookies.set(...cookie);', "const cookie = ['a', 'b', { path: '/' }];\n"),
    inAction('options in a constant', "event.cookies.set('a', 'b', options);", "const options = { path: '/' };\n"),
    inAction('options that are made', "event.cookies.set('a', 'b', optionsOf(event));", 'const optionsOf = (event) => event.locals.options;\n'),
    inAction('options of a package', "event.cookies.set('a', 'b', options); event.cookies.delete('c', cookie.attributes);", "import { options, cookie } from 'sessions';\n"),
    inAction('other maps', "event.locals.cookies.set('a', 'b'); event.locals.delete('a'); cookies.set('a', 'b'); new Map().set('a', 'b');", "import cookies from 'js-cookie';\n"),
    inAction('of a call', "open().cookies.set('a', 'b'); getRequestEvent().locals.set('a', 'b');", "import { getRequestEvent } from '$app/server';\nimport { open } from 'other';\n"),
    { title: 'other types', files: { 'src/lib/server/session.ts': "export const a = (cookies: AstroCookies) => cookies.set('a', 'b');\nexport const b = (cookies: Map<string, string>) => cookies.set('a', 'b');\nexport const c = (page: Page) => page.cookies.set('a', 'b');\nexport const d = (event: RequestEvent) => event.locals.set('a', 'b');\nexport const e = (cookies: playwright.Cookies) => cookies.set('a', 'b');\n", 'src/routes/+page.server.ts': "import { a, b, c, d, e } from '$lib/server/session';\nexport const actions = { default: (event) => [a(event), b(event), c(event), d(event), e(event)] };\n" } },
    { title: 'what an entry gets beside the event', files: { 'src/hooks.server.ts': "export const handle = ({ event, resolve, cookies }, other) => {\n  cookies.set('a', 'b');\n  other.cookies.set('a', 'b');\n  return resolve(event);\n};\n" } },
    { title: 'something else that a handler gets', files: { 'src/routes/+server.ts': "export const GET = (event, jar) => {\n  jar.cookies.set('a', 'b');\n  return new Response();\n};\n" } },
    { title: 'Kit 1', kit: '1.30.4', files: { 'src/routes/+server.ts': "export const GET = ({ cookies }) => {\n  cookies.set('a', 'b');\n  return new Response();\n};\n" } },
    { title: 'perhaps Kit 3', kit: '>=2.0.0', files: { 'src/routes/+server.ts': "export const GET = ({ cookies }) => {\n  cookies.set('a', 'b');\n  return new Response();\n};\n" } },
  ],
});
