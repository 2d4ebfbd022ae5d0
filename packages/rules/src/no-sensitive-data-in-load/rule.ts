import { defineRule, isSent, secretColumns, sentParts, wholeRow, type SentPart } from '@sk-audit/core';

export default defineRule({
  id: 'no-sensitive-data-in-load',
  severity: 'error',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids whole rows with password hashes or tokens in what the server hands to the browser.',
  why: `What a server \`load\` or a remote function returns is sent to everybody who may open the page, in the page and in \`__data.json\`, whether a
component shows it or not. A whole row of the users' table brings along the hash of the password and the tokens of sessions.

Only proven columns count: those of Drizzle's tables, and of Prisma's models those that the app's own code names (\`data: { passwordHash }\`,
\`user.password !== …\`). Left alone: queries that select or omit columns, rows that are mapped, picked from or passed through a function, and
models of which the code shows no such column.`,
  sources: ['https://svelte.dev/docs/kit/load#Universal-vs-server-Output', 'https://www.prisma.io/docs/orm/prisma-client/queries/excluding-fields'],
  messages: {
    wholeRow: { text: 'All columns of `{{table}}`, `{{column}}` among them, are sent to the browser.', advice: 'Select the columns that the page shows.' },
    column: { text: '`{{column}}` is sent to the browser.', advice: 'Leave it out, and compare it on the server.' },
  },
  examples: {
    bad: [
      {
        title: 'A whole user with Prisma',
        files: {
          'src/routes/profile/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async ({ locals }) => {
  const user = await db.user.findUnique({ where: { id: locals.userId } });
  return { user }; // ✗ wholeRow "user"
};
`,
          'src/routes/register/+page.server.ts': `import { db } from '$lib/server/db';
import { hash } from '$lib/server/hash';
export const actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    await db.user.create({ data: { name: form.get('name'), passwordHash: hash(form.get('password')) } });
  }
};
`,
          'src/lib/server/hash.ts': "export const hash = (text) => text.length + '';\n",
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
      },
      {
        title: 'A hash by its name',
        files: {
          'src/routes/profile/+page.server.ts': `export const load = async ({ locals }) => ({
  name: locals.user.name,
  passwordHash: locals.user.passwordHash // ✗ column "passwordHash: locals.user.passwordHash"
});
`,
        },
      },
      {
        title: 'All users with Drizzle',
        files: {
          'src/routes/members/+page.server.ts': `import { db } from '$lib/server/db';
import { users } from '$lib/server/schema';
export const load = async () => ({
  members: await db.select().from(users).limit(20) // ✗ wholeRow "members: await db.select().from(users).limit(20)"
});
`,
          'src/lib/server/schema.ts': `import { pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: text(), name: text(), passwordHash: text() });
`,
          'src/lib/server/db.ts': `import { drizzle } from 'drizzle-orm/postgres-js';
export const db = drizzle();
`,
        },
      },
    ],
    good: [
      {
        title: 'Selected columns',
        files: {
          'src/routes/members/+page.server.ts': `import { db } from '$lib/server/db';
import { users } from '$lib/server/schema';
export const load = async () => ({
  members: await db.select({ id: users.id, name: users.name }).from(users),
  newest: await db.query.users.findFirst({ columns: { name: true } })
});
`,
          'src/lib/server/schema.ts': `import { pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: text(), name: text(), passwordHash: text() });
`,
          'src/lib/server/db.ts': `import { drizzle } from 'drizzle-orm/postgres-js';
export const db = drizzle();
`,
        },
      },
      {
        title: 'Picked from',
        files: {
          'src/routes/profile/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async ({ locals }) => {
  const { passwordHash, ...user } = await db.user.findUnique({ where: { id: locals.userId } });
  return { user, hasPassword: passwordHash !== null };
};
`,
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const columns = secretColumns(project);
    for (const path of project.paths()) {
      for (const entry of project.entriesIn(path)) {
        if (entry.role === 'action' || !isSent(project, entry)) continue;
        for (const part of sentParts(project, entry)) {
          const row = wholeRow(project, columns, part);
          if (row) report(part.path, part.span, 'wholeRow', { table: row.table, column: row.column.name }, { related: [{ path: row.column.path, span: row.column.span, message: `shows the column \`${row.column.name}\`` }] });
          else if (isHash(part)) report(part.path, part.span, 'column', { column: part.key ?? '' });
        }
      }
    }
  },
});

/** `passwordHash: user.passwordHash`: of the names of columns only those that can mean nothing else. */
function isHash({ key = '', value }: SentPart): boolean {
  return value.is === 'ref' && value.ref.path.at(-1) === key && /password_?(?:hash|digest|salt)$|^hashed_?password$/i.test(key);
}
