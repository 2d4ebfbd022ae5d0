import {
  calleeName, defineRule, indexOf, literalText, remoteOfEntry, testedValues, type CallFact, type CheckContext, type Entry, type FileFacts, type FunctionFact, type Span, type Value,
} from '@sk-audit/core';

/** Functions that look at a value themselves: `schema.parse(data)`, `isOrder(data)`. */
const CHECKS = /parse|valid|check|assert|decode|\b(?:is|must|ensure)[A-Z]/i;

export default defineRule({
  id: 'require-remote-schema',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.27.0',
  recommended: 'Too few apps with remote functions are public: of five findings two were about values that can do no harm.',
  summary: "Demands that what remote functions are given is checked, where `'unchecked'` lets everything through.",
  why: `A remote function is a public address. Whatever its parameter's type says, anybody can send it something else: TypeScript is gone when it runs. With
\`'unchecked'\` in the place of a schema Kit hands that on as it comes: a number may be a text, an object may have more properties than a database should see, and a
missing one ends in a crash with status 500. A schema of Zod, Valibot or another library that follows Standard Schema answers with status 400, or with issues
beside the fields of a form.

The rule is silent where the function takes no argument, hands it as it is to something whose name says that it checks (\`schema.parse(data)\`, \`isOrder(data)\`),
or tests it. \`prerender\` functions are left alone, as most only run in the build.`,
  sources: ['https://svelte.dev/docs/kit/remote-functions#query-Query-arguments', '@sveltejs/kit 3.2.0 src/runtime/app/server/remote/shared.js create_validator'],
  messages: {
    unchecked: { text: '`{{name}}` takes whatever anybody sends, and checks nothing of it.', advice: "Give `{{maker}}` a schema in the place of `'unchecked'`." },
  },
  examples: {
    bad: [
      {
        title: 'Types alone',
        files: {
          'src/lib/cart.remote.ts': `import { command } from '$app/server';
import { save } from '$lib/server/cart';
export const order = command('unchecked', async (item: { id: number; amount: number }) => save(item)); // ✗ unchecked "'unchecked'"
`,
          'src/lib/server/cart.ts': 'export const save = async (item: unknown) => item;\n',
        },
        says: ['`order` takes whatever anybody sends, and checks nothing of it.', "Give `command` a schema in the place of `'unchecked'`."],
      },
      {
        title: 'A form and a query',
        files: {
          'src/lib/cart.remote.ts': `import { form, query } from '$app/server';
import { find, save } from '$lib/server/cart';
export const contact = form('unchecked', async ({ email }) => save(email)); // ✗ unchecked "'unchecked'"
export const getItem = query('unchecked', (id: number) => find(id)); // ✗ unchecked "'unchecked'"
`,
          'src/lib/server/cart.ts': 'export const find = async (id: unknown) => id;\nexport const save = find;\n',
        },
      },
    ],
    good: [
      {
        title: 'A schema, or none needed',
        files: {
          'src/lib/cart.remote.ts': `import { command, query } from '$app/server';
import * as v from 'valibot';
import { find, save } from '$lib/server/cart';
export const order = command(v.object({ id: v.number() }), async (item) => save(item));
export const getCart = query(async () => find());
export const clear = command('unchecked', async () => save({}));
`,
          'src/lib/server/cart.ts': 'export const find = async () => 1;\nexport const save = async (item: unknown) => item;\n',
        },
      },
      {
        title: 'Checked by the function itself',
        files: {
          'src/lib/cart.remote.ts': `import { command, query } from '$app/server';
import { error } from '@sveltejs/kit';
import { Item } from '$lib/item';
import { find, save } from '$lib/server/cart';
export const order = command('unchecked', async (data: unknown) => save(Item.parse(data)));
export const getItem = query('unchecked', async (id: unknown) => {
  if (typeof id !== 'number') error(400);
  return find(id);
});
`,
          'src/lib/item.ts': "import * as z from 'zod';\nexport const Item = z.object({ id: z.number() });\n",
          'src/lib/server/cart.ts': 'export const find = async (id: number) => id;\nexport const save = async (item: unknown) => item;\n',
        },
      },
    ],
  },
  check(context) {
    for (const entry of context.project.entries(context.path)) checkEntry(context, entry);
  },
});

function checkEntry({ path, project, report }: CheckContext<'unchecked'>, entry: Entry): void {
  const remote = remoteOfEntry(project, entry);
  if (remote?.path !== path || remote.kind === 'prerender' || literalText(remote.made.args[0]) !== 'unchecked') return;
  const facts = project.facts(entry.path) as FileFacts;
  if ((facts.functions[entry.fn] as FunctionFact).params.length === 0 || looksAtIt(facts, entry.fn)) return;
  report(remote.made.argSpans[0] as Span, 'unchecked', { name: remote.name, maker: remote.kind });
}

/** Does the function check its first parameter, or test something of it? */
function looksAtIt(facts: FileFacts, fn: number): boolean {
  const isGiven = (value: Value): boolean => value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === fn && value.ref.index === 0; // mutate-ok: for the type
  const calls = (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
  const isChecked = calls.some((call) => call.args.some(isGiven) && CHECKS.test(calleeName(facts, call)));
  return isChecked || facts.conditions.some(({ test }) => testedValues(test).some(isGiven));
}
