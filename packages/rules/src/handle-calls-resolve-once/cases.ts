import { defineCases, type Example } from '@sk-audit/core';

/** A hook with the body; `audit` is unknown code. */
function hook(title: string, body: string, more: Partial<Example> = {}): Example {
  const text = `import { error, redirect } from '@sveltejs/kit';\nimport { audit } from 'visits';\nexport const handle = async ({ event, resolve }) => {\n${body}\n};\n`;
  return { title, ...more, files: { 'src/hooks.server.ts': text, ...more.files } };
}

/** The response of the one `resolve(event)` in the body is dropped, and there is no edit to suggest. */
function unchanged(title: string, body: string): Example {
  const { files } = hook(title, body);
  return hook(title, body.replace('resolve(event);', 'resolve(event); // ✗ dropped "resolve(event)"'), { after: files });
}

const END = '// ✗ noResponse "}"';

export default defineCases({
  bad: [
    hook('awaited and dropped on one way', "  if (event.url.pathname === '/cart') {\n    await resolve(event); // ✗ dropped \"resolve(event)\"\n  } else {\n    return new Response('shop');\n  }"),
    hook('dropped for an answer of its own', "  await resolve(event); // ✗ wasted \"resolve(event)\"\n  return new Response('rendered');"),
    hook('dropped before a redirect', "  await resolve(event); // ✗ wasted \"resolve(event)\"\n  redirect(303, '/shop');"),
    hook('dropped for an answer of its own, behind another way', "  if (event.url.search) return resolve(event);\n  await resolve(event); // ✗ wasted \"resolve(event)\"\n  return new Response('rendered');"),
    hook('dropped in a callback', "  if (!event.locals.db) {\n    await audit().then(() => {\n      resolve(event); // ✗ wasted \"resolve(event)\"\n    });\n  }\n  return resolve(event);"),
    unchanged('dropped, and more to come', "  resolve(event);\n  console.log('done');"),
    unchanged('dropped on purpose', '  void resolve(event);'),
    unchanged('dropped as a part of its statement', '  event.locals.user && resolve(event);'),
    hook('dropped beside another way that says nothing', "  if (event.url.search) return; // ✗ noResponse \"return;\"\n  resolve(event); // ✗ dropped \"resolve(event)\""),
    hook('dropped for an answer of its own, beside a way that says nothing', "  if (event.url.search) return; // ✗ noResponse \"return;\"\n  await resolve(event); // ✗ wasted \"resolve(event)\"\n  return new Response('rendered');"),
    hook('dropped, and called anew', "  resolve(event); // ✗ wasted \"resolve(event)\"\n  return resolve(event);"),
    hook('dropped on both ways, once each', "  if (event.url.search) resolve(event); // ✗ dropped \"resolve(event)\"\n  else resolve(event, {}); // ✗ dropped \"resolve(event, {})\""),
    { title: 'another name', files: { 'src/hooks.server.ts': 'export async function handle(input) {\n  await input.resolve(input.event); // ✗ dropped "input.resolve(input.event)"\n}\n' } },
    { title: 'an error that is swallowed', files: { 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n  try {\n    return await resolve(event);\n  } catch (problem) {\n    console.error(problem);\n  }\n}; ${END}\n` } },
    { title: 'a guard that comes back', files: { 'src/hooks.server.ts': `import { guard } from '$lib/server/guard';\nexport const handle = async ({ event, resolve }) => {\n  if (event.locals.user) return resolve(event);\n  guard(event);\n}; ${END}\n`, 'src/lib/server/guard.ts': "import { redirect } from '@sveltejs/kit';\nexport const guard = (event) => { if (event.url.pathname !== '/login') redirect(303, '/login'); };\n" } },
    { title: 'a cookie is set last', files: { 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n  if (event.locals.user) return resolve(event);\n  event.cookies.delete('session', { path: '/' });\n}; ${END}\n` } },
    { title: 'unknown code whose answer is kept', files: { 'src/hooks.server.ts': `import { session } from 'visits';\nexport const handle = async ({ event, resolve }) => {\n  if (event.locals.user) return resolve(event);\n  event.locals.user = await session(event);\n}; ${END}\n` } },
    hook('undefined, given back', "  if (!event.locals.user) return undefined; // ✗ noResponse \"return undefined;\"\n  return resolve(event);"),
    hook('nothing but values', "  if (event.url.hash) return null; // ✗ notAResponse \"return null;\"\n  if (event.url.search) return [404]; // ✗ notAResponse \"return [404];\"\n  if (event.url.port) return `at ${event.url.port}`; // ✗ notAResponse \"return `at ${event.url.port}`;\"\n  if (event.url.host) return () => resolve(event); // ✗ notAResponse \"return () => resolve(event);\"\n  return event.locals.user ? resolve(event) : 'nobody'; // ✗ notAResponse \"return event.locals.user ? resolve(event) : 'nobody';\"", { says: ['`handle` returns `null`, which is no `Response`, and the visitor gets no page.', '`handle` returns `"nobody"`, which is no `Response`, and the visitor gets no page.', '`handle` returns an array, which is no `Response`, and the visitor gets no page.', '`handle` returns a text, which is no `Response`, and the visitor gets no page.', '`handle` returns a function, which is no `Response`, and the visitor gets no page.'] }),
    hook('twice under another condition', "  const response = await resolve(event);\n  if (event.url.pathname === '/shop') return resolve(event); // ✗ twice \"resolve(event)\"\n  return response;"),
    hook('a part of the promise, with other waits around', "  let user;\n  const response = resolve(event);\n  user = await audit(event);\n  response.headers.set('x-user', user); // ✗ notAwaited \"response.headers.set\"\n  return response;", { says: ['`headers` is looked for on the promise that `resolve()` gives, and is not there.'] }),
    hook('a part of the promise', "  resolve(event).headers.set('x-shop', '1'); // ✗ notAwaited \"resolve(event).headers.set\"\n  return new Response('shop');", { after: hook('', "  (await resolve(event)).headers.set('x-shop', '1');\n  return new Response('shop');").files }),
    hook('a status is written', "  const response = resolve(event);\n  response.status = 404; // ✗ notAwaited \"response.status = 404\"\n  response.headers.set('x-shop', '1');\n  return response;"),
    { title: 'not async', files: { 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => {\n  const response = resolve(event);\n  response.headers.append('x-shop', '1'); // ✗ notAwaited \"response.headers.append\"\n  return response;\n};\n" }, after: { 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => {\n  const response = resolve(event);\n  response.headers.append('x-shop', '1');\n  return response;\n};\n" } },
    { title: 'in a file of its own', files: { 'src/hooks.server.ts': "import { sequence } from '@sveltejs/kit/hooks';\nimport { locale } from '$lib/server/locale';\nexport const handle = sequence(locale);\n", 'src/lib/server/locale.ts': 'export const locale = ({ event, resolve }) => {\n  resolve(event); // ✗ dropped "resolve(event)"\n};\n' } },
    hook('a finally that goes on, and a way out of one that does not', "  try {\n    if (!event.cookies.get('cart')) return; // ✗ noResponse \"return;\"\n    return await resolve(event);\n  } finally {\n    console.log('done');\n  }"),
    { title: 'a finally that may return nothing', files: { 'src/hooks.server.ts': "export const handle = async ({ event, resolve }) => {\n  try {\n    return await resolve(event);\n  } finally {\n    return; // ✗ noResponse \"return;\"\n  }\n};\n" } },
    { title: 'locals are there, in a way that need not be taken', files: { 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n  if (event.url.search) {\n    if (event.locals) return resolve(event);\n  }\n}; ${END}\n` } },
    { title: 'locals are there, behind one way, and in a way that need not be taken', files: { 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n  if (event.url.hash) return resolve(event);\n  if (event.url.search) {\n    if (event.locals) return resolve(event);\n  }\n}; ${END}\n` } },
    { title: 'locals are there, in a catch that need not be reached', files: { 'src/hooks.server.ts': `import { audit } from 'visits';\nexport const handle = async ({ event, resolve }) => {\n  try {\n    event.locals.user = await audit(event);\n  } catch {\n    if (event.locals) return resolve(event);\n  }\n}; ${END}\n` } },
    hook('a way out before the sure end', "  if (event.url.search) return; // ✗ noResponse \"return;\"\n  if (event.locals) return resolve(event);"),
    hook('a way out before a finally that answers', "  if (event.url.search) return; // ✗ noResponse \"return;\"\n  try {\n    event.locals.user = await audit(event);\n  } finally {\n    return await resolve(event);\n  }"),
    { title: 'the sure end of another hook', files: { 'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';\nconst cart = ({ event, resolve }) => {\n  if (event.locals) return resolve(event);\n};\nconst user = ({ event, resolve }) => {\n  if (event.url.search) return resolve(event);\n}; ${END}\nexport const handle = sequence(cart, user);\n` } },
    { title: 'only the presence of a part of locals', files: { 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n  if (event.locals.user) return resolve(event);\n}; ${END}\n` } },
    { title: 'locals are there, but nothing is sure behind an await that may fail', files: { 'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {\n  try {\n    if (event.locals) return await resolve(event);\n  } catch {\n    console.log('failed');\n  }\n}; ${END}\n` } },
  ],
  good: [
    hook('a finally that answers whatever was on its way', "  try {\n    if (!event.cookies.get('cart')) return;\n    event.locals.cart = await event.locals.db.cart();\n  } finally {\n    return await resolve(event);\n  }"),
    hook('locals, which are always there', '  if (!event.locals) return;\n  if (event.locals) {\n    return resolve(event);\n  }'),
    hook('locals, which are always there, behind another way', '  if (!event.locals.user) {\n    return resolve(event);\n  }\n  if (event.locals) {\n    return resolve(event);\n  }'),
    { title: 'parameters under another name', files: { 'src/hooks.server.ts': "export async function handle(input) {\n  if (input.event.locals) return input.resolve(input.event);\n}\n" } },
    hook('thrown', "  if (event.url.search) throw { status: 404 };\n  return resolve(event);"),
    hook('awaited on the spot', "  (await resolve(event)).headers.get('x-shop');\n  return new Response('shop');"),
    hook('a way that ends in an error', "  if (event.locals.user) return resolve(event);\n  if (event.url.search) error(400);\n  else redirect(303, '/login');"),
    hook('a way that ends in unknown code', '  if (event.locals.user) return resolve(event);\n  audit(event);'),
    hook('a way that ends in a function of locals', '  if (event.locals.user) return resolve(event);\n  event.locals.deny();'),
    hook('every case of a switch', "  switch (event.url.pathname) {\n    case '/health': return new Response('ok');\n    default: return resolve(event);\n  }"),
    hook('a throw', "  if (event.url.pathname === '/old') throw redirect(308, '/new');\n  return resolve(event);"),
    hook('one after the other fails', '  try {\n    const response = await resolve(event);\n    return response;\n  } catch {\n    return resolve(event);\n  }'),
    hook('a catch that tries again, once the first is there', '  const response = await resolve(event);\n  try {\n    await response.clone().text();\n  } catch {\n    return resolve(event);\n  }\n  return response;'),
    hook('one of two', "  let response;\n  if (event.url.search) response = await resolve(event, {});\n  else response = await resolve(event);\n  return response;"),
    hook('two names for one condition', "  let response;\n  if (event.url.search) response = await resolve(event, {});\n  if (!event.url.search) response = await resolve(event);\n  return response;"),
    hook('in callbacks', '  return audit(event, () => resolve(event), () => resolve(event));'),
    hook('a promise is handed on', '  const response = resolve(event);\n  response.then((it) => it.headers.set("x-shop", "1"));\n  return response;'),
    hook('awaited later', "  const pending = resolve(event);\n  (await pending).headers.set('x-shop', '1');\n  return pending;"),
    hook('awaited into the same name', "  let response = resolve(event);\n  response = await response;\n  response.headers.set('x-shop', '1');\n  return response;"),
    hook('awaited at once', "  const response = await resolve(event);\n  response.headers.set('x-shop', '1');\n  return response;"),
    hook('headers of something else', "  event.request.headers.get('x-shop');\n  const answer = new Response('');\n  answer.headers.set('x-shop', '1');\n  return resolve(event);"),
    { title: 'what a wrapper is given', files: { 'src/hooks.server.ts': "import { traced } from 'visits';\nexport const handle = traced(async ({ event, resolve }) => {\n  await resolve(event);\n});\n" } },
    { title: 'a hook of the browser', files: { 'src/hooks.client.ts': 'export const handle = ({ event, resolve }) => {\n  resolve(event);\n};\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'a function of that name elsewhere', files: { 'src/routes/+page.server.ts': "const handle = ({ event, resolve }) => { resolve(event); };\nexport const load = (event) => { handle({ event, resolve: () => 1 }); };\n" } },
    { title: 'a redirect that is not thrown, which is another mistake', kit: '1.30.4', files: { 'src/hooks.server.js': `import { redirect } from '@sveltejs/kit';\nexport const handle = ({ event, resolve }) => {\n  if (event.locals.user) return resolve(event);\n  redirect(303, '/login');\n};\n` } },
    hook('another resolve', '  await new Promise((resolve) => { setTimeout(() => { resolve(1); }, 5); });\n  return resolve(event);'),
  ],
});
