import {
  alternatives, defineRule, indexOf, pathInside, refsWithin, remoteKind, remoteOfEntry, type BindingFact, type CallFact, type CheckContext, type Entry, type ExportFact, type FileFacts, type Project, type Ref, type RemoteKind, type Value,
} from '@sk-audit/core';

type Id = 'defaultExport' | 'noRemote' | 'noInput' | 'noSchema' | 'notIterable' | 'noYield';
type Context = CheckContext<Id>;

const PLAIN: ReadonlySet<Value['is']> = new Set<Value['is']>(['literal', 'template', 'object', 'array', 'class']);

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

What takes an argument needs a schema (of Zod, Valibot and others) before the function, or the word \`'unchecked'\`. Without one the function gets
nothing, and a call with an argument is answered with status 400; an object or a function in its place
is refused when the module is loaded, by a \`form\` when it is sent. A \`query.live\` must give an iterator, and that a value: one whose function returns an
object without being a generator fails as soon as somebody asks for it, and so does a generator without a \`yield\`.

What comes from elsewhere is left alone.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions', 'https://svelte.dev/e/kit/remote_module_invalid_export', 'https://svelte.dev/e/kit/remote_invalid_validator', '@sveltejs/kit 2.70.4 src/exports/internal/remote-functions.js', '@sveltejs/kit 3.2.0 src/exports/internal/server/remote-functions.js, src/runtime/app/server/remote/shared.js'],
  messages: {
    defaultExport: { text: 'A remote module may have no default export.', advice: 'Export it under a name.' },
    noRemote: { text: '`{{name}}` is no remote function, and a remote module may export nothing else.', advice: 'Move it to another file, or do not export it.' },
    noSchema: { text: '`{{maker}}` is given {{what}} where Kit expects a schema.', advice: "Give a schema, or `'unchecked'` for none." },
    noInput: { text: 'Without a schema `{{maker}}` gives its function no argument{{refuses}}.', advice: "Give a schema before the function, or `'unchecked'` for none." },
    noYield: { text: '`{{name}}` never yields, and whoever waits for a live query without a value gets an error.', advice: 'Yield its values: `yield …;`.' },
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
        title: 'An argument, and no schema',
        notBuilt: 'It fails when it is called.',
        files: {
          'src/routes/cart.remote.js': `import { form, query } from '$app/server';
export const getItem = query(async (id) => [id]); // ✗ noInput "query"
export const order = form(async ({ amount }) => amount); // ✗ noInput "form"
`,
        },
        says: ['Without a schema `query` gives its function no argument, and refuses calls that have one.', 'Without a schema `form` gives its function no argument.'],
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
        title: 'A live query without a value',
        kit: '3.2.0',
        notBuilt: 'It fails when it is asked for.',
        files: {
          'src/routes/cart.remote.js': `import { query } from '$app/server';
import { watch } from '$lib/watch.js';
export const getTotal = query.live(async function* () { // ✗ noYield "query.live"
  for await (const total of watch()) console.log(total);
});
`,
          'src/lib/watch.js': 'export async function* watch() {\n  yield 1;\n}\n',
        },
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
    for (const one of facts.exports) checkExport(context, one);
    for (const call of facts.calls) {
      const kind = remoteKind(project, path, call);
      if (kind) checkSchema(context, call, kind); // mutate-ok: for the type
    }
    for (const entry of project.entriesIn(path)) checkLive(context, entry);
  },
});

function checkExport({ facts, report }: Context, one: ExportFact): void {
  if (one.name === 'default') report(one.span, 'defaultExport', {}, { kitCode: 'remote_module_default_export' });
  else if (isOther(facts.bindings[one.binding ?? -1])) report(one.span, 'noRemote', { name: one.name }, { kitCode: 'remote_module_invalid_export' });
}

/** Is it surely something else than a remote function? */
function isOther(binding: BindingFact | undefined): boolean {
  const { function: fn, init, kind } = binding ?? {};
  return fn !== undefined || kind === 'class' || (init !== undefined && alternatives(init).every(({ is }) => PLAIN.has(is)));
}

function checkSchema({ path, project, report }: Context, { argSpans, args, calleeSpan, span }: CallFact, kind: RemoteKind): void {
  const [first, second] = args;
  const own = first && project.resolveFunction(path, first); // mutate-ok: for the type
  const hasSchema = second !== undefined && project.resolveFunction(path, second) !== undefined;
  const what = first && hasSchema ? noSchema(project, path, first) : undefined; // mutate-ok: for the type
  // A form only looks at it when it is sent.
  const more = kind === 'form' ? {} : { kitCode: 'remote_invalid_validator' }; // mutate-ok: examples show no codes
  if (what !== undefined) return report(argSpans[0] ?? span, 'noSchema', { maker: kind, what }, more);
  const takes = own !== undefined && givesNothing(project, kind, args) && usesInput(project.facts(own.path) as FileFacts, own.fn);
  if (takes) report(calleeSpan, 'noInput', { maker: kind, refuses: kind === 'form' ? '' : ', and refuses calls that have one' });
}

/** A parameter that is only asked whether it is there may be left out. */
function usesInput({ calls, exits, functions, writes }: FileFacts, fn: number): boolean {
  const isInput = (ref: Ref): boolean => ref.from === 'param' && ref.fn === fn; // mutate-ok: for the type
  return functions[fn]?.params[0]?.keys !== undefined || refsWithin([calls, exits, writes]).some(isInput);
}

/** Does Kit call a function that stands alone without an argument? Live queries get what ends them; forms of old were given the data. */
function givesNothing(project: Project, kind: RemoteKind, args: readonly Value[]): boolean {
  if (kind === 'query.live' || kind === 'query.batch') return false;
  if (kind === 'prerender') return args.length < 2 || args[1]?.is === 'object';
  return args.length === 1 && (kind !== 'form' || project.kitSatisfies('>=2.42.0') === true);
}

/** What it is, when it is surely no schema. */
function noSchema(project: Project, path: string, value: Value): string | undefined {
  if (value.is === 'literal') return value.value === 'unchecked' ? undefined : `\`${String(value.value)}\``;
  if (project.resolveFunction(path, value)) return 'a function';
  const found = value.is === 'ref' ? project.valueOf(path, value.ref)?.value : value;
  return found?.is === 'object' && !found.open && !Object.hasOwn(found.props, '~standard') ? 'an object' : undefined;
}

function checkLive({ facts, path, project, report }: Context, entry: Entry): void {
  const remote = remoteOfEntry(project, entry);
  if (remote?.kind !== 'query.live' || remote.path !== path) return; // mutate-ok: a function of another remote module would be a mistake itself
  const fact = facts.functions[entry.fn];
  const exits = (indexOf(facts).exitsOf.get(entry.fn) ?? []).filter(({ kind }) => kind !== 'throw');
  const at = remote.made.calleeSpan;
  const data = { name: remote.name };
  if (exits.length === 0) return;
  if (fact?.generator && !fact.yields) report(at, 'noYield', data, { kitCode: 'remote_query_live_no_value' });
  else if (!fact?.generator && exits.every(({ value }) => isNoIterator(value))) report(at, 'notIterable', data, { kitCode: 'remote_query_live_not_iterable' });
}

/** An object that cannot be gone through. */
function isNoIterator(value: Value | undefined): boolean {
  return value?.is === 'object' && !value.open && !Object.hasOwn(value.props, 'next');
}
