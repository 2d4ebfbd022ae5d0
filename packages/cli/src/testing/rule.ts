/** A rule that tests declare; it checks nothing. */
import { defineRule, type Rule } from '@sk-audit/core';

export const REDIRECT_RULE: Rule = defineRule({
  id: 'no-redirect-in-try',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids a redirect where a `catch` swallows it.',
  why: `
A redirect is thrown. A \`catch\` around it
takes it for a failure.

- In SvelteKit 1 the person who calls throws,
  since 2 the function does.
- Both are swallowed.

\`\`\`js
catch (error) { /* gone */ }
\`\`\`
`,
  sources: ['https://svelte.dev/docs/kit/load#Redirects'],
  messages: { swallowed: { text: 'The `catch` on line {{line}} swallows this redirect.', advice: 'Move the redirect behind the `try`, or rethrow it.' } },
  options: { ignoreCalls: { type: 'strings', default: ['captureError'], description: 'Functions that rethrow.' } },
  examples: {
    bad: [
      {
        title: 'The catch logs the redirect',
        kit: '2.70.4',
        files: {
          'src/routes/login/+page.server.js': `
import { redirect } from '@sveltejs/kit';
export const load = () => {
  try {
    redirect(303, '/home'); // ✗ swallowed "redirect(303, '/home')"
  } catch (error) {
    console.error(error);
  }
};
`,
        },
      },
    ],
    good: [{ title: 'Behind the try', files: { 'src/routes/login/+page.server.js': "redirect(303, '/home');\n" } }],
  },
  check() {},
});

export const FAIL_RULE: Rule = { ...REDIRECT_RULE, id: 'return-fail', severity: 'warn', kit: '>=2.0.0', recommended: 'It is young.', summary: 'Demands that `fail` is returned.', options: undefined };
