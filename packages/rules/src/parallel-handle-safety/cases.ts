import { defineCases, type Example } from '@sk-audit/core';

/** The handles `cart` and `shop` beside each other, with their bodies. */
function both(title: string, cart: string, shop: string, more: { readonly start?: string; readonly end?: string; readonly says?: readonly string[] } = {}): Example {
  const start = more.start ?? 'const answers = await Promise.all([cart({ event }), shop({ event })]);';
  const text = `import { error, json, redirect, text } from '@sveltejs/kit';
import { cartOf, rest } from 'carts';
const cart = async ({ event }) => {
${cart}
};
const shop = async ({ event }) => {
${shop}
};
const unused = async () => {
  locals.nothing = 1;
  try {
    rest();
  } catch {
    rest(err);
  }
};
export const handle = async ({ event, resolve }) => {
  ${start}
  ${more.end ?? 'return answers.find(Boolean) ?? resolve(event);'}
};
`;
  return { title, files: { 'src/hooks.server.ts': text }, ...(more.says ? { says: more.says } : {}) };
}

const DISCARDED = { start: 'await Promise.all([cart({ event }), shop({ event })]); // ✗ ignored "Promise.all"', end: 'return resolve(event);' };
const WRITES = '  event.locals.cart = await cartOf(event.cookies);';
const COOKIE = "  event.cookies.set('shop', '1', { path: '/' });";

