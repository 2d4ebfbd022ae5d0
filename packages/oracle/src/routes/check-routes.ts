/** Random route trees against `create_manifest_data` of every Kit. */
import { kitNames, type KitName } from '../kits.js';
import { runProperty, type PropertyOptions, type PropertyReport } from '../property.js';
import { asked, compareRoutes, type AskedKit } from './compare-routes.js';
import { createDiskTree } from '../disk-tree.js';
import { askManifestOf } from './kit-manifest.js';
import { isTrivial, routeTrees } from './route-trees.js';

/**
 * Each tree is put to each of the Kits (all unless told). Counts the codes of what is refused, and the manifests that were compared. Trees
 * with less than three files among the routes are no cases, but for the one file with which there are no routes.
 */
export async function checkRoutes(options: PropertyOptions, asks: readonly KitName[] = kitNames): Promise<PropertyReport> {
  const kits: AskedKit[] = [];
  for (const kit of asks) kits.push(asked(kit, await askManifestOf(kit)));
  const disk = createDiskTree();
  try {
    const cases = routeTrees.filter((tree) => !isTrivial(tree) || tree.paths.length === 1);
    return runProperty('route trees', cases, (tree, count) => {
      for (const kit of kits) {
        const difference = compareRoutes(tree, kit, disk, count);
        if (difference !== undefined) return difference;
      }
      return undefined;
    }, options);
  } finally {
    disk.remove();
  }
}
