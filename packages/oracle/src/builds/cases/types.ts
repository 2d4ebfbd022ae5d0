/** Imports of types, with and without the word. */
import type { Files } from '../../app-folder.js';
import type { KitName } from '../../kits.js';
import { secretTypes, type BuildCase } from '../build-case.js';
import { component, typescript } from './parts.js';

type Form = readonly [id: string, title: string, files: Files, more?: Partial<BuildCase>, around?: (kit: KitName) => Files];

const inModule = (text: string): Files => ({ 'src/lib/prices.ts': text, 'src/routes/+page.svelte': component("import { currency } from '$lib/prices';", '<p>{currency}</p>') });
const inPage = (script: string): Files => ({ 'src/routes/+page.svelte': typescript(script, '<p>Open</p>') });

/** The same without `verbatimModuleSyntax`, which Kit's own tsconfig turns on. */
const loose = (kit: KitName): Files => ({ 'tsconfig.json': `{ "extends": "${kit === 'kit-3' ? '$app/tsconfig' : './.svelte-kit/tsconfig.json'}", "compilerOptions": { "verbatimModuleSyntax": false } }\n` });

const forms: readonly Form[] = [
  ['import-type', 'component: `import type`', inPage("import type { Margin } from '$lib/server/margin';\nconst margin: Margin = { rate: 1 };\nconsole.log(margin);"), { daily: ['kit-1', 'kit-3'] }],
  ['import-type-default', 'component: `import type` of the default export', inPage("import type Prices from '$lib/server/margin';\nlet prices: Prices | undefined;\nconsole.log(prices);")],
  ['import-type-namespace', 'component: `import type * as`', inPage("import type * as prices from '$lib/server/margin';\nlet margin: prices.Margin | undefined;\nconsole.log(margin);")],
  ['inline', 'component: `import { type … }`', inPage("import { type Margin } from '$lib/server/margin';\nconst margin: Margin = { rate: 1 };\nconsole.log(margin);")],
  ['inline-and-value', 'component: `import { type …, value }`', inPage("import { type Margin, margin } from '$lib/server/margin';\nconst rate: Margin = { rate: margin.length };\nconsole.log(rate);")],
  ['class-as-type', 'component: a class, used as a type only', inPage("import { Rate } from '$lib/server/margin';\nlet rate: Rate | undefined;\nconsole.log(rate);")],
  ['import-expression', 'component: the type `import(…)`', inPage("let margin: import('$lib/server/margin').Margin | undefined;\nconsole.log(margin);")],
  ['typeof-import', 'component: the type `typeof import(…)`', inPage("let prices: typeof import('$lib/server/margin') | undefined;\nconsole.log(prices);")],
  ['jsdoc', 'component: a type in JSDoc', { 'src/routes/+page.svelte': component("/** @type {import('$lib/server/margin').Margin} */\nconst margin = { rate: 1 };\nconsole.log(margin);", '<p>Open</p>') }],
  ['module-import-type', 'module: `import type`', inModule("import type { Margin } from './server/margin';\nexport const currency = 'EUR';\nexport const none: Margin | undefined = undefined;\n")],
  ['module-inline', 'module: `import { type … }`', inModule("import { type Margin } from './server/margin';\nexport const currency = 'EUR';\nexport const none: Margin | undefined = undefined;\n"), { daily: ['kit-2-70'] }],
  ['module-class-as-type', 'module: a class, used as a type only', inModule("import { Rate } from './server/margin';\nexport const currency = 'EUR';\nexport const none: Rate | undefined = undefined;\n")],
  ['module-export-type', 'module: `export type { … } from`', inModule("export type { Margin } from './server/margin';\nexport const currency = 'EUR';\n")],
  ['module-export-type-star', 'module: `export type * from`', inModule("export type * from './server/margin';\nexport const currency = 'EUR';\n")],
  ['module-export-inline', 'module: `export { type … } from`', inModule("export { type Margin } from './server/margin';\nexport const currency = 'EUR';\n")],
  ['module-import-expression', 'module: the type `import(…)`', inModule("export const currency = 'EUR';\nexport const none: import('./server/margin').Margin | undefined = undefined;\n")],
  ['page-ts-import-type', '`+page.ts`: `import type`', { 'src/routes/+page.ts': "import type { Margin } from '$lib/server/margin';\nexport const load = (): { margin?: Margin } => ({});\n" }],
  ['page-ts-class-as-type', '`+page.ts`: a class, used as a type only', { 'src/routes/+page.ts': "import { Rate } from '$lib/server/margin';\nexport const load = (): { rate?: Rate } => ({});\n" }],
  ['loose-module-class-as-type', 'module: a class, used as a type only, without `verbatimModuleSyntax`', inModule("import { Rate } from './server/margin';\nexport const currency = 'EUR';\nexport const none: Rate | undefined = undefined;\n"), {}, loose],
  ['loose-module-unused', 'module: a value, never used, without `verbatimModuleSyntax`', inModule("import { margin } from './server/margin';\nexport const currency = 'EUR';\n"), {}, loose],
  ['loose-module-inline', 'module: `import { type … }` without `verbatimModuleSyntax`', inModule("import { type Margin } from './server/margin';\nexport const currency = 'EUR';\nexport const none: Margin | undefined = undefined;\n"), {}, loose],
  ['loose-class-as-type', 'component: a class, used as a type only, without `verbatimModuleSyntax`', inPage("import { Rate } from '$lib/server/margin';\nlet rate: Rate | undefined;\nconsole.log(rate);"), {}, loose],
  ['module-unused', 'module: a value, never used', inModule("import { margin } from './server/margin';\nexport const currency = 'EUR';\n")],
];

export const typeCases: readonly BuildCase[] = forms.map(([id, title, files, more = {}, around = () => ({})]) => ({
  id: `type-${id}`,
  title,
  files: (kit) => ({ ...around(kit), 'src/lib/server/margin.ts': secretTypes, ...files }),
  ...more,
}));
