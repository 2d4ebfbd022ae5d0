import { defineCases, type Example } from '@sk-audit/core';

const OPTION = 'export const prerender = true;';

/** The endpoint /prices, and a page below it. */
function prices(title: string, get: string, more: Partial<Example> & { readonly mark?: boolean } = {}): Example {
  const { files, mark = false, ...rest } = more;
  return {
    title, ...rest,
    files: {
      'src/routes/prices/+server.ts': `${OPTION}${mark ? ' // ✗ needsFolder "prerender"' : ''}\nexport const GET = () => ${get};\n`,
      'src/routes/prices/today/+page.ts': `${OPTION}\n`, 'src/routes/prices/today/+page.svelte': '<h1>Prices</h1>\n', ...files,
    },
  };
}

const LIST = 'Response.json([])';

export const cases = defineCases({
  bad: [
    prices('in Kit 1', LIST, { kit: '1.30.4', mark: true }),
    prices('in an older Kit 2', LIST, { kit: '2.5.0', mark: true }),
    prices('deeper, through a group', LIST, { mark: true, files: { 'src/routes/prices/today/+page.ts': '', 'src/routes/(shop)/prices/(new)/a/b/+page.ts': `${OPTION}\n`, 'src/routes/(shop)/prices/(new)/a/b/+page.svelte': '<h1>Prices</h1>\n' } }),
  ],
  good: [
    prices('HTML', "new Response('<p>12</p>', { headers: { 'content-type': 'text/html' } })"),
    prices('an answer of which nothing is known', "new Response(new Blob(['<p>12</p>'], { type: 'text/html' }))"),
    prices('nothing is saved below', LIST, { files: { 'src/routes/prices/today/+page.ts': '' } }),
    prices('only a name that begins alike', LIST, { files: { 'src/routes/prices/today/+page.ts': '', 'src/routes/prices-today/+page.ts': `${OPTION}\n`, 'src/routes/prices-today/+page.svelte': '<h1>Prices</h1>\n' } }),
    prices('below is an endpoint that has nothing', LIST, { files: { 'src/routes/prices/today/+page.ts': '', 'src/routes/prices/old/+server.ts': `${OPTION}\nexport const GET = () => new Response(null, { status: 204 });\n` } }),
  ],
});