export default defineCases({
  bad: [
    both('a key that is read in a condition, once', WRITES, "  if (event.locals.cart) event.locals.shop = 'open'; // ✗ race \"event.locals.cart\"\n  rest(event.locals.cart);"),
    both('a method of a key', WRITES, '  const { locals } = event;\n  await locals.cart.close(); // ✗ race "locals.cart.close"'),
    both('parts of a key, once', WRITES, '  rest(event.locals.cart.id); // ✗ race "event.locals.cart.id"\n  rest(event.locals.cart.size);'),
    both('two keys', `${WRITES}\n  event.locals.size = 1;`, '  rest(event.locals.cart); // ✗ race "event.locals.cart"\n  rest(event.locals.size); // ✗ race "event.locals.size"'),
    both('a key that is read inside of a function', WRITES, '  await rest(() => event.locals.cart); // ✗ race "event.locals.cart"'),
    both('an answer of json that nobody looks for', '  if (event.url.search) return json({});', COOKIE.replace('set', 'get'), DISCARDED),
    both('an answer of text, and a cookie that is deleted', '  if (event.url.search) return text("no"); // ✗ lostCookie "text(\"no\")"', "  event.cookies.delete('shop', { path: '/' });"),
    both('an error behind allSettled', '  if (event.url.search) error(404);', WRITES, { start: 'const results = await Promise.allSettled([cart({ event }), shop({ event })]); // ✗ swallowed "Promise.allSettled"', end: 'return results.length > 9 ? new Response() : resolve(event);', says: ['What `cart()` throws to end the request, an error, is caught here and lost.'] }),
    both('each of a list is caught', '  if (event.url.search) redirect(303, "/");', WRITES, { start: 'const answers = await Promise.all([cart, shop].map((one) => one(event).catch(() => {}))); // ✗ swallowed "Promise.all"', end: 'return answers.find(Boolean) ?? resolve(event);' }),
    both('a name of the event in a callback', "  ['a'].forEach(() => {\n    locals.cart = 1; // ✗ undeclared \"locals.cart = 1\"\n  });", WRITES, { says: ['Take it from the event: `const { locals } = event`.'] }),
    both('a caught exception of nobody, in each clause', "  try {\n    rest();\n  } catch (e) {\n    rest(err); // ✗ uncaught \"err\"\n  }\n  try {\n    rest();\n  } catch {\n    rest(1, error.message, reason); // ✗ uncaught \"reason\"\n  }", WRITES),
    both('cookies of nobody', "  cookies.set('cart', '1', { path: '/' }); // ✗ undeclared \"cookies.set\"\n  locals.cart = 1;", WRITES),
    { title: 'without names', files: { 'src/hooks.server.ts': `const parts = [async (event) => { event.locals.cart = 1; }, async (event) => { console.log(event.locals.cart); }]; // ✗ race "event.locals.cart"
export const handle = async (input) => {
  const answers = await Promise.all(parts.map((part) => part(input.event)));
  return answers.find(Boolean) ?? input.resolve(input.event);
};
` }, says: ['`locals.cart` is read here, while another handle, which writes it, runs at the same time.'] },
    { title: 'in Kit 1', kit: '1.30.4', files: { 'src/hooks.server.js': `const cart = async ({ event, resolve }) => resolve(event); // ✗ resolves "resolve(event)"
const shop = async ({ event }) => { event.locals.shop = 1; };
export const handle = async ({ event, resolve }) => {
  const [answer] = await Promise.all([cart({ event, resolve }), shop({ event })]);
  return answer ?? resolve(event);
};
` } },
  ],
  good: [
    both('what each has written itself', '  event.locals.cart = 1;\n  rest(event.locals.cart);', '  event.locals.shop = 1;\n  rest(event.locals.shop);'),
    both('what both have written', WRITES, '  event.locals.cart = 1;\n  rest(event.locals.cart);'),
    both('something else of that name is read', WRITES, '  rest(event.params.cart);'),
    both('something else of that name is written', '  event.tracing.cart = 1;', '  rest(event.locals.cart);'),
    both('a cookie of its own', `  event.cookies.set('cart', '1', { path: '/' });\n  if (event.url.search) return new Response('no');`, '  event.locals.shop = 1;'),
    both('all of locals is replaced', '  event.locals = { cart: 1 };', '  rest(event.locals);'),
    both('nothing is returned', WRITES, '  console.log(event.url);\n  locals();', discarded()),
    both('other things are returned', '  if (event.url.search) return rest(event);\n  return Promise.resolve();', COOKIE, discarded()),
    both('a response in a callback', '  await rest(() => new Response("no"));', COOKIE, discarded()),
    both('an answer, and what is no cookie', '  if (event.url.search) return new Response("no");', "  event.cookies.get('shop');\n  event.locals.set('shop');\n  event.url.searchParams.set('shop', '1');"),
    both('a caught exception', '  try {\n    rest();\n  } catch (err) {\n    rest(err);\n  }\n  rest(undefined, NaN, e);', WRITES),
    both('something else in a clause', '  try {\n    rest();\n  } catch {\n    rest(globalThis, event.err, error(404), e.message, WRITES);\n  }', WRITES),
    both('a redirect that nobody catches', '  if (event.url.search) redirect(303, "/");', WRITES),
    both('an exception that is none of Kit, caught', '  if (event.url.search) throw new Error("no");', WRITES, { start: 'const answers = await Promise.allSettled([cart({ event }), shop({ event })]);', end: 'return answers.length > 9 ? new Response() : resolve(event);' }),
    both('one after the other', WRITES, '  rest(event.locals.cart);', { start: 'await cart({ event });\n  await shop({ event });', end: 'return resolve(event);' }),
    both('only one', WRITES, '  rest(event.locals.cart);', { start: 'await shop({ event });\n  const answers = await Promise.all([cart({ event })]);' }),
    both('not of the event', '  return event.cart;', '  return event.locals.cart;', { start: 'const answers = await Promise.all([cart({ event: {} }), shop({ event: {} })]);' }),
    { title: 'no handle', files: { 'src/routes/+page.server.ts': `const cart = async ({ event }) => { event.locals.cart = 1; };
const shop = async ({ event }) => { console.log(event.locals.cart); };
export const load = async (event) => { await Promise.all([cart({ event }), shop({ event })]); };
` } },
  ],
});

/** The results are dropped, and nothing is lost with them. */
function discarded(): { readonly start: string; readonly end: string } {
  return { start: DISCARDED.start.replace(/ \/\/.*/, ''), end: DISCARDED.end };
}
