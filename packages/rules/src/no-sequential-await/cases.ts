import { defineCases, type Example } from '@sk-audit/core';

const LIB = {
  'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n",
  'src/lib/server/shop.ts': `import { error } from '@sveltejs/kit';
import { db } from './db';
export const stock = async (id: string) => { const rows = await db.stock.findMany({ where: { id } }); return rows.map((row) => row.count); };
export const product = async (id: string) => { const found = await db.product.findUnique({ where: { id } }); if (!found) error(404); return found; };
export const visited = async (id: string) => { await db.visit.create({ data: { id } }); return db.visit.count(); };
export const validated = async (form: FormData) => ({ name: form.get('name') });
let last: unknown;
export const remembered = async (id: string) => { last = await db.product.findUnique({ where: { id } }); return last; };
export const checked = async (id: string) => { if (!(await db.member.count({ where: { id } }))) throw new Error('no member'); };
`,
};

/** A server load with the body. */
function load(title: string, body: string, more: Partial<Example> = {}): Example {
  const text = `import { error, redirect } from '@sveltejs/kit';\nimport { db } from '$lib/server/db';\nimport { checked, names, priceOf, product, remembered, requireLater, requireMember, stock, validated, visited } from '$lib/server/shop';\nimport { greet, site } from 'weather';\nexport const load = async ({ cookies, depends, fetch, locals, params, request, setHeaders }) => {\n${body}\n};\n`;
  return { title, ...more, files: { 'src/routes/shop/[id]/+page.server.ts': text, ...LIB, ...more.files } };
}

const GUARDS = {
  'src/lib/server/shop.ts': `${LIB['src/lib/server/shop.ts']}export const requireMember = async (id: string) => { const found = await db.member.findFirst({ where: { id } }); if (!found) throw new Error('no member'); return found; };
export const requireLater = async (id: string) => db.member.findFirst({ where: { id } });
export const priceOf = async (id: string) => { const found = await db.price.findFirst({ where: { id } }); if (!found) throw new Error('no price'); return found.price; };
`,
};

const MARK = '// ✗ sequential "await"';

