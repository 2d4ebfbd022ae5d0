import { defineCases, type Example } from '@sk-audit/core';

const OPTION = 'export const prerender = true;\n';

/** A server module of the prerendered page /contact. */
function load(title: string, text: string, more: Partial<Example> & { readonly name?: string; readonly option?: string } = {}): Example {
  const { name = '+page.server.ts', option = OPTION, files, ...rest } = more;
  return { title, ...rest, files: { 'src/routes/contact/+page.svelte': '<h1>Contact</h1>\n', [`src/routes/contact/${name}`]: `${option}${text}\n`, ...files } };
}

const MARK = '// ✗ noVisitor "event.getClientAddress()"';

export default defineCases({
  bad: [
    load('in Kit 1', `export const load = (event) => ({ from: event.getClientAddress() }); ${MARK}`, { kit: '1.30.4' }),
    load('in a layout', `export const load = (event) => ({ from: event.getClientAddress() }); ${MARK}`, { name: '+layout.server.ts', says: ['`getClientAddress()` throws while the route /contact is prerendered.'] }),
    load('where it is found', `export const load = (event) => ({ from: event.getClientAddress() }); ${MARK}`, { option: "export const prerender = 'auto';\n", says: ['`getClientAddress()` throws while this page is prerendered.'] }),
    load('where nothing is rendered', `export const ssr = false;\nexport const load = (event) => ({ from: event.getClientAddress() }); ${MARK}`),
    { title: 'in an endpoint', files: { 'src/routes/from.txt/+server.ts': `${OPTION}export const GET = (event) => new Response(event.getClientAddress()); ${MARK}\n` }, says: ['`getClientAddress()` throws while this endpoint is prerendered.'] },
  ],
  good: [
    load('caught', "export const load = (event) => {\n  try {\n    return { from: event.getClientAddress() };\n  } catch {\n    return { from: 'nowhere' };\n  }\n};"),
    load('in a function that may not be called', 'export const load = (event) => {\n  const from = () => event.getClientAddress();\n  return { from: Math.random() > 2 && from() };\n};'),
    load('after the build has left', "import { building } from '$app/environment';\nexport const load = (event) => {\n  if (building) return {};\n  return { from: event.getClientAddress() };\n};"),
    load('something else of that name', 'export const load = ({ locals }) => ({ from: locals.getClientAddress?.() });', { name: '+page.server.js' }),
    load('another page of the layout is prerendered, this one is not', "export const load = (event) => ({ from: event.getClientAddress() });", { option: '', files: { 'src/routes/imprint/+page.ts': OPTION, 'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n' } }),
    load('in an action', 'export const actions = { send: (event) => ({ from: event.getClientAddress() }) };', { notBuilt: 'Kit ends the build for another reason' }),
    load('in a universal load, which is given none', "export const load = (event) => ({ from: event.getClientAddress?.() ?? 'nowhere' });", { name: '+page.js' }),
    load('a variable of that name', "const getClientAddress = () => 'nowhere';\nexport const load = () => ({ from: getClientAddress() });"),
    load('of an object of that kind', "const client = { getClientAddress: () => 'nowhere' };\nexport const load = () => ({ from: client.getClientAddress() });"),
    load('imported as one', "import client from './client';\nexport const load = () => ({ from: client.getClientAddress() });", { files: { 'src/routes/contact/client.ts': "export default { getClientAddress: () => 'nowhere' };\n" } }),
    load('handed to something that may not call it', "const later = (fn) => () => ({ is: typeof fn });\nexport const load = later((event) => ({ from: event.getClientAddress() }));"),
    { title: 'an endpoint that is not prerendered', files: { 'src/routes/from.txt/+server.ts': 'export const GET = (event) => new Response(event.getClientAddress());\n', 'src/routes/+page.ts': OPTION, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'another method than GET', files: { 'src/routes/from.txt/+server.ts': `${OPTION}export const GET = () => new Response('nowhere');\nexport const HEAD = (event) => new Response(event.getClientAddress());\n` } },
    load('an endpoint beside a prerendered page', 'export const load = () => ({});', { files: { 'src/routes/contact/+server.ts': 'export const GET = (event) => new Response(event.getClientAddress());\n' }, notBuilt: 'Kit ends the build for another reason' }),
    load('a page with a parameter that nobody looks for', 'export const load = () => ({});', {
      option: '', files: { 'src/routes/[user]/+page.server.ts': "export const prerender = 'auto';\nexport const load = (event) => ({ from: event.getClientAddress() });\n", 'src/routes/[user]/+page.svelte': '<h1>User</h1>\n' },
    }),
  ],
});
