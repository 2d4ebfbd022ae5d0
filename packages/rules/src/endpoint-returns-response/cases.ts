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
    { title: 'an answer of the time before Kit 1', files: { [api]: "export const GET = () => ({ status: 302, headers: { location: '/cart' } }); // ✗ value \"{ status: 302, headers: { location: '/cart' } }\"\n" }, says: ['Use `redirect(302, …)` of `@sveltejs/kit`.'] },
    {
      title: 'a redirect in Kit 1, and what fails',
      kit: '1.30.4',
      files: {
        [api]: `import { json } from '@sveltejs/kit';
export const GET = ({ locals }) => ({ status: 303, headers: { Location: locals.at } }); // ✗ value "{ status: 303, headers: { Location: locals.at } }"
export async function DELETE({ locals }) {
  try {
    return json(await locals.gone());
  } catch (problem) {
    console.error(problem);
  }
} // ✗ caught "}"
export async function PATCH({ locals }) {
  if (locals.user) return json(await locals.gone());
} // ✗ end "}"
`,
      },
      says: [
        'Use `throw redirect(303, …)` of `@sveltejs/kit`.', 'Answer in the `catch`, with `throw error(500, …)` of `@sveltejs/kit` for instance.',
        'Answer there as the other branches do, or with `throw error(404, …)` of `@sveltejs/kit`.',
      ],
    },
    { title: 'an address of what was made', files: { [api]: "export const POST = () => ({ status: 201, headers: { location: '/cart/1' } }); // ✗ value \"{ status: 201, headers: { location: '/cart/1' } }\"\n" }, says: ['Return `new Response(…)`.'] },
    { title: 'a status without an address', files: { [api]: "export const GET = () => ({ status: 304, headers: { age: '3' } }); // ✗ value \"{ status: 304, headers: { age: '3' } }\"\n" }, says: ['Return `new Response(…)`.'] },
    {
      title: 'an end among answers that are no JSON, and one among some that are',
      files: {
        [api]: "export async function GET({ locals }) {\n  if (await locals.user) return new Response('none');\n} // ✗ end \"}\"\n",
        'src/routes/api/stock/+server.ts': "export async function GET({ locals }) {\n  if (await locals.user) return Response.json('none');\n} // ✗ end \"}\"\n",
      },
      says: ['Return a response at its end, be it an empty one: `return new Response(null, { status: 204 })`.', 'Answer there as the other branches do, or with `error(404, …)` of `@sveltejs/kit`.'],
    },
    { title: 'in Kit 3', kit: '3.2.0', files: { [api]: 'export const GET = () => ({ items: [] }); // ✗ value "{ items: [] }"\n' }, says: ['Return `Response.json(…)`.'] },
    { title: 'a text', files: { [api]: "export const GET = () => 'none'; // ✗ value \"'none'\"\n" }, says: ['`GET` returns a text in place of a `Response`: whoever asks gets status 500.'] },
    {
      title: 'a helper that throws on one way',
      files: { [api]: "function read(id) {\n  if (!id) throw new Error('none');\n  return { id };\n}\nexport const GET = ({ params }) => read(params.id); // ✗ ofHelper \"read(params.id)\"\n" },
    },
    {
      title: 'what is made and not returned, by a helper, too',
      files: {
        'src/lib/server/fail.ts': `import { json, text } from '@sveltejs/kit';
export const asJson = (problem: Error) => {
  if (problem.cause) throw problem;
  return json({ message: problem.message });
};
export function report(problem: Error) {
  if (problem.cause) return text('known');
  return asJson(problem);
}
export function note(problem: Error) {
  if (problem.cause) return text('known');
}
export const log = (problem: Error) => console.log(problem);
export function stop(problem: Error): never {
  throw problem;
}
`,
        [api]: `import { asJson, log, note, report } from '$lib/server/fail';
export async function GET({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    report(problem); // ✗ dropped "report(problem)"
  }
}
export async function PUT({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    asJson(problem); // ✗ dropped "asJson(problem)"
  }
}
export async function POST({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    note(problem);
    log(problem);
    Response.prototype;
  }
} // ✗ caught "}"
export async function PATCH({ request }) {
  const made = new Response(await request.text());
  made.headers.set('x-cart', '1');
} // ✗ end "}"
export async function DELETE({ locals }) {
  new Response(null); // ✗ dropped "new Response(null)"
}
export async function OPTIONS({ locals, request }) {
  Response(await request.text());
} // ✗ end "}"
`,
      },
      says: ['`GET` makes a response with `report()` and does not return it: whoever asks gets status 500.'],
      after: {
        [api]: `import { asJson, log, note, report } from '$lib/server/fail';
export async function GET({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    return report(problem);
  }
}
export async function PUT({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    return asJson(problem);
  }
}
export async function POST({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    note(problem);
    log(problem);
    Response.prototype;
  }
}
export async function PATCH({ request }) {
  const made = new Response(await request.text());
  made.headers.set('x-cart', '1');
}
export async function DELETE({ locals }) {
  return new Response(null);
}
export async function OPTIONS({ locals, request }) {
  Response(await request.text());
}
`,
      },
    },
    {
      title: 'out of a catch, and past one',
      files: {
        [api]: `export async function GET({ request }) {
  try {
    return new Response(await request.text());
  } catch (problem) {
    if (problem.cause) return; // ✗ caught "return;"
    throw problem;
  }
}
export async function POST({ locals, request }) {
  try {
    await locals.db.save(await request.text());
  } catch (problem) {
    locals.log(problem);
  }
} // ✗ end "}"
export async function PUT({ locals, request }) {
  try {
    await locals.db.save(await request.text());
  } finally {
    locals.db.close();
  }
} // ✗ end "}"
export async function PATCH({ locals, request }) {
  try {
    await locals.db.save(await request.text());
  } catch (problem) {
    return new Response(problem.message, { status: 500 });
  }
} // ✗ end "}"
`,
      },
    },
    {
      title: 'what was read may not be there',
      files: {
        [api]: `export async function GET({ locals }) {
  const cart = await locals.db.find('cart');
  if (cart) return Response.json(cart);
} // ✗ end "}"
export async function DELETE({ locals }) {
  const cart = await locals.db.find('cart');
  const gone = await locals.db.delete('cart');
  if (cart) return Response.json(gone);
} // ✗ end "}"
export async function PUT({ locals }) {
  const saved = await locals.db.save('cart');
  if (!saved) return new Response('Not saved', { status: 500 });
} // ✗ end "}"
export async function PATCH({ locals }) {
  const saved = await locals.db.save('cart');
  if (saved === 3) return Response.json(saved);
} // ✗ end "}"
export async function POST({ locals }) {
  const saved = await locals.db.save('cart');
  if (saved) {
  } else return new Response('Not saved', { status: 500 });
} // ✗ end "}"
export async function OPTIONS({ locals }) {
  const saved = await locals.db.save('cart');
  if (saved instanceof Error) return new Response(saved.message);
} // ✗ end "}"
`,
        'src/routes/api/stock/+server.ts': `let last = 0;
export const other = () => {
  try {
    last += 1;
  } catch {}
};
export async function GET({ locals }) {
  await locals.ready;
} // ✗ end "}"
export async function PUT({ locals }) {
  try {
    await locals.ready;
  } catch {
    return Response.error;
  }
} // ✗ end "}"
`,
      },
    },
  ],
  good: [
    {
      title: 'what nobody has written yet, and what a write gives',
      files: {
        [api]: `export function GET({ url }) {
  const size = url.searchParams.get('size');
}
export const PUT = () => {};
export async function DELETE({ locals }) {
  const gone = await locals.db.delete('cart');
  if (gone) return Response.json(gone);
}
const other = async () => { await 1; return 2; };
`,
      },
    },
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
export async function* OPTIONS({ request }) {
  await request.text();
}
export const entries = () => [{ id: '1' }];
`,
        'src/routes/cart/[id]/+server.ts': "export const GET = ({ locals, params }) => {\n  if (!params.id) return { none: true };\n  return new Response(locals.user);\n};\n",
      },
    },
  ],
});
