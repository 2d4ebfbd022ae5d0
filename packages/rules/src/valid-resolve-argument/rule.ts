import {
  alternatives, closest, defineRule, literalText, newestRouteGrammar, parseRouteId, type CallFact, type CheckContext, type RouteParam, type Value,
} from '@sk-audit/core';

type Id = 'url' | 'relative' | 'noParams' | 'missing' | 'slash' | 'value';
type Context = CheckContext<Id>;

const FUNCTIONS: ReadonlySet<string> = new Set(['$app/paths#resolve', '$app/paths#resolveRoute']);
const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

export default defineRule<Id>({
  id: 'valid-resolve-argument',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  fix: 'suggest',
  summary: 'Demands of `resolve()` a route with all of its parameters.',
  why: `\`resolve('/blog/[slug]', { slug })\` makes an address of a route id and its parameters. It throws when a parameter is missing, empty (other than
an optional one, or \`[...rest]\`), begins or ends with a slash, or is no text; before Kit 3 it has to be a string, from 3 on it may be a number,
boolean or bigint, too. It takes no address of another site, and in Kit 2 none that does not begin with a slash: since 2.58 it throws, before that it cuts the
first character off. While a page is rendered that ends in an error page with status 500, in an event handler in nothing at all.

The rule looks at ids and values that are written out. It leaves alone what is computed, and objects into which others are spread.
\`resolveRoute\` of Kit 2 is the same function.`,
  sources: ['https://svelte.dev/docs/kit/$app-paths#resolve', 'https://svelte.dev/e/kit/route_param_missing', 'https://svelte.dev/e/kit/resolve_url_input', '@sveltejs/kit 2.70.4 src/runtime/app/paths/server.js, src/utils/routing.js', '@sveltejs/kit 3.2.0 src/runtime/app/paths/server.js, src/utils/routing.js'],
  messages: {
    url: { text: '`{{name}}()` takes routes of this app only, and `{{id}}` is none.', advice: 'Use the address as it is.' },
    relative: { text: '`{{name}}()` takes what begins with a slash, and `{{id}}` does not.', advice: 'Write `/{{id}}`.' },
    noParams: { text: '`{{name}}()` throws, because `{{id}}` needs parameters.', advice: 'Give them as the second argument: `{ {{params}} }`.' },
    missing: { text: '`{{name}}()` throws, because `{{param}}` of `{{id}}` is {{what}}.', advice: '{{todo}}' },
    slash: { text: '`{{name}}()` throws, because `{{param}}` of `{{id}}` {{what}} with a slash.', advice: 'Leave the slash out.' },
    value: { text: '`{{name}}()` throws, because `{{param}}` of `{{id}}` is {{what}}, and no {{wanted}}.', advice: 'Give a {{wanted}}.' },
  },
  examples: {
    bad: [
      {
        title: 'Without what the route needs',
        files: {
          'src/routes/blog/[slug]/+page.svelte': `<script>
  import { resolve } from '$app/paths';
</script>
<a href={resolve('/blog/[slug]')}>One</a> <!-- ✗ noParams "'/blog/[slug]'" -->
<a href={resolve('/blog/[slug]', { slg: 'two' })}>Two</a> <!-- ✗ missing "{ slg: 'two' }" -->
<a href={resolve('/blog/[slug]', { slug: '/three' })}>Three</a> <!-- ✗ slash "{ slug: '/three' }" -->
<a href={resolve('/blog/[slug]', { slug: 4 })}>Four</a> <!-- ✗ value "{ slug: 4 }" -->
`,
        },
        says: [
          'Give them as the second argument: `{ slug }`.', '`resolve()` throws, because `slug` of `/blog/[slug]` is missing.', 'Rename `slg` to `slug`.',
          '`resolve()` throws, because `slug` of `/blog/[slug]` begins with a slash.', '`resolve()` throws, because `slug` of `/blog/[slug]` is a number, and no string.',
        ],
      },
      {
        title: 'No route of this app',
        files: {
          'src/routes/+page.svelte': `<script>
  import { resolve } from '$app/paths';
</script>
<a href={resolve('https://shop.example')}>Shop</a> <!-- ✗ url "'https://shop.example'" -->
<a href={resolve('blog')}>Blog</a> <!-- ✗ relative "'blog'" -->
`,
        },
      },
      {
        title: 'Kit 3',
        kit: '3.2.0',
        files: {
          'src/routes/blog/[slug]/+page.svelte': `<script>
  import { resolve } from '$app/paths';
</script>
<a href={resolve('//shop.example')}>Shop</a> <!-- ✗ url "'//shop.example'" -->
<a href={resolve('/blog/[slug]', { slug: null })}>None</a> <!-- ✗ value "{ slug: null }" -->
<a href={resolve('/blog/[slug]', { slug: '' })}>Empty</a> <!-- ✗ missing "{ slug: '' }" -->
`,
        },
      },
    ],
    good: [
      {
        title: 'With all parameters',
        files: {
          'src/routes/[[lang]]/blog/[slug]/[...rest]/+page.svelte': `<script>
  import { resolve } from '$app/paths';
  let { data } = $props();
</script>
<a href={resolve('/[[lang]]/blog/[slug]/[...rest]', { slug: 'one', rest: '' })}>One</a>
<a href={resolve('/[[lang]]/blog/[slug]/[...rest]', { ...data.params, slug: data.slug })}>Two</a>
<a href={resolve('/')}>Home</a>
<a href={resolve(data.id, {})}>Computed</a>
`,
        },
      },
      {
        title: 'Kit 3 takes pathnames and numbers',
        kit: '3.2.0',
        files: {
          'src/routes/blog/[id]/+page.svelte': `<script>
  import { resolve } from '$app/paths';
</script>
<a href={resolve('blog/hello')}>Hello</a>
<a href={resolve('/blog/[id]', { id: 4 })}>Four</a>
`,
        },
      },
    ],
  },
  check(context) {
    for (const { call, symbol } of context.project.packageCalls(context.path)) {
      if (FUNCTIONS.has(symbol) && !call.spread) checkCall(context, call, symbol.slice(symbol.indexOf('#') + 1));
    }
  },
});

