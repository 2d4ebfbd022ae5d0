import { conditionsOf, defineRule, origins, testedValues, type CallFact, type CheckContext, type Ref } from '@sk-audit/core';

type Context = CheckContext<'unsafe'>;
const HOOKS: ReadonlySet<string> = new Set(['handle', 'handleFetch', 'handleError']);

export default defineRule({
  id: 'no-unsafe-route-id',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 108 apps.',
  fix: 'safe',
  summary: 'Forbids methods on `route.id` where no route may have matched, without a check for `null`.',
  why: `\`event.route.id\` is \`null\` when no route matches: an address that does not exist, an image that is missing, a scanner that looks for
\`/wp-login.php\`. In a hook \`event.route.id.startsWith(…)\` then throws a TypeError, and what should be a 404 is a 500, logged each time. In
the layout and the error page at the root, which show the 404, it breaks the page itself.

In \`load\`, actions and request handlers a route has matched; they are left alone, as is what stands under a condition that looks at
\`route.id\`.`,
  sources: ['https://svelte.dev/docs/kit/@sveltejs-kit#RequestEvent', '@sveltejs/kit 1.30.4 src/runtime/server/respond.js', '@sveltejs/kit 3.2.0 src/runtime/server/respond.js'],
  messages: {
    unsafe: { text: '`{{owner}}.route.id` is `null` for addresses that no route matches; `.{{method}}(…)` then fails in {{place}}.', advice: 'Write `{{owner}}.route.id?.{{method}}(…)`.' },
  },
  examples: {
    bad: [
      {
        title: 'In handle',
        files: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
export const handle = async ({ event, resolve }) => {
  if (event.route.id.startsWith('/(app)') && !event.locals.user) redirect(303, '/login'); // ✗ unsafe "event.route.id.startsWith"
  return resolve(event);
};
`,
        },
        after: {
          'src/hooks.server.ts': `import { redirect } from '@sveltejs/kit';
export const handle = async ({ event, resolve }) => {
  if (event.route.id?.startsWith('/(app)') && !event.locals.user) redirect(303, '/login');
  return resolve(event);
};
`,
        },
      },
      {
        title: 'In the root layout',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { page } from '$app/state';
  const { children } = $props();
</script>
{#if !page.route.id.includes('print')}<nav>Shop</nav>{/if} <!-- ✗ unsafe "page.route.id.includes" -->
{@render children()}
`,
        },
      },
    ],
    good: [
      {
        title: 'Checked, or where a route has matched',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  if (event.route.id?.startsWith('/(app)')) event.locals.inside = true;
  if (event.route.id && event.route.id.includes('print')) event.locals.print = true;
  return resolve(event);
};
`,
          'src/routes/orders/+page.server.ts': "export const load = ({ route }) => ({ depth: route.id.split('/').length });\n",
        },
      },
      {
        title: 'In the page itself',
        files: {
          'src/routes/orders/+page.svelte': `<script>
  import { page } from '$app/state';
</script>
<p>{page.route.id.split('/').length}</p>
`,
        },
      },
    ],
  },
  check(context) {
    const { facts } = context;
    for (const call of facts.calls) {
      if (call.optional || call.tries || call.callee.path.slice(-3, -1).join('.') !== 'route.id') continue;
      const found = placeOf(context, call.callee);
      if (!found || isChecked(context, call)) continue;
      const method = call.callee.path.at(-1) as string;
      const at = call.calleeSpan[1] - method.length - 1;
      report(context, call, { ...found, method }, at);
    }
  },
});

type Place = { readonly owner: string; readonly place: string };

function report(context: Context, call: CallFact, data: Place & { readonly method: string }, at: number): void {
  context.report(call.calleeSpan, 'unsafe', data, { fix: [{ span: [at, at], text: '?' }] });
}

/** Where the route may be missing: hooks, and what shows the 404. */
function placeOf({ facts, path, project }: Context, ref: Ref): Place | undefined {
  if (ref.from === 'param') {
    const entry = project.entriesIn(path).find(({ fn }) => fn === ref.fn);
    return entry && HOOKS.has(entry.role) && ref.index === 0 && ref.path[0] === 'event' ? { owner: 'event', place: `\`${entry.name}\`` } : undefined;
  }
  const role = project.role(path);
  if ((role !== 'layout.svelte' && role !== 'error.svelte') || project.routes.byFile.get(path)?.id !== '/') return undefined;
  const place = role === 'layout.svelte' ? 'the root layout' : 'the root error page';
  const init = ref.from === 'binding' ? facts.bindings[ref.binding]?.init : undefined; // mutate-ok: only bindings have one
  const store = init?.is === 'ref' ? project.symbol(path, init.ref) : undefined; // mutate-ok: only refs have one
  if (store === '$app/stores#page') return { owner: '$page', place };
  return /^\$app\/state#page\.route\.id\.\w+$/.test(project.symbol(path, ref) ?? '') ? { owner: 'page', place } : undefined;
}

/** Does a condition around it look at the id, whatever it asks? */
function isChecked({ facts }: Context, { when }: CallFact): boolean {
  const tested = conditionsOf(facts, when).flatMap(({ test }) => testedValues(test)).flatMap((value) => origins(facts, value));
  return tested.some((ref) => ref.path.join('.').includes('route.id'));
}
