import {
  alternatives, defineRule, indexOf, pathInside, remoteBody, remoteKind, remoteRef, type CallFact, type CheckContext, type ExportFact, type FileFacts, type Project, type RemoteKind, type Value,
} from '@sk-audit/core';

type Id = 'defaultExport' | 'noRemote' | 'noSchema' | 'notIterable';
type Context = CheckContext<Id>;

const config = "export default { kit: { experimental: { remoteFunctions: true } } };\n";
const config3 = "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ experimental: { remoteFunctions: true } })] };\n";
const user = (name: string): string => `<script>\n  import { ${name} } from './cart.remote.js';\n</script>\n<button onclick={() => ${name}(1)}>Cart</button>\n`;

export default defineRule<Id>({
  id: 'valid-remote-function',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.27.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that remote modules export remote functions only, made as Kit expects.',
  why: `A file called \`….remote.js\` is one that browsers call. All that it exports must be made by \`query\` (\`query.batch\`, \`query.live\`), \`form\`,
\`command\` or \`prerender\`; Kit refuses a default export, and helpers or constants that are exported beside them. Types may be exported.

What takes an argument needs a schema (of Zod, Valibot and others) before the function, or the word \`'unchecked'\`; an object or a function in its place
is refused when the module is loaded. A \`query.live\` must give an iterator: one whose function returns an object without being a generator fails
as soon as somebody asks for it.

What comes from elsewhere is left alone.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions', 'https://svelte.dev/e/kit/remote_module_invalid_export', 'https://svelte.dev/e/kit/remote_invalid_validator', '@sveltejs/kit 2.70.4 src/exports/internal/remote-functions.js', '@sveltejs/kit 3.2.0 src/exports/internal/server/remote-functions.js, src/runtime/app/server/remote/shared.js'],
  messages: {
    defaultExport: { text: 'A remote module may have no default export.', advice: 'Export it under a name.' },
    noRemote: { text: '`{{name}}` is no remote function, and a remote module may export nothing else.', advice: 'Move it to another file, or do not export it.' },
    noSchema: { text: '`{{maker}}` is given {{what}} where Kit expects a schema.', advice: "Give a schema, or `'unchecked'` for none." },
    notIterable: { text: '`{{name}}` gives an object, and a live query has to give an iterator.', advice: 'Make the function a generator: `async function* () { yield …; }`.' },
  },
  examples: {
    bad: [
      {
        title: 'A constant among them',
        files: {
          'svelte.config.js': config,
          'src/routes/cart.remote.js': `import { command } from '$app/server';
export const limit = 9; // ✗ noRemote "limit"
export const order = command('unchecked', async (amount) => Math.min(amount, limit));
`,
          'src/routes/+page.svelte': user('order'),
        },
        says: ['`limit` is no remote function, and a remote module may export nothing else.'],
      },
      {
        title: 'A default export',
        kit: '3.2.0',
        files: {
          'vite.config.js': config3,
          'src/routes/cart.remote.js': `import { command } from '$app/server';
export const order = command('unchecked', async (amount) => amount);
export default order; // ✗ defaultExport "export default order;"
`,
          'src/routes/+page.svelte': user('order'),
        },
      },
      {
        title: 'An object in the place of a schema',
        kit: '3.2.0',
        files: {
          'vite.config.js': config3,
          'src/routes/cart.remote.js': `import { query } from '$app/server';
export const getItem = query({ id: 'number' }, async ({ id }) => id); // ✗ noSchema "{ id: 'number' }"
`,
          'src/routes/+page.svelte': user('getItem'),
        },
        says: ['`query` is given an object where Kit expects a schema.'],
      },
      {
        title: 'A live query that gives one value',
        kit: '3.2.0',
        notBuilt: 'It fails when it is asked for.',
        files: {
          'src/routes/cart.remote.js': `import { query } from '$app/server';
export const getTotal = query.live(async () => ({ total: 3 })); // ✗ notIterable "query.live"
`,
        },
      },
    ],
    good: [
      {
        title: 'Remote functions and types',
        files: {
          'svelte.config.js': config,
          'src/routes/cart.remote.js': `import { command, form, query } from '$app/server';
import { limit } from '$lib/limit.js';
export const order = command('unchecked', async (amount) => Math.min(amount, limit));
export const getCart = query(async () => []);
export const contact = form('unchecked', async () => {});
`,
          'src/lib/limit.js': 'export const limit = 9;\n',
          'src/routes/+page.svelte': user('order'),
        },
      },
      {
        title: 'A schema, and a generator',
        kit: '3.2.0',
        files: {
          'vite.config.js': config3,
          'src/routes/cart.remote.js': `import { prerender, query } from '$app/server';
const id = { '~standard': { version: 1, vendor: 'shop', validate: (value) => ({ value }) } };
export const getItem = query(id, async (item) => item);
export const getTerms = prerender(async () => 'None.', { dynamic: true });
export const getTotal = query.live(async function* () {
  yield { total: 3 };
});
`,
          'src/routes/+page.svelte': user('getItem'),
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    // A file elsewhere that merely has such a name may belong to a package that lies in the repository.
    if (project.role(path) !== 'remote' || pathInside(project.config.src, path) === undefined) return;
    for (const one of facts.exports) if (!one.typeOnly) checkExport(context, one);
    for (const call of facts.calls) {
      const kind = remoteKind(project, path, call);
      if (kind) checkMade(context, call, kind);
    }
  },
});

function checkExport({ facts, project, report }: Context, one: ExportFact): void {
  if (one.name === 'default') return report(one.span, 'defaultExport', {}, { kitCode: 'remote_module_default_export' });
  if (one.name !== '*' && isOther(project, facts, one)) report(one.span, 'noRemote', { name: one.name }, { kitCode: 'remote_module_invalid_export' });
}

/** Is it surely something else than a remote function? */
function isOther(project: Project, { bindings, path }: FileFacts, { binding: index, from }: ExportFact): boolean {
  const ref = index !== undefined ? { from: 'binding' as const, binding: index, path: [] } : undefined;
  if (!ref || from) return false;
  const { function: fn, init, kind } = bindings[index as number] ?? {};
  if (remoteRef(project, path, ref)) return false;
  return fn !== undefined || kind === 'class' || (init !== undefined && alternatives(init).every(isPlain));
}

function isPlain({ is }: Value): boolean {
  return is === 'literal' || is === 'template' || is === 'object' || is === 'array' || is === 'function' || is === 'class';
}

function checkMade(context: Context, call: CallFact, kind: RemoteKind): void {
  const { path, project, report } = context;
  const [first, second] = call.args;
  const hasSchema = !call.spread && second !== undefined && (kind !== 'prerender' || project.resolveFunction(path, second) !== undefined);
  const what = hasSchema && kind !== 'form' && first ? noSchema(project, path, first) : undefined;
  if (what !== undefined) report(call.argSpans[0] ?? call.span, 'noSchema', { maker: kind, what }, { kitCode: 'remote_invalid_validator' });
  const name = kind === 'query.live' ? nameOf(context.facts, call) : undefined;
  if (name !== undefined && givesObjects(project, path, name, call)) report(call.calleeSpan, 'notIterable', { name }, { kitCode: 'remote_query_live_not_iterable' });
}

/** What it is, when it is surely no schema. */
function noSchema(project: Project, path: string, value: Value): string | undefined {
  if (value.is === 'literal') return value.value === 'unchecked' ? undefined : `\`${String(value.value)}\``;
  if (project.resolveFunction(path, value)) return 'a function';
  const found = value.is === 'ref' ? project.valueOf(path, value.ref)?.value : value;
  return found?.is === 'object' && !found.open && !Object.hasOwn(found.props, '~standard') ? 'an object' : undefined;
}

function nameOf({ bindings, calls }: FileFacts, call: CallFact): string | undefined {
  return bindings.find(({ init }) => init?.is === 'call' && calls[init.call] === call)?.name;
}

/** Does its function, which is no generator, return nothing but objects that cannot be gone through? */
function givesObjects(project: Project, path: string, name: string, made: CallFact): boolean {
  const body = remoteBody(project, { path, name, kind: 'query.live', made });
  const facts = body && project.facts(body.path);
  if (!body || !facts || facts.functions[body.fn]?.generator) return false;
  const exits = (indexOf(facts).exitsOf.get(body.fn) ?? []).filter(({ kind }) => kind !== 'throw');
  return exits.length > 0 && exits.every(({ value }) => value?.is === 'object' && !value.open && !Object.hasOwn(value.props, 'next'));
}
