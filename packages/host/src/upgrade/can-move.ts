/** Which apps can move to another Kit? */
import { kitSatisfies, type PackageVersion } from '@sk-audit/core';
import { UserError } from '../user-error.js';

type VersionedApp = { readonly dir: string; readonly kit: PackageVersion };

export type Moves = {
  /** Folders of the apps whose Kit is not surely newer than the target. */
  readonly dirs: ReadonlySet<string>;
  /** One sentence for each of the others. */
  readonly leftOut: readonly string[];
};

/**
 * The apps for which the target is no step back; `named` says how a folder is shown.
 * @throws {UserError} when there are apps, and it is one for all of them
 */
export function canMove(apps: readonly VersionedApp[], target: PackageVersion, named: (dir: string) => string): Moves {
  const newer = apps.filter(({ kit }) => kitSatisfies(kit, `>${target.lower}`) === true);
  const [first] = newer;
  if (first && newer.length === apps.length) throw new UserError(`--target-kit ${target.lower} is older than the SvelteKit that is there: ${named(first.dir)} has ${first.kit.lower}.`);
  return {
    dirs: new Set(apps.filter((app) => !newer.includes(app)).map(({ dir }) => dir)),
    leftOut: newer.map(({ dir, kit }) => `${named(dir)} is left out: it has SvelteKit ${kit.lower}, and --target-kit ${target.lower} is older.`),
  };
}
