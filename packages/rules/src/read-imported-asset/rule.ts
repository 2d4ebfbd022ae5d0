import { defineRule, patternText } from '@sk-audit/core';

export default defineRule({
  id: 'read-imported-asset',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.4.0',
  recommended: 'Unproven: no real finding; the verdict is that of the running Kit.',
  summary: 'Demands that `read()` of `$app/server` is given what an import gave.',
  why: `\`read()\` opens the files that the build makes of imported assets; their names have a hash in them. It knows neither the files of \`static\` nor those of the
project, so a path that is written down is found in no version: the call throws, and the visitor gets status 500.

A \`data:\` address is fine, and whatever is no literal is left alone.`,
  sources: ['https://svelte.dev/docs/kit/$app-server#read', 'https://svelte.dev/e/kit/read_asset_missing', '@sveltejs/kit 3.2.0 src/runtime/app/server/index.js'],
  messages: {
    notImported: { text: '`read()` knows no asset {{name}}: it throws.', advice: "Import the file (`import file from './terms.txt?url'`), and give that to `read()`." },
  },
  examples: {
    bad: [
      {
        title: 'A file of `static`',
        files: {
          'src/routes/terms/+server.ts': `import { read } from '$app/server';
export const GET = () => read('/terms.txt'); // ✗ notImported "'/terms.txt'"
`,
          'static/terms.txt': 'Pay in time.\n',
        },
      },
      {
        title: 'A name that is made up',
        files: {
          'src/routes/terms/[lang]/+server.ts': `import * as server from '$app/server';
export const GET = ({ params }) => server.read(\`/terms-\${params.lang}.txt\`); // ✗ notImported "\`/terms-\${params.lang}.txt\`"
`,
        },
      },
    ],
    good: [
      {
        title: 'What was imported',
        files: {
          'src/routes/terms/+server.ts': `import { read } from '$app/server';
import terms from './terms.txt?url';
export const GET = ({ url }) => (url.searchParams.has('none') ? read('data:text/plain,none') : read(terms));
`,
          'src/routes/terms/terms.txt': 'Pay in time.\n',
        },
      },
      { title: 'Another function', files: { 'src/lib/server/files.ts': "import { read } from './disk';\nexport const terms = () => read('/terms.txt');\n", 'src/lib/server/disk.ts': 'export const read = (path: string) => path;\n' } },
    ],
  },
  check({ facts, path, project, report }) {
    for (const { args, argSpans, callee } of facts.calls) {
      const text = patternText(args[0]);
      const isRead = text !== undefined && !text.startsWith('\u0000') && !text.startsWith('data:') && project.symbol(path, callee) === '$app/server#read';
      if (isRead && argSpans[0]) report(argSpans[0], 'notImported', { name: `\`${text.replaceAll('\u0000', '…')}\`` }, { kitCode: 'read_asset_missing' }); // mutate-ok: an argument has a place
    }
  },
});
