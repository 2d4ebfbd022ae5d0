import { defineCases } from '@sk-audit/core';

const layout = { 'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n', 'src/routes/+layout.svelte': '<slot />\n' };

/** A page below a layout that gives the user, whose server load has this body. */
const page = (body: string, more: { readonly [path: string]: string } = {}): { readonly [path: string]: string } => ({
  ...layout,
  'src/routes/items/+page.server.ts': `import { kept, wide } from '$lib/headers';\nimport { maxAge } from 'some-settings';\nexport const load = async ({ cookies, locals, request, setHeaders, url }) => {\n${body}\n};\n`,
  'src/routes/items/+page.svelte': '<h1>Items</h1>\n',
  'src/lib/headers.ts': "export const kept = { 'cache-control': 'public, max-age=60' };\nexport const wide = { ...kept };\n",
  ...more,
});

/** An endpoint whose handler has this body. */
const endpoint = (body: string): { readonly [path: string]: string } => ({
  'src/routes/api/+server.ts': `import { error, json, text } from '@sveltejs/kit';\nexport const GET = async ({ cookies, locals, request, setHeaders, url }) => {\n${body}\n};\n`,
});

const shared = "{ headers: { 'cache-control': 'public' } }";

export default defineCases({
  bad: [
    { title: 'a constant, a lifetime from elsewhere, one that shared caches alone keep', files: page("  if (url.hash) return setHeaders(kept); // ✗ page \"kept\"\n  if (url.search) return setHeaders({ 'Cache-Control': `public, max-age=${maxAge}` }); // ✗ page \"'Cache-Control': `public, max-age=${maxAge}`\"\n  setHeaders({ age: '1', 'cache-control': 'max-age=0, s-maxage=60', vary: 'accept' }); // ✗ page \"'cache-control': 'max-age=0, s-maxage=60'\"") },
    { title: 'only for those who are signed in', files: page("  if (!locals.user) return {};\n  setHeaders(kept); // ✗ page \"kept\"") },
    { title: 'the load of a layout, for all pages below', files: { ...layout, 'src/routes/shop/+layout.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'public' }); // ✗ page \"'cache-control': 'public'\"\n", 'src/routes/shop/+layout.svelte': '<slot />\n', 'src/routes/shop/a/+page.svelte': 'A\n', 'src/routes/shop/b/+page.svelte': 'B\n' }, says: ['is part of it: user: locals.user'] },
    { title: 'answers of all kinds', files: endpoint(`  if (url.hash === 'a') return text(locals.session.name, ${shared}); // ✗ endpoint "'cache-control': 'public'"\n  if (url.hash === 'b') return Response.json({ mine: locals.user }, ${shared}); // ✗ endpoint "'cache-control': 'public'"\n  return new Response(locals.account, ${shared}); // ✗ endpoint "'cache-control': 'public'"`), says: ['is part of it: { mine: locals.user }'] },
    { title: 'headers of an endpoint by themselves', files: endpoint("  setHeaders({ 'cache-control': 'public' }); // ✗ endpoint \"'cache-control': 'public'\"\n  return json(locals.user);") },
    { title: 'hooks set other headers, and a component is no hook', files: page("  setHeaders(kept); // ✗ page \"kept\"", { 'src/hooks.server.ts': "export const handle = async ({ event, resolve }) => {\n  const response = await resolve(event);\n  response.headers.set('x-frame-options', 'DENY');\n  event.locals.list.set('cache-control', 'a');\n  return response;\n};\n", 'src/routes/other/+server.ts': "export const GET = () => {\n  const response = new Response('a');\n  response.headers.set('cache-control', 'public');\n  return response;\n};\n" }) },
  ],
  good: [
    { title: 'kept by nobody else, asked again, or told apart', files: page("  if (url.hash === 'a') return setHeaders({ 'cache-control': 'private, max-age=60' });\n  if (url.hash === 'b') return setHeaders({ 'cache-control': 'max-age=60' });\n  if (url.hash === 'c') return setHeaders({ 'cache-control': 'public, no-cache' });\n  if (url.hash === 'd') return setHeaders({ 'cache-control': 'public, max-age=0, must-revalidate' });\n  if (url.hash === 'e') return setHeaders({ 'cache-control': 'public, max-age=60', vary: 'Cookie' });\n  if (url.hash === 'f') return setHeaders({ 'cache-control': locals.user ? 'private' : 'public' });\n  if (url.hash === 'g') return setHeaders({ 'x-cache-control': 'public' });\n  if (url.hash === 'h') return setHeaders(locals.headers);\n  if (url.hash === 'i') return setHeaders();\n  if (url.hash === 'j') return setHeaders({ 'cache-control': 'max-age=0, s-maxage=0' });\n  if (!locals.user) return setHeaders({ 'cache-control': 'public' });\n  return {};") },
    { title: 'not of one visitor', files: { 'src/routes/items/+page.server.ts': "export const load = async ({ cookies, locals, setHeaders, url }) => {\n  setHeaders({ 'cache-control': 'public' });\n  return { theme: cookies.get('theme'), language: locals.language, q: url.searchParams.get('q') };\n};\n", 'src/routes/items/+page.svelte': '<h1>Items</h1>\n', ...endpoint(`  if (url.hash) return json(url.searchParams, ${shared});\n  if (url.search) return json(locals.user);\n  if (locals.late) return json(locals.user, locals.init);\n  if (!locals.user) return json(locals.user, ${shared});\n  json(locals.user, {});\n  locals.answer(locals.user, ${shared});\n  return new Response(null, ${shared});`) } },
    { title: 'other pages below the layout are the personal ones', files: { 'src/routes/shop/+layout.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'public' });\n", 'src/routes/shop/+layout.svelte': '<slot />\n', 'src/routes/shop/a/+page.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n', 'src/routes/shop/a/+page.svelte': 'A\n', 'src/routes/shop/b/+page.svelte': 'B\n', 'src/routes/lost/+layout.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'public' });\n" } },
    { title: 'a hook says what may be kept', files: page('  setHeaders(kept);', { 'src/hooks.server.ts': "export const handle = async ({ event, resolve }) => {\n  const response = await resolve(event);\n  if (event.locals.user) response.headers.set('Cache-Control', 'private');\n  return response;\n};\n" }) },
    { title: 'an action answers nobody else', files: { ...layout, 'src/routes/items/+page.server.ts': "import { json } from '@sveltejs/kit';\nexport const actions = {\n  default: ({ locals, setHeaders }) => {\n    setHeaders({ 'cache-control': 'public' });\n    json(locals.user, { headers: { 'cache-control': 'public' } });\n    return { user: locals.user };\n  }\n};\n", 'src/routes/items/+page.svelte': '<h1>Items</h1>\n' } },
  ],
});
