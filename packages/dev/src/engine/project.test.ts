import { extractFacts } from '@sk-audit/extract';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const view = (files: { [path: string]: string }, kit?: string) => exampleProject({ title: '', files, ...(kit ? { kit } : {}) }).view;

describe('entries', () => {
  const names = (project: ReturnType<typeof view>, path: string) => project.entries(path).map((one) => `${one.role} ${one.name} in ${one.path}${one.wrapped ? ', wrapped' : ''}`);

  it('finds load in every spelling', () => {
    const spellings = ['export const load = async () => {};', 'export function load() {}', 'const load = () => {}; export { load };', 'const read = () => {}; export { read as load };', 'export const load = (() => {}) satisfies PageLoad;'];
    for (const text of spellings) expect(names(view({ 'src/routes/+page.ts': text }), 'src/routes/+page.ts')).toEqual(['load load in src/routes/+page.ts']);
  });

  it('looks into wrappers and follows re-exports', () => {
    const project = view({
      'src/routes/+page.server.ts': "import { withAuth } from '$lib/auth';\nexport const load = withAuth(async (event) => event);\nexport { actions } from '$lib/actions';",
      'src/lib/auth.ts': 'export const withAuth = (fn) => fn;',
      'src/lib/actions.ts': 'const save = async () => {};\nexport const actions = { save, remove: async () => {}, ...more };\nconst more = { publish: () => {} };',
    });
    expect(names(project, 'src/routes/+page.server.ts')).toEqual([
      'load load in src/routes/+page.server.ts, wrapped', 'action save in src/lib/actions.ts', 'action remove in src/lib/actions.ts', 'action publish in src/lib/actions.ts',
    ]);
  });

  it('takes each function given to sequence for a handle of its own', () => {
    const project = view({ 'src/hooks.server.ts': "import { sequence } from '@sveltejs/kit/hooks';\nimport { log } from '$lib/log';\nexport const handle = sequence(log, async ({ event, resolve }) => resolve(event));", 'src/lib/log.ts': 'export const log = ({ event, resolve }) => resolve(event);' });
    expect(names(project, 'src/hooks.server.ts')).toEqual(['handle handle in src/lib/log.ts', 'handle handle in src/hooks.server.ts']);
  });

  it('finds remote functions by what makes them', () => {
    const project = view({ 'src/routes/cart.remote.ts': "import { command, query } from '$app/server';\nexport const items = query(async () => []);\nexport const add = command('unchecked', async (id) => id);\nexport const limit = Math.max(1, 2);" });
    expect(names(project, 'src/routes/cart.remote.ts')).toEqual(['remote items in src/routes/cart.remote.ts, wrapped', 'remote add in src/routes/cart.remote.ts, wrapped']);
  });
});

describe('what reaches what', () => {
  const files = {
    'src/routes/+page.svelte': "<script>import { total } from '$lib/cart';</script>",
    'src/routes/+page.server.ts': "import { orders } from '$lib/server/orders';\nexport const load = () => orders;",
    'src/routes/app/+layout.ts': 'export const ssr = false;',
    'src/routes/app/+page.svelte': "<script>import { draw } from '$lib/draw';</script>",
    'src/lib/cart.ts': "export * from './totals';",
    'src/lib/totals.ts': 'export const total = 1;',
    'src/lib/draw.ts': 'export const draw = 1;',
    'src/lib/server/orders.ts': "import { shared } from '../shared';\nexport const orders = [shared];",
    'src/lib/shared.ts': 'export const shared = 1;',
    'src/lib/unused.ts': 'export const unused = 1;',
  };

  it('gives the shortest chain from what browsers load', () => {
    expect(view(files).clientChain('src/lib/totals.ts')).toEqual(['src/routes/+page.svelte', 'src/lib/cart.ts', 'src/lib/totals.ts']);
  });

  it('does not look behind a server-only file from the browser', () => {
    const project = view({ ...files, 'src/routes/+page.svelte': "<script>import { orders } from '$lib/server/orders';</script>" });
    expect(project.clientChain('src/lib/shared.ts')).toBeUndefined();
  });

  it('knows what the server loads, with ssr = false inherited', () => {
    const project = view(files);
    expect(['src/lib/shared.ts', 'src/lib/totals.ts', 'src/lib/draw.ts', 'src/lib/unused.ts'].map((path) => project.runsOnServer(path))).toEqual([true, true, false, false]);
  });

  it('does not decide where an option is computed', () => {
    const project = view({ ...files, 'src/routes/app/+layout.ts': "import { dev } from '$app/environment';\nexport const ssr = !dev;" });
    expect(project.runsOnServer('src/lib/draw.ts')).toBe('unknown');
  });

  it('takes a file for live when any entry reaches it', () => {
    const project = view(files);
    expect(['src/lib/draw.ts', 'src/lib/unused.ts'].map((path) => project.isLive(path))).toEqual([true, false]);
  });
});

describe('filesOf', () => {
  it('gives the files of a role by name, and none of a role that nothing has', () => {
    const project = view({ 'src/routes/b/+page.ts': '', 'src/routes/a/+page.ts': '', 'src/lib/cart.ts': '' });
    expect([project.filesOf('page.universal'), project.filesOf('hooks.server')]).toEqual([['src/routes/a/+page.ts', 'src/routes/b/+page.ts'], []]);
  });
});

describe('overlay', () => {
  const files = { 'src/routes/+page.svelte': "<script>import { total } from '$lib/cart';</script>", 'src/lib/cart.ts': 'export const total = 1;', 'src/lib/server/tax.ts': 'export const tax = 1;' };

  it('sees the new text of a file, and leaves the saved view as it was', () => {
    const saved = view(files);
    const edited = saved.overlay(extractFacts('src/lib/cart.ts', "import { tax } from './server/tax';\nexport const total = tax;"));
    expect(edited.imports('src/lib/cart.ts').map((edge) => edge.to)).toEqual(['src/lib/server/tax.ts']);
    expect(saved.imports('src/lib/cart.ts')).toEqual([]);
  });

  it('lets imports find a file that is new', () => {
    const saved = view({ ...files, 'src/routes/+page.svelte': "<script>import { total } from '$lib/basket';</script>" });
    expect(saved.imports('src/routes/+page.svelte').map((edge) => edge.kind)).toEqual(['missing']);
    const edited = saved.overlay(extractFacts('src/lib/basket.ts', 'export const total = 1;'));
    expect(edited.imports('src/routes/+page.svelte').map((edge) => edge.to)).toEqual(['src/lib/basket.ts']);
  });
});
