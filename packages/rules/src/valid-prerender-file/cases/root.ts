import { defineCases, type Example } from '@sk-audit/core';

/** An app whose root is an endpoint that is prerendered, unless told. */
function root(title: string, text: string, more: Partial<Example> & { readonly option?: string } = {}): Example {
  const { option = 'export const prerender = true;', files, ...rest } = more;
  return { title, ...rest, files: { 'svelte.config.js': "export default { kit: { files: { routes: 'src/api' } } };\n", 'src/api/+server.ts': `${option}\n${text}\n`, ...files } };
}

const UP = "new Response('up')";

export const cases = defineCases({
  bad: [
    root('in a group', '', { option: '', files: { 'src/api/+server.ts': '', 'src/api/(public)/+server.ts': `export const prerender = 'auto';\nexport const GET = () => ${UP}; // ✗ notHtml "${UP}"\n`, 'src/api/about/+server.ts': 'export const GET = () => new Response();\n' }, notBuilt: 'two endpoints for one address' }),
    root('text by a helper of Kit', "import { text } from '@sveltejs/kit';\nexport const GET = () => text('up', { status: 200 }); // ✗ notHtml \"text('up', { status: 200 })\""),
    root('another type, in capitals', "export function GET() {\n  return new Response(null, { headers: { 'Content-Type': 'application/rss+xml' } }); // ✗ notHtml \"new Response(null, { headers: { 'Content-Type': 'application/rss+xml' } })\"\n}"),
  ],
  good: [
    root('before Kit looked', `export const GET = () => ${UP};`, { kit: '2.5.0' }),
    root('not prerendered', `export const GET = () => ${UP};`, { option: '' }),
    root('one of two answers', `export const GET = () => {\n  if (Math.random() < 2) return new Response('<p>Up</p>', { headers: { 'content-type': 'text/html' } });\n  return ${UP};\n};`),
    root('a body that is not text', "export const GET = () => new Response(new Blob(['<p>Up</p>'], { type: 'text/html' }));"),
    root('headers that are not known', "const headers = new Headers({ 'content-type': 'text/html' });\nexport const GET = () => new Response('<p>Up</p>', { headers });"),
    root('options that are not known', "const more = { headers: { 'content-type': 'text/html' } };\nexport const GET = () => new Response('<p>Up</p>', { ...more });"),
    root('a type that is not known', "const html = ['text/html'][0];\nexport const GET = () => new Response('<p>Up</p>', { headers: { 'content-type': html } });"),
    root('an answer made elsewhere', "import { up } from '../up';\nexport const GET = () => up();", { files: { 'src/up.ts': "export const up = () => new Response('<p>Up</p>', { headers: { 'content-type': 'text/html' } });\n" } }),
    root('other entries', `export const GET = () => ${UP};`, { files: { 'svelte.config.js': "export default { kit: { files: { routes: 'src/api' }, prerender: { entries: [], handleUnseenRoutes: 'ignore' } } };\n" } }),
  ],
});
