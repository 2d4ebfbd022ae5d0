import { defineRule, isInEffect } from '@sk-audit/core';

export default defineRule({
  id: 'disable-without-reason',
  severity: 'warn',
  category: 'comments',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Demands a reason in every comment that disables a rule.',
  why: `Whoever reads the code next has to know whether the finding was judged to be wrong or was only in the way. So a comment without a
reason disables nothing. Comments that are written for ESLint (\`eslint-disable-next-line sk-audit/…\`) are left alone: ESLint asks for
no reason.`,
  sources: ['https://github.com/eslint-community/eslint-plugin-eslint-comments/issues/29'],
  messages: {
    noReason: { text: 'This comment disables {{rules}} without saying why, so it has no effect.', advice: 'Add the reason behind two dashes: `-- reason`.' },
  },
  examples: {
    bad: [
      {
        title: 'Without a reason',
        files: {
          'src/lib/cart.ts': `// sk-audit-disable-next-line no-shared-server-state // ✗ noReason "// sk-audit-disable-next-line no-shared-server-state"
export const cart = [];
`,
        },
      },
      {
        title: 'In markup',
        files: { 'src/routes/+page.svelte': '<!-- sk-audit-disable --> <!-- ✗ noReason "<!-- sk-audit-disable -->" -->\n<form></form>\n' },
      },
    ],
    good: [
      {
        title: 'With a reason',
        files: {
          'src/lib/cart.ts': `// sk-audit-disable-next-line no-shared-server-state -- the same for every visitor
export const cart = [];
`,
        },
      },
      { title: 'Written for ESLint', files: { 'src/lib/cart.ts': '// eslint-disable-next-line sk-audit/no-shared-server-state\nexport const cart = [];\n' } },
    ],
  },
  check({ facts, report }) {
    for (const comment of facts.disables) {
      if (!isInEffect(comment)) report(comment.span, 'noReason', { rules: comment.rules.map((rule) => `\`${rule}\``).join(', ') || 'every rule' });
    }
  },
});
