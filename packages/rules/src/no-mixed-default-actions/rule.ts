import { actionNames, defineRule } from '@sk-audit/core';

export default defineRule({
  id: 'no-mixed-default-actions',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: one real finding in 98 repositories, of actions to which no form posts; Kit refuses it when the action is called, which no test here drives.',
  summary: 'Forbids a default action beside named ones.',
  why: `When a form is posted to a page whose \`actions\` have \`default\` and another name, Kit refuses, whichever was meant: every form on the page
ends in status 500. The build passes, and the page is shown as if nothing were wrong.

The reason is that a failed submission of a named action leaves \`?/name\` in the address, and the next default form would post there.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Named-actions', 'https://svelte.dev/e/kit/action_default_with_named', '@sveltejs/kit 3.2.0 src/runtime/server/page/actions.js'],
  messages: {
    mixed: { text: '`actions` has `default` beside {{others}}, so every form that is posted here ends in status 500.', advice: 'Give the default action a name, and its form that name: `action="?/name"`.' },
  },
  examples: {
    bad: [
      {
        title: 'Login and register',
        files: {
          'src/routes/login/+page.server.ts': `export const actions = {
  default: async () => ({ in: true }), // ✗ mixed "default"
  register: async () => ({ registered: true })
};
`,
        },
      },
      {
        title: 'Spread from elsewhere',
        files: {
          'src/routes/orders/+page.server.ts': `import { basket } from '$lib/server/basket';
export const actions = { default: async () => ({ ordered: true }), ...basket }; // ✗ mixed "default"
`,
          'src/lib/server/basket.ts': 'export const basket = { add: async () => ({}), remove: async () => ({}) };\n',
        },
      },
    ],
    good: [
      {
        title: 'Only named ones',
        files: {
          'src/routes/login/+page.server.ts': 'export const actions = { in: async () => ({ in: true }), register: async () => ({}) };\n',
        },
      },
      {
        title: 'Only the default',
        files: {
          'src/routes/login/+page.server.ts': 'export const actions = { default: async () => ({ in: true }) };\n',
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    if (project.role(path) !== 'page.server') return;
    const { export: own, names } = actionNames(project, path);
    const others = names.filter((name) => name !== 'default');
    if (!own || others.length === names.length || others.length === 0) return; // mutate-ok: names come from an export
    const key = facts.functions.find((fn) => fn.name === 'default')?.nameSpan;
    report(key ?? own.span, 'mixed', { others: inWords(others) }, { kitCode: 'action_default_with_named' });
  },
});

function inWords(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
}
