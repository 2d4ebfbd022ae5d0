import { defineRule, literalText, type Project, type ReportExtras, type Span } from '@sk-audit/core';

type Id = 'value' | 'replaced';
type Values = { readonly [option: string]: readonly string[] };
type Say = (at: Span, id: Id, data: { readonly [name: string]: string }, more: ReportExtras) => void;

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
  fix: 'safe',
  summary: 'Demands values of `data-sveltekit-…` attributes that Kit knows.',
  why: `\`data-sveltekit-preload-data\`, \`-preload-code\`, \`-reload\`, \`-replacestate\` (before Kit 3 also \`-keepfocus\` and \`-noscroll\`, from 3 on
\`-reset\`) take a few words each. Kit takes any other one as if the attribute were on, or ignores it, and says so only in the browser's console while you develop. Kit 3
no longer knows \`off\` (\`false\` is the word), and \`-keepfocus\` and \`-noscroll\`, in whose place stands \`data-sveltekit-reset="false"\`.

The fix writes \`false\` for \`off\`, which every version takes. Either of the two options that have become one is half of the new one, so a
suggestion writes it, where the other is not there as well.

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
        after: {
          'src/routes/+page.svelte': `<a href="/cart" data-sveltekit-preload-data="hoover">Cart</a>
<form action="/search" data-sveltekit-reload="yes"><input name="q" /></form>
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
        after: {
          'src/routes/+page.svelte': `<a href="/cart" data-sveltekit-reset="false">Cart</a>
<a href="/goods" data-sveltekit-preload-data="false">Goods</a>
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
  check({ facts, project, report }) {
    for (const { attributes, kind } of facts.elements) {
      const own = kind === 'element' ? attributes.filter((one) => one.kind === 'attribute') : []; // mutate-ok: no directive is called so
      const names = own.map(({ name }) => name);
      for (const { name, span, value } of own) checkOption({ project, report }, { name, value: value ? literalText(value) : '', at: span, names });
    }
  },
  checkProject({ project, report }) {
    const path = project.config.appTemplate;
    const found = [...(project.facts(path)?.text ?? '').matchAll(/\s(data-sveltekit-[\w-]+)(?:\s*=\s*"([^"]*)"|\s*=\s*'([^']*)'|\s*=\s*([^\s"'>]+)|(?=[\s>]))/g)];
    const names = found.map(([, name = '']) => name);
    const say: Say = (span, id, data, more) => report(path, span, id, data, more);
    for (const { 0: whole, 1: name = '', 2: double, 3: single, 4: bare, index } of found) {
      checkOption({ project, report: say }, { name, value: double ?? single ?? bare ?? '', at: [index + 1, index + whole.length], names });
    }
  },
});

/** An attribute: its value, when that is known, its place, and the names of those around it. */
type Option = { readonly name: string; readonly value: string | undefined; readonly at: Span; readonly names: readonly string[] };

const REPLACED: readonly string[] = ['data-sveltekit-keepfocus', 'data-sveltekit-noscroll'];

function checkOption({ project, report }: { readonly project: Project; readonly report: Say }, attribute: Option): void {
  const { at, name, value } = attribute;
  const option = /^data-sveltekit-(.+)$/.exec(name)?.[1] ?? '';
  const isNew = project.kitSatisfies('>=3.0.0-0') === true;
  if (!isNew && project.kitSatisfies('<3.0.0-0') !== true) return;
  if (isNew && REPLACED.includes(name)) return report(at, 'replaced', { option }, { kitCode: 'link_option_replaced', ...reset(attribute) });
  const known = (isNew ? SINCE_3 : BEFORE_3)[option];
  if (!known || value === undefined || known.includes(value)) return;
  const values = known.filter((one) => one !== '').map((one) => `\`${one}\``).join(', ');
  const fix = value === 'off' ? { fix: [{ span: at, text: `${name}="false"` }], fixSince: '1.0.0' } : {};
  report(at, 'value', { option, value, values }, { kitCode: 'link_option_invalid', ...fix });
}

function reset({ at, names, value }: Option): Pick<ReportExtras, 'suggest' | 'fixSince'> {
  const isAlone = names.filter((name) => REPLACED.includes(name)).length === 1;
  if (!isAlone || (value !== '' && value !== 'true')) return {};
  return { suggest: [{ message: 'Write `data-sveltekit-reset="false"`', edits: [{ span: at, text: 'data-sveltekit-reset="false"' }] }], fixSince: '3.0.0' };
}
