import { actionOf, alternatives, defineRule, formsIn, indexOf, origins, patternText, type CheckContext, type Entry, type Form, type FormTarget, type Value } from '@sk-audit/core';

export default defineRule({
  id: 'require-use-enhance',
  severity: 'info',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'A form without `use:enhance` works; enhancing it is advice, and some teams want full page loads.',
  fix: 'suggest',
  summary: 'Advises `use:enhance` on forms that post to an action.',
  why: `Without \`use:enhance\` every submit reloads the whole page: scroll position, focus and client state are lost, and nothing can be shown
while the action runs. The form still works, so this is advice.

Left alone: forms with any enhancing action (superforms, your own wrapper), spread attributes, submit handlers or attachments whose
effect is not known, \`data-sveltekit-reload\`, \`target\`, forms that post to an endpoint or another origin, actions that redirect to
another site, and pages with \`csr = false\`.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement'],
  messages: {
    notEnhanced: { text: 'This form posts to the action `{{action}}` and reloads the whole page.', advice: 'Add `use:enhance` from `$app/forms`.' },
  },
  examples: {
    bad: [
      {
        title: 'A plain form',
        files: {
          'src/routes/contact/+page.svelte': `<form method="POST"> <!-- ✗ notEnhanced "form" -->
  <input name="message" />
</form>
<form method="post" action="?/call"> <!-- ✗ notEnhanced "form" -->
  <input name="phone" />
</form>
`,
          'src/routes/contact/+page.server.ts': `export const actions = {
  default: async ({ request }) => ({ sent: (await request.formData()).has('message') }),
  call: async ({ request }) => ({ sent: (await request.formData()).has('phone') })
};
`,
        },
      },
      {
        title: 'In a component of the page',
        files: {
          'src/lib/LogoutButton.svelte': `<form action="/account?/logout" method="POST"><button>Log out</button></form> <!-- ✗ notEnhanced "form" -->
`,
          'src/routes/account/+page.svelte': `<script>
  import LogoutButton from '$lib/LogoutButton.svelte';
</script>
<LogoutButton />
`,
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = {
  logout: ({ cookies }) => {
    cookies.delete('session', { path: '/' });
    redirect(303, '/');
  }
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Enhanced, reloading on purpose, no action',
        files: {
          'src/routes/contact/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { superForm } from 'sveltekit-superforms';
  let { data } = $props();
  const form = superForm(data.form);
</script>
<form method="POST" use:enhance><input name="message" /></form>
<form method="POST" use:form.enhance><input name="message" /></form>
<form method="POST" data-sveltekit-reload><input name="message" /></form>
<form method="POST" action="/api/upload"><input name="message" /></form>
<form method="POST" action="https://forms.example.com"><input name="message" /></form>
<form><input name="q" /></form>
<form method="POST" {...data.remote}><input name="message" /></form>
`,
          'src/routes/contact/+page.server.ts': 'export const actions = { default: async () => ({ sent: true }) };\n',
          'src/routes/api/upload/+server.ts': 'export const POST = () => new Response();\n',
        },
      },
      {
        title: 'An action that leaves for another site',
        files: {
          'src/routes/login/+page.svelte': '<form method="POST"><button>Log in with Acme</button></form>\n',
          'src/routes/login/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { acme } from '$lib/server/acme';
export const actions = { default: async () => redirect(302, await acme.authorizationUrl()) };
`,
          'src/lib/server/acme.ts': "export const acme = { authorizationUrl: async () => 'https://acme.example.com' };\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    if (!project.isLive(path)) return;
    for (const form of formsIn(project, path)) {
      const action = form.method === 'POST' && form.enhanced === false && !form.reloads ? plainAction(context, form) : undefined;
      const tag = facts.elements[form.element]?.tag;
      if (action && tag) report(tag, 'notEnhanced', { action: action.name }, { suggest: [{ message: 'Add `use:enhance`', edits: [{ span: [tag[1], tag[1]], text: ' use:enhance' }] }] });
    }
  },
});

/** The first action that the form posts to, when every target is an action of a page with scripts. */
function plainAction(context: CheckContext<'notEnhanced'>, form: Form): Entry | undefined {
  const actions = form.targets.map((target) => actionFor(context, target));
  return actions.every((one) => one !== undefined) ? actions[0] : undefined;
}

function actionFor({ project }: CheckContext<'notEnhanced'>, target: FormTarget): Entry | undefined {
  if (target.is !== 'action' || project.pageOptions(target.node).csr === false) return undefined;
  const action = actionOf(project, target);
  return typeof action === 'string' || leavesSite(project, action) ? undefined : action;
}

/** Does the action redirect to what may be another origin: an absolute URL, or what a call gives? */
function leavesSite(project: CheckContext<never>['project'], action: Entry): boolean {
  const facts = project.facts(action.path);
  const calls = facts ? (indexOf(facts).callsOf.get(action.fn) ?? []) : [];
  return calls.some((index) => {
    const call = facts?.calls[index];
    if (!call || !facts || !project.throwsOf(action.path, index).includes('redirect')) return false;
    const location = call.args[1];
    return location !== undefined && alternatives(location).some((one) => isForeign(facts, one));
  });
}

function isForeign(facts: Parameters<typeof origins>[0], location: Value): boolean {
  const text = patternText(location);
  if (text !== undefined && !text.startsWith('\u0000')) return !/^[/.?#]/.test(text) && /^[a-z][a-z+.-]*:/i.test(text);
  return origins(facts, location).some((ref) => ref.from === 'import' || (ref.from === 'global' && ref.name !== 'decodeURIComponent' && ref.name !== 'String'));
}
