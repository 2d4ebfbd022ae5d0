import { defineRule, hasRemoteFiles } from '@sk-audit/core';
import * as controls from './controls.js';
import * as fields from './fields.js';

export default defineRule({
  id: 'valid-remote-form',
  severity: 'error',
  category: 'forms',
  kit: '>=2.27.0',
  recommended: true,
  summary: 'Demands fields and controls of remote forms that Kit can send.',
  why: `The fields of a remote form are paths: \`order.fields.address.street.as('text')\` gives a control the name \`address.street\`. Kit makes an object of
what is sent, and fails where the paths do not add up: names with other characters than letters, digits and \`_\`; \`__proto__\`, \`constructor\` and
\`prototype\`; one path that is a list for one control and an object for another; two controls that send one path. While you develop it also throws for names
that begin with \`$\`; for \`hidden\` and \`submit\` without a value and \`radio\` without one; for files and texts under one name, and for a \`multiple\` behind
\`as('file')\`.

A form is one element: two that carry the same \`{...order}\` throw, \`order.for(id)\` makes more of it. \`order.submit()\` needs that element. From Kit 3 on all
named controls in it must come from \`as()\`. What a field holds shows when it is asked for, so \`Object.keys(order.fields)\` lists nothing.

The rule looks at fields whose names are written out. Two controls under conditions may exclude each other and are left alone, as are buttons and radios.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#form', 'https://svelte.dev/e/kit/form_field_unbound', 'https://svelte.dev/e/kit/form_field_duplicate', '@sveltejs/kit 2.70.4 src/runtime/form-utils.js', '@sveltejs/kit 3.2.0 src/runtime/form-utils.js, src/runtime/client/remote-functions/form.svelte.js'],
  messages: { ...fields.messages, ...controls.messages },
  examples: {
    bad: [...fields.examples.bad, ...controls.examples.bad],
    good: [...fields.examples.good, ...controls.examples.good],
  },
  check(context) {
    if (!hasRemoteFiles(context.project)) return; // mutate-ok: only spares work
    fields.check(context);
    controls.check(context);
  },
});
