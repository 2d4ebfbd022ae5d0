/** What is said while the app is built. */
import type { DevCase } from '../dev-case.js';

/** A page that is prerendered, whose `load` calls this remote function. */
function prerendered(made: string): DevCase['bad'] {
  return {
    'terms.remote.js': `import { prerender, query } from '$app/server';\n\nexport const getTerms = ${made};\n`,
    '+page.server.js': "import { getTerms } from './terms.remote.js';\n\nexport const prerender = true;\n\nexport const load = async () => ({ terms: await getTerms() });\n",
    '+page.svelte': '<h1>Terms</h1>\n',
  };
}

export const buildCases: readonly DevCase[] = [
  {
    code: 'remote_query_prerender', rule: 'valid-remote-call', title: 'a prerendered page calls a query',
    bad: prerendered("query(async () => 'None.')"),
    good: prerendered("prerender(async () => 'None.')"),
    inBuild: true,
  },
];
