import { serverOnlyModule } from '@sk-audit/core';
import { expect, it } from 'vitest';
import { installKit, removeFolder, tempFolder, writeFiles } from '../app-folder.js';
import { kitModule, packageVersionOf } from '../kits.js';
import { askGuard } from './ask-predicate.js';

const names = ['$env/static/private', '$env/static/public', '$env/dynamic/private', '$env/dynamic/public', '$app/server', '$app/paths', '$app/navigation'];

type Ids = { readonly [name: string]: string };

/** The id under which a Kit knows a virtual module. */
function idOf(name: string, ids: Ids): string {
  return ids[name.slice(1).replaceAll('/', '_')] ?? name;
}

it('refuses the virtual modules that Kit 1 refuses', async () => {
  const { is_illegal } = await kitModule<{ is_illegal: (id: string, dirs: object) => boolean }>('kit-1', 'src/exports/vite/graph_analysis/index.js');
  const dirs = { cwd: '/repo', node_modules: '/repo/node_modules', server: '/repo/src/lib/server' };
  expect(names.map((name) => [name, serverOnlyModule(name, packageVersionOf('kit-1'))])).toEqual(names.map((name) => [name, is_illegal(`\0virtual:${name}`, dirs)]));
});

it('refuses the virtual modules that Kit 2.5 refuses', async () => {
  const { is_illegal } = await kitModule<{ is_illegal: (id: string, dirs: object) => boolean }>('kit-2-5', 'src/exports/vite/graph_analysis/index.js');
  const ids = await kitModule<Ids>('kit-2-5', 'src/exports/vite/module_ids.js');
  const dirs = { cwd: '/repo', node_modules: '/repo/node_modules', server: '/repo/src/lib/server' };
  expect(names.map((name) => [name, serverOnlyModule(name, packageVersionOf('kit-2-5'))])).toEqual(names.map((name) => [name, is_illegal(idOf(name, ids), dirs)]));
});

it('refuses the virtual modules that Kit 2.70 refuses', async () => {
  const ids = await kitModule<Ids>('kit-2-70', 'src/exports/vite/module_ids.js');
  const app = tempFolder();
  try {
    writeFiles(app, { 'package.json': '{ "type": "module" }\n', 'src/app.html': '%sveltekit.head%%sveltekit.body%', 'src/routes/+page.svelte': '' });
    installKit(app, 'kit-2-70');
    const all = [...names, '$app/env/private', '$app/env/public'];
    const theirs = askGuard(app, all.map((name) => idOf(name, ids)));
    expect(all.map((name) => [name, serverOnlyModule(name, packageVersionOf('kit-2-70'))])).toEqual(all.map((name, i) => [name, theirs[i]]));
  } finally {
    removeFolder(app);
  }
});
