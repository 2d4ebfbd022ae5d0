import { leaksOf, placesAround, requestEntries, stateWrites, type Project, type StateWrite } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const view = (files: { [path: string]: string }): Project => exampleProject({ title: '', files }).view;
const LIB = 'src/lib/state.ts';

/** The writes of a module: `kind name`, `memo` behind it. */
const writes = (text: string, more: { [path: string]: string } = {}, path = LIB): readonly string[] =>
  stateWrites(view({ [path]: text, ...more }), path).map(({ kind, memo, name }) => `${kind} ${name}${memo ? ' memo' : ''}`);

describe('stateWrites', () => {
  it('knows variables, their properties and items, and entries under keys', () => {
    expect(writes('let user; let settings = {};\nexport function set(value, key) { user = value; settings.theme = value; settings[key] = value; }')).toEqual(['variable user', 'container settings.theme', 'keyed settings']);
    expect(writes('const notes = []; const byId = new Map();\nexport function add(id, note) { notes.push(note); byId.set(id, note); byId.set("last", note); notes[0] = note; }')).toEqual(['container notes', 'keyed byId', 'container byId', 'container notes.0']);
    expect(writes('const notes = [{}];\nexport function edit(id, text) { notes.find((one) => one.id === id).text = text; const note = notes.at(-1); note.text = text; }')).toEqual(['container notes', 'container notes']);
    expect(writes('const data = structuredClone({}); class Session {}\nexport function set(value) { Object.assign(data, value); Session.user = value; globalThis.user = value; }')).toEqual(['container data', 'container Session.user', 'container globalThis.user']);
  });

  it('knows stores and runes, of the app and of packages', () => {
    expect(writes("import { writable } from 'svelte/store';\nconst user = writable(null); const { set } = writable(1); const make = () => writable(2); const made = make();\nexport function save(value) { user.set(value); user.update(() => value); set(value); made.set(value); }")).toEqual(['store user.set', 'store user.update', 'store set', 'store made.set']);
    expect(writes("import { locale } from 'svelte-i18n';\nexport const use = (lang) => locale.set(lang);")).toEqual(['store locale.set']);
    expect(writes('let count = $state(0); export const cart = $state({ items: [] });\nexport function add(item) { count = item; cart.items.push(item); cart.owner = item; }', {}, 'src/lib/cart.svelte.ts')).toEqual(['rune count', 'rune cart.items', 'rune cart.owner']);
  });

  it('knows fields of kept instances and variables of kept factories', () => {
    expect(writes('class Session { start(user) { this.user = user; } }\nexport const session = new Session();\nexport const go = (user) => { session.start(user); session.since = user; };')).toEqual(['container session.user', 'container session.since']);
    expect(writes('function create() { let user; user = 1; return { start: (value) => { user = value; } }; }\nexport const session = create();')).toEqual(['variable user']);
    expect(writes('const create = () => { let user = $state(null); return { start(value) { user = value; } }; };\nexport const session = create();', {}, 'src/lib/session.svelte.ts')).toEqual(['rune user']);
  });

  it('leaves out what lives no longer than a call', () => {
    expect(writes('export class Session { start(user) { this.user = user; } }\nexport function go(user) { new Session().start(user); let last; last = user; const list = []; list.push(user); user.name = 1; }')).toEqual([]);
    expect(writes('class Session { start(user) { this.user = user; } }\nexport const session = new Session();\nexport function go(user) { session.start(user); const own = new Session(); own.start(user); }')).toEqual([]);
    expect(writes('function create() { let user; return { start: (value) => { user = value; } }; }\nexport const session = create();\nexport const fresh = () => create();')).toEqual([]);
  });

  it('leaves out counting, deleting, reading and methods that are not known', () => {
    expect(writes("import { connect } from 'some-database';\nlet n = 0; let log = ''; const db = connect(); const rows = {};\nexport function go(id) { n++; n += 1; log += id; delete rows[id]; db.update(id); db.items.push(id); db.last = id; rows.list; }")).toEqual(['variable log', 'container db.last']);
  });

  it('names state of packages as it is imported', () => {
    expect(writes("import http, { Settings } from 'some-http';\nexport function go(token) { http.defaults.headers.auth = token; Settings.locale = token; http.defaults.list.push(token); }")).toEqual(['container http.defaults.headers.auth', 'container Settings.locale']);
  });

  it('knows when state is filled once', () => {
    expect(writes('let a; let b; let c; let d; let done = false;\nexport function fill(x) { a ??= x; b ||= x; if (!c) c = x; if (done) return; d = x; done = true; }')).toEqual(['variable a memo', 'variable b memo', 'variable c memo', 'variable d memo', 'variable done memo']);
    expect(writes('let rates; let busy;\nexport function read(x) { if (busy) return busy; busy = (async () => { rates = x; })(); return busy; }')).toEqual(['variable busy memo', 'variable rates memo']);
    expect(writes('let rates; let other;\nexport function read(x) { if (other) rates = x; if (x) rates = x; }')).toEqual(['variable rates', 'variable rates']);
    expect(writes('const cache = { rows: [], until: 0 }; const isOld = (one) => one.until < 1;\nexport function read(x) { if (isOld(cache)) cache.rows = x; }')).toEqual(['container cache.rows memo']);
  });

  it('knows clients that are logged in', () => {
    const text = "import PocketBase from 'pocketbase';\nconst make = () => new PocketBase('');\nconst pb = make();\nexport function go(x) { pb.authStore.save(x); pb.collection('a').authWithPassword(x); pb.collection('a').getList(x); make().authStore.save(x); }";
    expect(writes(text)).toEqual(['client pb.authStore.save', 'client pb.collection().authWithPassword']);
  });
});

