import { defineCases } from '@sk-audit/core';

const remote = {
  'src/routes/order.remote.ts': "import { form } from '$app/server';\nimport * as v from 'valibot';\nconst schema = v.object({ email: v.string() });\nexport const order = form(schema, async (data) => data);\nexport const other = form(schema, async (data) => data);\n",
};
const page = (markup: readonly string[], script: readonly string[] = []): { readonly [path: string]: string } => ({
  ...remote,
  'src/routes/+page.svelte': `<script>\n  import { order, other } from './order.remote';\n${script.map((line) => `  ${line}\n`).join('')}</script>\n${markup.map((line) => `${line}\n`).join('')}`,
});
const input = "<input {...order.fields.email.as('email')} />";
const bad = `<form id="a" {...order}>${input}</form> <!-- ✗ ignored "{...order}" -->`;
const form = `<form {...order}>${input}</form>`;
const silent = (title: string, markup: readonly string[], script: readonly string[] = []) => ({ title, files: page([form, ...markup], script) });

export default defineCases({
  bad: [
    { title: 'issues of another form, and other questions', files: page([bad, '<form {...other}>{other.fields.email.issues()}</form>', '{order.fields.email.value()}{other.issues}'], ['const at = (email) => email;', "at(at);", "at('issues');"]) },
    { title: 'another form of the same name', files: { ...page([bad, '{theirs.fields.email.issues()}'], ["import { order as theirs } from './theirs.remote';"]), 'src/routes/theirs.remote.ts': remote['src/routes/order.remote.ts'] } },
    {
      title: 'a function of the app that refuses',
      files: {
        ...page([bad]),
        'src/routes/order.remote.ts': "import { form } from '$app/server';\nimport { check } from './check';\nexport const order = form('unchecked', async (data) => { check(data); });\nexport const other = form(async () => {});\n",
        'src/routes/check.ts': "import { invalid } from '@sveltejs/kit';\nexport const check = (data) => { if (!data.email) invalid('Where to?'); };\n",
      },
    },
  ],
  good: [
    silent('asked for elsewhere in the file', [], ['const shown = $derived(order.fields.allIssues());', 'shown;']),
    silent('handed to a component', ['<Field of={order} />'], ["import Field from './Field.svelte';"]),
    silent('spread into a component', ['<Field {...order} />'], ["import Field from './Field.svelte';"]),
    silent('handed to a function', [], ["import { watch } from './watch';", 'watch({ form: order });']),
    silent('handed to an action', ['<p use:watch={order.fields}></p>'], ["import { watch } from './watch';"]),
    silent('submitted by hand', ['<button type="button" onclick={() => order.submit()}>Order</button>']),
    { title: 'asked for in another component', files: { ...page([form]), 'src/routes/Issues.svelte': "<script>\n  import { order } from './order.remote';\n</script>\n{order.fields.allIssues()?.length}\n" } },
    { title: 'passed on by a module', files: { ...page([form]), 'src/lib/index.ts': "export { order } from '../routes/order.remote';\n" } },
    { title: 'a component in another notation', files: { ...page([form]), 'src/routes/Order.svx': "<script>\n  import { order } from './order.remote';\n</script>\n\n# Order\n" } },
    { title: 'one of many', files: page(["<form {...order.for('a')}><input {...order.for('a').fields.email.as('email')} /></form>"]) },
    { title: 'nothing to fill in', files: page(["<form {...order}><input {...order.fields.id.as('hidden', '1')} /><button {...order.fields.go.as('submit', '1')}>Go</button></form>"]) },
    { title: 'fields of another form', files: page(["<form {...order}></form>{other.fields.email.issues()}<input {...other.fields.email.as('email')} />"]) },
    {
      title: 'a form that refuses nothing',
      files: { ...page([form, "<form {...other}><input {...other.fields.email.as('email')} /></form>"]), 'src/routes/order.remote.ts': "import { form } from '$app/server';\nimport { handle } from 'some-package';\nexport const order = form('unchecked', async (data) => console.log(data));\nexport const other = form(handle);\n" },
    },
  ],
});
