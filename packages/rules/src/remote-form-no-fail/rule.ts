import { defineRule } from '@sk-audit/core';

export default defineRule({
  id: 'remote-form-no-fail',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'FIXME: one line that begins with a verb in the third person, such as “Forbids …”.',
  why: 'FIXME: what happens, to whom, and what the rule leaves alone.',
  sources: [],
  messages: {
    fixme: {
      text: 'FIXME: what is wrong with `{{name}}`.',
      advice: 'FIXME: what to do, as a command.',
    },
  },
  examples: {
    bad: [
      {
        title: 'FIXME: the plainest form of the mistake',
        files: {
          'src/routes/+page.ts': `
export const load = () => fixme(); // ✗ fixme "fixme()"
`,
        },
      },
    ],
    good: [
      {
        title: 'FIXME: the same, done right',
        files: {
          'src/routes/+page.ts': `
export const load = () => ({});
`,
        },
      },
    ],
  },
  check({ facts, report }) {
    // FIXME: report(call.span, 'fixme', { name: 'fixme' }) for each call in facts.calls that is the mistake.
    void facts;
    void report;
  },
});
