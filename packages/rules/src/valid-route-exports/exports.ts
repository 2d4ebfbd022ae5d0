/** Names that route modules export. */
import {
  acceptsExport, closest, exportedNames, pagesBelow, rolesAccepting, staticOption, validExports,
  type CheckContext, type FileFacts, type NodeFiles, type Project, type Ref, type Role, type RuleMeta, type Suggestion,
} from '@sk-audit/core';

/** How Kit names the files, without their extension. */
const FILES: { readonly [role in Role]?: string } = {
  'layout.universal': '+layout', 'page.universal': '+page', 'layout.server': '+layout.server', 'page.server': '+page.server', endpoint: '+server',
};

export const messages = {
  elsewhere: { text: 'Kit does not take `{{name}}` from {{file}}, but from {{places}}.', advice: 'Move it there, or name it `_{{name}}` when it is a helper of your own.' },
  misspelt: { text: 'Kit does not take `{{name}}` from {{file}}, but `{{near}}`.', advice: 'Name it `{{near}}`, or `_{{name}}` when it is a helper of your own.' },
  unknown: { text: 'Kit takes no `{{name}}` from {{file}}.', advice: '{{instead}}' },
};

type Id = keyof typeof messages;

export const examples: RuleMeta['examples'] = {
  bad: [
    {
      title: 'Actions in the module that the browser loads too',
      files: {
        'src/routes/newsletter/+page.ts': `export const actions = { // ✗ elsewhere "actions"
  default: async () => ({ subscribed: true })
};
`,
        'src/routes/newsletter/+page.svelte': '<form method="POST"><button>Subscribe</button></form>\n',
      },
    },
    {
      title: 'A handler in lower case',
      files: {
        'src/routes/api/orders/+server.ts': `export const get = () => Response.json([]); // ✗ misspelt "get"
`,
      },
      after: { 'src/routes/api/orders/+server.ts': 'export const GET = () => Response.json([]);\n' },
    },
    {
      title: 'A helper beside load',
      kit: '3.2.0',
      files: {
        'src/routes/invoices/+page.server.ts': `export const perPage = 20; // ✗ unknown "perPage"
export const load = () => ({ perPage });
`,
        'src/routes/invoices/+page.svelte': '<h1>Invoices</h1>\n',
      },
    },
  ],
  good: [
    {
      title: 'Each in its place, helpers with an underscore',
      files: {
        'src/routes/orders/+page.server.ts': `export type Order = { id: number };
export const _perPage = 20;
export const prerender = false;
export const load = () => ({ orders: [] as Order[] });
export const actions = { cancel: () => ({ cancelled: true }) };
`,
        'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
        'src/routes/orders/[id]/+server.ts': `export const GET = () => Response.json({});
export const fallback = () => new Response('No', { status: 405 });
`,
      },
    },
    {
      title: 'What is brought from another module',
      files: {
        'src/routes/orders/+page.ts': "export * from './options';\nexport { load } from './load';\n",
        'src/routes/orders/options.ts': 'export const csr = true;\nexport default 1;\nexport interface Order { id: number }\n',
        'src/routes/orders/load.ts': 'export const load = () => ({});\nexport const perPage = 20;\n',
        'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
      },
    },
  ],
};

/** Reports those that Kit does not take. */
export function check(context: CheckContext<Id>): void {
  const { path, project, report } = context;
  const role = project.role(path);
  if (!isRun(context, role)) return;
  for (const { name, span } of exportedNames(project, path)) {
    if (acceptsExport(role, name, project.kit) !== false) continue;
    const { id, data, kitCode } = judge(context, role, name);
    report(span, id, data, { kitCode, suggest: id === 'misspelt' ? suggestName(context.facts, name, data['near'] ?? '') : [] });
  }
}

/** Does Kit ask the module for its exports while it builds? */
function isRun({ facts, path, project }: CheckContext<Id>, role: Role): boolean {
  if (role === 'endpoint') return project.kitSatisfies('>=2.0.0') === true || facts.exports.some(({ name }) => name === 'prerender');
  const [page] = pagesBelow(project, path);
  if (!page?.page) return false;
  const chain = [...project.layoutChain(page), page.page];
  const own = chain.findIndex(({ universal }) => universal === path);
  return !isSsrOff(project, chain.slice(0, own + 1));
}

/** Does Kit know, without running anything, that nothing is rendered on the server? Then it leaves universal modules alone. */
function isSsrOff(project: Project, chain: readonly NodeFiles[]): boolean {
  return project.config.routerType === 'hash' || staticOption(project, chain, 'ssr') === false;
}

type Verdict = { readonly id: Id; readonly data: { readonly [name: string]: string }; readonly kitCode: string };

function judge({ path, project }: CheckContext<Id>, role: Role, name: string): Verdict {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const extension = file.slice(file.lastIndexOf('.'));
  const data = { name, file: `\`${file}\`` };
  const places = rolesAccepting(name, project.kit).map((one) => `\`${FILES[one] ?? ''}${extension}\``);
  if (places.length > 0) return { id: 'elsewhere', data: { ...data, places: inWords(places) }, kitCode: 'invalid_export_location' };
  if (name === 'snapshot' && role !== 'endpoint') return { id: 'elsewhere', data: { ...data, places: `\`+${role.startsWith('page') ? 'page' : 'layout'}.svelte\`` }, kitCode: 'invalid_export' };
  const near = nearest(name, validExports(role, project.kit) ?? []);
  if (near !== undefined) return { id: 'misspelt', data: { ...data, near }, kitCode: 'invalid_export' };
  const instead = name === 'default' ? 'Export it by a name that Kit takes, or not at all.' : `Move it to a module of its own, or name it \`_${name}\`.`;
  return { id: 'unknown', data: { ...data, instead }, kitCode: 'invalid_export' };
}

/** Where it is declared, when nothing else in the file knows the name. */
function suggestName({ bindings, calls, exports, reads, writes }: FileFacts, name: string, near: string): readonly Suggestion[] {
  const found = exports.find((one) => one.name === name);
  const binding = found?.how === undefined ? bindings[found?.binding ?? -1] : undefined;
  const isOwn = (ref: Ref): boolean => ref.from === 'binding' && ref.binding === found?.binding;
  const isUsed = [...calls.map(({ callee }) => callee), ...reads.map(({ ref }) => ref), ...writes.map(({ target }) => target)].some(isOwn);
  const isTaken = [...exports, ...bindings].some((one) => one.name === near);
  if (!binding || isUsed || isTaken) return [];
  return [{ message: `Name it \`${near}\``, edits: [{ span: binding.span, text: near }] }];
}

/** The same in other letters, or, of a longer word, nearly the same. */
function nearest(name: string, valid: readonly string[]): string | undefined {
  const same = valid.find((one) => one.toLowerCase() === name.toLowerCase());
  const near = name.length > 4 ? closest(name, valid) : undefined;
  return same ?? (near !== undefined && Math.abs(near.length - name.length) <= 2 ? near : undefined);
}

function inWords(places: readonly string[]): string {
  return places.length === 1 ? (places[0] as string) : `${places.slice(0, -1).join(', ')} or ${places.at(-1) as string}`;
}
