import { defineCases } from '@sk-audit/core';

const page = "import { visitor } from '$lib/server/visitor';\nexport const load = () => ({ visitor: visitor() });\n";

export default defineCases({
  bad: [
    { title: 'a function that only the module itself calls', files: { 'src/lib/server/visitor.ts': "import { getRequestEvent } from '$app/server';\nconst find = () => getRequestEvent().locals; // ✗ outside \"getRequestEvent()\"\nconst found = find();\nexport const visitor = () => found.user;\n", 'src/routes/+page.server.ts': page }, says: ['`getRequestEvent()` throws here: while modules are loaded no request is being answered.'] },
    { title: 'init says when', notBuilt: 'The hook runs when the server starts.', files: { 'src/hooks.server.ts': "import { getRequestEvent } from '$app/server';\nexport const init = () => void getRequestEvent(); // ✗ outside \"getRequestEvent()\"\n" }, says: ['`getRequestEvent()` throws here: while the server starts no request is being answered.'] },
  ],
  good: [
    { title: 'another function, while the module is loaded', notBuilt: 'The package is made up.', files: { 'src/lib/server/visitor.ts': "import { format } from 'date-like';\nconst today = format(0);\nexport const visitor = () => today;\n", 'src/routes/+page.server.ts': page } },
    { title: 'tried, by both, and of another module', notBuilt: 'It fails, as what both call is left alone.', files: { 'src/lib/server/visitor.ts': "import { getRequestEvent } from '$app/server';\nimport { getRequestEvent as other } from './events';\nlet first;\ntry {\n  first = getRequestEvent();\n} catch {\n  first = other();\n}\nconst find = () => getRequestEvent().locals;\nexport const visitor = () => find().user ?? first;\nexport const early = [1].map(() => 2);\nexport const later = { get: () => getRequestEvent() };\nif (first) find();\n", 'src/lib/server/events.ts': 'export const getRequestEvent = () => ({});\n', 'src/routes/+page.server.ts': page } },
  ],
});
