import { isClearedAfter, keepersOf, renderPlaces, stateReadings, stateWrites, strayReading, surePlaces, type Project, type StateWrite } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const view = (files: { [path: string]: string }): Project => exampleProject({ title: '', files }).view;
const STORES = { 'src/lib/stores.ts': "import { derived, writable } from 'svelte/store';\nexport const user = writable(null);\nexport const name = derived(user, (one) => one.name);\n" };
const script = (code: string, markup = ''): string => `<script>\n  import { get } from 'svelte/store';\n  import { user, name } from '$lib/stores';\n  let { data, children } = $props();\n  ${code}\n</script>\n${markup}\n`;
const firstWrite = (project: Project, path: string): StateWrite => stateWrites(project, path)[0] as StateWrite;

describe('stateWrites', () => {
  const told = (code: string, start = 'export const cart = writable({});'): readonly string[] =>
    stateWrites(view({ 'src/lib/cart.svelte.ts': `import { writable } from 'svelte/store';\n${start}\nexport function go(x) { ${code} }` }), 'src/lib/cart.svelte.ts').map(({ parts, replaces, rest }) => [...(replaces ? ['replaces'] : []), ...rest, ...(parts ? [`parts ${parts.join()}`] : [])].join(' '));

  it('tells whether something of what was there stays, and which part changes', () => {
    expect(told('cart.set(x); cart.update(() => x); cart.update((old) => [...old, x]); cart.update((old) => ({ ...old, owner: x }));')).toEqual(['replaces', 'replaces', '', 'parts owner']);
    expect(told('cart.update((old) => ({ ...old.more, owner: x })); cart.update((old) => (x ? { ...old, owner: x } : old));')).toEqual(['', '']);
    expect(told('cart.owner = x; cart.items.push(x); Object.assign(cart, x);', 'export const cart = $state({ owner: "", items: [] });')).toEqual(['replaces owner', 'items', '']);
    expect(told('set(x); update((old) => ({ ...old, owner: x }));', 'const { set, update } = writable({});')).toEqual(['replaces', 'parts owner']);
  });
});

describe('stateReadings', () => {
  const readings = (files: { [path: string]: string }, path = 'src/lib/state.svelte.ts'): readonly string[] => {
    const project = view(files);
    const write = firstWrite(project, path);
    const keepers = keepersOf(project, path, write);
    return keepers ? stateReadings(project, keepers, write).map((one) => `${one.path.replace(/.*\//, '')} ${one.rest.join('.')}`.trim()) : ['unknown'];
  };

  it('finds the store under all its names, but not where it is only passed on', () => {
    const page = "<script>\n  import { get } from 'svelte/store';\n  import Part from './Part.svelte';\n  import { all, kept, name, user } from '$lib/state.svelte';\n</script>\n{$user.mail} {get(user)} {$name} {$kept} <Part store={user} />\n";
    const state = "import { derived, writable } from 'svelte/store';\nexport const user = writable({});\nexport const name = derived(user, (one) => one.name);\nexport const kept = { subscribe: user.subscribe };\nexport const go = (x) => user.set(x);\n";
    expect(readings({ 'src/lib/state.svelte.ts': state, 'src/routes/+page.svelte': page })).toEqual(['+page.svelte mail', '+page.svelte', '+page.svelte', '+page.svelte']);
  });

  it('finds what methods and getters of an instance or a factory give, not what they change', () => {
    const state = "class Cart { items = $state([]); note = $state(''); fill(x) { this.items = x; } total() { return this.items.length; } tell() { return this.note; } }\nexport const cart = new Cart();\n";
    const page = "<script>\n  import { cart } from '$lib/state.svelte';\n  cart.fill([]);\n</script>\n{cart.total()} {cart.tell()} {cart.items.length} {cart.note}\n";
    expect(readings({ 'src/lib/state.svelte.ts': state, 'src/routes/+page.svelte': page })).toEqual(['+page.svelte items.length', '+page.svelte items']);
    const factory = "function create() { let items = $state([]); return { get items() { return items; }, fill(x) { items = x; } }; }\nexport const cart = create();\n";
    expect(readings({ 'src/lib/state.svelte.ts': factory, 'src/routes/+page.svelte': "<script>\n  import { cart } from '$lib/state.svelte';\n  cart.fill([]);\n</script>\n{cart.items}\n" })).toEqual(['+page.svelte items']);
  });

  it('finds every use of a package that keeps the state itself, and nothing for the global object', () => {
    expect(readings({ 'src/lib/state.svelte.ts': "import { locale } from 'svelte-i18n';\nexport const go = (x) => locale.set(x);\n", 'src/routes/+page.svelte': "<script>\n  import { _ } from 'svelte-i18n';\n</script>\n{$_('title')}\n" })).toEqual(['+page.svelte']);
    expect(readings({ 'src/lib/state.svelte.ts': 'export const go = (x) => { globalThis.user = x; };\n' })).toEqual(['unknown']);
  });

  it('leaves out an object that is taken as a whole, when it does not know the property that is written', () => {
    const page = "<script>\n  import { filter } from '$lib/state.svelte';\n  const all = { ...filter };\n  const one = filter.subject;\n</script>\n";
    expect(readings({ 'src/lib/state.svelte.ts': 'export const filter = { page: 1 };\nexport const go = (x) => { filter.subject = x; };\n', 'src/routes/+page.svelte': page })).toEqual(['+page.svelte subject']);
    expect(readings({ 'src/lib/state.svelte.ts': 'export const filter = { page: 1, subject: "" };\nexport const go = (x) => { filter.subject = x; };\n', 'src/routes/+page.svelte': page })).toEqual(['+page.svelte', '+page.svelte subject']);
  });
});

