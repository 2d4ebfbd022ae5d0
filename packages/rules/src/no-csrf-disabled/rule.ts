import { constant, defineRule, kitOption, literalText, requestEntries, type Entry, type FileFacts, type KitOption, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'no-csrf-disabled',
  severity: 'error',
  category: 'auth',
  kit: '>=1.0.0',
  recommended: 'Unproven: too few real findings have been read; of nine apps that turn the check off, five have one of their own, where the rule is silent.',
  summary: "Forbids to turn off Kit's check of where forms come from, without another in its place.",
  why: `Kit answers a form that another site posts with status 403: without that, \`https://evil.example\` can let a visitor's browser send a form to your
app, and the cookies of the visitor go along wherever \`sameSite\` lets them. \`csrf.checkOrigin: false\` (Kit 1 and 2) and \`csrf.trustedOrigins: ['*']\`
(since 2.36) turn the check off for every form and endpoint. Kit's own cookies have \`sameSite: 'lax'\`, which keeps other sites out, but neither sites on
the same domain nor cookies that a library sets.

The rule reports the option where the app has cookies and actions, or endpoints that change something, unless some code looks at the \`origin\`,
\`referer\` or \`sec-fetch-site\` header, or something is named \`csrf\`: then the app checks by itself.`,
  sources: ['https://svelte.dev/docs/kit/configuration#csrf', '@sveltejs/kit 2.70.4 src/runtime/server/respond.js', '@sveltejs/kit 3.2.0 src/runtime/server/csrf.js'],
  messages: {
    off: { text: 'With `{{option}}` Kit lets every other site post forms to this app.', advice: '{{advice}}' },
  },
  examples: {
    bad: [
      {
        title: 'No check at all',
        files: {
          'svelte.config.js': "export default { kit: { csrf: { checkOrigin: false } } }; // ✗ off \"checkOrigin: false\"\n",
          'src/routes/cart/+page.server.ts': "export const actions = { empty: async ({ cookies }) => cookies.delete('cart', { path: '/' }) };\n",
        },
        says: ['Leave it out, and list the sites that may: `csrf: { trustedOrigins: […] }` (since Kit 2.36).'],
      },
      {
        title: 'Everybody is trusted',
        kit: '3.2.0',
        files: {
          'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ csrf: { trustedOrigins: ['https://pay.example.com', '*'] } })] }; // ✗ off \"trustedOrigins: ['https://pay.example.com', '*']\"\n",
          'src/routes/api/cart/+server.ts': "export const POST = async ({ cookies }) => new Response(cookies.get('cart'));\n",
        },
        says: ['List the sites that may post here, in place of `*`.'],
      },
    ],
    good: [
      {
        title: 'Some sites are trusted',
        files: {
          'svelte.config.js': "export default { kit: { csrf: { trustedOrigins: ['https://pay.example.com'] } } };\n",
          'src/routes/cart/+page.server.ts': "export const actions = { empty: async ({ cookies }) => cookies.delete('cart', { path: '/' }) };\n",
        },
      },
      {
        title: 'A check of its own',
        files: {
          'svelte.config.js': 'export default { kit: { csrf: { checkOrigin: false } } };\n',
          'src/routes/cart/+page.server.ts': "export const actions = { empty: async ({ cookies }) => cookies.delete('cart', { path: '/' }) };\n",
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const from = event.request.headers.get('origin');
  const isForeign = from !== null && from !== event.url.origin && !event.url.pathname.startsWith('/api/');
  return isForeign ? new Response('Not from here', { status: 403 }) : resolve(event);
};
`,
        },
      },
    ],
  },
  checkProject({ project, report }) {
    const found = checkIsOff(project);
    if (found && canChange(project) && !checksItself(project)) report(found.option.path, found.option.span, 'off', { option: found.name, advice: found.advice });
  },
});

type Found = { readonly option: KitOption; readonly name: string; readonly advice: string };

function checkIsOff(project: Project): Found | undefined {
  const check = kitOption(project, 'csrf.checkOrigin');
  const isOff = typeof check === 'object' && constant(check.place) === false;
  if (isOff && project.kitSatisfies('<3.0.0-0') !== false) return { option: check, name: 'checkOrigin: false', advice: 'Leave it out, and list the sites that may: `csrf: { trustedOrigins: […] }` (since Kit 2.36).' };
  const trusted = kitOption(project, 'csrf.trustedOrigins');
  const all = typeof trusted === 'object' && trusted.place.value.is === 'array' && trusted.place.value.items.some((item) => literalText(item) === '*');
  return all ? { option: trusted, name: "trustedOrigins: ['*']", advice: 'List the sites that may post here, in place of `*`.' } : undefined;
}

/** Are there cookies, and does a server answer actions, or endpoints that change something? */
function canChange(project: Project): boolean {
  const answers = project.paths().some((path) => project.entries(path).some((entry) => changes(entry) && requestEntries(project, entry).length > 0));
  return answers && liveFacts(project).some(({ calls }) => calls.some(({ callee }) => /^cookies\.(?:get|set|delete)$/.test(callee.path.slice(-2).join('.'))));
}

function changes({ name, role }: Entry): boolean {
  return role === 'action' || /^(?:POST|PUT|PATCH|DELETE|fallback)$/.test(name);
}

/** Does code look at where a request comes from, or is something named after such a check? */
function checksItself(project: Project): boolean {
  return liveFacts(project).some(({ bindings, calls, imports }) => {
    const asks = calls.some(({ args, callee }) => callee.path.at(-1) === 'get' && /^(?:origin|referer|sec-fetch-site)$/i.test(literalText(args[0]) ?? ''));
    return asks || bindings.some(({ name }) => /csrf/i.test(name)) || imports.some(({ specifier }) => /csrf/i.test(specifier));
  });
}

function liveFacts(project: Project): readonly FileFacts[] {
  return project.paths().flatMap((path) => (project.isLive(path) ? (project.facts(path) ?? []) : []));
}