export default defineCases({
  bad: [
    load('a helper that throws is no guard by that, and a guard by its name that throws nothing is none', `  const price = await priceOf(params.id);\n  const member = await requireLater(params.id); ${MARK}\n  const rows = await db.stock.findMany();\n  return { price, member, rows };`, { files: GUARDS, says: ['Start all 3 together: `await Promise.all([…])`.'] }),
    load('beside a fallback', `  const a = (await db.stock.findFirst()) ?? 1;\n  const b = (await db.sale.findFirst()) ?? 2; ${MARK}\n  return { a, b, c: [] };`),
    load('two queries of one name are told apart by their tables', `  const { data: a } = await locals.supabase.from('stock').select('id');\n  const { data: b } = await locals.supabase.from('products').select('id'); ${MARK}\n  return { a, b };`, { says: ["`locals.supabase.from('products')` waits for `locals.supabase.from('stock')`, although it needs nothing of what that gives."] }),
    load('or by the text that one is given', `  const a = await stock('all');\n  const b = await stock(params.id); ${MARK}\n  return { a, b };`, { says: ["`stock()` waits for `stock('all')`, although it needs nothing of what that gives."] }),
    load('or else by their order', `  const a = await stock(params.id);\n  const b = await stock(locals.other); ${MARK}\n  return { a, b };`, { says: ['The second `stock()` waits for the first `stock()`, although it needs nothing of what that gives.'] }),
    load('through own functions', `  const count = await stock(params.id);\n  const found = await product(params.id); ${MARK}\n  return { count, found };`),
    load('through own functions that tidy up', `  const a = await names();\n  const b = await names(); ${MARK}\n  return { a, b };`, { files: { 'src/lib/server/shop.ts': `${LIB['src/lib/server/shop.ts']}const tidy = (rows: { name: string }[]) => rows.filter((row) => row.name.trim());\nexport const names = async () => { try { return tidy(await db.stock.findMany()); } finally { await db.$disconnect(); } };\n` } }),
    load('SQL that reads', `  const a = await db.$queryRaw\`SELECT * FROM stock\`;\n  const b = await db.unsafe('with top as (select 1) select * from top'); ${MARK}\n  return { a, b };`),
    load('a chain of methods', `  const { data: a } = await locals.supabase.from('stock').select('*').eq('id', params.id).single();\n  const { data: b } = await locals.supabase.from('products').select('id'); ${MARK}\n  return { a, b };`),
    load('what lies between asks nothing, and changes nothing', `  depends('shop:stock');\n  const a = await db.stock.findMany();\n  console.log(a.length);\n  setHeaders({ 'x-stock': String(a.length) });\n  const all = [];\n  for (const one of a) all.push(one.name);\n  const b = await db.product.findMany(); ${MARK}\n  return { a, b, all };`),
    load('responses are read between', `  const a = await fetch('/api/stock');\n  const stock = await a.json();\n  const b = await fetch('/api/products', { method: 'GET' }); ${MARK}\n  return { stock, products: await b.json() };`),
    load('Promise.all beside one more', `  const [a, b] = await Promise.all([db.stock.findMany(), stock(params.id)]);\n  const c = await db.sale.findMany(); ${MARK}\n  return { a, b, c };`),
    load('in one try', `  try {\n    const a = await db.stock.findMany();\n    const b = await db.sale.findMany(); ${MARK}\n    return { a, b };\n  } catch {\n    return {};\n  }`),
    load('two rows', `  const a = await db.stock.findMany();\n  const b = await db.sale.findMany(); ${MARK}\n  if (a.length === 0) error(404);\n  const c = await db.tag.findMany();\n  const d = await db.color.findMany(); ${MARK}\n  return { a, b, c, d };`),
    load('the slow one is used, so it cannot come later', `  const a = await db.stock.findMany();\n  const b = await fetch('https://prices.example/all').then((answer) => answer.json()); ${MARK}\n  if (b.length === 0) error(502);\n  return { a, b };`),
    load('the slow one comes first', `  const b = await fetch('https://prices.example/all').then((answer) => answer.json());\n  const a = await db.stock.findMany(); // ✗ couldStream "await"\n  return { a, b };`, { says: ['The page waits for \`fetch()\`, which asks another server, beside \`db.stock.findMany()\`.'] }),
    load('the slow one is the third', `  const a = await db.stock.findMany();\n  const b = await db.sale.findMany();\n  const c = await fetch('https://prices.example/all').then((answer) => answer.json()); // ✗ couldStream "await"\n  return { a, b, c };`, { says: ['needs nothing of the others: db.stock.findMany()', 'needs nothing of the others: db.sale.findMany()'] }),
    load('the slow one in what is returned', `  const a = await db.stock.findMany();\n  return { a, b: await fetch('https://prices.example/all').then((answer) => answer.json()) }; // ✗ couldStream "await"`),
    load('no streams in Kit 1', `  const a = await db.stock.findMany();\n  const b = await fetch('https://prices.example/all').then((answer) => answer.json()); ${MARK}\n  return { a, b };`, { kit: '1.30.4' }),
    { title: 'in an action and a handler', files: { 'src/routes/shop/+page.server.ts': `import { db } from '$lib/server/db';\nexport const actions = { default: async () => {\n  const a = await db.stock.findMany();\n  const b = await db.sale.findMany(); ${MARK}\n  return { a, b };\n} };\n`, 'src/routes/api/+server.ts': `import { db } from '$lib/server/db';\nexport const GET = async () => {\n  const a = await db.stock.findMany();\n  const b = await db.sale.findMany(); ${MARK}\n  return Response.json({ a, b });\n};\n`, ...LIB } },
    { title: 'a universal load of a page that is prerendered, which runs in browsers, too', files: { 'src/routes/shop/+page.ts': `export const prerender = true;\nexport const load = async ({ fetch }) => {\n  const a = await fetch('/api/stock').then((answer) => answer.json());\n  const b = await fetch('/api/prices').then((answer) => answer.json()); ${MARK}\n  return { a, b };\n};\n` }, says: ['needs nothing of the others: fetch(\'/api/stock\').then((answer) => answer.json())'] },
    { title: 'no streams in a universal load', files: { 'src/routes/shop/+page.ts': `export const load = async ({ fetch }) => {\n  const a = await fetch('/api/stock').then((answer) => answer.json());\n  const b = await fetch('https://prices.example/all').then((answer) => answer.json()); ${MARK}\n  return { a, b };\n};\n` } },
  ],
  good: [
    load('a fallback: the second runs when the first found nothing', '  const rows = (await stock(params.id)) ?? (await db.sale.findMany());\n  return { rows };'),
    load('a fallback in what is returned', '  return { rows: (await stock(params.id)) || (await db.sale.findMany()) };'),
    load('a fallback that is assigned', '  let rows;\n  rows = (await stock(params.id)) ?? (await db.sale.findMany());\n  return { rows };'),
    load('a fallback in what an object is made of', '  return { shop: { rows: (await stock(params.id)) ?? (await db.sale.findMany()) } };'),
    load('the first is a guard that throws an error of its own', '  const member = await requireMember(params.id);\n  const rows = await db.stock.findMany();\n  return { member, rows };', { files: GUARDS }),
    load('a token is only decoded', '  const rows = await db.stock.findMany();\n  const level = await locals.supabase.auth.mfa.getAuthenticatorAssuranceLevel();\n  return { rows, level };'),
    load('the second needs the first, by another name', '  const cart = await db.cart.findFirst();\n  const { customer } = cart;\n  const id = customer.id;\n  const orders = await db.order.findMany({ where: { id } });\n  return { cart, orders };'),
    load('the second needs the first inside of a function', '  const cart = await db.cart.findFirst();\n  const { currency } = cart;\n  const prices = await db.price.findMany().then((all) => all.filter((one) => one.currency === currency));\n  return { cart, prices };'),
    load('a list is filled from the first', '  const rows = await db.stock.findMany();\n  const ids = [];\n  for (const row of rows) ids.push(row.id);\n  const products = await db.product.findMany({ where: { id: { in: ids } } });\n  return { rows, products };'),
    load('a list is filled on a condition of the first', "  const rows = await db.stock.findMany();\n  const filters = [];\n  if (rows.length > 9) filters.push('many');\n  const products = await db.product.findMany({ where: { filters } });\n  return { rows, products };"),
    load('an object is filled from the first', '  const rows = await db.stock.findMany();\n  const where = {};\n  Object.assign(where, rows[0]);\n  const products = await db.product.findMany({ where });\n  return { rows, products };'),
    load('a variable is set from the first', "  const row = await db.stock.findFirst();\n  let id = params.id;\n  if (row.moved) id = 'other';\n  const products = await db.product.findMany({ where: { id } });\n  return { row, products };"),
    load('the first in the arguments of the second', '  const products = await db.product.findMany(await db.filter.findFirst());\n  return { products };'),
    load('an early exit', '  const rows = await db.stock.findMany();\n  if (params.id === "0") return { rows };\n  return { rows, products: await db.product.findMany() };'),
    load('a guard', "  const rows = await db.stock.findMany();\n  if (!locals.user) redirect(303, '/login');\n  const products = await db.product.findMany();\n  return { rows, products };"),
    load('the first is a guard', '  const found = await product(params.id);\n  const rows = await db.stock.findMany();\n  return { found, rows };'),
    load('a check whose answer nobody keeps', '  const rows = await db.stock.findMany();\n  await checked(params.id);\n  const products = await db.product.findMany();\n  return { rows, products };'),
    load('the first is a check', '  await checked(params.id);\n  const products = await db.product.findMany();\n  return { products };'),
    load('a change between', '  const rows = await db.stock.findMany();\n  await db.stock.deleteMany();\n  const products = await db.stock.findMany();\n  return { rows, products };'),
    load('a change in an own function', '  const rows = await db.visit.findMany();\n  const visits = await visited(params.id);\n  return { rows, visits };'),
    load('state of the module is kept', '  const rows = await db.visit.findMany();\n  const found = await remembered(params.id);\n  return { rows, found };'),
    load('unknown code between', '  const rows = await db.stock.findMany();\n  greet(locals);\n  const products = await db.product.findMany();\n  return { rows, products };'),
    load('unknown code is waited for', '  const rows = await site(params.id);\n  const products = await db.product.findMany();\n  return { rows, products };'),
    load('a cookie is set, which the request sends', "  const a = await fetch('/api/stock');\n  cookies.set('stock', a.url, { path: '/' });\n  const b = await fetch('/api/products');\n  return { a: await a.json(), b: await b.json() };"),
    load('locals are set between', '  const rows = await db.stock.findMany();\n  locals.shop = 1;\n  const products = await locals.client.getProducts();\n  return { rows, products };'),
    load('requests that send', "  const a = await fetch('/api/stock', { method: 'POST' });\n  const b = await fetch('/api/products', { method: 'POST' });\n  return { a: await a.json(), b: await b.json() };"),
    load('SQL that writes', "  const a = await db.unsafe('select 1');\n  const b = await db.unsafe('update stock set count = 1');\n  return { a, b };"),
    load('forms and bodies', "  const form = await request.formData();\n  const name = await form.get('name');\n  const other = await form.get('other');\n  const valid = await validated(form);\n  return { name, other, valid };"),
    load('promises that run already', '  const a = db.stock.findMany();\n  const b = db.sale.findMany();\n  return { a: await a, b: await b };'),
    load('under different conditions', '  const a = await db.stock.findMany();\n  const b = params.id ? await db.sale.findMany() : [];\n  return { a, b };'),
    load('each in its try', '  let a, b;\n  try { a = await db.stock.findMany(); } catch { a = []; }\n  try { b = await db.sale.findMany(); } catch { b = []; }\n  return { a, b };'),
    load('in a loop', '  const all = [];\n  for (const id of [1, 2]) all.push(await db.stock.findMany({ where: { id } }));\n  return { all };'),
    load('over one connection', "  const client = await locals.pool.connect();\n  const a = await client.query('select 1');\n  const b = await client.query('select 2');\n  return { a, b };"),
    load('a function that is made here', '  const rows = await db.stock.findMany();\n  const findMore = () => db.product.findMany({ take: rows.length });\n  const more = await findMore();\n  return { rows, more };'),
    load('only one', '  const rows = await db.stock.findMany();\n  return { rows };'),
    { title: 'a page that is prerendered', files: { 'src/routes/+page.server.ts': "import { db } from '$lib/server/db';\nexport const prerender = true;\nexport const load = async () => {\n  const a = await db.stock.findMany();\n  const b = await db.sale.findMany();\n  return { a, b };\n};\n", ...LIB } },
    { title: 'a function that Kit does not call', files: { 'src/routes/+page.server.ts': "import { both } from '$lib/server/both';\nexport const load = () => both();\n", 'src/lib/server/both.ts': "import { db } from './db';\nexport const both = async () => {\n  const a = await db.stock.findMany();\n  const b = await db.sale.findMany();\n  return { a, b };\n};\n", ...LIB } },
    { title: 'a hook', files: { 'src/hooks.server.ts': "import { db } from '$lib/server/db';\nexport const handle = async ({ event, resolve }) => {\n  event.locals.a = await db.stock.findMany();\n  event.locals.b = await db.sale.findMany();\n  return resolve(event);\n};\n", ...LIB } },
  ],
});
