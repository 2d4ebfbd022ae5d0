import { defineRule, wholeExit, type CallFact, type FileFacts, type TextEdit } from '@sk-audit/core';

const KIT = /^@sveltejs\/kit#(redirect|error)$/;

export default defineRule({
  id: 'no-redundant-throw',
  severity: 'info',
  category: 'redirects-and-errors',
  kit: '>=2.0.0',
  recommended: 'harmless: a matter of style, for those who want the spelling of Kit 2 everywhere',
  fix: 'safe',
  summary: 'Forbids `throw` before `redirect()` and `error()` from Kit 2 on, where they throw by themselves.',
  why: `In Kit 1, \`redirect()\` and \`error()\` made a value that had to be thrown. From Kit 2 on they throw by themselves, so that
\`throw redirect(…)\` is right, but says it twice. Nothing breaks; the rule is for teams that want one spelling.

It looks at Kit's own functions only: those of libraries may still need their \`throw\`. Components are another rule's matter
(\`no-redirect-in-component\`).`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#redirect-and-error-are-no-longer-thrown-by-you', '@sveltejs/kit 2.70.4 src/exports/index.js'],
  messages: {
    redundant: { text: '`{{name}}()` throws by itself; the `throw` before it does nothing.', advice: 'Drop the `throw`.' },
  },
  examples: {
    bad: [
      {
        title: 'The spelling of Kit 1',
        files: {
          'src/routes/account/+page.server.ts': `import { error, redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) throw redirect(303, '/login'); // ✗ redundant "redirect(303, '/login')"
  if (!locals.user.active) throw error(403, 'Inactive'); // ✗ redundant "error(403, 'Inactive')"
};
`,
        },
        after: {
          'src/routes/account/+page.server.ts': `import { error, redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
  if (!locals.user.active) error(403, 'Inactive');
};
`,
        },
      },
      {
        title: 'In a helper',
        files: {
          'src/routes/account/+page.server.ts': `import { requireUser } from '$lib/server/guard';
export const load = ({ locals }) => ({ name: requireUser(locals).name });
`,
          'src/lib/server/guard.ts': `import { redirect } from '@sveltejs/kit';
export function requireUser({ user }) {
  if (!user) throw redirect(303, '/login'); // ✗ redundant "redirect(303, '/login')"
  return user;
}
`,
        },
      },
    ],
    good: [
      {
        title: 'Called, or thrown by others',
        files: {
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { requireCart } from '$lib/server/guard';
export const load = ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
  if (!locals.cart) throw requireCart();
};
`,
          'src/lib/server/guard.ts': "export const requireCart = () => new Error('no cart');\n",
        },
      },
      {
        title: 'Kit 1 needs it',
        kit: '1.30.4',
        files: {
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) throw redirect(303, '/login');
};
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    if (/\.svelte$/.test(path) || !project.isLive(path)) return;
    for (const call of facts.calls.filter(({ use }) => use === 'thrown')) {
      const name = KIT.exec(project.symbol(path, call.callee) ?? '')?.[1];
      if (name !== undefined) report(call.span, 'redundant', { name }, dropThrow(facts, call));
    }
  },
});

/** Only where the call is all that is thrown: `throw ok ? redirect(…) : error(…)` would become another statement. */
function dropThrow(facts: FileFacts, call: CallFact): { readonly fix?: readonly TextEdit[] } {
  const exit = wholeExit(facts, call, 'throw');
  return exit ? { fix: [{ span: [exit.span[0], call.span[0]], text: '' }] } : {};
}
