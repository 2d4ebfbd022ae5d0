import {
  asksWho, dataCall, defineRule, guardAmong, guardingNodes, hookMayGuard, layoutsAround,
  type CallSite, type CheckContext, type Entry, type Project, type Related, type RouteNode, type Span,
} from '@sk-audit/core';

type Id = 'load' | 'action' | 'endpoint';

export default defineRule({
  id: 'no-layout-only-auth-guard',
  severity: 'error',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: 'who asks, and what is public, is told by names in the end: of 29 findings read in 98 repositories 26 are right, 3 arguable, none wrong.',
  summary: 'Forbids loads, actions and endpoints that only a layout above them protects.',
  why: `A \`load\` of a layout is no gate. It and the page's \`load\` run at the same time, so the page's queries are made for everybody; a request
for the page's data (\`__data.json\`) says itself which loads it wants, and one that leaves the layout out gets what the page's \`load\` returns.
No \`load\` runs before a form action: the action has deleted the user by the time the layout redirects. And layouts do not apply to
endpoints (\`+server\`) at all. All of this holds in Kit 1, 2 and 3.

The rule knows a layout that redirects or ends with an error when nobody is signed in, and speaks of the loads, actions and endpoints below it
that work with a database, or with a service that asks for a secret key, and look at nothing that says who asks. For actions the page's own \`load\` counts as
such a layout, and so does a universal \`load\`, which is not run for the data at all. It follows helpers, wrappers and \`getRequestEvent()\`, and is silent when they cannot be seen into, when the \`load\` waits for
\`parent()\`, when the same data is given to everybody elsewhere, when \`handle\` may refuse the route by its path or its id, and for endpoints named like something public (\`webhook\`, \`health\`, \`login\` …).`,
  sources: ['https://svelte.dev/docs/kit/load#Implications-for-authentication', '@sveltejs/kit 2.70.4 src/runtime/server/data/index.js', '@sveltejs/kit 2.70.4 src/runtime/server/page/index.js'],
  messages: {
    load: {
      text: 'This `load` reads data for whoever asks: only `{{guard}}` turns strangers away, and a request for the data can do without that.',
      advice: 'Check in `handle` of the server hooks for all routes below, or here before the first query; `await parent()` in front of it does as well.',
    },
    action: {
      text: 'The action `{{name}}` runs for whoever posts to it: only the `load` of `{{guard}}` turns strangers away, and no `load` runs before an action.',
      advice: 'Check who posts in `handle` of the server hooks, or at the beginning of the action.',
    },
    endpoint: {
      text: '`{{name}}` answers whoever asks: only `{{guard}}` turns strangers away, and layouts do not apply to endpoints.',
      advice: 'Check who asks in `handle` of the server hooks, or at the beginning of the handler.',
    },
  },
  examples: {
    bad: [
      {
        title: 'A page, its action and an endpoint below a layout that checks',
        files: {
          'src/routes/admin/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
  return { user: locals.user };
};
`,
          'src/routes/admin/customers/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async () => ({ customers: await db.customer.findMany() }); // ✗ load "load"
export const actions = {
  remove: async ({ request }) => { // ✗ action "remove"
    const form = await request.formData();
    await db.customer.delete({ where: { id: form.get('id') } });
  }
};
`,
          'src/routes/admin/customers/export/+server.ts': `import { allCustomers } from '$lib/server/customers';
export const GET = async () => new Response(await allCustomers()); // ✗ endpoint "GET"
`,
          'src/lib/server/customers.ts': `import { db } from './db';
export async function allCustomers() {
  const rows = await db.customer.findMany();
  return rows.map(({ name }) => name).join();
}
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
        says: ['turns strangers away when nobody is signed in: redirect(303, \'/login\')', 'works with data: db.customer.findMany()'],
      },
      {
        title: 'A page whose own load checks, and its action',
        files: {
          'src/routes/invoices/+page.server.ts': `import { error } from '@sveltejs/kit';
import { db } from '$lib/server/db';
export const load = async ({ cookies }) => {
  const session = cookies.get('session');
  if (!session) error(401, 'Sign in first');
  return { invoices: await db.query('select * from invoices where owner = $1', [session]) };
};
export const actions = {
  pay: async ({ request }) => { // ✗ action "pay"
    const id = (await request.formData()).get('id');
    await db.query('update invoices set paid = true where id = $1', [id]);
  }
};
`,
          'src/lib/server/db.ts': `import pg from 'pg';
export const db = new pg.Pool();
`,
        },
      },
    ],
    good: [
      {
        title: 'The hook checks',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
export const handle = async ({ event, resolve }) => {
  if (event.url.pathname.startsWith('/admin') && !event.locals.user) redirect(303, '/login');
  return resolve(event);
};
`,
          'src/routes/admin/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
          'src/routes/admin/customers/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async () => ({ customers: await db.customer.findMany() });
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
      },
      {
        title: 'Each checks for itself, or waits for the layout',
        files: {
          'src/routes/admin/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
          'src/routes/admin/customers/+page.server.ts': `import { db } from '$lib/server/db';
import { requireUser } from '$lib/server/guard';
export const load = async ({ parent }) => {
  await parent();
  return { customers: await db.customer.findMany() };
};
export const actions = {
  remove: async ({ request }) => {
    requireUser();
    const form = await request.formData();
    await db.customer.delete({ where: { id: form.get('id') } });
  }
};
`,
          'src/lib/server/guard.ts': `import { error } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
export function requireUser() {
  const { locals } = getRequestEvent();
  if (!locals.user) error(401, 'Sign in first');
  return locals.user;
}
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const node = project.routes.byFile.get(path);
    if (!node) return; // mutate-ok: a second `+page` in a folder, which Kit refuses
    for (const entry of project.entries(path)) {
      const id = KINDS[entry.role];
      if (id) checkEntry(context, node, entry, id);
    }
  },
});

const KINDS: { readonly [role in Entry['role']]?: Id } = { load: 'load', action: 'action', handler: 'endpoint' };

function checkEntry(context: CheckContext<Id>, node: RouteNode, entry: Entry, id: Id): void {
  const { path, project, report } = context;
  const guard = guardAmong(project, guardingNodes(project, node, path), node.id);
  if (!guard || asksWho(project, entry) !== false || hookMayGuard(project, node.id)) return;
  const data = dataCall(project, entry);
  if (!data || (id !== 'action' && isPublic(project, data.site))) return;
  const related = [placeOfCall(project, guard.refusal, 'turns strangers away when nobody is signed in'), placeOfCall(project, data.at, 'works with data')];
  report(placeOf(context, entry), id, { name: entry.name, guard: guard.load.declaredIn }, { related });
}

/** Does a load or endpoint that nobody guards give the same to everybody, by the same function of the app, or of the same table? */
function isPublic(project: Project, site: CallSite): boolean {
  const fn = project.facts(site.path)?.calls[site.call]?.fn ?? 0;
  const others = project.runs({ path: site.path, fn }).entries.filter((one) => one.role === 'load' || one.role === 'handler');
  const table = tableAt(project, site);
  const isSameTable = (one: Entry): boolean => {
    const data = dataCall(project, one);
    return data !== undefined && tableAt(project, data.site) === table;
  };
  return others.some((one) => isOpen(project, one)) || (table !== undefined && loadsOf(project).some((one) => isSameTable(one) && isOpen(project, one)));
}

function loadsOf(project: Project): readonly Entry[] {
  return [...project.routes.byFile.keys()].flatMap((path) => project.entries(path)).filter(({ role }) => role === 'load');
}

function isOpen(project: Project, entry: Entry): boolean {
  const node = project.routes.byFile.get(entry.declaredIn);
  const asks = !node || asksWho(project, entry) !== false || hookMayGuard(project, node.id); // mutate-ok: loads and handlers have a node
  return !asks && !guardAmong(project, [...guardingNodes(project, node, entry.declaredIn), ...layoutsAround(node)], node.id);
}

/** `db.product` of `db.product.findMany()`; undefined where the table is told in another way. */
function tableAt(project: Project, { call, path }: CallSite): string | undefined {
  const callee = project.facts(path)?.calls[call]?.callee;
  return callee && callee.path.length > 2 ? callee.path.slice(0, -1).join('.') : undefined; // mutate-ok: for the type
}

function placeOfCall(project: Project, { call, path }: CallSite, message: string): Related {
  return { path, span: project.facts(path)?.calls[call]?.span ?? [0, 0], message };
}

/** The function's name; where the body stands in another file, the export. */
function placeOf({ facts, path }: CheckContext<Id>, entry: Entry): Span {
  const own = entry.path === path ? facts.functions[entry.fn] : undefined;
  const exported = facts.exports.find(({ name }) => name === (entry.role === 'action' ? 'actions' : entry.name));
  return own?.nameSpan ?? exported?.span ?? [0, 0];
}
