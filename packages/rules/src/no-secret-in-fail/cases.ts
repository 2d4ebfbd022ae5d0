import { defineCases } from '@sk-audit/core';

/** A page whose default action has this body, and perhaps this markup. */
const action = (body: string, markup?: string): { readonly [path: string]: string } => ({
  'src/lib/server/check.ts': 'export const check = (values: object) => values;\nexport const masked = (text: string) => text.length;\n',
  'src/routes/account/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { check, masked } from '$lib/server/check';
import { parse } from 'a-validator';
export const actions = {
  default: async ({ cookies, locals, request, url }) => {
    const form = await request.formData();
${body}
  }
};
export const load = async ({ request }) => ({ password: (await request.formData()).get('password') });
`,
  ...(markup !== undefined && { 'src/routes/account/+page.svelte': `<form method="POST">${markup}<button>Save</button></form>\n` }),
});

export default defineCases({
  bad: [
    {
      title: 'however it gets there; one finding for an answer',
      files: action(`    const email = form.get('email');
    const newPassword = String(form.get('x'));
    const typed = { email, password: form.get('password') };
    const { pwd } = Object.fromEntries(form);
    const { password: given = '' } = Object.fromEntries(form);
    if (email === 'a') return fail(400, { values: { email, password: form.get('password_confirmation') } }); // ✗ field "password: form.get('password_confirmation')"
    if (email === 'b') return fail(400, typed); // ✗ field "typed"
    if (email === 'c') return { email, again: form.get('confirm-password') as string }; // ✗ field "again: form.get('confirm-password') as string"
    if (email === 'd') return fail(400, { pwd, email, cvv: form.get('cvv'), newPassword }); // ✗ field "pwd"
    if (email === 'e') return fail(400, { email, pwd, cvv: form.get('cvv') }); // ✗ field "pwd"
    if (email === 'f') return fail(400, { pwd }); // ✗ field "pwd"
    if (email === 'g') return fail(400, { ...locals.frame, pwd, email }); // ✗ field "pwd"
    return fail(400, { email, again: given || '' }); // ✗ field "again: given || ''"`),
      says: ['The answer sends `pwd`, `cvv` back to the browser, as a part of the page.'],
      after: action(`    const email = form.get('email');
    const newPassword = String(form.get('x'));
    const typed = { email, password: form.get('password') };
    const { pwd } = Object.fromEntries(form);
    const { password: given = '' } = Object.fromEntries(form);
    if (email === 'a') return fail(400, { values: { email, password: form.get('password_confirmation') } });
    if (email === 'b') return fail(400, typed);
    if (email === 'c') return { email };
    if (email === 'd') return fail(400, { email, newPassword });
    if (email === 'e') return fail(400, { email });
    if (email === 'f') return fail(400, { pwd });
    if (email === 'g') return fail(400, { ...locals.frame, pwd, email });
    return fail(400, { email });`),
    },
    { title: 'all of it, and the action asks for one', files: action("    const values = Object.fromEntries(form.entries());\n    if (form.get('password') === 'a') return { values }; // ✗ all \"values\"") },
    { title: 'all of it, and the action takes one out', files: action('    const values = Object.fromEntries(form);\n    const { password } = values;\n    if (!password) return fail(400, { ...values }); // ✗ all "{ ...values }"') },
    { title: "all of it, by way of the app's own function", files: action("    const values = Object.fromEntries(form);\n    if (form.get('password')) return check(values); // ✗ all \"return check(values);\"") },
    { title: 'all of it, and the action hands one on', files: action('    const values = Object.fromEntries(form);\n    if (masked(values.password)) return fail(400, values); // ✗ all "values"') },
  ],
  good: [
    {
      title: 'what is not the password itself',
      files: action(`    const password = form.get('password') as string;
    const values = Object.fromEntries(form);
    const { password: _, ...others } = values;
    if (url.hash === 'a') return fail(400, { missing: !password, length: password.length, hidden: masked(password), hasPassword: true });
    if (url.hash === 'b') return fail(400, { password: 'Type it again.', email: values.email, forgotPassword: form.get('forgotPassword') });
    if (url.hash === 'c') return fail(400, { errors: parse(values).errors.password, password: parse(form).password });
    if (url.hash === 'd') return fail(400, { others, count: Object.fromEntries(form).length });
    if (url.hash === 'e') return fail(400, { password: cookies.get('password'), defaults: Object.fromEntries(locals.fields) });
    if (url.hash === 'f') return fail(400);
    if (url.hash === 'g') return parse(values);
    if (url.hash === 'h') return fail(400, { password: locals.form.get('password'), keys: Object.keys(form), password2: Object.assign(form).password, is: form.has('password'), old: Fields.fromEntries(form).password });
    return fail(400, { kept: url.searchParams.get('password') });`),
    },
    { title: 'all of it, where none is asked for', files: action('    const values = Object.fromEntries(form);\n    if (!masked(values.address)) return fail(400, { values });', '<input name="address" /><input name={data.name} /><select name="password"></select>') },
    {
      title: 'the password is in another form, or in another action',
      files: {
        'src/routes/account/+page.server.ts': `import { fail } from '@sveltejs/kit';
const askAgain = (form) => form.get('password');
export const actions = {
  order: async ({ request }) => {
    const values = Object.fromEntries(await request.formData());
    if (!values.address) return fail(400, { values });
  },
  sign: async ({ request }) => {
    const form = await request.formData();
    const { password } = Object.fromEntries(form);
    if (!password) return {};
    return { isRight: askAgain(form) === form.get('password') + password };
  }
};
`,
        'src/routes/account/+page.svelte': '<form method="POST" action="?/order"><input name="address" /><button>Order</button></form>\n<form method="POST" action="?/sign"><input name="password" /><button>Sign in</button></form>\n<input name="password" />\n',
      },
    },
    { title: 'an endpoint answers a script', files: { 'src/routes/api/+server.ts': "import { fail, json } from '@sveltejs/kit';\nexport const POST = async ({ request }) => {\n  const form = await request.formData();\n  return json({ password: form.get('password') });\n};\n" } },
  ],
});
