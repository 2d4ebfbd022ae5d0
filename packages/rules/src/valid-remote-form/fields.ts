/** The paths of fields, and what `as()` is given. */
import { enclosing, literalText, remoteFields, remoteFormElements, remoteRef, type CheckContext, type RemoteField, type RuleMeta, type Value } from '@sk-audit/core';

export const messages = {
  badName: { text: 'The field `{{part}}` cannot be sent: a name has letters, digits and `_`, and begins with no digit.', advice: 'Rename it.' },
  forbidden: { text: 'The field `{{part}}` is refused, as it could change the prototype of the data.', advice: 'Rename it.' },
  reserved: { text: 'Kit keeps names for itself that begin with `$`, such as the field `{{part}}`.', advice: 'Rename it.' },
  noValue: { text: 'A control of type `{{type}}` sends nothing of its own, and `as()` is given no value for it.', advice: "Give it one: `.as('{{type}}', value)`." },
  conflict: { text: '`{{path}}` is a list for this control and an object for another, which cannot be both.', advice: 'Give one of them another name.' },
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
      says: ['`items` is a list for this control and an object for another, which cannot be both.', "Give it one: `.as('hidden', value)`.", 'Two controls of this form send `name`, which takes one.'],
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
  for (const form of forms) checkPaths(context, all.filter(({ element }) => element !== undefined && facts.elements[element]?.when === undefined && enclosing(facts.elements, element, forms) === form));
  checkListed(context);
}

function checkField({ report }: Context, { call, parts, type }: RemoteField): void {
  const at = call.calleeSpan;
  const own = parts.filter((part) => part !== '[]' && !/^\d+$/.test(part));
  const forbidden = own.find((part) => /^(?:__proto__|constructor|prototype)$/.test(part));
  const bad = own.find((part) => !/^[a-zA-Z_$]\w*$/.test(part));
  if (forbidden !== undefined) return report(at, 'forbidden', { part: forbidden }, { kitCode: 'form_field_forbidden_key' });
  if (bad !== undefined) return report(at, 'badName', { part: bad }, { kitCode: 'form_field_invalid_name' });
  // Numbers and single checkboxes have a prefix before their name.
  const isPrefixed = type === undefined || /^(?:number|range|image|checkbox)$/.test(type);
  if (parts[0]?.startsWith('$') && !isPrefixed) return report(at, 'reserved', { part: parts[0] }, { kitCode: 'remote_form_reserved_field' });
  if (type !== undefined && !call.spread && lacksValue(type, call.args[1])) report(at, 'noValue', { type }, { kitCode: 'form_input_missing_value' });
}

function lacksValue(type: string, value: Value | undefined): boolean {
  const isAbsent = value === undefined || value.is === 'undefined' || (value.is === 'literal' && value.value === null);
  if (type === 'hidden' || type === 'submit') return isAbsent;
  return (type === 'radio' && (isAbsent || (value.is === 'literal' && !value.value))) || (type === 'checkbox' && literalText(value) === '');
}

/** The controls of one form that are always there. */
function checkPaths({ report }: Context, fields: readonly RemoteField[]): void {
  const known = fields.filter(({ parts, type }) => type !== undefined && !parts.includes('[]'));
  known.forEach((field, i) => {
    const before = known.slice(0, i);
    const at = field.call.calleeSpan;
    const path = pathOf(field.parts);
    const shared = before.map((other) => conflictOf(field.parts, other.parts)).find((one) => one !== undefined);
    if (shared !== undefined) return report(at, 'conflict', { path: pathOf(shared) }, { kitCode: 'form_field_array_conflict' });
    const same = before.filter((other) => pathOf(other.parts) === path && isList(other) === isList(field));
    if (isList(field) && same.some(({ type }) => (type === 'file multiple') !== (field.type === 'file multiple'))) return report(at, 'mixed', { path }, { kitCode: 'remote_form_mixed_inputs' });
    if (!isList(field) && sendsOne(field) && same.some(sendsOne)) report(at, 'twice', { path }, { kitCode: 'form_field_duplicate' });
  });
}

function pathOf(parts: readonly string[]): string {
  return parts.map((part, i) => (/^\d+$/.test(part) ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/** What two paths have in common, when one goes on with a number and the other with a name. */
function conflictOf(one: readonly string[], other: readonly string[]): readonly string[] | undefined {
  const at = one.findIndex((part, i) => part !== other[i]);
  const next = [one[at], other[at]];
  if (at < 1 || next.includes(undefined)) return undefined;
  return next.filter((part) => /^\d+$/.test(part as string)).length === 1 ? one.slice(0, at) : undefined;
}

function isList({ call, type }: RemoteField): boolean {
  return type === 'file multiple' || type === 'select multiple' || (type === 'checkbox' && literalText(call.args[1]) !== undefined);
}

/** Is its value sent whatever the visitor does? */
function sendsOne({ type }: RemoteField): boolean {
  return !/^(?:radio|checkbox|submit|image|button|reset)$/.test(type ?? '');
}

const LISTING = /^(?:keys|values|entries|getOwnPropertyNames|fromEntries)$/;

function checkListed({ facts, path, project, report }: Context): void {
  for (const call of facts.calls) {
    const [first] = call.args;
    const isListing = call.callee.from === 'global' && call.callee.name === 'Object' && LISTING.test(call.callee.path[0] ?? '');
    const found = isListing && first?.is === 'ref' ? remoteRef(project, path, first.ref) : undefined;
    if (found?.remote.kind === 'form' && found.rest[0] === 'fields') report(call.span, 'listed', { name: `Object.${call.callee.path[0]}()` }, { kitCode: 'form_fields_enumerated' });
  }
}
