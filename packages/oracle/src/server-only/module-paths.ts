/** Random paths of modules, near to what the guards of Kit look at. */
import fc from 'fast-check';

export type PathCase = {
  /** The app's folder in the project: none, or `apps/web`. */
  readonly root: string;
  /** Relative to the app. */
  readonly lib: string;
  /** Project-relative. */
  readonly path: string;
};

const folders = ['server', 'server', 'Server', 'serverless', 'x.server', 'server.x', '.server', 'billing', 'src', 'lib', 'routes', 'static', 'node_modules', '(app)', '[id]', 'server-tools', 'web', '+server'] as const;
const names = [
  'server.ts', 'server.svelte.ts', 'server.js', 'prices.server.ts', '.server.ts', 'prices.server.test.js', 'prices.server', 'Card.server.svelte', 'rates.server.json', '+server.ts', '+page.server.ts',
  '+page.svelte', 'prices.ts', 'price-server.ts', 'server-utils.ts', 'server', 'observer.ts', 'webserver.js', 'x.Server.ts', 'logo.svg', 'index.js', 'a.server.b.server.c', 'x..server..y', 'server..ts',
] as const;

/** Below the app or beside it; `@` stands for the app's folder, `$` for its lib. */
const starts = ['@', '@/src', '@/src/routes', '@/static', '$', '$', '$/server', '$-server', '$server', '@/node_modules', '@/node_modules-old', '@-admin', '@-admin/src/lib', 'packages/db', 'packages/db/src', 'apps'] as const;

export const modulePaths: fc.Arbitrary<PathCase> = fc
  .record({
    // Few pairs, as each costs a process.
    app: fc.constantFrom(['apps/web', 'src/lib'], ['', 'lib'], ['apps/web', 'src/stuff']),
    start: fc.constantFrom(...starts),
    between: fc.array(fc.constantFrom(...folders), { maxLength: 3 }),
    name: fc.constantFrom(...names),
  })
  .map(({ app: [root = '', lib = ''], start, between, name }) => {
    const base = start.replace('$', `@/${lib}`).replace('@', root).replace(/^[-/]/, '');
    return { root, lib, path: [...(base === '' ? [] : [base]), ...between, name].join('/') };
  });
