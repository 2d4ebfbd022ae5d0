import { defineRule, literalText, type CallFact, type Entry } from '@sk-audit/core';

export default defineRule({
  id: 'valid-depends-identifier',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: 'Of three findings that a second reader judged one is right: names that nothing invalidates do no harm.',
  summary: 'Demands that `depends()` is given an identifier with a scheme of its own.',
  why: `\`depends('app:cart')\` names what \`invalidate('app:cart')\` asks for again. Kit reads the name as an address: one without a scheme (\`depends('cart')\`) is relative to
the page, so it means something else on each page, and \`invalidate('cart')\` on another one asks for nothing, without a word. Firefox gives \`moz-icon:\`,
\`view-source:\` and \`jar:\` a meaning of their own; the development server warns of these.

Addresses (\`/api/cart\`, \`https://…\`) are left alone, and what is no literal.`,
  sources: ['https://svelte.dev/docs/kit/load#Rerunning-load-functions-Manual-invalidation', 'https://svelte.dev/e/kit/depends_special_scheme', '@sveltejs/kit 3.2.0 src/runtime/shared.js'],
  messages: {
    reserved: { text: 'Firefox gives `{{scheme}}` a meaning of its own.', advice: 'Use another scheme: `app:{{name}}`.' },
    relative: { text: '`{{name}}` has no scheme, so it is relative to the page, and means something else on each one.', advice: 'Name it `app:{{name}}`, here and where it is invalidated.' },
  },
  examples: {
    bad: [
      {
        title: 'Without a scheme, and with a reserved one',
        files: {
          'src/routes/+layout.server.ts': `export const load = async ({ depends, locals }) => {
  depends('cart', 'app:prices'); // ✗ relative "'cart'"
  depends('jar:cookies'); // ✗ reserved "'jar:cookies'"
  return { cart: await locals.db.cart() };
};
`,
        },
      },
      {
        title: 'In a universal load',
        files: {
          'src/routes/+page.js': `export async function load(event) {
  event.depends('stock'); // ✗ relative "'stock'"
  return { stock: await (await event.fetch('/api/stock')).json() };
}
`,
        },
      },
    ],
    good: [
      {
        title: 'With a scheme, and addresses',
        files: {
          'src/routes/+layout.server.ts': `import { key } from '$lib/keys';
export const load = async ({ depends, params }) => {
  depends('app:cart', '/api/cart', 'https://shop.example.com/cart', key, \`cart:\${params.id}\`);
};
`,
          'src/lib/keys.ts': "export const key = 'app:stock';\n",
        },
      },
      { title: 'Another function', files: { 'src/lib/server/jobs.ts': "export const run = ({ depends }) => depends('cart');\n" } },
    ],
  },
  check({ facts, path, project, report }) {
    const loads = project.entriesIn(path).filter(({ role }) => role === 'load');
    for (const call of facts.calls.filter((one) => loads.some((load) => isDepends(load, one)))) {
      call.args.forEach((arg, i) => {
        const [name, at] = [literalText(arg), call.argSpans[i]];
        const scheme = /^(?:moz-icon|view-source|jar):/.exec(name ?? '')?.[0];
        if (name === undefined || !at) return; // mutate-ok: every argument has a place
        if (scheme !== undefined) report(at, 'reserved', { scheme, name: name.slice(scheme.length) }, { kitCode: 'depends_special_scheme' });
        else if (!/^(?:[a-z][a-z\d+.-]*:|[/.?#])/i.test(name)) report(at, 'relative', { name });
      });
    }
  },
});

function isDepends({ fn }: Entry, { callee }: CallFact): boolean {
  return callee.from === 'param' && callee.fn === fn && callee.index === 0 && callee.path.join() === 'depends'; // mutate-ok: only parameters have an index
}
