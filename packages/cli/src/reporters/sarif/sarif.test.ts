import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf, SHARED_CART, SHOP } from '../../testing/report.js';
import { FAIL_RULE, REDIRECT_RULE } from '../../testing/rule.js';
import type { ReportContext } from '../reporter.js';
import { lineHashes } from './line-hash.js';
import { sarif } from './sarif.js';

const runOf = (report = reportOf([LEAKED_DB]), context: Partial<ReportContext> = {}) => JSON.parse(sarif(report, contextOf(context))).runs[0];

describe('sarif', () => {
  it('holds a finding with its place, its import chain and its fingerprints', () => {
    const step = (uri: string, line: number, startColumn: number, endColumn: number) => ({
      physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' }, region: { startLine: line, startColumn, endLine: line, endColumn } },
    });
    const page = { message: { text: 'imports src/lib/cart.ts' }, ...step('src/routes/+page.svelte', 2, 24, 35) };
    const cart = { message: { text: 'imports src/lib/server/db.ts' }, ...step('src/lib/cart.ts', 1, 20, 33) };
    expect(runOf().results).toEqual([
      {
        ruleId: 'no-server-import-in-client',
        level: 'error',
        message: { text: '`src/lib/server/db.ts` is server-only, and this import brings it to the browser. Move the call to a server load.' },
        locations: [step('src/lib/cart.ts', 1, 20, 33)],
        relatedLocations: [{ id: 1, ...page }, { id: 2, ...cart }],
        codeFlows: [{ message: { text: 'The imports that lead there.' }, threadFlows: [{ locations: [{ location: page }, { location: cart }] }] }],
        partialFingerprints: { primaryLocationLineHash: lineHashes(SHOP['src/lib/cart.ts'] ?? '')[0], 'skAudit/v1': 'beefcafe' },
      },
    ]);
  });

  it('links the other places from the message, where GitHub shows them', () => {
    const [result] = runOf(reportOf([SHARED_CART])).results;
    expect(result.message.text).toMatch(/ Return the value from `load` instead of keeping it\. See: \[read here\]\(1\)\.$/);
    expect(result.codeFlows).toBeUndefined();
  });

  it('makes no link of what is none', () => {
    const hostile = { ...PLAIN_FORM, message: 'See [here](https://evil.example) and [slug].', related: [{ ...PLAIN_FORM, message: 'a](2) [b' }] };
    expect(runOf(reportOf([hostile])).results[0].message.text).toBe('See \\[here](https://evil.example) and [slug]. Add `use:enhance`. See: [a\\](2) \\[b](1).');
  });

  it('names files from the top of the repository, as URIs', () => {
    const page = { ...PLAIN_FORM, path: '../shop/src/routes/(app)/[slug=int]/a b#1?.svelte' };
    const [result] = runOf(reportOf([page]), { repositoryPrefix: 'apps/web' }).results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('apps/shop/src/routes/(app)/%5Bslug=int%5D/a%20b%231%3F.svelte');
  });

  it('describes the rules', () => {
    const [redirect, fail] = runOf(undefined, { rules: [{ ...REDIRECT_RULE, category: 'auth' }, FAIL_RULE] }).tool.driver.rules;
    expect(redirect).toMatchObject({
      id: 'no-redirect-in-try',
      name: 'NoRedirectInTry',
      shortDescription: { text: 'Forbids a redirect where a `catch` swallows it.' },
      fullDescription: { text: 'A redirect is thrown. A `catch` around it takes it for a failure.' },
      help: { markdown: expect.stringContaining('What to do:\n\n- Move the redirect behind the `try`, or rethrow it.\n') },
      helpUri: 'https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-redirect-in-try.md',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['sveltekit', 'auth', 'security'], precision: 'high', 'problem.severity': 'error', 'security-severity': '8.0' },
    });
    expect(fail).toMatchObject({
      defaultConfiguration: { enabled: false, level: 'warning' },
      properties: { tags: ['sveltekit', 'redirects-and-errors'], precision: 'medium', 'problem.severity': 'warning' },
    });
    expect(fail.properties['security-severity']).toBeUndefined();
  });

  it('leaves out what comments disable, unless asked', () => {
    const report = reportOf([], { suppressed: [{ ...PLAIN_FORM, reason: 'works without a script' }] });
    expect(runOf(report).results).toEqual([]);
    expect(runOf(report, { withSuppressed: true }).results).toMatchObject([
      { ruleId: 'require-use-enhance', level: 'warning', suppressions: [{ kind: 'inSource', justification: 'works without a script' }] },
    ]);
  });

  it('says what was not looked at', () => {
    const report = reportOf([], {
      crashes: [{ rule: 'return-fail', path: 'src/hooks.server.ts', message: 'boom\n    at /home/ada/check.js' }],
      unparsed: [{ path: 'src/old.svelte', message: 'Unexpected token' }],
    });
    const at = (uri: string) => [{ physicalLocation: { artifactLocation: { uri, uriBaseId: '%SRCROOT%' } } }];
    expect(runOf(report).invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'The rule return-fail failed: boom' }, locations: at('src/hooks.server.ts'), associatedRule: { id: 'return-fail' } },
          { level: 'warning', message: { text: 'The file could not be parsed: Unexpected token' }, locations: at('src/old.svelte') },
        ],
      },
    ]);
  });
});
