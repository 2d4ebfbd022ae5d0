import { defineRule, isRead, requestSource, stateWrites, type CheckContext, type Entry, type Related, type RequestSource, type Role, type StateWrite } from '@sk-audit/core';

const UNIVERSAL: ReadonlySet<Role> = new Set<Role>(['page.universal', 'layout.universal']);
const REQUEST_ROLES: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler', 'handle', 'handleFetch', 'handleError', 'remote']);

export default defineRule({
  id: 'no-shared-server-state',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: true,
  summary: "Forbids keeping one request's data in module-level variables.",
  why: `A variable at the top level of a module lives as long as the server process, and all requests share it. What an action, a \`load\` or a
hook stores there for one visitor, the next visitor is given. On serverless platforms it happens only when two requests meet the same
instance, so no test shows it.

A finding needs data that derives from a request, a way from a request to the write, and a reader. Caches that are filled once, keyed
containers (\`Map\`, \`cache[key]\`), rate limiters, singletons, counters and AsyncLocalStorage are left alone. Stores and module-level runes
have rules of their own.`,
  sources: ['https://svelte.dev/docs/kit/state-management#Avoid-shared-state-on-the-server', 'https://github.com/sveltejs/kit/discussions/4339'],
  messages: {
    shared: { text: '`{{name}}` lives as long as the server process; {{source}} of one request is kept in it, and other requests read it.', advice: 'Keep it in a database, a cookie or `event.locals`, or return it.' },
  },
  examples: {
    bad: [
      {
        title: 'The last visitor',
        files: {
          'src/routes/+page.server.ts': `let user;
const notes = [];
export const load = () => ({ user, notes });
export const actions = {
  default: async ({ request, locals }) => {
    user = locals.user; // ✗ shared "user = locals.user"
    const form = await request.formData();
    notes.push(form.get('note')); // ✗ shared "notes.push(form.get('note'))"
  }
};
`,
        },
      },
      {
        title: 'Through a helper in another file',
        files: {
          'src/routes/feed/+page.ts': `import { readFeed } from '$lib/feed';
export const load = async ({ fetch, url }) => ({ feed: await readFeed(fetch, url.searchParams.get('page')) });
`,
          'src/routes/feed/+page.svelte': '<h1>Feed</h1>\n',
          'src/lib/feed.ts': `let feed = [];
export async function readFeed(fetch, page) {
  const more = await (await fetch('/api/feed?page=' + page)).json();
  feed = feed.concat(more); // ✗ shared "feed = feed.concat(more)"
  return feed;
}
`,
        },
      },
      {
        title: 'A property of a constant, and a remote function',
        files: {
          'src/hooks.server.ts': `import { current } from '$lib/server/current';
export const handle = async ({ event, resolve }) => {
  current.lang = event.cookies.get('lang'); // ✗ shared "current.lang = event.cookies.get('lang')"
  return resolve(event);
};
`,
          'src/lib/server/current.ts': "export const current = { lang: 'en' };\n",
          'src/routes/likes.remote.ts': `import { command, query } from '$app/server';
let likes = 0;
export const like = command('unchecked', (count) => {
  likes = count; // ✗ shared "likes = count"
});
export const all = query(() => likes);
`,
        },
      },
    ],
    good: [
      {
        title: 'Caches, keyed containers, singletons, counters',
        files: {
          'src/lib/server/shared.ts': `import { connect } from 'some-database';
let config;
let client;
let visits = 0;
const attempts = new Map();
const pages = {};
export async function settings(fetch) {
  config ??= await (await fetch('https://config.example.com')).json();
  if (!client) client = connect(config);
  visits++;
  return { config, client, visits };
}
export function limit(address, path) {
  attempts.set(address, (attempts.get(address) ?? 0) + 1);
  pages[path] = attempts.get(address);
  return pages[path];
}
`,
          'src/routes/+layout.server.ts': `import { limit, settings } from '$lib/server/shared';
export const load = async ({ fetch, getClientAddress, url }) => {
  limit(getClientAddress(), url.pathname);
  return await settings(fetch);
};
`,
        },
      },
      {
        title: 'In the browser, or for this request only',
        files: {
          'src/routes/+page.svelte': `<script>
  import { draft } from '$lib/draft';
  let { data } = $props();
</script>
<button onclick={() => (draft.text = data.text)}>Keep</button>
`,
          'src/lib/draft.ts': "export const draft = { text: '' };\n",
          'src/routes/+page.server.ts': `export const load = ({ locals }) => {
  let text = '';
  text = locals.draft;
  return { text };
};
`,
        },
      },
    ],
  },
  check(context) {
    for (const write of stateWrites(context.project, context.path)) {
      if (write.kind === 'variable' || write.kind === 'container') checkWrite(context, write);
    }
  },
});

function checkWrite(context: CheckContext<'shared'>, write: StateWrite): void {
  const { path, project, report } = context;
  if (!write.owner || !project.canRunOnServer(path, write.when)) return;
  const entry = project.runs({ path, fn: write.fn }).entries.find((one) => runsForRequest(context, one));
  const source = entry && requestSource(project, path, write.value);
  if (!entry || !source || isFilledOnce(write, source) || !isRead(project, write.owner, write.span)) return;
  report(write.span, 'shared', { name: write.name.replace(/\.(?:push|unshift|splice|fill|add)$/, ''), source: `\`${source.name}\`` }, { related: relatedPlaces(context, write, entry) });
}

function runsForRequest({ project }: CheckContext<'shared'>, entry: Entry): boolean {
  if (!REQUEST_ROLES.has(entry.role) || project.role(entry.declaredIn) === 'hooks.client') return false;
  return !UNIVERSAL.has(project.role(entry.declaredIn)) || project.runsOnServer(entry.declaredIn) === true;
}

/** A cache of what does not belong to a user: filled under a test of itself, from what the request's `fetch` answered. */
function isFilledOnce(write: StateWrite, source: RequestSource): boolean {
  return write.memo && source.kind === 'fetch';
}

function relatedPlaces({ path, project }: CheckContext<'shared'>, write: StateWrite, entry: Entry): readonly Related[] {
  const owner = write.owner as NonNullable<StateWrite['owner']>;
  const binding = project.facts(owner.path)?.bindings[owner.binding];
  const fn = project.facts(entry.path)?.functions[entry.fn];
  return [
    ...(binding ? [{ path: owner.path, span: binding.span, message: 'declared here, once for the whole process' }] : []),
    ...(fn && entry.path !== path ? [{ path: entry.path, span: fn.nameSpan ?? fn.span, message: 'serves requests and leads to the write' }] : []),
  ];
}
