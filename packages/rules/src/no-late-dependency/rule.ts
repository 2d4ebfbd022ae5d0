import { defineRule, lateCode, type CheckContext, type Entry, type FileFacts, type Ref, type Span } from '@sk-audit/core';

/** What of the event Kit keeps account of, and when it would run the `load` again. */
const TRACKED: { readonly [property: string]: string } = { params: 'the parameter changes', url: 'the address changes', route: 'the route changes', parent: 'its parents change', depends: 'it is invalidated' };
/** Parts of an address that stay the same while the visitor moves about. */
const SAME = /^(?:origin|host|hostname|port|protocol|username|password)$/;

export default defineRule({
  id: 'no-late-dependency',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids that a server `load` first asks what it depends on after it has returned.',
  why: `Kit notes which parameters, which parts of the address and which data of layouts a \`load\` looks at, and runs it again when those change. The account is
closed when \`load\` returns. What the code behind a returned promise looks at first is not in it, so the visitor moves on to the next order and still
sees the streamed part of the last one. The development server warns of it.

What was read before \`load\` returned counts, so it is enough to read it there. Only what belongs to the event itself is followed, not what other
functions are given.`,
  sources: ['https://svelte.dev/docs/kit/load#Rerunning-load-functions', 'https://svelte.dev/e/kit/load_tracking_after_return', '@sveltejs/kit 3.2.0 src/runtime/server/page/load_data.js'],
  messages: {
    late: { text: '`{{what}}` is first used after `load` has returned, so the data stays as it is when {{event}}.', advice: 'Read it before: `const {{name}} = {{what}};`.' },
    call: { text: '`{{what}}()` is called after `load` has returned, so the data stays as it is when {{event}}.', advice: 'Call it before anything is waited for.' },
  },
  examples: {
    bad: [
      {
        title: 'In the callback of a promise that is streamed',
        files: {
          'src/routes/orders/[id]/+page.server.ts': `import { orders, stock } from '$lib/server/shop';
export const load = ({ params, depends }) => ({
  order: stock().then((left) => orders(params.id, left)), // ✗ late "params.id"
  more: (async () => {
    const left = await stock();
    depends('app:stock'); // ✗ call "depends('app:stock')"
    return left;
  })()
});
`,
          'src/lib/server/shop.ts': 'export const stock = async () => 3;\nexport const orders = async (id: string, left: number) => ({ id, left });\n',
        },
      },
      {
        title: 'In a function of the load, after its first wait',
        files: {
          'src/routes/orders/+page.server.ts': `export const load = (event) => {
  const list = async () => {
    const all = await event.locals.db.orders();
    return all.slice(Number(event.url.searchParams.get('from'))); // ✗ late "event.url.searchParams.get"
  };
  return { list: list() };
};
`,
        },
      },
    ],
    good: [
      {
        title: 'Read before, or waited for',
        files: {
          'src/routes/orders/[id]/+page.server.ts': `import { orders, stock } from '$lib/server/shop';
export const load = async ({ params, url }) => {
  const { id } = params;
  const page = url.searchParams.get('page');
  return {
    order: stock().then((left) => orders(id, left)),
    list: stock().then((left) => orders(url.searchParams.get('page') ?? page, left)),
    now: await stock().then((left) => orders(params.other, left))
  };
};
`,
          'src/lib/server/shop.ts': 'export const stock = async () => 3;\nexport const orders = async (id: string, left: number) => ({ id, left });\n',
        },
      },
      {
        title: 'A universal load, of which Kit keeps no such account',
        files: {
          'src/routes/orders/[id]/+page.ts': "export const load = ({ fetch, params }) => ({ order: fetch('/api/stock').then(() => params.id) });\n",
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) if (entry.role === 'load' && !entry.wrapped && /\.server$/.test(project.role(entry.declaredIn))) checkLoad(context, entry);
  },
});

function checkLoad(context: CheckContext<'late' | 'call'>, entry: Entry): void {
  const { facts, project, report } = context;
  const codes = lateCode(project, entry);
  const isLate = (use: Use): boolean => isWritten(use) && codes.some((one) => isWithin(facts, use.fn, one.fn) && use.span[0] > one.from);
  const uses = usesIn(facts, entry);
  const known = new Set(uses.filter((use) => !isLate(use)).map(({ key }) => key));
  const kitCode = 'load_tracking_after_return';
  for (const { isCall, key, path, span } of uses) {
    const [name] = path as [string];
    const what = path.join('.');
    if (!known.has(key)) report(span, isCall ? 'call' : 'late', { what, name: path.at(-1) as string, event: TRACKED[name] as string }, { kitCode });
    known.add(key); // one is enough
  }
}

type Use = { readonly fn: number; readonly path: readonly string[]; /** What Kit notes. */ readonly key: string; readonly span: Span; readonly isCall: boolean };

function usesIn({ calls, reads }: FileFacts, entry: Entry): readonly Use[] {
  const all = [
    ...reads.map(({ fn, ref, span }) => ({ fn, ref, span, isCall: false })),
    ...calls.map(({ callee, calleeSpan, fn, span }) => ({ fn, ref: callee, span: callee.path.length > 1 ? calleeSpan : span, isCall: callee.path.length === 1 })),
  ];
  return all.flatMap(({ fn, isCall, ref, span }) => (isTracked(ref, entry, isCall) ? [{ fn, path: ref.path.slice(0, 2), key: keyOf(ref), span, isCall }] : [])).sort((a, b) => a.span[0] - b.span[0]);
}

function isTracked(ref: Ref, { fn }: Entry, isCall: boolean): boolean {
  if (ref.from !== 'param' || ref.fn !== fn || ref.index !== 0) return false; // mutate-ok: only parameters have an index
  const [name, member] = ref.path;
  return Object.hasOwn(TRACKED, name ?? '') && (isCall || (member !== undefined && !SAME.test(member)));
}

/** Of `const { id } = params` a later `id` is no longer a look at the parameters. */
function isWritten({ path, span: [start, end] }: Use): boolean {
  return end - start >= path.join('.').length;
}

/** All of the address is one thing. */
function keyOf({ path: [name, member] }: Ref): string {
  return name === 'params' ? `params.${member}` : (name as string);
}

function isWithin({ functions }: FileFacts, fn: number, outer: number): boolean {
  for (let at = fn; at > 0; at = functions[at]?.parent ?? 0) if (at === outer) return true;
  return false;
}
