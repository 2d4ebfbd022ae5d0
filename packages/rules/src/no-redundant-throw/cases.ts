import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'the fix drops throw only where the call is all that is thrown',
      files: {
        'src/routes/orders/+page.server.ts': `import { fetchOrders } from '$lib/server/orders';
import { error, redirect } from '$lib/kit';
export const load = ({ locals }) => {
  if (!locals.user) throw locals.known ? redirect(303, '/login') : error(403); // ✗ redundant "redirect(303, '/login')" ✗ redundant "error(403)"
  if (locals.closed) { throw redirect(303, '/closed') } // ✗ redundant "redirect(303, '/closed')"
  return { orders: fetchOrders() };
};
`,
        'src/lib/kit.ts': "export { error, redirect } from '@sveltejs/kit';\n",
        'src/lib/server/orders.ts': 'export const fetchOrders = () => [];\n',
      },
      after: {
        'src/routes/orders/+page.server.ts': `import { fetchOrders } from '$lib/server/orders';
import { error, redirect } from '$lib/kit';
export const load = ({ locals }) => {
  if (!locals.user) throw locals.known ? redirect(303, '/login') : error(403);
  if (locals.closed) { redirect(303, '/closed') }
  return { orders: fetchOrders() };
};
`,
      },
    },
  ],
  good: [
    {
      title: 'functions of libraries, components, other uses, and files that nothing reaches',
      files: {
        'src/routes/orders/+page.server.ts': `import { error, fail, redirect as go } from '@sveltejs/kit';
import { redirect } from 'sveltekit-flash-message/server';
export const load = ({ locals }) => {
  if (locals.moved) return go(303, '/moved');
  if (locals.gone) error(410);
};
export const actions = {
  default: async (event) => {
    if (event.locals.broken) throw fail(500);
    throw redirect('/orders', { type: 'success', message: 'Ordered' }, event);
  }
};
`,
        'src/routes/orders/+page.svelte': `<script>
  import { error } from '@sveltejs/kit';
  const refuse = () => {
    throw error(403);
  };
</script>
<button onclick={refuse}>Refuse</button>
`,
        'attic/guard.ts': `import { redirect } from '@sveltejs/kit';
export const guard = () => {
  throw redirect(303, '/');
};
`,
      },
    },
  ],
});
