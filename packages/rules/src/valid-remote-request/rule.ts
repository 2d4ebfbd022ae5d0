import {
  defineRule, hasRemoteFiles, indexOf, literalText, remoteOfEntry, requestEventPath, serverEntries, type CallFact, type CheckContext, type Entry, type FileFacts, type Project, type Ref, type RemoteFunction, type Span,
} from '@sk-audit/core';

type Id = 'cookie' | 'cookiePath' | 'headers' | 'property' | 'redirect';
type Context = CheckContext<Id>;

const OF_PAGE: ReadonlySet<string> = new Set(['params', 'route', 'url']);
const MANY = 3;

export default defineRule<Id>({
  id: 'valid-remote-request',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.27.0',
  recommended: true,
  summary: 'Forbids what Kit does not let remote functions do with the request.',
  why: `A remote function gets the request from \`getRequestEvent()\`, and not all of it works there. Kit throws when

- a \`query\` (\`query.batch\`, \`query.live\`) or a \`prerender\` function sets or deletes a cookie: it may run while the page is being sent, or when the app is built;
- a \`command\` or \`form\` sets or deletes one with a relative \`path\`, as there is no page to which it could be relative;
- any remote function calls \`setHeaders\`;
- from Kit 3 on, a query reads \`url\`, \`params\` or \`route\`: its answer must not hang on the page that asks.

A \`command\` that redirects does so in vain: the browser refuses the answer, and nobody is led anywhere. The rule follows the functions that a
remote function calls. A redirect in a \`form\` or a query is fine, and so are cookies without a \`path\` that is written out.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions', 'https://svelte.dev/e/kit/remote_cookie_forbidden', 'https://svelte.dev/e/kit/remote_request_property', '@sveltejs/kit 2.70.4 src/runtime/app/server/remote/shared.js', '@sveltejs/kit 3.2.0 src/runtime/app/server/remote/shared.js, src/runtime/client/remote-functions/command.svelte.js'],
  messages: {
    cookie: { text: '`cookies.{{method}}()` throws in `{{name}}`, as a {{kind}} function may not change cookies.', advice: 'Do it in a `command`, a `form` or a hook.' },
    cookiePath: { text: '`cookies.{{method}}()` throws in `{{name}}`, as the path `{{path}}` is relative.', advice: 'Begin it with a slash, or leave it out.' },
    headers: { text: '`setHeaders()` throws in the remote function `{{name}}`.', advice: 'Set the header in `handle`, or answer from a `+server` endpoint.' },
    property: { text: '`{{property}}` of the request throws in `{{name}}`, as a {{kind}} function may not know the page that asks.', advice: 'Pass what it needs as an argument.' },
    redirect: { text: 'The redirect in the command `{{name}}` is refused by the browser, and leads nowhere.', advice: 'Return the address, and call `goto(…)` in the browser; or make it a `form`.' },
  },
  examples: {
    bad: [
      {
        title: 'What a query may not do',
        files: {
          'src/lib/cart.remote.ts': `import { getRequestEvent, query } from '$app/server';
export const getCart = query(async () => {
  const { cookies, setHeaders } = getRequestEvent();
  cookies.set('seen', 'yes', { path: '/' }); // ✗ cookie "cookies.set"
  setHeaders({ 'cache-control': 'no-store' }); // ✗ headers "setHeaders"
  return [];
});
`,
        },
        says: ['`cookies.set()` throws in `getCart`, as a `query` function may not change cookies.'],
      },
      {
        title: 'A relative path, and a redirect',
        files: {
          'src/lib/visitor.remote.ts': `import { command, getRequestEvent } from '$app/server';
import { redirect } from '@sveltejs/kit';
export const signOut = command(async () => {
  getRequestEvent().cookies.delete('session', { path: 'account' }); // ✗ cookiePath "getRequestEvent().cookies.delete"
  redirect(303, '/'); // ✗ redirect "redirect(303, '/')"
});
`,
        },
      },
      {
        title: 'What belongs to the page, in Kit 3',
        kit: '3.2.0',
        files: {
          'src/lib/goods.remote.ts': `import { getRequestEvent, query } from '$app/server';
export const getGoods = query(async () => {
  const { url } = getRequestEvent(); // ✗ property "url"
  return search(url.searchParams.get('q'));
});
const search = async (text) => [text];
`,
        },
      },
    ],
    good: [
      {
        title: 'A command and a form',
        files: {
          'src/lib/visitor.remote.ts': `import { command, form, getRequestEvent } from '$app/server';
import { redirect } from '@sveltejs/kit';
export const signIn = form('unchecked', async ({ name }) => {
  getRequestEvent().cookies.set('name', name, { path: '/' });
  redirect(303, '/');
});
export const signOut = command(async () => getRequestEvent().cookies.delete('name', { path: '/' }));
`,
        },
      },
      {
        title: 'A query that reads, and the page in Kit 2',
        files: {
          'src/lib/goods.remote.ts': `import { getRequestEvent, query } from '$app/server';
export const getGoods = query(async () => {
  const { cookies, locals, url } = getRequestEvent();
  return [cookies.get('name'), locals.user, url.pathname];
});
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!hasRemoteFiles(project)) return; // mutate-ok: only spares work
    const done = new Set<string>();
    for (const use of usesIn(project, facts)) checkUse(context, use, done);
    for (const entry of project.entriesIn(path)) if (remoteOfEntry(project, entry)?.kind === 'command') checkRedirects(context, entry);
  },
});

