import { defineCases } from '@sk-audit/core';

const FORM = { 'src/routes/account/+page.svelte': '<form method="POST"><button>Sign out</button></form>\n' };
const hook = (code: string): { readonly [path: string]: string } => ({ 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n${code}\n  return resolve(event);\n};\n` });
const MADE = hook("event.locals.user = event.cookies.get('session');\nevent.locals.asked = Date.now();");
const LOAD = "export const load = ({ locals }) => ({ user: locals.user?.name });\n";
const page = (body: string, head = '', load = LOAD): { readonly [path: string]: string } => ({ ...FORM, 'src/routes/account/+page.server.ts': `${head}${load}export const actions = { default: async ({ cookies, locals }) => {\n${body}\n} };\n` });
const ASK = `import { redirect } from '@sveltejs/kit';
const ask = async (url) => { const answer = await fetch(url); if (!answer.ok) throw new Error('no answer'); return { status: answer.status }; };
const seek = async (url) => { const answer = await fetch(url); if (answer.ok) return { status: 200 }; };
const look = (url) => { if (url) return { url }; return null; };
`;
const GONE = "cookies.delete('session', { path: '/' });";

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'Only one of two ways redirects', files: { ...MADE, ...page(`${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\nif (locals.asked > 1) redirect(303, '/');\nreturn {};`, "import { redirect } from '@sveltejs/kit';\n") } },
    { title: 'Another value is set, and another action sets this one', files: { ...MADE, ...FORM, 'src/routes/account/+page.server.ts': `${LOAD}export const actions = {\n  default: async ({ cookies, locals, request }) => {\n    locals.other = 1; request.user = 2;\n    ${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\n  },\n  leave: async ({ cookies, locals }) => { ${GONE} locals.user = null; }\n};\n` } },
    { title: 'In a `try`, and then on', files: { ...MADE, ...page(`try { ${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\n} catch { return { failed: true }; }\ntry { JSON.parse(locals.asked); } catch { return { odd: true }; }`) } },
    { title: 'A `catch` after it', files: { ...MADE, ...page(`${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\ntry { JSON.parse(locals.asked); } catch { return { odd: true }; }\nredirect(303, '/');`, "import { redirect } from '@sveltejs/kit';\n") } },
    { title: 'What another function returns', files: { ...MADE, ...page(`${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\nreturn leave();\nfunction leave() { return {}; }`) } },
    { title: 'Of two cookies the second', files: { ...hook("event.locals.theme = event.cookies.get('theme');\nevent.locals.user = event.cookies.get('session');"), ...page(`${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"`) }, says: ['This changes the cookie `session`, but `locals.user`, which the hook has made of it, stays as it was for the loads that run after this action.'] },
    { title: 'A redirect if an answer came, which may not come', files: { ...MADE, ...page(`const answer = await seek('/leave');\n${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\nif (answer) redirect(303, '/');`, ASK) } },
    { title: 'An answer that may be nothing, and one that another may have replaced', files: { ...MADE, ...page(`const answer = look(locals.asked);\n${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\nlet other = await ask('/leave');\nother = null;\nif (answer) redirect(303, '/');\nif (other) redirect(303, '/');`, ASK) } },
    { title: 'A redirect where there is no answer, under one more test, for a part of the answer, and an answer that leads nowhere', files: { ...MADE, ...page(`const answer = await ask('/leave');\n${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\nif (answer) console.log(answer);\nelse redirect(303, '/');\nif (answer.status) redirect(303, '/');\nif (answer === locals.asked) redirect(303, '/');\nif (locals.asked) { if (answer) redirect(303, '/'); }\nif (answer) console.log(answer);`, ASK) } },
    { title: 'A way out before the redirect', files: { ...MADE, ...page(`const answer = await ask('/leave');\n${GONE} // ✗ stale "cookies.delete('session', { path: '/' })"\nif (locals.asked) return { asked: true };\nif (answer) redirect(303, '/');`, ASK) } },
  ],
  good: [
    { title: 'A redirect if an answer came, which always comes', files: { ...MADE, ...page(`const answer = await ask('/leave');\n${GONE}\nif (answer) redirect(303, '/');`, ASK) } },
    { title: 'Another cookie', files: { ...MADE, ...page("cookies.delete('theme', { path: '/' });") } },
    { title: 'A name that is not known', files: { ...MADE, ...page("const [name] = locals.names;\ncookies.delete(name, { path: '/' });") } },
    { title: 'A look at the cookie', files: { ...MADE, ...page("return { session: cookies.get('session') };") } },
    { title: 'Cookies of somebody else', files: { ...MADE, ...page("const other = (event) => { event.cookies.delete('session', { path: '/' }); };\nreturn { other: typeof other };") } },
    { title: 'Endpoints have no loads behind them', files: { ...MADE, ...page('return {};'), 'src/routes/leave/+server.ts': `export const POST = async ({ cookies }) => { ${GONE} return new Response(); };\n` } },
    { title: 'No load looks at it', files: { ...MADE, ...page(GONE, '', 'export const load = ({ locals }) => ({ asked: locals.asked });\n') } },
    { title: 'Only an action looks at it', files: { ...MADE, ...page(`console.log(locals.user);\n${GONE}`, 'export const _other = (locals) => locals.user;\n', 'export const load = () => ({});\n') } },
    { title: 'Every way redirects, or throws', files: { ...MADE, ...page(`if (locals.asked) { ${GONE} redirect(303, '/'); }\nif (locals.asked > 2) { ${GONE} throw error(400); }\nreturn {};`, "import { error, redirect } from '@sveltejs/kit';\n") } },
    { title: 'Thrown after the change', files: { ...MADE, ...page(`${GONE}\nthrow new Error('gone');`) } },
    { title: 'Changed only on the way to a redirect', files: { ...MADE, ...page(`if (!locals.asked) return {};\n${GONE}\nredirect(303, '/');`, "import { redirect } from '@sveltejs/kit';\n") } },
    { title: 'A load, a hook and a handler that change it themselves', files: { ...hook("event.locals.user = event.cookies.get('session');\nevent.cookies.delete('session', { path: '/' });"), ...FORM, 'src/routes/account/+page.server.ts': `export const load = ({ cookies, locals }) => { ${GONE} return { user: locals.user }; };\nexport const actions = { default: () => {} };\n` } },
    { title: 'A function, asked when it is needed', files: { ...hook("event.locals.user = () => event.cookies.get('session');"), ...page(GONE) } },
    { title: 'Not made of a cookie, and not in `locals`', files: { ...hook("const seen = {};\nseen.user = event.cookies.get('session');\nevent.locals.user = event.url.searchParams.get('session');"), ...page(GONE) } },
    { title: 'Another module reads the cookie', files: { 'src/lib/session.ts': "export const keep = (event) => { event.locals.user = event.cookies.get('session'); };\n", ...page(GONE) } },
    { title: 'A `catch` around it, and a redirect', files: { ...MADE, ...page(`try { ${GONE} } catch { return { failed: true }; }\nredirect(303, '/');`, "import { redirect } from '@sveltejs/kit';\n") } },
    { title: 'Returned in place of thrown, in Kit 1', kit: '1.30.4', files: { ...MADE, ...page(`${GONE}\nreturn redirect(303, '/');`, "import { redirect } from '@sveltejs/kit';\n") } },
    { title: 'No form that is known', files: { ...MADE, ...page(GONE), 'src/routes/account/+page.svelte': '' } },
  ],
});