describe('renderPlaces and surePlaces', () => {
  const PAGE = 'src/routes/+page.svelte';
  const places = (code: string): readonly string[] => {
    const project = view({ ...STORES, [PAGE]: script(code) });
    const { fn, span, when } = firstWrite(project, PAGE);
    const place = { path: PAGE, fn, at: span[0], when };
    return [...renderPlaces(project, place).map(({ fn }) => `in ${fn}`), ...surePlaces(project, place).map(({ fn }) => `surely in ${fn}`)];
  };

  it('follow calls and callbacks that run at once; a condition, a loop or a wait on the way makes it unsure', () => {
    expect(places('user.set(data.user);')).toEqual(['in 1', 'surely in 1']);
    expect(places('function keep() { user.set(data.user); }\n keep();')).toEqual(['in 1', 'surely in 1']);
    expect(places('if (data.user) user.set(data.user);')).toEqual(['in 1']);
    expect(places('function keep() { user.set(data.user); }\n if (data.user) keep();')).toEqual(['in 1']);
    expect(places('data.list.forEach((one) => user.set(one));')).toEqual(['in 1']);
    expect(places('async function keep() { await data.wait; user.set(data.user); }\n keep();')).toEqual(['in 1']);
    expect(places('$effect(() => user.set(data.user));')).toEqual([]);
  });
});