function checkCall(context: Context, call: CallFact, name: string): void {
  const [first, second] = call.args;
  for (const one of first ? alternatives(first) : []) {
    const start = literalText(one) ?? (one.is === 'template' ? one.parts[0] : undefined);
    if (start === undefined || start === '') continue;
    if (checkStart(context, call, name, start, literalText(one) === undefined)) return;
    const id = literalText(one);
    if (id !== undefined && checkParams(context, call, name, id, second)) return;
  }
}

/** Does it report that this is no route of the app? `isOpen`: more follows. */
function checkStart({ project, report }: Context, { args, argSpans }: CallFact, name: string, start: string, isOpen: boolean): boolean {
  const [at = [0, 0]] = argSpans;
  const id = isOpen ? `${start}…` : start;
  const isNew = project.kitSatisfies('>=3.0.0-0') === true;
  if (!isNew && name === 'resolveRoute') return false;
  if (SCHEME.test(start) && (isNew || !start.startsWith('/'))) return report(at, 'url', { name, id }, { kitCode: 'resolve_url_input' }), true;
  if (project.kitSatisfies('<3.0.0-0') !== true || start.startsWith('/')) return false;
  report(at, 'relative', { name, id }, { kitCode: 'resolve_url_input', suggest: args[0]?.is === 'literal' ? [{ message: 'Begin it with a slash', edits: [{ span: [at[0] + 1, at[0] + 1], text: '/' }] }] : [] });
  return true;
}

function checkParams(context: Context, call: CallFact, name: string, id: string, given: Value | undefined): boolean {
  const { project, report } = context;
  const params = id.startsWith('/') ? (parseRouteId(id, newestRouteGrammar(project.kit))?.params ?? []) : [];
  const [at = [0, 0]] = call.argSpans;
  const isNew = project.kitSatisfies('>=3.0.0-0') === true;
  if ((!given || given.is === 'undefined') && (params.length > 0 || (isNew && id.startsWith('/') && id.includes('[')))) {
    report(at, 'noParams', { name, id, params: params.map((param) => param.name).join(', ') }, { kitCode: 'resolve_params_missing' });
    return true;
  }
  const wrong = given?.is === 'object' ? params.map((param) => problemOf(context, id, param, given)).find((one) => one !== undefined) : undefined;
  if (wrong) report(call.argSpans[1] ?? at, wrong.id, { name, id, ...wrong.data }, { kitCode: wrong.kitCode });
  return wrong !== undefined;
}

type Problem = { readonly id: 'missing' | 'slash' | 'value'; readonly kitCode: string; readonly data: { readonly [name: string]: string } };

function problemOf({ project }: Context, id: string, { name: param, optional, rest }: RouteParam, given: Extract<Value, { is: 'object' }>): Problem | undefined {
  const value = Object.hasOwn(given.props, param) ? given.props[param] : undefined;
  if (!value && given.open) return undefined;
  const isEmpty = !value || value.is === 'undefined' || literalText(value) === '';
  if (isEmpty) {
    if (optional || (rest && literalText(value) === '')) return undefined;
    const near = value ? undefined : closest(param, Object.keys(given.props).filter((key) => !id.includes(`[${key}`)));
    const todo = near === undefined ? `Give \`${param}\`, or name another route.` : `Rename \`${near}\` to \`${param}\`.`;
    return { id: 'missing', kitCode: 'route_param_missing', data: { param, what: value ? 'empty' : 'missing', todo } };
  }
  const text = literalText(value);
  const slash = text === undefined ? undefined : text.startsWith('/') ? 'begins' : text.endsWith('/') ? 'ends' : undefined;
  if (slash !== undefined) return { id: 'slash', kitCode: 'route_param_slash', data: { param, what: slash } };
  const isNew = project.kitSatisfies('>=3.0.0-0') === true;
  const what = isNew || project.kitSatisfies('<3.0.0-0') === true ? wrongKind(value, isNew) : undefined;
  if (what === undefined || (optional && !isNew && isFalsy(value))) return undefined;
  return { id: 'value', kitCode: 'route_param_value_invalid', data: { param, what, wanted: isNew ? 'string or number' : 'string' } };
}

/** Before Kit 3 what is empty in the eyes of JavaScript is missing. */
function isFalsy(value: Value): boolean {
  return value.is === 'literal' && !value.value;
}

function wrongKind(value: Value, isNew: boolean): string | undefined {
  switch (value.is) {
    case 'object': return 'an object';
    case 'array': return 'an array';
    case 'function': return 'a function';
    case 'literal': return value.value === null ? '`null`' : isNew || typeof value.value === 'string' ? undefined : `a ${typeof value.value}`;
    default: return undefined;
  }
}
