import { describe, expect, it } from 'vitest';
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import type { PackageVersion } from './app.js';
import { readKitConfig, type ConfigInput } from './config.js';
import { defaultKitConfig } from './config-defaults.js';

const kit1: PackageVersion = { lower: '1.30.4', from: 'installed' };
const kit2: PackageVersion = { lower: '2.70.4', from: 'installed' };
const kit3: PackageVersion = { lower: '3.2.0', from: 'installed' };

const tables = ['imports', 'exports', 'bindings', 'functions', 'calls', 'writes', 'reads', 'awaits', 'exits', 'tries', 'conditions', 'steps', 'elements', 'awaitBlocks', 'disables'];
const emptyTables = Object.fromEntries(tables.map((table) => [table, []]));
const factsOf = (path: string, parts: object): FileFacts => ({ path, ...emptyTables, ...parts }) as unknown as FileFacts;

type Literal = string | number | boolean | null | readonly Literal[] | Value | { readonly [key: string]: Literal };
const value = (written: Literal): Value => {
  if (written === null || typeof written !== 'object') return { is: 'literal', value: written };
  if (Array.isArray(written)) return { is: 'array', items: written.map(value) };
  if ('is' in written) return written as Value;
  return { is: 'object', props: Object.fromEntries(Object.entries(written).map(([key, inner]) => [key, value(inner as Literal)])) };
};
const open = (written: { readonly [key: string]: Literal }, spreads: readonly Value[] = []): Value => ({ ...value(written), open: true, spreads }) as Value;
const unreadable: Value = { is: 'mix', of: [] };
const global = (name: string, ...path: string[]): Ref => ({ from: 'global', name, path });
const imported = (module: string, ...path: string[]): Ref => ({ from: 'import', import: 0, module, path });
const ref = (to: Ref): Value => ({ is: 'ref', ref: to });
const call = (at: number): Value => ({ is: 'call', call: at });
const callTo = (callee: Ref, ...args: Literal[]): CallFact => ({ callee, args: args.map(value) }) as unknown as CallFact;

const svelteConfig = (config: Literal, parts: object = {}): ConfigInput => ({
  svelteConfig: factsOf('svelte.config.js', { exports: [{ name: 'default', value: value(config) }], ...parts }),
});
/** Calls come in order: `sveltekit(argument)` is the first. */
const viteConfig = (argument: Literal | undefined, config: Literal = {}, ...calls: CallFact[]): ConfigInput => ({
  viteConfig: factsOf('vite.config.ts', {
    exports: [{ name: 'default', value: value(config) }],
    calls: [callTo(imported('@sveltejs/kit/vite', 'sveltekit'), ...(argument === undefined ? [] : [argument])), ...calls],
  }),
});

