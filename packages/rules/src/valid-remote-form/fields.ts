/** The paths of fields, and what `as()` is given. */
import { enclosing, literalText, remoteFields, remoteFormElements, remoteRef, type CheckContext, type RemoteField, type RuleMeta, type Value } from '@sk-audit/core';

export const messages = {
  badName: { text: 'The field `{{part}}` cannot be sent: a name has letters, digits and `_`, and begins with no digit.', advice: 'Rename it.' },
  forbidden: { text: 'The field `{{part}}` is refused, as it could change the prototype of the data.', advice: 'Rename it.' },
  reserved: { text: 'Kit keeps names for itself that begin with `$`, such as the field `{{part}}`.', advice: 'Rename it.' },
  noValue: { text: 'A control of type `{{type}}` sends nothing of its own, and `as()` is given no value for it.', advice: "Give it one: `.as('{{type}}', value)`." },
  conflict: { text: '`{{path}}` is a list for one control and something else for another, which cannot be both.', advice: 'Give one of them another name.' },
  twice: { text: 'Two controls of this form send `{{path}}`, which takes one.', advice: 'Give one of them another name.' },
  mixed: { text: '`{{path}}` takes files from one control and texts from another.', advice: 'Give one of them another name.' },
  listed: { text: '`{{name}}` lists no fields: they come about when they are asked for.', advice: 'Name the fields one by one, or list what `.value()` gives.' },
};

type Id = keyof typeof messages;
type Context = CheckContext<Id>;

const remote = { 'src/routes/order.remote.ts': "import { form } from '$app/server';\nexport const order = form('unchecked', async (data) => data);\n" };
const page = (...markup: readonly string[]): { readonly [path: string]: string } => ({
  ...remote,
  'src/routes/+page.svelte': `<script>\n  import { order } from './order.remote';\n</script>\n<form {...order}>\n${markup.map((line) => `  ${line}\n`).join('')}</form>\n`,
});

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Names',
      files: page(
        "<input {...order.fields['last-name'].as('text')} /> <!-- ✗ badName \"order.fields['last-name'].as\" -->",
        "<input {...order.fields.constructor.as('text')} /> <!-- ✗ forbidden \"order.fields.constructor.as\" -->",
        "<input {...order.fields.$price.as('text')} /> <!-- ✗ reserved \"order.fields.$price.as\" -->",
      ),
    },
    {
      title: 'Values, and paths that do not add up',
      kit: '3.2.0',
      files: page(
        "<input {...order.fields.id.as('hidden')} /> <!-- ✗ noValue \"order.fields.id.as\" -->",
        "<input {...order.fields.size.as('radio')} /> <!-- ✗ noValue \"order.fields.size.as\" -->",
        "<input {...order.fields.items[0].as('text')} />",
        "<input {...order.fields.items.first.as('text')} /> <!-- ✗ conflict \"order.fields.items.first.as\" -->",
        "<input {...order.fields.name.as('text')} />",
        "<input {...order.fields.name.as('text')} /> <!-- ✗ twice \"order.fields.name.as\" -->",
        "<input {...order.fields.photos.as('file multiple')} />",
        "<select {...order.fields.photos.as('select multiple')}></select> <!-- ✗ mixed \"order.fields.photos.as\" -->",
        '{#each Object.keys(order.fields) as name}{name}{/each} <!-- ✗ listed "Object.keys(order.fields)" -->',
      ),
      says: ['`items` is a list for one control and something else for another, which cannot be both.', "Give it one: `.as('hidden', value)`.", 'Two controls of this form send `name`, which takes one.'],
    },
  ],
  good: [
    {
      title: 'As Kit expects it',
      kit: '3.2.0',
      files: page(
        "<input {...order.fields.address.street.as('text')} />",
        "<input {...order.fields.items[0].name.as('text')} /><input {...order.fields.items[1].name.as('text')} />",
        "<input {...order.fields.size.as('radio', 's')} /><input {...order.fields.size.as('radio', 'm')} />",
        "<input {...order.fields.wishes.as('checkbox', 'gift')} /><input {...order.fields.wishes.as('checkbox', 'card')} />",
        "<button {...order.fields.then.as('submit', 'pay')}>Pay</button><button {...order.fields.then.as('submit', 'stay')}>Stay</button>",
        '{Object.keys(order.fields.value()).length}',
      ),
    },
  ],
};

/** Reports what cannot be sent. */
export function check(context: Context): void {
  const { facts, project } = context;
  const all = remoteFields(project, facts);
  for (const field of all) checkField(context, field);
  const forms = new Set(remoteFormElements(project, facts).map(({ element }) => element));
  const isIn = (form: number, element: number | undefined): boolean => element !== undefined && facts.elements[element]?.when === undefined && enclosing(facts.elements, element, forms) === form; // mutate-ok: the first is for the type
  for (const form of forms) checkPaths(context, all.filter(({ element }) => isIn(form, element)));
  checkListed(context);
}

