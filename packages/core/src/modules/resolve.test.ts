import { describe, expect, it } from 'vitest';
import type { App, KitConfig, PackageVersion } from '../kit/app.js';
import { defaultKitConfig } from '../kit/config-defaults.js';
import { createResolver, type Resolution } from './resolve.js';

const kit2: PackageVersion = { lower: '2.70.4', from: 'installed' };
const kit3: PackageVersion = { lower: '3.2.0', from: 'installed' };

function appWith(config: Partial<KitConfig> = {}, app: Partial<App> = {}): App {
  const root = app.root ?? '';
  return { root, kit: kit2, svelte: { lower: '5.57.3', from: 'installed' }, config: { ...defaultKitConfig(root), ...config }, workspacePackages: {}, notes: [], ...app };
}

const files = [
  'packages/ui/src/Button.svelte',
  'packages/ui/src/index.ts',
  'src/lib/cart.ts',
  'src/lib/index.ts',
  'src/lib/server/db.ts',
  'src/params/invoice.ts',
  'src/routes/(shop)/[id]/+page.svelte',
  'src/routes/(shop)/[id]/Row.svelte',
  'src/routes/+page.svelte',
  'src/styles/theme.css',
  'static/logo.svg',
];

/** `file:<path>`, or the kind with its module. */
const shown = ({ kind, to, module }: Resolution): string => (module === undefined && to === undefined ? kind : `${kind}:${to ?? module}`);
const resolverFor = (app: App, paths: readonly string[] = files, from = 'src/routes/+page.svelte') => {
  const resolve = createResolver(new Set(paths), app);
  return (specifier: string): string => shown(resolve(from, specifier));
};

