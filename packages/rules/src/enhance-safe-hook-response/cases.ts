import { defineCases } from '@sk-audit/core';

const ENHANCED = { 'src/routes/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><input name="amount" /></form>
` };

/** A hook that answers like this while the mode is on. */
const closed = (answer: string, mark = ''): { readonly [path: string]: string } => ({
  ...ENHANCED,
  'src/hooks.server.ts': `import { json } from '@sveltejs/kit';
import { env } from '$env/dynamic/private';
const more = { type: 'error' };
const texts = { noon: 'Back at noon', stringify: (one: object) => one };
const makeResponse = (text?: string) => new Response(text);
export const handle = ({ event, resolve }) => {
  if (env.MAINTENANCE === 'on') return ${answer};${mark}
  return resolve(event);
};
`,
});
const text = ' // ✗ notJson "Response"';
const shape = ' // ✗ noResult "Response"';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'nothing', files: closed('new Response()', text) },
    { title: 'nothing, said aloud', files: closed('new Response(undefined, { status: 503 })', text) },
    { title: 'no body', files: closed('new Response(null, { status: 503 })', text) },
    { title: 'a template', files: closed('new Response(`<p>${texts.noon}</p>`)', text) },
    { title: 'an object of another shape as text', files: closed("new Response(JSON.stringify({ message: 'Back at noon' }))", shape) },
    { title: 'json() of Kit', files: closed("json({ message: 'Back at noon' })", ' // ✗ noResult "json"') },
  ],
  good: [
    { title: 'text that is JSON, or may be', files: closed("env.A ? new Response('{\"type\":\"error\"}') : env.B ? new Response(' [1]') : env.C ? new Response('7') : env.D ? new Response('\"closed\"') : new Response(`${texts.noon}`)") },
    { title: 'a body that is not known', files: closed('env.A ? new Response(texts.noon) : new Response(texts.stringify({ message: texts.noon }))') },
    { title: 'a body that a function makes', files: closed('env.A ? new Response(makeText()) : env.B ? new Response(JSON.parse({ message: texts.noon })) : new Response(YAML.stringify({ message: texts.noon }))') },
    { title: 'an object that may have more in it', files: closed('env.A ? json({ ...more }) : env.B ? json({ [texts.noon]: 1 }) : env.C ? json(more) : new Response(JSON.stringify(more))') },
    { title: 'a response that is made elsewhere, and one of parts', files: closed('env.A ? makeResponse() : env.B ? new Response(...env.PARTS) : event.locals.answer') },
    { title: 'for pages alone', files: { ...ENHANCED, 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => {\n  if (event.request.method === 'GET') return new Response('Nothing here');\n  return resolve(event);\n};\n" } },
    { title: 'for all, whatever the method', files: { ...ENHANCED, 'src/hooks.server.ts': "export const handle = ({ event }) => new Response('Nothing here');\n" } },
    { title: 'for some', files: { ...ENHANCED, 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => {\n  if (event.locals.blocked) return new Response('Nothing here');\n  return resolve(event);\n};\n" } },
    { title: 'enhanced by a file that nothing runs', files: { 'src/hooks.server.ts': closed("new Response('Back at noon')")['src/hooks.server.ts'] as string, 'attic/Old.svelte': ENHANCED['src/routes/+page.svelte'] } },
    { title: 'another part of the module, and the name in another', files: { 'src/hooks.server.ts': closed("new Response('Back at noon')")['src/hooks.server.ts'] as string, 'src/routes/+page.svelte': "<script>\n  import { deserialize } from '$app/forms';\n  import { enhance } from '$lib/forms';\n  console.log(deserialize, enhance);\n</script>\n", 'src/lib/forms.ts': 'export const enhance = 1;\n' } },
  ],
});
