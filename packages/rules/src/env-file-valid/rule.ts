import { defineRule } from '@sk-audit/core';
import * as imports from './imports.js';
import * as variables from './variables.js';

export default defineRule({
  id: 'env-file-valid',
  formerly: ['env-module-purity'],
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: "Demands that `src/env.ts` exports `variables` with names that can be imported, and does without Kit's modules.",
  why: `From Kit 3 on, and in Kit 2 with \`experimental.explicitEnvironmentVariables\`, \`src/env.ts\` declares the environment variables of the
app: every key of its \`variables\` becomes an export of \`$app/env/public\` or \`$app/env/private\`. A file without \`variables\`, and a key
that no export can have (\`MAPS-KEY\`, \`default\`), stop the build. An app that had a \`src/env.ts\` of its own meets this on the day of the
upgrade.

Kit loads the file before everything else, alone with what it imports. Of Kit's own modules only \`$app/env\` exists there. Any other stops
the build, however many imports lie between, and \`$app/env/private\` and \`$app/env/public\` are made from this very file.

Keys are read where they can be seen; an object that is put together in another way is left alone. Type-only imports, and \`import()\` that
runs later, are fine.`,
  sources: [
    'https://svelte.dev/e/kit/env_variables_missing',
    'https://svelte.dev/e/kit/env_invalid_variable_name',
    'https://svelte.dev/e/kit/env_app_import',
    'https://svelte.dev/e/kit/env_circular_import',
    '@sveltejs/kit 2.70.4 src/core/env.js',
    '@sveltejs/kit 3.2.0 src/core/env.js',
  ],
  messages: { ...variables.messages, ...imports.messages },
  examples: {
    bad: [...variables.examples.bad, ...imports.examples.bad],
    good: [...variables.examples.good, ...imports.examples.good],
  },
  checkProject(context) {
    variables.check(context);
    imports.check(context);
  },
});
