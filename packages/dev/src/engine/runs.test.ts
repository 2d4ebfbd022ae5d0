import type { Project, Runs } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const view = (files: { [path: string]: string }): Project => exampleProject({ title: '', files }).view;

function runsOf(files: { [path: string]: string }, path: string, name: string): Runs {
  const project = view(files);
  return project.runs({ path, fn: project.facts(path)?.functions.findIndex((one) => one.name === name) ?? -1 });
}

const entries = (runs: Runs): readonly string[] => runs.entries.map((one) => `${one.role} ${one.name} in ${one.declaredIn}`).sort();

const LIB = 'src/lib/cart.ts';
const PAGE = 'src/routes/+page.ts';

describe('runs', () => {
  it('finds the entries that lead to a function, through helpers and other files', () => {
    const files = {
      [LIB]: 'export function total() {}\nexport const show = () => total();',
      [PAGE]: "import { show } from '$lib/cart';\nexport const load = () => show();",
      'src/routes/api/+server.ts': "import { total } from '$lib/cart';\nexport const GET = () => total();",
    };
    expect(entries(runsOf(files, LIB, 'total'))).toEqual(['handler GET in src/routes/api/+server.ts', 'load load in src/routes/+page.ts']);
    expect(runsOf(files, LIB, 'total')).toMatchObject({ atImport: false, components: [], escapes: false, inBrowser: false });
  });

  it('takes callbacks for run by the function that hands them on', () => {
    const files = { [LIB]: 'const add = (item) => item;\nexport const all = (items) => { items.forEach((item) => add(item)); };', [PAGE]: "import { all } from '$lib/cart';\nexport const load = () => all([]);" };
    expect(entries(runsOf(files, LIB, 'add'))).toEqual(['load load in src/routes/+page.ts']);
  });

  it('knows what components run while they are rendered, and what only handlers and effects run', () => {
    const component = `<script>
  import { onMount } from 'svelte';
  import { add, clear, count, save } from '$lib/cart';
  onMount(() => save());
  $effect(() => { add(); });
</script>
<button onclick={clear}>{count()}</button>`;
    const files = { [LIB]: 'export function add() {}\nexport function clear() {}\nexport function count() {}\nexport function save() {}', 'src/routes/+page.svelte': component };
    expect(runsOf(files, LIB, 'count')).toMatchObject({ components: ['src/routes/+page.svelte'], inBrowser: false });
    for (const name of ['add', 'clear', 'save']) expect(runsOf(files, LIB, name)).toMatchObject({ components: [], inBrowser: true });
  });

  it('does not go on under a browser guard', () => {
    const files = { [LIB]: 'export function save() {}', [PAGE]: "import { browser } from '$app/environment';\nimport { save } from '$lib/cart';\nexport const load = () => { if (!browser) return; save(); };" };
    expect(runsOf(files, LIB, 'save')).toMatchObject({ entries: [], inBrowser: true });
  });

  it('knows what runs while a module is loaded', () => {
    expect(runsOf({ [LIB]: 'function start() {}\nstart();' }, LIB, 'start')).toMatchObject({ atImport: true, entries: [] });
  });

  it('says when a function is handed to something unknown, or nobody in sight calls it', () => {
    const files = { [LIB]: "import { register } from 'some-bus';\nexport function total() {}\nexport function note() {}\nexport const start = () => register(note);", [PAGE]: "import { start } from '$lib/cart';\nexport const load = () => start();" };
    expect(runsOf(files, LIB, 'total').escapes).toBe(true);
    expect(runsOf(files, LIB, 'note')).toMatchObject({ escapes: true });
    expect(entries(runsOf(files, LIB, 'note'))).toEqual(['load load in src/routes/+page.ts']);
  });

  it('follows methods of instances, and methods that methods call on this', () => {
    const files = {
      [LIB]: 'class Cart {\n  add(item) { this.log(item); [item].map((one) => this.price(one)); }\n  log() {}\n  price() {}\n  drop() {}\n}\nexport const cart = new Cart();',
      [PAGE]: "import { cart } from '$lib/cart';\nexport const load = () => cart.add(1);",
    };
    for (const name of ['add', 'log', 'price']) expect(entries(runsOf(files, LIB, name))).toEqual(['load load in src/routes/+page.ts']);
    expect(entries(runsOf(files, LIB, 'drop'))).toEqual([]);
  });

  it('follows what a factory of the app gives', () => {
    const files = { [LIB]: 'const createCart = () => ({ add: (item) => item });\nexport const cart = createCart();', [PAGE]: "import { cart } from '$lib/cart';\nexport const load = () => cart.add(1);" };
    expect(entries(runsOf(files, LIB, 'add'))).toEqual(['load load in src/routes/+page.ts']);
  });

  it('leaves out callers in tests', () => {
    const files = { [LIB]: 'export function total() {}', 'src/lib/cart.test.ts': "import { total } from './cart';\ntotal();" };
    expect(runsOf(files, LIB, 'total')).toMatchObject({ atImport: false, escapes: true });
  });
});

