import { defineRule, kitSatisfies, type FileFacts, type Project } from '@sk-audit/core';

export default defineRule({
  id: 'layout-renders-children',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  inBuild: 'warns',
  summary: 'Demands that a layout renders its children.',
  why: `A layout stands around the page. Without \`{@render children()}\` (\`<slot />\` before Svelte 5) the page below is never shown, and
nothing fails: the visitor sees the layout alone.

Kit warns while it builds. The rule looks at layouts whose name resets the layout too, and is silent where the layout may hand its children
on, with all its props, to another component.`,
  sources: ['https://svelte.dev/docs/kit/routing#layout', 'https://svelte.dev/e/kit/layout_children_missing', '@sveltejs/kit 2.70.4 src/exports/vite/static_analysis/utils.js'],
  messages: {
    missing: { text: 'This layout does not render its children, so the pages below are not shown.', advice: 'Write `{{what}}` where they belong.' },
  },
  examples: {
    bad: [
      {
        title: 'A layout of its own words',
        files: {
          'src/routes/shop/+layout.svelte': `<nav><a href="/shop">Shop</a></nav> <!-- ✗ missing "" -->
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['Write `{@render children()}` where they belong.'],
      },
      {
        title: 'Before Svelte 5',
        kit: '1.30.4',
        files: {
          'src/routes/shop/+layout.svelte': `<header>Shop</header> <!-- ✗ missing "" -->
`,
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
        says: ['Write `<slot />` where they belong.'],
      },
    ],
    good: [
      {
        title: 'With children, or a slot',
        files: {
          'src/routes/shop/+layout.svelte': `<script>
  let props = $props();
</script>
{@render props.children()}
`,
          'src/routes/shop/old/+layout.svelte': '<slot />\n',
          'src/routes/shop/old/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
      {
        title: 'Handed to another component',
        files: {
          'src/routes/shop/+layout.svelte': `<script>
  import Frame from '$lib/Frame.svelte';
  let { children } = $props();
</script>
<Frame {children} />
`,
          'src/lib/Frame.svelte': '<main>{@render children()}</main>\n<script>let { children } = $props();</script>\n',
          'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n',
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    if (project.role(path) !== 'layout.svelte' || rendersChildren(facts, project)) return;
    const isKits = /(?:^|\/)\+layout\.[^/]*$/.test(path);
    report([0, 0], 'missing', { what: isLegacy(facts, project) ? '<slot />' : '{@render children()}' }, isKits ? { kitCode: 'layout_children_missing' } : {}); // mutate-ok: examples do not show codes
  },
});

/** As far as can be told: of markup in another notation, only by Kit's words. */
function rendersChildren(facts: FileFacts, project: Project): boolean {
  const texts = facts.childTexts ?? [];
  if (texts.includes('<slot') || (kitSatisfies(project.app.svelte, '>=5') !== false && texts.length > 0)) return true;
  return facts.markupUnknown === true || facts.elements.some(({ kind, attributes }) => kind === 'component' && attributes.some((one) => one.kind === 'spread'));
}

/** Is the component written as before Svelte 5, so that it has no `$props()`? */
function isLegacy({ bindings, runes }: FileFacts, project: Project): boolean {
  return kitSatisfies(project.app.svelte, '>=5') === false || (!runes && bindings.some(({ prop, fn }) => prop && fn === 1));
}
