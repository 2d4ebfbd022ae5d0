import { defineRule, isOptionOn, kitSatisfies, outerName, type BindingFact, type CheckContext, type FileFacts, type Project, type Ref, type Tri } from '@sk-audit/core';

type Id = 'unknown' | 'notYet';

/** What `page` has, too. */
const OF_PAGE: ReadonlySet<string> = new Set(['form', 'params', 'route', 'url']);
const OF_ERRORS: ReadonlySet<string> = new Set(['error', 'status']);

export default defineRule({
  id: 'valid-kit-props',
  severity: 'warn',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids props of pages, layouts and error pages that Kit never gives.',
  why: `It is Kit that renders these components, and it gives them \`data\`, \`form\` and \`params\` (since 2.24), and layouts their children. Another prop is \`undefined\` on
each page. What Kit 1 and 2 say of an error stands in \`page.error\` and \`page.status\` of \`$app/state\`; since Kit 3 error pages have the prop \`error\`.

\`svelte/valid-prop-names-in-kit-pages\` of eslint-plugin-svelte says it of other names, too, but of \`+page.svelte\`, \`+layout.svelte\` and \`+error.svelte\` alone. This rule
also looks at \`+page@shop.svelte\`, and knows from which version on Kit gives a prop. It leaves alone props with a default, which is what they always hold, and
components that the app itself renders somewhere.`,
  sources: ['https://svelte.dev/docs/kit/routing#page', 'https://sveltejs.github.io/eslint-plugin-svelte/rules/valid-prop-names-in-kit-pages/', '@sveltejs/kit 2.70.4 src/core/sync/write_root.js', '@sveltejs/kit 3.2.0 src/runtime/components/root.svelte'],
  messages: {
    unknown: { text: 'Kit gives {{what}} no prop `{{name}}`: it is always `undefined`.', advice: '{{todo}}' },
    notYet: { text: 'Kit gives {{what}} the prop `{{name}}` only since {{since}}: it is always `undefined`.', advice: '{{todo}}' },
  },
  examples: {
    bad: [
      {
        title: 'Props of which Kit knows nothing',
        files: {
          'src/routes/cart/+page@.svelte': `<script>
  let { data, total } = $props(); // ✗ unknown "total"
</script>
<p>{data.items.length} for {total}</p>
`,
          'src/routes/+layout.svelte': `<script>
  export let user; // ✗ unknown "user"
</script>
<p>{user}</p>
<slot />
`,
        },
        says: ['Take it from `data`, to which `load` can add it, or make it a plain `let` if nobody is to give it.'],
      },
      {
        title: 'An error page in Kit 2',
        files: {
          'src/routes/+error.svelte': `<script>
  let { error, status } = $props(); // ✗ unknown "error" ✗ unknown "status"
</script>
<h1>{status}: {error.message}</h1>
`,
        },
        says: ['Read `page.error` of `$app/state`.'],
      },
      {
        title: 'Parameters, before they were given',
        kit: '2.20.0',
        files: {
          'src/routes/[id]/+page.svelte': `<script>
  let { params } = $props(); // ✗ notYet "params"
</script>
<h1>{params.id}</h1>
`,
        },
        says: ['Read `page.params` of `$app/state`.'],
      },
    ],
    good: [
      {
        title: 'What Kit gives',
        files: {
          'src/routes/[id]/+page.svelte': "<script>\n  let { data, form, params } = $props();\n</script>\n<p>{data.a} {form?.b} {params.id}</p>\n",
          'src/routes/+layout.svelte': "<script>\n  let { data, form, params, children, ...rest } = $props();\n</script>\n<p>{data.a} {form?.b} {params.id}</p>\n{@render children()}\n",
          'src/routes/+error.svelte': "<script>\n  import { page } from '$app/state';\n  let { data } = $props();\n</script>\n<p>{data.a} {page.error.message}</p>\n",
        },
      },
      {
        title: 'A default, and a page that another one renders',
        files: {
          'src/routes/photos/[id]/+page.svelte': "<script>\n  let { data, modal, size = 'big' } = $props();\n</script>\n<p>{data.photo} {modal} {size}</p>\n",
          'src/routes/photos/+page.svelte': "<script>\n  import Photo from './[id]/+page.svelte';\n  export let data;\n</script>\n<Photo {data} modal />\n",
        },
      },
      {
        title: 'An error page in Kit 3',
        kit: '3.2.0',
        files: { 'src/routes/+error.svelte': "<script>\n  let { error } = $props();\n</script>\n<h1>{error.message}</h1>\n" },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    const kind = /^(page|layout|error)\.svelte$/.exec(project.role(path))?.[1] as Kind | undefined;
    if (kind === undefined || project.importers(path, true).length > 0) return;
    facts.bindings.forEach((prop, index) => {
      if (isNeeded(facts, prop) && isUsed(facts, index)) for (const name of outerName(prop)) checkProp(context, kind, name, prop);
    });
  },
});

type Kind = 'page' | 'layout' | 'error';

const IN_WORDS: { readonly [kind in Kind]: string } = { page: 'a page', layout: 'a layout', error: 'an error page' };

/** A prop of the instance without a default. */
function isNeeded({ calls }: FileFacts, { fallback, init, prop }: BindingFact): boolean {
  const isOfRune = init?.is === 'ref' && init.ref.from === 'call' && calls[init.ref.call]?.callee.from === 'global'; // mutate-ok: only calls have one
  return prop === true && !fallback && (init === undefined || isOfRune);
}

/** Is it read as it is given? Not where something is assigned or bound to it. */
function isUsed({ reads, writes }: FileFacts, index: number): boolean {
  const isIt = (ref: Ref): boolean => ref.from === 'binding' && ref.binding === index; // mutate-ok: only bindings have one
  return reads.some(({ ref }) => isIt(ref)) && !writes.some(({ target }) => isIt(target));
}

function checkProp({ project, report }: CheckContext<Id>, kind: Kind, name: string, { span }: BindingFact): void {
  const data = { what: IN_WORDS[kind], name, todo: todoFor(project, kind, name) };
  const given = isGiven(project, kind, name);
  if (given === false) report(span, 'unknown', data);
  else if (given !== true && given !== 'unknown') report(span, 'notYet', { ...data, since: given.since });
}

/** Does Kit give it? An object says since which version, when the app's is older. */
function isGiven(project: Project, kind: Kind, name: string): Tri | { readonly since: string } {
  switch (name) {
    case 'children': case 'data': case 'snapshot': return true;
    case 'form': return kind !== 'layout' || !isBeforeSvelte5(project);
    case 'params': return project.kitSatisfies('<2.24.0') === true ? { since: '2.24' } : true;
    case 'error': return kind !== 'error' ? false : isBeforeKit3(project) ? isOptionOn(project, 'experimental.handleRenderingErrors') : true;
    default: return false;
  }
}

function isBeforeKit3(project: Project): boolean {
  return project.kitSatisfies('<3.0.0-0') === true;
}

function isBeforeSvelte5({ app }: Project): boolean {
  return kitSatisfies(app.svelte, '<5.0.0-0') === true;
}

function todoFor(project: Project, kind: Kind, name: string): string {
  const hasState = project.kitSatisfies('>=2.12.0') === true && !isBeforeSvelte5(project);
  if (name === 'page') return `Import it from \`$app/${hasState ? 'state' : 'stores'}\`.`;
  if (OF_PAGE.has(name) || (kind === 'error' && OF_ERRORS.has(name))) return `Read ${hasState ? `\`page.${name}\` of \`$app/state\`` : `\`$page.${name}\` of \`$app/stores\``}.`;
  return name === 'errors' ? 'Read `form`: it has what the action returned.' : 'Take it from `data`, to which `load` can add it, or make it a plain `let` if nobody is to give it.';
}
