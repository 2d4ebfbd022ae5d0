import { createHash } from 'node:crypto';
import type { LocatedFinding, Report } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { attribute, elementsOf, hasClass, textOf, within, wordsOf, type Element } from '../../testing/parsed-page.js';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf, SHARED_CART, SHOP } from '../../testing/report.js';
import { REDIRECT_RULE } from '../../testing/rule.js';
import type { ReportedApp, ReportedFile } from '../reported-app.js';
import { html } from './html.js';
import { SCRIPT } from './script.js';

const file = (path: string, more: Partial<ReportedFile> = {}): ReportedFile => ({ path, role: 'page.svelte', resetTo: null, load: false, actions: [], methods: [], open: false, browser: 'no', ...more });
const APP: ReportedApp = {
  root: '.',
  routes: [
    { id: '/', dir: 'src/routes', files: [file('src/routes/+page.svelte', { browser: 'loaded' })], page: { layouts: [], ssr: true, csr: true, prerender: false, shippedFiles: 3 }, endpoint: null, guard: { mayHook: false } },
    {
      id: '/cart', dir: 'src/routes/cart', files: [file('src/routes/cart/+page.server.ts', { role: 'page.server', load: true, actions: ['buy', 'drop'] })],
      page: { layouts: [{ id: '/', resetTo: null }], ssr: false, csr: true, prerender: 'unknown', shippedFiles: 1 }, endpoint: null,
      guard: { load: { path: 'src/routes/cart/+page.server.ts', offset: 100 }, mayHook: true },
    },
  ],
};
const pageOf = (findings: readonly LocatedFinding[], more: Partial<Report> = {}, app = APP) => html(reportOf(findings, more), contextOf({ apps: () => [app], rules: [REDIRECT_RULE] }));
const byClass = (page: string, name: string): readonly Element[] => elementsOf(page, (element) => hasClass(element, name));

