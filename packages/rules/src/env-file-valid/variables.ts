/** What `src/env.ts` exports. */
import { envVariables, isEnvName, type ProjectCheckContext, type RuleMeta } from '@sk-audit/core';

const flag = "export default { kit: { experimental: { explicitEnvironmentVariables: true } } };\n";

export const messages = {
  noVariables: { text: '`{{file}}` exports no `variables` object, and Kit reads its environment variables from there.', advice: 'Export `variables`, or rename the file if it has nothing to do with Kit.' },
  badName: { text: '`{{name}}` cannot be the name of an export, so no module could import this variable.', advice: 'Rename it to letters, digits and underscores, and to no word of the language.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
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
};

/** Reports a file without `variables`, and names that no export can have. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  const variables = envVariables(project);
  if (variables.is === 'missing') report(variables.path, variables.span, 'noVariables', { file: variables.path }, { kitCode: 'env_variables_missing' });
  if (variables.is !== 'object') return;
  for (const { name, span } of variables.names) {
    if (!isEnvName(name)) report(variables.path, span, 'badName', { name }, { kitCode: 'env_invalid_variable_name' });
  }
}
