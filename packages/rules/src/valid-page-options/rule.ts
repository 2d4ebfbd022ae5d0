import { defineRule, pagesBelow, wrongConstant, type CheckContext, type Constant, type ExportFact, type Project, type Role, type RouteNode } from '@sk-audit/core';

const TAKES: ReadonlyMap<string, readonly (boolean | string)[]> = new Map<string, readonly (boolean | string)[]>([
  ['ssr', [true, false]], ['csr', [true, false]], ['prerender', [true, false, 'auto']], ['trailingSlash', ['never', 'always', 'ignore']],
]);
const ROLES: ReadonlySet<Role> = new Set<Role>(['page.universal', 'page.server', 'layout.universal', 'layout.server', 'endpoint']);

export default defineRule({
  id: 'valid-page-options',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: two findings in real apps, both right, are too few.',
  summary: 'Demands values of page options that Kit knows, and that a page is rendered somewhere.',
  why: `Kit does not look at what \`ssr\`, \`csr\`, \`prerender\` and \`trailingSlash\` are. Any text is as good as \`true\`: \`csr = 'false'\` leaves the page's JavaScript
on, and \`prerender = 'false'\` is not off. A \`trailingSlash\` that it does not know leaves addresses as they are asked for.

With \`ssr = false\` the server sends an empty page that the browser fills; with \`csr = false\` it sends no JavaScript. With both, as when a page turns off what
its layout had left, the visitor gets an empty page.

The rule looks at values that are written out, also in a constant.`,
  sources: ['https://svelte.dev/docs/kit/page-options', 'https://svelte.dev/docs/kit/page-options#csr', '@sveltejs/kit 2.70.4 src/utils/page_nodes.js', '@sveltejs/kit 3.2.0 src/utils/page_nodes.js'],
  messages: {
    value: { text: 'Kit has no `{{name}}` of {{given}}, and does not say so.', advice: 'Write {{expected}}.' },
    nothing: { text: 'Nobody renders `{{page}}`: it has `ssr = false` and `csr = false`, and visitors get an empty page.', advice: 'Leave one of them on.' },
  },
  examples: {
    bad: [
      {
        title: 'Texts, and a word that is none',
        files: {
          'src/routes/+layout.ts': "export const prerender = 'false'; // ✗ value \"prerender\"\nexport const trailingSlash = 'sometimes'; // ✗ value \"trailingSlash\"\n",
          'src/routes/+page.ts': "export const ssr = 'false'; // ✗ value \"ssr\"\nexport const csr = 0; // ✗ value \"csr\"\n",
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ["Kit has no `prerender` of `'false'`, and does not say so.", 'Write `false`.', "Write `'never'`, `'always'` or `'ignore'`.", 'Write `true` or `false`.'],
      },
      {
        title: 'Off twice',
        files: {
          'src/routes/+layout.ts': 'export const ssr = false;\n',
          'src/routes/imprint/+page.ts': 'export const csr = false; // ✗ nothing "csr"\n',
          'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        },
        says: ['Nobody renders `/imprint`: it has `ssr = false` and `csr = false`, and visitors get an empty page.'],
      },
    ],
    good: [
      {
        title: 'As Kit knows them',
        files: {
          'src/routes/+layout.ts': "import { dev } from '$app/environment';\nexport const prerender = 'auto';\nexport const trailingSlash = 'always';\nexport const csr = dev;\n",
          'src/routes/+layout.svelte': '<slot />\n',
          'src/routes/app/+page.ts': 'export const ssr = false;\nexport const csr = true;\n',
          'src/routes/app/+page.svelte': '<h1>App</h1>\n',
          'src/routes/imprint/+page.ts': 'export const csr = false;\n',
          'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        },
      },
      {
        title: 'On again in the page',
        files: {
          'src/routes/+layout.ts': 'export const ssr = false;\nexport const csr = false;\n',
          'src/routes/imprint/+page.server.ts': 'export const ssr = true;\n',
          'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!ROLES.has(project.role(path))) return;
    for (const one of facts.exports) checkValue(context, one);
    checkRendered(context);
  },
});

type Context = CheckContext<'nothing' | 'value'>;

function checkValue({ path, project, report }: Context, { binding, name, span }: ExportFact): void {
  const takes = TAKES.get(name);
  if (!takes || binding === undefined) return; // mutate-ok: the second is for the type
  const isWrong = (one: Constant): boolean => one !== undefined && !takes.some((known) => known === one);
  const wrong = wrongConstant(project, { path, value: { is: 'ref', ref: { from: 'binding', binding, path: [] } } }, isWrong);
  if (!wrong) return;
  const meant = takes.filter((one) => String(one) === wrong.value);
  report(span, 'value', { name, given: shown(wrong.value), expected: listed(meant.length > 0 ? meant : takes) });
}

function shown(value: Constant): string {
  return typeof value === 'string' ? `\`'${value}'\`` : `\`${value}\``;
}

function listed(values: readonly (boolean | string)[]): string {
  const all = values.map(shown);
  return all.length === 1 ? (all[0] as string) : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** Reports the file that has the last word on `csr`. */
function checkRendered({ facts, path, project, report }: Context): void {
  const own = facts.exports.find(({ name }) => name === 'csr');
  if (project.config.routerType === 'hash') return;
  const page = pagesBelow(project, path).find((node) => {
    const { csr, ssr } = project.pageOptions(node);
    return csr === false && ssr === false && decides(project, node) === path;
  });
  if (page && own) report(own.span, 'nothing', { page: page.id }); // mutate-ok: for the type
}

/** The file that has the last word on `csr`: in one node the universal module. */
function decides(project: Project, node: RouteNode): string | undefined {
  const files = [...project.layoutChain(node), node.page].flatMap((one) => [one?.server, one?.universal]);
  return files.findLast((file) => project.facts(file ?? '')?.exports.some(({ name }) => name === 'csr'));
}