describe('html', () => {
  it('says what was audited and what was found', () => {
    const page = pageOf([SHARED_CART, LEAKED_DB, PLAIN_FORM], {
      unparsed: [{ path: 'src/lib/broken.ts', message: 'Unexpected token' }],
      skippedRules: [{ rule: 'no-event-routeid', app: '.', why: 'It is about SvelteKit <2.0.0; the app has 2.70.4.' }],
      apps: [{ root: '.', kit: '2.70.4', kitFrom: 'installed', svelte: '5.57.3', routes: 2, files: 4, notes: ['svelte.config.js computes "adapter".'] }],
    });
    const main = elementsOf(page, ({ tagName }) => tagName === 'header' || tagName === 'section').map(wordsOf);
    expect(main[0]).toContain('sk-audit 0.1.0SvelteKit audit');
    expect(main[0]).toContain('SvelteKit 2.70.4 (installed) · Svelte 5.57.3 · 2 routes · 4 files');
    expect(byClass(page, 'numbers').map(wordsOf)).toEqual(['2 errors1 warning']);
    expect(main[1]).toContain('1 file could not be parsedsrc/lib/broken.ts Unexpected token');
    expect(main[1]).toContain('1 notesvelte.config.js computes "adapter".');
    expect(main[1]).toContain('1 rule skippedno-event-routeid It is about SvelteKit <2.0.0; the app has 2.70.4.');
  });

  it('shows the routes with what applies to them, and the findings of their files', () => {
    const rows = byClass(pageOf([SHARED_CART, PLAIN_FORM]), 'tree').flatMap(within).filter(({ tagName }) => tagName === 'summary').map(wordsOf);
    expect(rows).toEqual(['/1 error1 warning', 'cartssr offprerender unknown1 error']);
    const cart = byClass(pageOf([SHARED_CART]), 'inside').at(-1) as Element;
    expect(wordsOf(cart)).toBe(
      'Layouts/Optionsssr off · csr on · prerender unknownBrowserloads 1 of the app’s filesGuardsrc/routes/cart/+page.server.ts:3'
        + '+page.server.tsload · actions buy, droperror no-shared-server-state line 4Show only findings in /cart',
    );
  });

  it('lists the findings of other files as those of modules', () => {
    const trees = byClass(pageOf([LEAKED_DB]), 'tree');
    expect(wordsOf(trees.at(-1) as Element)).toBe('src/lib/cart.ts1 errorerror no-server-import-in-client line 1');
  });

  it('links each finding of the tree to the finding itself', () => {
    const page = pageOf([SHARED_CART, LEAKED_DB, { ...PLAIN_FORM, fingerprint: LEAKED_DB.fingerprint }]);
    const targets = byClass(page, 'links').flatMap(within).flatMap((element) => attribute(element, 'href') ?? []);
    const ids = byClass(page, 'finding').flatMap((element) => attribute(element, 'id') ?? []);
    expect(targets.map((target) => target.slice(1)).sort()).toEqual([...ids].sort());
    expect([...ids].sort()).toEqual(['f-beefcafe', 'f-beefcafe-2', 'f-f00dcafe']);
  });

  it('shows code, message and remedy, and the chain of a leak with each import', () => {
    const [leak] = byClass(pageOf([LEAKED_DB]), 'finding') as [Element];
    expect(wordsOf(leak)).toContain('src/lib/cart.ts:1:20 src/lib/server/db.ts is server-only, and this import brings it to the browser.');
    expect(within(leak).filter(({ tagName }) => tagName === 'mark').map(textOf)).toEqual(["'./server/db'"]);
    expect(within(leak).filter(({ tagName, parentNode }) => tagName === 'li' && parentNode?.nodeName === 'ol').map(wordsOf)).toEqual([
      'src/routes/+page.sveltestarts in the browserimports $lib/cart line 2',
      'src/lib/cart.tsimports ./server/db line 1',
      'src/lib/server/db.tsserver only',
    ]);
    expect(wordsOf(leak)).toContain('Remedy Move the call to a server load.');
  });

  it('says once what all findings of a rule have in common, and why the rule is there', () => {
    const redirect = { ...SHARED_CART, rule: REDIRECT_RULE.id, advice: 'Move the redirect.' };
    const page = pageOf([redirect, { ...redirect, fingerprint: 'abad1dea' }]);
    expect(byClass(page, 'remedy').map(wordsOf)).toEqual(['Remedy Move the redirect.']);
    expect(byClass(page, 'why').map(wordsOf)[0]).toContain('Why it mattersA redirect is thrown.');
  });

  it('is content when nothing was found', () => {
    expect(byClass(pageOf([]), 'clean').map(wordsOf)).toEqual(['No findings']);
    expect(byClass(pageOf([], { unparsed: [{ path: 'a.ts', message: 'no' }] }), 'clean')).toEqual([]);
  });

  it('says what --quiet hides', () => {
    const report = reportOf([SHARED_CART], { summary: { errors: 1, warnings: 2, infos: 0, files: 4, ms: 1 } });
    expect(byClass(html(report, contextOf({ quiet: true })), 'remark').map(wordsOf)).toEqual(['2 hidden by --quiet']);
  });

  it('says how many findings a comparison and a baseline leave out', () => {
    const report = reportOf([SHARED_CART], {
      summary: { errors: 1, warnings: 0, infos: 0, files: 4, ms: 1, baselined: 7 },
      comparison: { of: 'staged', base: null, changed: [SHARED_CART.path], older: 3, elsewhere: 0 },
    });
    expect(byClass(html(report, contextOf()), 'remark').map(wordsOf)).toEqual(['1 new finding (1 error) in 1 staged file · 7 baselined · 3 older']);
  });

  it('links places to the repository where it is known', () => {
    const page = html(reportOf([SHARED_CART]), contextOf({ sourceUrl: 'https://git.example/shop/blob/abc/', repositoryPrefix: 'apps/web' }));
    const links = elementsOf(page, ({ tagName }) => tagName === 'a').flatMap((link) => attribute(link, 'href') ?? []);
    expect(links).toContain('https://git.example/shop/blob/abc/apps/web/src/routes/cart/+page.server.ts#L4');
  });

  it('loads nothing: no element and no style names another place', () => {
    const page = pageOf([SHARED_CART, LEAKED_DB, PLAIN_FORM]);
    const loading = ['src', 'srcset', 'data', 'action', 'formaction', 'poster', 'background', 'ping', 'manifest'];
    const elements = elementsOf(page);
    expect(elements.flatMap(({ tagName, attrs }) => attrs.filter(({ name }) => loading.includes(name) || name.startsWith('on') || name === 'style').map(({ name }) => `${tagName} ${name}`))).toEqual([]);
    expect(elements.filter(({ tagName }) => ['link', 'iframe', 'object', 'embed', 'base', 'img', 'image', 'use', 'video', 'audio'].includes(tagName))).toEqual([]);
    expect(elements.flatMap((element) => attribute(element, 'href') ?? []).filter((href) => !/^#|^https:\/\/github\.com\/sk-audit\//.test(href))).toEqual([]);
    expect(textOf(elements.find(({ tagName }) => tagName === 'style') as Element)).not.toMatch(/url\(|@import|@font-face/);
    expect(SCRIPT).not.toMatch(/fetch|XMLHttpRequest|import\(|sendBeacon|WebSocket|innerHTML|insertAdjacentHTML|document\.write|eval|new Function/);
  });

  it('allows its own style and script, and no other', () => {
    const elements = elementsOf(pageOf([SHARED_CART]));
    const hashes = ['style', 'script'].map((name) => {
      const [only, ...others] = elements.filter(({ tagName }) => tagName === name);
      expect(others).toEqual([]);
      return `${name}-src 'sha256-${createHash('sha256').update(textOf(only as Element)).digest('base64')}'`;
    });
    const policy = elements.flatMap((element) => (attribute(element, 'http-equiv') ? [attribute(element, 'content')] : []));
    expect(policy).toEqual([`default-src 'none'; ${hashes.join('; ')}; base-uri 'none'; form-action 'none'`]);
  });

  it('lets no name, message or source of the app become markup', () => {
    const attack = `</script></style></textarea>--><img src=x onerror=alert(1)>"' autofocus onfocus=alert(2) x="`;
    const path = `src/routes/${attack}/+page.svelte`;
    const hostile: LocatedFinding = {
      ...SHARED_CART, path, message: `\`${attack}\` ${attack}`, advice: attack, app: attack, category: attack, rule: attack, docs: attack, fingerprint: attack,
      related: [{ ...SHARED_CART.related[0]!, path, message: `imports ${attack}` }],
    };
    const app: ReportedApp = { root: attack, routes: [{ ...APP.routes[1]!, id: `/${attack}`, files: [file(path, { actions: [attack] })], page: { ...APP.routes[1]!.page!, layouts: [{ id: attack, resetTo: attack }] }, guard: { load: { path, offset: 0 }, mayHook: true } }] };
    const report = reportOf([hostile], {
      apps: [{ root: attack, kit: attack, kitFrom: 'range', svelte: attack, routes: 1, files: 1, notes: [attack] }],
      unparsed: [{ path, message: attack }], crashes: [{ rule: attack, path, message: attack }], skippedRules: [{ rule: attack, app: attack, why: attack }], suppressed: [{ ...hostile, reason: attack }],
    });
    const page = html(report, contextOf({ apps: () => [app, app], sourceOf: () => `${attack}\n`.repeat(9) }));
    const elements = elementsOf(page);
    expect(elements.filter(({ tagName }) => ['img', 'textarea'].includes(tagName))).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'script' || tagName === 'style')).toHaveLength(2);
    expect(elements.flatMap(({ attrs }) => attrs).filter(({ name }) => name.startsWith('on') || name === 'autofocus')).toEqual([]);
  });

  it('gives the same text for the same report, whenever and wherever', () => {
    expect(pageOf([SHARED_CART, LEAKED_DB])).toBe(pageOf([SHARED_CART, LEAKED_DB]));
    expect(pageOf([SHARED_CART])).toBe(pageOf([SHARED_CART], { summary: { ...reportOf([SHARED_CART]).summary, ms: 7 } }));
  });

  it('reads each file once', () => {
    const read: string[] = [];
    html(reportOf([SHARED_CART, PLAIN_FORM, { ...PLAIN_FORM, fingerprint: 'abad1dea' }]), contextOf({ sourceOf: (path) => (read.push(path), SHOP[path]) }));
    expect(read).toEqual(['src/routes/cart/+page.server.ts', 'src/routes/+page.svelte']);
  });
});
