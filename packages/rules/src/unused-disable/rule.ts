import { defineRule, UNUSED_DISABLE } from '@sk-audit/core';

export default defineRule({
  id: UNUSED_DISABLE,
  severity: 'warn',
  category: 'comments',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'safe',
  summary: 'Reports a comment that disables a rule where nothing is reported.',
  why: `The mistake was mended, the code moved, or the comment never fitted: now it would hide the next finding in its place. A comment that
names a rule that did not run is left alone, one that names none is not removed by itself, and so are comments that are written for ESLint, which has an option of its own for them.`,
  sources: ['https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments'],
  messages: {
    unused: { text: 'This comment disables {{rules}}, but nothing is reported there.', advice: 'Remove the comment.' },
  },
  examples: {
    bad: [
      { title: 'Nothing to disable', files: { 'src/lib/tax.ts': 'export const tax = 0.2; // sk-audit-disable-line -- set by law // ✗ unused "// sk-audit-disable-line -- set by law"\n' } },
      {
        title: 'One that names its rule',
        files: {
          'src/lib/tax.ts': `// sk-audit-disable-next-line unused-disable -- set by law // ✗ unused "// sk-audit-disable-next-line unused-disable -- set by law"
export const tax = 0.2;
export const free = 0; // sk-audit-disable-line unused-disable -- for books // ✗ unused "// sk-audit-disable-line unused-disable -- for books"
`,
        },
        after: { 'src/lib/tax.ts': 'export const tax = 0.2;\nexport const free = 0;\n' },
      },
      { title: 'In markup', files: { 'src/routes/+page.svelte': '<!-- sk-audit-disable-next-line -- by design --> <!-- ✗ unused "<!-- sk-audit-disable-next-line -- by design -->" -->\n<h1>Shop</h1>\n' } },
    ],
    good: [
      { title: 'A rule that did not run', files: { 'src/lib/tax.ts': 'export const tax = 0.2; // sk-audit-disable-line no-shared-server-state -- set by law\n' } },
      { title: 'A comment without effect is the matter of another rule', files: { 'src/lib/tax.ts': 'export const tax = 0.2; // sk-audit-disable-line\n' } },
    ],
  },
  check() {
    // Known only when all the others have run: `suppress` in core reports it, with this declaration's words.
  },
});
