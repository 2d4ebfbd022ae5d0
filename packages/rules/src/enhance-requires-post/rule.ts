import { attribute, defineRule, formsIn, lacksAction, literalText, type CheckContext, type ElementFact, type Project, type Span, type TextEdit } from '@sk-audit/core';

type Context = CheckContext<Wrong['id']>;

export default defineRule({
  id: 'enhance-requires-post',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 108 apps, and Kit says it only in development.',
  fix: 'safe',
  summary: 'Demands `method="POST"` on forms with `use:enhance`.',
  why: `\`use:enhance\` sends forms to actions, and actions answer POST only. Without \`method="POST"\` a form is a GET: in development Kit throws
as soon as the form is shown; in production it says nothing and the browser sends the fields, passwords too, in the address of the page.

The same goes for an element that is no form. The rule looks at Kit's own \`enhance\`, and is silent where a spread or an expression gives the
method.`,
  sources: ['https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-use:enhance', 'https://svelte.dev/e/kit/enhance_invalid_method', '@sveltejs/kit 3.2.0 src/runtime/app/forms/client.js'],
  messages: {
    noMethod: { text: 'This form has `use:enhance`, but no `method="POST"`: Kit throws in development, and in production the browser sends it as a GET.', advice: 'Add `method="POST"`.' },
    otherMethod: { text: 'This form has `use:enhance`, but `method="{{method}}"`: Kit throws in development, and in production it is not enhanced.', advice: 'Write `method="POST"`, or drop `use:enhance`.' },
    noForm: { text: '`use:enhance` is on `<{{element}}>`, which is no form.', advice: 'Put it on the `<form method="POST">`.' },
  },
  examples: {
    bad: [
      {
        title: 'No method',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form use:enhance><input name="email" /></form> <!-- ✗ noMethod "form" -->
`,
          'src/routes/login/+page.server.js': 'export const actions = { default: async () => {} };\n',
        },
        after: {
          'src/routes/login/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="email" /></form>
`,
        },
      },
      {
        title: 'Another method, and no form',
        files: {
          'src/routes/search/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="get" use:enhance><input name="q" /></form> <!-- ✗ otherMethod "method="get"" -->
<button use:enhance>Search</button> <!-- ✗ noForm "button" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'With POST, in any case',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="post" use:enhance={() => {}}><input name="email" /></form>
`,
        },
      },
      {
        title: 'A method that is not written out, and another enhance',
        files: {
          'src/routes/login/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  import { enhance as search } from '$lib/search';
  const { method, login } = $props();
</script>
<form {method} use:enhance></form>
<form {...login} use:enhance></form>
<form use:search></form>
`,
          'src/lib/search.ts': 'export const enhance = (form: HTMLFormElement) => form.focus();\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    if (!project.isLive(path)) return;
    for (const [index, element] of facts.elements.entries()) {
      const wrong = isEnhanced(project, path, element) ? judge(context, index) : undefined;
      if (wrong) report(wrong.at, wrong.id, wrong.data, { kitCode: 'enhance_invalid_method', ...(wrong.fix ? { fix: wrong.fix } : {}) }); // mutate-ok: for the type
    }
  },
});

type Wrong = { readonly at: Span; readonly id: 'noForm' | 'noMethod' | 'otherMethod'; readonly data: { readonly [name: string]: string }; readonly fix?: readonly TextEdit[] };

/** What is wrong with an element that has `use:enhance`; nothing where a spread or an expression may say POST. */
function judge({ facts, path, project }: Context, index: number): Wrong | undefined {
  const element = facts.elements[index] as ElementFact;
  const { attributes, name, tag } = element;
  if (name !== 'form') return name.startsWith('svelte:') ? undefined : { at: tag, id: 'noForm', data: { element: name } };
  const method = attribute(element, 'method');
  if (attributes.some(({ kind }) => kind === 'spread') || (method?.value && method.value.is !== 'literal')) return undefined;
  if (!method) return { at: tag, id: 'noMethod', data: {}, ...(hasAction(project, path, index) && { fix: [{ span: [tag[1], tag[1]], text: ' method="POST"' }] }) };
  const text = literalText(method.value) ?? '';
  return text.toLowerCase() === 'post' ? undefined : { at: method.span, id: 'otherMethod', data: { method: text } };
}

/** Where nothing answers, the form may never have been meant to post. */
function hasAction(project: Project, path: string, index: number): boolean {
  const { targets = [] } = formsIn(project, path).find(({ element }) => element === index) ?? {}; // mutate-ok: for the type
  return !targets.some((target) => lacksAction(project, target));
}

function isEnhanced(project: Project, path: string, { attributes }: ElementFact): boolean {
  return attributes.some(({ ref }) => ref !== undefined && project.symbol(path, ref) === '$app/forms#enhance'); // mutate-ok: for the type
}
