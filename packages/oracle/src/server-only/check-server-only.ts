/** Random paths against the server-only predicates of every Kit. */
import { defaultKitConfig, serverOnlyReason, type KitConfig, type PackageVersion } from '@sk-audit/core';
import { kitNames, packageVersionOf, type KitName } from '../kits.js';
import { runBatch, type PropertyOptions, type PropertyReport } from '../property.js';
import { askPredicateOf } from './ask-predicate.js';
import { modulePaths, type PathCase } from './module-paths.js';

/** Each path is put to each Kit. Counts what each says. */
export async function checkServerOnly(options: PropertyOptions): Promise<PropertyReport> {
  const answers = new Map<KitName, Map<PathCase, boolean>>();
  const versions = kitNames.map((kit) => [kit, packageVersionOf(kit)] as const);
  return await runBatch('server-only paths', modulePaths, async (cases) => {
    for (const kit of kitNames) answers.set(kit, await answersOf(kit, cases));
    return (one, count) => {
      for (const [kit, version] of versions) {
        const [theirs, ours] = [answers.get(kit)?.get(one) === true, isRefused(one, version)];
        count(`${kit} ${theirs ? 'refuses' : 'takes'} it`);
        if (theirs !== ours) return `${kit} ${theirs ? 'refuses' : 'takes'} ${one.path} (app in ${one.root || 'the root'}, lib ${one.lib}), we say otherwise`;
      }
      return undefined;
    };
  }, options);
}

/** Kit is asked once for each app folder and lib. */
async function answersOf(kit: KitName, cases: readonly PathCase[]): Promise<Map<PathCase, boolean>> {
  const ask = await askPredicateOf(kit);
  const groups = new Map<string, PathCase[]>();
  for (const one of cases) {
    const group = groups.get(`${one.root}:${one.lib}`);
    if (group) group.push(one);
    else groups.set(`${one.root}:${one.lib}`, [one]);
  }
  const answers = new Map<PathCase, boolean>();
  for (const group of groups.values()) {
    const found = ask(group);
    group.forEach((one, i) => answers.set(one, found[i] === true));
  }
  return answers;
}

function isRefused({ root, lib, path }: PathCase, kit: PackageVersion): boolean {
  const defaults = defaultKitConfig(root);
  const config: KitConfig = { ...defaults, lib: root === '' ? lib : `${root}/${lib}` };
  return serverOnlyReason(path, config, kit)?.kit === true;
}
