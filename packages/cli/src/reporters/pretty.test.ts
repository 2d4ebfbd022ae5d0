import type { LocatedFinding } from '@sk-audit/core';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf, SHARED_CART } from '../testing/report.js';
import { pretty } from './pretty.js';

/** As many forms as asked, each on its own line. */
const forms = (number: number): readonly LocatedFinding[] =>
  Array.from({ length: number }, (_, index) => ({ ...PLAIN_FORM, start: { line: index + 1, column: 1, offset: 0 }, end: { line: index + 1, column: 2, offset: 1 } }));

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('pretty', () => {
  it('says that there is nothing', () => {
    expect(pretty(reportOf([]), contextOf())).toBe('✔ No findings · 4 files checked in 0.4 s\n');
  });

  it('does not look content when a rule failed', () => {
    const crashes = [{ rule: 'return-fail', path: 'src/routes/+page.server.ts', message: 'boom' }];
    expect(pretty(reportOf([], { crashes }), contextOf())).toBe('✖ No findings · not complete, since 1 rule failed · 4 files checked in 0.4 s\n');
  });

  it('groups by file and shows code, chain, places and advice', () => {
    expect(`\n${pretty(reportOf([LEAKED_DB, PLAIN_FORM, SHARED_CART]), contextOf())}`).toBe(`
src/lib/cart.ts
  1:20  error  \`src/lib/server/db.ts\` is server-only, and this import brings it to the browser.  no-server-import-in-client
    1 │ import { db } from './server/db';
      │                    ^^^^^^^^^^^^^
    2 │ export const total = () => db.total();
    src/routes/+page.svelte:2:24  imports src/lib/cart.ts
    └─ src/lib/cart.ts:1:20  imports src/lib/server/db.ts
    help: Move the call to a server load.

src/routes/+page.svelte
  5:1  warn   This form reloads the page when it is sent.  require-use-enhance
    5 │ {total()}
      │ ^^^^^^^^^
    help: Add \`use:enhance\`.

src/routes/cart/+page.server.ts
  4:3  error  \`lastCart\` keeps what one request loaded, and the next request reads it.  no-shared-server-state
    3 │ export const load = async ({ locals }) => {
    4 │   lastCart = await loadCart(locals.user);
      │   ^^^^^^^^
    5 │   return { cart: lastCart };
    src/routes/cart/+page.server.ts:5:18  read here
    help: Return the value from \`load\` instead of keeping it.

✖ 3 findings (2 errors, 1 warning) in 3 files · 4 files checked in 0.4 s · sk-audit explain <rule> says more
`);
  });

  it('does not repeat the place of the finding itself', () => {
    const { path, start, end } = LEAKED_DB;
    const direct = { ...LEAKED_DB, related: [{ path, start, end, message: 'imports src/lib/server/db.ts' }] };
    expect(pretty(reportOf([direct]), contextOf())).not.toContain('imports');
  });

  it('lines positions up and parts findings of one file by a blank line', () => {
    const [first, second] = [forms(1)[0]!, { ...PLAIN_FORM, start: { line: 10, column: 12, offset: 0 } }];
    expect(`\n${pretty(reportOf([first, second]), contextOf({ sourceOf: () => undefined }))}`).toBe(`
src/routes/+page.svelte
    1:1  warn   This form reloads the page when it is sent.  require-use-enhance
    help: Add \`use:enhance\`.

  10:12  warn   This form reloads the page when it is sent.  require-use-enhance
    help: Add \`use:enhance\`.

✖ 2 findings (2 warnings) in 1 file · 4 files checked in 0.4 s · sk-audit explain <rule> says more
`);
  });

  it('wraps for a narrow terminal and cuts code there', () => {
    expect(`\n${pretty(reportOf([SHARED_CART]), contextOf({ columns: 44 }))}`).toBe(`
src/routes/cart/+page.server.ts
  4:3  error  \`lastCart\` keeps what one
              request loaded, and the next
              request reads it.
              no-shared-server-state
    3 │ export const load = async ({ locals…
    4 │   lastCart = await loadCart(locals.…
      │   ^^^^^^^^
    5 │   return { cart: lastCart };
    src/routes/cart/+page.server.ts:5:18  read here
    help: Return the value from \`load\`
          instead of keeping it.

✖ 1 finding (1 error) in 1 file
  4 files checked in 0.4 s
  sk-audit explain <rule> says more
`);
  });

  it('colours severities, carets and quiet parts when colours are on', () => {
    const text = pretty(reportOf([PLAIN_FORM]), contextOf({ colors: pc.createColors(true) }));
    expect(text).toContain('\u001b[33mwarn \u001b[39m');
    expect(text).toContain('\u001b[33m^^^^^^^^^\u001b[39m');
    expect(text).toContain('\u001b[2mrequire-use-enhance\u001b[22m');
    expect(text).toContain('\u001b[32mhelp:\u001b[39m');
  });

  it('shows the 50 most severe findings, and all when asked', () => {
    const report = reportOf([...forms(60), SHARED_CART]);
    const short = pretty(report, contextOf());
    expect(short.match(/require-use-enhance/g)).toHaveLength(49);
    expect(short).toContain('no-shared-server-state');
    expect(short).toContain('\n… and 11 more (use --verbose to show all)\n');
    expect(lastLine(short)).toContain('✖ 61 findings (1 error, 60 warnings) in 2 files');
    expect(pretty(report, contextOf({ verbose: true })).match(/require-use-enhance/g)).toHaveLength(60);
    expect(pretty(reportOf(forms(50)), contextOf())).not.toContain('more (use');
  });

  it('never lets the audited app command the terminal', () => {
    const hostile = { ...PLAIN_FORM, path: 'src/\u001b[2J.svelte', message: 'Found `\u001b]0;title\u0007`.' };
    const text = pretty(reportOf([hostile]), contextOf({ sourceOf: () => 'x = "\u001b[31m"; // \u202e\n'.repeat(9) }));
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(text).toContain('src/␛[2J.svelte');
  });

  it('says what --quiet hides, what comments disable and what was not parsed', () => {
    const report = reportOf([SHARED_CART], {
      suppressed: [{ ...PLAIN_FORM, reason: 'works without a script' }],
      unparsed: [{ path: 'src/routes/old.svelte', message: 'Unexpected token' }],
      summary: { errors: 1, warnings: 2, infos: 0, files: 4, ms: 40 },
    });
    expect(lastLine(pretty(report, contextOf({ quiet: true })))).toBe(
      '✖ 3 findings (1 error, 2 warnings) · 2 hidden by --quiet · 1 disabled by comments · 1 file not parsed · 4 files checked in 0.0 s · sk-audit explain <rule> says more',
    );
  });
});

