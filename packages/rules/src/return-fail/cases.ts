import { defineCases } from '@sk-audit/core';

const page = 'src/routes/orders/+page.server.ts';

export default defineCases({
  bad: [
    {
      title: 'return is suggested in an action, where the call is the whole statement',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
export const actions = {
  cancel: async ({ request, locals }) => {
    const id = (await request.formData()).get('id');
    if (!id) fail(400); // ✗ notReturned "fail(400)"
    locals.user || fail(401); // ✗ notReturned "fail(401)"
    fail(402), locals.log(); // ✗ notReturned "fail(402)"
    if (locals.closed) throw fail(403); // ✗ thrown "fail(403)"
    if (locals.broken) throw  fail(404); // ✗ thrown "fail(404)"
    throw id ? fail(405) : fail(406); // ✗ thrown "fail(405)" ✗ thrown "fail(406)"
  }
};
`,
      },
      after: {
        [page]: `import { fail } from '@sveltejs/kit';
export const actions = {
  cancel: async ({ request, locals }) => {
    const id = (await request.formData()).get('id');
    if (!id) return fail(400);
    locals.user || fail(401);
    fail(402), locals.log();
    if (locals.closed) return fail(403);
    if (locals.broken) throw  fail(404);
    throw id ? fail(405) : fail(406);
  }
};
`,
      },
      says: ['Write `return` before it.', '`fail()` is thrown, which ends in status 500.'],
    },
    {
      title: 'outside of actions the advice is another, and return is not suggested',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
const guard = (locals) => {
  if (!locals.user) throw fail(401); // ✗ thrown "fail(401)"
};
export const load = ({ locals }) => {
  guard(locals);
  const check = () => {
    if (!locals.open) throw fail(403); // ✗ thrown "fail(403)"
  };
  check();
  if (!locals.orders) fail(404); // ✗ notReturned "fail(404)"
};
`,
        'src/routes/orders/+server.ts': `import { fail } from '@sveltejs/kit';
export const DELETE = ({ locals }) => {
  if (!locals.user) throw fail(401); // ✗ thrown "fail(401)"
  return fail(400); // ✗ inHandler "fail(400)"
};
`,
        'src/routes/orders/cancel.remote.ts': `import { form } from '$app/server';
import { fail } from '@sveltejs/kit';
export const cancel = form('unchecked', async ({ id }) => {
  if (!id) throw fail(400); // ✗ thrown "fail(400)"
});
`,
      },
      after: {
        [page]: `import { fail } from '@sveltejs/kit';
const guard = (locals) => {
  if (!locals.user) throw fail(401);
};
export const load = ({ locals }) => {
  guard(locals);
  const check = () => {
    if (!locals.open) throw fail(403);
  };
  check();
  if (!locals.orders) fail(404);
};
`,
      },
      says: [
        'Throw an error in its place: `throw error(status, message)`.', // in a function that load calls
        'Throw an error in its place: `throw error(status, message)`.', // in the function inside load
        'Throw an error in its place: `throw error(status, message)`, or leave it out.', // in load
        'Throw an error in its place: `throw error(status, message)`.', // thrown in DELETE
        'Throw an error in its place: `throw error(status, message)`.', // returned from it
        'Call `invalid(…)` in its place.',
        '`fail()` is returned from `DELETE`, which must return a `Response`.',
      ],
    },
    {
      title: 'functions that fail on every way',
      files: {
        [page]: `import { missing, notOpen } from '$lib/server/failures';
import { fail } from 'sveltekit-superforms';
export const load = ({ locals }) => {
  if (!locals.orders) return missing(); // ✗ inLoad "missing()"
};
export const actions = {
  cancel: async ({ locals }) => {
    if (!locals.orders) missing(); // ✗ notReturned "missing()"
    if (!locals.open) throw notOpen(locals); // ✗ thrown "notOpen(locals)"
    throw fail(400); // ✗ thrown "fail(400)"
  }
};
`,
        'src/lib/server/failures.ts': `import { fail } from '@sveltejs/kit';
export const missing = () => fail(404);
export function notOpen(locals) {
  const describe = () => 'closed';
  if (locals.never) throw new Error(describe());
  if (locals.holiday) return fail(403, { reopens: locals.holiday });
  return locals.night ? fail(403) : fail(503);
}
`,
      },
      says: ['The `fail()` of `missing()` is not returned, so the code goes on as if nothing had failed.', 'The `fail()` of `notOpen()` is thrown, which ends in status 500.'],
    },
    {
      title: 'callbacks whose result is dropped: one finding each',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
export const actions = {
  cancel: async ({ locals }) => {
    await locals.db.cancel().catch((problem) => {
      if (problem.code === 1) return fail(409); // ✗ inCallback "fail(409)"
      return fail(500);
    });
    const done = locals.orders.forEach((order) => {
      if (!order.open) fail(409); // ✗ inCallback "fail(409)"
    });
    return { done };
  }
};
`,
      },
      says: ['`fail()` is returned from a callback of `catch()`, and nobody uses what that gives; the code goes on as if nothing had failed.', 'Return it from the action itself.'],
    },
    {
      title: 'a function that an action calls gives it back to that',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
const guard = (locals) => {
  if (!locals.user) fail(401); // ✗ notReturned "fail(401)"
};
export const actions = {
  cancel: ({ locals }) => {
    const check = () => {
      if (!locals.open) throw fail(409); // ✗ thrown "fail(409)"
    };
    check();
    guard(locals);
    try {
      guard(locals);
    } catch {
      locals.log();
    }
  }
};
`,
      },
      after: {
        [page]: `import { fail } from '@sveltejs/kit';
const guard = (locals) => {
  if (!locals.user) fail(401);
};
export const actions = {
  cancel: ({ locals }) => {
    const check = () => {
      if (!locals.open) throw fail(409);
    };
    check();
    guard(locals);
    try {
      guard(locals);
    } catch {
      locals.log();
    }
  }
};
`,
      },
      says: ['Return it to the action, for that to return it, or throw an error: `throw error(status, message)`.', 'Return it to the action, for that to return it, or throw an error: `throw error(status, message)`.'],
    },
    {
      title: 'a leftover where the input is good is not to be returned; what comes after a way that goes on may be',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
export const actions = {
  cancel: async ({ request, locals }) => {
    const reason = (await request.formData()).get('reason');
    if (!reason) {
      return fail(400, { missing: true });
    } else {
      fail(400, { missing: false }); // ✗ notReturned "fail(400, { missing: false })"
    }
    await locals.db.cancel(reason);
  },
  reopen: async ({ locals }) => {
    if (!locals.open) {
      fail(409); // ✗ notReturned "fail(409)"
      locals.log();
    } else {
      await locals.db.reopen();
    }
    return { reopened: true };
  }
};
`,
      },
      after: {
        [page]: `import { fail } from '@sveltejs/kit';
export const actions = {
  cancel: async ({ request, locals }) => {
    const reason = (await request.formData()).get('reason');
    if (!reason) {
      return fail(400, { missing: true });
    } else {
      fail(400, { missing: false });
    }
    await locals.db.cancel(reason);
  },
  reopen: async ({ locals }) => {
    if (!locals.open) {
      return fail(409);
      locals.log();
    } else {
      await locals.db.reopen();
    }
    return { reopened: true };
  }
};
`,
      },
      says: ['Leave it out: with `return` before it, nothing behind this `if` would run any more.', 'Write `return` before it.'],
    },
    {
      title: 'a function whose exception one of its callers catches, another does not',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
const guard = (locals) => {
  if (!locals.user) throw fail(401); // ✗ thrown "fail(401)"
};
export const actions = {
  cancel: ({ locals }) => guard(locals),
  reopen: ({ locals }) => {
    try {
      guard(locals);
    } catch {
      return { reopened: false };
    }
  }
};
`,
      },
    },
  ],
  good: [
    {
      title: 'in a component, which answers no form',
      files: {
        'src/routes/orders/+page.svelte': `<script>
  import { fail } from '@sveltejs/kit';
  const cancel = async () => {
    const answer = await fetch('/orders', { method: 'DELETE' });
    if (!answer.ok) fail(400);
  };
</script>
<button onclick={cancel}>Cancel</button>
`,
        'src/routes/orders/open/+page.svelte': `<script>
  import { fail } from '@sveltejs/kit';
  const { data } = $props();
  const check = () => data.orders.forEach((order) => {
    if (!order.open) fail(400);
  });
</script>
<button onclick={check}>Check</button>
`,
        'attic/orders.ts': `import { fail } from '@sveltejs/kit';
export const check = (orders) => orders.forEach((order) => {
  if (!order.open) fail(400);
});
`,
      },
    },
    {
      title: 'where a parameter of the route is missing, which cannot be',
      files: {
        'src/routes/orders/[id]/+page.server.ts': `import { fail } from '@sveltejs/kit';
const find = (id) => {
  if (id == null) throw fail(400);
  return { id };
};
export const load = ({ params }) => {
  if (!params.id) return fail(404);
  return find(params.id);
};
`,
      },
    },
    {
      title: 'a failure that a catch gets, of the same function or of all that call it; a function that nobody calls',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
import { store } from '$lib/server/files';
export const actions = {
  upload: async ({ request }) => {
    try {
      const file = (await request.formData()).get('file');
      if (!file) throw fail(400);
      await store(file);
    } catch (problem) {
      return problem;
    }
  }
};
`,
        'src/lib/server/files.ts': `import { fail } from '@sveltejs/kit';
export const store = async (file) => {
  if (file.size === 0) throw fail(400);
};
export const storeAll = (files) => {
  if (files.length === 0) throw fail(400);
};
`,
      },
    },
    {
      title: 'returned from actions, and from functions and callbacks whose result is used',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
import { cancelled } from '$lib/server/orders';
import { perhaps, sometimes, never, thrown } from '$lib/server/failures';
export const load = async ({ locals }) => {
  const answerLater = () => {
    return fail(400);
  };
  return { name: sometimes(locals), answerLater: String(answerLater), status: fail(404).status };
};
export const entries = () => {
  return fail(404);
};
export const actions = {
  cancel: async ({ locals }) => {
    const answer = await locals.db.cancel().catch(() => fail(500));
    const failures = locals.orders.map((order) => fail(409, order));
    if (failures.length > 0) return failures[0];
    perhaps(locals);
    sometimes(locals);
    never(locals);
    cancelled(locals);
    locals.later(() => fail(400));
    if (locals.broken) throw thrown();
    return answer ?? fail(400);
  }
};
`,
        'src/lib/server/failures.ts': `import { fail } from '@sveltejs/kit';
export const perhaps = ({ user }) => (user ? undefined : fail(401));
export function sometimes({ user }) {
  if (!user) return fail(401);
}
export function never({ user }) {
  const failed = () => fail(500);
  console.log(user, String(failed));
}
export function thrown(): Error {
  throw new Error('thrown');
}
`,
        'src/lib/server/orders.ts': 'export const cancelled = (locals) => locals.orders.length === 0;\n',
      },
    },
    {
      title: 'code that nothing reaches',
      files: {
        'attic/guard.ts': `import { fail } from '@sveltejs/kit';
export const guard = () => {
  throw fail(401);
};
`,
      },
    },
  ],
});
