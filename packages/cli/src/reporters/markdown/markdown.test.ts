import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../../testing/report.js';
import { markdownCode, markdownText } from './escape.js';
import { markdown } from './markdown.js';

const DOCS = 'https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-shared-server-state.md';

describe('markdown', () => {
  it('groups by severity and rule, and links the code', () => {
    const context = contextOf({ repositoryPrefix: 'apps/shop', sourceUrl: 'https://github.com/acme/shop/blob/c0ffee/' });
    const report = reportOf([LEAKED_DB, { ...PLAIN_FORM, path: 'src/routes/(app)/[slug]/+page.svelte' }], { suppressed: [{ ...PLAIN_FORM, reason: 'later' }] });
    expect(markdown(report, context)).toBe(`<!-- sk-audit -->

## sk-audit: 2 findings (1 error, 1 warning) in 2 files

### Errors (1)

#### [no-server-import-in-client](${DOCS})

*Move the call to a server load.*

- [\`apps/shop/src/lib/cart.ts:1\`](https://github.com/acme/shop/blob/c0ffee/apps/shop/src/lib/cart.ts#L1) \`src/lib/server/db.ts\` is server-only, and this import brings it to the browser.
  1. [\`apps/shop/src/routes/+page.svelte:2\`](https://github.com/acme/shop/blob/c0ffee/apps/shop/src/routes/+page.svelte#L2) imports src/lib/cart.ts

<details>
<summary><b>Warnings (1)</b></summary>

#### [require-use-enhance](${DOCS})

*Add \`use:enhance\`.*

- [\`apps/shop/src/routes/(app)/[slug]/+page.svelte:5\`](https://github.com/acme/shop/blob/c0ffee/apps/shop/src/routes/%28app%29/%5Bslug%5D/+page.svelte#L5) This form reloads the page when it is sent.

</details>

<sub>1 disabled by comments · 4 files checked in 0.4 s</sub>
`);
  });

  it('gives each finding its own advice where they differ', () => {
    const text = markdown(reportOf([LEAKED_DB, { ...LEAKED_DB, advice: 'Drop it.', related: [] }]), contextOf());
    expect(text).toContain('  <br>*Move the call to a server load.*\n');
    expect(text).toContain('  <br>*Drop it.*\n');
  });

  it('fits into a comment, drops the least severe and says how many', () => {
    const warnings = Array.from({ length: 2000 }, (_, index) => ({ ...PLAIN_FORM, start: { line: index + 1, column: 1, offset: 0 } }));
    const text = markdown(reportOf([...warnings, LEAKED_DB]), contextOf());
    const shown = text.match(/^- /gm)?.length ?? 0;
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.length).toBeGreaterThan(64_000);
    expect(text).toContain('no-server-import-in-client');
    expect(text).toContain(`**… and ${2001 - shown} more findings**, for which there is no room here.`);
    expect(text).toContain('2001 findings (1 error, 2000 warnings)');
  });

  it('says that there is nothing', () => {
    expect(markdown(reportOf([]), contextOf())).toBe('<!-- sk-audit -->\n\n## sk-audit: No findings\n\n<sub>4 files checked in 0.4 s</sub>\n');
  });

  it('does not look content when a rule failed', () => {
    const crashes = [{ rule: 'return-fail', path: 'src/hooks.server.ts', message: 'boom' }];
    expect(markdown(reportOf([], { crashes }), contextOf())).toContain('<sub>not complete, since 1 rule failed · ');
  });
});

describe('text of the app in Markdown', () => {
  it('is shown, not read, outside of code', () => {
    expect(markdownText('`load` of <img src=x> [slug] __a__ *b* ![c](d) &lt;\n# e')).toBe('`load` of \\<img src=x\\> \\[slug\\] \\_\\_a\\_\\_ \\*b\\* \\!\\[c\\](d) \\&lt;␊# e');
  });

  it('neither calls people nor links issues', () => {
    expect(markdownText('thanks @ada, see #12')).toBe('thanks @\u200bada, see #\u200b12');
    expect(markdownText('in `@ada`')).toBe('in `@ada`');
  });

  it('stays code with backticks in it', () => {
    expect(markdownCode('src/a.ts:1')).toBe('`src/a.ts:1`');
    expect(markdownCode('src/`a`.ts:1')).toBe('`` src/`a`.ts:1 ``');
    expect(markdownText('a ` b')).toBe('a \\` b');
  });
});