describe('createResolver', () => {
  const resolve = resolverFor(appWith());

  it('resolves relative paths, without query and hash', () => {
    expect(resolve('../lib/cart')).toBe('file:src/lib/cart.ts');
    expect(resolve('../lib/cart.js?raw')).toBe('file:src/lib/cart.ts');
    expect(resolve('../lib')).toBe('file:src/lib/index.ts');
    expect(resolve('../styles/theme.css?inline')).toBe('file:src/styles/theme.css');
    expect(resolve('./(shop)/[id]/Row.svelte#row')).toBe('file:src/routes/(shop)/[id]/Row.svelte');
  });

  it('resolves from the root of the app, and static files', () => {
    expect(resolve('/src/lib/cart.ts')).toBe('file:src/lib/cart.ts');
    expect(resolve('/logo.svg')).toBe('file:static/logo.svg');
  });

  it('says what is missing', () => {
    expect(resolve('../lib/basket')).toBe('missing');
    expect(resolve('$lib/Row.svelte')).toBe('missing');
    expect(resolve('/src/lib/basket.ts')).toBe('missing');
  });

  it('does not know generated code, nor what lies outside the project', () => {
    expect(resolve('../../.svelte-kit/types/x')).toBe('unknown');
    expect(resolve('$lib/paraglide/messages')).toBe('unknown');
    expect(resolve('../../../elsewhere/cart')).toBe('unknown');
  });

  it.each(['./$types', './$types.js', '../../$types', './$types.d.ts'])('knows %s as generated types', (specifier) => {
    expect(resolve(specifier)).toBe('virtual:./$types');
  });

  it.each(['$app/navigation', '$app/env/private', '$app/types', '$env/static/private', '$env/dynamic/public', '$service-worker'])('knows %s as virtual', (id) => {
    expect(resolve(id)).toBe(`virtual:${id}`);
  });

  it.each(['svelte', '@sveltejs/kit', 'drizzle-orm/pg-core', 'node:fs', 'virtual:pwa-register', 'https://cdn.example/x.js', 'Three'])('takes %s for a package', (id) => {
    expect(resolve(id)).toBe(`package:${id}`);
  });

  it.each(['$houdini', '$paraglide/messages', '@/cart', '~icons/mdi/cart', '#lib/cart', '$env/custom'])('does not know %s without an alias', (id) => {
    expect(resolve(id)).toBe('unknown');
  });

  it('takes a path into node_modules for a package', () => {
    expect(resolve('../../node_modules/chart.js/auto')).toBe('package:chart.js/auto');
  });

  it('reads src/… as a tsconfig with a baseUrl does', () => {
    expect(resolve('src/lib/cart')).toBe('file:src/lib/cart.ts');
    expect(resolve('src/lib/basket')).toBe('package:src/lib/basket');
  });

  describe('$lib', () => {
    it('is an alias in Kit 1 and 2, wherever the folder is', () => {
      expect(resolve('$lib')).toBe('file:src/lib/index.ts');
      expect(resolve('$lib/server/db')).toBe('file:src/lib/server/db.ts');
      expect(resolve('$library/cart')).toBe('unknown');
      expect(resolverFor(appWith({ lib: 'src/params' }))('$lib/invoice')).toBe('file:src/params/invoice.ts');
    });

    it('is gone in Kit 3, unless an alias brings it back or may do so', () => {
      const alias = { find: '$lib', replacement: 'src/lib', match: 'prefix' } as const;
      expect(resolverFor(appWith({}, { kit: kit3 }))('$lib/cart')).toBe('missing');
      expect(resolverFor(appWith({ aliases: [alias] }, { kit: kit3 }))('$lib/cart')).toBe('file:src/lib/cart.ts');
      expect(resolverFor(appWith({ unknown: ['alias'] }, { kit: kit3 }))('$lib/cart')).toBe('unknown');
    });
  });

  describe('aliases', () => {
    const aliased = resolverFor(
      appWith({
        aliases: [
          { find: '$db', replacement: 'src/lib/server/db.ts', match: 'exact' },
          { find: '$cart', replacement: 'src/lib', match: 'prefix' },
          { find: '@', replacement: 'src', match: 'star' },
          { find: '@', replacement: 'src/lib', match: 'star' },
          { find: 'lodash', replacement: 'lodash-es', match: 'prefix', external: true },
          { find: '$messages', replacement: 'src/translations', match: 'prefix' },
        ],
        unknown: ['alias.$secret', 'alias.$keys/*'],
      }),
    );

    it('match exactly, by prefix, or below a star', () => {
      expect(aliased('$db')).toBe('file:src/lib/server/db.ts');
      expect(aliased('$db/x')).toBe('unknown');
      expect(aliased('$cart')).toBe('file:src/lib/index.ts');
      expect(aliased('$cart/cart')).toBe('file:src/lib/cart.ts');
      expect(aliased('$carts')).toBe('unknown');
      expect(aliased('@/lib/cart')).toBe('file:src/lib/cart.ts');
      expect(aliased('@')).toBe('unknown');
    });

    it('try a second target when the first leads nowhere', () => {
      expect(aliased('@/cart')).toBe('file:src/lib/cart.ts');
      expect(aliased('@/basket')).toBe('missing');
    });

    it('lead to packages', () => {
      expect(aliased('lodash/debounce')).toBe('package:lodash-es/debounce');
    });

    it('are unknown, not missing, when nothing is known of their folder', () => {
      expect(aliased('$messages')).toBe('unknown');
      expect(aliased('$messages/de')).toBe('unknown');
    });

    it('are unknown when they could not be read', () => {
      expect(aliased('$secret/key')).toBe('unknown');
      expect(aliased('$keys/key')).toBe('unknown');
    });
  });

  describe('subpath imports', () => {
    const config: Partial<KitConfig> = { packageImports: { '#lib': ['./src/lib/index.js'], '#lib/*': ['./build/*', './src/lib/*'], '#lib/server/*': ['./src/lib/server/*.ts'] } };

    it('resolve by the exact key, then by the longest pattern, to the first file', () => {
      const hash = resolverFor(appWith(config, { kit: kit3 }));
      expect(hash('#lib')).toBe('file:src/lib/index.ts');
      expect(hash('#lib/cart.js')).toBe('file:src/lib/cart.ts');
      expect(hash('#lib/server/db')).toBe('file:src/lib/server/db.ts');
      expect(hash('#lib/basket')).toBe('unknown');
      expect(hash('#other')).toBe('unknown');
    });

    it('hold for the files of the app only', () => {
      const app = appWith(config, { root: 'apps/shop' });
      expect(resolverFor(app, ['apps/shop/src/lib/cart.ts'], 'apps/shop/src/routes/+page.svelte')('#lib/cart')).toBe('file:apps/shop/src/lib/cart.ts');
      expect(resolverFor(app, ['apps/shop/src/lib/cart.ts'], 'packages/ui/src/index.ts')('#lib/cart')).toBe('unknown');
    });
  });

  it('resolves packages of the workspace, unknown when neither build nor source is there', () => {
    const workspacePackages = { '@shop/ui': { dir: 'packages/ui', exports: { '.': './dist/index.js', './*': './src/*' } }, '@shop/api': { dir: 'packages/api' } };
    const workspace = resolverFor(appWith({}, { workspacePackages }));
    expect(workspace('@shop/ui')).toBe('file:packages/ui/src/index.ts');
    expect(workspace('@shop/ui/Button.svelte')).toBe('file:packages/ui/src/Button.svelte');
    expect(workspace('@shop/api')).toBe('unknown:@shop/api');
    expect(workspace('@shop/other')).toBe('package:@shop/other');
  });

  it('resolves in an app that lies in a folder of the project', () => {
    const web = resolverFor(appWith({}, { root: 'apps/web' }), ['apps/web/src/lib/cart.ts', 'apps/web/static/logo.svg'], 'apps/web/src/routes/+page.ts');
    expect(web('$lib/cart')).toBe('file:apps/web/src/lib/cart.ts');
    expect(web('/src/lib/cart')).toBe('file:apps/web/src/lib/cart.ts');
    expect(web('/logo.svg')).toBe('file:apps/web/static/logo.svg');
  });
});

