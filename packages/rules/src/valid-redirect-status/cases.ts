import { defineCases } from '@sk-audit/core';

const page = 'src/routes/orders/+page.server.ts';

export default defineCases({
  bad: [
    {
      title: 'every number outside of 300 to 308, and what is none',
      files: {
        [page]: `import { redirect } from '@sveltejs/kit';
export const load = ({ locals, url }) => {
  if (locals.a) redirect(299, '/a'); // ✗ invalid "299"
  if (locals.b) redirect(309, '/b'); // ✗ invalid "309"
  if (locals.c) redirect(null, '/c'); // ✗ invalid "null"
  if (locals.d) redirect(undefined, '/d'); // ✗ invalid "undefined"
  if (locals.e) redirect('200', '/e'); // ✗ invalid "'200'"
  if (locals.f) redirect(304, '/f'); // ✗ notFollowed "304"
  if (locals.g) redirect(305, '/g'); // ✗ notFollowed "305"
  if (locals.h) redirect(306, '/h'); // ✗ notFollowed "306"
  if (locals.i) redirect(); // ✗ missing "redirect()"
  if (locals.j) redirect('/j', 303); // ✗ locationFirst "'/j'"
  if (locals.k) redirect(locals.l ? 303 : 404, '/k'); // ✗ invalid "locals.l ? 303 : 404"
};
`,
      },
      says: [
        '`redirect()` gets the status `299`, but takes numbers from 300 to 308 only; the answer is an error with status 500.',
        "`redirect()` gets `'/j'` in the place of its status; the answer is an error with status 500.",
        '`redirect()` gets the status `404`, but takes numbers from 300 to 308 only; the answer is an error with status 500.',
      ],
      after: {
        [page]: `import { redirect } from '@sveltejs/kit';
export const load = ({ locals, url }) => {
  if (locals.a) redirect(303, '/a');
  if (locals.b) redirect(303, '/b');
  if (locals.c) redirect(303, '/c');
  if (locals.d) redirect(undefined, '/d');
  if (locals.e) redirect(303, '/e');
  if (locals.f) redirect(303, '/f');
  if (locals.g) redirect(303, '/g');
  if (locals.h) redirect(303, '/h');
  if (locals.i) redirect();
  if (locals.j) redirect('/j', 303);
  if (locals.k) redirect(locals.l ? 303 : 404, '/k');
};
`,
      },
    },
    {
      title: 'constants, a re-export, and functions that pass the status on',
      files: {
        [page]: `import { go, OK, redirect, STATUS, toLogin } from '$lib/server';
import { StatusCodes } from 'http-status-codes';
const choice = Math.random() > 0.5 ? 200 : 201;
export const load = ({ locals }) => {
  if (locals.a) redirect(OK, '/a'); // ✗ invalid "OK"
  if (locals.b) redirect(STATUS.missing, '/b'); // ✗ invalid "STATUS.missing"
  if (locals.c) go('/c', { status: 200 }); // ✗ invalid "{ status: 200 }"
  if (locals.d) toLogin(300); // ✗ notFollowed "300"
  if (locals.e) redirect(choice, '/e'); // ✗ invalid "choice"
  if (locals.f) redirect(StatusCodes.OK, '/f'); // ✗ invalid "StatusCodes.OK"
};
`,
        'src/lib/server/index.ts': `export { redirect } from '@sveltejs/kit';
export * from './go';
export const OK = 200;
export const STATUS = { missing: 404, moved: 301 };
`,
        'src/lib/server/go.ts': `import { redirect } from '@sveltejs/kit';
export function go(to: string, { status }) {
  redirect(status, to);
}
export const toLogin = (status) => redirect(status, '/login');
`,
      },
    },
  ],
  good: [
    {
      title: 'what Kit takes, and what is not to be read',
      files: {
        [page]: `import { redirect } from '@sveltejs/kit';
import { guarded, STATUS, statusOf, usual } from '$lib/server/status';
import { redirect as flash } from 'sveltekit-flash-message/server';
import { StatusCodes } from 'http-status-codes';
let current = 200;
const found = Math.random() > 0.5 ? 200 : 303;
export const load = ({ locals, params }) => {
  current = 303;
  if (locals.a) redirect('307', '/a');
  if (locals.b) redirect(STATUS.moved, '/b');
  if (locals.c) redirect(current, '/c');
  if (found >= 300) redirect(found, '/d');
  if (locals.e) redirect(statusOf(params), '/e');
  if (locals.f) guarded(200);
  if (locals.l) usual();
  if (locals.g) redirect(StatusCodes.SEE_OTHER, '/g');
  if (locals.h) redirect(STATUS[params.name], '/h');
  if (locals.i) redirect(...params.list);
  if (locals.j) redirect(308, '/j');
};
export const actions = {
  default: async (event) => flash('/orders', { type: 'success', message: 'Ordered' }, event)
};
`,
        'src/lib/server/status.ts': `import { redirect } from '@sveltejs/kit';
export const STATUS = { moved: 301 };
export const statusOf = (params) => {
  if (params.id) return 303;
  return params.status;
};
export const usual = (status = 303) => redirect(status, '/usual');
export const guarded = (status) => {
  if (status >= 300) redirect(status, '/');
};
`,
        'src/routes/orders/+page.svelte': `<script>
  import { redirect } from '@sveltejs/kit';
  const leave = () => redirect(200, '/');
</script>
<button onclick={leave}>Leave</button>
`,
        'attic/guard.ts': `import { redirect } from '@sveltejs/kit';
export const guard = () => redirect(200, '/');
`,
      },
    },
  ],
});
