import { contains, defineRule, mayReadData, pagesBelow, patternText, refsWithin, surelyReadsAddress, type CallFact, type CheckContext, type Entry, type FileFacts, type FunctionRef, type Project, type Ref, type ReportExtras, type Span, type TextEdit, type Value } from '@sk-audit/core';

type Id = 'untracked' | 'suffix' | 'noText';

/** What a URL has, and a text has not. */
const OF_URL = /^(?:hash|host|hostname|href|origin|pathname|port|protocol|search|searchParams)$/;
/** Parts of an address that are the same for page and data. */
const SAME = /^(?:origin|host|hostname|port|protocol|username|password)$/;

export default defineRule({
  id: 'no-request-url-in-load',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: 'Unproven: four findings in three real apps, all of them right, are too few.',
  fix: 'safe',
  summary: 'Forbids `request.url` in a server `load`, which is not always the address of the page.',
  why: `When the visitor clicks on a link, the browser asks for the page's data alone. The request then goes to
\`/cart/__data.json?x-sveltekit-invalidated=01\`, and that is what \`request.url\` holds: a comparison with \`/cart\` fails, and a redirect back to it shows the visitor JSON. On the first page everything is right, which is
why it gets through. Kit also takes no note of it, so the \`load\` does not run again when the address changes.

\`url\` is the page's address in both cases, and Kit takes note. Actions and \`+server\` files are left alone, and so is what only takes the origin or the host,
or cuts \`/__data.json\` off.`,
  sources: ['https://svelte.dev/docs/kit/load#Using-URL-data', '@sveltejs/kit 2.70.4 src/runtime/server/respond.js', '@sveltejs/kit 3.2.0 src/runtime/server/respond.js'],
  messages: {
    untracked: { text: '`{{name}}` ends in `/__data.json` when the browser asks for data alone, and Kit does not run `load` again when it changes.', advice: 'Use `{{instead}}`.' },
    suffix: { text: '`{{name}}` ends in `/__data.json` when the browser asks for data alone.', advice: 'Use `{{instead}}`.' },
    noText: { text: '`{{name}}` is a text and has no `{{part}}`.', advice: 'Use `{{instead}}`.' },
  },
  examples: {
    bad: [
      {
        title: 'A redirect after the login, and a part of the site',
        files: {
          'src/routes/(shop)/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ locals, request }) => {
  if (!locals.user) redirect(303, '/login?to=' + encodeURIComponent(request.url)); // ✗ untracked "request.url"
};
`,
          'src/routes/orders/+layout.server.ts': `export const load = async (event) => {
  const { pathname } = new URL(event.request.url); // ✗ untracked "event.request.url"
  return { isNew: pathname.endsWith('/new') };
};
`,
        },
        after: {
          'src/routes/(shop)/+layout.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ url, locals, request }) => {
  if (!locals.user) redirect(303, '/login?to=' + encodeURIComponent(url.href));
};
`,
          'src/routes/orders/+layout.server.ts': `export const load = async (event) => {
  const { pathname } = new URL(event.url.href);
  return { isNew: pathname.endsWith('/new') };
};
`,
        },
      },
      {
        title: 'Where the load reads the address of the page, too',
        files: {
          'src/routes/help/+layout.server.js': "export const load = ({ request, url }) => ({ page: url.pathname, isTop: request.url.endsWith('/help') }); // ✗ suffix \"request.url.endsWith\"\n",
        },
        says: ['`request.url` ends in `/__data.json` when the browser asks for data alone.'],
      },
      {
        title: 'Taken for a URL',
        files: {
          'src/routes/goods/+page.server.js': "export const load = ({ request }) => ({ page: request.url.searchParams.get('page') }); // ✗ noText \"request.url.searchParams.get\"\n",
        },
        says: ['`request.url` is a text and has no `searchParams`.', 'Use `url`.'],
      },
    ],
    good: [
      {
        title: 'The address of the page, and what is the same in both',
        files: {
          'src/routes/+layout.server.ts': `export const load = ({ fetch, request, url }) => {
  const { host } = new URL(request.url);
  return { host, path: url.pathname, origin: new URL(request.url).origin, stock: fetch(new URL('/api/stock', request.url)), agent: request.headers.get('user-agent') };
};
`,
        },
      },
      {
        title: 'Actions and handlers',
        files: {
          'src/routes/+page.server.ts': "export const actions = { default: ({ request }) => ({ at: request.url }) };\n",
          'src/routes/api/+server.ts': "export const GET = ({ request }) => new Response(new URL(request.url).search);\n",
        },
      },
    ],
  },
  check(context) {
    for (const load of loadsIn(context)) checkLoad(context, load);
  },
});