describe('canRunOnServer', () => {
  /** Can the call of `mark()` run on the server? */
  const can = (body: string, more: { [path: string]: string } = {}): boolean => {
    const project = view({ [LIB]: `import { browser as inBrowser, dev } from '$app/environment';\nimport { isBrowser } from '@supabase/ssr';\nimport { BROWSER } from 'esm-env';\nimport * as own from './env';\n${body}`, 'src/lib/env.ts': '', ...more });
    const call = project.facts(LIB)?.calls.find(({ callee }) => callee.from === 'global' && callee.name === 'mark');
    return project.canRunOnServer(LIB, call?.when);
  };

  it('is false under guards that ask for the browser', () => {
    for (const guard of ['inBrowser', 'BROWSER', 'isBrowser()', "typeof window !== 'undefined'", "typeof document === 'object'", 'globalThis.window', '!import.meta.env.SSR', 'window !== undefined', 'dev && inBrowser', '!(!inBrowser)']) {
      expect([guard, can(`if (${guard}) mark();`)]).toEqual([guard, false]);
    }
  });

  it('is true under guards that ask for the server, or something else', () => {
    for (const guard of ['!inBrowser', "typeof window === 'undefined'", 'import.meta.env.SSR', 'dev', 'inBrowser || dev', "typeof user !== 'undefined'", 'own.isSafe', 'inBrowser.x']) {
      expect([guard, can(`if (${guard}) mark();`)]).toEqual([guard, true]);
    }
    expect(can('mark();')).toBe(true);
  });

  it('knows early exits, else and both sides of a question', () => {
    expect(can('function f() { if (!inBrowser) return; mark(); }')).toBe(false);
    expect(can('if (inBrowser) { dev(); } else mark();')).toBe(true);
    expect(can('inBrowser ? 1 : mark();')).toBe(true);
    expect(can('inBrowser && mark();')).toBe(false);
  });

  it('follows constants and functions of the app that are named after what they ask', () => {
    const env = { 'src/lib/env.ts': "export const isBrowser = typeof window !== 'undefined';\nexport const isServer = () => typeof window === 'undefined';\nexport const isSafe = typeof window !== 'undefined';\nexport const isBrowserUser = true;\nexport let clientReady = typeof document;" };
    expect([can('if (own.isBrowser) mark();', env), can('if (!own.isServer()) mark();', env)]).toEqual([false, false]);
    expect([can('if (!own.isBrowser) mark();', env), can('if (own.isServer()) mark();', env)]).toEqual([true, true]);
    expect([can('if (own.isSafe) mark();', env), can('if (own.isBrowserUser) mark();', env), can('if (own.clientReady) mark();', env)]).toEqual([true, true, true]);
    expect(can("const onClient = typeof window !== 'undefined';\nif (onClient) mark();")).toBe(false);
  });
});
