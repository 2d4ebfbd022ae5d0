/** Where things lie in this repository. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, absolute. The same from `src` and from `dist`. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** Names of the folders directly below `dir`, sorted. Throws when there is no such folder. */
export function folders(dir: string): readonly string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Every file below `dir`, absolute, sorted; nothing from `node_modules` or `dist`. */
export function filesBelow(dir: string): readonly string[] {
  return readdirSync(dir)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => {
      const path = join(dir, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}

/** Ids of the rules in `root`: the folders of the rules package that hold a `rule.ts`, sorted. */
export function ruleIds(root: string = REPOSITORY): readonly string[] {
  const dir = join(root, 'packages/rules/src');
  return folders(dir).filter((id) => readdirSync(join(dir, id)).includes('rule.ts'));
}