describe('the remarks of pretty', () => {
  const app = { root: 'apps/shop', kit: '2.5.0', kitFrom: 'range', svelte: null, routes: 1, files: 9, notes: ['Kit is not installed.'] } as const;
  const report = reportOf([], {
    apps: [app, { ...app, root: 'apps/blog', kit: null, kitFrom: 'unknown', svelte: '4.2.0', notes: [] }],
    skippedRules: [{ rule: 'require-throw-redirect', app: 'apps/shop', why: 'It is about SvelteKit 1.' }],
    suppressed: [{ ...PLAIN_FORM, reason: 'works without a script' }],
  });

  it('are short', () => {
    expect(`\n${pretty(report, contextOf())}`).toBe(`
note: apps/shop: Kit is not installed.
note: 1 rule skipped; --verbose says why.

✔ No findings · 1 disabled by comments · 4 files of 2 apps checked in 0.4 s
`);
  });

  it('are everything with --verbose', () => {
    expect(`\n${pretty(report, contextOf({ verbose: true }))}`).toBe(`
app: apps/shop: SvelteKit 2.5.0 (from package.json), 1 route, 9 files
app: apps/blog: unknown SvelteKit version, Svelte 4.2.0, 1 route, 9 files
note: apps/shop: Kit is not installed.
skipped: require-throw-redirect in apps/shop: It is about SvelteKit 1.
disabled: src/routes/+page.svelte:5:1 require-use-enhance: works without a script

✔ No findings · 1 disabled by comments · 4 files of 2 apps checked in 0.4 s
`);
  });

  it('are nothing with --quiet', () => {
    expect(pretty(report, contextOf({ quiet: true }))).toBe('✔ No findings · 1 disabled by comments · 4 files of 2 apps checked in 0.4 s\n');
  });
});
