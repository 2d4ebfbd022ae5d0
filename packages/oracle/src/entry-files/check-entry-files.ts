/** Names of hooks, service workers, matchers and remote modules against Kit's own look-up of them. */
import { join } from 'node:path';
import { defaultKitConfig, kitSatisfies, roleOf, type KitConfig, type Role } from '@sk-audit/core';
import { createDiskTree, type DiskTree } from '../disk-tree.js';
import { kitModule, kitNames, packageVersionOf, type KitName } from '../kits.js';

type ResolveEntry = (entry: string, extensions?: readonly string[]) => string | null;
type Entry = { readonly base: string; readonly role: Role; /** Kit versions that look for it. */ readonly kit: string };

const entries: readonly Entry[] = [
  { base: 'src/hooks.server', role: 'hooks.server', kit: '>=1' },
  { base: 'src/hooks.client', role: 'hooks.client', kit: '>=1' },
  { base: 'src/hooks', role: 'hooks.universal', kit: '>=2.3' },
  { base: 'src/service-worker', role: 'service-worker', kit: '>=1' },
  { base: 'src/instrumentation.server', role: 'instrumentation', kit: '>=2.31' },
  { base: 'src/env', role: 'env', kit: '>=3' },
  { base: 'src/params', role: 'params', kit: '>=3' },
];

/** What follows the name of an entry. */
const ends = [
  '', '.js', '.ts', '.mjs', '.cjs', '.mts', '.jsx', '.svelte', '.json', '.d.ts', '.test.ts', '.svelte.ts', '.server.ts', '.js.ts', '/index.js', '/index.ts', '/index.mjs', '/index.mts', '/index.d.ts', '/index.test.ts', '/index',
  '/index/index.js', '/main.ts', '/deep/index.ts', 's.ts', '-old.ts', '.ts.bak', '.TS', '/Index.ts',
] as const;

const remotes = ['remote.ts', 'cart.remote.ts', 'cart.remote.js', 'cart.remote.mjs', 'cart.remote.test.ts', 'cart.remote.svelte', 'remote/index.ts', 'cart.remote/index.ts', 'remotely.ts', 'cartremote.ts', 'a.remote.b.ts', '.remote.ts'] as const;

/** A sentence for each name that Kit takes for something else than we do, each file alone in its app; and how many were compared. */
export async function checkEntryFiles(): Promise<{ readonly compared: number; readonly disagreements: readonly string[] }> {
  const names = entries.flatMap(({ base }) => ends.map((end) => base + end));
  const disagreements: string[] = [];
  const disk = createDiskTree();
  let compared = 0;
  for (const kit of kitNames) {
    for (const moduleExtensions of kit === 'kit-3' ? [['.js', '.ts'], ['.mts', '.ts']] : [['.js', '.ts']]) {
      const config = { ...defaultKitConfig(), moduleExtensions };
      const asked = [...(await entryRoles(kit, names, config, disk)), ...(await remoteRoles(kit))];
      compared += asked.length;
      for (const { path, role } of asked) {
        const ours = roleOf(path, config, packageVersionOf(kit));
        if (ours !== role && !(role === undefined && ['module', 'component'].includes(ours))) disagreements.push(`${kit} takes ${path} for ${role ?? 'nothing'}, we for ${ours}`);
      }
    }
  }
  disk.remove();
  return { compared, disagreements };
}

type Answer = { readonly path: string; readonly role: Role | undefined };

async function entryRoles(kit: KitName, names: readonly string[], { moduleExtensions }: KitConfig, disk: DiskTree): Promise<readonly Answer[]> {
  const { resolve_entry } = await kitModule<{ resolve_entry: ResolveEntry }>(kit, 'src/utils/filesystem.js');
  const wanted = entries.filter((entry) => kitSatisfies(packageVersionOf(kit), entry.kit) === true);
  return names.filter((path) => !path.startsWith('src/params/') || kit === 'kit-3').map((path) => {
    disk.hold([path]);
    const file = join(disk.root, path);
    return { path, role: wanted.find(({ base }) => resolve_entry(join(disk.root, base), kit === 'kit-3' ? moduleExtensions : undefined) === file)?.role };
  });
}

/** Kit 3 exports the test; in 2.70 it is a comparison of the file's end, and stands in the builds. */
async function remoteRoles(kit: KitName): Promise<readonly Answer[]> {
  if (kit !== 'kit-3') return [];
  const { is_remote_module } = await kitModule<{ is_remote_module: (id: string) => boolean }>(kit, 'src/exports/vite/utils.js');
  return remotes.map((name) => `src/lib/${name}`).map((path) => ({ path, role: is_remote_module(`/repo/${path}`) ? 'remote' as const : undefined }));
}
