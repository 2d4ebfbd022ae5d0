import { describe, expect, it } from 'vitest';
import type { FileFacts, ImportFact } from '../facts.js';
import type { App } from '../kit/app.js';
import { defaultKitConfig } from '../kit/config-defaults.js';
import { edgesOf } from './edges.js';
import { createResolver } from './resolve.js';

const app: App = {
  root: '',
  kit: { lower: '2.70.4', from: 'installed' },
  svelte: { lower: '5.57.3', from: 'installed' },
  config: defaultKitConfig(),
  workspacePackages: {},
  notes: [],
};
const resolve = createResolver(
  new Set(['src/lib/cart.ts', 'src/lib/cart.css', 'src/lib/chart.worker.ts', 'src/lib/drafts/a.ts', 'src/lib/drafts/b.ts', 'src/lib/types.d.ts', 'src/routes/+page.svelte']),
  app,
);

type Written = Partial<ImportFact> & Pick<ImportFact, 'specifier'>;
const fact = (written: Written): ImportFact => ({ kind: 'import', span: [0, 1], statement: [0, 1], names: [], fn: 0, ...written });
const name = (imported: string, typeOnly?: boolean) => ({ imported, local: imported, span: [0, 1] as const, ...(typeOnly && { typeOnly }) });

function edges(path: string, imports: readonly Written[], svelte5 = true) {
  const facts = { path, imports: imports.map(fact) } as unknown as FileFacts;
  return edgesOf(facts, resolve, { svelte5 });
}
/** `kind:target`, with `type` behind it when it does not survive. */
const shown = (...args: Parameters<typeof edges>) => edges(...args).map(({ kind, to, module, value }) => `${kind}:${to ?? module ?? ''}${value ? '' : ' type'}`);

describe('edgesOf', () => {
  it('keeps the order, the index and the fact', () => {
    const [cart, kit] = edges('src/lib/orders.ts', [{ specifier: './cart' }, { specifier: '@sveltejs/kit' }]);
    expect(cart).toEqual({ from: 'src/lib/orders.ts', import: 0, kind: 'file', to: 'src/lib/cart.ts', value: true, fact: fact({ specifier: './cart' }) });
    expect(kit).toMatchObject({ import: 1, kind: 'package', module: '@sveltejs/kit', value: true });
  });

  describe('tells types from values', () => {
    const typeOnly: Written = { specifier: '$lib/cart', typeOnly: true, names: [name('Cart')] };
    const marked: Written = { specifier: '$lib/cart', names: [name('Cart', true)] };
    const mixed: Written = { specifier: '$lib/cart', names: [name('Cart', true), name('total')] };
    const unmarked: Written = { specifier: '$lib/cart', names: [name('Cart')] };

    it('in components', () => {
      expect(shown('src/routes/+page.svelte', [typeOnly, marked, mixed, unmarked])).toEqual([
        'file:src/lib/cart.ts type',
        'file:src/lib/cart.ts type',
        'file:src/lib/cart.ts',
        'file:src/lib/cart.ts',
      ]);
    });

    it('in components before Svelte 5, where the bare import stays', () => {
      expect(shown('src/routes/+page.svelte', [typeOnly, marked], false)).toEqual(['file:src/lib/cart.ts type', 'file:src/lib/cart.ts']);
    });

    it('in modules of an app that takes `verbatimModuleSyntax` back: by use', () => {
      const used: Written = { specifier: '$lib/cart', names: [name('Cart'), { ...name('total'), used: true }] };
      const loose = (path: string, written: Written) => edgesOf({ path, imports: [fact(written)] } as unknown as FileFacts, resolve, { svelte5: true, dropsUnused: true }).map(({ value }) => value);
      expect([marked, unmarked, used, { specifier: '$lib/cart' }, { ...unmarked, kind: 'export-from' as const }].map((one) => loose('src/lib/orders.ts', one))).toEqual([[false], [false], [true], [true], [true]]);
      expect(loose('src/lib/orders.js', unmarked)).toEqual([true]);
      expect(loose('src/routes/+page.svelte', unmarked)).toEqual([true]);
    });

    it('in modules, where the bare import stays', () => {
      expect(shown('src/lib/orders.ts', [typeOnly, marked])).toEqual(['file:src/lib/cart.ts type', 'file:src/lib/cart.ts']);
      expect(shown('src/lib/stock.svelte.ts', [marked])).toEqual(['file:src/lib/cart.ts']);
    });

    it('in re-exports and side effects', () => {
      expect(shown('src/lib/index.ts', [{ ...typeOnly, kind: 'export-from' }, { ...marked, kind: 'export-from' }, { specifier: './cart' }])).toEqual([
        'file:src/lib/cart.ts type',
        'file:src/lib/cart.ts',
        'file:src/lib/cart.ts',
      ]);
    });

    it('by what has no code', () => {
      expect(shown('src/routes/+page.ts', [{ specifier: './$types' }, { specifier: '$app/types' }, { specifier: '$lib/types' }])).toEqual([
        'virtual:./$types type',
        'virtual:$app/types type',
        'file:src/lib/types.d.ts type',
      ]);
    });
  });

  it('gives an edge for each file of a glob, without those that the same call excludes', () => {
    const glob = (specifier: string, statement: [number, number]): Written => ({ kind: 'glob', pattern: true, specifier, statement });
    expect(shown('src/lib/orders.ts', [glob('./**/*.ts', [0, 9]), glob('!./drafts/b.ts', [0, 9]), glob('!**/*.d.ts', [0, 9])])).toEqual([
      'file:src/lib/cart.ts',
      'file:src/lib/chart.worker.ts',
      'file:src/lib/drafts/a.ts',
    ]);
    expect(shown('src/lib/orders.ts', [glob('./drafts/*.ts', [0, 9]), glob('!./drafts/b.ts', [20, 29])])).toEqual(['file:src/lib/drafts/a.ts', 'file:src/lib/drafts/b.ts']);
  });

  it('gives an edge for each file that a template can mean', () => {
    const template = (specifier: string): Written => ({ kind: 'dynamic', pattern: true, specifier });
    expect(shown('src/lib/orders.ts', [template('./drafts/*.ts')])).toEqual(['file:src/lib/drafts/a.ts', 'file:src/lib/drafts/b.ts']);
    expect(shown('src/lib/orders.ts', [template('./gone/*.ts'), template('*')])).toEqual(['unknown:', 'unknown:']);
  });

  it('reads the paths of URLs, workers and styles from their own folder', () => {
    expect(shown('src/lib/chart.ts', [{ kind: 'worker', specifier: 'chart.worker.ts' }, { kind: 'url', specifier: './cart.css' }])).toEqual([
      'file:src/lib/chart.worker.ts',
      'file:src/lib/cart.css',
    ]);
    expect(shown('src/lib/theme.css', [{ kind: 'css', specifier: 'cart.css' }, { kind: 'css', specifier: 'open-props/style' }])).toEqual([
      'file:src/lib/cart.css',
      'package:open-props/style',
    ]);
    expect(shown('src/lib/chart.ts', [{ kind: 'url', specifier: 'https://cart.example' }])).toEqual(['package:https://cart.example']);
  });
});
