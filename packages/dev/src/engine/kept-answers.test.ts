import type { AppQuestion, FileQuestion, Project } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const PAGE = 'src/routes/+page.svelte';
const SERVER = 'src/routes/+page.server.ts';
const CART = 'src/lib/cart.ts';
const PRICE = 'src/lib/Price.svelte';
const FILES: { readonly [path: string]: string } = {
  [PAGE]: "<script>import { total } from '$lib/cart'; import Price from '$lib/Price.svelte';</script><Price value={total()} />",
  [SERVER]: 'export const load = () => ({ goods: [] });',
  [CART]: "import { round } from './round';\nexport const total = () => round(1);",
  'src/lib/round.ts': 'export const round = (price: number) => price;',
  [PRICE]: '<script>let { value } = $props();</script>{value}',
};

/** What somebody may do to a file. */
const EDITS = {
  'a line above': (text: string) => `\n${text}`,
  'one more import': (text: string) => text.replace(/<script>|^/, (start) => `${start}import '$lib/server/prices';`),
  'one more export': (text: string) => `${text}\nexport const goods = () => 2;`,
  'one more variable': (text: string) => text.replace('<script>', '<script>let more = 1;'),
};

const project = (): Project => exampleProject({ title: '', files: FILES }).view;
const edited = (view: Project, path: string, edit: keyof typeof EDITS): Project => view.overlay(extractFacts(path, EDITS[edit](FILES[path] ?? '')));

type Change = { readonly path: string; readonly edit: keyof typeof EDITS };

/** Every edit of every file that changes it. */
const CHANGES: readonly Change[] = (Object.keys(EDITS) as (keyof typeof EDITS)[])
  .flatMap((edit) => Object.keys(FILES).map((path) => ({ path, edit })))
  .filter(({ path, edit }) => EDITS[edit](FILES[path] ?? '') !== FILES[path]);
const said = ({ path, edit }: Change): string => `${edit}: ${path.replace(/.*\//, '')}`;

/** The edits after which a question about the app is asked again, as `edit: path`. */
function askedAgainAfter<T>(question: AppQuestion<T>): readonly string[] {
  const view = project();
  let times = 0;
  const counted: AppQuestion<T> = (one) => { times += 1; return question(one); };
  view.askApp(counted);
  return CHANGES.filter(({ path, edit }) => {
    const before = times;
    edited(view, path, edit).askApp(counted);
    return times > before;
  }).map(said);
}

const calls: FileQuestion<number> = (names, path) => names.facts(path)?.calls.length ?? 0;
const spans: FileQuestion<readonly unknown[]> = (names, path) => names.facts(path)?.exports.map(({ span }) => span) ?? [];
const leads: FileQuestion<readonly unknown[]> = (names, path) => names.facts(path)?.calls.map(({ callee }) => names.resolveFunction(path, { is: 'ref', ref: callee })?.path) ?? [];

