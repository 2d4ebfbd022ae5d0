import { defineRule, literalText, type Project, type Span } from '@sk-audit/core';

type Id = 'value' | 'replaced';
type Values = { readonly [option: string]: readonly string[] };
type Say = (at: Span, id: Id, data: { readonly [name: string]: string }, more: { readonly kitCode: string }) => void;

const preload = ['', 'false', 'tap', 'hover'];
const onOff = ['', 'true', 'false'];
/** @see @sveltejs/kit src/runtime/client/utils.js valid_link_options (1.30.4, 2.70.4, 3.2.0) */
const SINCE_3: Values = { 'preload-code': [...preload, 'viewport', 'eager'], 'preload-data': preload, reload: onOff, replacestate: onOff, reset: onOff };
const BEFORE_3: Values = Object.fromEntries(
  Object.entries({ 'preload-code': [...preload, 'viewport', 'eager'], 'preload-data': preload, reload: onOff, replacestate: onOff, keepfocus: onOff, noscroll: onOff }).map(([name, values]) => [name, [...values, 'off']]),
);

export default defineRule<Id>({
  id: 'valid-link-option',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: no real finding in 109 apps, and Kit says it only in a browser.',
  summary: 'Demands values of `data-sveltekit-…` attributes that Kit knows.',
  why: `\`data-sveltekit-preload-data\`, \`-preload-code\`, \`-reload\`, \`-replacestate\` (before Kit 3 also \`-keepfocus\` and \`-noscroll\`, from 3 on
\`-reset\`) take a few words each. Kit takes any other one as if the attribute were on, or ignores it, and says so only in the browser's console while you develop. Kit 3
no longer knows \`off\` (\`false\` is the word), and \`-keepfocus\` and \`-noscroll\`, in whose place stands \`data-sveltekit-reset="false"\`.

The rule looks at links, forms and whatever else in components has something to do with events or addresses, and at \`app.html\`. Computed values are left alone.`,
  sources: ['https://svelte.dev/docs/kit/link-options', 'https://svelte.dev/e/kit/link_option_invalid', 'https://svelte.dev/e/kit/link_option_replaced', '@sveltejs/kit 2.70.4 src/runtime/client/utils.js', '@sveltejs/kit 3.2.0 src/runtime/client/utils.js'],
  messages: {
    value: { text: 'Kit knows no value `{{value}}` for `data-sveltekit-{{option}}`.', advice: 'Write one of {{values}}.' },
    replaced: { text: 'Kit 3 does not know `data-sveltekit-{{option}}` any more.', advice: 'Write `data-sveltekit-reset="false"`.' },
  },
  examples: {
    bad: [
      {
        title: 'A misspelt value',
        files: {
          'src/routes/+page.svelte': `<a href="/cart" data-sveltekit-preload-data="hoover">Cart</a> <!-- ✗ value "data-sveltekit-preload-data="hoover"" -->
<form action="/search" data-sveltekit-reload="yes"><input name="q" /></form> <!-- ✗ value "data-sveltekit-reload="yes"" -->
`,
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>%sveltekit.head%</head>
  <body data-sveltekit-preload-data="always">%sveltekit.body%</body> <!-- ✗ value "data-sveltekit-preload-data="always"" -->
</html>
`,
        },
        says: ['Write one of `false`, `tap`, `hover`, `off`.'],
      },
      {
        title: 'What Kit 3 replaced',
        kit: '3.2.0',
        files: {
          'src/routes/+page.svelte': `<a href="/cart" data-sveltekit-noscroll>Cart</a> <!-- ✗ replaced "data-sveltekit-noscroll" -->
<a href="/goods" data-sveltekit-preload-data="off">Goods</a> <!-- ✗ value "data-sveltekit-preload-data="off"" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'Kit 2',
        files: {
          'src/routes/+page.svelte': `<script>
  const { data } = $props();
</script>
<a href="/cart" data-sveltekit-preload-data="tap" data-sveltekit-noscroll data-sveltekit-reload={data.reload}>Cart</a>
<a href="/goods" data-sveltekit-preload-data="off" data-sveltekit-keepfocus="true" data-kind="own">Goods</a>
`,
          'src/app.html': `<!doctype html>
<html lang="en">
  <head>%sveltekit.head%</head>
  <body data-sveltekit-preload-data="hover">%sveltekit.body%</body>
</html>
`,
        },
      },
      { title: 'Kit 3', kit: '3.2.0', files: { 'src/routes/+page.svelte': '<a href="/cart" data-sveltekit-reset="false" data-sveltekit-preload-code="eager">Cart</a>\n' } },
    ],
  },
  check(context) {
    for (const { attributes, kind } of context.facts.elements) {
      for (const one of kind === 'element' ? attributes : []) if (one.kind === 'attribute') checkOption(context, one.name, one.value ? literalText(one.value) : '', one.span);
    }
  },
  checkProject({ project, report }) {
    const path = project.config.appTemplate;
    const text = project.facts(path)?.text ?? '';
    for (const match of text.matchAll(/\s(data-sveltekit-[\w-]+)(?:\s*=\s*"([^"]*)"|\s*=\s*'([^']*)'|\s*=\s*([^\s"'>]+)|(?=[\s>]))/g)) {
      const [whole, name = '', ...values] = match;
      const at: Span = [match.index + 1, match.index + whole.length];
      const say: Say = (span, id, data, more) => report(path, span, id, data, more);
      checkOption({ project, report: say }, name, values.find((one) => one !== undefined) ?? '', at);
    }
  },
});

function checkOption({ project, report }: { readonly project: Project; readonly report: Say }, name: string, value: string | undefined, at: Span): void {
  const option = /^data-sveltekit-(.+)$/.exec(name)?.[1];
  const isNew = project.kitSatisfies('>=3.0.0-0') === true;
  if (option === undefined || (!isNew && project.kitSatisfies('<3.0.0-0') !== true)) return;
  if (isNew && (option === 'keepfocus' || option === 'noscroll')) return report(at, 'replaced', { option }, { kitCode: 'link_option_replaced' });
  const known = (isNew ? SINCE_3 : BEFORE_3)[option];
  if (!known || value === undefined || known.includes(value)) return;
  const values = known.filter((one) => one !== '').map((one) => `\`${one}\``).join(', ');
  report(at, 'value', { option, value, values }, { kitCode: 'link_option_invalid' });
}
