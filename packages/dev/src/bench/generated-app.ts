/** A made-up app of any size: the same for the same number, everywhere. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Path → text. */
export type AppFiles = { readonly [path: string]: string };

const THINGS = ['order', 'invoice', 'supplier', 'parcel', 'refund', 'voucher', 'customer', 'contract'] as const;
const FIELDS = ['title', 'reference', 'amount', 'currency', 'contact', 'street', 'city', 'due', 'comment', 'origin', 'weight', 'owner'] as const;

/** One page of the app and what belongs to it. `thing` is part of names, `fields` are those of its form. */
type Screen = { readonly index: number; readonly thing: string; readonly Thing: string; readonly fields: readonly string[] };

/** Writes an app of `routes` routes into a new folder and gives the folder. */
export function writeApp(folder: string, routes: number): string {
  for (const [path, text] of Object.entries(appFiles(routes))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The files of an app with `routes` pages: two components and two modules each, and an endpoint for every fifth. */
export function appFiles(routes: number): AppFiles {
  const screens = Array.from({ length: routes }, (_, index) => screen(index));
  return Object.assign({}, FRAME, ...screens.map(screenFiles)) as AppFiles;
}

function screen(index: number): Screen {
  const thing = THINGS[index % THINGS.length] ?? 'order';
  return { index, thing, Thing: thing.charAt(0).toUpperCase() + thing.slice(1), fields: FIELDS.slice(0, 3 + ((index * 5) % 10)) };
}

function screenFiles(one: Screen): AppFiles {
  const route = `src/routes/(${one.thing}s)/${one.thing}-${one.index}`;
  return {
    [`src/lib/${moduleOf(one)}.ts`]: moduleText(one),
    [`src/lib/${moduleOf(one)}Card.svelte`]: cardText(one),
    [`${route}/+page.svelte`]: pageText(one),
    [`${route}/+page.server.ts`]: serverText(one),
    ...(one.index % 5 === 0 ? { [`${route}/export/+server.ts`]: endpointText(one) } : {}),
  };
}

const FRAME: AppFiles = {
  'package.json': JSON.stringify({ name: 'ledger', type: 'module', devDependencies: { '@sveltejs/kit': '^2.40.0', svelte: '^5.30.0' } }),
  'svelte.config.js': 'export default { kit: {} };\n',
  'src/routes/+layout.svelte': '<script lang="ts">\n  let { children } = $props();\n</script>\n\n<nav><a href="/">Ledger</a></nav>\n<main>{@render children()}</main>\n',
  'src/lib/server/records.ts': `export type Saved = { readonly id: string; readonly [field: string]: string };

/** Records of one kind, newest first. */
export async function list(kind: string, owner: string): Promise<Saved[]> {
  const answer = await fetch(\`https://records.example/\${kind}?owner=\${encodeURIComponent(owner)}\`);
  if (!answer.ok) throw new Error(\`No records of \${kind}\`);
  return (await answer.json()) as Saved[];
}

export async function save(kind: string, owner: string, fields: { readonly [field: string]: string }): Promise<string> {
  const answer = await fetch(\`https://records.example/\${kind}\`, { method: 'POST', body: JSON.stringify({ owner, ...fields }) });
  const { id } = (await answer.json()) as Saved;
  return id;
}
`,
};

function moduleOf({ thing, index }: Screen): string {
  return `${thing}s/${thing}${index}`;
}

/** Modules import one another like a tree, so that the import graph has some depth. */
function moduleText(one: Screen): string {
  const { index, thing, Thing, fields } = one;
  const parent = screen(Math.floor((index - 1) / 4));
  const base = index === 0 ? '' : `import { rank${parent.index} } from '../${moduleOf(parent)}';\n\n`;
  const score = index === 0 ? 'record.title.length' : `rank${parent.index}(record) + ${index}`;
  return `${base}export type ${Thing}${index} = {
  readonly id: string;
${fields.map((field) => `  readonly ${field}: string;`).join('\n')}
};

const WORDING: { readonly [field: string]: string } = {
${fields.map((field) => `  ${field}: 'The ${field} of the ${thing}',`).join('\n')}
};

export function rank${index}(record: { readonly title: string }): number {
  return ${score};
}

/** What has to be mended before a ${thing} can be saved. */
export function problemsOf${index}(record: Partial<${Thing}${index}>): { field: string; problem: string }[] {
  const problems: { field: string; problem: string }[] = [];
${fields.map((field) => `  if (!record.${field} || record.${field}.trim() === '') problems.push({ field: '${field}', problem: \`\${WORDING.${field}} is missing\` });`).join('\n')}
  return problems.sort((a, b) => a.field.localeCompare(b.field));
}

export function summary${index}(records: readonly ${Thing}${index}[]) {
  const byOwner = new Map<string, ${Thing}${index}[]>();
  for (const record of records) byOwner.set(record.title, [...(byOwner.get(record.title) ?? []), record]);
  return [...byOwner].map(([owner, owned]) => ({ owner, count: owned.length, first: owned[0]?.id ?? '' }));
}
`;
}

function cardText(one: Screen): string {
  const { index, thing, Thing, fields } = one;
  return `<script lang="ts">
  import { rank${index}, type ${Thing}${index} } from './${thing}${index}';

  let { record, selected = $bindable(false), onopen }: { record: ${Thing}${index}; selected?: boolean; onopen?: (id: string) => void } = $props();

  let open = $state(false);
  const important = $derived(rank${index}(record) > ${index + 20});

  function toggle() {
    open = !open;
    if (open) onopen?.(record.id);
  }
</script>

<article class="card" class:important>
  <header>
    <h3>{record.title}</h3>
    <label><input type="checkbox" bind:checked={selected} /> Select</label>
    <button type="button" onclick={toggle} aria-expanded={open}>{open ? 'Less' : 'More'}</button>
  </header>
  {#if open}
    <dl>
${fields.map((field) => `      <dt>${field}</dt>\n      <dd title={record.${field}}>{record.${field}.trim() || '–'}</dd>`).join('\n')}
    </dl>
  {:else}
    <p>{record.reference}</p>
  {/if}
</article>

<style>
  .card { display: grid; gap: 0.5rem; padding: 1rem; border: 1px solid #ddd; border-radius: 0.5rem; }
  .card.important { border-color: #b00; }
  header { display: flex; justify-content: space-between; align-items: center; }
</style>
`;
}

function pageText(one: Screen): string {
  const { index, thing, Thing, fields } = one;
  return `<script lang="ts">
  import { enhance } from '$app/forms';
  import ${Thing}Card from '$lib/${moduleOf(one)}Card.svelte';
  import { summary${index} } from '$lib/${moduleOf(one)}';

  let { data, form } = $props();
  let wanted = $state('');
  const shown = $derived(data.records.filter((record) => record.title.toLowerCase().includes(wanted.toLowerCase())));
  const owners = $derived(summary${index}(shown));
</script>

<svelte:head><title>${Thing}s ${index}</title></svelte:head>

<h1>${Thing}s</h1>
<input type="search" bind:value={wanted} placeholder="Find a ${thing}" />

{#each shown as record (record.id)}
  <${Thing}Card {record} onopen={(id) => console.log('opened', id)} />
{:else}
  <p>No ${thing} matches “{wanted}”.</p>
{/each}

<ul>
  {#each owners as { owner, count }}
    <li>{owner}: {count}</li>
  {/each}
</ul>

<form method="POST" action="?/save" use:enhance>
${fields.map((field) => `  <label>\n    ${field}\n    <input name="${field}" value={form?.values?.${field} ?? ''} aria-invalid={form?.problems?.some((problem) => problem.field === '${field}')} />\n  </label>`).join('\n')}
  <button>Save</button>
</form>
`;
}

function serverText(one: Screen): string {
  const { index, thing, Thing, fields } = one;
  return `import { error, fail, redirect } from '@sveltejs/kit';
import { problemsOf${index}, type ${Thing}${index} } from '$lib/${moduleOf(one)}';
import { list, save } from '$lib/server/records';

export const load = async ({ locals, url, depends }) => {
  depends('ledger:${thing}s');
  if (!locals.user) redirect(303, \`/login?next=\${url.pathname}\`);
  const records = await list('${thing}s', locals.user.id);
  if (records.length > 10_000) error(413, 'Too many ${thing}s');
  return { records: records as unknown as ${Thing}${index}[], page: Number(url.searchParams.get('page') ?? '1') };
};

export const actions = {
  save: async ({ request, locals }) => {
    if (!locals.user) return fail(401, { problems: [], values: {} });
    const form = await request.formData();
    const values = {
${fields.map((field) => `      ${field}: String(form.get('${field}') ?? ''),`).join('\n')}
    };
    const problems = problemsOf${index}(values);
    if (problems.length > 0) return fail(400, { problems, values });
    const id = await save('${thing}s', locals.user.id, values);
    redirect(303, \`/${thing}-${index}?saved=\${id}\`);
  },
};
`;
}

function endpointText({ thing, fields }: Screen): string {
  return `import { error } from '@sveltejs/kit';
import { list } from '$lib/server/records';

const COLUMNS = [${fields.map((field) => `'${field}'`).join(', ')}] as const;

export const GET = async ({ locals, setHeaders }) => {
  if (!locals.user) error(401, 'Who are you?');
  const records = await list('${thing}s', locals.user.id);
  setHeaders({ 'content-type': 'text/csv' });
  return new Response([COLUMNS.join(','), ...records.map((record) => COLUMNS.map((column) => record[column] ?? '').join(','))].join('\\n'));
};
`;
}
