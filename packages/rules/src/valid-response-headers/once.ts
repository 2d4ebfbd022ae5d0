/** Headers that are set with `setHeaders()`. */
import { mayRun, pagesBelow, setHeadersCalls, type CallFact, type CheckContext, type EventCall, type Project, type Related, type RouteNode, type RuleMeta, type Span } from '@sk-audit/core';

export const messages = {
  cookie: { text: '`setHeaders()` takes no `set-cookie`: it throws, and the visitor gets status 500.', advice: 'Call `cookies.set(name, value, { path })`.' },
  twice: { text: '`{{name}}` is already set when this runs, so `setHeaders()` throws, and the visitor gets status 500.', advice: 'Set it in one place.' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'In a layout and a page below',
      files: {
        'src/routes/+layout.server.ts': "export const load = ({ setHeaders }) => {\n  setHeaders({ 'cache-control': 'no-store' });\n};\n",
        'src/routes/terms/+page.server.ts': "export const load = ({ setHeaders }) => {\n  setHeaders({ 'Cache-Control': 'max-age=3600' }); // ✗ twice \"'Cache-Control': 'max-age=3600'\"\n};\n",
        'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
      },
      says: ["is set here: 'cache-control': 'no-store'"],
    },
    {
      title: 'A cookie as a header, and a header twice',
      files: {
        'src/routes/theme/+server.ts': `export const GET = ({ setHeaders, url }) => {
  setHeaders({ 'Set-Cookie': \`theme=\${url.searchParams.get('theme')}\` }); // ✗ cookie "'Set-Cookie': \`theme=\${url.searchParams.get('theme')}\`"
  setHeaders({ etag: 'a' });
  setHeaders({ etag: 'b' }); // ✗ twice "etag: 'b'"
  return new Response('set');
};
`,
      },
    },
  ],
  good: [
    {
      title: 'Different headers, different pages, and one that may be repeated',
      files: {
        'src/routes/+layout.server.ts': "export const load = ({ setHeaders }) => setHeaders({ 'server-timing': 'layout;dur=1', 'x-shop': 'corner' });\n",
        'src/routes/terms/+page.server.ts': "export const load = ({ setHeaders }) => setHeaders({ 'server-timing': 'page;dur=1', 'cache-control': 'max-age=3600' });\n",
        'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
        'src/routes/cart/+page.server.ts': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'no-store' });\n",
        'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
      },
    },
    {
      title: 'One or the other',
      files: {
        'src/routes/terms/+page.server.ts': `export const load = ({ locals, setHeaders }) => {
  if (locals.user) setHeaders({ 'cache-control': 'no-store' });
  else setHeaders({ 'cache-control': 'max-age=3600' });
};
`,
      },
    },
  ],
};

/** A header that is set. */
type Header = { readonly name: string; readonly path: string; readonly span: Span };

export function check(context: CheckContext<Id>): void {
  const { path, project, report } = context;
  const calls = setHeadersCalls(project, path);
  for (const { call } of calls) {
    const cookies = mayRun(project, path, call.when) === false ? [] : headersOf(path, call).filter(({ name }) => name === 'set-cookie');
    for (const { span } of cookies) report(span, 'cookie', {}, { kitCode: 'set_headers_cookie' });
  }
  for (const fn of new Set(calls.map(({ entry }) => entry.fn))) reportRepeated(context, calls.filter(({ entry }) => entry.fn === fn));
}

/** Those of one function, after those of the layouts around it. */
function reportRepeated({ path, project, report }: CheckContext<Id>, calls: readonly EventCall[]): void {
  const set = new Map((calls[0]?.entry.role === 'load' ? headersAround(project, path) : []).map((header) => [header.name, header]));
  for (const header of calls.filter(isSure).flatMap(({ call }) => headersOf(path, call))) {
    const first = set.get(header.name);
    if (header.name === 'set-cookie' || header.name === 'server-timing') continue;
    if (!first) set.set(header.name, header);
    else report(header.span, 'twice', { name: header.name }, { related: related(first), kitCode: 'header_already_set' });
  }
}

function related({ path, span }: Header): readonly Related[] {
  return [{ path, span, message: 'is set here' }];
}

function isSure({ call, entry }: EventCall): boolean {
  return call.fn === entry.fn && call.when === undefined && call.tries === undefined && !call.loop && !entry.wrapped;
}

function headersOf(path: string, { args: [headers], span }: CallFact): readonly Header[] {
  return headers?.is === 'object' ? Object.keys(headers.props).map((name) => ({ name: name.toLowerCase(), path, span: headers.spans?.[name] ?? span })) : [];
}

/** What the other `load` functions of a page surely set that stand before the one of the file. */
function headersAround(project: Project, path: string): readonly Header[] {
  return pagesBelow(project, path).flatMap((page) => modulesBefore(project, page, path).flatMap((file) => setHeadersCalls(project, file).filter((one) => one.entry.role === 'load' && isSure(one)).flatMap(({ call }) => headersOf(file, call))));
}

/** A universal `load` sets headers only where the page is rendered on the server. */
function modulesBefore(project: Project, page: RouteNode, path: string): readonly string[] {
  const modules = [...project.layoutChain(page), page.page ?? {}].flatMap(({ server, universal }) => [server, universal]).filter((file) => file !== undefined); // mutate-ok: for the type
  const isRendered = project.pageOptions(page).ssr === true;
  const runs = (file: string): boolean => isRendered || /\.server$/.test(project.role(file));
  return runs(path) ? modules.slice(0, modules.indexOf(path)).filter(runs) : [];
}
