import { defineCases, type Example } from '@sk-audit/core';

/** The prerendered endpoint /old. */
function old(title: string, text: string, more: Partial<Example> = {}): Example {
  return { title, ...more, files: { 'src/routes/old/+server.ts': `export const prerender = true;\n${text}\n`, 'src/routes/new/+page.svelte': '<h1>New</h1>\n' } };
}

export default defineCases({
  bad: [
    old('in Kit 1', 'export const GET = () => new Response(null, { status: 302 }); // ✗ noLocation "new Response(null, { status: 302 })"', { kit: '1.30.4' }),
    old('the last status of its kind', 'export const GET = () => new Response(null, { status: 399 }); // ✗ noLocation "new Response(null, { status: 399 })"'),
    {
      title: 'made in another file',
      files: {
        'src/routes/old/+server.ts': "export { GET } from './moved';\nexport const prerender = true;\n",
        'src/routes/old/moved.ts': 'export const GET = () => new Response(null, { status: 308 }); // ✗ noLocation "new Response(null, { status: 308 })"\n',
      },
    },
  ],
  good: [
    old('no redirect', 'export const GET = () => new Response(null, { status: 404 });', { notBuilt: 'Kit ends the build for another reason' }),
    old('a redirect of Kit', "import { redirect } from '@sveltejs/kit';\nexport const GET = () => { throw redirect(308, '/new'); };"),
    old('another status', 'export const GET = () => new Response(null, { status: 204 });'),
    old('a location that is computed', "const to = ['/new'][0];\nexport const GET = () => new Response(null, { status: 308, headers: { location: to } });"),
    old('a status that is not known', 'const status = [200][0];\nexport const GET = () => new Response(null, { status });'),
    old('headers that are not known', "const headers = { location: '/new' };\nexport const GET = () => new Response(null, { status: 308, headers });"),
  ],
});
