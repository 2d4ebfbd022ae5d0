/** What `preloadCode` is given. */
import { literalText, type CheckContext, type Project, type RuleMeta, type Span, type Suggestion } from '@sk-audit/core';
import { isRouterKnown } from './targets.js';

export const messages = {
  noSlash: { text: '`preloadCode()` takes {{wanted}}, and `{{given}}` does not begin with a slash.', advice: 'Write `/{{bare}}`.' },
  isPathname: { text: '`preloadCode()` of Kit 3 takes a route id, and `{{given}}` is an address of `{{id}}`.', advice: 'Write `{{id}}`.' },
  noRoute: { text: '`preloadCode()` loads nothing, as `{{given}}` is {{what}}.', advice: '{{todo}}' },
};

type Id = keyof typeof messages;
type Context = CheckContext<Id>;

const post = { 'src/routes/blog/[slug]/+page.svelte': '<h1>Post</h1>\n', 'src/routes/feed/+server.ts': "export const GET = () => new Response('');\n" };
const component = (...calls: readonly string[]): string => `<script>\n  import { preloadCode } from '$app/navigation';\n  const load = () => [\n${calls.map((call) => `    ${call}\n`).join('')}  ];\n</script>\n<button onmouseenter={load}>Blog</button>\n`;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'preloadCode in Kit 3',
      kit: '3.2.0',
      files: {
        ...post,
        'src/routes/+page.svelte': component(
          "preloadCode('blog'), // ✗ noSlash \"'blog'\"",
          "preloadCode('/blog/hello'), // ✗ isPathname \"'/blog/hello'\"",
          "preloadCode('/blgo'), // ✗ noRoute \"'/blgo'\"",
          "preloadCode('/feed'), // ✗ noRoute \"'/feed'\"",
        ),
      },
      says: ['Write `/blog/[slug]`.', '`preloadCode()` loads nothing, as `/blgo` is no route.', '`preloadCode()` loads nothing, as `/feed` is a route without a page.'],
    },
    {
      title: 'With the resolution on the server',
      kit: '3.2.0',
      files: {
        ...post,
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ router: { resolution: 'server' } })] };\n",
        'src/routes/+page.svelte': component("preloadCode('/feed'), // ✗ noRoute \"'/feed'\""),
      },
    },
    { title: 'preloadCode in Kit 2', files: { ...post, 'src/routes/+page.svelte': component("preloadCode('/blgo'), // ✗ noRoute \"'/blgo'\"", "preloadCode('blog/a'), // ✗ noSlash \"'blog/a'\"") } },
  ],
  good: [
    { title: 'Route ids in Kit 3', kit: '3.2.0', files: { ...post, 'src/routes/+page.svelte': component("preloadCode('/blog/[slug]'),", "preloadCode('/'),") } },
    { title: 'Pathnames in Kit 2', files: { ...post, 'src/routes/+page.svelte': component("preloadCode('/blog/hello'),", "preloadCode('/'),") } },
  ],
};

/** Reports what it finds no page for. */
export function check(context: Context): void {
  const { facts, path, project } = context;
  for (const { args, argSpans, callee } of facts.calls) {
    const given = project.symbol(path, callee) === '$app/navigation#preloadCode' ? literalText(args[0]) : undefined;
    if (given === undefined || given === '') continue;
    if (project.kitSatisfies('>=3.0.0-0') === true) checkId(context, given, argSpans[0] as Span);
    else if (project.kitSatisfies('>=2.0.0-0 <3.0.0-0') === true) checkPathname(context, given, argSpans[0] as Span);
  }
}

function checkId({ project, report }: Context, given: string, at: Span): void {
  if (!given.startsWith('/')) return report(at, 'noSlash', { given, bare: given, wanted: 'a route id' }, { kitCode: 'preload_invalid_route_id', suggest: project.routes.byId.get(`/${given}`)?.page ? suggestSlash(at) : [] }); // mutate-ok: examples show no suggestions
  const node = project.routes.byId.get(given);
  if (node?.page || !isRouterKnown(project)) return;
  const isServer = project.config.routerResolution === 'server';
  if (node?.endpoint !== undefined) return report(at, 'noRoute', { given, what: 'a route without a page', todo: 'Leave it out.' }, { kitCode: isServer ? 'preload_code_endpoint_only' : 'preload_route_missing' }); // mutate-ok: examples show no codes
  const meant = pageAt(project, withoutBase(project, given));
  if (meant !== undefined && !isServer) return report(at, 'isPathname', { given, id: meant }, { kitCode: 'preload_route_is_pathname' });
  report(at, 'noRoute', { given, what: 'no route', todo: 'Name a folder of `src/routes` that has a page, with its brackets and groups.' }, { kitCode: 'preload_route_missing' });
}

function withoutBase({ config: { basePath = '' } }: Project, given: string): string {
  return given.startsWith(`${basePath}/`) ? given.slice(basePath.length) : given;
}

function pageAt(project: Project, pathname: string): string | undefined {
  const node = project.matchRoute(pathname)?.node;
  return node?.page ? node.id : undefined;
}

/** @see @sveltejs/kit src/runtime/client/client.js preloadCode (2.70.4) */
function checkPathname({ project, report }: Context, given: string, at: Span): void {
  const { basePath = '' } = project.config;
  if (!isRouterKnown(project) || basePath !== '') return;
  if (!given.startsWith('/')) return report(at, 'noSlash', { given, bare: given, wanted: 'a pathname' }, { kitCode: 'preload_invalid_route_id', suggest: pageAt(project, `/${given}`) ? suggestSlash(at) : [] }); // mutate-ok: examples show no suggestions
  if (pageAt(project, given) !== undefined) return;
  report(at, 'noRoute', { given, what: 'no address of a page', todo: 'Correct the pathname.' }, { kitCode: 'preload_route_missing' });
}

function suggestSlash([start]: Span): readonly Suggestion[] {
  return [{ message: 'Begin it with a slash', edits: [{ span: [start + 1, start + 1], text: '/' }] }];
}
