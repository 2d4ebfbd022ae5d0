import { defineRule, isHandedOut, isRead, isReadInOneGo, isSavedToo, leaksOf, placesAround, sourceInWords, type Leak, type Project, type StateWrite } from '@sk-audit/core';

const KINDS: ReadonlySet<StateWrite['kind']> = new Set<StateWrite['kind']>(['variable', 'container', 'client']);

const PAGE_OPTIONS: ReadonlySet<string> = new Set(['csr', 'ssr', 'prerender', 'trailingSlash', 'config']);

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

A finding needs data that derives from a request, a way from a request to the write, and a reader. Whether the reader is ever reached by
another request is not looked at: what \`page > 1 ? [...feed, ...more] : more\` reads matters only where the server is asked for a second
page. Logging in a client of PocketBase, Supabase, Appwrite or Directus that the whole process shares is such a write, and these are the
findings to look at first. Options of pages (\`export let csr\`), caches that are filled once, keyed containers (\`Map\`,
\`cache[key]\`), settings that are saved as well, rate limiters, singletons, counters and AsyncLocalStorage are left alone; so are apps
without a server (adapter-static) and pages that are prerendered or have \`ssr = false\`. Stores and module-level runes have rules of
their own.`,
  sources: ['https://svelte.dev/docs/kit/state-management#Avoid-shared-state-on-the-server', 'https://github.com/sveltejs/kit/discussions/4339'],
  messages: {
    shared: { text: '`{{name}}` is shared by all requests, and {{source}} is kept in it.', advice: 'Keep it in a database, a cookie or `event.locals`, or return it.' },
    client: { text: '`{{name}}` logs in the one `{{client}}` of the server process with {{source}}, and other requests then act as that visitor.', advice: 'Make a client for each request, in `handle` for example, and keep it in `event.locals`.' },
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
      {
        title: 'One client for all, logged in',
        files: {
          'src/hooks.server.ts': `import { pb } from '$lib/pocketbase';
export const handle = async ({ event, resolve }) => {
  pb.authStore.loadFromCookie(event.request.headers.get('cookie') ?? ''); // ✗ client "pb.authStore.loadFromCookie(event.request.headers.get('cookie') ?? '')"
  event.locals.member = pb.authStore.record;
  return resolve(event);
};
`,
          'src/lib/pocketbase.ts': `import PocketBase from 'pocketbase';
export const pb = new PocketBase('https://members.example.com');
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
          'src/routes/+page.svelte': '<h1>Visits</h1>\n',
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
          'src/hooks.server.ts': `import PocketBase from 'pocketbase';
export const handle = async ({ event, resolve }) => {
  event.locals.pb = new PocketBase('https://members.example.com');
  event.locals.pb.authStore.loadFromCookie(event.request.headers.get('cookie') ?? '');
  return resolve(event);
};
`,
        },
      },
    ],
  },
  check({ path, project, report }) {
    for (const leak of leaksOf(project, path, KINDS, (one) => !isHarmless(project, path, one))) {
      const { source, write } = leak;
      const data = { name: write.name, client: write.name.replace(/\..*/, ''), source: sourceInWords(source) };
      report(write.span, write.kind === 'client' ? 'client' : 'shared', data, { related: placesAround(project, path, leak) });
    }
  },
});

/** A cache, a setting of the app, what is there for everybody, what nobody is given, or what is gone before the next request comes. */
function isHarmless(project: Project, path: string, { entries, source, write }: Leak): boolean {
  const isCache = write.memo && source.kind === 'answer';
  const isSetting = source.kind === 'input' && write.kind !== 'client' && isSavedToo(project, path, write);
  const isForAll = source.name === 'request' && isHandedOut(project, path, write);
  // A list of who came when: nobody asks a rate limiter for the addresses.
  const isLimiter = source.name === 'getClientAddress' && write.kind === 'container';
  return isPageOption(project, write) || isCache || isSetting || isForAll || isLimiter || !isRead(project, path, write) || isReadInOneGo(project, path, write, entries);
}

/** `export let csr = true`, set by `load`: an option for the page, which can stand nowhere else. */
function isPageOption(project: Project, { owner }: StateWrite): boolean {
  const isRouteFile = owner !== undefined && /^(?:page|layout)\.(?:server|universal)$/.test(project.role(owner.path));
  return isRouteFile && (project.facts(owner.path)?.exports ?? []).some(({ binding, name }) => binding === owner.binding && PAGE_OPTIONS.has(name));
}
