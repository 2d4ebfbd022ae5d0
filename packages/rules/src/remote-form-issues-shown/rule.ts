import {
  defineRule, indexOf, literalText, origins, remoteBody, remoteFields, remoteFormElements, remoteRef,
  type AttributeFact, type ElementFact, type FileFacts, type FunctionRef, type Project, type Ref, type RemoteFunction, type Value,
} from '@sk-audit/core';

export default defineRule({
  id: 'remote-form-issues-shown',
  severity: 'warn',
  category: 'forms',
  kit: '>=2.42.0',
  recommended: 'Unproven: too few apps with remote forms are public to say how often it is right.',
  summary: 'Demands that what a remote form refuses is shown to the visitor.',
  why: `When what was sent does not pass the schema of a remote form, or its function calls \`invalid(…)\`, nothing happens but that the fields have issues:
there is no error page. A component that shows none of them (\`order.fields.email.issues()\`, \`order.fields.allIssues()\`) leaves the visitor in front of a form
that does nothing. Kit says so in the browser's console while the app is developed, once it has happened.

The rule looks at all components that use the form. It is silent when one of them asks for issues, handles the submission itself with \`enhance\`, or hands the
form or its fields on to something else; and of forms without anything to fill in.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#form-Validation', 'https://svelte.dev/e/kit/remote_form_issues_ignored', '@sveltejs/kit 3.2.0 src/runtime/client/remote-functions/form.svelte.js warn_on_missing_issue_reads'],
  messages: {
    ignored: { text: 'Nothing shows what `{{form}}` refuses: the visitor does not learn why nothing happens.', advice: 'Show the issues of its fields: `{{form}}.fields.….issues()`, or all of them: `{{form}}.fields.allIssues()`.' },
  },
  examples: {
    bad: [
      {
        title: 'A schema, and no issues',
        kit: '3.2.0',
        files: {
          'src/routes/order.remote.ts': `import { form } from '$app/server';
import * as v from 'valibot';
export const order = form(v.object({ email: v.pipe(v.string(), v.email()) }), async (data) => data);
`,
          'src/routes/+page.svelte': `<script>
  import { order } from './order.remote';
</script>
<form {...order}> <!-- ✗ ignored "{...order}" -->
  <input {...order.fields.email.as('email')} />
</form>
`,
        },
        says: ['Nothing shows what `order` refuses: the visitor does not learn why nothing happens.'],
      },
      {
        title: 'A function that refuses',
        files: {
          'src/routes/order.remote.ts': `import { form } from '$app/server';
import { invalid } from '@sveltejs/kit';
export const order = form('unchecked', async ({ email }, issue) => {
  if (!email) invalid(issue.email('Where to?'));
});
`,
          'src/routes/+page.svelte': `<script>
  import { order } from './order.remote';
</script>
<form {...order}><input {...order.fields.email.as('email')} /></form> <!-- ✗ ignored "{...order}" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'Issues of a field, and of all',
        files: {
          'src/routes/order.remote.ts': `import { form } from '$app/server';
import * as v from 'valibot';
const schema = v.object({ email: v.string() });
export const order = form(schema, async (data) => data);
export const contact = form(schema, async (data) => data);
export const search = form('unchecked', async (data) => data);
`,
          'src/routes/+page.svelte': `<script>
  import { contact, order, search } from './order.remote';
</script>
<form {...order}>
  <input {...order.fields.email.as('email')} />
  {#each order.fields.email.issues() ?? [] as issue}{issue.message}{/each}
</form>
<form {...contact}><input {...contact.fields.email.as('email')} /> {contact.fields.allIssues()?.[0]?.message}</form>
<form {...search}><input {...search.fields.q.as('text')} /></form>
`,
        },
      },
      {
        title: 'Handed on, and handled',
        files: {
          'src/routes/order.remote.ts': `import { form } from '$app/server';
import * as v from 'valibot';
const schema = v.object({ email: v.string() });
export const order = form(schema, async (data) => data);
export const contact = form(schema, async (data) => data);
`,
          'src/routes/Issues.svelte': '<script>\n  let { of } = $props();\n</script>\n{of.issues()?.[0]?.message}\n',
          'src/routes/+page.svelte': `<script>
  import { contact, order } from './order.remote';
  import Issues from './Issues.svelte';
</script>
<form {...order}><input {...order.fields.email.as('email')} /><Issues of={order.fields.email} /></form>
<form {...contact.enhance(async ({ submit }) => { if (!(await submit())) alert('Please look again'); })}><input {...contact.fields.email.as('email')} /></form>
`,
        },
      },
    ],
  },
  check({ facts, project, report }) {
    for (const { element, isPlain, remote } of remoteFormElements(project, facts)) {
      const asks = remoteFields(project, facts).some((field) => field.remote.made === remote.made && !/^(?:hidden|submit)$/.test(field.type ?? ''));
      if (!isPlain || !asks || !mayRefuse(project, remote) || usersOf(project, remote).some((user) => mayShow(project, user, remote))) continue;
      const { span } = (facts.elements[element] as ElementFact).attributes.find(({ kind }) => kind === 'spread') as AttributeFact;
      report(span, 'ignored', { form: remote.name }, { kitCode: 'remote_form_issues_ignored' });
    }
  },
});

/** Does it have a schema, or call `invalid()`? */
function mayRefuse(project: Project, remote: RemoteFunction): boolean {
  if (remote.made.args.length > 1 && literalText(remote.made.args[0]) === undefined) return true;
  const body = remoteBody(project, remote);
  const calls = body ? (indexOf(project.facts(body.path) as FileFacts).callsOf.get(body.fn) ?? []) : []; // mutate-ok: for the type
  return calls.some((call) => project.throwsOf((body as FunctionRef).path, call).includes('invalid'));
}

function usersOf(project: Project, { path }: RemoteFunction): readonly FileFacts[] {
  return project.importers(path, true).flatMap((from) => project.facts(from) ?? []);
}

/** Does the file ask for issues, submit the form itself, or do something with it of which nobody knows? */
function mayShow(project: Project, facts: FileFacts, { made }: RemoteFunction): boolean {
  if (facts.markupUnknown === true || facts.imports.some(({ kind }) => kind === 'export-from')) return true;
  const restOf = (ref: Ref): readonly string[] | undefined => {
    const found = remoteRef(project, facts.path, ref);
    return found?.remote.made === made ? found.rest : undefined;
  };
  const isAsked = facts.calls.some(({ callee }) => /^(?:issues|allIssues|enhance|submit|validate)$/.test(restOf(callee)?.at(-1) ?? ''));
  return isAsked || givenIn(facts).some((value) => origins(facts, value).some((ref) => restOf(ref) !== undefined));
}

/** What functions and components are given, and attributes other than those that are spread into an element. */
function givenIn({ calls, elements }: FileFacts): readonly Value[] {
  const ofElements = elements.flatMap(({ attributes, kind }) => attributes.filter((one) => kind === 'component' || one.kind !== 'spread').flatMap(({ value }) => value ?? []));
  return [...calls.flatMap(({ args }) => args), ...ofElements];
}