describe('requestEntries', () => {
  const served = (files: { [path: string]: string }, path: string, name = 'load'): readonly string[] => {
    const project = view(files);
    return requestEntries(project, { path, fn: project.facts(path)?.functions.findIndex((one) => one.name === name) ?? -1 }).map((one) => one.role);
  };
  const LOAD = 'export const load = () => ({});';
  const PAGE = { 'src/routes/+page.svelte': '' };
  const config = (adapter: string) => ({ 'svelte.config.js': `import adapter from '${adapter}';\nexport default { kit: { adapter: adapter() } };` });

  it('holds for what answers visitors', () => {
    expect(served({ 'src/routes/+page.ts': LOAD, ...PAGE }, 'src/routes/+page.ts')).toEqual(['load']);
    expect(served({ 'src/hooks.server.ts': 'export const handle = () => 1;' }, 'src/hooks.server.ts', 'handle')).toEqual(['handle']);
    expect(served({ 'src/hooks.client.ts': 'export const handleError = () => 1;' }, 'src/hooks.client.ts', 'handleError')).toEqual([]);
    expect(served({ 'src/hooks.server.ts': 'export const init = () => 1;' }, 'src/hooks.server.ts', 'init')).toEqual([]);
  });

  it('hangs on ssr for universal loads only', () => {
    expect(served({ 'src/routes/+page.ts': `${LOAD}\nexport const ssr = false;`, ...PAGE }, 'src/routes/+page.ts')).toEqual([]);
    expect(served({ 'src/routes/+page.ts': `import { dev } from '$app/environment';\n${LOAD}\nexport const ssr = dev;`, ...PAGE }, 'src/routes/+page.ts')).toEqual([]);
    expect(served({ 'src/routes/+page.server.ts': `${LOAD}\nexport const ssr = false;`, ...PAGE }, 'src/routes/+page.server.ts')).toEqual(['load']);
  });

  it('does not hold for what runs when the app is built', () => {
    expect(served({ 'src/routes/+page.server.ts': `${LOAD}\nexport const prerender = true;`, ...PAGE }, 'src/routes/+page.server.ts')).toEqual([]);
    expect(served({ 'src/routes/+page.server.ts': `${LOAD}\nexport const prerender = 'auto';`, ...PAGE }, 'src/routes/+page.server.ts')).toEqual(['load']);
    expect(served({ 'src/routes/+server.ts': 'export const GET = () => 1;\nexport const prerender = true;' }, 'src/routes/+server.ts', 'GET')).toEqual([]);
    expect(served({ 'src/routes/+server.ts': 'export const GET = () => 1;' }, 'src/routes/+server.ts', 'GET')).toEqual(['handler']);
  });

  it('holds for a layout when it does for one of its pages', () => {
    const files = { 'src/routes/+layout.ts': LOAD, 'src/routes/a/+page.ts': 'export const ssr = false;', 'src/routes/a/+page.svelte': '', 'src/routes/b/+page.ts': 'export const prerender = true;', 'src/routes/b/+page.svelte': '' };
    expect(served(files, 'src/routes/+layout.ts')).toEqual([]);
    expect(served({ ...files, ...PAGE }, 'src/routes/+layout.ts')).toEqual(['load']);
  });

  it('holds nowhere in apps without a server', () => {
    const files = { 'src/routes/+page.server.ts': LOAD, ...PAGE };
    expect(served({ ...files, ...config('@sveltejs/adapter-static') }, 'src/routes/+page.server.ts')).toEqual([]);
    expect(served({ ...files, ...config('sveltekit-adapter-chrome-extension') }, 'src/routes/+page.server.ts')).toEqual([]);
    expect(served({ ...files, ...config('@sveltejs/adapter-node') }, 'src/routes/+page.server.ts')).toEqual(['load']);
  });
});

describe('leaksOf', () => {
  const KINDS: ReadonlySet<StateWrite['kind']> = new Set<StateWrite['kind']>(['variable']);
  const files = {
    [LIB]: 'let user; let count;\nexport function keep(who) { user = who.a; count = 1; user = who.b; }',
    'src/routes/+page.server.ts': "import { keep } from '$lib/state';\nexport const load = ({ locals }) => keep(locals);",
    'src/routes/+page.svelte': '',
  };

  it('gives the first write of request data to each state in each function', () => {
    const project = view(files);
    const leaks = leaksOf(project, LIB, KINDS, () => true);
    expect(leaks.map(({ source, write }) => `${write.name} ${source.name}`)).toEqual(['user locals.a']);
    expect(leaksOf(project, LIB, KINDS, ({ source }) => source.name === 'locals.b').map(({ source }) => source.name)).toEqual(['locals.b']);
    expect(leaksOf(project, LIB, new Set<StateWrite['kind']>(['store']), () => true)).toEqual([]);
  });

  it('explains it with the declaration and the entry, when that is elsewhere', () => {
    const project = view(files);
    const [leak] = leaksOf(project, LIB, KINDS, () => true);
    expect(leak && placesAround(project, LIB, leak).map(({ message, path, span }) => `${path} ${span[0]} ${message}`)).toEqual([
      `${LIB} 4 declared here, once for the whole process`, 'src/routes/+page.server.ts 48 serves requests and leads to the write',
    ]);
    const own = view({ 'src/routes/+page.server.ts': 'let user;\nexport const load = ({ locals }) => { user = locals.user; };', 'src/routes/+page.svelte': '' });
    const [direct] = leaksOf(own, 'src/routes/+page.server.ts', KINDS, () => true);
    expect(direct && placesAround(own, 'src/routes/+page.server.ts', direct).map(({ message }) => message)).toEqual(['declared here, once for the whole process']);
  });
});
