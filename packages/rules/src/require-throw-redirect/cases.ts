import { defineCases } from '@sk-audit/core';

const kit = '1.30.4';

export default defineCases({
  bad: [
    {
      title: 'a method of a store that a click calls',
      kit: '1.30.4',
      files: {
        'src/lib/stores/session.js': `import { writable } from 'svelte/store';
import { redirect } from '@sveltejs/kit';
const makeSession = () => {
  const { set, subscribe } = writable(null);
  return {
    subscribe,
    end: () => {
      set(null);
      redirect(303, '/'); // ✗ inComponent "redirect(303, '/')"
    }
  };
};
export const session = makeSession();
`,
        'src/routes/+page.svelte': `<script>
  import { session } from '$lib/stores/session';
</script>
<button on:click={() => session.end()}>Leave</button>
`,
      },
    },
    {
      title: 'what the browser runs too, or a component as it is rendered, is not mended by a throw',
      kit: '1.30.4',
      files: {
        'src/lib/shop.js': `import { redirect } from '@sveltejs/kit';
export function requireUser(user) {
  if (!user) redirect(303, '/login'); // ✗ notThrown "redirect(303, '/login')"
}
export function requireCart(cart) {
  if (!cart) redirect(303, '/cart'); // ✗ notThrown "redirect(303, '/cart')"
}
`,
        'src/routes/shop/+page.server.js': `import { requireCart, requireUser } from '$lib/shop';
export const load = ({ locals }) => [requireUser(locals.user), requireCart(locals.cart)];
`,
        'src/routes/shop/+page.svelte': `<script>
  import { requireCart, requireUser } from '$lib/shop';
  requireCart(1);
</script>
<button on:click={() => requireUser(null)}>Order</button>
`,
      },
      after: {
        'src/lib/shop.js': `import { redirect } from '@sveltejs/kit';
export function requireUser(user) {
  if (!user) redirect(303, '/login');
}
export function requireCart(cart) {
  if (!cart) redirect(303, '/cart');
}
`,
      },
    },
    {
      title: 'in the browser, and where a catch would swallow what is thrown',
      kit: '1.30.4',
      files: {
        'src/lib/session.js': `import { redirect } from '@sveltejs/kit';
export async function leave() {
  await fetch('/api/session', { method: 'DELETE' });
  redirect(303, '/'); // ✗ inComponent "redirect(303, '/')"
}
`,
        'src/routes/+page.svelte': `<script>
  import { leave } from '$lib/session';
</script>
<button on:click={leave}>Leave</button>
`,
        'src/routes/terms/+page.svelte': `<script>
  import { redirect } from '@sveltejs/kit';
  import { Editor } from 'editors';
  import { toShop } from '$lib/shop';
  new Editor({ done() { redirect(303, '/'); } }); // ✗ inComponent "redirect(303, '/')"
  const target = toShop();
</script>
{target}
`,
        'src/lib/shop.js': `import { redirect } from '@sveltejs/kit';
export function toShop() {
  redirect(303, '/shop'); // ✗ inComponent "redirect(303, '/shop')"
}
export function requireUser(user) {
  if (!user) redirect(303, '/login'); // ✗ notThrown "redirect(303, '/login')"
}
`,
        'src/routes/shop/+page.server.js': `import { requireUser } from '$lib/shop';
export const load = ({ locals }) => requireUser(locals.user);
`,
        'src/routes/shop/+page.svelte': `<script>
  import { requireUser } from '$lib/shop';
</script>
<button on:click={() => requireUser(null)}>Order</button>
`,
        'src/routes/orders/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const actions = {
  cancel: async ({ locals }) => {
    try {
      if (!locals.user) redirect(303, '/login'); // ✗ notThrown "redirect(303, '/login')"
      if (!locals.orders) return error(404, 'No orders'); // ✗ returned "error(404, 'No orders')"
    } catch (problem) {
      console.error(problem);
    }
  }
};
`,
      },
      says: [
        '`redirect()` only makes a value in Kit 1, and nothing in the browser acts on it.',
        '`redirect()` only makes a value in Kit 1, and nothing in a component acts on it.',
        'Write `throw redirect(…)`.',
        'Call `goto(…)` of `$app/navigation`, or throw the redirect in `load`.',
        'Write `throw redirect(…)`, outside of the `try` whose `catch` would swallow it.',
        'Write `throw error(…)` in place of `return error(…)`, outside of the `try` whose `catch` would swallow it.',
      ],
    },
    {
      title: 'the fix writes throw where the call is the whole statement',
      kit,
      files: {
        'src/routes/account/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) redirect(303, '/login'); // ✗ notThrown "redirect(303, '/login')"
  locals.user.active || error(403); // ✗ notThrown "error(403)"
  error(404), locals.user.log(); // ✗ notThrown "error(404)"
  redirect(303, '/') // ✗ notThrown "redirect(303, '/')"
};
`,
      },
      after: {
        'src/routes/account/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) throw redirect(303, '/login');
  locals.user.active || error(403);
  error(404), locals.user.log();
  throw redirect(303, '/')
};
`,
      },
    },
    {
      title: 'the fix puts throw in the place of return',
      kit,
      files: {
        'src/routes/logout/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = () => redirect(303, '/'); // ✗ returned "redirect(303, '/')"
export const actions = {
  plain: () => {
    return redirect(303, '/'); // ✗ returned "redirect(303, '/')"
  },
  choice: ({ url }) => {
    const fallback = () => {
      return url;
    };
    return url.hash ? redirect(303, '/') : error(404, fallback()); // ✗ returned "redirect(303, '/')" ✗ returned "error(404, fallback())"
  },
  padded: () => {
    return  redirect(303, '/'); // ✗ returned "redirect(303, '/')"
  }
};
`,
      },
      after: {
        'src/routes/logout/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = () => redirect(303, '/');
export const actions = {
  plain: () => {
    throw redirect(303, '/');
  },
  choice: ({ url }) => {
    const fallback = () => {
      return url;
    };
    return url.hash ? redirect(303, '/') : error(404, fallback());
  },
  padded: () => {
    return  redirect(303, '/');
  }
};
`,
      },
      says: ['`redirect()` is returned from `load`, but Kit 1 only acts on what is thrown.', '`redirect()` is returned from the action `plain`, but Kit 1 only acts on what is thrown.'],
    },
    {
      title: 'no fix where a catch would swallow it',
      kit,
      files: {
        'src/routes/cart/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  try {
    if (!locals.cart) redirect(303, '/shop'); // ✗ notThrown "redirect(303, '/shop')"
    if (!locals.cart.open) return error(409); // ✗ returned "error(409)"
  } catch (problem) {
    console.error(problem);
  }
  try {
    if (!locals.cart) redirect(303, '/shop'); // ✗ notThrown "redirect(303, '/shop')"
  } finally {
    locals.cart.close();
  }
};
`,
      },
      after: {
        'src/routes/cart/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  try {
    if (!locals.cart) redirect(303, '/shop');
    if (!locals.cart.open) return error(409);
  } catch (problem) {
    console.error(problem);
  }
  try {
    if (!locals.cart) throw redirect(303, '/shop');
  } finally {
    locals.cart.close();
  }
};
`,
      },
    },
    {
      title: 'callbacks and wrapped functions',
      kit,
      files: {
        'src/routes/files/+server.js': `import { rm } from 'node:fs';
import { error, redirect } from '@sveltejs/kit';
import { withUser } from '$lib/server/with-user';
export const DELETE = withUser(async ({ locals }) => {
  if (!locals.user.admin) error(403); // ✗ notThrown "error(403)"
  locals.files.forEach((file) => {
    if (file.locked) error(409, 'Locked'); // ✗ notThrown "error(409, 'Locked')"
  });
  rm('files', () => error(500)); 
  rm('files', (problem) => {
    if (problem) error(500); // ✗ inCallback "error(500)"
  });
});
export const GET = () => {
  return redirect(303, '/'); // ✗ returned "redirect(303, '/')"
};
`,
        'src/lib/server/with-user.js': 'export const withUser = (handler) => (event) => handler(event);\n',
      },
      after: {
        'src/routes/files/+server.js': `import { rm } from 'node:fs';
import { error, redirect } from '@sveltejs/kit';
import { withUser } from '$lib/server/with-user';
export const DELETE = withUser(async ({ locals }) => {
  if (!locals.user.admin) throw error(403);
  locals.files.forEach((file) => {
    if (file.locked) throw error(409, 'Locked');
  });
  rm('files', () => error(500)); 
  rm('files', (problem) => {
    if (problem) error(500);
  });
});
export const GET = () => {
  throw redirect(303, '/');
};
`,
      },
      says: ['`redirect()` is returned from `GET`, but Kit 1 only acts on what is thrown.'],
    },
    {
      title: 'components say what to do instead',
      kit,
      files: {
        'src/routes/+page.svelte': `<script>
  import { error, redirect } from '@sveltejs/kit';
  export let data;
  $: if (!data.user) redirect(303, '/login'); // ✗ inComponent "redirect(303, '/login')"
  if (data.broken) error(500); // ✗ inComponent "error(500)"
</script>
`,
      },
      says: ['Call `goto(…)` of `$app/navigation`, or throw the redirect in `load`.', 'Throw the error in `load`.'],
    },
    {
      title: 'returned from handle',
      kit,
      files: {
        'src/hooks.server.js': `import { redirect } from '@sveltejs/kit';
export const handle = ({ event, resolve }) => {
  if (!event.locals.user) return redirect(303, '/login'); // ✗ returned "redirect(303, '/login')"
  return resolve(event);
};
`,
      },
    },
  ],
  good: [
    {
      title: 'a callback that a package is given, of which nobody can tell where it runs',
      kit: '1.30.4',
      files: {
        'src/lib/session.js': `import { onExpiry } from 'sessions';
import { redirect } from '@sveltejs/kit';
const end = { run: () => { redirect(303, '/'); } };
export const watch = () => onExpiry(end);
`,
        'src/routes/+page.server.js': `import { watch } from '$lib/session';
export const load = () => watch();
`,
      },
    },
    {
      title: 'values for somebody else to throw, and files that nothing reaches',
      kit,
      files: {
        'src/routes/account/+page.server.js': `import { error, redirect } from '@sveltejs/kit';
const toLogin = () => redirect(303, '/login');
const missing = (name) => {
  return error(404, name);
};
export const load = async ({ locals }) => {
  const problems = locals.names.map((name) => missing(name));
  if (problems.length > 0) throw problems[0];
  const away = redirect(303, '/away');
  if (!locals.user) throw toLogin();
  throw away;
};
export const entries = () => {
  return redirect(303, '/');
};
`,
        'attic/Logout.svelte': `<script>
  import { redirect } from '@sveltejs/kit';
  redirect(303, '/');
</script>
`,
        'attic/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = () => {
  redirect(303, '/');
};
`,
      },
    },
    {
      title: 'functions of other modules by those names',
      kit,
      files: {
        'src/routes/account/+page.server.js': `import { error, redirect } from '$lib/server/log';
import { invalidate } from '@sveltejs/kit';
export const load = () => {
  error('no account');
  redirect('elsewhere');
  invalidate();
};
`,
        'src/lib/server/log.js': 'export const error = (what) => console.error(what);\nexport const redirect = (what) => console.log(what);\n',
      },
    },
    {
      title: 'a range that reaches into Kit 2, and an unknown version',
      kit: '^1.30.0 || ^2.0.0',
      files: {
        'src/routes/account/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
      },
    },
  ],
});