/** A function that is given the event of a server `load`: itself, or one that it calls. */
type Load = Pick<Entry, 'declaredIn' | 'fn'>;

function loadsIn({ facts, path, project }: CheckContext<Id>): readonly Load[] {
  const entries = project.entriesIn(path);
  const readers = new Set(refsIn(facts).flatMap(({ ref }) => (ref.from === 'param' && isOfEvent(ref, ref.fn) ? [ref.fn] : []))); // mutate-ok: only spares work
  return [...readers].flatMap((fn) => {
    const entry = entries.find((one) => one.fn === fn);
    return (entry ? [entry].filter((one) => isServerLoad(project, one)) : callersOf(project, { path, fn })).slice(0, 1);
  });
}

function isServerLoad(project: Project, { declaredIn, role, wrapped }: Entry): boolean {
  return role === 'load' && !wrapped && /\.server$/.test(project.role(declaredIn));
}

/** The loads that hand their event to the function as it is. */
function callersOf(project: Project, helper: FunctionRef): readonly Load[] {
  return project.callers(helper).flatMap((site) => {
    const given = project.facts(site.path)?.calls[site.call]?.args[0];
    const loads = project.entriesIn(site.path).filter((one) => isServerLoad(project, one));
    return loads.filter(({ fn }) => given?.is === 'ref' && given.ref.from === 'param' && given.ref.fn === fn && given.ref.index === 0 && given.ref.path.length === 0); // mutate-ok: only parameters have an index
  }).map(({ declaredIn }) => ({ declaredIn, fn: helper.fn }));
}

function checkLoad(context: CheckContext<Id>, load: Load): void {
  const { facts, project, report } = context;
  const pages = pagesBelow(project, load.declaredIn);
  if (pages.length > 0 && pages.every((page) => project.pageOptions(page).csr === false)) return; // nobody asks for data alone
  const param = facts.functions[load.fn]?.params[0];
  const prefix = param?.name === undefined ? '' : `${param.name}.`;
  for (const { path, span } of usesIn(facts, load)) {
    const [name, part = ''] = [`${prefix}request.url`, path[2]];
    const isText = !OF_URL.test(part);
    if (isText && (isHarmless(facts, span) || isCutOff(facts, span) || isUnread(project, facts, load))) continue;
    const instead = `${prefix}url${isText ? '.href' : ''}`;
    const isPlain = span[1] - span[0] === `${prefix}${path.join('.')}`.length; // no comment nor line break in it
    report(span, !isText ? 'noText' : surelyReadsAddress(facts, load.fn) ? 'suffix' : 'untracked', { name, part, instead }, isPlain ? editsOf(facts, load, { span: [span[0], span[0] + name.length], text: instead }) : {});
  }
}

type Use = { readonly path: readonly string[]; readonly span: Span };

/** Where `request.url` is written out, in source order. */
function usesIn(facts: FileFacts, { fn }: Load): readonly Use[] {
  const own = refsIn(facts).filter(({ ref, span }) => isOfEvent(ref, fn) && span[1] - span[0] >= ref.path.join('.').length);
  return [...new Map(own.map(({ ref, span }) => [span[0], { path: ref.path, span }])).values()].sort((a, b) => a.span[0] - b.span[0]);
}

