import { defineRule, literalText, mayRun, pagesBelow, type AppQuestion, type CallFact, type CheckContext, type Entry, type FileFacts, type FileQuestion, type Project, type Ref } from '@sk-audit/core';

export default defineRule({
  id: 'load-header-needs-filter',
  severity: 'error',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Demands that `handle` lets a header through that a universal `load` reads of an answer.',
  why: `What a universal \`load\` fetches on the server is put into the page, for the browser to find it again; its headers are left out, unless \`handle\` lets
them through with \`filterSerializedResponseHeaders\`. So that both see the same, Kit throws when a \`load\` reads a header that is left out: the page ends in
status 500, \`content-type\` included. It works as long as the visitor comes by a link, where the browser asks.

The rule speaks when no hook of the app names the option. Pages with \`csr = false\` or \`ssr = false\`, and headers that begin with \`x-sveltekit-\`, are left alone.`,
  sources: ['https://svelte.dev/docs/kit/hooks#Server-hooks-handle', 'https://svelte.dev/e/kit/load_response_header_not_serialized', '@sveltejs/kit 3.2.0 src/runtime/server/page/load_data.js'],
  messages: {
    leftOut: { text: 'On the server `load` may not read the header `{{name}}`, which is not put into the page: it ends in status 500.', advice: 'Let it through in `handle`: `resolve(event, { filterSerializedResponseHeaders: (name) => name === \'{{name}}\' })`.' },
  },
  examples: {
    bad: [
      {
        title: 'How many there are',
        files: {
          'src/routes/orders/+page.ts': `export const load = async ({ fetch }) => {
  const answer = await fetch('/api/orders');
  return { orders: await answer.json(), total: answer.headers.get('X-Total') }; // ✗ leftOut "answer.headers.get('X-Total')"
};
`,
          'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
        },
      },
      {
        title: 'What it is, of a layout, beside a hook that says nothing of it',
        files: {
          'src/hooks.server.ts': 'export const handle = ({ event, resolve }) => resolve(event, { preload: () => true });\n',
          'src/routes/+layout.js': `export async function load(event) {
  const answer = await event.fetch('https://news.example.com');
  if (answer.headers.get('content-type') === 'application/json') return { news: await answer.json() }; // ✗ leftOut "answer.headers.get('content-type')"
}
`,
          'src/routes/+page.svelte': '<h1>News</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'The hook lets it through',
        files: {
          'src/hooks.server.ts': "export const handle = ({ event, resolve }) => resolve(event, { filterSerializedResponseHeaders: (name) => name === 'x-total' });\n",
          'src/routes/orders/+page.ts': `export const load = async ({ fetch }) => {
  const answer = await fetch('/api/orders');
  return { total: answer.headers.get('x-total') };
};
`,
          'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
        },
      },
      {
        title: 'A server load, and a page that browsers alone render',
        files: {
          'src/routes/orders/+page.server.ts': `export const load = async ({ fetch }) => {
  const answer = await fetch('/api/orders');
  return { total: answer.headers.get('x-total') };
};
`,
          'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n',
          'src/routes/chart/+page.ts': `export const ssr = false;
export const load = async ({ fetch }) => {
  const answer = await fetch('/api/chart');
  return { total: answer.headers.get('x-total') };
};
`,
          'src/routes/chart/+page.svelte': '<h1>Chart</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    for (const entry of project.entriesIn(path)) if (entry.role === 'load' && isFiltered(project, entry)) checkLoad(context, entry);
  },
});

/** Is it universal, of a page that is rendered on the server and again in the browser, and does no hook let headers through? */
function isFiltered(project: Project, { declaredIn }: Entry): boolean {
  const pages = /\.universal$/.test(project.role(declaredIn)) ? pagesBelow(project, declaredIn).map((page) => project.pageOptions(page)) : [];
  return pages.some(({ csr, ssr }) => csr === true && ssr === true) && !project.askApp(isFilterNamed);
}

const isFilterNamed: AppQuestion<boolean> = (project) => project.paths().some((path) => project.ask(namesFilter, path));

/** As a property, or as a function of that name. */
const namesFilter: FileQuestion<boolean> = (names, path) => {
  const facts = names.facts(path);
  const name = 'filterSerializedResponseHeaders';
  const isNamed = (arg: CallFact['args'][number]): boolean => arg.is === 'object' && (name in arg.props || arg.open === true);
  return facts !== undefined && (facts.functions.some((fn) => fn.name === name) || facts.bindings.some((one) => one.name === name) || facts.calls.some(({ args, callee }) => callee.path.at(-1) === 'resolve' && args.slice(1).some((arg) => arg.is !== 'object' || isNamed(arg))));
};

function checkLoad({ facts, path, project, report }: CheckContext<'leftOut'>, entry: Entry): void {
  for (const { args, callee, span, when } of facts.calls) {
    const name = literalText(args[0])?.toLowerCase() ?? 'x-sveltekit-';
    const isHeader = callee.path.join('.') === 'headers.get' && isAnswer(facts, callee, entry);
    if (isHeader && !name.startsWith('x-sveltekit-') && mayRun(project, path, when) !== false && project.canRunOnServer(path, when)) report(span, 'leftOut', { name }, { kitCode: 'load_response_header_not_serialized' });
  }
}

/** Is it what the event's `fetch` gave? */
function isAnswer({ bindings, calls }: FileFacts, ref: Ref, { fn }: Entry): boolean {
  const init = ref.from === 'binding' ? bindings[ref.binding]?.init : undefined;
  const index = ref.from === 'call' ? ref.call : init?.is === 'call' && init.awaited ? init.call : -1;
  const { awaited, callee } = calls[index] ?? {};
  return awaited === true && callee?.from === 'param' && callee.fn === fn && callee.index === 0 && callee.path.join() === 'fetch';
}
