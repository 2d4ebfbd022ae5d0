import { defineRule } from '@sk-audit/core';
import * as files from './files.js';
import * as layouts from './layouts.js';
import * as presence from './presence.js';
import * as segments from './segments.js';

export default defineRule({
  id: 'valid-route-name',
  formerly: ['valid-route-filename', 'valid-route-segment', 'layout-reference-exists', 'routes-exist'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that the names of route files and folders are such as Kit can read.',
  why: `Below \`src/routes\` names are a small language. Where Kit cannot read one, \`vite dev\`, \`vite build\` and \`svelte-kit sync\` stop with an
error.

Names of files with a \`+\` are Kit's own: \`+page\`, \`+layout\` and \`+error\` as components; \`+page\`, \`+page.server\`, \`+layout\`,
\`+layout.server\` and \`+server\` as modules. It refuses any other one (\`+Page.svelte\`, \`+error.ts\`, \`+cart.svelte\`); before Kit 3 that
includes tests and stories (\`+page.test.ts\`), which Kit 3 skips. Files with other extensions and \`.d.ts\` files of route files are left
alone. When the routes folder has files, but none that Kit knows and no folder, Kit finds no routes: mostly the \`+\` is missing
(\`page.svelte\`), or the names are those of other frameworks (\`index.svelte\`). An app without a routes folder builds, and so does one
whose routes folder holds folders only.

Behind an \`@\` stands the folder to which the layouts of a page are taken: \`+page@(app).svelte\` leaves those between itself and \`(app)\`
out, \`+page@.svelte\` means the routes folder. Only components can name one. It has to be a folder that the file lies in, as it is written,
with its brackets and parentheses; a page may name its own folder, a layout only those further out. A layout that no page uses is left
alone, as Kit leaves it.

In the name of a folder \`[id]\` is a parameter, \`[[lang]]\` an optional one, \`[...path]\` takes everything, \`[x+3a]\` and \`[u+00e9]\` stand
for characters. Kit reads all of them, whether the folder has a page or not. Names of parameters may have hyphens from Kit 3 on, and escaped
brackets (\`[x+5b]\`) work from then on; before, Kit makes a broken regular expression of them. What lies below a folder with a bad name is
not reported again.`,
  sources: [
    'https://svelte.dev/docs/kit/routing',
    'https://svelte.dev/docs/kit/advanced-routing',
    'https://svelte.dev/docs/kit/advanced-routing#Advanced-layouts-Breaking-out-of-layouts',
    '@sveltejs/kit 2.70.4 src/core/sync/create_manifest_data/index.js',
    '@sveltejs/kit 3.2.0 src/core/sync/create_manifest_data/index.js',
  ],
  messages: { ...files.messages, ...segments.messages, ...layouts.messages, ...presence.messages },
  examples: {
    bad: [...files.examples.bad, ...segments.examples.bad, ...layouts.examples.bad, ...presence.examples.bad],
    good: [...files.examples.good, ...segments.examples.good, ...layouts.examples.good, ...presence.examples.good],
  },
  checkProject(context) {
    files.check(context);
    segments.check(context);
    layouts.check(context);
    presence.check(context);
  },
});
