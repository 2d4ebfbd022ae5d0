import { defineCases } from '@sk-audit/core';

const remote = {
  'src/routes/order.remote.ts': "import { form, query } from '$app/server';\nexport const order = form('unchecked', async (data) => data);\nexport const other = form('unchecked', async (data) => data);\nexport const getCart = query(async () => []);\n",
};
const page = (markup: readonly string[], script: readonly string[] = []): { readonly [path: string]: string } => ({
  ...remote,
  'src/routes/+page.svelte': `<script>\n  import { getCart, order, other } from './order.remote';\n${script.map((line) => `  ${line}\n`).join('')}</script>\n${markup.map((line) => `${line}\n`).join('')}`,
});
const inForm = (markup: readonly string[], script: readonly string[] = []): { readonly [path: string]: string } => page(['<form {...order}>', ...markup, '</form>'], script);
const submits = "<button onclick={() => order.submit()}>Order</button>";

export default defineCases({
  bad: [
    {
      title: 'names and values of every kind, through a constant',
      files: inForm(
        [
          "<input {...fields['1st'].as('text')} /> <!-- ✗ badName \"fields['1st'].as\" -->",
          "<input {...fields.a['b c'].as('text')} /> <!-- ✗ badName \"fields.a['b c'].as\" -->",
          "<input {...fields.list[0].prototype.as('text')} /> <!-- ✗ forbidden \"fields.list[0].prototype.as\" -->",
          "<button {...fields.go.as('submit', undefined)}>Go</button> <!-- ✗ noValue \"fields.go.as\" -->",
          "<input {...fields.none.as('hidden', null)} /> <!-- ✗ noValue \"fields.none.as\" -->",
          "<input {...fields.size.as('radio', '')} /> <!-- ✗ noValue \"fields.size.as\" -->",
          "<input {...fields.wish.as('checkbox', '')} /> <!-- ✗ noValue \"fields.wish.as\" -->",
          '{Object.entries(fields.address).length} <!-- ✗ listed "Object.entries(fields.address)" -->',
        ],
        ['const { fields } = order;'],
      ),
      says: ['`Object.entries()` lists no fields: they come about when they are asked for.'],
    },
    {
      title: 'paths inside lists, a checkbox beside a text, and single checkboxes',
      files: inForm([
        "<input {...order.fields.items[0].tags.one.as('text')} />",
        "<input {...order.fields.items[0].tags[1].as('text')} /> <!-- ✗ conflict \"order.fields.items[0].tags[1].as\" -->",
        "<input {...order.fields.sizes.as('text')} />",
        "<input {...order.fields.sizes[0].as('text')} /> <!-- ✗ conflict \"order.fields.sizes[0].as\" -->",
        "<input {...order.fields.photos.as('checkbox', 'a')} />",
        "<input {...order.fields.photos.as('file multiple')} /> <!-- ✗ mixed \"order.fields.photos.as\" -->",
        "<input {...order.fields.items[0].name.as('text')} />",
        "<input {...order.fields.items[0].name.as('hidden', 'a')} /> <!-- ✗ twice \"order.fields.items[0].name.as\" -->",
      ]),
      says: ['`items[0].tags` is a list for one control and something else for another, which cannot be both.', 'Two controls of this form send `items[0].name`, which takes one.'],
    },
    {
      title: 'every control, in Kit 3',
      kit: '3.2.0',
      files: inForm(['<select name="size"></select> <!-- ✗ unbound "name="size"" -->', '<p onclick={() => {}}><textarea name="note"></textarea></p> <!-- ✗ unbound "name="note"" -->', '<button name="go" value="a">Go</button> <!-- ✗ unbound "name="go"" -->']),
    },
    { title: 'a form that is enhanced, beside itself', files: page(['<form {...order.enhance(() => {})}></form>', '<form {...order}></form> <!-- ✗ twoElements "{...order}" -->']) },
    { title: 'two elements with other attributes', files: page(['<form id="a" {...order}></form>', '<form id="b" {...order}></form> <!-- ✗ twoElements "{...order}" -->']) },
    {
      title: 'forms of the same name, and for one key of another form',
      files: {
        ...page(['<form {...theirs}></form><form {...other.for(1)}></form>', `${submits} <!-- ✗ notAttached "order.submit" -->`], ["import { order as theirs } from './theirs.remote';"]),
        'src/routes/theirs.remote.ts': "import { form } from '$app/server';\nexport const order = form('unchecked', async (data) => data);\n",
      },
    },
    { title: 'another form is attached', files: page(['<form {...other}></form>', `${submits} <!-- ✗ notAttached "order.submit" -->`]) },
  ],
  good: [
    {
      title: 'computed names, other types, other functions of these names',
      kit: '3.2.0',
      files: inForm(
        [
          "<input {...order.fields[data.name].as('text')} /><input {...order.fields[data.name].as('text')} />",
          "<input {...order.fields.a[data.i].as('text')} /><input {...order.fields.a[data.i].b.as('text')} />",
          "<input {...order.fields.$price.as('number')} /><input {...order.fields.$kind.as(data.type)} />",
          "<input {...order.fields.id.as('hidden', data.id)} /><input {...order.fields.zero.as('hidden', 0)} /><input {...order.fields.check.as('checkbox')} />",
          "<input {...order.fields.size.as('radio', data.size)} /><input {...order.fields.any.as(...data.args)} />",
          "<input {...order.fields.empty.as('text', '')} /><input {...order.fields.some.as(data.type)} /><input {...order.fields.some.as(data.type)} />",
          "<input {...order.fields.pics.as('checkbox')} /><input {...order.fields.pics.as('file multiple')} />",
          "<input {...order.fields.shots.as('file multiple')} /><input {...order.fields.shots.as('checkbox')} />",
          "<input {...order.fields.step.as('hidden', '1')} /><button {...order.fields.step.as('submit', '2')}>Next</button>",
          "<input {...order.fields.tags[0].as('text')} /><input {...order.fields.tags.as('text')} />",
          "{#if data.a}<input {...order.fields.name.as('text')} />{:else}<input {...order.fields.name.as('text')} />{/if}",
          "<button {...order.fields.go.as('submit', 'a')}>A</button><button {...order.fields.go.as('submit', 'b')}>B</button>",
          "<input {...order.fields.wish.as('checkbox', 'a')} /><select {...order.fields.wish.as('select multiple')}></select>",
          "<input {...data.fields['last-name'].as('text')} /><input {...order.fields.photo.as('file')} /><input {...order.fields.photo2.as('file multiple')} multiple />",
          "<input {...order.fields.b.as('text')} /><input {...order.fields.bc.as('text')} /><input {...order.fields.b2.c.as('text')} />",
          '{Object.keys(data).length} {Object.keys(order).length} {Object.is(order.fields, 1)} {data.keys(order.fields)} {Reflect.keys(order.fields)}',
        ],
        ['let { data } = $props();'],
      ),
    },
    {
      title: 'controls that are not sent, get attributes from elsewhere, or belong to another form',
      kit: '3.2.0',
      files: page(
        [
          '<form {...order}><input type="button" name="a" /><input type="reset" name="a" /><input name="a" disabled /><input name="a" form="b" /><input {...data.rest} name="a" /><button type="reset" name="a">R</button><input name={data.name} /><input name="" /><output name="a"></output><img name="a" alt="" src="/a.png" /></form>',
          '<form {...other}></form><form><input name="a" /></form>',
          '<form {...data.form}><input name="a" /></form>',
          "<p {...order}><input name=\"a\" /></p>",
        ],
        ['let { data } = $props();'],
      ),
    },
    { title: 'a name of its own in Kit 2', files: inForm(['<input name="a" />', "<input multiple {...order.fields.b.as('file')} />", "<input {...order.fields.c.as('file')} multiple={false} />", "<input {...order.fields.d.as('email')} multiple />"]) },
    {
      title: 'elements that exclude each other, and keys',
      files: page(['{#if data.a}<form {...order}></form>{:else}<form {...order}></form>{/if}', '<form {...own}></form>', "<form {...order.for('b')}></form>"], ['let { data } = $props();', "const own = order.for('a');"]),
    },
    { title: 'paths of two forms', files: page(["<form {...order}><input {...order.fields.a.as('text')} /></form>", "<form {...order.for(1)}><input {...order.for(1).fields.a.as('text')} /></form>"]) },
    { title: 'a form that is handed on', files: { ...page([submits, '<Form form={order} />'], ["import Form from './Form.svelte';"]), 'src/routes/Form.svelte': '<script>\n  let { form } = $props();\n</script>\n<form {...form}></form>\n' } },
    { title: 'a form that a helper prepares', files: { ...page([submits]), 'src/routes/Prepared.svelte': "<script>\n  import { order } from './order.remote';\n  let { wrap } = $props();\n  const prepared = wrap(order.preflight({}));\n</script>\n<form {...prepared}></form>\n" } },
    { title: 'a component in another notation', files: { ...page([submits]), 'src/routes/Order.svx': "<script>\n  import { order } from './order.remote';\n</script>\n\n# Order\n" } },
    { title: 'a module that imports it when it is needed', files: { ...page([submits]), 'src/lib/open.ts': "export const open = async () => (await import('../routes/order.remote')).order;\n" } },
    { title: 'a form that is only looked at', files: page(['<button onclick={() => order.validate()}>Look</button>']) },
    { title: 'a module that passes it on', files: { ...page([submits]), 'src/lib/index.ts': "export { order } from '../routes/order.remote';\n" } },
    { title: 'a call that nobody makes, and other things that are submitted', files: page(['{getCart.submit} {data.submit()}'], ['let { data } = $props();', 'const later = () => order.submit();', 'const deep = () => order.fields.submit();', 'later;']) },
  ],
});
