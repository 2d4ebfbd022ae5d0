import { defineRule, envImports, type Edge, type Related } from '@sk-audit/core';

export default defineRule({
  id: 'env-module-purity',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: "Forbids Kit's modules in `src/env.ts` and in what it imports.",
  why: `From Kit 3 on, and in Kit 2 with \`experimental.explicitEnvironmentVariables\`, Kit loads \`src/env.ts\` before everything else, alone with what it
imports. Of Kit's own modules only \`$app/env\` exists there. Any other stops the build, however many imports lie between, and
\`$app/env/private\` and \`$app/env/public\` are made from this very file.

Type-only imports, and \`import()\` that runs later, are fine.`,
  sources: ['https://svelte.dev/e/kit/env_app_import', 'https://svelte.dev/e/kit/env_circular_import', '@sveltejs/kit 2.70.4 src/core/env.js', '@sveltejs/kit 3.2.0 src/core/env.js'],
  messages: {
    notThere: { text: '`{{module}}` does not exist while Kit loads `{{file}}`{{through}}.', advice: 'Move what the variables need into a module without it.' },
    circle: { text: '`{{module}}` is made from `{{file}}`, which imports it{{through}}.', advice: 'Read the value where it is used, or from `process.env`.' },
  },
  examples: {
    bad: [
      {
        title: 'A module of Kit, two imports deep',
        kit: '3.2.0',
        files: {
          'src/env.ts': `import { isShop } from './lib/shop.js';
export const variables = { SHOP: { public: true, schema: isShop } };
`,
          'src/lib/shop.ts': `import { dev } from '$app/environment'; // ✗ notThere "'$app/environment'"
export const isShop = (name: string) => dev || name !== '';
`,
          '.env': 'SHOP=open\n',
        },
        says: ['`$app/environment` does not exist while Kit loads `src/env.ts` through `src/lib/shop.ts`.'],
      },
      {
        title: 'The variables themselves',
        kit: '3.2.0',
        files: {
          'src/env.ts': `import { SHOP } from '$app/env/public'; // ✗ circle "'$app/env/public'"
export const variables = { SHOP: { public: true, description: SHOP } };
`,
          '.env': 'SHOP=open\n',
        },
        says: ['`$app/env/public` is made from `src/env.ts`, which imports it.'],
      },
    ],
    good: [
      {
        title: 'What exists there, and types',
        kit: '3.2.0',
        files: {
          'src/env.ts': `import { dev } from '$app/env';
import type { Page } from '$app/state';
export const variables = { SHOP: { public: true, static: dev, description: '' as Page['url']['href'] } };
`,
          '.env': 'SHOP=open\n',
        },
      },
      {
        title: 'Kit 2 without the flag, where the file is nothing special',
        files: {
          'src/env.ts': "import { env } from '$env/dynamic/private';\nexport const shop = () => env.SHOP;\n",
          'src/routes/+page.server.ts': "import { shop } from '../env.js';\nexport const load = () => ({ shop: shop() });\n",
        },
      },
    ],
  },
  checkProject({ project, report }) {
    for (const chain of envImports(project)) {
      const { from, module = '', fact } = chain.at(-1) as Edge;
      const data = { module, file: chain[0]?.from ?? from, through: chain.length > 1 ? ` through \`${from}\`` : '' };
      const related = chain.slice(0, -1).map(step);
      if (MADE_FROM_IT.has(module)) report(from, fact.span, 'circle', data, { related, kitCode: 'env_circular_import' });
      else if (/^\$app\/(?!env$)/.test(module)) report(from, fact.span, 'notThere', data, { related, kitCode: 'env_app_import' });
      else if (/^\$(?:env\/|service-worker$)/.test(module)) report(from, fact.span, 'notThere', data, { related });
    }
  },
});

const MADE_FROM_IT: ReadonlySet<string> = new Set(['$app/env/private', '$app/env/public']);

function step({ from, to, fact: { span, specifier } }: Edge): Related {
  return { path: from, span, message: `imports ${to ?? specifier}` };
}
