import {
  actionOf, alternatives, defineRule, formsIn, indexOf, suggestEnhance,
  type CheckContext, type ElementFact, type Entry, type FileFacts, type Form, type Project, type RouteNode, type Value,
} from '@sk-audit/core';

type Id = 'data' | 'error';

export default defineRule<Id>({
  id: 'no-action-data-without-ssr',
  severity: 'warn',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands `use:enhance` on forms of pages that are not rendered on the server.',
  why: `When a browser sends a form by itself, the server renders the page again with what the action returned. With \`ssr = false\` it renders nothing: the page comes up empty
and loads anew, \`form\` is \`null\`, and what the action returned, a failed validation for example, is lost; an error ends in the same empty page in place of the error page. Kit warns of it on the server
while you develop.

With \`use:enhance\` the browser gets the action's answer and everything works. The rule reports forms on such pages that post to an action which surely returns
something, or never returns; a form that some script may take over is left alone, and an action that only redirects.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-use:enhance', 'https://svelte.dev/e/kit/form_action_data_without_ssr', 'https://svelte.dev/e/kit/form_action_error_without_ssr', '@sveltejs/kit 2.70.4 src/runtime/server/page/index.js'],
  messages: {
    data: { text: 'What the action `{{action}}` returns is lost, as `{{page}}` is not rendered on the server and this form is sent by the browser itself.', advice: 'Add `use:enhance`.' },
    error: { text: 'The error of the action `{{action}}` shows an empty page, as `{{page}}` is not rendered on the server and this form is sent by the browser itself.', advice: 'Add `use:enhance`.' },
  },
  examples: {
    bad: [
      {
        title: 'A failure that nobody sees',
        files: {
          'src/routes/app/+page.ts': 'export const ssr = false;\n',
          'src/routes/app/+page.server.ts': `import { fail } from '@sveltejs/kit';
export const actions = { default: async ({ request }) => ((await request.formData()).has('name') ? { saved: true } : fail(400, { missing: true })) };
`,
          'src/routes/app/+page.svelte': `<script>
	import { name } from '$lib/shop';
	let { form } = $props();
</script>
<form method="POST"><input {name} /></form> <!-- ✗ data "form" -->
{form?.missing}
`,
        },
        after: {
          'src/routes/app/+page.svelte': `<script>
	import { enhance } from '$app/forms';
	import { name } from '$lib/shop';
	let { form } = $props();
</script>
<form use:enhance method="POST"><input {name} /></form>
{form?.missing}
`,
        },
        says: ['What the action `default` returns is lost, as `/app` is not rendered on the server and this form is sent by the browser itself.'],
      },
      {
        title: 'An action that ends in an error',
        kit: '3.2.0',
        files: {
          'src/routes/+layout.ts': 'export const ssr = false;\n',
          'src/routes/app/+page.server.ts': `import { error } from '@sveltejs/kit';
export const actions = { close: () => error(501, 'Not yet') };
`,
          'src/routes/app/+page.svelte': '<form method="POST" action="?/close"><button>Close</button></form> <!-- ✗ error "form" -->\n',
        },
      },
    ],
    good: [
      {
        title: 'With use:enhance, and rendered on the server',
        files: {
          'src/routes/app/+page.ts': 'export const ssr = false;\n',
          'src/routes/app/+page.server.ts': 'export const actions = { default: async () => ({ saved: true }) };\n',
          'src/routes/app/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="name" /></form>
`,
          'src/routes/shop/+page.server.ts': 'export const actions = { default: async () => ({ saved: true }) };\n',
          'src/routes/shop/+page.svelte': '<form method="POST"><input name="name" /></form>\n',
        },
      },
      {
        title: 'Nothing to lose',
        files: {
          'src/routes/app/+page.ts': 'export const ssr = false;\n',
          'src/routes/app/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = { save: async () => {}, leave: async () => redirect(303, '/'), perhaps: async ({ locals }) => (locals.user ? { saved: true } : undefined) };
`,
          'src/routes/app/+page.svelte': `<form method="POST" action="?/save"><button>Save</button></form>
<form method="POST" action="?/leave"><button>Leave</button></form>
<form method="POST" action="?/perhaps"><button>Perhaps</button></form>
<form action="?/save"><button>Look</button></form>
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }: CheckContext<Id>) {
    if (!project.isLive(path)) return;
    for (const form of formsIn(project, path)) {
      const found = form.method === 'POST' && form.enhanced === false ? lossOf(project, form) : undefined;
      const { tag } = facts.elements[form.element] as ElementFact;
      if (found) report(tag, found.id, { action: found.action, page: found.page.id }, { kitCode: found.id === 'data' ? 'form_action_data_without_ssr' : 'form_action_error_without_ssr', suggest: suggestEnhance(facts, tag) });
    }
  },
});

type Loss = { readonly id: Id; readonly action: string; readonly page: RouteNode };

function lossOf(project: Project, { targets }: Form): Loss | undefined {
  for (const target of targets) {
    const action = actionOf(project, target);
    if (target.is !== 'action' || typeof action === 'string' || project.pageOptions(target.node).ssr !== false) continue;
    const id = outcomeOf(project, action);
    if (id) return { id, action: action.name, page: target.node };
  }
  return undefined;
}

/** What the action always ends in. */
function outcomeOf(project: Project, { fn, path, wrapped }: Entry): Id | undefined {
  const facts = project.facts(path) as FileFacts;
  const exits = (indexOf(facts).exitsOf.get(fn) ?? []).filter(({ kind }) => kind !== 'throw');
  const { mayError, mayRedirect, neverReturns } = project.summary({ path, fn });
  if (wrapped) return undefined;
  if (neverReturns) return mayError === true && mayRedirect === false ? 'error' : undefined;
  return exits.length > 0 && exits.every(({ value }) => value !== undefined && alternatives(value).every((one) => isData(project, path, facts, one))) ? 'data' : undefined;
}

/** An object, or Kit's failure with one. */
function isData(project: Project, path: string, { calls }: FileFacts, value: Value): boolean {
  const call = value.is === 'call' ? calls[value.call] : undefined;
  return value.is === 'object' || (call !== undefined && project.symbol(path, call.callee) === '@sveltejs/kit#fail' && call.args.length > 1);
}
