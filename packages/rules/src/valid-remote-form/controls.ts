/** The elements of remote forms. */
import {
  attribute, enclosing, literalText, remoteFields, remoteFormElements, remoteRef, type AttributeFact, type CallFact, type CheckContext, type ElementFact, type FileFacts, type Project,
  type Ref, type RemoteFunction, type RuleMeta,
} from '@sk-audit/core';

export const messages = {
  unbound: { text: 'The control `{{name}}` belongs to no field of the remote form, and Kit 3 throws when somebody types into it.', advice: 'Spread a field into it in place of the name: `{...{{form}}.fields.{{name}}.as(…)}`.' },
  multiple: { text: '`multiple` on a control of one file: Kit throws when files are chosen.', advice: "Write `.as('file multiple')`." },
  twoElements: { text: 'The remote form `{{form}}` is on two elements, and the second throws when it is shown.', advice: 'Give each its own: `{...{{form}}.for(id)}`.' },
  notAttached: { text: '`{{form}}.submit()` throws, as no `<form>` carries `{{form}}`.', advice: 'Spread it into a form: `<form {...{{form}}}>`.' },
};

type Id = keyof typeof messages;
type Context = CheckContext<Id>;

const remote = { 'src/routes/order.remote.ts': "import { form } from '$app/server';\nexport const order = form('unchecked', async (data) => data);\n" };
const script = "<script>\n  import { order } from './order.remote';\n</script>\n";

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'A name of its own',
      kit: '3.2.0',
      files: { ...remote, 'src/routes/+page.svelte': `${script}<form {...order}>\n  <input name="amount" /> <!-- ✗ unbound "name="amount"" -->\n</form>\n` },
      says: ['Spread a field into it in place of the name: `{...order.fields.amount.as(…)}`.'],
    },
    {
      title: 'Two elements, many files',
      files: {
        ...remote,
        'src/routes/+page.svelte': `${script}<form {...order} enctype="multipart/form-data"><input {...order.fields.photo.as('file')} multiple /></form> <!-- ✗ multiple "multiple" -->
<form {...order}></form> <!-- ✗ twoElements "{...order}" -->
`,
      },
    },
    {
      title: 'No element',
      files: { ...remote, 'src/routes/+page.svelte': `${script}<button onclick={() => order.submit()}>Order</button> <!-- ✗ notAttached "order.submit" -->\n` },
    },
  ],
  good: [
    {
      title: 'One element each, and fields',
      kit: '3.2.0',
      files: {
        ...remote,
        'src/routes/+page.svelte': `${script}<form {...order} enctype="multipart/form-data"><input {...order.fields.photo.as('file multiple')} /><button type="button" name="more">More</button></form>
<form {...order.for('a')}></form>
<form {...order.for('b')}></form>
<form><input name="q" /></form>
<button onclick={() => order.submit()}>Order</button>
`,
      },
    },
  ],
};

/** Reports elements at which Kit throws. */
export function check(context: Context): void {
  const { facts, project } = context;
  const forms = remoteFormElements(project, facts);
  const remotes = new Map(forms.map(({ element, remote: of }) => [element, of]));
  const among = new Set(remotes.keys());
  facts.elements.forEach((element, index) => {
    const form = enclosing(facts.elements, index, among);
    if (form !== undefined) checkControl(context, element, index, remotes.get(form) as RemoteFunction);
  });
  checkTwice(context);
  for (const call of facts.calls) checkSubmit(context, call);
}

function checkControl({ facts, project, report }: Context, element: ElementFact, index: number, { name: form }: RemoteFunction): void {
  const field = remoteFields(project, facts).find((one) => one.element === index);
  const multiple = attribute(element, 'multiple');
  const isAfter = multiple && field && multiple.span[0] > field.call.span[1]; // mutate-ok: for the type
  if (isAfter && field.type === 'file' && multiple.value === undefined) report(multiple.span, 'multiple', {}, { kitCode: 'remote_form_multiple_files' });
  const given = attribute(element, 'name');
  const name = literalText(given?.value);
  if (!given || !name) return; // mutate-ok: the first is for the type
  if (isOwnControl(element) && project.kitSatisfies('>=3.0.0-0') === true) report(given.span, 'unbound', { name, form }, { kitCode: 'form_field_unbound' });
}

/** A control whose value is sent, and that gets no attributes from elsewhere. */
function isOwnControl(element: ElementFact): boolean {
  const isSent = /^(?:input|select|textarea|button)$/.test(element.name) && !/^(?:button|reset)$/.test(literalText(attribute(element, 'type')?.value) ?? '');
  return isSent && !element.attributes.some(({ kind }) => kind === 'spread') && !attribute(element, 'form') && !attribute(element, 'disabled');
}

function checkTwice({ facts, project, report }: Context): void {
  const seen = new Set<string>();
  for (const { element, isPlain, remote: { name, path } } of remoteFormElements(project, facts)) {
    const { attributes, when } = facts.elements[element] as ElementFact;
    if (!isPlain || when !== undefined) continue;
    const at = attributes.find(({ kind }) => kind === 'spread') as AttributeFact;
    if (seen.has(`${path} ${name}`)) report(at.span, 'twoElements', { form: name }, { kitCode: 'remote_form_multiple_elements' });
    seen.add(`${path} ${name}`);
  }
}

function checkSubmit({ path, project, report }: Context, call: CallFact): void {
  const found = remoteRef(project, path, call.callee);
  if (found?.remote.kind !== 'form' || found.rest.join() !== 'submit' || !project.runs({ path, fn: call.fn }).inBrowser) return;
  const users = project.importers(found.remote.path, true).flatMap((from) => project.facts(from) ?? []);
  if (users.every((facts) => !mayAttach(project, facts, found.remote))) report(call.calleeSpan, 'notAttached', { form: found.remote.name }, { kitCode: 'remote_form_not_attached' });
}

/** Does the file use the form in any other way than by calling it? */
function mayAttach(project: Project, { calls, imports, markupUnknown, path, reads }: FileFacts, { made }: RemoteFunction): boolean {
  const isIt = (ref: Ref): boolean => remoteRef(project, path, ref)?.remote.made === made;
  const isHandedOn = markupUnknown === true || imports.some(({ kind }) => kind === 'export-from');
  const isPrepared = calls.some(({ callee }) => /^(?:for|preflight|enhance)$/.test(callee.path.at(-1) ?? '') && isIt(callee));
  return isHandedOn || isPrepared || reads.some(({ ref }) => isIt(ref));
}
