import {
  addressesIn, constant, defineRule, failsOn, hasFile, hasReroute, idsOfPage, isOptionUnknown, isPrerenderOn, isSurelyVisited, kitOption, literalText, pagesBelow, plainPathname,
  type Address, type CheckContext, type Project, type RouteNode,
} from '@sk-audit/core';

type Id = 'notFound' | 'outsideBase' | 'missingId' | 'invalidUrl';
type Context = CheckContext<Id>;

export default defineRule({
  id: 'valid-prerender-link',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'fails',
  summary: 'Demands that the links of prerendered pages lead somewhere.',
  why: `While it prerenders, Kit follows every address that it finds in a page. It ends the build at one that answers 404, that does not begin
with the base path, that is no URL (since 2.5 at the latest), or that leads to an id which the other page does not have.

Only literal addresses that begin with a slash or \`#\` are judged, outside of \`{#if}\`: those with \`rel="external"\`, those of files (with a dot in the last part), and
those that \`reroute\` or \`handle\` may answer are left alone, as is all that \`handleHttpError\` and its like take care of.`,
  sources: ['https://svelte.dev/docs/kit/configuration#prerender', 'https://svelte.dev/e/kit/prerender_http_error', 'https://svelte.dev/e/kit/prerender_missing_id', '@sveltejs/kit 2.70.4 src/core/postbuild/prerender.js'],
  messages: {
    notFound: { text: 'Nothing in the app answers `{{href}}`, and prerendering ends there.', advice: 'Correct the address, or add `rel="external"` when something else answers it.' },
    outsideBase: { text: '`{{href}}` does not begin with the base path `{{base}}`, and prerendering ends there.', advice: '{{instead}}' },
    missingId: { text: 'Nothing in {{page}} has the id `{{id}}`, and prerendering ends there.', advice: 'Give the element that is meant `id="{{id}}"`, or correct the link.' },
    invalidUrl: { text: '`{{href}}` is no URL, and prerendering ends there.', advice: 'Write a path of the app or a whole URL.' },
  },
  examples: {
    bad: [
      {
        title: 'A page that is not there, and an id',
        files: {
          'src/routes/+layout.ts': 'export const prerender = true;\n',
          'src/routes/+page.svelte': `<a href="/abuot">About</a> <!-- ✗ notFound "href="/abuot"" -->
<a href="/about#team">Team</a> <!-- ✗ missingId "href="/about#team"" -->
`,
          'src/routes/about/+page.svelte': '<h1 id="top">About</h1>\n',
        },
        says: ['Nothing in the app answers `/abuot`, and prerendering ends there.', 'Nothing in /about has the id `team`, and prerendering ends there.'],
      },
      {
        title: 'A base path, and no URL',
        kit: '3.2.0',
        files: {
          'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ paths: { base: '/shop' } })] };\n",
          'src/routes/+page.ts': 'export const prerender = true;\n',
          'src/routes/+page.svelte': `<a href="/about">About</a> <!-- ✗ outsideBase "href="/about"" -->
<a href="https://">Elsewhere</a> <!-- ✗ invalidUrl "href="https://"" -->
`,
          'src/routes/about/+page.svelte': '<h1>About</h1>\n',
        },
        says: ["Write `{resolve('/about')}`, with `resolve` of `$app/paths`."],
      },
    ],
    good: [
      {
        title: 'Pages, files, ids, and other servers',
        files: {
          'src/routes/+layout.ts': 'export const prerender = true;\n',
          'src/routes/+page.svelte': `<a href="/about#team">About</a>
<a href="/prices">Prices</a>
<a href="/forum" rel="external">Forum</a>
<a href="https://example.com/forum">Forum</a>
`,
          'src/routes/about/+page.svelte': '<h1 id="team">About</h1>\n',
          'static/prices': '',
        },
      },
      {
        title: 'A page that is not prerendered',
        files: { 'src/routes/+page.svelte': '<a href="/abuot">About</a>\n' },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const links = addressesIn(facts).flatMap((address) => {
      const href = literalText(address.value);
      return href !== undefined && isFollowed(address) ? [{ address, href }] : [];
    });
    // Where a component is used takes long to find out, and most have no such link.
    if (links.length === 0 || !isCrawled(project) || !isInPrerenderedPage(project, path)) return;
    for (const { address, href } of links) judge(context, address, href);
  },
});

/** Is the component part of a page that is surely prerendered, and rendered then? */
function isInPrerenderedPage(project: Project, path: string): boolean {
  const pages = project.routes.byFile.has(path) ? pagesBelow(project, path) : project.routesUsing(path).filter(({ page }) => page);
  return pages.some((node) => {
    const { prerender, ssr } = project.pageOptions(node);
    return ssr === true && (prerender === true || isSurelyVisited(project, node));
  });
}

function isCrawled(project: Project): boolean {
  const option = kitOption(project, 'prerender.crawl');
  return option === 'unset' || (option !== 'unknown' && constant(option.place) === true);
}

/** Does the crawler follow it, whenever the page is shown? */
function isFollowed({ element, name }: Address): boolean {
  const rel = element.attributes.find((one) => one.name === 'rel');
  const isExternal = rel !== undefined && /\bexternal\b/i.test(literalText(rel.value) ?? 'external');
  return element.when === undefined && !isExternal && (name === 'href' || name === 'src') && element.name !== 'base' && !element.attributes.some(({ kind }) => kind === 'spread');
}

function judge(context: Context, address: Address, href: string): void {
  const { path, project, report } = context;
  if (!isUrl(href)) {
    if (project.kitSatisfies('>=2.5.0') === true && failsOn(project, 'handleInvalidUrl')) report(address.span, 'invalidUrl', { href }, { kitCode: 'prerender_invalid_url' });
    return;
  }
  if (href.startsWith('#') && project.role(path) === 'page.svelte') return judgeId(context, address, project.routes.byFile.get(path), href);
  if (!/^\/(?!\/)/.test(href) || isOptionUnknown(project, 'paths.base') || hasReroute(project)) return;
  const base = project.config.basePath ?? '';
  if (!href.startsWith(base)) {
    const instead = project.kitSatisfies('>=2.26.0') === true ? `Write \`{resolve('${href}')}\`, with \`resolve\` of \`$app/paths\`.` : `Write \`{base}${href}\`, with \`base\` of \`$app/paths\`.`;
    if (failsOn(project, 'handleHttpError')) report(address.span, 'outsideBase', { href, base, instead }, { kitCode: 'prerender_path_outside_base' });
    return;
  }
  judgePath(context, address, href.slice(base.length));
}

function judgePath(context: Context, address: Address, href: string): void {
  const { project, report } = context;
  const pathname = (/^[^?#]*/.exec(href) as RegExpExecArray)[0];
  const node = project.matchRoute(pathname === '' ? '/' : pathname)?.node;
  if (node) return plainPathname(node) === pathname ? judgeId(context, address, node, href) : undefined;
  if (/\.[^/]*$/.test(pathname) || hasFile(project, `${project.config.assets}${decoded(pathname)}`) !== false || mayAnswer(project)) return;
  if (failsOn(project, 'handleHttpError')) report(address.span, 'notFound', { href }, { kitCode: 'prerender_http_error' });
}

/** Does the part behind `#` lead nowhere in a page of which everything is known? */
function judgeId({ project, report }: Context, { span }: Address, node: RouteNode | undefined, href: string): void {
  const id = decoded(href.replace(/^[^#]*#?/, ''));
  const isSpecial = id === '' || id.toLowerCase() === 'top' || id.startsWith(':~:');
  if (isSpecial || !node?.page || !isShown(project, node) || !failsOn(project, 'handleMissingId')) return;
  const ids = idsOfPage(project, node);
  if (ids && !ids.has(id)) report(span, 'missingId', { id, page: node.id }, { kitCode: 'prerender_missing_id' });
}

/** Is the page prerendered as it stands, at the address without a slash at its end, without a redirect? With `export *` its options are unknown. */
function isShown(project: Project, node: RouteNode): boolean {
  const files = [...project.layoutChain(node), node.page].flatMap((one) => [one?.universal, one?.server]);
  const mayMove = files.some((path) => project.facts(path ?? '')?.exports.some(({ name }) => name === 'trailingSlash' || name === 'load'));
  return isPrerenderOn(project.pageOptions(node).prerender) && !mayMove && !mayAnswer(project);
}

/** May the server hooks answer in place of the routes? */
function mayAnswer(project: Project): boolean {
  return project.filesOf('hooks.server').some((path) => (project.facts(path)?.exports ?? []).some(({ name }) => name === 'handle' || name === '*'));
}

/** As far as the host goes: it must be there, without what no host has, and any port is a number. */
function isUrl(href: string): boolean {
  const authority = /^\s*https?:\/\/([^\\/?#]*)/i.exec(href)?.[1];
  if (authority === undefined) return true;
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  return /^\[[\da-f:.]+\]$/i.test(host) || /^[^ <>^|:[\]]+$/.test(host);
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
