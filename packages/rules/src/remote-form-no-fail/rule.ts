import { alternatives, defineRule, indexOf, type CallFact, type CheckContext, type Entry, type ExitFact, type FileFacts, type FunctionRef, type Project, type Value } from '@sk-audit/core';

export default defineRule({
  id: 'remote-form-no-fail',
  severity: 'error',
  category: 'forms',
  kit: '>=2.27.0',
  recommended: 'FIXME',
  summary: 'Forbids `fail()` in remote `form` functions.',
  why: `FIXME`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#form-Programmatic-validation', '@sveltejs/kit 3.2.0 src/runtime/app/server/remote/form.js'],
  messages: {
    returned: { text: '`fail()` is for form actions; FIXME', advice: 'Call `invalid(…)` of `@sveltejs/kit` instead.' },
  },
  examples: { bad: [], good: [] },
  check() {},
});
