import { defineRule, indexOf, literalText, type CallFact, type CheckContext, type Project, type RouteNode } from '@sk-audit/core';

type Id = 'exported' | 'sameId';
type Context = CheckContext<Id>;

export default defineRule<Id>({
  id: 'valid-snapshot',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=3.0.0-0',
  recommended: 'Unproven: one real finding in 109 apps, which is right, and Kit says it only in a browser.',
  summary: 'Demands `snapshot()` in place of the export, with an id of its own.',
  why: `A snapshot keeps what a visitor has typed when they leave a page and come back. Before Kit 3 a page or layout exports \`snapshot\`; Kit 3 has the
function \`snapshot({ id, capture, restore })\` of \`$app/navigation\`, which every component can call. The export works for now, with a warning in the browser's console while you develop.

Two snapshots with one \`id\` on one page would overwrite each other, so Kit throws when the second is shown, in development. The rule looks at ids that are written out, in the
script of a page and of the layouts around it, and twice in one component. A call without an \`id\` gets one of where it stands; whether a component
is shown twice is not known, and left alone.`,
  sources: ['https://svelte.dev/docs/kit/snapshots', 'https://svelte.dev/e/kit/snapshot_export_deprecated', 'https://svelte.dev/e/kit/snapshot_duplicate_id', '@sveltejs/kit 3.2.0 src/runtime/client/snapshots.js'],
  messages: {
    exported: { text: 'In Kit 3 the export `snapshot` is deprecated.', advice: 'Call `snapshot({ capture, restore })` of `$app/navigation` in the script.' },
    sameId: { text: 'The snapshot `{{id}}` has the id of another one on the same page, in `{{other}}`.', advice: 'Give each an id of its own.' },
  },
  examples: {
    bad: [
      {
        title: 'As in Kit 2',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  let text = $state('');
  export const snapshot = { capture: () => text, restore: (value) => (text = value) }; // ✗ exported "snapshot"
</script>
<textarea bind:value={text}></textarea>
`,
        },
      },
      {
        title: 'One id twice',
        kit: '3.2.0',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { snapshot } from '$app/navigation';
  const { children } = $props();
  let open = $state(false);
  snapshot({ id: 'menu', capture: () => open, restore: (value) => (open = value) });
</script>
{@render children()}
`,
          'src/routes/+page.svelte': `<script>
  import { snapshot } from '$app/navigation';
  let text = $state('');
  snapshot({ id: 'menu', capture: () => text, restore: (value) => (text = value) }); // ✗ sameId "snapshot"
</script>
<textarea bind:value={text}></textarea>
`,
        },
        says: ['The snapshot `menu` has the id of another one on the same page, in `src/routes/+layout.svelte`.'],
      },
    ],
    good: [
      {
        title: 'As in Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<script>
  import { snapshot } from '$app/navigation';
  let text = $state('');
  snapshot({ id: 'text', capture: () => text, restore: (value) => (text = value) });
  snapshot({ capture: () => text.length, restore: () => {} });
  snapshot({ capture: () => text.length, restore: () => {} });
</script>
<textarea bind:value={text}></textarea>
`,
          'src/routes/cart/+page.svelte': `<script>
  import { snapshot } from '$app/navigation';
  snapshot({ id: 'text', capture: () => 1, restore: () => {} });
</script>
`,
        },
      },
      {
        title: 'Kit 2, and an export of another component',
        files: {
          'src/routes/+page.svelte': `<script>
  import Note from './Note.svelte';
  export const snapshot = { capture: () => 1, restore: () => {} };
</script>
<Note />
`,
          'src/routes/Note.svelte': '<script>\n  export const snapshot = {};\n</script>\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    const role = project.role(path);
    if (role !== 'page.svelte' && role !== 'layout.svelte') return;
    const exported = facts.exports.find(({ name }) => name === 'snapshot') ?? facts.bindings.find(({ exported: isExported, name }) => isExported && name === 'snapshot');
    if (exported) report(exported.span, 'exported', {}, { kitCode: 'snapshot_export_deprecated' });
    checkIds(context, snapshotsIn(project, path));
  },
});

type Snapshot = { readonly id: string; readonly call: CallFact };

/** Those with a literal id that are made whenever the component is. */
function snapshotsIn(project: Project, path: string): readonly Snapshot[] {
  const facts = project.facts(path);
  if (!facts) return [];
  return (indexOf(facts).callsOf.get(1) ?? []).map((index) => facts.calls[index] as CallFact).flatMap((call) => {
    const [options] = call.args;
    const id = project.symbol(path, call.callee) === '$app/navigation#snapshot' && call.when === undefined && options?.is === 'object' ? literalText(options.props['id']) : undefined;
    return id === undefined ? [] : [{ id, call }];
  });
}

function checkIds({ path, project, report }: Context, own: readonly Snapshot[]): void {
  const around = layoutsAround(project, path).flatMap((layout) => snapshotsIn(project, layout).map(({ id }) => ({ id, path: layout })));
  own.forEach(({ id, call }, i) => {
    const other = own.slice(0, i).some((one) => one.id === id) ? path : around.find((one) => one.id === id)?.path;
    if (other !== undefined) report(call.calleeSpan, 'sameId', { id, other }, { kitCode: 'snapshot_duplicate_id' });
  });
}

/** The components of the layouts around a page. Of a layout none: what is said of the page would be said again. */
function layoutsAround(project: Project, path: string): readonly string[] {
  const node: RouteNode | undefined = project.role(path) === 'page.svelte' ? project.routes.byFile.get(path) : undefined;
  return node ? project.layoutChain(node).flatMap(({ component }) => component ?? []) : [];
}
