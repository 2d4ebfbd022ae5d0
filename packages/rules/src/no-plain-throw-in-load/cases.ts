import { defineCases } from '@sk-audit/core';

const page = 'src/routes/orders/[id]/+page.server.ts';

export default defineCases({
  bad: [
    {
      title: 'each word with its status, in each entry',
      files: {
        [page]: `import { error } from '@sveltejs/kit';
export const load = ({ locals, params }) => {
  if (!locals.user) throw new Error('Unauthorized'); // ✗ plain "new Error('Unauthorized')"
  if (!locals.order) throw TypeError(\`Order \${params.id} does not exist\`); // ✗ plain "TypeError(\`Order \${params.id} does not exist\`)"
  if (!locals.admin) throw 'Access denied'; // ✗ plain "throw 'Access denied';"
  if (locals.closed) throw new Error('Invalid order', { cause: locals.closed }); // ✗ plain "new Error('Invalid order', { cause: locals.closed })"
  if (locals.gone) throw \`No such \${params.id}\`; // ✗ plain "throw \`No such \${params.id}\`;"
  if (!Array.isArray(locals.lines)) throw new Error('Invalid lines'); // ✗ plain "new Error('Invalid lines')"
  if (locals.never) error(404);
};
export const actions = {
  pay: ({ locals }) => {
    if (!locals.card) throw new Error('A card is required'); // ✗ plain "new Error('A card is required')"
  }
};
`,
        'src/hooks.server.ts': `import { forbidden, gone, missing } from '$lib/server/problems';
export const handle = async ({ event, resolve }) => {
  if (event.url.hash) throw missing('path missing'); // ✗ plain "missing('path missing')"
  if (event.url.href) throw gone('x'); // ✗ plain "gone('x')"
  if (event.url.search) throw forbidden; // ✗ object "throw forbidden;"
  if (event.url.host) throw { message: 'Host' }; // ✗ object "throw { message: 'Host' };"
  return resolve(event);
};
`,
        'src/lib/server/problems.ts': `export const forbidden = { status: 403 };
export const missing = (message: string) => new Error(message);
export const gone = (name: string) => {
  console.log(name);
  return new Error('Not found');
};
`,
      },
      says: [
        '`Error` is thrown from `load`; the visitor gets status 500 and "Internal Error" in place of that message.',
        'A text is thrown from `load`; the visitor gets status 500 and "Internal Error" in place of that message.',
        'Throw an expected error in its place: `error(401, …)`.',
        'Throw an expected error in its place: `error(404, …)`.',
        'Throw an expected error in its place: `error(403, …)`.',
        'Throw an expected error in its place: `error(400, …)`.',
        'Throw an expected error in its place: `error(status, …)`.',
        '`Error` is thrown from the action `pay`; the visitor gets status 500 and "Internal Error" in place of that message.',
      ],
      after: {
        [page]: `import { error } from '@sveltejs/kit';
export const load = ({ locals, params }) => {
  if (!locals.user) error(401, 'Unauthorized');
  if (!locals.order) error(404, \`Order \${params.id} does not exist\`);
  if (!locals.admin) throw 'Access denied';
  if (locals.closed) throw new Error('Invalid order', { cause: locals.closed });
  if (locals.gone) throw \`No such \${params.id}\`;
  if (!Array.isArray(locals.lines)) error(400, 'Invalid lines');
  if (locals.never) error(404);
};
export const actions = {
  pay: ({ locals }) => {
    if (!locals.card) error(400, 'A card is required');
  }
};
`,
      },
    },
    {
      title: 'a response thrown from load',
      files: {
        [page]: `export const load = ({ locals }) => {
  if (!locals.order) throw new Response('Gone'); // ✗ response "new Response('Gone')"
};
`,
      },
      says: ['A `Response` is thrown from `load`, which ends in status 500.', 'Throw an expected error in its place: `error(status, …)`.'],
    },
    {
      title: 'a response thrown from a handler',
      files: {
        'src/routes/api/+server.ts': `export const GET = ({ url }) => {
  if (url.hash) throw Response.json({}); // ✗ response "Response.json({})"
};
`,
      },
      says: ['Return it.'],
    },
    {
      title: 'a response thrown from handle',
      files: {
        'src/hooks.server.ts': `import { text } from '@sveltejs/kit';
export const handle = ({ event }) => {
  if (event.url.hash) throw text('Gone'); // ✗ response "text('Gone')"
};
`,
      },
      says: ['Return it.'],
    },
    {
      title: 'no import is written where the name is taken, and one where it is not',
      kit: '1.30.4',
      files: {
        [page]: `export const load = ({ error }) => {
  if (error) throw new Error('Invalid order'); // ✗ plain "new Error('Invalid order')"
};
`,
        'src/routes/a/+page.ts': `import { error } from '$lib/log';
export const load = ({ url }) => {
  error(url);
  if (url.hash) throw new Error('Not found'); // ✗ plain "new Error('Not found')"
};
`,
        'src/routes/b/+page.ts': `import { error as log, json as error } from '@sveltejs/kit';
export const load = ({ url }) => {
  log(404, error({}));
  if (url.hash) throw new Error('Not found'); // ✗ plain "new Error('Not found')"
};
`,
        'src/routes/c/+page.ts': `const error = 'wrong';
export const load = ({ url }) => {
  if (url.hash) throw new Error('Not found'); // ✗ plain "new Error('Not found')"
  return { error };
};
`,
        'src/routes/d/+page.ts': `export const load = async ({ url }) => {
  await import('$lib/log');
  if (url.hash) throw new Error('Not found'); // ✗ plain "new Error('Not found')"
};
`,
        'src/lib/log.ts': 'export const error = (what: unknown) => console.log(what);\n',
      },
      says: ['Throw an expected error in its place: `throw error(400, …)`.', 'Throw an expected error in its place: `throw error(404, …)`.'],
      after: {
        [page]: `export const load = ({ error }) => {
  if (error) throw new Error('Invalid order');
};
`,
        'src/routes/a/+page.ts': `import { error } from '$lib/log';
export const load = ({ url }) => {
  error(url);
  if (url.hash) throw new Error('Not found');
};
`,
        'src/routes/b/+page.ts': `import { error as log, json as error } from '@sveltejs/kit';
export const load = ({ url }) => {
  log(404, error({}));
  if (url.hash) throw log(404, 'Not found');
};
`,
        'src/routes/c/+page.ts': `const error = 'wrong';
export const load = ({ url }) => {
  if (url.hash) throw new Error('Not found');
  return { error };
};
`,
        'src/routes/d/+page.ts': `import { error } from '@sveltejs/kit';
export const load = async ({ url }) => {
  await import('$lib/log');
  if (url.hash) throw error(404, 'Not found');
};
`,
      },
    },
    {
      title: 'parameters that may be empty, and what may have changed since it was asked',
      files: {
        'src/routes/[[lang]]/orders/[...path]/+server.ts': `export const GET = async ({ params, url, locals, request }) => {
  if (!params.lang) throw new Error('The language is missing'); // ✗ plain "new Error('The language is missing')"
  if (!params.path) throw new Error('The path is missing'); // ✗ plain "new Error('The path is missing')"
  let order = url.searchParams.get('order');
  if (!order) return new Response();
  order = await locals.db.order(order);
  if (!order) throw new Error('Order not found'); // ✗ plain "new Error('Order not found')"
  if (url.searchParams.has('done')) return new Response();
  if (!url.searchParams.has('done')) throw new Error('Invalid order'); // ✗ plain "new Error('Invalid order')"
  if (!request) throw new Error('The request is missing'); // ✗ plain "new Error('The request is missing')"
  return new Response(order);
};
`,
        'src/routes/orders/[id]/+page.server.ts': `import { wrapped } from '$lib/server/wrapped';
import { find } from '$lib/server/find';
export const load = wrapped(async ({ params }) => {
  if (!params.id) throw new Error('The id is missing'); // ✗ plain "new Error('The id is missing')"
  return find(params.id);
});
`,
        'src/lib/server/wrapped.ts': 'export const wrapped = (load) => (event) => load({ ...event, params: {} });\n',
        'src/lib/server/find.ts': 'export const find = async (id: string) => ({ id });\n',
      },
    },
  ],
  good: [
    {
      title: 'throws that never run: a parameter that the route requires is there, and what has been asked just before is not so',
      files: {
        'src/routes/[[lang]]/orders/[id=number]/[line]/+server.ts': `export const GET = async ({ params, url, cookies }) => {
  const code = url.searchParams.get('code');
  const state = cookies.get('state');
  if (!params.id || params.line === '') throw new Error('The order is missing');
  if (params.line === undefined) throw new Error('The line is missing');
  if (!code || state !== url.searchParams.get('state')) return new Response('', { status: 400 });
  if (!code) throw new Error('Invalid code');
  return new Response(code + state);
};
`,
      },
    },
    {
      title: 'settings, the app’s own classes, other functions, other things, and code that nothing reaches',
      files: {
        [page]: `import { env } from '$env/dynamic/private';
import { again, Missing, maybe, perhaps, tell } from '$lib/server/problems';
import { json } from '@sveltejs/kit';
import { json as other } from 'other-answers';
let last = { status: 500 };
export const load = async ({ locals, params }) => {
  last = { status: 400 };
  if (!env.shop) throw new Error('Missing shop');
  if (!process.env.SHOP) throw new Error('The shop is missing');
  if (!locals.key) throw new Error('Missing SHOP_KEY');
  if (!locals.order) throw new Missing('Order not found');
  if (locals.broken) throw new Error('Cannot count');
  if (locals.a) throw maybe(locals);
  if (locals.b) throw last;
  if (locals.c) throw { ...locals.c, status: 400 };
  if (locals.d) throw { code: 1 };
  if (locals.e) throw other({});
  if (locals.f) throw 404;
  if (locals.g) throw tell();
  if (locals.h) throw perhaps(locals);
  if (locals.i) throw again(params);
  const check = () => {
    if (!params.id) throw new Error('Missing id');
    if (!params.id) throw json({});
  };
  return { check: String(check) };
};
export const entries = () => {
  if (last.status) throw new Error('Not found');
  return [];
};
`,
        'src/routes/broken/+page.ts': `export const load = () => {
  throw new Error('Not found');
};
`,
        'src/lib/server/problems.ts': `export class Missing extends Error {}
export function maybe({ user }) {
  if (user) return new Response();
  return { status: 400 };
}
export function perhaps({ user }) {
  if (user) return;
  return new Response();
}
export function tell() {
  throw new Error('Not found');
}
export const again = (order) => again(order.next);
export const unused = (order) => {
  if (!order) throw new Error('Order not found');
};
`,
        'attic/+page.ts': `export const load = ({ url }) => {
  if (url.hash) throw new Error('Not found');
};
`,
      },
    },
  ],
});
