import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { FAIL_RULE, REDIRECT_RULE } from '../testing/rule.js';
import { explanation } from './explain.js';

const plain = pc.createColors(false);

describe('explanation', () => {
  it('tells everything that the rule declares', () => {
    expect(`\n${explanation(REDIRECT_RULE, plain, 60)}`).toBe(`
no-redirect-in-try
Forbids a redirect where a \`catch\` swallows it.

severity    error
category    Redirects, errors and failures
SvelteKit   >=1.0.0
recommended yes

Why
A redirect is thrown. A \`catch\` around it takes it for a
failure.

- In SvelteKit 1 the person who calls throws, since 2 the
  function does.
- Both are swallowed.

  catch (error) { /* gone */ }

What it says, and what to do
- swallowed: The \`catch\` on line ‹line› swallows this
             redirect.
  help: Move the redirect behind the \`try\`, or rethrow it.

Wrong
  The catch logs the redirect (SvelteKit 2.70.4)
    src/routes/login/+page.server.js
    import { redirect } from '@sveltejs/kit';
    export const load = () => {
      try {
        redirect(303, '/home'); // ✗ swallowed
      } catch (error) {
        console.error(error);
      }
    };

Right
  Behind the try
    src/routes/login/+page.server.js
    redirect(303, '/home');

Options
- ignoreCalls: Functions that rethrow. (a list of strings,
               usually ["captureError"])

Sources
- https://svelte.dev/docs/kit/load#Redirects

On the web
https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-redirect-in-try.md
`);
  });

  it('says why a rule is not recommended, and leaves empty parts out', () => {
    const text = explanation(FAIL_RULE, plain);
    expect(text).toContain('recommended no: It is young.');
    expect(text).not.toContain('Options');
  });
});
