/** A build and our verdict on the same files. */
import { join } from 'node:path';
import { installKit, removeFolder, tempFolder, writeFiles } from '../app-folder.js';
import { kitNames, type KitName } from '../kits.js';
import { buildKey, readBuild, writeBuild } from './build-cache.js';
import type { BuildCase, Deliberate, Outcome } from './build-case.js';
import { runBuild, type Build } from './run-build.js';
import { appFiles } from './skeleton.js';
import { verdictOn, type Verdict } from './verdict.js';

export type CheckedBuild = {
  readonly id: string;
  readonly kit: KitName;
  readonly build: Build;
  readonly verdict: Verdict;
  /** Absent when we agree. */
  readonly difference?: Deliberate | 'unexpected';
};

/** Writes the app into a new folder, asks the audit, builds, and removes it all. With `reuse` an app that was built before is not built again. */
export async function checkBuild(one: BuildCase, kit: KitName, reuse = false): Promise<CheckedBuild> {
  const project = tempFolder();
  const dir = join(project, 'shop');
  const files = appFiles(one, kit);
  try {
    writeFiles(dir, files);
    installKit(dir, kit);
    const verdict = verdictOn(dir);
    const key = buildKey(files, kit);
    const build = (reuse ? readBuild(key) : undefined) ?? (await runBuild(dir, kit));
    writeBuild(key, build);
    const difference = differenceOf(one.differs?.[kit], verdict.says, build.outcome);
    return { id: one.id, kit, build, verdict, ...(difference && { difference }) };
  } finally {
    removeFolder(project);
  }
}

/** A deliberate difference that no longer is one is unexpected too. */
function differenceOf(deliberate: Deliberate | undefined, says: Outcome, builds: Outcome): CheckedBuild['difference'] {
  if (deliberate) return deliberate.says === says && says !== builds ? deliberate : 'unexpected';
  return says === builds ? undefined : 'unexpected';
}

/** The Kits with which a case is built. */
export function kitsOf({ kits = kitNames }: BuildCase): readonly KitName[] {
  return kits;
}

/** One line: where, what the build came to, what we say. */
export function describeBuild({ id, kit, build, verdict, difference }: CheckedBuild): string {
  const said = difference === undefined ? '' : difference === 'unexpected' ? `  UNEXPECTED: we say ${verdict.says}` : `  (deliberately ${difference.says})`;
  return `${kit.padEnd(8)} ${build.outcome.padEnd(7)} ${(build.ms / 1000).toFixed(1).padStart(5)} s  ${id}${said}`;
}
