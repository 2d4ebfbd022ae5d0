import { defineCases } from '@sk-audit/core';

const welcome = { 'src/routes/welcome/+page.svelte': '<h1>Welcome</h1>\n', 'src/routes/welcome/+page.server.ts': 'export const load = () => ({});\n' };

export default defineCases({
  bad: [
    {
      title: 'forms that are enhanced, and one that is not',
      files: {
        ...welcome,
        'src/routes/cart/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = { default: async () => redirect(307, '/welcome') }; // ✗ inAction "307"
`,
        'src/routes/cart/+page.svelte': `<script>
  import { enhance } from '$app/forms';
  const total = 3;
</script>
<button onclick={() => console.log(total)}>Count</button>
<form method="POST" use:enhance><button>Order</button></form>
`,
        'src/routes/order/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = { default: async () => redirect(308, '/welcome') }; // ✗ inAction "308"
`,
        'src/routes/order/+page.svelte': `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" use:enhance><button>Order</button></form>
<form method="POST" autocomplete="off"><button>Order</button></form>
`,
      },
      says: ['The action `default` redirects with 307, so the browser sends the form once more, to where it is redirected, without JavaScript or before it runs.', 'The action `default` redirects with 308, so the browser sends the form once more, to where it is redirected.'],
      after: {
        'src/routes/cart/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = { default: async () => redirect(303, '/welcome') };
`,
        'src/routes/order/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = { default: async () => redirect(303, '/welcome') };
`,
      },
    },
    {
      title: 'in functions that actions call, at the redirect',
      files: {
        ...welcome,
        'src/routes/orders/+page.server.ts': `import { go, requireUser, TEMPORARY } from '$lib/server/guard';
import { redirect } from '@sveltejs/kit';
import { StatusCodes } from 'http-status-codes';
export const load = ({ locals }) => requireUser(locals);
export const actions = {
  cancel: async ({ locals }) => {
    requireUser(locals);
    redirect(TEMPORARY, 'https://pay.example.com'); // ✗ inAction "TEMPORARY"
  },
  pay: async ({ url }) => go(url, 307), // ✗ inAction "307"
  keep: async ({ url }) => redirect(StatusCodes.PERMANENT_REDIRECT, url), // ✗ inAction "StatusCodes.PERMANENT_REDIRECT"
  leave: async () => leave()
};
function leave() {
  redirect(308, '/welcome'); // ✗ inAction "308"
}
`,
        'src/lib/server/guard.ts': `import { redirect } from '@sveltejs/kit';
export const TEMPORARY = 307;
export const go = (to, status) => redirect(status, to);
export function requireUser(locals) {
  if (!locals.user) redirect(307, '/welcome'); // ✗ inAction "307"
}
`,
      },
      says: ['The action `cancel` redirects with 307, so the browser sends the form once more, to where it is redirected.', 'This is reached from the action `cancel` and redirects with 307, so the browser sends the form once more, to where it is redirected.', 'The action `keep` redirects with 308, so the browser sends the form once more, to where it is redirected.', 'This is reached from the action `leave` and redirects with 308, so the browser sends the form once more, to where it is redirected.'],
      after: {
        'src/routes/orders/+page.server.ts': `import { go, requireUser, TEMPORARY } from '$lib/server/guard';
import { redirect } from '@sveltejs/kit';
import { StatusCodes } from 'http-status-codes';
export const load = ({ locals }) => requireUser(locals);
export const actions = {
  cancel: async ({ locals }) => {
    requireUser(locals);
    redirect(TEMPORARY, 'https://pay.example.com');
  },
  pay: async ({ url }) => go(url, 303),
  keep: async ({ url }) => redirect(StatusCodes.PERMANENT_REDIRECT, url),
  leave: async () => leave()
};
function leave() {
  redirect(303, '/welcome');
}
`,
        'src/lib/server/guard.ts': `import { redirect } from '@sveltejs/kit';
export const TEMPORARY = 307;
export const go = (to, status) => redirect(status, to);
export function requireUser(locals) {
  if (!locals.user) redirect(303, '/welcome');
}
`,
      },
    },
    {
      title: 'with a message for the next page, and an enum',
      files: {
        ...welcome,
        'src/routes/orders/+page.server.ts': `import { redirect } from 'sveltekit-flash-message/server';
enum Status {
  Moved = 307,
  Other = 303
}
export const actions = {
  order: async (event) => redirect(Status.Moved, '/welcome', { type: 'success' }, event), // ✗ inAction "Status.Moved"
  cancel: async (event) => redirect(Status.Other, '/welcome', { type: 'success' }, event),
  plain: async (event) => redirect('/welcome', { type: 'success' }, event)
};
`,
      },
    },
    {
      title: 'request handlers of every method that sends something',
      files: {
        ...welcome,
        'src/routes/api/orders/+server.ts': `import { redirect } from '@sveltejs/kit';
export const PUT = () => redirect(307, '/welcome'); // ✗ inHandler "307"
export const PATCH = () => redirect(307, '/welcome'); // ✗ inHandler "307"
export const DELETE = () => redirect(307, '/welcome'); // ✗ inHandler "307"
`,
      },
      says: ['`PUT` redirects with 307, so the same request goes to a page that has no actions and answers 405.'],
    },
  ],
  good: [
    {
      title: 'handlers that read, places that are not known, and places that take the request',
      files: {
        ...welcome,
        'src/routes/api/orders/+server.ts': `import { redirect } from '@sveltejs/kit';
export const GET = () => redirect(307, '/welcome');
export const POST = ({ url }) => {
  if (url.hash) redirect(307, 'https://shop.example.com/orders');
  if (url.search) redirect(308, '/nowhere');
  if (url.port) redirect(303, '/welcome');
  if (url.password) redirect(308);
  if (url.protocol) redirect();
  if (url.username) redirect(307, '/old?/moved');
  if (url.host) redirect(307, '/both');
  redirect(307, url);
};
`,
        'src/routes/both/+page.svelte': '<h1>Both</h1>\n',
        'src/routes/both/+server.ts': 'export const GET = () => new Response();\n',
        'src/routes/all/+server.ts': 'export const fallback = () => new Response();\n',
        'src/routes/starred/+server.ts': "export * from '$lib/server/handlers';\n",
        'src/routes/posted/+server.ts': 'export const POST = () => new Response();\n',
        'src/lib/server/handlers.ts': 'export const POST = () => new Response();\n',
        'src/routes/old/+page.svelte': '<h1>Old</h1>\n',
        'src/routes/old/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const actions = {
  all: () => redirect(307, '/all'),
  starred: () => redirect(307, '/starred'),
  posted: () => redirect(307, '/posted'),
  found: () => redirect(302, '/welcome'),
  moved: () => redirect(301, '/welcome')
};
`,
        'attic/guard.ts': `import { redirect } from '@sveltejs/kit';
export const guard = () => redirect(307, '/');
`,
      },
    },
  ],
});
