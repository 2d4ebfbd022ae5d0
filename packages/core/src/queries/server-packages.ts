/** Packages and modules that work on servers only. */

const DATABASES = ['pg', 'pg-pool', 'postgres', 'mysql', 'mysql2', 'mariadb', 'mssql', 'oracledb', 'mongodb', 'mongoose', 'better-sqlite3', 'sqlite3', 'redis', 'ioredis', 'knex', 'sequelize', 'typeorm', 'cassandra-driver', '@prisma/client', '@prisma/adapter-pg', '@neondatabase/serverless', '@planetscale/database', '@vercel/postgres', '@vercel/kv'];
const DRIZZLE = ['node-postgres', 'postgres-js', 'mysql2', 'better-sqlite3', 'neon-http', 'neon-serverless', 'planetscale-serverless', 'vercel-postgres'];
const SECRETS = ['firebase-admin', 'bcrypt', 'argon2', '@node-rs/argon2', '@node-rs/bcrypt', 'nodemailer', 'stripe', '@sendgrid/mail', 'resend', 'postmark', 'twilio', 'googleapis'];
const NAMES: ReadonlySet<string> = new Set([...DATABASES, ...DRIZZLE.map((driver) => `drizzle-orm/${driver}`), ...SECRETS]);

/** Without those that are packages for browsers too: `buffer`, `events`, `path`, `process`, `url`, `util` … */
const NODE = /^(?:node:(?!process$).+|(?:async_hooks|child_process|cluster|dgram|dns|fs|http2|inspector|net|perf_hooks|readline|repl|tls|v8|vm|worker_threads)(?:\/.*)?)$/;

/**
 * Is the package a database driver, or the client of a service that asks for a secret key? A path into it (`firebase-admin/auth`) counts.
 * Clients that browsers use as well (`@supabase/supabase-js`, `firebase`, `openai`, `@aws-sdk/…`) do not.
 */
export function isServerPackage(module: string): boolean {
  const parts = module.split('/');
  const name = parts.slice(0, module.startsWith('@') ? 2 : 1).join('/');
  return NAMES.has(module) || NAMES.has(name);
}

/** Is it a module of Node that browsers have no stand-in for? Of `node:process` they get an empty one, and most ask it for nothing but `env`. */
export function isNodeModule(module: string): boolean {
  return NODE.test(module);
}
