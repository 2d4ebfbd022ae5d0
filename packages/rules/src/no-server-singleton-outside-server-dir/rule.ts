import { defineRule, isServerPackage, nameOf, pathInside, serverOnlyModule, serverOnlyReason, type PackageCall, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'no-server-singleton-outside-server-dir',
  severity: 'warn',
  category: 'server-only',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids database and SDK clients in modules that Kit would let into the browser.',
  why: `A module such as \`src/lib/db.ts\` that opens a database is one import away from the browser: nothing in its path tells Kit that it is
for the server, so neither the build nor the editor objects when a component imports it. In \`src/lib/server\`, or named \`db.server.ts\`,
Kit refuses that import in every version. \`sk-audit move\` puts it there and rewrites its importers.

Left alone: modules that import private environment variables or server-only files, which Kit refuses as well, files that Kit itself runs on
the server alone (\`+page.server\`, \`+server\`, hooks, remote functions), code outside the app's sources, and modules that reach the browser
already: those are the matter of \`no-db-in-svelte\`.`,
  sources: ['https://svelte.dev/docs/kit/server-only-modules#Your-modules'],
  messages: {
    unguarded: { text: 'This module opens {{what}}, and nothing in its path tells Kit that it is for the server.', advice: 'Move it with `npx sk-audit move {{path}} {{place}}`, which rewrites its importers too.' },
  },
  examples: {
    bad: [
      {
        title: 'A client beside shared code',
        files: {
          'src/lib/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient(); // ✗ unguarded "new PrismaClient()"
`,
          'src/routes/+page.server.ts': `import { db } from '$lib/db';
export const load = async () => ({ items: await db.item.findMany({ select: { id: true } }) });
`,
        },
        says: ['Move it with `npx sk-audit move src/lib/db.ts src/lib/server/db.ts`, which rewrites its importers too.'],
      },
      {
        title: 'A connection that the module opens as it is loaded',
        files: {
          'src/lib/orders.ts': `import mongoose from 'mongoose';
await mongoose.connect(process.env.MONGO_URL); // ✗ unguarded "mongoose.connect(process.env.MONGO_URL)"
export const Order = mongoose.model('Order', new mongoose.Schema({ total: Number }));
`,
          'src/routes/orders/+server.ts': `import { Order } from '$lib/orders';
export const GET = async () => Response.json(await Order.find({}, 'total'));
`,
        },
      },
    ],
    good: [
      {
        title: 'The same in a place that Kit guards',
        files: {
          'src/lib/server/db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
`,
          'src/routes/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async () => ({ items: await db.item.findMany({ select: { id: true } }) });
`,
        },
      },
      {
        title: 'A private environment variable guards it as well',
        files: {
          'src/lib/db.ts': `import postgres from 'postgres';
import { DATABASE_URL } from '$env/static/private';
export const sql = postgres(DATABASE_URL);
`,
          'src/routes/+page.server.ts': `import { sql } from '$lib/db';
export const load = async () => ({ items: await sql\`select id from items\` });
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const client = project.packageCalls(path).find(isClient);
    if (client && isUnguarded(project, path)) context.report(client.call.span, 'unguarded', { what: `a client of \`${moduleOf(client.symbol)}\``, path: quoted(path), place: quoted(guardedPlace(project, path)) });
  },
});

/** Where Kit guards the module: in the library's server folder, or beside itself under another name when that place is taken. */
function guardedPlace(project: Project, path: string): string {
  const { lib } = project.config;
  const place = `${lib}/server/${pathInside(lib, path) ?? nameOf(path)}`;
  return project.paths().includes(place) ? path.replace(/(\.[^./]+)$/, '.server$1') : place;
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `"${path}"`;
}

/** A module of the app's own that only the server runs, but that Kit would let into the browser. */
function isUnguarded(project: Project, path: string): boolean {
  return path.startsWith(`${project.config.src}/`) && project.isLive(path) && !project.clientChain(path) && !isGuarded(project, path);
}

/** Would Kit refuse the module, for its own sake or for what it imports? */
function isGuarded(project: Project, path: string, seen = new Set<string>()): boolean {
  if (serverOnlyReason(path, project.config, project.kit)) return true;
  seen.add(path);
  return project.imports(path).some(({ kind, module = '', to, value }) => {
    if (!value) return false;
    return kind === 'virtual' ? serverOnlyModule(module, project.kit) : to !== undefined && !seen.has(to) && isGuarded(project, to, seen);
  });
}

/** A call that a server package answers while the module is loaded: `new Pool()`, `postgres(…)`, `mongoose.connect(…)`. */
function isClient({ call, symbol }: PackageCall): boolean {
  if (call.fn !== 0 || !isServerPackage(moduleOf(symbol))) return false;
  const name = symbol.slice(symbol.indexOf('#') + 1);
  if (call.new) return /(?:^|\.)(?:default|\w*Client|Pool|Redis|Cluster|Database|Sequelize|DataSource|Stripe|Resend|Connection)$/.test(name);
  return /^(?:default|create\w*|connect|initializeApp|drizzle|neon|knex)$|\.(?:create\w*|connect)$/.test(name);
}

function moduleOf(symbol: string): string {
  return symbol.slice(0, symbol.indexOf('#'));
}
