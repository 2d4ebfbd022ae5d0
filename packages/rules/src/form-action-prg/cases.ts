import { defineCases, type Example } from '@sk-audit/core';

/** A page with one plain form for each action of its server file. */
function plainForms(title: string, server: string, more: Example['files'] = {}, kit?: string): Example {
  const names = [...server.matchAll(/^ {2}(?:async )?(\w+)(?:: |\()/gm)].map(([, name]) => name);
  const forms = names.map((name) => `<form method="POST" action="?/${name}"><button>Go</button></form>\n`).join('');
  return { title, files: { 'src/routes/shop/+page.svelte': forms, 'src/routes/shop/+page.server.ts': server, ...more }, ...(kit ? { kit } : {}) };
}

/** One action that changes something and answers plainly, and the form that posts to it. */
function shopForm(title: string, form: string, more: Example['files'] = {}, mark = ' // ✗ noRedirect "order"'): Example {
  const server = `import { orders } from '$lib/server/orders';
export const actions = {
  order: async ({ request }) => {${mark}
    await orders.create(await request.formData());
    return { success: true };
  }
};
`;
  return { title, files: { 'src/routes/shop/+page.svelte': form, 'src/routes/shop/+page.server.ts': server, ...more } };
}

const silent = (title: string, form: string, more: Example['files'] = {}): Example => shopForm(title, form, more, '');

export default defineCases({
  bad: [
    plainForms('Changes by name', `import { db, orders, kv, Order, createOrder, send_receipt } from '$lib/server/db';
import { auth } from '$lib/server/auth';
export const actions = {
  chained: async () => { // ✗ noRedirect "chained"
    await db.insert(orders).values({ paid: false }).returning();
  },
  run: () => { // ✗ noRedirect "run"
    db.insert(orders).values({ paid: false }).run();
  },
  statement: ({ cookies }) => { // ✗ noRedirect "statement"
    createOrder(cookies.get('cart'));
  },
  snake: () => { // ✗ noRedirect "snake"
    send_receipt('paid');
  },
  many: async () => { // ✗ noRedirect "many"
    await orders.deleteMany({ paid: false });
  },
  found: async ({ params }) => { // ✗ noRedirect "found"
    await Order.findByIdAndUpdate(params.id, { $inc: { visits: 1 } });
  },
  stored: async ({ params }) => { // ✗ noRedirect "stored"
    await orders.update({ where: { id: params.id }, data: { gifts: { increment: 1 } } });
  },
  added: async ({ params }) => { // ✗ noRedirect "added"
    await kv.append(params.id, 'paid');
  },
  patched: async ({ params }) => { // ✗ noRedirect "patched"
    await kv.patch(params.id).set({ notes: { push: 'paid' } });
  },
  signup: async () => { // ✗ noRedirect "signup"
    await auth.signUp('ada@example.com');
  },
  global: async () => { // ✗ noRedirect "global"
    await fetch('https://shop.example.com/orders', { method: 'POST' });
  },
  own: () => { // ✗ noRedirect "own"
    const createGift = (name) => db.gifts.push(name);
    createGift('Ada');
  },
  link: async () => { // ✗ noRedirect "link"
    await auth.sendMagicUrl('ada@example.com');
  },
  all: async () => { // ✗ noRedirect "all"
    await Promise.all([orders.create({ id: 1 }), orders.create({ id: 2 })]);
  }
};
`),
    plainForms('Changes in callbacks', `import { db, orders } from '$lib/server/db';
export const actions = {
  transaction: async () => { // ✗ noRedirect "transaction"
    await db.transaction(async (tx) => {
      await tx.insert(orders);
    });
  },
  each: async () => { // ✗ noRedirect "each"
    await Promise.all([1, 2].map((id) => orders.create({ id })));
  },
  soft: () => { // ✗ noRedirect "soft"
    db.queue(() => orders.create({ id: 3 }));
  }
};
`),
    plainForms('Changes by SQL and by request', `import { sql, db } from '$lib/server/db';
export const actions = {
  tagged: async ({ params }) => { // ✗ noRedirect "tagged"
    await sql\`INSERT INTO orders (id) VALUES (\${params.id})\`;
  },
  prepared: ({ params }) => { // ✗ noRedirect "prepared"
    const statement = db.prepare(\`
      insert or abort into orders (id) values (?)\`);
    statement.run(params.id);
  },
  post: async ({ fetch }) => { // ✗ noRedirect "post"
    await fetch('https://shop.example.com/auth/register', { method: 'POST' });
  }
};
`),
    plainForms('Answers that say success', `import { redirect } from '@sveltejs/kit';
import { message } from 'sveltekit-superforms';
import { orders } from '$lib/server/orders';
import { done } from '$lib/server/done';
export const actions = {
  flags: async () => { // ✗ noRedirect "flags"
    await orders.create({});
    return { status: 200, error: false, errors: undefined, failed: null, errorMessage: '', success: true };
  },
  nothing: async ({ locals }) => { // ✗ noRedirect "nothing"
    await orders.create({});
    if (locals.quiet) return;
    return null;
  },
  message: async ({ request }) => { // ✗ noRedirect "message"
    await orders.create({});
    return message(await request.formData(), 'Ordered');
  },
  helper: async () => { // ✗ noRedirect "helper"
    await orders.create({});
    return done('Ordered');
  },
  total: async () => { // ✗ noRedirect "total"
    await orders.create({});
    return { total: 500 };
  },
  tried: async () => { // ✗ noRedirect "tried"
    try {
      await orders.create({});
      return { ordered: true };
    } catch {
      redirect(303, '/sorry');
    }
  },
  either: async ({ locals }) => { // ✗ noRedirect "either"
    await orders.create({});
    return locals.user ? { error: 'Not yours' } : { ordered: true };
  }
};
`, { 'src/lib/server/done.ts': 'export const done = (text: string) => ({ success: true, text });\n' }),
    plainForms('A way out before the redirect that says success', `import { redirect } from '@sveltejs/kit';
import { orders } from '$lib/server/orders';
export const actions = {
  order: async ({ locals }) => { // ✗ noRedirect "order"
    const saved = await orders.create({});
    if (locals.quiet) return { success: true };
    redirect(303, '/orders');
  },
  after: async ({ locals }) => { // ✗ noRedirect "after"
    if (!locals.user) redirect(303, '/login');
    const saved = await orders.create({});
    if (saved) return { saved };
    console.log('Nothing was saved');
    return { error: 'Nothing was saved' };
  }
};
`),
    {
      title: 'The message names the change and the form',
      files: {
        'src/routes/shop/+page.svelte': '<p>{total}</p>\n<form method="POST"><button>Order</button></form>\n<form method="POST"><button>Again</button></form>\n',
        'src/routes/shop/+page.server.ts': `import { db, orders } from '$lib/server/db';
export const actions = {
  default: async () => { // ✗ noRedirect "default"
    await db.insert(orders).values({ paid: false });
    await db.update(orders);
  }
};
`,
      },
      says: ['The action `default` changes something (`db.insert`) and ends without a redirect; reloading the page submits its plain form again.', 'this changes something: db.insert(orders)', 'the plain form: form'],
    },
    shopForm('Among the buttons', `<form method="POST" action="?/look"><button formaction="?/order">Order</button></form>
`),
    shopForm('Without scripts there is no enhancing', `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" action="?/order" use:enhance><button>Order</button></form>
`, { 'src/routes/shop/+page.ts': 'export const csr = false;\n' }),
    shopForm('In a component behind a barrel', `<script>
  import { OrderForm } from '$lib/forms';
</script>
<OrderForm />
`, { 'src/lib/forms/index.ts': "export { default as OrderForm } from './OrderForm.svelte';\n", 'src/lib/forms/OrderForm.svelte': '<form method="POST" action="?/order"><button>Order</button></form>\n' }),
    shopForm('One of two forms is enhanced', `<script>
  import { enhance } from '$app/forms';
</script>
<form method="POST" action="?/order" use:enhance><button>Order</button></form>
<form method="POST" action="?/order"><button>Order again</button></form>
`),
    shopForm('A question before it', `<script>
  const sure = (event) => { if (!confirm('Sure?')) event.preventDefault(); };
</script>
<form method="POST" action="?/order" onsubmit={sure}><button>Order</button></form>
`, {}, ' // ✗ held "order"'),
    shopForm('A question in the attribute', `<form method="POST" action="?/order" onsubmit="return confirm('Sure?')"><button>Order</button></form>
`, {}, ' // ✗ held "order"'),
    shopForm('A handler that only counts, and no handler', `<script>
  let sent = $state(0);
  const count = () => { sent = Number(sent) + 1; };
</script>
<form method="POST" action="?/order" onsubmit={count}><button onclick={count}>Order {sent}</button></form>
<form method="POST" action="?/order" onsubmit><button>Order</button></form>
`),
    shopForm('Forms that something may submit', `<script>
  let { children } = $props();
</script>
<form method="POST" action="?/order">{@render children()}</form>
`),
    shopForm('An empty form that buttons elsewhere name', `<form method="POST" action="?/order" id="order"></form>
<button form="order">Order</button>
`),
    shopForm('An empty form that a script knows', `<script>
  let node;
</script>
<form method="POST" action="?/order" bind:this={node}></form>
<button onclick={() => node.requestSubmit()}>Order</button>
`),
    shopForm('Raw HTML may hold the button', `<script>
  let { data } = $props();
</script>
<form method="POST" action="?/order">{@html data.fields}</form>
`),
    shopForm('Elsewhere for another reason', `<script>
  import { goto } from '$app/navigation';
  import { show } from '$lib/show';
  let { data, form } = $props();
  const home = () => goto('/');
  $effect(() => { if (data.closed) goto(data.next); });
  $effect(() => { if (form) show(form); });
</script>
<form method="POST" action="?/order"><button>Order</button></form>
<button onclick={home}>Home</button>
`, { 'src/lib/show.ts': 'export const show = (form: unknown) => form;\n' }),
    {
      title: 'One function under two names is one mistake',
      files: {
        'src/routes/shop/+page.svelte': '<form method="POST" action="?/order"><button>Order</button></form>\n',
        'src/routes/shop/+page.server.ts': `import { orders } from '$lib/server/orders';
const order = async () => { // ✗ noRedirect "order"
  await orders.create({});
};
export const actions = { order, orderAgain: order };
`,
      },
    },
    {
      title: 'With the option, a plain form is still named',
      options: { enhancedForms: true },
      files: {
        'src/routes/shop/+page.svelte': '<form method="POST"><button>Order</button></form>\n',
        'src/routes/shop/+page.server.ts': `import { orders } from '$lib/server/orders';
export const actions = {
  default: async () => { // ✗ noRedirect "default"
    await orders.create({});
  }
};
`,
      },
    },
  ],
  good: [
    plainForms('What is set twice is what it was', `import { db, orders, kv, Order } from '$lib/server/db';
export const actions = {
  updated: async ({ params }) => {
    await orders.update({ where: { id: params.id }, data: { paid: true } });
  },
  found: async ({ params }) => {
    await Order.findByIdAndUpdate(params.id, { paid: true });
  },
  put: async ({ params, fetch }) => {
    await kv.put(params.id, 'paid');
    await fetch('https://shop.example.com/orders/1', { method: 'PUT' });
  },
  prepared: ({ params }) => {
    db.prepare('update orders set paid = 1 where id = ?').run(params.id);
    db.prepare('insert or ignore into readers (id) values (?)').run(params.id);
    db.prepare('insert or replace into readers (id) values (?)').run(params.id);
  },
  memory: async ({ params }) => {
    orders.update(params.id, { $inc: { visits: 1 } });
  },
  asked: async () => {
    await orders.aggregate({ increment: 1 });
  },
  sessions: async () => {
    await db.sessions.createMany([{ id: 1 }]);
  },
  waited: () => {
    new Promise(() => orders.add({ id: 1 }));
  },
};
`),
    plainForms('Nothing that lasts', `import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createClient, createSession, createSearch, db, orders, relay, sort } from '$lib/server/db';
export const actions = {
  cookies: ({ cookies }) => {
    cookies.set('theme', 'dark', { path: '/' });
  },
  memory: async ({ request }) => {
    const form = await request.formData();
    const seen = new Set();
    seen.add(form.get('id'));
    relay.send('seen');
    console.log(seen.delete('id'), form.remove('id'), await Promise.all([request.text()]));
    const hash = createHash('sha256');
    hash.update('secret');
    return { seen: new Order(form) };
  },
  search: async () => {
    const client = await createClient();
    const query = createSearch('shoes');
    const found = await client.from('orders').select().orderBy(query);
    return { found, sorted: sort.update(found) };
  },
  login: async ({ request }) => {
    await createSession(await request.formData());
    await db.session.create({ user: 1 });
    await db.sessions.updateOne({ user: 1 });
    const session = await db.find();
    await session.save();
  },
  wait: async () => {
    const events = [];
    relay.subscribe('orders', (event) => events.add(event));
    await setTimeout(1000);
    return { events };
  },
  select: async () => {
    const rows = await db.prepare('select * from orders').all();
    return { rows, more: await db.execute(\`select 1\`) };
  },
  get: async ({ fetch }) => {
    const found = await fetch('https://shop.example.com/orders', { method: 'GET' });
    const more = await fetch('https://shop.example.com/graphql', { method: 'POST' });
    const rest = await orders.fetchAll('/orders', { method: 'POST' });
    return { found, more, rest };
  },
  promised: async () => {
    const later = new Promise((resolve) => { const hash = orders.update(resolve); });
    return { later };
  }
};
`),
    plainForms('Deletions: done twice is done', `import { db, orders, sql, Order, deleteOrder } from '$lib/server/db';
export const actions = {
  one: async ({ params }) => {
    await orders.deleteOne({ id: params.id });
  },
  chained: async ({ params }) => {
    await db.delete(orders).where(params.id);
  },
  own: ({ params }) => {
    deleteOrder(params.id);
  },
  found: async ({ params }) => {
    await Order.findByIdAndDelete(params.id);
  },
  file: async ({ params }) => {
    await db.files.remove(params.id);
    await db.files.destroy(params.id);
  },
  tagged: async ({ params }) => {
    await sql\`DELETE FROM orders WHERE id = \${params.id}\`;
  },
  request: async ({ fetch, params }) => {
    await fetch(\`https://shop.example.com/orders/\${params.id}\`, { method: 'DELETE' });
  }
};
`),
    plainForms('Signing in and out', `import { api, auth } from '$lib/server/api';
export const actions = {
  login: async ({ fetch }) => {
    await fetch(api, { method: 'POST' });
  },
  sign_out: async ({ fetch }) => {
    await fetch(auth.url, { method: 'POST' });
  },
  enter: async ({ fetch }) => {
    await fetch('https://shop.example.com/authentication', { method: 'POST' });
  }
};
`),
    plainForms('Answers that fail, redirect or cannot be seen into', `import { error, fail, redirect } from '@sveltejs/kit';
import { message } from 'sveltekit-superforms';
import { orders } from '$lib/server/orders';
import { redirectBack } from 'somewhere';
import { again, refused, finished, answered } from '$lib/server/answers';
export const actions = {
  failing: async ({ locals }) => {
    const saved = await orders.create({});
    if (saved.unpaid) return { error: 'Unpaid' };
    if (saved.partly) return { success: false };
    if (saved.late) return { status: 409, saved };
    if (saved.double) return fail(409);
    if (saved.cancelled) return message(locals.form, 'Cancelled', { status: 400 });
    if (saved.refused) return refused();
    throw 'Nobody knows';
  },
  caught: async () => {
    try {
      await orders.create({});
    } catch {
      return { text: 'Try again' };
    }
    redirect(303, '/orders');
  },
  early: async ({ fetch }) => {
    const response = await fetch('https://shop.example.com/orders', { method: 'POST' });
    if (response.status === 409) return { text: 'You ordered that before' };
    redirect(303, '/orders');
  },
  earlyEither: async ({ locals }) => {
    const saved = await orders.create({});
    if (saved.text) return locals.user ? { error: saved.text } : { text: saved.text };
    redirect(303, '/orders');
  },
  elsewhere: async () => {
    await orders.create({});
    return redirectBack('/orders');
  },
  named: async () => {
    await orders.create({});
    redirectBack('/orders');
  },
  unknown: async () => {
    const saved = await orders.create({});
    return saved;
  },
  helpers: async ({ locals }) => {
    await orders.create({});
    return locals.user ? finished(locals.user) : locals.tries ? again(locals.tries) : answered(locals.user);
  },
  before: async ({ request }) => {
    const form = await request.formData();
    if (!form.has('sure')) return { sure: false };
    await orders.create({});
    redirect(303, '/orders');
  },
  gone: async () => {
    await orders.create({});
    error(410);
  }
};
`, {
      'src/lib/server/answers.ts': `import { redirect } from '@sveltejs/kit';
export const refused = () => ({ success: false });
export const finished = (user: unknown) => {
  if (user) redirect(303, '/account');
  return user;
};
export const again = (tries: number): object => again(tries - 1);
export function answered(user: unknown) {
  if (user) return { user };
}
`,
    }),
    plainForms('A redirect of Kit 1 that nobody throws is another rule’s matter', `import { redirect } from '@sveltejs/kit';
import { orders } from '$lib/server/orders';
export const actions = {
  order: async () => {
    await orders.create({});
    redirect(303, '/orders');
  }
};
`, {}, '1.30.4'),
    silent('Enhanced, or perhaps', `<script>
  import { enhance } from '$app/forms';
  export let extras;
</script>
<form method="POST" action="?/order" use:enhance><button>Order</button></form>
<form method="POST" action="?/order" {...extras}><button>Order</button></form>
<form method="GET" action="?/order"><button>Order</button></form>
<form method="POST" action="?/look"><button>Look</button></form>
`),
    silent('Nobody can submit an empty form', `<form method="POST" action="?/order"></form>
<form method="POST" action="?/look"><button>Look</button></form>
`),
    silent('The page goes on by script', `<script>
  import { goto } from '$app/navigation';
  let { form } = $props();
  $effect(() => { if (form?.success) goto('/orders'); });
</script>
<form method="POST" action="?/order"><button>Order</button></form>
`),
    silent('The page goes on by script, in Svelte 4', `<script>
  import { goto } from '$app/navigation';
  export let form;
  $: if (form) goto('/orders');
</script>
<form method="POST" action="?/order"><button>Order</button></form>
`),
    silent('The page goes where the action says', `<script>
  import { goto } from '$app/navigation';
  import { page } from '$app/state';
  $effect(() => { goto(page.form.next); });
</script>
<form method="POST" action="?/order"><button>Order</button></form>
`),
    {
      title: 'Wrapped, or called elsewhere too',
      files: {
        'src/routes/shop/+page.svelte': '<form method="POST"><button>Order</button></form>\n<form method="POST" action="?/sync"><button>Sync</button></form>\n',
        'src/routes/shop/+page.server.ts': `import { orders } from '$lib/server/orders';
import { withAuth } from 'auth-library';
import { sync } from '$lib/server/sync';
export const actions = {
  default: withAuth(async () => {
    await orders.create({});
  }),
  sync
};
`,
        'src/lib/server/sync.ts': "import { orders } from './orders';\nexport const sync = async () => {\n  await orders.create({});\n};\n",
        'src/routes/api/sync/+server.ts': "import { sync } from '$lib/server/sync';\nexport const POST = async () => {\n  await sync();\n  return new Response();\n};\n",
      },
    },
    {
      title: 'With the option, an action that changes nothing',
      options: { enhancedForms: true },
      files: { 'src/routes/shop/+page.server.ts': "import { orders } from '$lib/server/orders';\nexport const load = async () => { await orders.create({}); };\nexport const actions = { default: async ({ request }) => ({ found: await request.formData() }) };\n" },
    },
  ],
});