describe('readKitConfig', () => {
  it('gives the defaults when nothing is configured', () => {
    expect(readKitConfig({}, '', kit2)).toEqual(defaultKitConfig());
    expect(readKitConfig({}, 'apps/shop', kit2)).toMatchObject({ root: 'apps/shop', routes: 'apps/shop/src/routes', assets: 'apps/shop/static' });
  });

  it('reads the options of svelte.config', () => {
    const config = readKitConfig(
      svelteConfig({
        extensions: ['.svelte', '.svx'],
        kit: {
          files: { routes: 'src/pages/', lib: './src/shared', hooks: { server: 'src/server/hooks' } },
          outDir: 'build/kit',
          moduleExtensions: ['.ts'],
          router: { type: 'hash' },
          paths: { base: '/shop' },
          env: { publicPrefix: 'OPEN_' },
          experimental: { remoteFunctions: true, explicitEnvironmentVariables: true },
        },
      }),
      '',
      kit2,
    );
    expect(config).toMatchObject({
      file: 'svelte.config.js',
      unknown: [],
      extensions: ['.svelte', '.svx'],
      moduleExtensions: ['.ts'],
      routes: 'src/pages',
      lib: 'src/shared',
      hooks: { server: 'src/server/hooks', client: 'src/hooks.client', universal: 'src/hooks' },
      outDir: 'build/kit',
      routerType: 'hash',
      basePath: '/shop',
      publicEnvPrefix: 'OPEN_',
      remoteFunctions: true,
      explicitEnv: true,
    });
  });

  it('derives the folders from files.src', () => {
    const config = readKitConfig(svelteConfig({ kit: { files: { src: 'client', params: 'matchers' } } }), 'apps/shop', kit2);
    expect(config).toMatchObject({
      src: 'apps/shop/client',
      routes: 'apps/shop/client/routes',
      lib: 'apps/shop/client/lib',
      params: 'apps/shop/matchers',
      assets: 'apps/shop/static',
    });
  });

  describe('finds the object', () => {
    const shop: Literal = { kit: { paths: { base: '/shop' } } };
    const found = (input: ConfigInput): unknown => readKitConfig(input, '', kit2).basePath;

    it('behind a name', () => {
      const bindings = [{ name: 'config', kind: 'const', fn: 0, init: value(shop) }];
      expect(found({ svelteConfig: factsOf('svelte.config.js', { bindings, exports: [{ name: 'default', binding: 0 }] }) })).toBe('/shop');
    });

    it('behind a call that wraps it', () => {
      expect(found(svelteConfig(call(0), { calls: [callTo(imported('mdsvex-kit', 'defineConfig'), shop)] }))).toBe('/shop');
    });

    it('behind a function with one return', () => {
      const parts = { calls: [callTo(imported('vite', 'defineConfig'), { is: 'function', fn: 1 })], exits: [{ fn: 1, kind: 'return', value: value(shop) }] };
      expect(found(svelteConfig(call(0), parts))).toBe('/shop');
    });

    it('in parts: names, spreads and other files', () => {
      const shared = factsOf('config/shared.ts', { exports: [{ name: 'paths', value: value({ base: '/shop' }) }] });
      const parts = {
        imports: [{ specifier: './config/shared.js' }],
        bindings: [{ name: 'base', kind: 'const', fn: 0, init: value({ paths: ref(imported('./config/shared.js', 'paths')) }) }],
      };
      const spread = open({ outDir: 'out' }, [ref({ from: 'binding', binding: 0, path: [] })]);
      const input = { ...svelteConfig({ kit: spread }, parts), readFacts: (path: string) => (path === 'config/shared.ts' ? shared : undefined) };
      expect(readKitConfig(input, '', kit2)).toMatchObject({ basePath: '/shop', outDir: 'out', unknown: [] });
    });
  });

  describe('says what it cannot read', () => {
    it('by the key, and uses the default', () => {
      const config = readKitConfig(svelteConfig({ kit: { files: { routes: unreadable }, paths: { base: unreadable } } }), '', kit2);
      expect(config.unknown).toEqual(['files.routes', 'paths.base']);
      expect(config.routes).toBe('src/routes');
      expect(config.basePath).toBeUndefined();
    });

    it('by the object around it, when that is what it cannot read', () => {
      expect(readKitConfig(svelteConfig({ kit: { files: unreadable } }), '', kit2).unknown).toEqual(['files']);
      expect(readKitConfig(svelteConfig({ kit: open({}) }), '', kit2).unknown).toEqual(['*']);
    });

    it('as a whole', () => {
      expect(readKitConfig(svelteConfig(unreadable), '', kit2).unknown).toEqual(['*']);
      expect(readKitConfig({ svelteConfig: factsOf('svelte.config.js', { unparsed: 'Unexpected token' }) }, '', kit2).unknown).toEqual(['*']);
    });

    it('but not what all branches of a condition agree on', () => {
      const paths: Value = { is: 'either', of: [value({ origin: 'https://shop.example' }), { is: 'undefined' }] };
      const router: Value = { is: 'either', of: [value({ type: 'hash' }), value({ type: 'hash', resolution: 'client' })] };
      const files: Value = { is: 'either', of: [value({ lib: 'src/a' }), value({ lib: 'src/b' })] };
      const config = readKitConfig(svelteConfig({ kit: { paths, router, files } }), '', kit2);
      expect([config.basePath, config.routerType, config.unknown]).toEqual([undefined, 'hash', ['files', 'router']]);
    });

    it('but not what is set to undefined', () => {
      expect(readKitConfig(svelteConfig({ kit: { outDir: { is: 'undefined' } } }), '', kit2)).toMatchObject({ unknown: [], outDir: '.svelte-kit' });
    });

    it('for a name that is assigned to again', () => {
      const parts = {
        bindings: [{ name: 'base', kind: 'let', fn: 0, init: value('/shop') }],
        writes: [{ target: { from: 'binding', binding: 0, path: [] } }],
      };
      const config = readKitConfig(svelteConfig({ kit: { paths: { base: ref({ from: 'binding', binding: 0, path: [] }) } } }, parts), '', kit2);
      expect(config.unknown).toEqual(['paths.base']);
    });
  });

  describe('chooses the file', () => {
    const svelte = svelteConfig({ kit: { paths: { base: '/old' } } });

    it('svelte.config when sveltekit() is given nothing', () => {
      expect(readKitConfig({ ...svelte, ...viteConfig(undefined) }, '', kit2)).toMatchObject({ file: 'svelte.config.js', basePath: '/old' });
    });

    it('vite.config when sveltekit() is given options, which then have no `kit`', () => {
      const input = { ...svelte, ...viteConfig({ extensions: ['.svelte', '.md'], paths: { base: '/new' } }) };
      expect(readKitConfig(input, '', kit2)).toMatchObject({ file: 'vite.config.ts', basePath: '/new', extensions: ['.svelte', '.md'] });
    });

    it('only vite.config in Kit 3', () => {
      const config = readKitConfig({ ...svelte, ...viteConfig(undefined) }, '', kit3);
      expect([config.file, config.basePath, config.unknown]).toEqual(['vite.config.ts', undefined, []]);
    });

    it('and knows nothing when Kit 3 is called from elsewhere', () => {
      const input = { viteConfig: factsOf('vite.config.ts', { exports: [{ name: 'default', value: value({}) }] }) };
      expect(readKitConfig(input, '', kit3).unknown).toEqual(['*']);
      expect(readKitConfig(input, '', kit1).unknown).toEqual([]);
    });
  });

  describe('the adapter', () => {
    const withAdapter = (adapter: CallFact): ConfigInput => svelteConfig({ kit: { adapter: call(0) } }, { calls: [adapter] });

    it('is the package that is called', () => {
      const config = readKitConfig(withAdapter(callTo(imported('@sveltejs/adapter-node', 'default'), { out: 'build' })), '', kit2);
      expect([config.adapter, config.spaFallback]).toEqual(['@sveltejs/adapter-node', undefined]);
    });

    it('makes a single-page app with a fallback', () => {
      const adapter = imported('@sveltejs/adapter-static', 'default');
      expect(readKitConfig(withAdapter(callTo(adapter, { fallback: 'index.html' })), '', kit2).spaFallback).toBe(true);
      expect(readKitConfig(withAdapter(callTo(adapter, { fallback: null })), '', kit2).spaFallback).toBeUndefined();
      expect(readKitConfig(withAdapter(callTo(adapter)), '', kit2).spaFallback).toBeUndefined();
      expect(readKitConfig(withAdapter(callTo(adapter, { fallback: unreadable })), '', kit2).unknown).toEqual(['adapter.fallback']);
    });

    it('is unknown when it is chosen at run time', () => {
      expect(readKitConfig(svelteConfig({ kit: { adapter: { is: 'either', of: [call(0), call(1)] } } }), '', kit2).unknown).toEqual(['adapter']);
    });
  });

  it('reads kit.alias, with its meaning of stars', () => {
    const alias = { $cart: 'src/cart', $db: './src/db', '$db/*': 'src/database/*', '@/*': 'src/*', $odd: unreadable, $up: '../../packages/ui/src' };
    const config = readKitConfig(svelteConfig({ kit: { alias } }), 'apps/shop', kit2);
    expect(config.aliases).toEqual([
      { find: '$cart', replacement: 'apps/shop/src/cart', match: 'prefix' },
      { find: '$db', replacement: 'apps/shop/src/db', match: 'exact' },
      { find: '$db', replacement: 'apps/shop/src/database', match: 'star' },
      { find: '@', replacement: 'apps/shop/src', match: 'star' },
      { find: '$up', replacement: 'packages/ui/src', match: 'prefix' },
    ]);
    expect(config.unknown).toEqual(['alias.$odd']);
  });

  describe("Vite's resolve.alias", () => {
    const aliases = (alias: Literal, ...calls: CallFact[]) => readKitConfig(viteConfig(undefined, { resolve: { alias } }, ...calls), '', kit2);

    it('is read as an object of plain strings', () => {
      const { aliases: read } = aliases({ lib: '/src/lib', $cart: './src/cart', '~/': 'src/', lodash: 'lodash-es' });
      expect(read).toEqual([
        { find: 'lib', replacement: 'src/lib', match: 'prefix' },
        { find: '$cart', replacement: 'src/cart', match: 'prefix' },
        { find: '~', replacement: 'src', match: 'prefix' },
        { find: 'lodash', replacement: 'lodash-es', match: 'prefix', external: true },
      ]);
    });

    it('is read as an array, whose patterns stay unknown', () => {
      const { aliases: read, unknown } = aliases([
        { find: '$cart', replacement: '/src/cart' },
        { find: unreadable, replacement: '/src/x' },
      ]);
      expect(read).toEqual([{ find: '$cart', replacement: 'src/cart', match: 'prefix' }]);
      expect(unknown).toEqual(['resolve.alias']);
    });

    it.each<[string, Value, CallFact[]]>([
      ["path.resolve(__dirname, 'src/cart')", call(1), [callTo(imported('node:path', 'default', 'resolve'), ref(global('__dirname')), 'src/cart')]],
      ["resolve('./src/cart')", call(1), [callTo(imported('path', 'resolve'), './src/cart')]],
      ["path.join(process.cwd(), '/src', 'cart')", call(1), [callTo(imported('path', 'join'), call(2), '/src', 'cart'), callTo(global('process', 'cwd'))]],
      ['`${__dirname}/src/cart`', { is: 'template', parts: ['', '/src/cart'], holes: [ref(global('__dirname'))] }, []],
      [
        "fileURLToPath(new URL('./src/cart', import.meta.url))",
        call(1),
        [callTo(imported('node:url', 'fileURLToPath'), call(2)), callTo(global('URL'), './src/cart', ref(global('import.meta', 'url')))],
      ],
      [
        "new URL('./src/cart', import.meta.url).pathname",
        ref({ from: 'call', call: 1, path: ['pathname'] }),
        [callTo(global('URL'), './src/cart', ref(global('import.meta', 'url')))],
      ],
    ])('understands %s', (_, replacement, calls) => {
      const { aliases: read, unknown } = aliases({ $cart: replacement }, ...calls);
      expect(read).toEqual([{ find: '$cart', replacement: 'src/cart', match: 'prefix' }]);
      expect(unknown).toEqual([]);
    });

    it.each<[string, Value, CallFact[]]>([
      ["path.resolve('/srv/cart')", call(1), [callTo(imported('path', 'resolve'), '/srv/cart')]],
      ['resolve() of another package', call(1), [callTo(imported('resolver', 'resolve'), 'src/cart')]],
      ["path.resolve(__dirname, '../cart')", call(1), [callTo(imported('path', 'resolve'), ref(global('__dirname')), '../cart')]],
    ])('leaves %s unknown', (_, replacement, calls) => {
      expect(aliases({ $cart: replacement }, ...calls)).toMatchObject({ aliases: [], unknown: ['resolve.alias.$cart'] });
    });

    it('stays unknown when the configuration cannot be seen', () => {
      expect(readKitConfig(viteConfig(undefined, unreadable), '', kit2).unknown).toEqual(['resolve']);
    });

    it('comes after the aliases of Kit', () => {
      const input = { ...svelteConfig({ kit: { alias: { $cart: 'src/cart' } } }), ...viteConfig(undefined, { resolve: { alias: { $cart: '/src/basket' } } }) };
      expect(readKitConfig(input, '', kit2).aliases.map(({ replacement }) => replacement)).toEqual(['src/cart', 'src/basket']);
    });
  });

  describe('the paths of a tsconfig', () => {
    const tsconfigPaths = { '@/*': ['src/*', 'generated/*'], '@cart': ['src/cart/index.ts'], '*': ['types/*'] };

    it('count when a plugin honours them', () => {
      const input = viteConfig(undefined);
      const honoured = { viteConfig: { ...input.viteConfig, imports: [{ specifier: 'vite-tsconfig-paths' }] } as unknown as FileFacts, tsconfigPaths };
      expect(readKitConfig(honoured, '', kit2).aliases).toEqual([
        { find: '@', replacement: 'src', match: 'star' },
        { find: '@', replacement: 'generated', match: 'star' },
        { find: '@cart', replacement: 'src/cart/index.ts', match: 'exact' },
      ]);
    });

    it('count when Vite is told to', () => {
      const input = { ...viteConfig(undefined, { resolve: { tsconfigPaths: true } }), tsconfigPaths };
      expect(readKitConfig(input, '', kit2).aliases).toHaveLength(3);
    });

    it('do not count by themselves', () => {
      expect(readKitConfig({ ...viteConfig(undefined), tsconfigPaths }, '', kit2).aliases).toEqual([]);
    });
  });

  it('flattens the imports of package.json', () => {
    const packageJson = {
      imports: {
        '#lib': './src/lib/index.js',
        '#lib/*': { types: './types/*', development: './src/lib/*', default: ['./build/lib/*'] },
        '#fetch': { node: 'undici', default: './src/fetch.js' },
        lib: './src/lib',
      },
    };
    expect(readKitConfig({ packageJson }, '', kit3).packageImports).toEqual({
      '#lib': ['./src/lib/index.js'],
      '#lib/*': ['./src/lib/*', './build/lib/*'],
      '#fetch': ['./src/fetch.js'],
    });
  });
});
