import {
  asksWho, dataCall, defineRule, guardAmong, guardingNodes, hookMayGuard, isForEverybody, refusingWays, remoteOfEntry, turnsAway,
  type Entry, type FunctionFact, type Project, type RouteNode,
} from '@sk-audit/core';

/** So many make a convention. */
const ENOUGH = 3;
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export default defineRule({
  id: 'require-auth-in-action',
  severity: 'warn',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: 'What its neighbours do is a hint, no proof: some actions are for everybody.',
  summary: 'Demands that an action, handler or remote function asks who is there when those beside it do.',
  why: `Every form action, endpoint and remote function is a public address: nobody has to open the page first. Where most of them in a folder turn away
visitors who are not signed in, the one that does not was probably forgotten.

Compared are the actions, and the handlers that change data (\`POST\`, \`PUT\`, \`PATCH\`, \`DELETE\`), of the routes that share a parent folder; and the remote \`command\`s and \`form\`s of one file.
The rule speaks from three on that check, when they are more than those that do not, and of those only that work with a database and look at nothing
that says who asks. It is silent when \`handle\` may refuse the route, for names such as \`login\` or \`webhook\`, and where
\`no-layout-only-auth-guard\` says the same.`,
  sources: ['https://svelte.dev/docs/kit/form-actions', 'https://svelte.dev/docs/kit/remote-functions#Using-getRequestEvent', 'https://svelte.dev/docs/kit/load#Implications-for-authentication'],
  messages: {
    unlike: {
      text: '`{{name}}` changes data for whoever asks, unlike {{count}} {{others}} beside it, which check who does.',
      advice: 'Check who asks before anything else, as they do{{orElse}}.',
    },
  },
  examples: {
    bad: [
      {
        title: 'One of four actions',
        files: {
          'src/routes/todos/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const actions = {
  add: async ({ locals, request }) => {
    if (!locals.user) return fail(401);
    await db.todo.create({ data: await request.json() });
  },
  rename: async ({ locals, request }) => {
    if (!locals.user) return fail(401);
    await db.todo.update(await request.json());
  },
  close: async ({ locals, request }) => {
    if (!locals.user) return fail(401);
    await db.todo.update(await request.json());
  },
  remove: async ({ request }) => { // ✗ unlike "remove"
    await db.todo.delete(await request.json());
  }
};
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
        says: ['`remove` changes data for whoever asks, unlike 3 actions and handlers beside it, which check who does.'],
      },
      {
        title: 'One of four endpoints of a folder',
        files: {
          'src/lib/server/db.ts': `import pg from 'pg';
import { error } from '@sveltejs/kit';
export const db = new pg.Pool();
export const requireUser = (locals) => { if (!locals.user) error(401); };
`,
          'src/routes/api/orders/+server.ts': `import { db, requireUser } from '$lib/server/db';
export const POST = async ({ locals }) => { requireUser(locals); await db.query('insert into orders default values'); };
export const DELETE = async ({ locals }) => { requireUser(locals); await db.query('delete from orders'); };
`,
          'src/routes/api/bills/+server.ts': `import { db, requireUser } from '$lib/server/db';
export const POST = async ({ locals }) => { requireUser(locals); await db.query('insert into bills default values'); };
`,
          'src/routes/api/stock/+server.ts': `import { db } from '$lib/server/db';
export const GET = async () => Response.json(await db.query('select * from stock'));
export const PUT = async () => { await db.query('update stock set n = n + 1'); }; // ✗ unlike "PUT"
`,
        },
      },
      {
        title: 'One of four remote functions',
        files: {
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
import { error } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
export const db = new PrismaClient();
export const requireUser = () => {
  const { locals } = getRequestEvent();
  if (!locals.user) error(401);
  return locals.user;
};
`,
          'src/lib/todos.remote.ts': `import { command, form } from '$app/server';
import * as v from 'valibot';
import { db, requireUser } from '$lib/server/db';
export const add = form(v.object({ text: v.string() }), async ({ text }) => { requireUser(); await db.todo.create({ data: { text } }); });
export const rename = command(v.number(), async (id) => { requireUser(); await db.todo.update({ where: { id } }); });
export const close = command(v.number(), async (id) => { requireUser(); await db.todo.update({ where: { id } }); });
export const remove = command(v.number(), async (id) => { // ✗ unlike "command"
  await db.todo.delete({ where: { id } });
});
`,
        },
        says: ['`remove` changes data for whoever asks, unlike 3 remote functions beside it, which check who does.', 'Check who asks before anything else, as they do.'],
      },
    ],
    good: [
      {
        title: 'They all check',
        files: {
          'src/routes/todos/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const actions = {
  add: async ({ locals }) => { if (!locals.user) return fail(401); await db.todo.create({}); },
  close: async ({ locals }) => { if (!locals.user) return fail(401); await db.todo.update({}); },
  remove: async ({ locals }) => { await db.todo.delete({ where: { owner: locals.user.id } }); }
};
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
      },
      {
        title: 'Two are no convention',
        files: {
          'src/routes/todos/+page.server.ts': `import { fail } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const actions = {
  add: async ({ locals }) => { if (!locals.user) return fail(401); await db.todo.create({}); },
  close: async ({ locals }) => { if (!locals.user) return fail(401); await db.todo.update({}); },
  wish: async () => { await db.wish.create({}); }
};
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    const all = peersOf(project, path);
    const own = all.filter(({ entry }) => entry.path === path && asksWho(project, entry) === false);
    if (own.length === 0) return; // mutate-ok: nothing to report
    const checking = all.filter(({ entry, route }) => refusingWays(project, entry).some((ways) => turnsAway(project, ways, route?.id ?? ''))).length;
    if (checking < ENOUGH || checking <= all.length - checking) return;
    for (const { entry, route } of own) {
      const words = route ? { others: 'actions and handlers', orElse: ', or in `handle` of the server hooks for all of them' } : { others: 'remote functions', orElse: '' };
      const { nameSpan, span } = facts.functions[entry.fn] as FunctionFact;
      if (isReported(project, entry, route)) report(nameSpan ?? remoteOfEntry(project, entry)?.made.calleeSpan ?? span, 'unlike', { name: entry.name, count: String(checking), ...words });
    }
  },
});

/** What is compared with each other; remote functions have no route. */
type Peer = { readonly entry: Entry; readonly route?: RouteNode };

function peersOf(project: Project, path: string): readonly Peer[] {
  const node = project.routes.byFile.get(path);
  if (node) return neighbours(node).flatMap((route) => entriesOf(project, route).map((entry) => ({ entry, route })));
  return project.entries(path).filter((entry) => /^(?:command|form)$/.test(remoteOfEntry(project, entry)?.kind ?? '')).map((entry) => ({ entry }));
}

/** The routes that share the parent folder, and that itself. */
function neighbours(node: RouteNode): readonly RouteNode[] {
  const parent = node.parent ?? node;
  return [parent, ...parent.children];
}

/** The actions, and the handlers that change data. */
function entriesOf(project: Project, { endpoint, page }: RouteNode): readonly Entry[] {
  const files = [page?.server, endpoint].flatMap((path) => path ?? []);
  return files.flatMap((path) => project.entries(path)).filter(({ name, role }) => role === 'action' || (role === 'handler' && !READS.has(name)));
}

function isReported(project: Project, entry: Entry, route: RouteNode | undefined): boolean {
  const id = route?.id ?? '';
  if (isForEverybody(`${id} ${entry.name}`) || hookMayGuard(project, id) || !dataCall(project, entry)) return false;
  return route === undefined || guardAmong(project, guardingNodes(project, route, entry.declaredIn), id) === undefined; // mutate-ok: for the type
}