/** Where something of the request is used. */
type Use = { readonly parts: readonly string[]; readonly fn: number; readonly span: Span; readonly call?: CallFact };

function usesIn(project: Project, { bindings, calls, path }: FileFacts): readonly Use[] {
  const asUse = (ref: Ref, fn: number, span: Span, call?: CallFact): readonly Use[] => {
    const parts = requestEventPath(project, path, ref);
    return parts ? [{ parts, fn, span, ...(call && { call }) }] : []; // mutate-ok: for the type
  };
  return [
    ...bindings.flatMap(({ fn, init, span }) => (init?.is === 'ref' ? asUse(init.ref, fn, span) : [])),
    ...calls.flatMap((call) => [...asUse(call.callee, call.fn, call.calleeSpan, call), ...call.args.flatMap((arg, i) => (arg.is === 'ref' ? asUse(arg.ref, call.fn, call.argSpans[i] as Span) : []))]),
  ];
}

function checkUse(context: Context, use: Use, done: Set<string>): void {
  const { path, project, report } = context;
  for (const remote of remotesAt(project, path, use)) {
    const found = problemOf(project, remote, use);
    // One mistake, however often the property is used then.
    const key = `${found?.id === 'property' ? use.parts[0] : use.span[0]} ${use.fn}`;
    if (!found || done.has(key)) continue;
    done.add(key);
    report(use.span, found.id, { name: remote.name, kind: `\`${remote.kind}\``, ...found.data }, { kitCode: found.kitCode });
  }
}

/** The remote functions that come to the place. */
function remotesAt(project: Project, path: string, { call, fn, span }: Use): readonly RemoteFunction[] {
  const entries = serverEntries(project, { path, fn, at: span[0], when: call?.when });
  return entries.slice(0, MANY).flatMap((entry) => remoteOfEntry(project, entry) ?? []); // mutate-ok: more would say the same
}

type Problem = { readonly id: Exclude<Id, 'redirect'>; readonly kitCode: string; readonly data: { readonly [name: string]: string } };

function problemOf(project: Project, { kind }: RemoteFunction, { call, parts }: Use): Problem | undefined {
  const [part = '', method = ''] = parts;
  const changes = kind === 'command' || kind === 'form';
  if (call && part === 'setHeaders') return { id: 'headers', kitCode: 'remote_headers_forbidden', data: {} };
  if (OF_PAGE.has(part) && kind.startsWith('query') && project.kitSatisfies('>=3.0.0-0') === true) return { id: 'property', kitCode: 'remote_request_property', data: { property: part } };
  if (!call || part !== 'cookies' || (method !== 'set' && method !== 'delete')) return undefined;
  if (!changes) return { id: 'cookie', kitCode: 'remote_cookie_forbidden', data: { method } };
  const given = call.args[method === 'set' ? 2 : 1];
  const cookiePath = given?.is === 'object' ? literalText(given.props['path']) : undefined;
  return cookiePath === undefined || cookiePath === '' || cookiePath.startsWith('/') ? undefined : { id: 'cookiePath', kitCode: 'remote_cookie_path_relative', data: { method, path: cookiePath } };
}

function checkRedirects({ facts, path, project, report }: Context, { fn, name }: Entry): void {
  for (const index of indexOf(facts).callsOf.get(fn) ?? []) {
    const call = facts.calls[index] as CallFact;
    const throws = (call.use === 'returned' ? project.rejectsOf(path, index) : project.throwsOf(path, index)).includes('redirect');
    if (throws && !call.tries) report(call.span, 'redirect', { name }, { kitCode: 'remote_command_redirect' });
  }
}
