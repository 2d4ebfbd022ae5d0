/** The same module under other names. */
import type { Files } from '../../app-folder.js';
import { provenModule, secretModule, withEveryKit, type BuildCase } from '../build-case.js';
import { component } from './parts.js';

type Alias = readonly [id: string, title: string, specifier: string, more: Partial<BuildCase>, files?: Files];

const aliases: readonly Alias[] = [
  ['folder', 'alias `$prices` of the folder', '$prices/margin.js', { options: { alias: { $prices: 'src/lib/server' } } }],
  ['file', 'alias `$margin` of the file', '$margin', { options: { alias: { $margin: 'src/lib/server/margin.js' } } }],
  ['star', 'alias `$prices/*` of what is in the folder', '$prices/margin.js', { options: { alias: { '$prices/*': 'src/lib/server/*' } } }],
  ['both', 'alias `$prices` of another file, `$prices/*` of the folder', '$prices/margin.js', { options: { alias: { $prices: 'src/lib/open.js', '$prices/*': 'src/lib/server/*' } } }, { 'src/lib/open.js': 'export const margin = 0;\n' }],
  ['both-exact', 'alias `$prices` of another file, that is imported', '$prices', { options: { alias: { $prices: 'src/lib/open.js', '$prices/*': 'src/lib/server/*' } } }, { 'src/lib/open.js': 'export const margin = 0;\n' }],
  ['elsewhere', 'alias `$server` of `src/lib/prices`', '$server/margin.js', { options: { alias: { $server: 'src/lib/prices' } } }, { 'src/lib/prices/margin.js': 'export const margin = 0;\n' }],
  ['vite-object', "Vite's `resolve.alias`, an object", '@prices/margin.js', { vite: "resolve: { alias: { '@prices': new URL('./src/lib/server', import.meta.url).pathname } }," }],
  ['vite-list', "Vite's `resolve.alias`, a list", '@prices/margin.js', { vite: "resolve: { alias: [{ find: '@prices', replacement: new URL('./src/lib/server', import.meta.url).pathname }] }," }],
  ['vite-regexp', "Vite's `resolve.alias`, a regular expression", '@prices/margin.js', { differs: withEveryKit('clean', 'An alias whose name is a regular expression is not followed.'), vite: "resolve: { alias: [{ find: /^@prices/, replacement: new URL('./src/lib/server', import.meta.url).pathname }] }," }],
  ['dot', 'alias `$prices` of `./src/lib/server`', '$prices/margin.js', { options: { alias: { $prices: './src/lib/server' } } }],
  ['subpath-import', '`#lib/*` of package.json', '#lib/server/margin.js', {}],
  ['subpath-import-exact', '`#margin` of package.json', '#margin', {}, { 'package.json': '{ "name": "shop", "private": true, "type": "module", "imports": { "#margin": "./src/lib/server/margin.js" } }\n' }],
  ['subpath-import-conditions', '`#margin` of package.json, with conditions', '#margin', {}, { 'package.json': '{ "name": "shop", "private": true, "type": "module", "imports": { "#margin": { "browser": "./src/lib/open.js", "default": "./src/lib/server/margin.js" } } }\n', 'src/lib/open.js': 'export const margin = 0;\n' }],
  ['workspace-package', 'a linked package of the workspace', 'prices', {}, { '../prices/package.json': '{ "name": "prices", "version": "1.0.0", "type": "module", "exports": "./src/index.js" }\n', '../prices/src/index.js': "export { margin } from './margin.server.js';\n", '../prices/src/margin.server.js': provenModule, 'package.json': '{ "name": "shop", "private": true, "type": "module", "dependencies": { "prices": "workspace:*" } }\n', 'node_modules/prices': '-> ../../prices', '../package.json': '{ "name": "all", "private": true, "workspaces": ["*"] }\n' }],
  ['workspace-package-svelte', 'a linked package of the workspace, by its condition `svelte`', 'prices', {}, { '../prices/package.json': '{ "name": "prices", "version": "1.0.0", "type": "module", "exports": { ".": { "svelte": "./src/index.js" } } }\n', '../prices/src/index.js': "export { margin } from './margin.server.js';\n", '../prices/src/margin.server.js': provenModule, 'package.json': '{ "name": "shop", "private": true, "type": "module", "dependencies": { "prices": "workspace:*" } }\n', 'node_modules/prices': '-> ../../prices', '../package.json': '{ "name": "all", "private": true, "workspaces": ["*"] }\n' }],
];

export const aliasCases: readonly BuildCase[] = aliases.map(([id, title, specifier, more, files = {}]) => ({
  id: `alias-${id}`,
  title: `page imports \`${specifier}\`: ${title}`,
  files: { 'src/lib/server/margin.js': secretModule, 'src/routes/+page.svelte': component(`import { margin } from '${specifier}';`), ...files },
  ...more,
}));