describe('expand', () => {
  const paths = ['src/lib/icons/cart.ts', 'src/lib/icons/.hidden.ts', 'src/lib/icons/old/pen.ts', 'src/lib/icons/pen.svelte', 'src/routes/(shop)/[id]/a.ts', 'src/routes/(shop)/[id]/b.ts'];
  const app = appWith({ aliases: [{ find: '$icons', replacement: 'src/lib/icons', match: 'prefix' }], packageImports: { '#lib/*': ['./src/lib/*'] } });
  const resolve = createResolver(new Set(paths), app);
  const from = 'src/routes/(shop)/[id]/a.ts';

  it.each([
    ['../../../lib/icons/*.ts', ['src/lib/icons/cart.ts']],
    ['/src/lib/icons/**/*.ts', ['src/lib/icons/cart.ts', 'src/lib/icons/old/pen.ts']],
    ['$icons/*.{ts,svelte}', ['src/lib/icons/cart.ts', 'src/lib/icons/pen.svelte']],
    ['$lib/*/pen.svelte', ['src/lib/icons/pen.svelte']],
    ['#lib/icons/*.svelte', ['src/lib/icons/pen.svelte']],
    ['**/pen.ts', ['src/lib/icons/old/pen.ts']],
    ['/src/lib/icons/pen.svelte', ['src/lib/icons/pen.svelte']],
    ['!./*.ts', ['src/routes/(shop)/[id]/b.ts']],
    ['./*.md', []],
  ])('expands the glob %s', (glob, expected) => expect(resolve.expand(from, glob)).toEqual(expected));

  it('takes the brackets of its own folder literally, and leaves the file itself out', () => {
    expect(resolve.expand(from, './*.ts')).toEqual(['src/routes/(shop)/[id]/b.ts']);
  });

  it('expands a template within one segment', () => {
    expect(resolve.expand(from, '$icons/*.ts', true)).toEqual(['src/lib/icons/.hidden.ts', 'src/lib/icons/cart.ts']);
    expect(resolve.expand(from, '$icons/*/*.ts?raw', true)).toEqual(['src/lib/icons/old/pen.ts']);
    expect(resolve.expand('src/routes/+page.ts', './(shop)/[id]/*.ts', true)).toEqual(['src/routes/(shop)/[id]/a.ts', 'src/routes/(shop)/[id]/b.ts']);
  });

  it('does not follow a template without an extension, or without a beginning', () => {
    expect(resolve.expand(from, '$icons/*', true)).toBeUndefined();
    expect(resolve.expand(from, '*', true)).toBeUndefined();
  });
});

describe('symbolic links', () => {
  const links = new Map([['src/lib/prices.ts', 'src/lib/server/prices.ts'], ['src/lib/shared/tax.ts', 'shared/tax.ts'], ['src/lib/shared/rate.ts', 'shared/rate.ts']]);
  const resolve = createResolver(new Set([...links.keys(), ...links.values(), 'src/lib/server/rates.ts', 'src/routes/+page.ts']), appWith(), links);

  it('lead to the file that is really imported', () => {
    expect(resolve('src/routes/+page.ts', '../lib/prices')).toEqual({ kind: 'file', to: 'src/lib/server/prices.ts' });
  });

  it('are left behind by what a linked file imports', () => {
    expect(resolve('src/lib/prices.ts', './rates')).toEqual({ kind: 'file', to: 'src/lib/server/rates.ts' });
    expect(resolve('src/lib/prices.ts', './server/rates')).toMatchObject({ kind: 'unknown' });
  });

  it('are followed by globs, each file once', () => {
    expect(resolve.expand('src/routes/+page.ts', '../lib/shared/*.ts')).toEqual(['shared/rate.ts', 'shared/tax.ts']);
    expect(resolve.expand('src/routes/+page.ts', '../lib/**/prices.ts')).toEqual(['src/lib/server/prices.ts']);
  });
});
