import { defineRule, HOLE, indexOf, ownPathname, type CallFact, type Entry, type FileFacts, type Project, type RouteNode, type Span } from '@sk-audit/core';

export default defineRule({
  id: 'no-redirect-loop',
  severity: 'error',
  category: 'redirects-and-errors',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids `load` functions that redirect to each other without end.',
  why: `When every visit of a page is redirected to a page that redirects back, or to itself, nobody ever sees one: browsers give up with "too many redirects", and after twenty
of them Kit's router shows the error page.

The rule follows redirects that stand in a \`load\` without a condition, to addresses that are written out. A redirect in a layout holds for all pages below it, the one it
leads to included. Redirects under any condition are left alone: \`if (!user)\` may be answered otherwise over there.`,
  sources: ['https://svelte.dev/docs/kit/load#Redirects', 'https://svelte.dev/e/kit/redirect_loop', '@sveltejs/kit 2.70.4 src/runtime/client/client.js'],
  messages: {
    itself: { text: 'Every visit of `{{page}}` is redirected to `{{page}}` again, without end.', advice: 'Redirect to another page, or under a condition.' },
    circle: { text: 'Every visit of `{{page}}` is redirected to `{{to}}`, and from there back, without end.', advice: 'Let one of them show a page.' },
  },
  examples: {
    bad: [
      {
        title: 'To each other',
        files: {
          'src/routes/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = () => redirect(307, '/shop'); // ✗ circle "redirect(307, '/shop')"
`,
          'src/routes/+page.svelte': '<h1>Home</h1>\n',
          'src/routes/shop/+page.ts': `import { redirect } from '@sveltejs/kit';
export const load = () => {
  redirect(307, '/?from=shop'); // ✗ circle "redirect(307, '/?from=shop')"
};
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['Every visit of `/` is redirected to `/shop`, and from there back, without end.'],
      },
      {
        title: 'A layout that leads below itself',
        kit: '1.30.4',
        files: {
          'src/routes/shop/+layout.server.js': `import { redirect } from '@sveltejs/kit';
export const load = () => {
  throw redirect(307, '/shop/goods'); // ✗ itself "redirect(307, '/shop/goods')"
};
`,
          'src/routes/shop/goods/+page.svelte': '<h1>Goods</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'To a page, and under a condition',
        files: {
          'src/routes/+page.server.ts': `import { redirect } from '@sveltejs/kit';
export const load = () => redirect(307, '/shop');
`,
          'src/routes/+page.svelte': '<h1>Home</h1>\n',
          'src/routes/shop/+page.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ url }) => {
  if (!url.searchParams.has('id')) redirect(307, '/');
};
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'Kit 1 only acts on what is thrown',
        kit: '1.30.4',
        files: {
          'src/routes/+page.server.js': `import { redirect } from '@sveltejs/kit';
export const load = () => {
  redirect(307, '/');
};
`,
          'src/routes/+page.svelte': '<h1>Home</h1>\n',
        },
      },
    ],
  },
  check({ path, project, report }) {
    for (const entry of project.entriesIn(path).filter(({ role }) => role === 'load')) {
      const sure = sureRedirect(project, entry);
      if (!sure) continue;
      for (const page of pagesOf(project, entry)) {
        const again = comesBack(project, page, sure.to);
        if (!again) continue;
        report(sure.at, sure.to === page ? 'itself' : 'circle', { page: page.id, to: sure.to.id }, { kitCode: 'redirect_loop' });
        break;
      }
    }
  },
});

type Sure = { readonly at: Span; readonly to: RouteNode };

/** The redirect to a page of the app that the load always ends in. */
function sureRedirect(project: Project, { fn, path, wrapped }: Entry): Sure | undefined {
  const facts = project.facts(path) as FileFacts;
  if (wrapped) return undefined;
  for (const index of indexOf(facts).callsOf.get(fn) ?? []) {
    const call = facts.calls[index] as CallFact;
    const isSure = call.when === undefined && !call.tries && call.loop === undefined && project.symbol(path, call.callee) === '@sveltejs/kit#redirect' && isThrown(project, call);
    const pathname = isSure ? ownPathname({ project, path }, call.args[1]) : undefined;
    const to = pathname === undefined || pathname.includes(HOLE) ? undefined : project.matchRoute(pathname)?.node;
    if (to?.page) return { at: call.span, to };
  }
  return undefined;
}

/** Before Kit 2 `redirect` has to be thrown. */
function isThrown(project: Project, { use }: CallFact): boolean {
  return use === 'thrown' || project.kitSatisfies('>=2.0.0-0') === true;
}

function pagesOf(project: Project, { declaredIn }: Entry): readonly RouteNode[] {
  return project.routes.nodes.filter((node) => node.page && loadsOf(project, node).includes(declaredIn));
}

function loadsOf(project: Project, node: RouteNode): readonly string[] {
  return [...project.layoutChain(node), node.page ?? {}].flatMap(({ server, universal }) => [server, universal].filter((file) => file !== undefined));
}

/** As many as Kit's router follows. */
const MAX_REDIRECTS = 20;

/** Does what redirects there lead back to the page? */
function comesBack(project: Project, page: RouteNode, at: RouteNode | undefined, steps = MAX_REDIRECTS): boolean {
  if (!at || steps === 0) return false;
  return at === page || comesBack(project, page, nextOf(project, at), steps - 1);
}

function nextOf(project: Project, node: RouteNode): RouteNode | undefined {
  const entries = loadsOf(project, node).flatMap((file) => project.entries(file)).filter(({ role }) => role === 'load');
  return entries.map((entry) => sureRedirect(project, entry)?.to).find((to) => to !== undefined);
}