function checkField({ report }: Context, { call, parts, type }: RemoteField): void {
  const at = call.calleeSpan;
  const own = parts.filter((part) => part !== '[]' && !isIndex(part));
  const forbidden = own.find((part) => /^(?:__proto__|constructor|prototype)$/.test(part));
  const bad = own.find((part) => !/^[a-zA-Z_$]\w*$/.test(part));
  if (forbidden !== undefined) return report(at, 'forbidden', { part: forbidden }, { kitCode: 'form_field_forbidden_key' });
  if (bad !== undefined) return report(at, 'badName', { part: bad }, { kitCode: 'form_field_invalid_name' });
  if (type === undefined) return;
  // Numbers and single checkboxes have a prefix before their name.
  const isPrefixed = /^(?:number|range|image|checkbox)$/.test(type);
  if (parts[0]?.startsWith('$') && !isPrefixed) return report(at, 'reserved', { part: parts[0] }, { kitCode: 'remote_form_reserved_field' });
  if (lacksValue(type, call.args[1])) report(at, 'noValue', { type }, { kitCode: 'form_input_missing_value' });
}

function isIndex(part: string | undefined): boolean {
  return /^\d+$/.test(part ?? '');
}

/** Is it surely a type that needs a value, and has none? */
function lacksValue(type: string, value: Value | undefined): boolean {
  const isNothing = value === undefined || value.is === 'undefined' || (value.is === 'literal' && value.value === null); // mutate-ok: for the type
  const isEmpty = literalText(value) === '';
  return (/^(?:hidden|submit|radio)$/.test(type) && isNothing) || (/^(?:radio|checkbox)$/.test(type) && isEmpty);
}

/** The controls of one form that are always there. */
function checkPaths({ report }: Context, fields: readonly RemoteField[]): void {
  const known = fields.filter(({ parts }) => !parts.includes('[]'));
  known.forEach((field, i) => {
    const before = known.slice(0, i);
    const at = field.call.calleeSpan;
    const path = pathOf(field.parts);
    const shared = before.map((other) => conflictOf(field.parts, other.parts)).find((one) => one !== undefined);
    if (shared !== undefined) return report(at, 'conflict', { path: pathOf(shared) }, { kitCode: 'form_field_array_conflict' });
    const sent = new Set(before.filter((other) => pathOf(other.parts) === path).map(sends));
    const own = sends(field);
    if ((own === 'files' && sent.has('texts')) || (own === 'texts' && sent.has('files'))) return report(at, 'mixed', { path }, { kitCode: 'remote_form_mixed_inputs' });
    if (own === 'one' && sent.has('one')) report(at, 'twice', { path }, { kitCode: 'form_field_duplicate' });
  });
}

function pathOf(parts: readonly string[]): string {
  return parts.map((part, i) => (isIndex(part) ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/** What two paths have in common, when one goes on with a number where the other, which Kit sets first, does not. */
function conflictOf(later: readonly string[], first: readonly string[]): readonly string[] | undefined {
  const at = later.findIndex((part, i) => part !== first[i]);
  return isIndex(later[at]) !== isIndex(first[at]) ? later.slice(0, at) : undefined;
}

/** A list of files or of texts, or one value whatever the visitor does; undefined when that hangs on the visitor, or on the type. */
function sends({ call, type }: RemoteField): 'files' | 'texts' | 'one' | undefined {
  if (type === 'file multiple') return 'files';
  if (type === 'select multiple' || (type === 'checkbox' && literalText(call.args[1]) !== undefined)) return 'texts';
  return type === undefined || /^(?:radio|checkbox|submit|image|button|reset)$/.test(type) ? undefined : 'one';
}

const LISTING = /^(?:keys|values|entries|getOwnPropertyNames|fromEntries)$/;

function checkListed({ facts, path, project, report }: Context): void {
  for (const call of facts.calls) {
    const [first] = call.args;
    const isListing = call.callee.from === 'global' && call.callee.name === 'Object' && LISTING.test(call.callee.path[0] ?? ''); // mutate-ok: the first is for the type
    const found = isListing && first?.is === 'ref' ? remoteRef(project, path, first.ref) : undefined;
    if (found?.remote.kind === 'form' && found.rest[0] === 'fields') report(call.span, 'listed', { name: `Object.${call.callee.path[0]}()` }, { kitCode: 'form_fields_enumerated' });
  }
}
