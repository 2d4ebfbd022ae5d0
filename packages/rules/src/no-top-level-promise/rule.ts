import { defineRule, indexOf, isPromise, kitSatisfies, type CallFact, type CheckContext, type FileFacts, type Value } from '@sk-audit/core';

type Context = CheckContext<'streamed'>;

export default defineRule({
  id: 'no-top-level-promise',
  severity: 'warn',
  category: 'page-data',
  kit: '>=2.0.0',
  recommended: 'It is for upgrades from Kit 1 alone: `--target-kit` runs it.',
  cliOnly: true,
  summary: 'Finds promises that Kit 1 awaited in what `load` returns, and that Kit 2 hands to the page as they are.',
  why: `Kit 1 awaited the promises among the properties of the object that \`load\` returns. Kit 2 awaits none: the page gets the promise, and what it shows
of it is \`[object Promise]\` or \`undefined\`; an error in it comes too late for the error page.

The rule looks at apps that are written for Kit 1 and are asked about as if they were on a later one. It reports calls that surely give a
promise and stand at the top of the object, under their own name or that of a constant; what lies deeper was never awaited.`,
  sources: ['https://svelte.dev/docs/kit/migrating-to-sveltekit-2#Top-level-promises-are-no-longer-awaited', '@sveltejs/kit CHANGELOG.md 2.0.0 #11176'],
  messages: {
    streamed: { text: '`{{name}}` is a promise, which Kit 1 awaited for the page and Kit 2 does not.', advice: 'Write `await` before it, several in one `Promise.all`.' },
  },
  examples: {
    bad: [
      {
        title: 'Two requests at once',
        kit: '2.70.4',
        writtenFor: '1.30.4',
        svelte: '4.2.20',
        files: {
          'src/routes/+page.ts': `const read = (response) => response.json();
export const load = ({ fetch }) => {
  const tax = fetch('/api/tax').then(read);
  return {
    price: fetch('/api/price').then(read), // ✗ streamed "price: fetch('/api/price').then(read)"
    tax, // ✗ streamed "tax"
  };
};
`,
          'src/routes/+page.svelte': '<script>\n  export let data;\n</script>\n<h1>{data.price}</h1>\n',
        },
        says: ['`price` is a promise, which Kit 1 awaited for the page and Kit 2 does not.'],
      },
      {
        title: 'From a server, with a function of the app',
        kit: '2.70.4',
        writtenFor: '1.30.4',
        svelte: '4.2.20',
        files: {
          'src/routes/+page.server.js': `const priceOf = async (id) => id;
export const load = ({ params }) => ({ price: priceOf(params.id) }); // ✗ streamed "price: priceOf(params.id)"
`,
          'src/routes/+page.svelte': '<script>\n  export let data;\n</script>\n<h1>{data.price}</h1>\n',
        },
      },
    ],
    good: [
      {
        title: 'Awaited, or further down',
        kit: '2.70.4',
        writtenFor: '1.30.4',
        svelte: '4.2.20',
        files: {
          'src/routes/+page.server.ts': `const read = (response) => response.json();
export const load = async ({ fetch }) => ({
  price: await fetch('/api/price').then(read),
  streamed: { tax: fetch('/api/tax').then(read) },
});
`,
          'src/routes/+page.svelte': '<script>\n  export let data;\n</script>\n<h1>{data.price}</h1>\n',
        },
      },
      {
        title: 'Kit 2, in which it is meant so',
        files: {
          'src/routes/+page.server.ts': "export const load = ({ fetch }) => ({ price: fetch('/api/price').then((response) => response.json()) });\n",
          'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  check(context) {
    const { path, project } = context;
    const { writtenFor } = project.app;
    if (writtenFor === undefined || kitSatisfies(writtenFor, '<2.0.0-0') !== true) return;
    for (const { fn } of project.entries(path).filter(({ role }) => role === 'load')) checkLoad(context, fn);
  },
});

function checkLoad({ facts, project, report }: Context, fn: number): void {
  for (const { value } of (indexOf(facts).exitsOf.get(fn) ?? []).filter(({ kind }) => kind === 'return')) {
    for (const [name, one] of value?.is === 'object' ? Object.entries(value.props) : []) {
      const call = callIn(facts, one);
      const at = value?.is === 'object' ? value.spans?.[name] : undefined; // mutate-ok: for the type
      if (call && at && isPromise(project, facts, call)) report(at, 'streamed', { name }); // mutate-ok: as above
    }
  }
}

/** The call whose result it is, not waited for; through a constant. */
function callIn({ bindings, calls }: FileFacts, value: Value): CallFact | undefined {
  if (value.is === 'call') return value.awaited ? undefined : calls[value.call];
  if (value.is !== 'ref' || value.awaited || value.ref.from !== 'binding' || value.ref.path.length > 0) return undefined; // mutate-ok: in part for the type
  const { init, kind, rest } = bindings[value.ref.binding] ?? {};
  return kind === 'const' && !rest && init?.is === 'call' && !init.awaited ? calls[init.call] : undefined; // mutate-ok: in part for the type
}
