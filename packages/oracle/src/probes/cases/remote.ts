/** Remote functions. */
import { get, post, type Probe } from '../probe.js';

/** A page with a remote form whose function has this body. */
function order(body: string): Probe['files'] {
  return {
    'order.remote.js': `import { form } from '$app/server';\nimport { error, fail, invalid } from '@sveltejs/kit';\n\nexport const order = form('unchecked', async (data, issue) => {\n  ${body}\n});\n`,
    '+page.svelte': `<script>\n  import { order } from './order.remote.js';\n</script>\n\n<form {...order}><input {...order.fields.address.as('text')} /></form>\n<main>{order.action} {order.result?.done ?? ''} {order.fields.address.issues()?.[0]?.message ?? ''}</main>\n`,
  };
}

/** Kit tries twice: for the page, and for its error page. */
const crash = '500 error.html: Internal Error [handleError: Cannot stringify arbitrary non-POJOs] [handleError: Cannot stringify arbitrary non-POJOs]';

/** The address of a remote form is made of the path of its file and of its name. */
export const remoteProbes: readonly Probe[] = [
  {
    id: 'remote-form-fails',
    title: 'a remote form returns `fail(400)`',
    rules: ['remote-form-no-fail'],
    files: order("return fail(400, { problem: 'without address' });"),
    asks: [get(), post('?/remote=1fnac42/order')],
    answers: { 'kit-2-70': ['200 ?/remote=1fnac42/order', crash], 'kit-3': ['200 ?/remote=1fnac42/order', crash] },
  },
  {
    id: 'remote-form-invalid',
    title: 'a remote form calls `invalid(…)`',
    rules: ['remote-form-no-fail'],
    files: order("invalid(issue.address('Where to?'));"),
    asks: [get(), post('?/remote=cwasy/order')],
    answers: { 'kit-2-70': ['200 ?/remote=cwasy/order', '200 ?/remote=cwasy/order Where to?'], 'kit-3': ['200 ?/remote=cwasy/order', '200 ?/remote=cwasy/order Where to?'] },
  },
];
