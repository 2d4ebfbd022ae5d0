import { defineCases, type Example } from '@sk-audit/core';

/** The route /prices, with a page and an endpoint. */
function route(title: string, page: string, endpoint: string, more: Partial<Example> = {}): Example {
  const { files, ...rest } = more;
  return { title, ...rest, files: { 'src/routes/prices/+page.svelte': '<h1>Prices</h1>\n', 'src/routes/prices/+page.ts': `${page}\n`, 'src/routes/prices/+server.ts': `${endpoint}\n`, ...files } };
}

const GET = 'export const GET = () => Response.json([]);';
const NEW = "import { dev } from '$app/environment';\n";

export const cases = defineCases({
  bad: [
    route('both, before Kit looks early', 'export const prerender = true;', `${GET}\nexport const prerender = 'auto'; // ✗ both "prerender"`, { kit: '2.5.0', says: ['Kit cannot prerender the page and the endpoint, because /prices has both.'] }),
    route('a layout says so', '', `${GET} // ✗ both "GET"`, { files: { 'src/routes/+layout.server.ts': 'export const prerender = true;\n' } }),
    route('both by names that have to be run', 'const on = true as const;\nexport const prerender = on;', `const on = true as const;\nexport const prerender = on; // ✗ both "prerender"\n${GET}`),
    route('an endpoint without an export', 'export const prerender = true;', '// nothing yet <!-- ✗ both "" -->'),
    route('a range of versions in which both fail', 'export const prerender = true;', `export const prerender = true; // ✗ both "prerender"\n${GET}`, { kit: '^2.5.0', notBuilt: 'no version is installed' }),
  ],
  good: [
    route('one of them, before Kit looks early', 'export const prerender = true;', GET, { kit: '2.5.0' }),
    route('one of them, where it may be before', 'export const prerender = true;', GET, { kit: '^2.5.0', notBuilt: 'no version is installed' }),
    route('Kit 1', 'export const prerender = true;', `export const prerender = true;\n${GET}`, { kit: '1.30.4' }),
    route('one of them, where Kit would have to run the page', `${NEW}export const prerender = !dev;`, GET),
    route('one of them, where Kit would have to run the endpoint', '', `export const prerender = true;\nexport const config = { runtime: 'edge' };\n${GET}`),
    route('an endpoint inherits nothing', 'export const prerender = false;', GET, { files: { 'src/routes/prices/+layout.ts': 'export const prerender = true;\n' } }),
    { title: 'an endpoint alone', files: { 'src/routes/prices/+server.ts': `export const prerender = true;\n${GET}\n` } },
  ],
});
