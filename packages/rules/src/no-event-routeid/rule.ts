import { defineRule, rootOf, type CheckContext, type Ref, type Span, type TextEdit } from '@sk-audit/core';

type Context = CheckContext<'removed'>;

/** How Kit hands the event to its entries: as the first parameter, or as a property of it. */
const IN_EVENT: ReadonlySet<string> = new Set(['handle', 'handleFetch', 'handleError']);
const AS_EVENT: ReadonlySet<string> = new Set(['load', 'action', 'handler']);
const PAGE = /^\$app\/(?:stores|state)#page\.routeId\b/;

export default defineRule({
  id: 'no-event-routeid',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 108 apps.',
  fix: 'safe',
  summary: 'Forbids `event.routeId` and `$page.routeId`, which are `route.id` since Kit 1.0.',
  why: `\`event.routeId\` and \`$page.routeId\` became \`event.route.id\` and \`$page.route.id\` before Kit 1.0. The old property is \`undefined\` now,
without any error: a guard that asks \`event.routeId?.startsWith('/admin')\` lets everybody pass, and without the \`?.\` every request fails.

The rule looks at the event of \`load\`, actions, request handlers and hooks, and at \`page\` of \`$app/stores\` and
\`$app/state\`; other things may have a \`routeId\`.`,
  sources: ['https://github.com/sveltejs/kit/pull/7761', '@sveltejs/kit 1.30.4 src/runtime/server/respond.js', '@sveltejs/kit 3.2.0 src/runtime/server/respond.js'],
  messages: {
    removed: { text: '`{{owner}}.routeId` is `undefined` since Kit 1.0.', advice: 'Use `{{owner}}.route.id`.' },
  },
  examples: {
    bad: [
      {
        title: 'A guard in a hook',
        files: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
export const handle = async ({ event, resolve }) => {
  const id = event.routeId; // ✗ removed "event.routeId"
  if (id?.startsWith('/admin') && !event.locals.admin) error(403);
  return resolve(event);
};
`,
        },
        after: {
          'src/hooks.server.ts': `import { error } from '@sveltejs/kit';
export const handle = async ({ event, resolve }) => {
  const id = event.route.id;
  if (id?.startsWith('/admin') && !event.locals.admin) error(403);
  return resolve(event);
};
`,
        },
      },
      {
        title: 'In a component',
        svelte: '4.2.19',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { page } from '$app/stores';
</script>
<nav class:home={$page.routeId === '/'}><slot /></nav> <!-- ✗ removed "$page.routeId" -->
`,
        },
        after: {
          'src/routes/+layout.svelte': `<script>
  import { page } from '$app/stores';
</script>
<nav class:home={$page.route.id === '/'}><slot /></nav>
`,
        },
      },
    ],
    good: [
      {
        title: 'route.id',
        files: {
          'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  const routeId = event.route.id;
  console.log(routeId);
  return resolve(event);
};
`,
        },
      },
      {
        title: 'Another thing’s routeId',
        files: {
          'src/routes/trips/+page.server.ts': `export const load = async ({ locals, params }) => {
  const trip = await locals.db.trip(params.id);
  return { routeId: trip.routeId, from: params.routeId };
};
`,
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!project.isLive(path)) return;
    const reads = facts.reads.filter(({ ref }) => ref.path.at(-1) === 'routeId');
    for (const { ref, span } of reads) reportAt(context, ref, span, fixOf(span));
    // `const id = event.routeId; id.slice(1)` reads it once.
    for (const { callee, calleeSpan } of facts.calls) if (!reads.some(({ ref }) => rootOf(ref) === rootOf(callee))) reportAt(context, callee, calleeSpan, {});
  },
});

/** A destructured name stands alone: there is nothing before it to which `route` could belong. */
function fixOf(span: Span): { readonly fix?: readonly TextEdit[] } {
  const start = span[1] - 'routeId'.length;
  return start > span[0] ? { fix: [{ span: [start, span[1]], text: 'route.id' }] } : {};
}

function reportAt(context: Context, ref: Ref, span: Span, more: ReturnType<typeof fixOf>): void {
  const owner = ownerOf(context, ref);
  if (owner !== undefined) context.report(span, 'removed', { owner }, more);
}

/** How the user would write what the property is read of: the event, or `page`. */
function ownerOf({ facts, path, project }: Context, ref: Ref): string | undefined {
  if (ref.from === 'param') return isEvent(project.entriesIn(path), ref) ? 'event' : undefined;
  const init = ref.from === 'binding' ? facts.bindings[ref.binding]?.init : undefined; // mutate-ok: only bindings have one
  const store = init?.is === 'ref' ? project.symbol(path, init.ref) : undefined; // mutate-ok: only refs have one
  if (store === '$app/stores#page') return ref.path[0] === 'routeId' ? '$page' : undefined;
  return PAGE.test(project.symbol(path, ref) ?? '') ? 'page' : undefined;
}

function isEvent(entries: ReturnType<Context['project']['entriesIn']>, { fn, index, path: names }: Extract<Ref, { from: 'param' }>): boolean {
  const role = entries.find((entry) => entry.fn === fn)?.role ?? '';
  if (index !== 0) return false;
  return AS_EVENT.has(role) ? names[0] === 'routeId' : IN_EVENT.has(role) && names[0] === 'event' && names[1] === 'routeId';
}
