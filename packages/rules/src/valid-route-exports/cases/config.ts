import { defineCases, type Example } from '@sk-audit/core';

/** The route /report, with a page and an endpoint; `own` stands in the endpoint, `page` in the page's module. */
function route(title: string, page: string, own: string, more: Partial<Example> = {}): Example {
  const { files, ...rest } = more;
  return {
    title, ...rest,
    files: { 'src/routes/report/+page.svelte': '<h1>Report</h1>\n', 'src/routes/report/+page.ts': `${page}\n`, 'src/routes/report/+server.ts': `${own}\nexport const POST = () => new Response();\n`, ...files },
  };
}

const EDGE = "export const config = { runtime: 'edge' };";
const NODE = "export const config = { runtime: 'nodejs22.x' };";
const DIFFERS = '// ✗ configDiffers "config"';
/** The server module of the page beside the universal one. */
const server = (text: string): Example['files'] => ({ 'src/routes/report/+page.server.ts': `${text}\n` });

export const cases = defineCases({
  bad: [
    route('in an older Kit', NODE, `${EDGE} ${DIFFERS}`, { kit: '2.5.0' }),
    route('a key of the page alone', "export const csr = true;\nexport const config = { runtime: 'edge', regions: ['fra1'] };", `${EDGE} ${DIFFERS}`, { says: ['The page and the endpoint of /report differ in `regions` of their `config`.'] }),
    route('the endpoint has an empty one', EDGE, `export const config = {}; ${DIFFERS}`),
    route('lists in another order', "export const config = { regions: ['fra1', 'iad1'] };", `export const config = { regions: ['iad1', 'fra1'] }; ${DIFFERS}`),
    route('through constants', 'const limits = { seconds: 30 };\nexport const config = { limits };', `const limits = { seconds: 60 };\nexport const config = { limits }; ${DIFFERS}`),
    route('beside a value that is not known', 'export const config = { split: process.env.SPLIT, memory: 512 };', `export const config = { split: process.env.SPLIT, memory: 1024 }; ${DIFFERS}`, { says: ['The page and the endpoint of /report differ in `memory` of their `config`.'] }),
    route('the server module wins in Kit 2', EDGE, `${EDGE} ${DIFFERS}`, { files: server(NODE) }),
    route('either Kit, where there is one module', NODE, `${EDGE} ${DIFFERS}`, { kit: '>=2.0.0 <4', notBuilt: 'no version is installed' }),
    route('from another module', "export { edge as config } from './config';", `${NODE} ${DIFFERS}`, { files: { 'src/routes/report/config.ts': "export const edge = { runtime: 'edge' };\n" } }),
    route('that of a layout, beside other exports of the page', 'export const csr = true;', `${EDGE} ${DIFFERS}`, { files: { 'src/routes/+layout.ts': `${NODE}\n` } }),
    route('another variable is assigned to', "let count = 0;\ncount = count + 1;\nexport const config = { memory: 512 };", `export const config = { memory: 1024 }; ${DIFFERS}`),
    route('the universal module wins in Kit 3', NODE, `${EDGE} ${DIFFERS}`, { kit: '3.2.0', files: server(EDGE) }),
  ],
  good: [
    route('Kit 1', NODE, EDGE, { kit: '1.30.4' }),
    route('the server module wins in Kit 2, and is the same', NODE, EDGE, { files: server(EDGE) }),
    route('the universal module wins in Kit 3, and is the same', EDGE, EDGE, { kit: '3.2.0', files: server(NODE) }),
    route('which of the two wins is not known', NODE, NODE, { kit: '>=2.0.0 <4', files: server(EDGE), notBuilt: 'no version is installed' }),
    route('the page has an empty one', 'export const config = {};', EDGE),
    route('what JSON leaves out', 'export const config = { split: undefined, memory: 512 };', 'export const config = { memory: 512, done: () => {} };'),
    route('more is spread into it', "const base = JSON.parse('{}');\nexport const config = { memory: 512, ...base };", "export const config = { memory: 1024, ...JSON.parse('{\"memory\":512}') };"),
    route('assigned to later', "export const config: { memory?: number } = { memory: 512 };\nconfig.memory = 1024;", 'export const config = { memory: 1024 };'),
    route('assigned to deep inside', "const limits = { memory: 512 };\nlimits.memory = 1024;\nexport const config = { limits };", 'export const config = { limits: { memory: 1024 } };'),
    route('computed', 'const make = (memory: number) => ({ memory });\nexport const config = make(512);', 'export const config = { memory: 512 };'),
    route('a value of the endpoint is computed', 'export const config = { split: true };', "export const config = { split: JSON.parse('true') };"),
    route('that of the endpoint is computed', 'export const config = { memory: 512 };', 'const make = (memory: number) => ({ memory });\nexport const config = make(512);'),
    route('that of the endpoint comes through a barrel', 'export const config = { memory: 512 };', "export * from './config';", { files: { 'src/routes/report/config.ts': 'export const config = { memory: 512 };\n' } }),
    route('assigned to where it comes from', "export { config } from './config';", 'export const config = { memory: 1024 };', { files: { 'src/routes/report/config.ts': 'export const config = { memory: 512 };\nconfig.memory = 1024;\n' } }),
    route('through a barrel, over that of a layout', "export * from './config';", 'export const config = { memory: 1024 };', { files: { 'src/routes/+layout.ts': 'export const config = { memory: 512 };\n', 'src/routes/report/config.ts': 'export const config = { memory: 1024 };\n' } }),
    route('through a barrel', "export * from './config';", 'export const config = { memory: 1024 };', { files: { 'src/routes/report/config.ts': 'export const config = { memory: 1024 };\n' } }),
    { title: 'an endpoint alone', files: { 'src/routes/report/+layout.ts': `${NODE}\n`, 'src/routes/report/+server.ts': `${EDGE}\nexport const GET = () => new Response();\n` } },
  ],
});
