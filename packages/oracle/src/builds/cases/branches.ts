/** Imports in branches that the bundler drops, or seems to. */
import type { Files } from '../../app-folder.js';
import type { KitName } from '../../kits.js';
import { secretModule, type BuildCase, type Outcome } from '../build-case.js';
import { component, importMargin } from './parts.js';

type Branch = readonly [id: string, title: string, page: Files, more?: Partial<BuildCase>];

const load = (body: string, head = ''): Files => ({ 'src/routes/+page.js': `${head}export const load = async () => {\n${body}\n};\n` });
const imports = "const { margin } = await import('$lib/server/margin.js');";
const returns = 'return { length: margin.length };';

/** The same difference with some Kits. */
const differing = (kits: readonly KitName[], says: Outcome, why: string): Partial<BuildCase> => ({ differs: Object.fromEntries(kits.map((kit) => [kit, { says, why }])) });
const inKit2 = differing(['kit-2-5', 'kit-2-70'], 'clean', 'Before Kit 3 the bundler drops an import only from a branch that asks `import.meta.env.SSR` itself. We take every way to ask for one.');
const inDevelopment = differing(['kit-2-5', 'kit-2-70', 'kit-3'], 'refused', 'The bundler drops the branch. In development, for which it is written, Kit refuses the import.');
const neverRuns = differing(['kit-3'], 'refused', 'The bundler of Kit 3 drops what can never run. We do not look whether code can.');

const branches: readonly Branch[] = [
  ['ssr-if', '`if (import.meta.env.SSR)`', load(`  if (import.meta.env.SSR) {\n    ${imports}\n    ${returns}\n  }`), { daily: ['kit-2-70'] }],
  ['ssr-ternary', '`import.meta.env.SSR ? … : …`', load("  const prices = import.meta.env.SSR ? await import('$lib/server/margin.js') : undefined;\n  return { length: prices?.margin.length ?? 0 };")],
  ['ssr-and', '`import.meta.env.SSR && …`', load("  const prices = import.meta.env.SSR && (await import('$lib/server/margin.js'));\n  return { length: prices ? prices.margin.length : 0 };")],
  ['ssr-not-else', 'the `else` of `if (!import.meta.env.SSR)`', load(`  if (!import.meta.env.SSR) return {};\n  else {\n    ${imports}\n    ${returns}\n  }`)],
  ['ssr-early-return', 'after `if (!import.meta.env.SSR) return`', load(`  if (!import.meta.env.SSR) return {};\n  ${imports}\n  ${returns}`), inKit2],
  ['ssr-wrong-way', 'in `if (!import.meta.env.SSR)`', load(`  if (!import.meta.env.SSR) {\n    ${imports}\n    ${returns}\n  }`)],
  ['ssr-or', '`if (import.meta.env.SSR || flag)`', load(`  const flag = Math.random() > 2;\n  if (import.meta.env.SSR || flag) {\n    ${imports}\n    ${returns}\n  }`)],
  ['ssr-and-flag', '`if (import.meta.env.SSR && flag)`', load(`  const flag = Math.random() < 2;\n  if (import.meta.env.SSR && flag) {\n    ${imports}\n    ${returns}\n  }`)],
  ['ssr-constant', '`if (isServer)`, a constant of the module', load(`  if (isServer) {\n    ${imports}\n    ${returns}\n  }`, 'const isServer = import.meta.env.SSR;\n'), inKit2],
  ['ssr-in-component', '`if (import.meta.env.SSR)` in a component', { 'src/routes/+page.svelte': component("if (import.meta.env.SSR) import('$lib/server/margin.js');", '<p>Open</p>') }],
  ['ssr-static', 'a static import, used in `if (import.meta.env.SSR)`', { 'src/routes/+page.js': `${importMargin}\nexport const load = () => (import.meta.env.SSR ? { length: margin.length } : {});\n` }],
  ['ssr-glob', '`import.meta.env.SSR ? import.meta.glob(…) : {}`', load("  const prices = import.meta.env.SSR ? import.meta.glob('../lib/server/*.js') : {};\n  return { names: Object.keys(prices) };"), inKit2],
  ['not-browser', '`if (!browser)` of `$app/environment`', load(`  if (!browser) {\n    ${imports}\n    ${returns}\n  }`, "import { browser } from '$app/environment';\n")],
  ['not-window', "`if (typeof window === 'undefined')`", load(`  if (typeof window === 'undefined') {\n    ${imports}\n    ${returns}\n  }`)],
  ['dev', '`if (dev)` of `$app/environment`', load(`  if (dev) {\n    ${imports}\n    ${returns}\n  }`, "import { dev } from '$app/environment';\n")],
  ['meta-dev', '`if (import.meta.env.DEV)`', load(`  if (import.meta.env.DEV) {\n    ${imports}\n    ${returns}\n  }`), inDevelopment],
  ['meta-prod', '`if (import.meta.env.PROD)`', load(`  if (import.meta.env.PROD) {\n    ${imports}\n    ${returns}\n  }`)],
  ['false', '`if (false)`', load(`  if (false) {\n    ${imports}\n    ${returns}\n  }`), neverRuns],
  ['process-env', "`if (process.env.NODE_ENV === 'development')`", load(`  if (process.env.NODE_ENV === 'development') {\n    ${imports}\n    ${returns}\n  }`), inDevelopment],
  ['after-return', 'after `return`', load(`  return {};\n  ${imports}\n  ${returns}`), neverRuns],
];

export const branchCases: readonly BuildCase[] = branches.map(([id, title, files, more = {}]) => ({
  id: `branch-${id}`,
  title: `dynamic import ${title}`,
  files: { 'src/lib/server/margin.js': secretModule, ...files },
  ...more,
}));
