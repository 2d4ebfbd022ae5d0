import {
  calleeName, contextAbove, contextCountedOn, contextSite, defineRule, outsideComponent, settersOf, type FileFacts, type Project, type Related,
} from '@sk-audit/core';

export default defineRule({
  id: 'valid-context-call',
  severity: 'error',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Unproven: one real finding in 46 apps, which is right.',
  summary: 'Requires that context is asked for, and set, while a component is initialised.',
  why: `Context belongs to the tree of components that is being made. \`getContext\`, \`setContext\`, \`hasContext\`, \`getAllContexts\` and what
\`createContext\` gives work in the script of a component and in functions that it calls at once. Everywhere else they throw: "Function
called outside component initialization" in Svelte 3 and 4, \`lifecycle_outside_component\` in Svelte 5. A \`load\`, an action, a hook and
a request handler run before any component exists, the top level of a module even before any request; event handlers, timers, \`.then\`
and what stands after an \`await\` run when the component is made already. The one in a handler is found only when somebody clicks;
the one in a \`.then\` of a script ends the server's process, as nobody catches it.

Context goes down the tree only: what a page or a part of it sets, its siblings and the layout around it do not find. The rule says so when
the app sets the context somewhere, but on no page around the component that asks for it.

Effects keep their component in Svelte 5, and so does \`onMount\` there (not in Svelte 4); these are left alone, as is a function of
which nobody can tell when it is called, and a call whose exception is caught. A helper may call \`getContext\`: the rule reports where the
helper is called in the wrong place.`,
  sources: [
    'https://svelte.dev/docs/svelte/context',
    'https://svelte.dev/docs/svelte/runtime-errors#Client-errors-lifecycle_outside_component',
    'svelte 5.57.3 src/internal/shared/context.js',
  ],
  messages: {
    server: {
      text: '{{name}} {{where}} throws, because no component is being made there.',
      advice: 'Use `event.locals` or a parameter there, and context in components only.',
    },
    module: {
      text: '{{name}} {{where}} throws, because no component is being made there.',
      advice: 'Call it in the script of a component, or in a function that the script calls.',
    },
    later: {
      text: '{{name}} {{where}} throws, because the component is made by then.',
      advice: 'Call it at the top level of the script, and use here what it gave.',
    },
    missing: {
      text: '{{name}} finds nothing: what sets this context is nowhere around this component.',
      advice: 'Set it in a component or layout around both, for example in the layout of the page.',
    },
  },
  examples: {
    bad: [
      {
        title: 'In load, at the top level of a module, and through a helper',
        says: ['asks for the component: getContext(\'user\')'],
        files: {
          'src/routes/+page.ts': `import { getContext } from 'svelte';
import { currentUser } from '$lib/user';
export const load = () => ({
  theme: getContext('theme'), // ✗ server "getContext('theme')"
  user: currentUser() // ✗ server "currentUser()"
});
`,
          'src/routes/+page.svelte': `<script>
  import { theme } from '$lib/theme';
</script>
{theme}
`,
          'src/lib/theme.ts': `import { getContext } from 'svelte';
export const theme = getContext('theme'); // ✗ module "getContext('theme')"
`,
          'src/lib/user.ts': `import { getContext } from 'svelte';
export const currentUser = () => getContext('user');
`,
        },
      },
      {
        title: 'Too late: handlers, timers, after an await',
        files: {
          'src/routes/+page.svelte': `<script>
  import { getContext, setContext } from 'svelte';
  import { readCart } from '$lib/cart';
  let { data } = $props();
  async function start() {
    const cart = await readCart();
    setContext('cart', cart); // ✗ later "setContext('cart', cart)"
  }
  function save() {
    getContext('cart').save(); // ✗ later "getContext('cart')"
  }
  start();
  setTimeout(() => getContext('cart').refresh(), 1000); // ✗ later "getContext('cart')"
  data.stream.then(() => getContext('cart').refresh()); // ✗ later "getContext('cart')"
</script>
<button onclick={save}>Save</button>
<button onclick={() => getContext('cart').clear()}>Clear</button> <!-- ✗ later "getContext('cart')" -->
`,
          'src/lib/cart.ts': "export const readCart = async () => (await fetch('/api/cart')).json();\n",
        },
      },
      {
        title: 'Set by a component that is somewhere else',
        files: {
          'src/routes/+page.svelte': `<script>
  import Menu from '$lib/Menu.svelte';
  import Theme from '$lib/Theme.svelte';
</script>
<Theme /> <Menu />
`,
          'src/routes/about/+page.svelte': `<script>
  import { getContext } from 'svelte';
  const theme = getContext('theme'); // ✗ missing "getContext('theme')"
</script>
{theme}
`,
          'src/lib/Menu.svelte': '<nav>Menu</nav>\n',
          'src/lib/Theme.svelte': `<script>
  import { setContext } from 'svelte';
  setContext('theme', 'dark');
</script>
`,
        },
      },
    ],
    good: [
      {
        title: 'In the script, in functions that it calls, and in effects',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { onMount, setContext } from 'svelte';
  import { currentUser, setUser } from '$lib/user';
  let { data, children } = $props();
  setUser(() => data.user);
  const user = currentUser();
  const parts = ['a', 'b'].map((part) => setContext(part, {}));
  async function start() {
    const own = currentUser();
    await own().refresh();
  }
  start();
  $effect(() => currentUser()().greet());
  onMount(() => currentUser()().greet());
</script>
<button onclick={() => user().save()}>{parts.length}</button>
{@render children()}
`,
          'src/routes/+page.svelte': '<h1>Home</h1>\n',
          'src/lib/user.ts': `import { getContext, setContext } from 'svelte';
export const currentUser = () => getContext('user');
export const setUser = (user) => setContext('user', user);
`,
        },
      },
      {
        title: 'locals on the server; what createContext gives at the top level of a module, and its functions in scripts',
        files: {
          'src/lib/user.ts': `import { createContext } from 'svelte';
export const [getUser, setUser] = createContext();
`,
          'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
          'src/routes/+layout.svelte': `<script>
  import { setUser } from '$lib/user';
  let { data, children } = $props();
  setUser(() => data.user);
</script>
{@render children()}
`,
          'src/routes/+page.svelte': `<script>
  import { getUser } from '$lib/user';
  const user = getUser();
</script>
<button onclick={() => alert(user().name)}>Who am I?</button>
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    for (const [index, call] of facts.calls.entries()) {
      const outside = outsideComponent(project, path, call);
      const site = outside && contextSite(project, path, index);
      if (isMissing(project, facts, index)) report(call.span, 'missing', { name: calleeName(facts, call) });
      if (site) report(call.span, outside.kind, { name: calleeName(facts, call), where: outside.where }, { related: placeOf(project, path, site) });
    }
  },
});

/** The app sets this context, but never around the component. What a page leaves out with `@` is the matter of context-in-reset-layout. */
function isMissing(project: Project, facts: FileFacts, index: number): boolean {
  const key = contextCountedOn(project, facts, index);
  const setters = key === undefined ? undefined : settersOf(project, key);
  if (!setters || setters.size === 0) return false;
  const above = contextAbove(project, facts.path, setters);
  return above !== undefined && !above.found && above.without.length > 0 && above.without.every(({ skipped }) => skipped === undefined); // mutate-ok: what no page shows is not looked at
}

/** Where the helper asks, when the call is one of a helper in another file. */
function placeOf(project: Project, path: string, site: { readonly path: string; readonly call: number }): readonly Related[] {
  const call = project.facts(site.path)?.calls[site.call];
  return site.path === path || !call ? [] : [{ path: site.path, span: call.span, message: 'asks for the component' }]; // mutate-ok: a place in the same file would be no less true
}
