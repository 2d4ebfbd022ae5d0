import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf, SHARED_CART } from '../testing/report.js';
import { agent } from './agent.js';

describe('agent', () => {
  it('writes one line a finding, with what to do and the proof', () => {
    const report = reportOf([LEAKED_DB, PLAIN_FORM, SHARED_CART], { suppressed: [{ ...PLAIN_FORM, reason: 'later' }] });
    expect(`\n${agent(report, contextOf())}`).toBe(`
src/lib/cart.ts:1:20 error no-server-import-in-client: \`src/lib/server/db.ts\` is server-only, and this import brings it to the browser. | fix: Move the call to a server load. | see: src/routes/+page.svelte:2:24 imports src/lib/cart.ts
src/routes/+page.svelte:5:1 warn require-use-enhance: This form reloads the page when it is sent. | fix: Add \`use:enhance\`.
src/routes/cart/+page.server.ts:4:3 error no-shared-server-state: \`lastCart\` keeps what one request loaded, and the next request reads it. | fix: Return the value from \`load\` instead of keeping it. | see: src/routes/cart/+page.server.ts:5:18 read here
3 findings (2 errors, 1 warning) in 3 files; 1 disabled by comments; "sk-audit explain <rule>" says more
`);
  });

  it('says that there is nothing', () => {
    expect(agent(reportOf([]), contextOf())).toBe('No findings\n');
    const crashes = [{ rule: 'return-fail', path: 'src/hooks.server.ts', message: 'boom' }];
    expect(agent(reportOf([], { crashes }), contextOf())).toBe('No findings; not complete, since 1 rule failed\n');
  });

  it('keeps to the fifty most severe, unless everything is asked for', () => {
    const report = reportOf([...Array.from({ length: 60 }, () => ({ ...PLAIN_FORM })), LEAKED_DB]);
    const lines = agent(report, contextOf()).trimEnd().split('\n');
    expect(lines).toHaveLength(51);
    expect(lines[49]).toContain('no-server-import-in-client');
    expect(lines[50]).toContain('; 11 less severe not shown (--verbose shows all); ');
    expect(agent(report, contextOf({ verbose: true })).trimEnd().split('\n')).toHaveLength(62);
  });
});
