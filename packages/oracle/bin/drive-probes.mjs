/**
 * Asks a built app of the probes, without a port: its own process, so that it can die, and with the Node of its Kit.
 *
 * Gets `{ app, origin, probes: [{ id, asks }] }` from its parent, and sends `{ id, answer }` for each request.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** How much is shown: of a body, and of the message of a bug. */
const [BODY, BUG] = [160, 100];

/** The environment in which the app runs; it was built with `PUBLIC_SHOP=open`. */
const ENVIRONMENT = { PUBLIC_SHOP: 'closed', PUBLIC_MODE: 'closed' };

/** What `handleError` was given since it was last looked at. @type {string[]} */
const bugs = [];
Object.assign(globalThis, { bugs });

process.once('message', (message) => void drive(/** @type {any} */ (message)));

/** @param {{ app: string, origin: string, probes: { id: string, asks: import('../src/probes/probe.js').Ask[] }[] }} order */
async function drive({ app, origin, probes }) {
  const server = await start(app);
  for (const { id, asks } of probes) {
    for (const ask of asks) {
      const request = new Request(`${origin}/${id}${ask.path}`, { method: ask.method, headers: ask.headers, ...(ask.body !== undefined && { body: ask.body }) });
      const response = await server.respond(request, { getClientAddress: () => '203.0.113.7' });
      const answer = await answerOf(response, ask.find);
      process.send?.({ id, answer });
    }
  }
  // What a request leaves behind may still end the process.
  await sleep(100);
  process.disconnect();
  process.exit(0);
}

/** @param {string} app */
async function start(app) {
  const output = join(app, '.svelte-kit/output/server');
  const manifest = ['manifest-full.js', 'manifest.js'].map((name) => join(output, name)).find(existsSync) ?? '';
  const { Server } = await import(pathToFileURL(join(output, 'index.js')).href);
  const server = new Server((await import(pathToFileURL(manifest).href)).manifest);
  await server.init({ env: ENVIRONMENT });
  return server;
}

/** One line: `303 → /login`, `200 Signed in as alice`. @param {unknown} response @param {string | undefined} find */
async function answerOf(response, find) {
  if (!(response instanceof Response)) return `Kit hands on ${typeof response} for a response`;
  const location = response.headers.get('location');
  const text = await response.text();
  return [
    response.status,
    ...(location === null ? [] : [`→ ${location}`]),
    ...response.headers.getSetCookie().map((cookie) => `sets ${cookie.replace(/; (?:HttpOnly|Secure|SameSite=\w+)/g, '')}`),
    ...[shown(response.headers.get('content-type') ?? '', text)].filter((words) => words !== ''),
    ...(find === undefined ? [] : [`(${text.includes(find) ? 'with' : 'without'} "${find}")`]),
    ...bugs.splice(0).map((bug) => `[handleError: ${cut(bug, BUG)}]`),
  ].join(' ');
}

/** Of a page what stands in its innermost `<main>`; of data its values; else the text. @param {string} type @param {string} text */
function shown(type, text) {
  if (text === '') return '';
  if (type.startsWith('text/html') && !text.includes('<main')) return 'a page without <main>';
  if (type.startsWith('text/html')) return cut(text.replace(/^[^]*<main[^>]*>|<\/main>[^]*$/g, '').replace(/<!--[^]*?-->/g, '').replace(/<[^>]*>/g, ' '));
  if (/^(?:application\/json|text\/sveltekit-data)/.test(type)) return cut(text.trim().split('\n').map((line) => JSON.stringify(revived(JSON.parse(line)))).join(' '));
  return `text "${cut(text)}"`;
}

/** @param {string} text */
function cut(text, most = BODY) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** Data as Kit serialises it, made readable: the results of loads, and the `data` of an action's result. @param {any} value */
function revived(value) {
  if (Array.isArray(value?.nodes)) return value.nodes.map((/** @type {any} */ node) => (node?.type === 'data' ? unflattened(node.data) : node?.error ? { error: node.error } : null));
  return typeof value?.data === 'string' ? { ...value, data: unflattened(JSON.parse(value.data)) } : value;
}

/** Of devalue's format what probes use: every value is the index of another. @param {any[]} flat @param {number} [index] @returns {any} */
function unflattened(flat, index = 0) {
  const value = index < 0 ? undefined : flat[index];
  if (Array.isArray(value)) return typeof value[0] === 'string' ? { [value[0]]: flat[value[1]] } : value.map((item) => unflattened(flat, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unflattened(flat, item)]));
}
