import { alternatives, defineRule, literalText, type CallFact, type CheckContext, type TextEdit } from '@sk-audit/core';

type Context = CheckContext<'slash' | 'noSlash'>;

export default defineRule({
  id: 'valid-asset-path',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=2.26.0',
  recommended: true,
  fix: 'safe',
  summary: 'Demands of `asset()` a path as its version of Kit wants it.',
  why: `\`asset()\` makes the address of a file in \`static\`. In Kit 2 the path has to begin with a slash: \`asset('logo.png')\` throws on the
server (before 2.58 it makes a wrong address), and the browser gets \`/baselogo.png\`. Kit 3 puts the slash in itself: there
\`asset('logo.png')\` is right, and \`asset('/logo.png')\` works with a warning while you develop.

Only paths whose beginning is written out are looked at.`,
  sources: ['https://svelte.dev/docs/kit/$app-paths#asset', 'https://svelte.dev/e/kit/asset_leading_slash', '@sveltejs/kit 2.70.4 src/runtime/app/paths/client.js', '@sveltejs/kit 3.2.0 src/runtime/app/paths/server.js'],
  messages: {
    slash: { text: '`asset()` of Kit 3 wants `{{path}}` without the slash at its beginning.', advice: 'Leave the slash out.' },
    noSlash: { text: '`asset()` of Kit 2 wants a slash at the beginning of `{{path}}`; without it, it throws or makes a wrong address.', advice: 'Begin it with a slash.' },
  },
  examples: {
    bad: [
      {
        title: 'As in Kit 2, in Kit 3',
        kit: '3.2.0',
        files: { 'src/routes/+page.svelte': "<script>\n  import { asset } from '$app/paths';\n</script>\n<img src={asset('/logo.png')} alt=\"Shop\" /> <!-- ✗ slash \"'/logo.png'\" -->\n" },
        after: { 'src/routes/+page.svelte': "<script>\n  import { asset } from '$app/paths';\n</script>\n<img src={asset('logo.png')} alt=\"Shop\" />\n" },
      },
      {
        title: 'As in Kit 3, in Kit 2',
        files: { 'src/lib/logo.ts': "import { asset } from '$app/paths';\nexport const logo = (size) => asset(`logo-${size}.png`); // ✗ noSlash \"`logo-${size}.png`\"\n", 'src/routes/+page.svelte': "<script>\n  import { logo } from '$lib/logo';\n</script>\n<img src={logo(2)} alt=\"Shop\" />\n" },
        after: { 'src/lib/logo.ts': "import { asset } from '$app/paths';\nexport const logo = (size) => asset(`/logo-${size}.png`);\n" },
      },
    ],
    good: [
      { title: 'Kit 3', kit: '3.2.0', files: { 'src/routes/+page.svelte': "<script>\n  import { asset } from '$app/paths';\n  const { data } = $props();\n</script>\n<img src={asset('logo.png')} alt={asset(data.logo)} />\n" } },
      { title: 'Kit 2', files: { 'src/routes/+page.svelte': "<script>\n  import { asset } from '$app/paths';\n  const { data } = $props();\n</script>\n<img src={asset('/logo.png')} alt={asset(`${data.logo}.png`)} />\n" } },
    ],
  },
  check(context) {
    for (const { call, symbol } of context.project.packageCalls(context.path)) if (!call.spread && symbol === '$app/paths#asset') checkCall(context, call);
  },
});

function checkCall({ project, report }: Context, { args, argSpans }: CallFact): void {
  const [first] = args;
  const [at = [0, 0]] = argSpans;
  const starts = (first ? alternatives(first) : []).map((one) => literalText(one) ?? (one.is === 'template' ? one.parts[0] : undefined));
  const [start] = starts;
  if (start === undefined || start === '' || starts.length > 1) return;
  const path = start.length > 40 ? `${start.slice(0, 40)}…` : start;
  if (start.startsWith('/')) {
    const fix: readonly TextEdit[] = [{ span: [at[0] + 1, at[0] + 2], text: '' }];
    if (project.kitSatisfies('>=3.0.0-0') === true) report(at, 'slash', { path }, { kitCode: 'asset_leading_slash', fix });
  } else if (project.kitSatisfies('<3.0.0-0') === true) report(at, 'noSlash', { path }, { fix: [{ span: [at[0] + 1, at[0] + 1], text: '/' }] });
}