/** What is read, called and given to calls. */
function refsIn({ calls, reads }: FileFacts): readonly { readonly ref: Ref; readonly span: Span }[] {
  const given = calls.flatMap(({ args, argSpans }) => args.flatMap((arg, i) => (arg.is === 'ref' ? [{ ref: arg.ref, span: argSpans[i] as Span }] : [])));
  return [...reads, ...given, ...calls.map(({ callee, calleeSpan }) => ({ ref: callee, span: calleeSpan }))];
}

function isOfEvent(ref: Ref, fn: number): boolean {
  return ref.from === 'param' && ref.fn === fn && ref.index === 0 && ref.path[0] === 'request' && ref.path[1] === 'url'; // mutate-ok: only parameters have an index
}

/** Is it only written to the console, taken as what a path is relative to, or for parts that are the same for page and data? */
function isHarmless(facts: FileFacts, [start]: Span): boolean {
  const index = facts.calls.findIndex(({ argSpans }) => argSpans.some((span) => span[0] === start));
  const { args = [], argSpans = [], callee } = facts.calls[index] ?? {};
  if (callee?.from !== 'global') return false;
  if (callee.name === 'console') return true;
  if (callee.name !== 'URL') return false;
  if (argSpans[1]?.[0] === start) return /^(?:\/|[a-z]+:)/.test(patternText(args[0]) ?? '');
  return partsOf(facts, index).every((part) => SAME.test(part));
}

/** Is the end taken off where it is read? `new URL(request.url).pathname.split('/__data.json')[0]` */
function isCutOff({ calls }: FileFacts, place: Span): boolean {
  return calls.some(({ args, span }) => contains(span, place) && args.some((arg) => patternText(arg)?.includes('__data.json')));
}

/** Is it only returned, under a name at which nobody looks? */
function isUnread(project: Project, facts: FileFacts, { fn }: Load): boolean {
  const isIt = (value: Value | undefined): boolean => value?.is === 'ref' && isOfEvent(value.ref, fn);
  const keys = facts.exits.flatMap(({ value }) => (value?.is === 'object' ? Object.keys(value.props).filter((key) => isIt(value.props[key])) : []));
  const mentions = refsWithin({ ...facts, reads: [] }).filter((ref) => isOfEvent(ref, fn));
  // What is mentioned nowhere stands where facts do not look.
  return keys.length > 0 && keys.length === mentions.length && !keys.some((key) => mayReadData(project, key)); // mutate-ok: nothing of the kind can be written in an example
}

/** The properties that are taken of a call's result, directly or of the variable that holds it; empty text for all of it. */
function partsOf(facts: FileFacts, index: number): readonly string[] {
  if (!/^(?:member|stored)$/.test((facts.calls[index] as CallFact).use)) return [''];
  const holder = facts.bindings.findIndex(({ init }) => init?.is === 'call' && init.call === index); // mutate-ok: only calls have one
  return refsWithin(facts).filter((ref) => (ref.from === 'call' && ref.call === index) || (ref.from === 'binding' && ref.binding === holder)).map(({ path: [part = ''] }) => part); // mutate-ok: only they have one
}

/** Where the parameter is a pattern, it is a suggestion only: facts do not say by which names a pattern takes things, nor name every variable. */
function editsOf({ bindings, functions }: FileFacts, { fn }: Load, edit: TextEdit): ReportExtras {
  const { keys, keysAt = 0 } = functions[fn]?.params[0] ?? {};
  if (keys === undefined) return { fix: [edit] };
  if (bindings.some(({ name }) => name === 'url')) return {};
  const named: readonly TextEdit[] = keys.includes('url') ? [] : [{ span: [keysAt, keysAt], text: ' url,' }];
  return { suggest: [{ message: 'Use `url` of the event.', edits: [...named, edit] }] };
}