describe('a question about the app', () => {
  it('is asked again in no overlay when it is about the names of files alone', () => {
    expect(askedAgainAfter((view) => [view.paths().length, view.role(PAGE), view.filesOf('endpoint'), view.isDead(PAGE), view.routes, view.routeProblems, view.kitSatisfies('>=2'), view.matchRoute('/')])).toEqual([]);
  });

  it('is asked again when a file changed whose facts it read', () => {
    expect(askedAgainAfter((view) => view.facts(CART)?.calls.length)).toEqual(['a line above: cart.ts', 'one more import: cart.ts', 'one more export: cart.ts']);
    expect(askedAgainAfter((view) => view.imports(CART).length)).toEqual(['a line above: cart.ts', 'one more import: cart.ts', 'one more export: cart.ts']);
    const [toRound] = project().imports(CART);
    expect(askedAgainAfter((view) => view.shipsAlong(toRound!))).toEqual(['a line above: cart.ts', 'one more import: cart.ts', 'one more export: cart.ts']);
  });

  it('is asked again when names may lead elsewhere, and not for new places of what they lead to', () => {
    const toRound = (view: Project) => view.resolve(PAGE, { from: 'import', import: 0, path: ['total'], module: '$lib/cart' } as never);
    expect(askedAgainAfter(toRound).filter((one) => !one.endsWith('+page.svelte'))).toEqual(['one more import: cart.ts', 'one more import: round.ts', 'one more export: cart.ts', 'one more export: round.ts']);
  });

  it('is asked again for every change of a file when it is about what its names lead to, and for other names there', () => {
    expect(askedAgainAfter((view) => view.packageCalls(CART))).toEqual(['a line above: cart.ts', 'one more import: cart.ts', 'one more import: round.ts', 'one more export: cart.ts', 'one more export: round.ts']);
    expect(askedAgainAfter((view) => view.entries(SERVER))).toEqual(['a line above: +page.server.ts', 'one more import: +page.server.ts', 'one more export: +page.server.ts']);
  });

  it('is asked again when it failed before, and a failure within it is kept by no overlay', () => {
    const strict: AppQuestion<number> = (view) => {
      if (view.facts(CART)?.exports.length === 1) throw new Error('One export');
      return 2;
    };
    const failing: AppQuestion<unknown> = (view) => { try { return view.askApp(strict); } catch { return 'failed'; } };
    const view = project();
    expect(() => view.askApp(strict)).toThrow('One export');
    expect(view.askApp(failing)).toBe('failed');
    const mended = edited(view, CART, 'one more export');
    expect([mended.askApp(strict), mended.askApp(failing)]).toEqual([2, 2]);
  });

  it('is asked again for new places of what a value of another file says', () => {
    const said: FileQuestion<readonly number[]> = (names, path) => names.facts(path)?.imports.flatMap((one, index) => (one.specifier === '$lib/cart' ? [index] : [])) ?? [];
    const optionsOf: AppQuestion<unknown> = (view) => view.ask(said, PAGE).map((index) => view.valueOf(PAGE, { from: 'import', import: index, path: ['total'], module: '$lib/cart' }));
    expect(askedAgainAfter(optionsOf)).toContain('a line above: cart.ts');
  });

  it('is asked again for another import when it is about what runs where', () => {
    const questions: readonly AppQuestion<unknown>[] = [
      (view) => view.isLive(PRICE), (view) => view.clientChain(PRICE), (view) => view.importers(CART), (view) => view.importerChain(CART, (path) => path === PAGE),
      (view) => view.routesUsing(CART), (view) => view.pageOptions(view.routes.root),
    ];
    for (const reach of questions) {
      expect(askedAgainAfter(reach).filter((one) => !/import|export/.test(one))).toEqual([]);
      expect(askedAgainAfter(reach)).toEqual(expect.arrayContaining(['one more import: Price.svelte', 'one more import: cart.ts']));
    }
  });

  it('is asked again for every change of a file that Kit calls when it is about those', () => {
    expect(askedAgainAfter((view) => view.entriesIn(CART))).toEqual(['a line above: +page.server.ts', 'one more import: +page.server.ts', 'one more export: +page.server.ts']);
  });

  it('is asked again for every change when it may hang on any file', () => {
    const questions: readonly AppQuestion<unknown>[] = [
      (view) => view.callers({ path: CART, fn: 1 }), (view) => view.runs({ path: CART, fn: 1 }), (view) => view.placesOf(PRICE), (view) => view.canRunOnServer(CART, undefined),
    ];
    for (const any of questions) expect(askedAgainAfter(any)).toEqual(CHANGES.map(said));
  });

  it('is not asked again when all files say the same', () => {
    expect(askedAgainAfter((view) => view.paths().map((path) => view.ask(calls, path)))).toEqual([]);
    expect(askedAgainAfter((view) => view.paths().map((path) => view.ask(spans, path)))).toContain('a line above: cart.ts');
    expect(askedAgainAfter((view) => [view.ask(spans, CART)])).not.toContain('a line above: round.ts');
  });

  it('hangs on what it asks others', () => {
    const inner: AppQuestion<unknown> = (view) => view.facts(CART)?.calls.length;
    expect(askedAgainAfter((view) => view.askApp(inner))).toEqual(askedAgainAfter(inner));
  });
});

describe('a question of one file', () => {
  it('is asked again of the changed file, and of those that import its names when they changed', () => {
    const view = project();
    const asked: string[] = [];
    const counted: FileQuestion<unknown> = (names, path) => { asked.push(path); return leads(names, path); };
    const askedIn = (one: Project): readonly string[] => {
      asked.length = 0;
      for (const path of one.paths()) one.ask(counted, path);
      return [...asked];
    };
    expect(askedIn(view)).toHaveLength(5);
    expect(askedIn(view)).toEqual([]);
    expect(askedIn(edited(view, CART, 'a line above'))).toEqual([CART]);
    expect(askedIn(edited(view, CART, 'one more export'))).toEqual([CART, PAGE]);
    expect(askedIn(edited(view, 'src/lib/round.ts', 'one more export'))).toEqual([CART, 'src/lib/round.ts', PAGE]);
    expect(askedIn(edited(view, PRICE, 'one more variable'))).toEqual([PRICE]);
  });
});
