/** What `src/env.ts` imports. */
import { envImports, type Edge, type ProjectCheckContext, type Related, type RuleMeta } from '@sk-audit/core';

export const messages = {
  notThere: { text: '`{{module}}` does not exist while Kit loads `{{file}}`{{through}}.', advice: 'Move what the variables need into a module without it.' },
  circle: { text: '`{{module}}` is made from `{{file}}`, which imports it{{through}}.', advice: 'Read the value where it is used, or from `process.env`.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
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
      title: 'Kit 2 without the flag, where the file is free to import',
      files: {
        'src/env.ts': "import { env } from '$env/dynamic/private';\nexport const shop = () => env.SHOP;\n",
        'src/routes/+page.server.ts': "import { shop } from '../env.js';\nexport const load = () => ({ shop: shop() });\n",
      },
    },
  ],
};

/** Reports Kit's modules that do not exist while the file is loaded. */
export function check({ project, report }: ProjectCheckContext<Id>): void {
  for (const chain of envImports(project)) {
    const { from, module = '', fact } = chain.at(-1) as Edge;
    const data = { module, file: chain[0]?.from ?? from, through: chain.length > 1 ? ` through \`${from}\`` : '' };
    const related = chain.slice(0, -1).map(step);
    if (MADE_FROM_IT.has(module)) report(from, fact.span, 'circle', data, { related, kitCode: 'env_circular_import' });
    else if (/^\$app\/(?!env$)/.test(module)) report(from, fact.span, 'notThere', data, { related, kitCode: 'env_app_import' });
    else if (/^\$(?:env\/|service-worker$)/.test(module)) report(from, fact.span, 'notThere', data, { related });
  }
}

const MADE_FROM_IT: ReadonlySet<string> = new Set(['$app/env/private', '$app/env/public']);

function step({ from, to, fact: { span, specifier } }: Edge): Related {
  return { path: from, span, message: `imports ${to ?? specifier}` };
}
