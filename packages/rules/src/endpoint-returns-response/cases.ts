import { defineCases } from '@sk-audit/core';

const api = 'src/routes/api/cart/+server.ts';

export default defineCases({
  bad: [
    {
      title: 'all that is none',
      files: {
        [api]: `const read = async () => ({ items: [] });
export const GET = () => [1, 2]; // ✗ value "[1, 2]"
export const POST = ({ locals }) => (locals.user ? new Response('ok') : null); // ✗ value "locals.user ? new Response('ok') : null"
export const PUT = ({ params }) => \`\${params.id} changed\`; // ✗ value "\`\${params.id} changed\`"
export const PATCH = () => () => 3; // ✗ value "() => 3"
export const DELETE = async ({ locals }) => {
  if (!locals.user) return; // ✗ end "return;"
  if (locals.admin) return undefined; // ✗ end "return undefined;"
  return (() => 3)(); // ✗ ofHelper "(() => 3)()"
};
export const OPTIONS = async () => await read(); // ✗ ofHelper "read()"
`,
      },
      says: ['Return `json(…)`.', 'Return `new Response(…)`.', '`GET` returns a list in place of a `Response`: whoever asks gets status 500.', '`POST` returns `null` in place of a `Response`: whoever asks gets status 500.', '`DELETE` returns what its function gives, which is `3` and no `Response`: whoever asks gets status 500.'],
    },
    { title: 'in Kit 3', kit: '3.2.0', files: { [api]: 'export const GET = () => ({ items: [] }); // ✗ value "{ items: [] }"\n' }, says: ['Return `Response.json(…)`.'] },
    { title: 'a text', files: { [api]: "export const GET = () => 'none'; // ✗ value \"'none'\"\n" }, says: ['`GET` returns a text in place of a `Response`: whoever asks gets status 500.'] },
    {
      title: 'a helper that throws on one way',
      files: { [api]: "function read(id) {\n  if (!id) throw new Error('none');\n  return { id };\n}\nexport const GET = ({ params }) => read(params.id); // ✗ ofHelper \"read(params.id)\"\n" },
    },
  ],
  good: [
    {
      title: 'what may be one',
      files: {
        [api]: `import { error } from '@sveltejs/kit';
import { make } from 'answers-like';
function read(locals) {
  if (locals.user) return { items: [] };
  return make();
}
function empty(locals) {
  if (locals.user) return { items: [] };
}
function* all() { return { items: [] }; }
class Answer extends Response {}
export const GET = ({ locals }) => read(locals);
export const POST = ({ locals }) => empty(locals);
export const PUT = () => all();
export const PATCH = ({ locals }) => {
  if (!locals.user) error(401, 'Log in');
  return new Answer();
};
export const DELETE = ({ params }) => {
  if (params.id) throw { status: 500 };
  return make({ gone: true });
};
export function* OPTIONS() {}
export const entries = () => [{ id: '1' }];
`,
        'src/routes/cart/[id]/+server.ts': "export const GET = ({ locals, params }) => {\n  if (!params.id) return { none: true };\n  return new Response(locals.user);\n};\n",
      },
    },
  ],
});
