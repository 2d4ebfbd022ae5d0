import {
  conditionsOf, defineRule, origins, testedValues,
  type CallFact, type CheckContext, type ExitFact, type FileFacts, type Project, type Ref, type Role, type Span, type Value,
} from '@sk-audit/core';

type Context = CheckContext<'connects' | 'needsVariable' | 'throws'>;

/** Files that the build itself loads, to see what they export. Hooks it loads only to prerender. */
const LOADED: ReadonlySet<Role> = new Set<Role>(['page.svelte', 'layout.svelte', 'page.universal', 'layout.universal', 'page.server', 'layout.server', 'endpoint', 'remote']);

const CONNECTORS = /^(?:mongoose#(?:default\.)?connect|amqplib#(?:default\.)?connect|ioredis#(?:default|Redis))$/;
/** Clients with a method that connects. */
const CLIENTS = /^(?:redis#createClient|pg#(?:default\.)?Client|mongodb#MongoClient|@prisma\/client#PrismaClient)$/;
/** They throw at once when what they are given is undefined. */
const DEMANDING = /^(?:stripe#(?:default|Stripe)|resend#Resend|openai#(?:default|OpenAI)|@neondatabase\/serverless#neon|@supabase\/supabase-js#createClient)$/;
const BUILDING = /^\$app\/env(?:ironment)?#building$/;

export default defineRule({
  id: 'require-building-guard',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Whether the variables are set and the services are at hand while the app is built does not show in its files.',
  summary: 'Demands a guard where a module opens connections, or throws without its variables, while it is loaded.',
  why: `\`vite build\` loads every page, layout, endpoint and remote module with all that they import, to see what they export. A connection that
is opened at the top level of a module is opened then too, from the machine that builds, perhaps to the database of production, and may keep
the build from ending; a client that wants a key, or a check that throws, fails the build where the variable is not set.

Left alone: what stands in functions (\`init\` of the server hooks among them), under a test of \`building\`, modules that only hooks use,
variables of \`$env/static/private\`, which the build has, and clients that connect when they are first asked (\`pg.Pool\`, \`postgres()\`,
\`PrismaClient\`).`,
  sources: ['https://svelte.dev/docs/kit/building-your-app#During-the-build', '@sveltejs/kit 2.70.4 src/core/postbuild/analyse.js'],
  messages: {
    connects: { text: '`{{call}}()` opens a connection while the module is loaded, also by `vite build`.', advice: 'Skip it while `building` from `{{module}}` is true, or connect when the client is first needed.' },
    needsVariable: { text: '`{{call}}()` fails without `{{name}}`, and `vite build` loads this module too.', advice: 'Skip it while `building` from `{{module}}` is true, or make the client when it is first needed.' },
    throws: { text: 'This module throws without `{{name}}`, and `vite build` loads it too.', advice: 'Skip the check while `building` from `{{module}}` is true, or move it to `init` in `src/hooks.server`.' },
  },
  examples: {
    bad: [
      {
        title: 'A connection, and a check of a variable',
        files: {
          'src/lib/server/cache.ts': `import Redis from 'ioredis';
import { env } from '$env/dynamic/private';
if (!env.REDIS_URL) throw new Error('REDIS_URL is missing'); // ✗ throws "throw new Error('REDIS_URL is missing');"
export const cache = new Redis(env.REDIS_URL); // ✗ connects "new Redis(env.REDIS_URL)"
`,
          'src/routes/+page.server.ts': `import { cache } from '$lib/server/cache';
export const load = async () => ({ visits: await cache.get('visits') });
`,
        },
        says: ['Skip it while `building` from `$app/environment` is true, or connect when the client is first needed.'],
      },
      {
        title: 'A client that wants its key',
        kit: '3.2.0',
        files: {
          'src/routes/pay/+page.server.ts': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_KEY); // ✗ needsVariable "new Stripe(process.env.STRIPE_KEY)"
export const load = async () => ({ prices: await stripe.prices.list() });
`,
        },
        says: ['`new Stripe()` fails without `STRIPE_KEY`, and `vite build` loads this module too.', 'Skip it while `building` from `$app/env` is true, or make the client when it is first needed.'],
      },
    ],
    good: [
      {
        title: 'Guarded by `building`',
        files: {
          'src/lib/server/cache.ts': `import Redis from 'ioredis';
import { building } from '$app/environment';
import { env } from '$env/dynamic/private';
if (!building && !env.REDIS_URL) throw new Error('REDIS_URL is missing');
export const cache = building ? undefined : new Redis(env.REDIS_URL);
`,
          'src/routes/+page.server.ts': `import { cache } from '$lib/server/cache';
export const load = async () => ({ visits: await cache.get('visits') });
`,
        },
      },
      {
        title: 'When it is first needed, and by variables that the build has',
        files: {
          'src/lib/server/cache.ts': `import Redis from 'ioredis';
import Stripe from 'stripe';
import { STRIPE_KEY } from '$env/static/private';
let cache;
export const open = () => (cache ??= new Redis(process.env.REDIS_URL));
export const stripe = new Stripe(STRIPE_KEY);
`,
          'src/routes/+page.server.ts': `import { open } from '$lib/server/cache';
export const load = async () => ({ visits: await open().get('visits') });
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const module = project.kitSatisfies('>=3.0.0-0') === true ? '$app/env' : '$app/environment';
    const found: Found[] = [
      ...facts.calls.flatMap((call) => (call.fn === 0 && !isGuarded(context, call.when) ? (inCall(context, call) ?? []) : [])),
      ...facts.exits.flatMap((exit) => (exit.fn === 0 && !isGuarded(context, exit.when) ? (inThrow(context, exit) ?? []) : [])),
    ];
    const isLoaded = found.length > 0 && project.importerChain(path, (one) => LOADED.has(project.role(one))) !== undefined; // mutate-ok: the first saves the second
    for (const { data, id, span } of isLoaded ? found : []) context.report(span, id, { ...data, module });
  },
});

function isGuarded({ facts, path, project }: Context, when: number | undefined): boolean {
  return conditionsOf(facts, when).flatMap(({ test }) => testedValues(test)).some((value) => value.is === 'ref' && BUILDING.test(project.symbol(path, value.ref) ?? ''));
}

type Found = { readonly id: 'connects' | 'needsVariable' | 'throws'; readonly span: Span; readonly data: { readonly [name: string]: string } };

function inCall(context: Context, call: CallFact): Found | undefined {
  const { facts, path, project } = context;
  const symbol = project.symbol(path, call.callee) ?? '';
  const { span } = call;
  if ((CONNECTORS.test(symbol) && !isLazy(call)) || connectsClient(context, call)) return { id: 'connects', span, data: { call: nameOf(facts, call) } };
  const name = DEMANDING.test(symbol) ? call.args.flatMap((arg) => variablesIn(context, arg))[0] : undefined;
  return name === undefined ? undefined : { id: 'needsVariable', span, data: { call: nameOf(facts, call), name } };
}

function isLazy({ args }: CallFact): boolean {
  return args.some((arg) => arg.is !== 'object' ? false : arg.open === true || Object.hasOwn(arg.props, 'lazyConnect'));
}

/** `client.connect()` of a client that this module made */
function connectsClient({ facts, path, project }: Context, { callee }: CallFact): boolean {
  if (callee.from !== 'binding' || !/^\$?connect$/.test(callee.path.join('.'))) return false; // mutate-ok: only bindings have numbers of bindings
  const init = facts.bindings[callee.binding]?.init;
  const maker = init?.is === 'call' ? facts.calls[init.call] : undefined; // mutate-ok: only calls have numbers of calls
  return maker !== undefined && CLIENTS.test(project.symbol(path, maker.callee) ?? '');
}

/** `if (!env.X) throw …` */
function inThrow(context: Context, { span, when }: ExitFact): Found | undefined {
  const tested = conditionsOf(context.facts, when).flatMap(({ test }) => testedValues(test));
  const name = tested.flatMap((value) => variablesIn(context, value))[0];
  return name === undefined ? undefined : { id: 'throws', span, data: { name } };
}

/** The variables that the value is made of and that may be missing while the app is built. A fallback is enough. */
function variablesIn({ facts, path, project }: Context, value: Value): readonly string[] {
  if (value.is === 'either') return [];
  return origins(facts, value).flatMap((ref) => dynamicVariable(project, path, ref) ?? []);
}

function dynamicVariable(project: Project, path: string, ref: Ref): string | undefined {
  const target = project.resolve(path, ref);
  const whole = 'rest' in target ? [target.is === 'package' ? `${target.module}#${target.name}` : target.is === 'global' ? target.name : '', ...target.rest].join('.') : ''; // mutate-ok: the shape of targets
  return /^(?:\$env\/dynamic\/private#env|process\.env)\.(?!NODE_ENV$)(\w+)$/.exec(whole)?.[1];
}

/** As it is written, without arguments: `new Stripe`. */
function nameOf(facts: FileFacts, { callee, new: isNew }: CallFact): string {
  const isImport = callee.from === 'import';
  const root = isImport ? facts.imports[callee.import]?.names.find((name) => name.imported === callee.path[0])?.local : callee.from === 'binding' ? facts.bindings[callee.binding]?.name : undefined; // mutate-ok: the shape of refs
  return `${isNew ? 'new ' : ''}${[root, ...callee.path.slice(isImport ? 1 : 0)].join('.')}`;
}
