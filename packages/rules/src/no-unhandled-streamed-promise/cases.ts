import { defineCases } from '@sk-audit/core';

const shop = {
  'src/lib/server/shop.ts': `import { db } from 'pg-like';
import { supabase } from './client';
export const read = async (id: string) => await db.query(id);
export const both = async () => { throw new Error('none'); };
export const safe = async (id: string) => {
  await read(id).catch(() => {});
  await Promise.allSettled([read(id)]);
  await new Promise((done) => setTimeout(done, 10));
  await supabase.from('orders').select();
  await quiet(id);
};
const quiet = async (id: string) => {
  try {
    await db.query(id);
  } catch (problem) {
    console.log(problem);
  }
};
export const noting = async (id: string) => {
  try {
    await db.query(id);
  } finally {
    console.log(id);
  }
};
export const swallowing = async (id: string) => {
  try {
    await db.query(id);
  } catch {
    console.log(id);
  }
};
export const sync = (id: string) => id;
export async function* rows() { await db.query('rows'); }
export const pump = async (reader) => {
  await reader.read();
  pump(reader);
};
`,
  'src/lib/server/client.ts': "import { createClient } from '@supabase/supabase-js';\nexport const supabase = createClient('https://db.example.com', 'key');\n",
};

export default defineCases({
  bad: [
    {
      title: 'chains, lists, and functions on the way',
      files: {
        ...shop,
        'src/routes/+page.server.ts': `import { both, noting, read } from '$lib/server/shop';
const visit = async (id) => {
  read(id); // ✗ nobody "read(id)"
};
export const load = async ({ fetch, locals, params }) => {
  await visit(params.id);
  const a = fetch('/api/a').then((one) => one.json()); // ✗ waits "fetch('/api/a').then((one) => one.json())"
  const b = Promise.all([read('b'), 1]); // ✗ waits "Promise.all([read('b'), 1])"
  const c = globalThis.fetch('https://shop.example.com'); // ✗ waits "globalThis.fetch('https://shop.example.com')"
  const d = read('d').finally(() => {}); // ✗ waits "read('d').finally(() => {})"
  const e = both(); // ✗ waits "both()"
  if (locals.user) await locals.log();
  (async () => await locals.log())(); // ✗ nobody "(async () => await locals.log())()"
  noting('a'); // ✗ nobody "noting('a')"
  void read('void'); // ✗ nobody "read('void')"
  return { a, b, c, inner: { d }, ...(await e) };
};
export const actions = {
  default: async () => {
    const first = read('first');
    const second = read('second'); // ✗ waits "read('second')"
    return { first: await first, second: await second };
  }
};
`,
        'src/hooks.server.ts': "process.on('SIGTERM', () => console.log('end'));\n",
        'src/routes/api/+server.ts': "import { read } from '$lib/server/shop';\nexport const GET = async () => {\n  try {\n    read('a'); // ✗ nobody \"read('a')\"\n  } catch {\n    return new Response('none');\n  }\n  return new Response('all');\n};\n",
      },
      says: ['If this promise rejects during the `await` that follows, nobody catches it, which ends the Node process.', 'If `both()` rejects during the `await` that follows, nobody catches it, which ends the Node process.', 'If this promise rejects, nobody catches it, which ends the Node process.'],
    },
  ],
  good: [
    {
      title: 'what is caught, waited for in time, or rejects never',
      files: {
        ...shop,
        'src/routes/[id]/+page.server.ts': `import { pump, read, rows, safe, swallowing, sync } from '$lib/server/shop';
export const load = async ({ fetch, locals, params }) => {
  const a = read('a');
  const b = await a;
  const c = read('c').then((one) => one, () => null);
  const d = read('d').catch(() => null);
  const e = swallowing('e');
  const f = fetch('/api/f');
  const g = sync('g');
  const h = rows();
  const i = Promise.allSettled([read('i')]);
  const j = Promise.all([1, safe('j')]);
  const k = locals.db.read('k');
  const l = read('l');
  locals.waits(l);
  const m = read('m');
  const n = () => m;
  const o = new Promise((done) => done(1));
  const p = read('p');
  const [q, r] = await Promise.all([p, read('r')]);
  const s = read('s');
  if (s) locals.log('s');
  const t = read('t');
  const all = [t, read('u')];
  safe('v');
  swallowing('w');
  sync('x');
  pump(locals.reader);
  locals.platform.waitUntil(read('y'));
  if (!params.id) read('never');
  await b;
  await locals.log(all, await s, n);
  return { c, d, e, f, g, h, i, j, k, o, q, r, last: read('last'), later: read('later') };
};
`,
        'src/routes/+page.svelte': "<script>\n  const read = async () => await fetch('https://shop.example.com');\n  read();\n</script>\n",
        'src/routes/branch/+page.server.ts': "import { read } from '$lib/server/shop';\nexport const load = async ({ locals }) => {\n  let list;\n  if (locals.user) {\n    const own = read('own');\n    list = own;\n  } else {\n    await locals.log();\n  }\n  return { list };\n};\n",
        'src/lib/browser.ts': "import { browser } from '$app/environment';\nexport const visit = () => {\n  if (browser) send();\n};\nconst send = async () => await fetch('https://shop.example.com');\n",
        'src/routes/v/+page.server.ts': "import { visit } from '$lib/browser';\nexport const load = () => visit();\n",
        'src/lib/jobs.ts': "import { read } from './server/shop';\nexport const job = () => { read('job'); };\n",
      },
    },
    {
      title: 'no process that could end',
      files: {
        ...shop,
        'svelte.config.js': "import adapter from '@sveltejs/adapter-cloudflare';\nexport default { kit: { adapter: adapter() } };\n",
        'package.json': '{ "type": "module", "devDependencies": { "@sveltejs/adapter-cloudflare": "7.0.0" } }',
        'src/routes/+page.server.ts': "import { read } from '$lib/server/shop';\nexport const load = () => { read('a'); };\n",
      },
    },
  ],
});
