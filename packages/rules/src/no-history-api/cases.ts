import { defineCases } from '@sk-audit/core';

const page = (...lines: readonly string[]): string => `<script>\n${lines.map((line) => `  ${line}\n`).join('')}</script>\n`;

export default defineCases({
  bad: [
    {
      title: 'another object, in Kit 3',
      kit: '3.2.0',
      files: {
        'src/routes/+page.svelte': `${page("const look = () => self.history.replaceState({ ...window.state }, '', '/a'); // ✗ direct \"self.history.replaceState\"")}<button onclick={look}>A</button>\n`,
      },
      says: ['Use `goto(url, { replace: true, shallow: true, state: {} })` of `$app/navigation`.'],
    },
    {
      title: 'what starts with the page keeps the state, what comes later uses the router',
      files: {
        'src/lib/clean.ts': "export const clean = () => history.replaceState({}, '', location.pathname); // ✗ direct \"history.replaceState\"\n",
        'src/routes/+page.svelte': page("import { onMount } from 'svelte';", "import { clean } from '$lib/clean';", 'onMount(clean);', 'onMount(() => clean());'),
        'src/routes/a/+page.svelte': page("history.pushState(null, '', '/a'); // ✗ direct \"history.pushState\""),
      },
      says: ['Write `history.replaceState(history.state, …)`, as those of `$app/navigation` throw before the router has started.'],
      after: {
        'src/lib/clean.ts': "export const clean = () => history.replaceState(history.state, '', location.pathname);\n",
        'src/routes/a/+page.svelte': page("history.pushState(null, '', '/a');"),
      },
    },
    {
      title: 'after something was waited for',
      files: {
        'src/lib/clean.ts': "export const clean = () => history.replaceState({}, '', location.pathname); // ✗ direct \"history.replaceState\"\n",
        'src/routes/+page.svelte': page(
          "import { onMount } from 'svelte';",
          "import { clean } from '$lib/clean';",
          "onMount(() => { fetch('/a').then(() => history.replaceState(null, '', '/a')); }); // ✗ direct \"history.replaceState\"",
          "onMount(async () => { await fetch('/a'); clean(); });",
          "onMount(async () => { await fetch('/a'); local(); });",
          "const local = () => history.replaceState(null, '', '/b'); // ✗ direct \"history.replaceState\"",
        ),
      },
      says: ['Use `replaceState` of `$app/navigation`.'],
      after: {
        'src/lib/clean.ts': "import { replaceState } from '$app/navigation';\nexport const clean = () => replaceState(location.pathname, {});\n",
        'src/routes/+page.svelte': page(
          "import { replaceState } from '$app/navigation';",
          "import { onMount } from 'svelte';",
          "import { clean } from '$lib/clean';",
          "onMount(() => { fetch('/a').then(() => replaceState('/a', {})); });",
          "onMount(async () => { await fetch('/a'); clean(); });",
          "onMount(async () => { await fetch('/a'); local(); });",
          "const local = () => replaceState('/b', {});",
        ),
      },
    },
    {
      title: 'what is waited for later, or elsewhere',
      files: {
        'src/routes/+page.svelte': page(
          "import { onMount } from 'svelte';",
          "onMount(async () => { history.replaceState(null, '', '/a'); await fetch('/a'); }); // ✗ direct \"history.replaceState\"",
          "const other = async () => { await fetch('/a'); };",
          "onMount(() => { other(); history.replaceState(null, '', '/b'); }); // ✗ direct \"history.replaceState\"",
        ),
      },
      after: {
        'src/routes/+page.svelte': page(
          "import { onMount } from 'svelte';",
          "onMount(async () => { history.replaceState(history.state, '', '/a'); await fetch('/a'); });",
          "const other = async () => { await fetch('/a'); };",
          "onMount(() => { other(); history.replaceState(history.state, '', '/b'); });",
        ),
      },
    },
    {
      title: 'states that only look like it',
      files: {
        'src/lib/past.ts': "export const history = { state: {} };\nexport const named = (id) => ({ id });\nexport const keep = () => window.history.state;\n",
        'src/routes/+page.svelte': `${page(
          "import { named, history as past } from '$lib/past';",
          'const own = { state: 1 };',
          "const go = () => history.pushState(named(1), '', '/a'); // ✗ direct \"history.pushState\"",
          "const by = () => history.pushState(past.state, '', '/a'); // ✗ direct \"history.pushState\"",
          "const at = () => history.pushState(own, '', '/a'); // ✗ direct \"history.pushState\"",
          "const it = () => history.pushState(structuredClone({ a: 1 }), '', '/a'); // ✗ direct \"history.pushState\"",
          "const or = () => history.pushState(own ? { a: 1 } : null, '', '/a'); // ✗ direct \"history.pushState\"",
          'const no = () => history.pushState(); // ✗ direct "history.pushState"',
        )}<button onclick={() => [go, by, at, it, or, no]}>A</button>\n`,
      },
    },
    {
      title: 'with an import that is there, and one that is added',
      files: {
        'src/routes/+page.svelte': `${page("import { goto } from '$app/navigation';", 'let step = { at: 1 };')}<button onclick={() => history.pushState(step, '', '/a')}>A</button> <!-- ✗ direct "history.pushState" -->\n<button onclick={() => [goto, history.replaceState(undefined, '', '/b')]}>B</button> <!-- ✗ direct "history.replaceState" -->\n`,
        'src/routes/a/+page.svelte': `${page("import { to } from '$lib/to';", 'let spread = [];')}<button onclick={() => [to(), history.pushState(...spread, {}, '')]}>A</button> <!-- ✗ direct "history.pushState" -->\n`,
        'src/lib/to.ts': "export const to = () => history.pushState({ a: 1 }, '', '/a'); // ✗ direct \"history.pushState\"\nexport const two = () => history.pushState({}, ''); // ✗ direct \"history.pushState\"\n",
      },
      after: {
        'src/routes/+page.svelte': `${page("import { goto, pushState, replaceState } from '$app/navigation';", 'let step = { at: 1 };')}<button onclick={() => pushState('/a', step)}>A</button>\n<button onclick={() => [goto, replaceState('/b', {})]}>B</button>\n`,
        'src/routes/a/+page.svelte': `${page("import { to } from '$lib/to';", 'let spread = [];')}<button onclick={() => [to(), history.pushState(...spread, {}, '')]}>A</button>\n`,
        'src/lib/to.ts': "import { pushState } from '$app/navigation';\nexport const to = () => pushState('/a', { a: 1 });\nexport const two = () => history.pushState({}, '');\n",
      },
    },
    {
      title: 'with goto, in Kit 3',
      kit: '3.2.0',
      files: { 'src/routes/+page.svelte': "<button onclick={go}>A</button>\n<script>\n  import { to } from '$lib/to';\n  const go = () => to(history.replaceState({ a: 1 }, '', '/a')); // ✗ direct \"history.replaceState\"\n  const on = () => to(history.pushState(null, '', '/a')); // ✗ direct \"history.pushState\"\n</script>\n<button onclick={on}>B</button>\n", 'src/lib/to.ts': 'export const to = (at: unknown) => at;\n', 'src/routes/a/+page.svelte': '<h1>A</h1>\n' },
      after: { 'src/routes/+page.svelte': "<button onclick={go}>A</button>\n<script>\n  import { goto } from '$app/navigation';\n  import { to } from '$lib/to';\n  const go = () => to(goto('/a', { replace: true, shallow: true, state: { a: 1 } }));\n  const on = () => to(goto('/a', { shallow: true, state: {} }));\n</script>\n<button onclick={on}>B</button>\n" },
    },
    {
      title: 'without a state, while the page starts',
      files: { 'src/routes/+page.svelte': page('history.replaceState(); // ✗ direct "history.replaceState"') },
      after: { 'src/routes/+page.svelte': page('history.replaceState();') },
    },
  ],
  good: [
    {
      title: 'what keeps the state, and other functions',
      files: {
        'src/lib/state.ts': "export const kept = (step: number) => {\n  if (!step) return {};\n  return { ...history.state, step };\n};\nexport const other = () => ({});\n",
        'src/routes/+page.svelte': page(
          "import { kept } from '$lib/state';",
          "const look = () => history.replaceState(history.state, '', '/a');",
          "const step = () => history.pushState({ ...window.history.state, step: 1 }, '', '/b');",
          "const other = () => history.pushState({ ...(history.state ?? {}) }, '', '/b');",
          "const held = () => { const state = { ...history.state, step: 2 }; history.pushState(state, '', '/b'); };",
          "const made = () => history.pushState(kept(3), '', '/b');",
          "const copied = () => history.pushState(structuredClone(history.state), '', '/b');",
          "const merged = () => history.pushState(Object.assign({}, history.state, { step: 4 }), '', '/b');",
          "const back = () => history.go(-1);",
          "const own = (my) => my.history.pushState({}, '', '/c');",
          'look(step, other, back, own, held, made, copied, merged);',
        ),
      },
    },
    { title: 'code that no page is built with', files: { 'src/routes/+server.ts': "import { note } from '$lib/note';\nexport const GET = () => new Response(note);\n", 'src/lib/note.ts': "export const note = 'x';\nexport const go = () => history.pushState({}, '', '/');\n" } },
  ],
});
