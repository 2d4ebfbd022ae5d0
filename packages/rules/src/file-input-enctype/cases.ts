import { defineCases } from '@sk-audit/core';

const page = (...markup: readonly string[]): { readonly [path: string]: string } => ({
  'src/routes/+page.svelte': `<script>\n  import { enhance } from '$app/forms';\n  import { enhance as own } from '$lib/own';\n  import { upload } from './upload.remote';\n  let { data } = $props();\n</script>\n${markup.map((line) => `${line}\n`).join('')}`,
  'src/routes/upload.remote.ts': "import { form } from '$app/server';\nexport const upload = form('unchecked', async () => {});\n",
  'src/lib/own.ts': 'export const enhance = () => {};\n',
});

export default defineCases({
  bad: [
    {
      title: 'several files, a computed name, and a remote form with a hand-made control',
      files: page(
        "<form {...upload}><p onclick={() => {}}><input {...upload.fields.photos.as('file multiple')} /></p></form> <!-- ✗ noEnctype \"form\" -->",
        '<form method="POST" use:enhance><input type="file" name={data.name} /></form> <!-- ✗ noEnctype "form" -->',
        '<form {...upload}><input type="file" name="photo" /></form> <!-- ✗ noEnctype "form" -->',
      ),
      after: {
        'src/routes/+page.svelte': `<script>\n  import { enhance } from '$app/forms';\n  import { enhance as own } from '$lib/own';\n  import { upload } from './upload.remote';\n  let { data } = $props();\n</script>\n<form {...upload}><p onclick={() => {}}><input {...upload.fields.photos.as('file multiple')} /></p></form>\n<form enctype="multipart/form-data" method="POST" use:enhance><input type="file" name={data.name} /></form>\n<form {...upload}><input type="file" name="photo" /></form>\n`,
      },
    },
  ],
  good: [
    {
      title: 'forms that others send, spreads, other controls, and controls of other forms',
      files: page(
        '<form method="POST" use:own><input type="file" name="photo" /></form>',
        '<form method="POST" {...data.form} use:enhance><input type="file" name="photo" /></form>',
        '<form method="POST"><input type="file" name="photo" /></form>',
        '<div use:enhance><input type="file" name="photo" /></div>',
        '<form method="POST" use:enhance><input type="file" name="" /><input type="file" name="a" disabled /><input type="file" name="a" form="b" /><button type="file" name="a">B</button><input {...upload.fields.name.as(\'text\')} /></form>',
        "<form {...upload}><input {...upload.fields.name.as('text')} /></form>",
        "<input {...upload.fields.photo.as('file')} />{upload.fields.photo.as('file').name}",
      ),
    },
    { title: 'a component that nothing shows', files: { 'attic/Form.svelte': '<script>\n  import { enhance } from "$app/forms";\n</script>\n<form method="POST" use:enhance><input type="file" name="photo" /></form>\n' } },
  ],
});
