import { defineCases } from '@sk-audit/core';

const hook = (body: string, head = ''): { readonly [path: string]: string } => ({ 'src/hooks.server.ts': `${head}export const handle = async ({ event, resolve }) => {\n${body}\n};\n` });
const HOOK = hook("  const response = await resolve(event);\n  response.headers.set('x-frame-options', 'DENY');\n  return response;");
const REPORTED = hook("  const response = await resolve(event);\n  response.headers.set('x-frame-options', 'DENY'); // ✗ immutable \"response.headers.set('x-frame-options', 'DENY')\"\n  response.headers.delete('link');\n  return response;");
const REDIRECT = { 'src/routes/old/+server.ts': "export const GET = async () => Response.redirect('https://shop.example.com');\n" };

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'Once, however many headers and endpoints', files: { ...REPORTED, ...REDIRECT, 'src/routes/older/+server.ts': REDIRECT['src/routes/old/+server.ts'] } },
    { title: 'The global fetch', files: { ...REPORTED, 'src/routes/rates/[day]/+server.ts': 'export const GET = ({ params }) => fetch(`https://rates.example.com/${params.day}`);\n' } },
    { title: 'On the promise itself', files: { ...hook("  (await resolve(event)).headers.set('x-frame-options', 'DENY'); // ✗ immutable \"(await resolve(event)).headers.set('x-frame-options', 'DENY')\"\n  return new Response();"), ...REDIRECT } },
    { title: 'A condition about another route, then one about this', files: { ...hook("  const response = await resolve(event);\n  if (event.url.pathname === '/shop') response.headers.set('a', 'b');\n  if (event.route.id === '/old') response.headers.set('c', 'd'); // ✗ immutable \"response.headers.set('c', 'd')\"\n  return response;"), ...REDIRECT } },
  ],
  good: [
    { title: 'No such endpoint', files: { ...HOOK, 'src/routes/api/+server.ts': "export const GET = async () => new Response('');\n" } },
    { title: 'Caught', files: { ...hook("  const response = await resolve(event);\n  try { response.headers.set('a', 'b'); } catch { console.log('immutable'); }\n  return response;"), ...REDIRECT } },
    { title: 'Only a look', files: { ...hook("  const response = await resolve(event);\n  console.log(response.headers.get('a'));\n  response.cookies.set('a', 'b');\n  return response;"), ...REDIRECT } },
    { title: 'Headers of something else', files: { ...hook("  const own = new Response();\n  own.headers.set('a', 'b');\n  event.request.headers.set('a', 'b');\n  const made = { headers: new Headers() };\n  made.headers.set('a', 'b');\n  globalThis.headers.set('a', 'b');\n  return resolve(event);"), ...REDIRECT } },
    { title: 'A condition that is not to be decided', files: { ...hook("  const response = await resolve(event);\n  if (response.status === 200) response.headers.set('a', 'b');\n  return response;"), ...REDIRECT } },
    { title: 'A route with a page, whose responses Kit may copy', files: { ...HOOK, ...REDIRECT, 'src/routes/old/+page.svelte': '' } },
    { title: 'Used, not returned', files: { ...HOOK, 'src/routes/rates/+server.ts': "export const GET = async () => {\n  const rates = await fetch('https://rates.example.com');\n  return new Response(rates.body);\n};\n" } },
    { title: 'Other functions', files: { ...HOOK, 'src/routes/a/+server.ts': "import { get } from '$lib/get';\nexport const GET = async ({ locals, params }) => locals.fetch('https://rates.example.com');\nexport const POST = async () => get('https://rates.example.com');\nexport const PUT = async () => Response.json({ to: 'https://x' });\nexport const PATCH = async () => Links.redirect('https://x');\nexport const entries = () => Response.redirect('https://x');\n", 'src/lib/get.ts': "export const get = async (url) => new Response(url);\n" } },
    { title: 'The fetch of another function', files: { ...HOOK, 'src/routes/a/+server.ts': "import { load } from '$lib/load';\nexport const GET = load(({ fetch }) => (fetch) => fetch('https://rates.example.com'));\n", 'src/lib/load.ts': 'export const load = (with_) => with_;\n' } },
    { title: 'An address of the app, and one that is not known', files: { ...HOOK, 'src/routes/a/+server.ts': "export const GET = async ({ fetch }) => fetch('/api/orders');\nexport const POST = async ({ fetch, url }) => fetch(url);\n" } },
  ],
});
