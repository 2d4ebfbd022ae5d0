import { defineCases } from '@sk-audit/core';

const page = 'src/routes/cart/+page.server.ts';
const cart = `export class Cart {}
export const lost = () => { throw new Error('lost'); };
export const same = () => new Cart();
export const later = async () => new Cart();
export const perhaps = (many: boolean) => (many ? new Cart() : null);
export const some = (many: boolean) => { if (many) return new Cart(); return {}; };
export function* all() { yield new Cart(); }
export const Named = Cart;
export const tags = { a: 1 };
`;

export default defineCases({
  bad: [
    {
      title: 'an error that was meant to be thrown',
      files: { 'src/routes/+page.server.ts': "export const load = ({ params }) => (params.id ? { error: new TypeError('none') } : {}); // ✗ loadData \"error: new TypeError('none')\"\n" },
      says: ["Throw Kit's own error in its place: `error(status, message)`."],
    },
    {
      title: 'what is returned out of a catch, and lists and texts of all kinds',
      files: {
        'src/routes/b/+page.server.ts': "import { json } from '@sveltejs/kit';\nexport const load = () => json({}); // ✗ loadData \"json({})\"\n",
        'src/routes/c/+page.ts': `export const load = ({ params }) => {
  try {
    if (params.id) return params.all ? {} : ['red']; // ✗ notObject "return params.all ? {} : ['red'];"
    return Object.keys(params); // ✗ notObject "Object.keys(params)"
  } catch {
    return 'none'; // ✗ notObject "return 'none';"
  }
};
`,
        'src/routes/d/+page.ts': 'export const load = () => 3; // ✗ notObject "3"\n',
        'src/routes/f/+page.server.ts': 'export const load = () => ({ cart: () => 3 }); // ✗ loadData "cart: () => 3"\n',
        'src/routes/e/+page.server.ts': "export const actions = { default: () => () => 3 }; // ✗ actionData \"() => 3\"\n",
      },
      says: [
        "Throw Kit's own error in its place: `error(status, message)`.", 'Return its contents, or throw `error(status, message)` or `redirect(status, location)`.', 'Put it into one: `return { items: … }`.', 'Return what the page shows of it, as plain values.',
        '`load` returns a text in place of an object with names.', '`load` returns `3` in place of an object with names.', 'The action returns a function, which cannot be sent to the browser: the form ends in status 500.',
      ],
    },
    {
      title: 'what shows in constants, choices, lists, helpers and promises',
      files: {
        [page]: `import { Cart, later, perhaps, same } from '$lib/server/cart';
const KEY = Symbol('cart');
function total() { return 3; }
export const load = async (event) => {
  const { cookies, request, setHeaders } = event;
  const now = await later();
  return {
    event, // ✗ loadData "event"
    cookies, // ✗ loadData "cookies"
    request, // ✗ loadData "request"
    headers: request.headers, // ✗ loadData "headers: request.headers"
    setHeaders, // ✗ loadData "setHeaders"
    Cart, // ✗ loadData "Cart"
    shop: class {}, // ✗ loadData "shop: class {}"
    total, // ✗ loadData "total"
    KEY, // ✗ loadData "KEY"
    iterator: Symbol.iterator, // ✗ loadData "iterator: Symbol.iterator"
    now, // ✗ loadData "now"
    same: same(), // ✗ loadData "same: same()"
    later: later(), // ✗ promised "later: later()"
    done: (() => () => 3)(), // ✗ loadData "done: (() => () => 3)()"
    list: [1, new Cart()], // ✗ loadData "list: [1, new Cart()]"
    inner: { of: { it: new WeakMap() } }, // ✗ loadData "it: new WeakMap()"
    choice: event.locals.user ? new Cart() : null, // ✗ loadData "choice: event.locals.user ? new Cart() : null"
    problem: new TypeError('x'), // ✗ loadData "problem: new TypeError('x')"
    maybe: perhaps(true), // ✗ loadData "maybe: perhaps(true)"
    answer: await fetch('https://shop.example.com'), // ✗ loadData "answer: await fetch('https://shop.example.com')"
    redirected: Response.redirect('https://shop.example.com') // ✗ loadData "redirected: Response.redirect('https://shop.example.com')"
  };
};
`,
        'src/routes/+layout.server.ts': "import { Cart } from '$lib/server/cart';\nexport const load = () => new Cart(); // ✗ loadData \"new Cart()\"\n",
        'src/lib/server/cart.ts': cart,
      },
      says: ["`event` is all of Kit's event, which cannot be sent to the browser: the page ends in status 500.", '`inner.of.it` is a `WeakMap`, which cannot be sent to the browser: the page ends in status 500.', '`load` returns an instance of `Cart`, which cannot be sent to the browser: the page ends in status 500.', '`problem` is a `TypeError`, which cannot be sent to the browser: the page ends in status 500.'],
    },
    {
      title: 'actions',
      files: {
        [page]: `import { fail } from '@sveltejs/kit';
import { Cart, later } from '$lib/server/cart';
export const load = () => ({});
export const actions = {
  add: () => ({ cart: new Cart() }), // ✗ actionData "cart: new Cart()"
  wait: () => ({ cart: later() }), // ✗ actionData "cart: later()"
  lose: async () => fail(400, { cart: await later() }), // ✗ actionData "cart: await later()"
  ask: ({ fetch }) => fetch('/api/cart'), // ✗ actionResponse "fetch('/api/cart')"
  answer: () => ({ answer: new Response('x') }) // ✗ actionData "answer: new Response('x')"
};
`,
        'src/lib/server/cart.ts': cart,
      },
      says: ['`cart` is a promise of an instance of `Cart`, which cannot be sent to the browser: the form ends in status 500.', 'Wait for it, and return plain values.', 'Return plain values in its place.'],
    },
    {
      title: 'what is no object with names',
      files: {
        [page]: 'export const load = ({ locals }) => (locals.user ? Object.entries(locals.user) : { none: true }); // ✗ notObject "locals.user ? Object.entries(locals.user) : { none: true }"\n',
        'src/routes/a/+page.ts': 'export const load = ({ params }) => `cart ${params.id}`; // ✗ notObject "`cart ${params.id}`"\n',
        'src/routes/b/+page.ts': 'export const load = () => false; // ✗ notObject "false"\n',
        'src/routes/c/+page.ts': 'export const load = () => () => 3; // ✗ notObject "() => 3"\n',
        'src/routes/d/+page.ts': "export const load = ({ fetch }) => Promise.all([fetch('/a')]); // ✗ notObject \"Promise.all([fetch('/a')])\"\n",
        'src/routes/f/+page.ts': "export const load = () => 'none'; // ✗ notObject \"'none'\"\n",
        'src/routes/f/+page.server.ts': 'export const load = () => ({ cart: () => 3 }); // ✗ loadData "cart: () => 3"\n',
        'src/routes/e/+page.server.ts': 'export const load = () => [new Date(), () => 3]; // ✗ notObject "[new Date(), () => 3]"\n',
      },
      says: ['Put it into one: `return { items: … }`.', 'Put it into one: `return { value: … }`.', '`load` returns a list in place of an object with names.', '`load` returns a text in place of an object with names.', '`load` returns `false` in place of an object with names.', '`load` returns a function in place of an object with names.'],
    },
    {
      title: 'an address, in Kit 1',
      kit: '1.30.4',
      files: {
        [page]: `export const load = ({ url }) => ({
  url, // ✗ loadData "url"
  query: url.searchParams, // ✗ loadData "query: url.searchParams"
  home: new URL('https://shop.example.com'), // ✗ loadData "home: new URL('https://shop.example.com')"
  path: url.pathname
});
`,
      },
    },
  ],
  good: [
    { title: 'a list from an action', files: { 'src/routes/+page.server.ts': "export const actions = { default: () => ['red'] };\n" } },
    {
      title: 'what is fine, or not to be told',
      files: {
        [page]: `import * as shop from '$lib/server/cart';
import { Money } from 'money-like';
import { lost, some, tags } from '$lib/server/cart';
let cart = new shop.Cart();
export const load = async ({ locals, params, route, url, data }) => {
  const { a, ...rest } = tags;
  const list = await shop.later().then((one) => one.id);
  if (!params.id) return;
  if (params.id === 'none') return null;
  return {
    get total() { return 3; },
    a, rest, list, cart, locals, params, route, url, data, home: new URL('https://shop.example.com'), bytes: new Uint8Array(2),
    some: some(true), lost: lost(), money: new Money(3), all: shop.all(), own: new locals.Thing(), name: shop.Cart.name, description: Symbol.prototype.toString.name,
    waits: new Promise((done) => done(3)), size: (await fetch('https://shop.example.com')).status, ...locals.more, Map: new Map([['a', 1]])
  };
};
export const actions = {
  default: async ({ request }) => {
    try {
      return { form: Object.fromEntries(await request.formData()) };
    } catch (problem) {
      problem = 'none';
      return { problem };
    }
  },
  message: () => {
    try {
      return lost();
    } catch (problem) {
      return { message: problem.message };
    }
  }
};
export const entries = () => [{ id: () => '1' }];
`,
        'src/lib/server/cart.ts': cart,
        'src/routes/api/+server.ts': "export const GET = () => [new Date()];\n",
      },
    },
    {
      title: 'objects that are made by a call, and what is thrown',
      files: {
        [page]: `import { pairs } from 'lists-like';
export const load = async ({ locals }) => {
  if (locals.list) return Object.fromEntries(locals.list);
  if (locals.pairs) return pairs.entries(locals.list);
  if (locals.none) throw ['none'];
  return null;
};
`,
      },
    },
    {
      title: 'wrapped: the wrapper may turn it into something else',
      files: { [page]: "import { plain } from 'plain-like';\nexport const load = plain(() => [{ cart: () => 3 }]);\nexport const actions = plain({ default: () => ({ cart: () => 3 }) });\n" },
    },
  ],
});
