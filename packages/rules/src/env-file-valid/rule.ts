import { defineRule, envVariables, isEnvName } from '@sk-audit/core';

const flag = "export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n";

export default defineRule({
  id: 'env-file-valid',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that `src/env.ts` exports `variables` with names that can be imported.',
  why: `From Kit 3 on, and in Kit 2 with \`experimental.explicitEnvironmentVariables\`, \`src/env.ts\` declares the environment variables of the
app: every key of its \`variables\` becomes an export of \`$app/env/public\` or \`$app/env/private\`. A file without \`variables\`, and a key
that no export can have (\`MAPS-KEY\`, \`default\`), stop the build. An app that had a \`src/env.ts\` of its own meets this on the day of the
upgrade.

Keys are read where they can be seen; an object that is put together in another way is left alone.`,
  sources: ['https://svelte.dev/e/kit/env_variables_missing', 'https://svelte.dev/e/kit/env_invalid_variable_name', '@sveltejs/kit 2.70.4 src/core/env.js', '@sveltejs/kit 3.2.0 src/core/env.js'],
  messages: {
    noVariables: { text: '`{{file}}` exports no `variables` object, and Kit reads its environment variables from there.', advice: 'Export `variables`, or rename the file if it has nothing to do with Kit.' },
    badName: { text: '`{{name}}` cannot be the name of an export, so no module could import this variable.', advice: 'Rename it to letters, digits and underscores, and to no word of the language.' },
  },
  examples: {
    bad: [
      {
        title: 'A file that has another purpose',
        kit: '3.2.0',
        files: { 'src/env.ts': "export const shopUrl = 'https://shop.example'; // ✗ noVariables \"\"\n" },
      },
      {
        title: 'Names that no module can export',
        files: {
          'svelte.config.js': flag,
          'src/env.ts': `export const variables = {
  SHOP: { public: true },
  'MAPS-KEY': {}, // ✗ badName "'MAPS-KEY': {}"
  default: { public: true } // ✗ badName "default: { public: true }"
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Kit 3',
        kit: '3.2.0',
        files: {
          '.env': 'SHOP=open\n',
          'src/env.ts': `import { defineEnvVars } from '@sveltejs/kit/env';
export const variables = defineEnvVars({ SHOP: { public: true }, $maps_2: {} });
`,
          '.env.production': '$maps_2=yes\n',
        },
      },
      { title: 'Kit 2 without the flag, where the file is nothing special', files: { 'src/env.ts': "export const shopUrl = 'https://shop.example';\n" } },
    ],
  },
  checkProject({ project, report }) {
    const variables = envVariables(project);
    if (variables.is === 'missing') report(variables.path, variables.span, 'noVariables', { file: variables.path }, { kitCode: 'env_variables_missing' });
    if (variables.is !== 'object') return;
    for (const { name, span } of variables.names) {
      if (!isEnvName(name)) report(variables.path, span, 'badName', { name }, { kitCode: 'env_invalid_variable_name' });
    }
  },
});
