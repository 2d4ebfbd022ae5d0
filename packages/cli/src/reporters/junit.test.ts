import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { junit } from './junit.js';

describe('junit', () => {
  it('makes a suite of each file and a failed test of each finding', () => {
    const report = reportOf([{ ...LEAKED_DB, message: 'a < b & "c"' }, PLAIN_FORM, PLAIN_FORM]);
    expect(junit(report, contextOf())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sk-audit" tests="3" failures="3" errors="0" time="0.432">
  <testsuite name="src/lib/cart.ts" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase name="no-server-import-in-client: a &lt; b &amp; &quot;c&quot;" classname="src/lib/cart.ts">
      <failure message="a &lt; b &amp; &quot;c&quot;" type="error">src/lib/cart.ts:1:20&#10;a &lt; b &amp; &quot;c&quot;&#10;Move the call to a server load.&#10;https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-shared-server-state.md</failure>
    </testcase>
  </testsuite>
  <testsuite name="src/routes/+page.svelte" tests="2" failures="2" errors="0" skipped="0" time="0">
    <testcase name="require-use-enhance: This form reloads the page when it is sent." classname="src/routes/+page.svelte">
      <failure message="This form reloads the page when it is sent." type="warn">src/routes/+page.svelte:5:1&#10;This form reloads the page when it is sent.&#10;Add \`use:enhance\`.&#10;https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-shared-server-state.md</failure>
    </testcase>
    <testcase name="require-use-enhance: This form reloads the page when it is sent. (2)" classname="src/routes/+page.svelte">
      <failure message="This form reloads the page when it is sent." type="warn">src/routes/+page.svelte:5:1&#10;This form reloads the page when it is sent.&#10;Add \`use:enhance\`.&#10;https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-shared-server-state.md</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('has one test that passes when there is nothing', () => {
    expect(junit(reportOf([]), contextOf())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sk-audit" tests="1" failures="0" errors="0" time="0.432">
  <testsuite name="sk-audit" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="No findings" classname="sk-audit"/>
  </testsuite>
</testsuites>
`);
  });

  it('shows a rule that failed as an error and an unparsed file as skipped', () => {
    const report = reportOf([], {
      crashes: [{ rule: 'return-fail', path: 'src/hooks.server.ts', message: 'boom\n    at check' }],
      unparsed: [{ path: 'src/old.svelte', message: 'Unexpected token' }],
    });
    const text = junit(report, contextOf());
    expect(text).toContain('tests="2" failures="0" errors="1" time=');
    expect(text).toContain('<error message="boom" type="crash"/>');
    expect(text).toContain('<skipped>Unexpected token</skipped>');
  });
});
