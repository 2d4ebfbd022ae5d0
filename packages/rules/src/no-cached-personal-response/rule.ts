import {
  asksAboutWho, defineRule, indexOf, literalText, loadsFor, pagesBelow, patternText, placedConditions, requestSource, runsForStrangers, sentParts,
  setHeadersCalls, sourceInWords, WHO,
  type CallFact, type CheckContext, type Entry, type Project, type RequestSource, type Span, type Value,
} from '@sk-audit/core';

type Id = 'page' | 'endpoint';

export default defineRule({
  id: 'no-cached-personal-response',
  severity: 'warn',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: 'Whether a CDN keeps pages is set there: of thirteen findings in two apps eight hang on that.',
  summary: 'Forbids to let shared caches keep what is made for one visitor.',
  why: `\`cache-control: public\` and \`s-maxage\` let every cache between the app and its visitors keep the answer and give it to the next: a CDN, a proxy. They
look at the address, not at cookies. Where the answer was made for somebody who is signed in, the next visitor sees that name, that cart, those
invoices. A page's answer holds what all its loads return, those of the layouts too.

The rule reports a header that is set whoever asks, where a load of the page, or the endpoint's own answer, gives something made of \`locals.user\`,
\`locals.session\` and their like. Left alone: headers under a condition that asks who is there, \`private\`, \`vary: cookie\`, and apps whose hooks set
\`cache-control\` themselves.`,
  sources: ['https://svelte.dev/docs/kit/load#Headers', 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control', 'https://cwe.mitre.org/data/definitions/524.html'],
  messages: {
    page: { text: 'Shared caches may keep this page, which holds {{what}}, and give it to other visitors.', advice: "Set `cache-control: private`, or set `public` only where nobody is signed in." },
    endpoint: { text: 'Shared caches may keep this answer, which holds {{what}}, and give it to other visitors.', advice: "Set `cache-control: private`, or set `public` only where nobody is signed in." },
  },
  examples: {
    bad: [
      {
        title: 'The layout says who is there',
        files: {
          'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
          'src/routes/+layout.svelte': '<slot />\n',
          'src/routes/items/+page.server.ts': `import { db } from '$lib/server/db';
export const load = async ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'public, max-age=300' }); // ✗ page "'cache-control': 'public, max-age=300'"
  return { items: await db.items() };
};
`,
          'src/routes/items/+page.svelte': '<h1>Items</h1>\n',
          'src/lib/server/db.ts': 'export const db = { items: async () => [] };\n',
        },
        says: ['Shared caches may keep this page, which holds `locals.user` of one request, and give it to other visitors.'],
      },
      {
        title: 'An endpoint',
        files: {
          'src/routes/api/cart/+server.ts': `import { json } from '@sveltejs/kit';
import { cartOf } from '$lib/server/carts';
export const GET = async ({ locals }) =>
  json(await cartOf(locals.user.id), { headers: { 'Cache-Control': 's-maxage=60' } }); // ✗ endpoint "'Cache-Control': 's-maxage=60'"
`,
          'src/lib/server/carts.ts': 'export const cartOf = async (id) => ({ id, items: [] });\n',
        },
      },
    ],
    good: [
      {
        title: 'For one visitor only, or for strangers',
        files: {
          'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
          'src/routes/+layout.svelte': '<slot />\n',
          'src/routes/items/+page.server.ts': `export const load = async ({ locals, setHeaders }) => {
  if (!locals.user) setHeaders({ 'cache-control': 'public, max-age=300' });
};
`,
          'src/routes/items/+page.svelte': '<h1>Items</h1>\n',
          'src/routes/cart/+page.server.ts': `export const load = async ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'private, max-age=60' });
};
`,
          'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
        },
      },
      {
        title: 'The same for everybody',
        files: {
          'src/routes/api/items/+server.ts': `import { json } from '@sveltejs/kit';
export const GET = async ({ fetch, url }) => {
  const found = await fetch('https://items.example.com/' + url.search);
  return json(await found.json(), { headers: { 'cache-control': 'public, max-age=60' } });
};
`,
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const set = setHeadersCalls(project, path);
    const handlers = project.entriesIn(path).filter(({ role }) => role === 'handler');
    if ((set.length === 0 && handlers.length === 0) || setByHooks(project)) return; // mutate-ok: the first only spares work
    for (const { call, entry } of set) checkHeaders(context, entry, call);
    for (const entry of handlers) checkAnswers(context, entry);
  },
});

/** Something personal that is answered, and where. */
type Personal = { readonly path: string; readonly span: Span; readonly source: RequestSource };

/** `setHeaders({ 'cache-control': 'public' })` in a load or an endpoint. */
function checkHeaders(context: CheckContext<Id>, entry: Entry, call: CallFact): void {
  const { path, project } = context;
  const shared = sharedHeader(project, path, call.args[0], call.argSpans[0] ?? call.span);
  if (!shared || sparesStrangers(context, entry, call)) return;
  if (entry.role === 'load') tell(context, 'page', shared, loadsWith(project, entry).flatMap((load) => personalIn(project, load)));
  if (entry.role === 'handler') tell(context, 'endpoint', shared, answersOf(context, entry).flatMap((answer) => personalBody(context, answer)));
}

/** `json(data, { headers: { 'cache-control': 'public' } })` */
function checkAnswers(context: CheckContext<Id>, entry: Entry): void {
  const { path, project } = context;
  for (const call of answersOf(context, entry)) {
    const init = call.args[1];
    const headers = init?.is === 'object' ? init.props['headers'] : undefined; // mutate-ok: only objects have properties
    const shared = sharedHeader(project, path, headers, call.argSpans[1] ?? call.span);
    if (shared && !sparesStrangers(context, entry, call)) tell(context, 'endpoint', shared, personalBody(context, call));
  }
}

function tell({ report }: CheckContext<Id>, id: Id, at: Span, [first]: readonly Personal[]): void {
  if (first) report(at, id, { what: sourceInWords(first.source) }, { related: [{ path: first.path, span: first.span, message: 'is part of it' }] });
}

/** The loads of every page that the load is part of. */
function loadsWith(project: Project, load: Entry): readonly Entry[] {
  const pages = pagesBelow(project, load.declaredIn).map((page) => loadsFor(project, page.page?.component ?? ''));
  const [first = []] = pages;
  return first.filter((one) => pages.every((loads) => loads.some(({ declaredIn }) => declaredIn === one.declaredIn)));
}

function personalIn(project: Project, load: Entry): readonly Personal[] {
  return sentParts(project, load).flatMap(({ path, span, value }) => personalValue(project, path, span, value));
}

function personalBody({ path, project }: CheckContext<Id>, { args: [body], argSpans: [at] }: CallFact): readonly Personal[] {
  return body && at ? personalValue(project, path, at, body) : []; // mutate-ok: an argument has a place
}

function personalValue(project: Project, path: string, span: Span, value: Value): readonly Personal[] {
  const source = requestSource(project, path, value);
  return source?.kind === 'identity' && WHO.test(source.name) ? [{ path, span, source }] : [];
}

/** The calls in the handler that make an answer. */
function answersOf({ facts, path, project }: CheckContext<Id>, { fn }: Entry): readonly CallFact[] {
  const calls = (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
  return calls.filter(({ callee }) => {
    const isResponse = callee.from === 'global' && callee.name === 'Response'; // mutate-ok: only globals have a name
    return isResponse || /^@sveltejs\/kit#(?:json|text)$/.test(project.symbol(path, callee) ?? '');
  });
}

/** Does the code ask who is there, and run for strangers, too? */
function sparesStrangers({ path, project }: CheckContext<Id>, entry: Entry, call: CallFact): boolean {
  const conditions = placedConditions(project, path, call);
  const id = project.routes.byFile.get(entry.declaredIn)?.id ?? '';
  return asksAboutWho(project, conditions) && runsForStrangers(project, conditions, id) !== false;
}

/** Where the headers let shared caches keep the answer, whatever the cookies. */
function sharedHeader(project: Project, path: string, value: Value | undefined, at: Span): Span | undefined {
  const headers = value?.is === 'ref' ? project.valueOf(path, value.ref)?.value : value;
  if (headers?.is !== 'object') return undefined;
  const named = new Map(Object.entries(headers.props).map(([key, one]) => [key.toLowerCase(), { key, text: patternText(one) ?? '' }]));
  const cache = named.get('cache-control');
  if (!cache || !isShared(cache.text) || /cookie|\*/i.test(named.get('vary')?.text ?? '')) return undefined;
  return (headers === value ? headers.spans?.[cache.key] : undefined) ?? at;
}

function isShared(text: string): boolean {
  if (/private|no-store|no-cache/i.test(text)) return false;
  return /s-maxage=(?!0)/i.test(text) || (/public/i.test(text) && !/max-age=0\b/i.test(text));
}

/** Does a hook, or a module of it, set the header of answers? */
function setByHooks(project: Project): boolean {
  return project.paths().some((path) => /^(?:hooks\.server|module)$/.test(project.role(path)) && project.facts(path)?.calls.some(({ args, callee }) => {
    return /^headers\.(?:set|append)$/.test(callee.path.slice(-2).join('.')) && /^cache-control$/i.test(literalText(args[0]) ?? '');
  }));
}
