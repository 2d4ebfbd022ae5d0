import { requestSource, sourceInWords, type Project } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const view = (files: { [path: string]: string }): Project => exampleProject({ title: '', files }).view;

/** The source of what is assigned to `kept`, in words. */
function sourceOf(files: { [path: string]: string }, path: string): string | undefined {
  const project = view(files);
  const facts = project.facts(path);
  const write = facts?.writes.find(({ target }) => target.from === 'binding' && facts.bindings[target.binding]?.name === 'kept');
  const source = requestSource(project, path, write?.value, write?.when);
  return source && `${source.kind}: ${sourceInWords(source)}`;
}

const PAGE = 'src/routes/+page.server.ts';
const inLoad = (body: string, parameter = 'event', more: { [path: string]: string } = {}): string | undefined =>
  sourceOf({ [PAGE]: `import * as own from '$lib/own';\nimport * as other from 'some-package';\nlet kept;\nexport const load = async (${parameter}) => {\n${body}\n};`, 'src/lib/own.ts': '', ...more }, PAGE);
const withOwn = (own: string, body: string): string | undefined => inLoad(body, 'event', { 'src/lib/own.ts': own });

describe('requestSource', () => {
  it('knows the parts of the event, however it is taken apart', () => {
    expect(inLoad('kept = event.locals.user;')).toBe('identity: `locals.user` of one request');
    expect(inLoad('const { user } = locals; kept = user.name;', '{ locals }')).toBe('identity: `locals.user` of one request');
    expect(inLoad('kept = jar.get("theme");', '{ cookies: jar }')).toBe('identity: `cookies` of one request');
    expect(inLoad('kept = event.request.headers.get("x");')).toBe('identity: `request.headers` of one request');
    expect(inLoad('kept = (await event.request.formData()).get("note");')).toBe('input: `request` of one request');
    expect(inLoad('kept = `/${event.params.id}`;')).toBe('input: `params.id` of one request');
    expect(inLoad('kept = [event.url.searchParams.get("q")];')).toBe('input: `url` of one request');
    expect(inLoad('kept = await (await event.fetch("/api/me")).json();')).toBe('answer: what `fetch` answered one request');
    expect(inLoad('kept = event;')).toBe('answer: the event of one request');
  });

  it('is silent about what is the same for every request', () => {
    expect(inLoad('kept = event.url.origin;')).toBeUndefined();
    expect(inLoad('kept = event.route.id;')).toBeUndefined();
    expect(inLoad('kept = new Date();')).toBeUndefined();
    expect(inLoad('kept = await event.locals.db.page.findMany({ where: { open: true } });')).toBeUndefined();
    expect(inLoad('kept = await (await event.fetch("https://rates.example.com")).json();')).toBeUndefined();
  });

  it('takes what a client in locals answers for weaker than what locals hold', () => {
    expect(inLoad('kept = await event.locals.catalogue.search();')).toBe('answer: what `locals.catalogue` answered one request');
    expect(inLoad('kept = await event.locals.supabase.from("notes").select();')).toBe('answer: what `locals.supabase` answered one request');
    expect(inLoad('kept = await event.locals.supabase.auth.getUser();')).toBe('identity: `locals.supabase` of one request');
    expect(inLoad('kept = event.locals.lang.split("-");')).toBe('identity: `locals.lang` of one request');
    expect(inLoad('kept = await event.locals.validate();')).toBe('identity: `locals.validate` of one request');
    expect(inLoad('kept = await event.locals.db.user.find(event.params.id);')).toBe('input: `params.id` of one request');
  });

  it('gives the strongest of several', () => {
    expect(inLoad('kept = { q: event.url.searchParams.get("q"), by: event.locals.user };')).toBe('identity: `locals.user` of one request');
    expect(inLoad('kept = event.params.id ?? event.cookies.get("id");')).toBe('identity: `cookies` of one request');
  });

  it('tells the request\'s fetch that is kept from what it answers', () => {
    expect(inLoad('kept = event.fetch;')).toBe('identity: `fetch` of one request');
    expect(inLoad('kept = await other.readJson(event.fetch, "/api");')).toBe('answer: what `fetch` answered one request');
  });

  it('follows local variables: what they are given, what is set on them, pushed and assigned to them', () => {
    expect(inLoad('let rows = []; rows = event.locals.rows; kept = rows;')).toBe('identity: `locals.rows` of one request');
    expect(inLoad('const data = {}; data.user = event.locals.user; kept = data;')).toBe('identity: `locals.user` of one request');
    expect(inLoad('const data = {}; data.user = event.locals.user; kept = data.size;')).toBeUndefined();
    expect(inLoad('const list = []; list.push(event.params.id); kept = list;')).toBe('input: `params.id` of one request');
    expect(inLoad('const data = {}; Object.assign(data, { id: event.params.id }); kept = data;')).toBe('input: `params.id` of one request');
    expect(inLoad('const both = { mine: event.locals.user, all: [] }; kept = both.all;')).toBeUndefined();
    expect(inLoad('const both = { ...event.locals.user, all: [] }; kept = both.name;')).toBe('identity: `locals.user` of one request');
  });

  it('looks into expressions whose properties are read', () => {
    expect(inLoad('kept = (event.cookies.get("lang") || "en").toLowerCase();')).toBe('identity: `cookies` of one request');
    expect(inLoad('kept = (event.locals.user ?? {}).name;')).toBe('identity: `locals.user` of one request');
    expect(inLoad('kept = ({ a: event.params.id, b: 1 }).b;')).toBeUndefined();
  });

  it('tells the items of Promise.all from each other', () => {
    const all = (name: string) => inLoad(`const [user, rates] = await Promise.all([event.locals.user, other.rates()]); kept = ${name};`);
    expect([all('user.name'), all('rates'), all('[user, rates]')]).toEqual(['identity: `locals.user` of one request', undefined, 'identity: `locals.user` of one request']);
    expect(inLoad('const [a, b] = await Promise.all([...event.locals.jobs, 1]); kept = b;')).toBe('identity: `locals.jobs` of one request');
  });

  it('takes a function for what it returns', () => {
    expect(inLoad('kept = () => event.locals.user;')).toBe('identity: `locals.user` of one request');
    expect(withOwn('import { detect } from "some-package";\nexport const locale = (...found) => detect("en", ...found);', 'kept = own.locale(() => [event.cookies.get("lang")]);')).toBe('identity: `cookies` of one request');
  });

  it('follows callbacks to what they are called on', () => {
    expect(inLoad('event.fetch("/api").then((r) => r.json()).then((rows) => { kept = rows; });')).toBe('answer: what `fetch` answered one request');
    expect(inLoad('kept = [1, 2].map((n) => n + event.params.id);')).toBe('input: `params.id` of one request');
  });

  it('looks through the app\'s own functions, with the arguments at hand', () => {
    expect(withOwn('export const visitor = (event) => event.cookies.get("id");', 'kept = own.visitor(event);')).toBe('identity: `cookies` of one request');
    expect(withOwn('export const rates = (event) => ({ eur: 1 });', 'kept = own.rates(event);')).toBeUndefined();
    expect(withOwn('export const pick = (a, b) => b;', 'kept = own.pick(event.locals.user, 1);')).toBeUndefined();
    expect(withOwn('const inner = (e) => e.locals.user;\nexport const outer = async (e) => { const user = await inner(e); return { user }; };', 'kept = (await own.outer(event)).user;')).toBe('identity: `locals.user` of one request');
    expect(withOwn('export const deep = (n) => (n > 0 ? deep(n - 1) : n);', 'kept = own.deep(event.params.id);')).toBe('input: `params.id` of one request');
  });

  it('takes everything that an unknown function is given', () => {
    expect(inLoad('kept = other.build({ id: event.params.id });')).toBe('input: `params.id` of one request');
    expect(inLoad('kept = new other.Client(event.locals.token);')).toBe('identity: `locals.token` of one request');
    expect(inLoad('kept = other.build(event);')).toBe('answer: the event of one request');
  });

  it('follows parameters to the callers, whole objects and reassigned ones too', () => {
    const own = (body: string, call: string) => sourceOf({ [PAGE]: `import { keep } from '$lib/own';\nexport const load = async (event) => { ${call} };`, 'src/lib/own.ts': `let kept;\n${body}` }, 'src/lib/own.ts');
    expect(own('export function keep(user) { kept = user; }', 'keep(event.locals.user);')).toBe('identity: `locals.user` of one request');
    expect(own('export function keep({ params }) { kept = params.id; }', 'keep(event);')).toBe('input: `params.id` of one request');
    expect(own('export function keep(user) { user ??= {}; kept = user; }', 'keep(event.locals.user);')).toBe('identity: `locals.user` of one request');
    expect(own('export function keep(user, at) { kept = at; }', 'keep(event.locals.user, 3);')).toBeUndefined();
    expect(own('export function keep(first, ...all) { kept = all; }', 'keep(1, 2, event.params.id);')).toBe('input: `params.id` of one request');
    expect(own('export function keep(first, ...all) { kept = all; }', 'keep(event.params.id, 2);')).toBeUndefined();
    expect(own('export function keep(...all) { kept = all; }', 'keep(...[event.params.id]);')).toBe('input: `params.id` of one request');
    expect(own('export const keep = (rows) => rows.forEach((row) => { kept = row; });', 'keep(event.locals.rows);')).toBe('identity: `locals.rows` of one request');
  });

  it('does not follow callers under a browser guard', () => {
    const files = { 'src/routes/+page.ts': "import { browser } from '$app/environment';\nimport { keep } from '$lib/own';\nexport const load = ({ data }) => { if (browser) keep(data.user); };", 'src/lib/own.ts': 'let kept;\nexport function keep(user) { kept = user; }' };
    expect(sourceOf(files, 'src/lib/own.ts')).toBeUndefined();
  });

  it('takes a parameter that is compared with a literal for the same for all who get there', () => {
    const own = (body: string) => sourceOf({ [PAGE]: "import { keep } from '$lib/own';\nexport const load = ({ locals }) => keep(locals.roles);", 'src/lib/own.ts': `let kept;\n${body}` }, 'src/lib/own.ts');
    expect(own('export function keep(roles) { if (roles.length === 1) kept = roles; }')).toBeUndefined();
    expect(own('export function keep(roles) { if (roles.length > 1) kept = roles; }')).toBe('identity: `locals.roles` of one request');
    expect(inLoad('if (event.params.id === "a") kept = event.locals.user;')).toBe('identity: `locals.user` of one request');
  });

  it('knows hooks, remote functions and getRequestEvent', () => {
    expect(sourceOf({ 'src/hooks.server.ts': 'let kept;\nexport const handle = ({ event, resolve }) => { kept = event.locals.user; return resolve(event); };' }, 'src/hooks.server.ts')).toBe('identity: `locals.user` of one request');
    expect(sourceOf({ 'src/hooks.server.ts': 'let kept;\nexport const handleFetch = ({ request, fetch }) => { kept = request.url; return fetch(request); };' }, 'src/hooks.server.ts')).toBe('input: `request` of one request');
    expect(sourceOf({ 'src/hooks.server.ts': 'let kept;\nexport const handleError = ({ error, status }) => { kept = [error, status]; };' }, 'src/hooks.server.ts')).toBeUndefined();
    expect(sourceOf({ 'src/hooks.ts': 'let kept;\nexport const reroute = ({ url }) => { kept = url; };' }, 'src/hooks.ts')).toBeUndefined();
    expect(sourceOf({ 'src/routes/a.remote.ts': "import { command } from '$app/server';\nlet kept;\nexport const save = command('unchecked', (note) => { kept = note.text; });" }, 'src/routes/a.remote.ts')).toBe('input: the argument of one request');
    expect(sourceOf({ 'src/routes/a.remote.ts': "import { getRequestEvent, query } from '$app/server';\nlet kept;\nexport const me = query(() => { kept = getRequestEvent().locals.user; });" }, 'src/routes/a.remote.ts')).toBe('identity: `locals.user` of one request');
  });

  it('follows data of a universal load to the server load beside it', () => {
    const data = (body: string, server: string | undefined) => sourceOf({
      'src/routes/+layout.ts': `let kept;\nexport const load = ({ data }) => { ${body} };`, ...(server === undefined ? {} : { 'src/routes/+layout.server.ts': server }),
    }, 'src/routes/+layout.ts');
    const server = 'export const load = async (event) => { const site = { name: "Shop" }; return { user: event.locals.user, site, page: event.params.page }; };';
    expect(data('kept = data.user.name;', server)).toBe('identity: `data.user` of one request');
    expect(data('kept = data;', server)).toBe('identity: `data` of one request');
    expect(data('const { page } = data; kept = page;', server)).toBe('input: `data.page` of one request');
    expect(data('kept = data.site;', server)).toBeUndefined();
    expect(data('kept = data.site;', undefined)).toBe('input: `data.site` of one request');
    expect(data('kept = data.site;', `import { withAuth } from 'some-auth';\nexport const load = withAuth(async () => ({ site: 1 }));`)).toBe('input: `data.site` of one request');
  });

  it('is at a loss with what wrappers add, and with state of the module', () => {
    expect(sourceOf({ [PAGE]: "import { withAuth } from 'some-auth';\nlet kept;\nexport const load = withAuth(async (event, session) => { kept = session; });" }, PAGE)).toBeUndefined();
    expect(sourceOf({ [PAGE]: 'let kept; let last;\nexport const load = ({ locals }) => { last = locals.user; kept = last; };' }, PAGE)).toBeUndefined();
  });

  it('comes to an end in loops', () => {
    expect(inLoad('let node = event.locals.tree; while (node.parent) node = node.parent; kept = node;')).toBe('identity: `locals.tree` of one request');
    expect(withOwn('export const a = (x) => b(x);\nexport const b = (x) => a(x) ?? x;', 'kept = own.a(event.params.id);')).toBe('input: `params.id` of one request');
  });
});
