import { defineCases } from '@sk-audit/core';

/** An action that does this with cookies, perhaps with a function before it. */
const action = (body: string, before = ''): { readonly [path: string]: string } => ({
  'src/lib/names.ts': "export const names = { session: 'sid', theme: 'theme' };\nexport const plain = { path: '/', httpOnly: false };\n",
  'src/routes/login/+page.server.ts': `import { dev } from '$app/environment';
import { names, plain } from '$lib/names';
import type { Cookies } from '@sveltejs/kit';
${before}
export const actions = {
  default: async ({ cookies, locals, url }) => {
    const token = crypto.randomUUID();
${body}
  }
};
`,
});

/** The options stand in another file, and there `httpOnly` begins where here the options are named: it is no place of this file. */
const keep = "import { plain } from './plain';\nexport const keep = (cookies, token) => cookies.set('session', token, ";
const plain = `${'export const plain = {'.padEnd(keep.length - "path: '/', ".length)}path: '/', httpOnly: false };\n`;

export default defineCases({
  bad: [
    {
      title: 'with options of another file, which nothing is cut out of',
      files: { 'src/lib/server/plain.ts': plain, 'src/lib/server/session.ts': `${keep}plain); // ✗ scripts "plain"\n`, 'src/hooks.server.ts': "import { keep } from '$lib/server/session';\nexport const handle = ({ event, resolve }) => {\n  keep(event.cookies, crypto.randomUUID());\n  return resolve(event);\n};\n" },
      after: { 'src/lib/server/session.ts': `${keep}plain);\n` },
    },
    {
      title: 'by whatever name, and wherever it is set',
      files: action(`    cookies.set(names.session, token, { path: '/', secure: false }); // ✗ plain "secure: false"
    cookies.set('session', 'the one of this machine', { path: '/', httpOnly: false }); // ✗ scripts "httpOnly: false"
    cookies.set('access-token', token, plain); // ✗ scripts "plain"
    cookies.serialize('jwt', token, { httpOnly: false, path: '/' }); // ✗ scripts "httpOnly: false"
    cookies.set('token', token, { httpOnly: false, secure: false, path: '/' }); // ✗ scripts "httpOnly: false" ✗ plain "secure: false"
    cookies.set('theme', token, { sameSite: 'None', secure: false, path: '/', maxAge: 60 }); // ✗ refused "secure: false"
    cookies.set('session', token, { sameSite: 'none', secure: false }); // ✗ refused "secure: false"
    if (!dev) cookies.set('session', token, { secure: false, sameSite: 'lax' }); // ✗ plain "secure: false"
    if (url.hash) locals.cookies.set('session', token, { secure: false, sameSite: locals.site }); // ✗ plain "secure: false"`, 'const remember = (jar: Cookies, token: string) => jar.set(\'remember-me\', token, { path: \'/\', httpOnly: false }); // ✗ scripts "httpOnly: false"'),
    },
    {
      title: 'given to a function as cookies',
      files: { 'src/lib/server/session.ts': "export const keep = (cookies, token) => cookies.set('session', token, { path: '/', httpOnly: false }); // ✗ scripts \"httpOnly: false\"\n", 'src/hooks.server.ts': "import { keep } from '$lib/server/session';\nexport const handle = ({ event, resolve }) => {\n  keep(event.cookies, crypto.randomUUID());\n  return resolve(event);\n};\n", 'src/routes/+page.svelte': "<script>\n  import { onMount } from 'svelte';\n  onMount(() => console.log(document.title));\n</script>\n", 'src/routes/page.test.ts': "console.log(document.cookie);\n" },
    },
  ],
  good: [
    {
      title: 'no session, no literal, no cookie of the event, or development',
      files: action(`    cookies.set(names.theme, token, plain);
    for (const name of ['isSignedIn', 'XSRF-TOKEN', 'oauth_state', 'auth_user', 'session_expires']) console.log(name);
    cookies.set('isAuthenticated', token, plain);
    cookies.set('XSRF-TOKEN', token, plain);
    cookies.set('oauth_state', token, { path: '/', secure: false });
    cookies.set('auth_user', token, plain);
    cookies.set(locals.session, token, plain);
    cookies.set(dev ? 'session' : 'sid', token, plain);
    cookies.set(404, token, plain);
    cookies.set('session', token, { path: '/', secure: !dev, httpOnly: locals.hidden });
    cookies.set('session', token, { path: '/', secure: false, ...locals.options });
    cookies.set('session', token, { path: '/', httpOnly: true, secure: true, sameSite: 'none' });
    cookies.set('session', token, locals.options);
    cookies.set('session', token);
    cookies.set();
    cookies.set(locals.session, token, { secure: false, sameSite: 'none' });
    cookies.set(404, token, { secure: false, sameSite: 'none' });
    cookies.parse('session', token, plain);
    cookies.set('session', '', plain);
    cookies.set('session', token, { path: '/', maxAge: -1, httpOnly: false });
    cookies.delete('session', { path: '/', httpOnly: false });
    if (dev) cookies.set('session', token, plain);
    const keep = (cookies: { jar: Map<string, string> }) => cookies.jar.set('session', token, plain);
    keep(locals);
    locals.store.set('session', token, plain);
    locals.set('session', token, plain);
    new Map().set('session', token, plain);`),
    },
    { title: 'a package reads cookies', files: { 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => {\n  event.cookies.set('session', crypto.randomUUID(), { path: '/', httpOnly: false });\n  return resolve(event);\n};\n", 'src/routes/+page.svelte': "<script>\n  import Cookies from 'js-cookie';\n  const show = () => Cookies.get('session');\n</script>\n<button onclick={show}>Show</button>\n" } },
  ],
});
