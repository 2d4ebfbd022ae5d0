/** A build and what the rule says about the same app. */
import { join } from 'node:path';
import { installKit, removeFolder, tempFolder, writeFiles, type Files } from '../app-folder.js';
import { buildKey, readBuild, writeBuild } from '../builds/build-cache.js';
import { runBuild, type Build } from '../builds/run-build.js';
import type { KitName } from '../kits.js';
import { says } from './kit-words.js';
import type { RuleApp } from './rule-apps.js';

export type CheckedApp = {
  readonly one: RuleApp;
  /** Absent when it was not built. */
  readonly build?: Build;
  /** Did the build do what the rule says that it does: fail, or warn? */
  readonly objects?: boolean;
  /** In one sentence; absent when we agree. */
  readonly difference?: string;
};

/** Builds the app and compares. With `reuse` an app that was built before is not built again. */
export async function checkRuleApp(one: RuleApp, reuse: boolean): Promise<CheckedApp> {
  const { app } = one;
  if ('notBuilt' in app) return { one };
  const build = await buildOf(app.files, app.kit, reuse);
  return { one, build, ...compareBuild(one, app.kit, build) };
}

/** Does the build do what the rule says, where the example has marks, and only there? */
export function compareBuild(one: RuleApp, kit: KitName, build: Build): Pick<CheckedApp, 'objects' | 'difference'> {
  const objects = one.rule.inBuild === 'fails' ? !passes(build) : passes(build) && warns(one, kit, build);
  const difference = differenceOf(one, kit, build, objects);
  return { objects, ...(difference !== undefined && { difference }) };
}

/** Builds an app that is given as files. With `reuse` one that was built before is not built again. */
export async function buildOf(files: Files, kit: KitName, reuse: boolean): Promise<Build> {
  const key = buildKey(files, kit);
  const known = reuse ? readBuild(key) : undefined;
  if (known) return known;
  const project = tempFolder();
  const dir = join(project, 'shop');
  try {
    writeFiles(dir, files);
    installKit(dir, kit);
    const build = await runBuild(dir, kit);
    writeBuild(key, build);
    return build;
  } finally {
    removeFolder(project);
  }
}

function passes({ outcome }: Build): boolean {
  return outcome === 'clean' || outcome === 'shipped';
}

/** One that is silent must not be warned about anything that the rule could mean. */
function warns({ rule, codes, known }: RuleApp, kit: KitName, { output }: Build): boolean {
  const meant = codes.length > 0 ? codes : known.filter((code) => says(kit, output, code) !== undefined);
  if (meant.length === 0) throw new Error(`kit-words.ts has no words for ${rule.id}.`);
  return meant.some((code) => says(kit, output, code) === true);
}

function differenceOf({ rule, marked, codes }: RuleApp, kit: KitName, build: Build, objects: boolean): string | undefined {
  if (rule.inBuild === 'warns' && !passes(build)) return 'the build fails, the rule says that it warns';
  if (objects && !marked) return `the build ${rule.inBuild}, the rule is silent`;
  if (marked && codes.length === 0) return 'the example has marks, but the rule reports nothing';
  if (!objects && marked) return `the build ${rule.inBuild === 'fails' ? 'passes' : 'does not warn'}, the rule reports ${codes.join(', ')}`;
  if (!marked || rule.inBuild === 'warns') return undefined;
  // What has no code of Kit 3's and no words of our own can only fail.
  const answers = codes.map((code) => ({ code, says: says(kit, build.output, code) }));
  const mute = answers.filter((answer) => answer.says === undefined && !answer.code.includes('/'));
  if (mute.length > 0) return `kit-words.ts has no words for ${mute.map(({ code }) => code).join(', ')}`;
  return answers.some((answer) => answer.says !== false) ? undefined : `the build fails, but says nothing of ${codes.join(', ')}`;
}

/** One line: where, what the build came to, the example; a second one for what differs. */
export function describeApp({ one, build, objects, difference }: CheckedApp): string {
  const { title, marked, app, rule } = one;
  const example = `${marked ? 'bad ' : 'good'}  ${rule.id}: ${title}`;
  if ('notBuilt' in app || !build) return `–  ${'not built'.padEnd(25)}  ${example}${'notBuilt' in app ? ` (${app.notBuilt})` : ''}`;
  const outcome = passes(build) ? (rule.inBuild === 'warns' && objects ? 'warns' : 'passes') : 'fails';
  const head = `${app.kit.padEnd(8)} ${outcome.padEnd(6)} ${(build.ms / 1000).toFixed(1).padStart(6)} s`;
  return `${difference === undefined ? '✓' : '✗'}  ${head}  ${example}${difference === undefined ? '' : `\n   DIFFERS: ${difference}`}`;
}
