import { defineRule, verificationsIn, type Project, type Related, type Span, type Verification } from '@sk-audit/core';

/** Fewer places than this are no pattern. */
const ENOUGH = 3;

export default defineRule({
  id: 'no-duplicate-auth-in-load',
  severity: 'warn',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: 'Four findings in 98 repositories, all right; but whether a call verifies is told by names such as `session` and `getUser`.',
  summary: 'Forbids verifying the visitor anew in one load after the other, where the hook could do it once.',
  why: `The loads of the layouts and of the page run for one request, each with its own look into the session table or its own call of the auth
server, when each verifies the cookie for itself. And the copy that somebody forgets is a hole.

\`handle\` in the server hooks runs once, before everything: verify there, put the user into \`locals\`, and let loads and actions only look at
\`locals.user\`. That look (\`if (!locals.user) redirect(…)\`) is cheap, should stand in each of them, and is never reported.

A verification is an awaited call of a function in \`locals\`, or of one that is given cookies or headers, whose empty answer leads to a
redirect, an error or a failure. From three such places on, among them the load of a layout and one below it, the rule reports them once,
where most of them stand. It leaves alone guards that refuse by themselves (\`await requireUser(event)\`), and functions that remember their answer for the
request, such as Lucia's \`handleRequest(event).validate()\`.`,
  sources: ['https://svelte.dev/docs/kit/load#Implications-for-authentication', 'https://svelte.dev/docs/kit/hooks#Server-hooks-locals'],
  messages: {
    duplicate: {
      text: '`{{name}}` verifies the visitor in {{count}} places of {{files}} route files, each for itself.',
      advice: 'Verify once in `handle` of the server hooks, keep the result in `locals`, and only look at that here.',
    },
  },
  examples: {
    bad: [
      {
        title: 'The cookie is verified in each load',
        files: {
          'src/lib/server/session.ts': `import { db } from './db';
export const userOf = async (session: string | undefined) => (await db.query('select * from sessions where id = $1', [session])).rows[0];
`,
          'src/lib/server/db.ts': `import pg from 'pg';
export const db = new pg.Pool();
`,
          'src/routes/orders/+page.server.ts': `import { fail, redirect } from '@sveltejs/kit';
import { userOf } from '$lib/server/session';
export const load = async ({ cookies }) => {
  const user = await userOf(cookies.get('session')); // ✗ duplicate "userOf(cookies.get('session'))"
  if (!user) redirect(303, '/login');
  return { user };
};
export const actions = {
  cancel: async ({ cookies }) => {
    const user = await userOf(cookies.get('session'));
    if (!user) return fail(401);
  }
};
`,
          'src/routes/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
import { userOf } from '$lib/server/session';
export const load = async ({ cookies }) => {
  const user = await userOf(cookies.get('session'));
  if (!user) redirect(303, '/login');
  return { user };
};
`,
        },
        says: ['`userOf()` verifies the visitor in 3 places of 2 route files, each for itself.', "verifies as well: userOf(cookies.get('session'))"],
      },
      {
        title: 'A function in `locals` that asks the auth server each time',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  event.locals.getUser = async () => {
    const answer = await event.fetch('https://auth.example.com/me');
    return answer.ok ? answer.json() : undefined;
  };
  return resolve(event);
};
`,
          'src/routes/invoices/print/+page.server.ts': `import { error } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  const user = await locals.getUser();
  if (!user) error(401, 'Sign in first');
};
`,
          'src/routes/invoices/+layout.server.ts': `import { error } from '@sveltejs/kit';
export const load = async (event) => {
  const user = await event.locals.getUser(); // ✗ duplicate "event.locals.getUser()"
  if (!user) error(401, 'Sign in first');
};
`,
          'src/routes/invoices/print/+server.ts': `export const GET = async ({ locals }) => {
  const user = await locals.getUser();
  if (!user) return new Response('Sign in first', { status: 401 });
  return new Response('');
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Verified once, looked at everywhere',
        files: {
          'src/hooks.server.ts': `import { userOf } from '$lib/server/session';
export const handle = async ({ event, resolve }) => {
  event.locals.user = await userOf(event.cookies.get('session'));
  return resolve(event);
};
`,
          'src/lib/server/session.ts': 'export const userOf = async (session: string | undefined) => session;\n',
          'src/routes/orders/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
          'src/routes/invoices/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
          'src/routes/account/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = async ({ locals }) => {
  if (!locals.user) redirect(303, '/login');
};
`,
        },
      },
      {
        title: 'A guard that refuses by itself',
        files: {
          'src/lib/server/guard.ts': `import { redirect } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
export async function requireUser() {
  const { locals } = getRequestEvent();
  if (!locals.user) redirect(303, '/login');
  return locals.user;
}
`,
          'src/routes/orders/+page.server.ts': `import { requireUser } from '$lib/server/guard';
export const load = async () => ({ user: await requireUser() });
export const actions = { cancel: async () => { await requireUser(); } };
`,
          'src/routes/invoices/+page.server.ts': `import { requireUser } from '$lib/server/guard';
export const load = async () => ({ user: await requireUser() });
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    for (const places of clusters(project)) {
      const [first, ...others] = places as [Verification, ...Verification[]];
      const files = new Set(places.map(({ entry }) => entry.declaredIn)).size;
      const related = others.map((one): Related => ({ path: one.path, span: spanOf(project, one), message: 'verifies as well' }));
      report(first.path, spanOf(project, first), 'duplicate', { name: first.name, count: String(places.length), files: String(files) }, { related });
    }
  },
});

/** The same verification each; those of the file with most of them come first, else by path. */
function clusters(project: Project): readonly (readonly Verification[])[] {
  const byKey = new Map<string, Verification[]>();
  for (const path of [...project.routes.byFile.keys()].sort()) {
    for (const one of verificationsIn(project, path)) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  }
  return [...byKey.values()].filter((places) => places.length >= ENOUGH && meet(project, places)).map(bySize);
}

/** Do two of them run for one request: the load of a layout, and one below it? */
function meet(project: Project, places: readonly Verification[]): boolean {
  const loads = new Set<string | undefined>(places.filter(({ entry }) => entry.role === 'load').map(({ entry }) => entry.declaredIn));
  return [...loads].some((path) => {
    const node = project.routes.byFile.get(path ?? '');
    const chain = node ? project.layoutChain(node).flatMap(({ server, universal }) => [server, universal]) : []; // mutate-ok: loads have a node
    return chain.some((above) => above !== path && loads.has(above));
  });
}

function bySize(places: readonly Verification[]): readonly Verification[] {
  const size = ({ path }: Verification): number => places.filter((one) => one.path === path).length;
  return [...places].sort((a, b) => size(b) - size(a));
}

function spanOf(project: Project, { call, path }: Verification): Span {
  return project.facts(path)?.calls[call]?.span ?? [0, 0];
}
