/** Reports that tests write by hand. */
import type { LocatedFinding, Report } from '@sk-audit/core';
import pc from 'picocolors';
import type { ReportContext } from '../reporters/reporter.js';
import { positionAt } from './positions.js';

/** Files of a small shop with a mistake in each. */
export const SHOP: { readonly [path: string]: string } = {
  'src/routes/cart/+page.server.ts': [
    "import { loadCart } from '$lib/server/cart';",
    'let lastCart;',
    'export const load = async ({ locals }) => {',
    '  lastCart = await loadCart(locals.user);',
    '  return { cart: lastCart };',
    '};',
    '',
  ].join('\n'),
  'src/routes/+page.svelte': "<script>\n\timport { total } from '$lib/cart';\n</script>\n\n{total()}\n",
  'src/lib/cart.ts': "import { db } from './server/db';\nexport const total = () => db.total();\n",
  'src/lib/server/db.ts': 'export const db = connect();\n',
};

/** A value that every visitor shares. */
export const SHARED_CART: LocatedFinding = {
  ...placed('src/routes/cart/+page.server.ts', 'lastCart = await', 8),
  rule: 'no-shared-server-state',
  severity: 'error',
  category: 'shared-state',
  message: '`lastCart` keeps what one request loaded, and the next request reads it.',
  advice: 'Return the value from `load` instead of keeping it.',
  app: '.',
  related: [{ ...placed('src/routes/cart/+page.server.ts', 'lastCart }', 8), message: 'read here' }],
  fix: false,
  suggestions: 0,
  kitCode: null,
  docs: 'https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-shared-server-state.md',
  fingerprint: 'f00dcafe',
};

/** An import that brings server-only code to the browser, with its chain. */
export const LEAKED_DB: LocatedFinding = {
  ...SHARED_CART,
  ...placed('src/lib/cart.ts', "'./server/db'"),
  rule: 'no-server-import-in-client',
  category: 'server-only',
  message: '`src/lib/server/db.ts` is server-only, and this import brings it to the browser.',
  advice: 'Move the call to a server load.',
  related: [
    { ...placed('src/routes/+page.svelte', "'$lib/cart'"), message: 'imports src/lib/cart.ts' },
    { ...placed('src/lib/cart.ts', "'./server/db'"), message: 'imports src/lib/server/db.ts' },
  ],
  fingerprint: 'beefcafe',
};

/** Something that may stay. */
export const PLAIN_FORM: LocatedFinding = {
  ...SHARED_CART,
  ...placed('src/routes/+page.svelte', '{total()}'),
  rule: 'require-use-enhance',
  severity: 'warn',
  category: 'forms',
  message: 'This form reloads the page when it is sent.',
  advice: 'Add `use:enhance`.',
  related: [],
  fingerprint: 'cafecafe',
};

/** Where the snippet stands in its file, or only its first letters. */
function placed(path: string, snippet: string, length = snippet.length): Pick<LocatedFinding, 'path' | 'start' | 'end'> {
  const text = SHOP[path] ?? '';
  const offset = text.indexOf(snippet);
  return { path, start: positionAt(text, offset), end: positionAt(text, offset + length) };
}

/** A report of one app with these findings; its counts are right. */
export function reportOf(findings: readonly LocatedFinding[], more: Partial<Report> = {}): Report {
  const having = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    schemaVersion: 1,
    tool: { name: 'sk-audit', version: '0.1.0' },
    apps: [{ root: '.', kit: '2.70.4', kitFrom: 'installed', svelte: '5.57.3', routes: 2, files: 4, notes: [] }],
    findings,
    suppressed: [],
    unparsed: [],
    skippedRules: [],
    crashes: [],
    summary: { errors: having('error'), warnings: having('warn'), infos: having('info'), files: 4, ms: 431.6 },
    ...more,
  };
}

/** How a reporter is asked, without colours and in a pipe. */
export function contextOf(more: Partial<ReportContext> = {}): ReportContext {
  return { sourceOf: (path) => SHOP[path], colors: pc.createColors(false), verbose: false, quiet: false, rules: [], apps: () => [], repositoryPrefix: '', ...more };
}
