import {
  attribute, defineRule, enclosing, isInside, kitEnhance, literalText, remoteFields, remoteFormElements, type CheckContext, type ElementFact, type Span, type TextEdit,
} from '@sk-audit/core';

type Context = CheckContext<'noEnctype'>;

export default defineRule({
  id: 'file-input-enctype',
  severity: 'error',
  category: 'forms',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 109 apps, and Kit says it only in a browser.',
  fix: 'safe',
  summary: 'Demands `enctype="multipart/form-data"` on forms with files.',
  why: `Without \`enctype="multipart/form-data"\` a browser sends the name of a file and not its contents. \`use:enhance\` and remote forms would send
it nevertheless, but not where scripts are off or have not come yet; so Kit refuses: while you develop it throws when such a form is sent (in Kit 2 and 3, and the last
versions of Kit 1). A form that nothing enhances loses the file always.

The rule looks at \`<input type="file">\` with a name in a form that posts with \`use:enhance\` or as a remote form, and at \`as('file')\`. Forms whose
\`enctype\` or attributes are computed are left alone, and so is a form with a button that has a \`formenctype\`.`,
  sources: ['https://svelte.dev/e/kit/enhance_file_without_enctype', 'https://github.com/sveltejs/kit/issues/9819', '@sveltejs/kit 2.70.4 src/runtime/app/forms.js', '@sveltejs/kit 3.2.0 src/runtime/app/forms/client.js, src/runtime/client/remote-functions/form.svelte.js'],
  messages: {
    noEnctype: { text: 'This form sends a file without `enctype="multipart/form-data"`: Kit throws in development, and without scripts only its name is sent.', advice: 'Add `enctype="multipart/form-data"` to the form.' },
  },
  examples: {
    bad: [
      {
        title: 'With use:enhance',
        files: {
          'src/routes/photo/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance> <!-- ✗ noEnctype "form" -->
  <input type="file" name="photo" />
</form>
`,
        },
        after: {
          'src/routes/photo/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form enctype="multipart/form-data" method="POST" use:enhance>
  <input type="file" name="photo" />
</form>
`,
        },
      },
      {
        title: 'A remote form',
        files: {
          'src/routes/photo/photo.remote.ts': "import { form } from '$app/server';\nexport const upload = form('unchecked', async ({ photo }) => photo.size);\n",
          'src/routes/photo/+page.svelte': `<script>
  import { upload } from './photo.remote';
</script>
<form {...upload}> <!-- ✗ noEnctype "form" -->
  <input {...upload.fields.photo.as('file')} />
</form>
`,
        },
      },
    ],
    good: [
      {
        title: 'With it',
        files: {
          'src/routes/photo/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" enctype="multipart/form-data" use:enhance>
  <input type="file" name="photo" />
</form>
<form method="POST" use:enhance>
  <input type="file" name="photo" /><button formenctype="multipart/form-data">Send</button>
</form>
`,
        },
      },
      {
        title: 'No file is sent',
        files: {
          'src/routes/photo/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const { enctype } = $props();
</script>
<form method="POST" use:enhance>
  <input type="text" name="photo" /><input type="file" onchange={() => {}} />
</form>
<form method="POST" {enctype} use:enhance>
  <input type="file" name="photo" />
</form>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, project } = context;
    if (!project.isLive(context.path)) return;
    const remotes = new Set(remoteFormElements(project, facts).map(({ element }) => element));
    facts.elements.forEach((element, index) => {
      if (element.name === 'form' && !attribute(element, 'enctype') && (remotes.has(index) || isEnhanced(context, element)) && hasFile(context, index)) report(context, element.tag, remotes.has(index));
    });
  },
});

/** By Kit itself, and with nothing that may give it an `enctype`. */
function isEnhanced({ path, project }: Context, element: ElementFact): boolean {
  return kitEnhance(project, path, element) !== undefined && !element.attributes.some(({ kind }) => kind === 'spread');
}

function hasFile({ facts, project }: Context, form: number): boolean {
  const inside = facts.elements.filter((one) => isInside(facts, one, form));
  if (inside.some((one) => attribute(one, 'formenctype'))) return false;
  const ofFields = remoteFields(project, facts).some(({ element, type }) => element !== undefined && (type === 'file' || type === 'file multiple') && enclosing(facts.elements, element, new Set([form])) === form);
  return ofFields || inside.some((one) => one.name === 'input' && literalText(attribute(one, 'type')?.value) === 'file' && isNamed(one));
}

function isNamed(element: ElementFact): boolean {
  const name = attribute(element, 'name');
  return name !== undefined && literalText(name.value) !== '' && !attribute(element, 'form') && !attribute(element, 'disabled');
}

function report({ report: say }: Context, tag: Span, isRemote: boolean): void {
  const fix: readonly TextEdit[] = [{ span: [tag[1], tag[1]], text: ' enctype="multipart/form-data"' }];
  say(tag, 'noEnctype', {}, { kitCode: 'enhance_file_without_enctype', ...(!isRemote && { fix }) });
}