describe('strayReading', () => {
  const LOAD = { 'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n' };
  const LAYOUT = 'src/routes/+layout.svelte';
  const PAGE = 'src/routes/+page.svelte';
  const stray = (layout: string, page: string, more: { [path: string]: string } = {}): string | undefined => {
    const project = view({ ...STORES, ...LOAD, [LAYOUT]: layout, [PAGE]: page, ...more });
    const path = [LAYOUT, PAGE].find((one) => stateWrites(project, one).length > 0) as string;
    return strayReading(project, path, firstWrite(project, path))?.path;
  };

  it('is none below or behind a sure write', () => {
    expect(stray(script('user.set(data.user);', '{$user} {@render children()}'), script('', '{$user} {$name}'))).toBeUndefined();
    expect(stray(script('if (data.user) user.set(data.user);\n else user.set(null);', '{@render children()}'), script('', '{$user}'))).toBeUndefined();
  });

  it('is one above, before or without the write, and where the write may be left out', () => {
    expect(stray(script('', '{$user} {@render children()}'), script('user.set(data.user);'))).toBe(LAYOUT);
    expect(stray(script('const before = get(user);\n user.set(data.user);', '{before}'), '')).toBe(LAYOUT);
    expect(stray(script('if (data.user) user.set(data.user);', '{@render children()}'), script('', '{$name}'))).toBe(PAGE);
    expect(stray(script('if (data.user) user.set(data.user);\n else if (data.guest) user.set(data.guest);', '{@render children()}'), script('', '{$user}'))).toBe(PAGE);
    expect(stray(script('user.set(data.user);', '{@render children()}'), '', { 'src/routes/print/+page@.svelte': script('', '{$user}') })).toBeUndefined();
    expect(stray('', script('user.set(data.user);', '{$user}'), { 'src/routes/print/+page.svelte': script('', '{$user}') })).toBe('src/routes/print/+page.svelte');
  });

  it('is none in what is worked out when the script has run', () => {
    expect(stray(script('const mail = $derived($user.mail);\n const all = $derived.by(() => $user.all);\n user.set(data.user);', '{mail} {all} {@render children()}'), '')).toBeUndefined();
    expect(stray('<script>\n  import { user } from "$lib/stores";\n  export let data;\n  $: mail = $user.mail;\n  user.set(data.user);\n</script>\n{mail} <slot />\n', '')).toBeUndefined();
    expect(stray(script('const before = $user;\n user.set(data.user);', '{before} {@render children()}'), '')).toBe(LAYOUT);
  });

  it('is one in load, and in a component that waits in between', () => {
    expect(stray(script('user.set(data.user);', '{@render children()}'), '', { 'src/routes/+page.ts': "import { get } from 'svelte/store';\nimport { user } from '$lib/stores';\nexport const load = () => ({ last: get(user) });\n" })).toBe('src/routes/+page.ts');
    expect(stray(script('user.set(data.user);\n await data.rates;', '{$user} {@render children()}'), '')).toBe(LAYOUT);
  });

  it('is none where the reading only decides about the write, or runs in browsers only', () => {
    expect(stray(script('if ($user !== data.user) user.set(data.user);', '{@render children()}'), '')).toBeUndefined();
    expect(stray(script('if (data.user) user.set(data.user);\n $effect(() => console.log($user));', '<button onclick={() => alert($user)}>Who</button>'), '')).toBeUndefined();
    expect(stray(script('if (data.user) user.set(data.user);', '{@render children()}'), script('', '{$user}'), { 'src/routes/+page.ts': 'export const ssr = false;\n' })).toBeUndefined();
  });
});

describe('isClearedAfter', () => {
  const PAGE = 'src/routes/+page.svelte';
  const isCleared = (code: string): boolean => {
    const project = view({ ...STORES, [PAGE]: `<script>\n  import { onDestroy, onMount } from 'svelte';\n  import { user } from '$lib/stores';\n  let { data } = $props();\n  user.set(data.user);\n  ${code}\n</script>\n` });
    return isClearedAfter(project, PAGE, firstWrite(project, PAGE));
  };

  it('holds when onDestroy surely sets it', () => {
    expect(isCleared('onDestroy(() => user.set(null));')).toBe(true);
    expect(isCleared('onDestroy(() => clear());\n function clear() { user.set(null); }')).toBe(true);
    expect(isCleared('onMount(() => user.set(null));')).toBe(false);
    expect(isCleared('onDestroy(() => { if (data.user) user.set(null); });')).toBe(false);
    expect(isCleared('if (data.user) onDestroy(() => user.set(null));')).toBe(false);
    expect(isCleared('onDestroy(() => user.update((old) => old.next));')).toBe(false);
  });
});
