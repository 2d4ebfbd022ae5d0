/** Who imports what in a workspace, judged by `.dependency-cruiser.mjs`. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from './workspace.js';

/** One import that breaks an arrow. `to` is the resolved path, or the specifier when nothing was found. */
export type BrokenArrow = { readonly rule: string; readonly from: string; readonly to: string };

type Cruise = { readonly summary: { readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[] } };

/**
 * The broken arrows below `root`, a folder laid out like this repository. Sorted as dependency-cruiser sorts them.
 * It runs as its own process, since it judges paths from the working directory.
 */
export function brokenArrows(root: string): readonly BrokenArrow[] {
  const cli = join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(REPOSITORY, '.dependency-cruiser.mjs');
  const json = execFileSync(process.execPath, [cli, '--config', config, '--output-type', 'json', 'packages'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const cruise = JSON.parse(json) as Cruise;
  return cruise.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
